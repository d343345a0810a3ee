//! The sandbox page in a real browser: one write-up's way, as people would click and type it, in two languages.
//!
//! An extra, not part of `cargo test`: needs Debian's `chromium` and `chromium-driver`. Run by `cargo test --test browser`;
//! pictures of the page are left in `target/browser`. Knows the page's hooks and the catalogues, nothing of the bot.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use futures_util::FutureExt as _;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tertulia::demo::{Sandbox, start};
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

/// The longest that anything on the page may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks at the page.
const LOOK: Duration = Duration::from_millis(40);

/// Who does what, in which language.
struct Story {
    /// Names the pictures
    language: &'static str,
    /// As the page's menu of languages has it
    locale: &'static str,
    catalogue: &'static str,
    author: &'static str,
    /// What the author types to find the place, and the place
    place: (&'static str, &'static str),
    texts: [(&'static str, &'static str); 5],
    /// Another member, who looks for this word of the title
    reader: &'static str,
    query: &'static str,
}

const ENGLISH: Story = Story {
    language: "en",
    locale: "en-GB",
    catalogue: include_str!("../config/locales/en.ftl"),
    author: "Morag",
    place: ("scot", "scotland"),
    texts: [
        ("title", "Let tenants' juries award home retrofit grants"),
        ("summary", "Juries of tenants drawn by lot award a third of the retrofit grants, in public."),
        ("problem", "Grants went to those who knew how to apply; damp homes waited."),
        ("action", "The directorate and a network of tenants wrote the rules together and drew twelve juries by lot."),
        (
            "results",
            "1,140 homes in the first year, 61 % of them among the coldest: https://www.gov.scot/retrofit-juries",
        ),
    ],
    reader: "Lucía",
    query: "retrofit",
};

const SPANISH: Story = Story {
    language: "es",
    locale: "es-419",
    catalogue: include_str!("../config/locales/es.ftl"),
    author: "Lucía",
    place: ("buenos", "buenos-aires"),
    texts: [
        ("title", "Abrir el inventario de arbolado a los barrios"),
        ("summary", "Cada barrio corrige y completa el inventario de árboles, y decide dónde se planta primero."),
        ("problem", "El inventario tenía diez años y nadie sabía en qué cuadras faltaba sombra."),
        ("action", "La dirección y catorce organizaciones barriales acordaron el método y recorrieron las comunas."),
        ("results", "52.000 árboles revisados en un año: https://data.buenosaires.gob.ar/dataset/arbolado-abierto"),
    ],
    reader: "Morag",
    query: "arbolado",
};

#[tokio::test]
async fn a_write_up_travels_through_the_page_in_english() {
    play(&ENGLISH).await;
}

#[tokio::test]
async fn a_write_up_travels_through_the_page_in_spanish() {
    play(&SPANISH).await;
}

/// Starts sandbox and browser, tells the story, and ends both, however the story ends.
async fn play(story: &Story) {
    let running = start(Sandbox { port: 0, database: None, traffic: None, fresh: false }).await.unwrap();
    let mut driver = Driver::start().await;
    let page = Page { client: driver.open_browser().await, story };
    let told = AssertUnwindSafe(tell(&page, &running.stand_in.url())).catch_unwind().await;
    if told.is_err() {
        page.picture("failed").await;
        eprintln!("The page showed:\n{}", page.text("#main").await);
    }
    page.client.close().await.unwrap();
    driver.stop().await;
    running.stop().await;
    if let Err(panic) = told {
        resume_unwind(panic);
    }
}

async fn tell(page: &Page<'_>, url: &str) {
    let story = page.story;
    page.client.goto(url).await.unwrap();

    page.become_persona(story.author).await;
    page.type_into(
        "#command-input",
        &format!("/{} {} ", page.word("command-writeup"), page.word("command-writeup-share")),
    )
    .await;
    page.type_into("[data-option=place] input", story.place.0).await;
    page.press(&format!("#suggestion-list [data-value='{}']", story.place.1)).await;
    page.press(&format!("#suggestion-list [data-value='{}']", story.language)).await;
    page.press("#send").await;

    for (name, text) in story.texts {
        page.type_into(&format!("#form[open] [name='{name}']"), text).await;
    }
    page.picture("form").await;
    page.press("#form button[type=submit]").await;

    page.wait_for("[data-custom-id$='/areas']").await;
    page.picture("draft").await;
    page.choose_many("areas", &["participation", "climate_action"]).await;
    page.choose_one("status", "in_progress").await;
    page.choose_many("values", &["participation", "transparency"]).await;
    page.press_button("writeup/submit/", Some(page.word("draft-submit"))).await;

    page.wait_for_text(page.word("consent-text")).await;
    page.choose_many("consent", &["rights", "private", "licence"]).await;
    page.wait_for_text(page.word("writeup-submitted").trim_start_matches("{ $id }")).await;

    page.become_persona("Inés").await;
    page.open_channel("review").await;
    page.press_button("review/approve/", None).await;
    let published = page.word("review-done-approve").trim_start_matches("{ $id }");
    let said = page.wait_for_text(published).await;
    let before = said.split(published).next().unwrap_or_default();
    let number = before.split_whitespace().last().unwrap_or_default();
    assert!(number.starts_with("R-"), "no R-number in: {said}");
    page.picture("approved").await;

    page.become_persona(story.reader).await;
    page.type_into("#command-input", &format!("/{} ", page.word("command-search"))).await;
    page.type_into("[data-option=query] input", story.query).await;
    page.press("#send").await;
    let found = page.wait_for_text(&format!("{number} {}", story.texts[0].1)).await;
    assert!(found.contains(story.query), "{found}");
    page.picture("").await;
}

/// What a person sees of the sandbox, and what they do there.
struct Page<'a> {
    client: Client,
    story: &'a Story,
}

impl Page<'_> {
    /// The catalogue's words of one line for `key`.
    fn word(&self, key: &str) -> &'static str {
        let mut lines = self.story.catalogue.lines();
        lines
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))
            .unwrap_or_else(|| panic!("no words for {key}"))
    }

    async fn look_for(&self, locator: Locator<'_>) -> Element {
        let found = self.client.wait().at_most(PATIENCE).every(LOOK).for_element(locator).await;
        found.unwrap_or_else(|error| panic!("{locator:?} did not appear: {error}"))
    }

    async fn wait_for(&self, css: &str) -> Element {
        self.look_for(Locator::Css(css)).await
    }

    /// Waits for a message that says `text`, and returns all it says.
    async fn wait_for_text(&self, text: &str) -> String {
        let message = format!("(//li[@data-message][contains(normalize-space(.), \"{text}\")])[last()]");
        self.until(&message, async || self.look_for(Locator::XPath(&message)).await.text().await).await
    }

    /// Presses what is there, or will be: a part of the page that is just drawn anew is looked for again.
    async fn press(&self, css: &str) {
        self.until(css, async || self.wait_for(css).await.click().await).await;
    }

    async fn type_into(&self, css: &str, text: &str) {
        self.until(css, async || self.wait_for(css).await.send_keys(text).await).await;
    }

    /// Tries until it works; what a redrawn page refuses is tried again, but not for ever.
    async fn until<T>(&self, what: &str, attempt: impl AsyncFn() -> Result<T, fantoccini::error::CmdError>) -> T {
        let begun = Instant::now();
        loop {
            match attempt().await {
                Ok(done) => return done,
                Err(error) => assert!(begun.elapsed() < PATIENCE, "{what}: {error}"),
            }
        }
    }

    /// Presses the button of a message by the beginning of its custom id; it must be called `label`.
    async fn press_button(&self, id: &str, label: Option<&str>) {
        let css = format!(".message button[data-custom-id^='{id}']:not(:disabled)");
        if let Some(label) = label {
            assert_eq!(self.wait_for(&css).await.text().await.unwrap(), label);
        }
        self.press(&css).await;
    }

    async fn choose_one(&self, menu: &str, value: &str) {
        self.open_menu(menu).await;
        self.press(&format!(".pop-over [role=option][data-value='{value}']")).await;
        self.wait_for_choice(menu).await;
    }

    /// Chooses several and closes the list; the menu sends then.
    async fn choose_many(&self, menu: &str, values: &[&str]) {
        self.open_menu(menu).await;
        for value in values {
            self.press(&format!(".pop-over [role=option][data-value='{value}'][aria-selected=false]")).await;
        }
        self.press(".pop-over .chosen button").await;
        if menu != "consent" {
            self.wait_for_choice(menu).await;
        }
    }

    async fn open_menu(&self, menu: &str) {
        self.press(&format!(".menu[data-custom-id*='/{menu}'][aria-expanded=false]:not([aria-busy=true])")).await;
    }

    /// Waits until the bot has answered a choice.
    async fn wait_for_choice(&self, menu: &str) {
        self.wait_for(&format!(".menu[data-custom-id*='/{menu}']:not([aria-busy=true]) .face:not(.muted)")).await;
    }

    /// Becomes somebody else, who uses Discord in the story's language.
    async fn become_persona(&self, name: &str) {
        self.wait_for("body[data-state=ready]").await;
        self.pick("#persona", Locator::XPath(&format!(".//option[.='{name}']"))).await;
        let ready = format!("//body[@data-state='ready'][.//*[@id='persona-card']//b='{name}']");
        self.look_for(Locator::XPath(&ready)).await;
        self.pick("#language", Locator::Css(&format!("option[value='{}']", self.story.locale))).await;
        self.wait_for(&format!("html[lang='{}']", self.story.language)).await;
    }

    async fn pick(&self, css: &str, option: Locator<'_>) {
        self.until(css, async || self.wait_for(css).await.select_by(option).await).await;
    }

    async fn open_channel(&self, name: &str) {
        let link = format!("//a[@data-channel][span[@class='name']='{name}']");
        self.until(&link, async || self.look_for(Locator::XPath(&link)).await.click().await).await;
        let shown = format!("//*[@id='channel-name'][contains(., '{name}')]");
        self.look_for(Locator::XPath(&shown)).await;
    }

    async fn text(&self, css: &str) -> String {
        self.wait_for(css).await.text().await.unwrap_or_else(|error| error.to_string())
    }

    /// Saves what is on the screen; the picture at the end of the story has no `moment`.
    async fn picture(&self, moment: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser");
        std::fs::create_dir_all(&folder).unwrap();
        let dash = if moment.is_empty() { "" } else { "-" };
        let file = folder.join(format!("{}{dash}{moment}.png", self.story.language));
        std::fs::write(file, self.client.screenshot().await.unwrap()).unwrap();
    }
}

/// `chromedriver`, which starts and steers the browser.
struct Driver {
    process: Child,
    port: u16,
    // Held open: the driver would fail to write to a closed one.
    _stdout: Lines<BufReader<ChildStdout>>,
    profile: tempfile::TempDir,
}

impl Driver {
    async fn start() -> Self {
        let program = program("chromedriver", "chromium-driver");
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("chromedriver does not start");
        let mut stdout = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = timeout(PATIENCE, async {
            while let Some(line) = stdout.next_line().await.unwrap() {
                if let Some((_, port)) = line.split_once("successfully on port ") {
                    return port.trim_end_matches('.').parse().unwrap();
                }
            }
            panic!("chromedriver ended before it said its port");
        });
        let port = port.await.expect("chromedriver did not say its port");
        Self { process, port, _stdout: stdout, profile: tempfile::tempdir().unwrap() }
    }

    async fn open_browser(&self) -> Client {
        let profile = format!("--user-data-dir={}", self.profile.path().display());
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900",
            &profile,
        ];
        let options = json!({ "binary": program("chromium", "chromium"), "args": arguments });
        ClientBuilder::new(HttpConnector::new())
            .capabilities([("goog:chromeOptions".to_owned(), options)].into_iter().collect())
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .expect("chromium does not start")
    }

    async fn stop(&mut self) {
        self.process.kill().await.unwrap();
    }
}

/// Where a program is; panics with the package to install where it is missing.
fn program(name: &str, package: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("`{name}` is missing: this test needs it (Debian: apt install {package})"))
}
