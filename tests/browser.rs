//! The sandbox page in a real browser, as people would click and type it.
//!
//! An extra, not part of `cargo test`: needs Debian's `chromium` and `chromium-driver`. Run by `cargo test --test browser`;
//! pictures of the page are left in `target/browser`, and with `TERTULIA_PICTURES=1` those of the README and of the page of
//! commands in `tests/pictures`. Knows the page's hooks and the catalogues, nothing of the bot.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use futures_util::FutureExt as _;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tertulia::operator::sandbox::{Running, Sandbox, start};
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

const DESKTOP: (u32, u32) = (1280, 900);
const PHONE: (u32, u32) = (390, 844);

#[tokio::test]
async fn a_write_up_travels_through_the_page_in_english() {
    visit(&ENGLISH, DESKTOP, async |page, _| tell(page).await).await;
}

#[tokio::test]
async fn a_write_up_travels_through_the_page_in_spanish() {
    visit(&SPANISH, DESKTOP, async |page, _| tell(page).await).await;
}

#[tokio::test]
async fn a_write_up_is_shared_on_a_phone() {
    visit(&SPANISH, PHONE, async |page, _| {
        page.press("#tour .close").await;
        page.press("#open-panel").await;
        // Choosing somebody closes the drawer, so that one sees where they are.
        page.pick("#persona", Locator::XPath(".//option[.='Lucía']")).await;
        page.wait_for("html[lang=es] body[data-state=ready]:not([data-drawer])").await;
        share(page).await;
        page.wait_for("[data-custom-id$='/areas']").await;
        assert_eq!(page.script("return document.documentElement.scrollWidth <= innerWidth").await, json!(true));
        page.picture("phone").await;
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_alone_suffices() {
    visit(&ENGLISH, DESKTOP, async |page, _| {
        page.keys("/writeup share ").await;
        page.wait_for("[data-option=place]").await;
        page.keys(ENGLISH.place.0).await;
        page.wait_for("#suggestion-list .active[data-value='scotland']").await;
        page.keys(ENTER).await;
        page.keys("Engl").await;
        page.wait_for("#suggestion-list .active[data-value='en']").await;
        page.keys(&format!("{ENTER}{ENTER}")).await;
        page.wait_for("#form[open] input:focus").await;
        for (_, text) in ENGLISH.texts {
            page.keys(&format!("{text}{TAB}")).await;
        }
        page.keys(&format!("{TAB}{ENTER}")).await;
        page.wait_for(".menu[data-custom-id$='/status']").await;
        page.tab_to("/status").await;
        page.keys(ENTER).await;
        page.wait_for(".pop-over [role=option].active").await;
        page.keys(&format!("{DOWN}{ENTER}")).await;
        page.wait_for_choice("status").await;
        let focus = "return document.activeElement.dataset.customId.endsWith('/status')";
        assert_eq!(page.script(focus).await, json!(true), "the focus went astray");
    })
    .await;
}

#[tokio::test]
async fn the_tour_leads_through_by_its_own_buttons() {
    visit(&ENGLISH, DESKTOP, async |page, _| {
        page.follow(1).await;
        page.follow(2).await;
        page.press("#send").await;
        page.press("#form[open] .example").await;
        page.picture("sharing-form").await;
        page.press("#form button[type=submit]").await;
        page.follow(3).await;
        complete(page).await;
        page.follow(4).await;
        page.press_button("review/approve/", None).await;
        page.follow(5).await;
        page.wait_for("html[lang=es]").await;
        page.press("#send").await;
        page.press("[data-custom-id^='writeup/show/17/']").await;
        page.wait_for("#tour .end").await;
        page.wait_for_text("Cerrar mensaje").await;
        page.wait_for_text("R-17 ·").await;
        page.press("#tour .close").await;
        page.picture("found-in-spanish").await;
        page.press("#open-tour").await;
        page.wait_for("#tour:not([hidden])").await;
    })
    .await;
}

#[tokio::test]
async fn a_seat_is_taken_and_the_clock_goes_to_just_before_the_reminder() {
    visit(&ENGLISH, DESKTOP, async |page, running| {
        page.become_persona("Morag").await;
        page.press("#tour .close").await;
        page.open_channel("library").await;
        page.wait_for_text("Climate circle").await;
        page.picture("gathering-in-english").await;
        page.press_button("gathering/going/", Some(page.word("answer-going"))).await;
        page.wait_for_text("You have a seat at").await;
        let before = running.stand_in.clock().now();
        page.press("#before-next:not(:disabled)").await;
        // The clock runs on for five seconds, and the reminder comes.
        let reminder = page.wait_for_text("Climate circle begins").await;
        assert!(reminder.contains(page.word("gathering-open-announcement")), "{reminder}");
        assert!(running.stand_in.clock().now().duration_since(before).as_hours() > 12);
    })
    .await;
    visit(&SPANISH, DESKTOP, async |page, _| {
        page.become_persona("Lucía").await;
        page.press("#tour .close").await;
        page.open_channel("fichas-nuevas").await;
        page.wait_for_text(page.word("gathering-host")).await;
        page.picture("gathering-in-spanish").await;
    })
    .await;
}

#[tokio::test]
async fn the_page_comes_back_when_the_process_does() {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = |port| Sandbox { port, database: Some(folder.path().join("kept.db")), traffic: None, fresh: false };
    let running = start(sandbox(0)).await.unwrap();
    let url = running.stand_in.url();
    let mut driver = Driver::start().await;
    let page = Page { client: driver.open_browser(DESKTOP).await, story: &SPANISH };
    page.client.goto(&url).await.unwrap();
    page.become_persona("Inés").await;
    page.open_channel("review").await;
    running.stop().await;
    page.wait_for("body[data-state=offline] #offline:not([hidden])").await;
    page.script(NO_COMMANDS_YET).await;
    let running = start(sandbox(url.rsplit(':').next().unwrap().parse().unwrap())).await.unwrap();
    page.wait_for("body[data-state=ready] #offline[hidden]").await;
    assert_eq!(page.text("#channel-name").await, "#review");
    // What was typed before the bot has told its commands is understood when it has.
    page.type_into("#command-input", &format!("/{} ", page.word("command-search"))).await;
    page.wait_for("#hint:not([hidden]) .note").await;
    page.script("window.fetch = window.wholeFetch").await;
    let newcomer = running.stand_in.add_user("iñaki", "Iñaki", "es-ES");
    running.stand_in.add_persona(newcomer, &[("es", "recién llegado")]);
    page.type_into("[data-option=query] input", "Escocia").await;
    page.press("#send").await;
    page.wait_for_text("Escocia").await;
    page.client.close().await.unwrap();
    driver.stop().await;
    running.stop().await;
}

#[tokio::test]
async fn the_page_speaks_portuguese_and_french() {
    let stories = [
        ("pt", "pt-BR", include_str!("../config/locales/pt-BR.ftl")),
        ("fr", "fr", include_str!("../config/locales/fr.ftl")),
    ];
    for (place, (language, locale, catalogue)) in stories.into_iter().enumerate() {
        let story = Story { language, locale, catalogue, ..ENGLISH };
        visit(&story, DESKTOP, async |page, _| {
            page.become_persona("Morag").await;
            page.press("#commands").await;
            page.wait_for("#suggestion-list [role=option]").await;
            let shown = page.script(CHROME).await;
            let shown: Vec<&str> = shown.as_array().unwrap().iter().filter_map(Value::as_str).collect();
            let english = foreign_words(place + 2);
            assert!(english.len() > 50, "the page's words were not understood");
            let left: Vec<_> = shown.iter().filter(|text| english.iter().any(|word| word == *text)).collect();
            assert!(left.is_empty(), "English is left in {language}: {left:?}");
        })
        .await;
    }
}

/// Every text of the page outside the messages, as people see or hear it.
const CHROME: &str = "return [...document.querySelectorAll('body *')].flatMap((node) => [
    ...[...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data.trim()),
    node.ariaLabel, node.title, node.placeholder])";

/// The English words of the page that have another form in the language of this column.
fn foreign_words(column: usize) -> Vec<String> {
    let lines = include_str!("../src/sandbox/page/words.js").lines();
    let lists = lines
        .filter_map(|line| serde_json::from_str::<Vec<String>>(line.split_once(": ")?.1.trim_end_matches(',')).ok());
    lists.filter(|words| words[0] != words[column]).map(|words| words[0].clone()).collect()
}

/// WebDriver's names of keys.
/// Lets the page read the state as it is before the bot has told its commands.
const NO_COMMANDS_YET: &str = "window.wholeFetch = window.fetch;
    window.fetch = async (address, ...rest) => {
        const answer = await window.wholeFetch(address, ...rest);
        if (!String(address).includes('/state')) return answer;
        return Response.json({ ...await answer.json(), commands: [] });
    };";

const ENTER: &str = "\u{E007}";
const TAB: &str = "\u{E004}";
const SHIFT_TAB: &str = "\u{E008}\u{E004}";
const DOWN: &str = "\u{E015}";

/// Starts sandbox and browser, lets `act` happen on the page, and ends both, however it ends.
async fn visit(story: &Story, window: (u32, u32), act: impl AsyncFnOnce(&Page<'_>, &Running)) {
    let running = start(Sandbox { port: 0, database: None, traffic: None, fresh: false }).await.unwrap();
    let mut driver = Driver::start().await;
    let page = Page { client: driver.open_browser(window).await, story };
    page.client.goto(&running.stand_in.url()).await.unwrap();
    page.wait_for("body[data-state=ready]").await;
    let acted = AssertUnwindSafe(act(&page, &running)).catch_unwind().await;
    if acted.is_err() {
        page.picture(&format!("failed-{}", story.language)).await;
        eprintln!("The page showed:\n{}", page.text("#main").await);
    }
    page.client.close().await.unwrap();
    driver.stop().await;
    running.stop().await;
    if let Err(panic) = acted {
        resume_unwind(panic);
    }
}

async fn tell(page: &Page<'_>) {
    let story = page.story;
    page.become_persona(story.author).await;
    share(page).await;
    complete(page).await;

    page.become_persona("Inés").await;
    page.open_channel("review").await;
    page.press_button("review/approve/", None).await;
    let published = page.word("review-done-approve").trim_start_matches("{ $id }");
    let said = page.wait_for_text(published).await;
    let before = said.split(published).next().unwrap_or_default();
    let number = before.split_whitespace().last().unwrap_or_default();
    assert!(number.starts_with("R-"), "no R-number in: {said}");

    page.become_persona(story.reader).await;
    page.type_into("#command-input", &format!("/{} ", page.word("command-search"))).await;
    page.type_into("[data-option=query] input", story.query).await;
    page.press("#send").await;
    let found = page.wait_for_text(&format!("{number} {}", story.texts[0].1)).await;
    assert!(found.contains(story.query), "{found}");
    page.picture(story.language).await;
}

/// Uses the command and fills in the form.
async fn share(page: &Page<'_>) {
    let story = page.story;
    let command = format!("/{} {} ", page.word("command-writeup"), page.word("command-writeup-share"));
    page.type_into("#command-input", &command).await;
    page.type_into("[data-option=place] input", story.place.0).await;
    page.press(&format!("#suggestion-list [data-value='{}']", story.place.1)).await;
    page.press(&format!("#suggestion-list [data-value='{}']", story.language)).await;
    page.press("#send").await;
    for (name, text) in story.texts {
        page.type_into(&format!("#form[open] [name='{name}']"), text).await;
    }
    page.press("#form button[type=submit]").await;
}

/// Chooses from the draft's menus, and submits it with consent.
async fn complete(page: &Page<'_>) {
    page.wait_for("[data-custom-id$='/areas']").await;
    page.choose_many("areas", &["participation", "climate_action"]).await;
    page.choose_one("status", "in_progress").await;
    page.choose_many("values", &["participation", "transparency"]).await;
    page.press_button("writeup/submit/", Some(page.word("draft-submit"))).await;
    page.wait_for_text(page.word("consent-text")).await;
    page.choose_many("consent", &["rights", "private", "licence"]).await;
    page.wait_for_text(page.word("writeup-submitted").trim_start_matches("{ $id }")).await;
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

    /// Types where the focus is.
    async fn keys(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Goes back by the keyboard until the control whose custom id ends so has the focus.
    async fn tab_to(&self, custom_id: &str) {
        for _ in 0..40 {
            let focused = self.client.active_element().await.unwrap().attr("data-custom-id").await.unwrap();
            if focused.is_some_and(|focused| focused.ends_with(custom_id)) {
                return;
            }
            self.keys(SHIFT_TAB).await;
        }
        panic!("{custom_id} can't be reached by Shift and Tab");
    }

    /// Lets the tour lead to a step, which it must be at.
    async fn follow(&self, step: usize) {
        self.press(&format!("#tour .current[data-step='{step}'] .go")).await;
        self.wait_for("body[data-state=ready]").await;
    }

    async fn script(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
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

    /// Saves what is on the screen; the pictures of the pages where they belong, if they are asked for.
    async fn picture(&self, name: &str) {
        let is_shown = ["sharing-form", "found-in-spanish", "phone", "gathering-in-english", "gathering-in-spanish"]
            .contains(&name);
        let asked = is_shown && std::env::var_os("TERTULIA_PICTURES").is_some();
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(if asked { "tests/pictures" } else { "target/browser" });
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), self.client.screenshot().await.unwrap()).unwrap();
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

    async fn open_browser(&self, (width, height): (u32, u32)) -> Client {
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
            &format!("--window-size={width},{height}"),
            &profile,
        ];
        let mut options = json!({ "binary": program("chromium", "chromium"), "args": arguments });
        if (width, height) == PHONE {
            let metrics = json!({ "width": width, "height": height, "pixelRatio": 1, "touch": true });
            options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
        }
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
