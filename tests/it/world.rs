//! The harness: a world for each test, in which people use Discord and the bot answers.
//!
//! What a person sees is text: a card's paragraphs, `[button]`s, `{menu}`s. A world that ends with [`World::finish`]
//! fails if the bot said something nobody read, or the stand-in met a route that it does not model.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use serde_json::{Value, json};
use tertulia::app::{App, Sweeping};
use tertulia::base::config::Settings;
use tertulia::discord::permissions::asked_permissions;
use tertulia::discord::rest::Token;
use tertulia_clock::Clock;
use tertulia_sandbox::{Application, Outcome, Person, StandIn};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::judge::Judged;

/// The five boxes of a write-up that can be published.
pub const TEXTS: [(&str, &str); 5] = [
    ("title", "Open the city's climate data"),
    ("summary", "A portal with thirty data sets."),
    ("problem", "Nobody could see the data."),
    ("action", "People and offices chose the data together."),
    ("results", "In use: https://ba.example.org/data"),
];

/// How often something is looked for that comes without being waited for. Many: only what never comes is looked for so often,
/// however busy the machine is.
const LOOKS: u32 = 4_000;

static CALENDARS: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);

/// A person's place in the world, and what is on their screen.
struct Screen {
    person: Person,
    channel: u64,
    message: Option<Value>,
    form: Option<Value>,
    last_read: Option<u64>,
}

/// Servers, people and a running bot.
pub struct World {
    pub stand_in: Judged,
    pub clock: Clock,
    pub bot: Application,
    pub home: u64,
    pub buenos_aires: u64,
    app: App,
    running: JoinHandle<()>,
    shutdown: CancellationToken,
    channels: HashMap<&'static str, u64>,
    screens: HashMap<String, Screen>,
    read: HashSet<String>,
    folder: tempfile::TempDir,
    /// What the operator set beyond what every world sets; counts from the next start
    pub settings: Vec<(&'static str, String)>,
}

impl World {
    /// Noon on the first of January 2030. Inés manages the first server (English); Buenos Aires' (Spanish) is admitted;
    /// Morag belongs to Scotland, Lucía to Buenos Aires.
    pub async fn new() -> Self {
        let mut world = Self::bare().await;
        world
            .slash(
                "ines",
                "admin settings",
                &[("language", "en"), ("announcements", "#library"), ("reviews", "#review")],
            )
            .await;
        world.slash("ines", "admin server", &[("server", &world.buenos_aires.to_string())]).await;
        world.slash("lucia", "place join", &[("place", "caba"), ("side", "government")]).await;
        world.click("lucia", "place/agree").await;
        let vera = world.screens["vera"].person.id().to_string();
        world.slash("ines", "admin role", &[("person", &vera), ("role", "moderator"), ("change", "grant")]).await;
        // Vera moderates, and manages Buenos Aires' server.
        world.slash("vera", "admin settings", &[("language", "es"), ("announcements", "#fichas")]).await;
        world
            .slash(
                "morag",
                "place join",
                &[("place", "Scotland"), ("side", "government"), ("organisation", "Climate directorate")],
            )
            .await;
        world.click("morag", "I agree and join").await;
        world
    }

    /// The same before anybody set anything up.
    pub async fn bare() -> Self {
        log_errors();
        let clock = Clock::stopped_at("2030-01-01T12:00:00Z".parse().unwrap());
        let stand_in = Judged::start("", clock.clone()).await;
        let bot = stand_in.add_application("Tertulia");
        let ines = stand_in.add_user("ines", "Inés", "en-GB");
        let vera = stand_in.add_user("vera", "Vera", "en-US");
        let people = [("morag", "Morag", "en-GB"), ("callum", "Callum", "en-GB"), ("lucia", "Lucía", "es-419")];
        let people = people.map(|(name, shown, locale)| (name, stand_in.add_user(name, shown, locale)));
        let home = stand_in.add_guild("Commons", "en-GB", ines);
        let buenos_aires = stand_in.add_guild("Buenos Aires", "es-419", vera);
        let mut channels = HashMap::new();
        for (guild, name) in [(home, "library"), (home, "review"), (home, "lounge"), (buenos_aires, "fichas")] {
            channels.insert(name, stand_in.add_channel(guild, name));
        }
        let mut screens = HashMap::new();
        for (name, id) in people.into_iter().chain([("ines", ines), ("vera", vera)]) {
            let in_spanish = matches!(name, "lucia" | "vera");
            let (guild, channel) =
                if in_spanish { (buenos_aires, channels["fichas"]) } else { (home, channels["lounge"]) };
            stand_in.add_member(guild, id);
            let screen = Screen { person: stand_in.person(id), channel, message: None, form: None, last_read: None };
            screens.insert(name.to_owned(), screen);
        }
        for guild in [home, buenos_aires] {
            stand_in.invite(guild, bot.id, asked_permissions());
        }
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("tertulia.db");
        let (app, running, shutdown) = start(&stand_in, &bot, home, &clock, database, &[]).await;
        let world = Self {
            stand_in,
            clock,
            bot,
            home,
            buenos_aires,
            app,
            running,
            shutdown,
            channels,
            screens,
            read: HashSet::new(),
            folder,
            settings: Vec::new(),
        };
        // Both servers are told one by one after the connection stands.
        for _ in 0..LOOKS {
            if world.count("select count(*) from server").await == 2 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        world
    }

    /// Somebody comes into a server and looks at a channel of it.
    pub fn arrive(&mut self, name: &str, shown: &str, locale: &str, guild: u64, channel: &str) {
        let id = self.stand_in.add_user(name, shown, locale);
        self.stand_in.add_member(guild, id);
        let screen = Screen {
            person: self.stand_in.person(id),
            channel: self.channels[channel],
            message: None,
            form: None,
            last_read: None,
        };
        self.screens.insert(name.to_owned(), screen);
    }

    /// Stops the bot and starts it anew on the same database.
    pub async fn restart(&mut self) {
        self.stop_bot().await;
        self.start_bot().await;
    }

    /// Starts a stopped bot on the same database.
    pub async fn start_bot(&mut self) {
        let (path, settings) = (self.database(), &self.settings);
        (self.app, self.running, self.shutdown) =
            start(&self.stand_in, &self.bot, self.home, &self.clock, path, settings).await;
    }

    pub async fn stop_bot(&mut self) {
        self.shutdown.cancel();
        (&mut self.running).await.unwrap();
    }

    /// Where everything is stored.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("tertulia.db")
    }

    /// The bytes of the file on the message that the person sees.
    pub async fn file_bytes(&self, who: &str) -> Vec<u8> {
        let message = self.screens[who].message.as_ref().unwrap();
        let url = text(&message["attachments"][0]["url"]).to_owned();
        reqwest::get(url).await.unwrap().bytes().await.unwrap().to_vec()
    }

    /// Sends what is owed now.
    pub async fn sweep(&self) {
        self.app.sweep().await.unwrap();
    }

    /// Makes everything that the index of search lacks, as the bot does in the background.
    pub async fn index(&self) {
        self.app.index().await.unwrap();
    }

    /// Adds the demo write-ups, while the bot does not run.
    pub async fn seed_demo(&mut self) {
        self.stop_bot().await;
        let database = self.database().display().to_string();
        let settings =
            tertulia::base::config::Settings::read(None, [("TERTULIA_DATABASE__PATH".to_owned(), database)]).unwrap();
        tertulia::operator::seed(&settings, true).await.unwrap();
        self.start_bot().await;
    }

    /// Moves the clock and sends what is owed then.
    pub async fn wait(&self, hours: i64) {
        self.clock.advance(jiff::SignedDuration::from_hours(hours));
        self.sweep().await;
    }

    /// Moves the clock to an instant and sends what is owed then.
    pub async fn wait_until(&self, instant: &str) {
        self.clock.move_to(instant.parse().unwrap());
        self.sweep().await;
    }

    /// The file on the message that the person sees.
    pub async fn file(&self, who: &str) -> String {
        let message = self.screens[who].message.as_ref().unwrap();
        let url = text(&message["attachments"][0]["url"]).to_owned();
        let file = reqwest::get(url).await.unwrap().text().await.unwrap();
        // Another program reads them back.
        if let Some(folder) = std::env::var_os("TERTULIA_CALENDARS") {
            let number = CALENDARS.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            std::fs::write(PathBuf::from(folder).join(format!("{number}.ics")), &file).unwrap();
        }
        // A calendar's UID is random.
        let lines = file.lines().map(|line| if line.starts_with("UID:") { "UID:…" } else { line });
        without_ids(&lines.collect::<Vec<_>>().join("\n").replace("\n ", ""))
    }

    /// The same, without any change.
    pub async fn file_as_it_is(&self, who: &str) -> String {
        let message = self.screens[who].message.as_ref().unwrap();
        reqwest::get(text(&message["attachments"][0]["url"])).await.unwrap().text().await.unwrap()
    }

    /// The scheduled events of a server, a line each: status, start, end, name, place, description.
    pub fn events(&self, guild: u64) -> String {
        let events = self.stand_in.scheduled_events(guild);
        let lines = events.iter().map(|event| {
            let status = ["", "planned", "active", "over", "cancelled"]
                [usize::try_from(event["status"].as_u64().unwrap()).unwrap()];
            let times = ["scheduled_start_time", "scheduled_end_time"]
                .map(|key| text(&event[key]).get(..16).unwrap_or("").to_owned());
            let place = text(&event["entity_metadata"]["location"]);
            format!(
                "{status} {} – {} · {} · {place}\n{}",
                times[0],
                times[1],
                text(&event["name"]),
                text(&event["description"])
            )
        });
        without_ids(&lines.collect::<Vec<_>>().join("\n"))
    }

    /// A click on "Interested" of the first scheduled event of a server, or its taking back.
    pub fn interested(&self, who: &str, guild: u64, is_interested: bool) {
        let event = id(&self.stand_in.scheduled_events(guild)[0]);
        let person = &self.screens[who].person;
        if is_interested { person.interested(event).unwrap() } else { person.not_interested(event).unwrap() }
    }

    /// The threads under a channel: their names and what the bot said there, each message once.
    pub fn read_threads(&mut self, channel: &str) -> String {
        let mut lines = Vec::new();
        for thread in self.stand_in.threads(self.channels[channel]) {
            lines.push(format!("# {}", text(&thread["name"])));
            for message in self.stand_in.messages(id(&thread)) {
                if self.read.insert(text(&message["id"]).to_owned()) && message["type"] == 0 {
                    lines.push(show(&message));
                }
            }
        }
        lines.join("\n")
    }

    /// `who` looks at the card of a gathering in a channel, whoever else read it.
    pub fn look_at_card(&mut self, who: &str, channel: &str) -> String {
        let messages = self.stand_in.messages(self.channels[channel]);
        let message = messages.into_iter().rfind(|message| show(message).contains("(file ")).unwrap();
        let shown = show(&message);
        self.screens.get_mut(who).unwrap().message = Some(message);
        shown
    }

    /// The id of a gathering's card in a channel.
    pub fn card_id(&self, channel: &str) -> u64 {
        let messages = self.stand_in.messages(self.channels[channel]);
        messages.iter().rfind(|message| show(message).contains("(file ")).map(id).unwrap()
    }

    /// The first message of the bot in a channel, as it reads by now: a gathering's card, whatever became of it.
    pub fn card(&self, channel: &str) -> String {
        self.stand_in.messages(self.channels[channel]).first().map(show).unwrap()
    }

    /// A gathering's calendar file, as this person gets it.
    pub async fn calendar(&mut self, who: &str, reference: &str) -> String {
        self.slash(who, "gathering calendar", &[("id", reference)]).await;
        self.file(who).await
    }

    /// When the planned times of gatherings begin.
    pub async fn starts(&self) -> Vec<String> {
        let path = self.folder.path().join("tertulia.db");
        let pool = sqlx::sqlite::SqlitePool::connect(&format!("sqlite://{}?mode=ro", path.display())).await.unwrap();
        let sql = "select starts_at from occurrence where state <> 'cancelled' order by starts_at";
        let starts: Vec<i64> = sqlx::query_scalar(sql).fetch_all(&pool).await.unwrap();
        starts.into_iter().map(|at| jiff::Timestamp::from_second(at).unwrap().to_string()).collect()
    }

    /// Waits until a count is reached: the bot hears of some things without an answer.
    pub async fn until(&self, sql: &'static str, count: i64) {
        for _ in 0..LOOKS {
            if self.count(sql).await == count {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        panic!("{sql}: never {count}");
    }

    /// A moderator of the server takes a message away that `who` read last.
    pub fn delete_last_read(&self, who: &str, channel: &str) {
        self.stand_in.delete_message(self.channels[channel], self.screens[who].last_read.unwrap());
    }

    /// The folder of the database, and of what lies beside it.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn channel_id(&self, name: &str) -> u64 {
        self.channels[name]
    }

    pub fn user_id(&self, name: &str) -> u64 {
        self.screens[name].person.id()
    }

    /// Changes what is stored, as nobody can: what an older version would have written.
    pub async fn tamper(&self, sql: &'static str) {
        use sqlx::{Connection as _, Executor as _};
        let path = self.folder.path().join("tertulia.db");
        let mut database = sqlx::SqliteConnection::connect(&format!("sqlite://{}", path.display())).await.unwrap();
        database.execute(sql).await.unwrap();
    }

    /// What is stored, for what no one can see.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let path = self.folder.path().join("tertulia.db");
        let pool = sqlx::sqlite::SqlitePool::connect(&format!("sqlite://{}?mode=ro", path.display())).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap()
    }

    /// Keeps the database from being written for a while, as a slow disk would.
    pub async fn block_writes(&self, how_long: std::time::Duration) -> JoinHandle<()> {
        use sqlx::{Connection as _, Executor as _};
        let path = self.folder.path().join("tertulia.db");
        let mut slow = sqlx::SqliteConnection::connect(&format!("sqlite://{}", path.display())).await.unwrap();
        slow.execute("begin immediate").await.unwrap();
        #[expect(clippy::disallowed_methods, reason = "the test waits for this task itself")]
        tokio::spawn(async move {
            tokio::time::sleep(how_long).await;
            slow.execute("rollback").await.unwrap();
        })
    }

    /// Calls a command. An option that begins with `#` is a channel; `mine` is yes or no.
    pub async fn slash(&mut self, who: &str, command: &str, options: &[(&str, &str)]) -> String {
        let options: Vec<(&str, Value)> = options
            .iter()
            .map(|(name, text)| match (*name, text.strip_prefix('#')) {
                ("where", _) => (*name, json!(text)),
                (_, Some(channel)) if self.channels.contains_key(channel) => {
                    (*name, json!(self.channels[channel].to_string()))
                }
                ("mine" | "kept" | "withdraw", _) => (*name, json!(*text == "true")),
                ("minutes" | "seats", _) => (*name, text.parse::<i64>().map_or_else(|_| json!(text), |it| json!(it))),
                _ => (*name, json!(text)),
            })
            .collect();
        let screen = &self.screens[who];
        let outcome = screen.person.slash(screen.channel, command, &options).await.map_err(|refused| refused.0);
        self.see(who, outcome).await
    }

    /// Says something in a channel, and calls a command from the menu of that message.
    pub async fn on_own_message(&mut self, who: &str, said: &str, command: &str) -> String {
        let screen = &self.screens[who];
        let message = screen.person.say(screen.channel, said).unwrap();
        self.read.insert(message.to_string());
        let outcome = screen.person.message_command(screen.channel, message, command).await;
        self.see(who, outcome.map_err(|refused| refused.0)).await
    }

    /// The suggestions for an option of a command.
    pub async fn complete(&self, who: &str, command: &str, option: &str, typed: &str) -> Vec<String> {
        let screen = &self.screens[who];
        let choices = screen.person.complete(screen.channel, command, &[(option, json!(typed))], option).await.unwrap();
        choices.iter().map(|choice| format!("{} = {}", text(&choice["name"]), text(&choice["value"]))).collect()
    }

    /// Presses the button with this label, or whose custom id begins so, on the message that the person sees.
    pub async fn click(&mut self, who: &str, label: &str) -> String {
        let message = self.screens[who].message.clone().unwrap_or_else(|| panic!("{who} sees no message"));
        let custom_id = find_button(&message["components"], label)
            .unwrap_or_else(|| panic!("no button {label:?} for {who} on:\n{}", show(&message)));
        let outcome = self.screens[who].person.press(id(&message), &custom_id).await.map_err(|refused| refused.0);
        self.see(who, outcome).await
    }

    /// Two people press the same button in the same moment; what each sees.
    pub async fn click_at_once(&mut self, people: [&str; 2], label: &str) -> [String; 2] {
        let presses = people.map(|who| {
            let screen = &self.screens[who];
            let message = screen.message.clone().unwrap();
            let custom_id = find_button(&message["components"], label).unwrap();
            (screen.person.clone(), id(&message), custom_id)
        });
        let [one, other] = presses;
        let (first, second) = tokio::join!(one.0.press(one.1, &one.2), other.0.press(other.1, &other.2));
        let first = self.see(people[0], first.map_err(|refused| refused.0)).await;
        let second = self.see(people[1], second.map_err(|refused| refused.0)).await;
        [first, second]
    }

    /// Chooses in the menu whose custom id ends so, or has this in it where it ends with a slash.
    pub async fn choose(&mut self, who: &str, menu: &str, values: &[&str]) -> String {
        let message = self.screens[who].message.clone().unwrap_or_else(|| panic!("{who} sees no message"));
        let custom_id = find_menu(&message["components"], menu)
            .unwrap_or_else(|| panic!("no menu {menu:?} for {who} on:\n{}", show(&message)));
        let outcome =
            self.screens[who].person.choose(id(&message), &custom_id, values).await.map_err(|refused| refused.0);
        self.see(who, outcome).await
    }

    /// Fills in and sends the form that the person sees.
    pub async fn submit(&mut self, who: &str, values: &[(&str, &str)]) -> String {
        let form = self.screens[who].form.clone().unwrap_or_else(|| panic!("{who} sees no form"));
        let outcome = self.screens[who].person.submit(&form, values).await.map_err(|refused| refused.0);
        self.see(who, outcome).await
    }

    /// The form that the person sees, to come back to when another one is open.
    pub fn form(&self, who: &str) -> Value {
        self.screens[who].form.clone().unwrap_or_else(|| panic!("{who} sees no form"))
    }

    /// Fills in and sends a form that the person left open.
    pub async fn submit_open(&mut self, who: &str, form: &Value, values: &[(&str, &str)]) -> String {
        let outcome = self.screens[who].person.submit(form, values).await.map_err(|refused| refused.0);
        self.see(who, outcome).await
    }

    /// Presses what a tampered client would, on the message that the person sees.
    pub async fn forge(&mut self, who: &str, custom_id: &str, values: &[&str]) -> String {
        let message = self.screens[who].message.clone().unwrap_or_else(|| panic!("{who} sees no message"));
        let outcome = self.screens[who].person.forge_component(id(&message), custom_id, values).await;
        self.see(who, outcome.map_err(|refused| refused.0)).await
    }

    /// Sends a form that a tampered client made.
    pub async fn forge_form(&mut self, who: &str, custom_id: &str, values: &[(&str, &str)]) -> String {
        let screen = &self.screens[who];
        let outcome = screen.person.forge_form(screen.channel, custom_id, values).await.map_err(|refused| refused.0);
        self.see(who, outcome).await
    }

    /// The next message in a channel that nobody has read; `who` now looks at it.
    pub fn read(&mut self, who: &str, channel: &str) -> String {
        let messages = self.stand_in.messages(self.channels[channel]);
        self.read_next(who, messages, &format!("in #{channel}"))
    }

    /// The next direct message to `who` that they have not read.
    pub fn read_direct(&mut self, who: &str) -> String {
        let messages = self.stand_in.direct_messages(self.user_id(who), self.bot.id);
        self.read_next(who, messages, "as a direct message")
    }

    /// Reads whatever was said anywhere, for a story that is about something else.
    pub fn read_everything(&mut self) {
        let people = self.screens.values().map(|screen| screen.person.id()).collect::<Vec<_>>();
        let direct = people.into_iter().flat_map(|person| self.stand_in.direct_messages(person, self.bot.id));
        let public = self.channels.values().flat_map(|channel| self.stand_in.messages(*channel));
        let ids: Vec<String> = direct.chain(public).map(|message| text(&message["id"]).to_owned()).collect();
        self.read.extend(ids);
    }

    /// Everything that stands in a channel by now, as people see it and as Discord has it.
    pub fn everything_in(&self, channel: &str) -> [String; 2] {
        let messages = self.stand_in.messages(self.channels[channel]);
        let shown: Vec<String> = messages.iter().map(show).collect();
        [shown.join("\n---\n"), messages.iter().map(ToString::to_string).collect()]
    }

    /// Nothing new stands in a channel.
    pub fn read_nothing(&self, channel: &str) {
        let messages = self.stand_in.messages(self.channels[channel]);
        let unread: Vec<_> =
            messages.iter().filter(|message| !self.read.contains(text(&message["id"]))).map(show).collect();
        assert!(unread.is_empty(), "in #{channel}: {unread:?}");
    }

    /// Whether something stands in a channel that nobody has read.
    pub fn has_unread(&self, channel: &str) -> bool {
        let messages = self.stand_in.messages(self.channels[channel]);
        messages.iter().any(|message| !self.read.contains(text(&message["id"])))
    }

    /// Whether `who` has a direct message that they have not read.
    pub fn has_unread_direct(&self, who: &str) -> bool {
        let messages = self.stand_in.direct_messages(self.user_id(who), self.bot.id);
        messages.iter().any(|message| !self.read.contains(text(&message["id"])))
    }

    fn read_next(&mut self, who: &str, messages: Vec<Value>, place: &str) -> String {
        let next = messages.into_iter().find(|message| !self.read.contains(text(&message["id"])));
        let message = next.unwrap_or_else(|| panic!("there is nothing new {place}"));
        self.read.insert(text(&message["id"]).to_owned());
        let shown = show(&message);
        let screen = self.screens.get_mut(who).unwrap();
        screen.last_read = Some(id(&message));
        screen.message = Some(message);
        shown
    }

    /// How the message that `who` read last in a channel reads by now.
    pub fn reread(&mut self, who: &str, channel: &str) -> String {
        let seen = self.screens[who].last_read.unwrap();
        let messages = self.stand_in.messages(self.channels[channel]);
        let message = messages.into_iter().find(|message| id(message) == seen).unwrap();
        let shown = show(&message);
        self.screens.get_mut(who).unwrap().message = Some(message);
        shown
    }

    /// How the direct message that `who` read last reads by now.
    pub fn reread_direct(&mut self, who: &str) -> String {
        let seen = self.screens[who].last_read.unwrap();
        let messages = self.stand_in.direct_messages(self.user_id(who), self.bot.id);
        let message = messages.into_iter().find(|message| id(message) == seen).unwrap();
        let shown = show(&message);
        self.screens.get_mut(who).unwrap().message = Some(message);
        shown
    }

    /// `who` looks at the newest message in a channel, whoever else read it.
    pub fn look_at_newest(&mut self, who: &str, channel: &str) -> String {
        let message = self.stand_in.messages(self.channels[channel]).pop().unwrap();
        let shown = show(&message);
        self.screens.get_mut(who).unwrap().message = Some(message);
        shown
    }

    async fn see(&mut self, who: &str, outcome: Result<Outcome, String>) -> String {
        let screen = self.screens.get_mut(who).unwrap();
        match outcome {
            Ok(Outcome::Message(message) | Outcome::Updated(message)) => {
                let shown = show(&message);
                screen.message = Some(message);
                shown
            }
            Ok(Outcome::Form(form)) => {
                let shown = show_form(&form);
                screen.form = Some(form);
                shown
            }
            Ok(Outcome::Thinking(interaction)) => {
                for _ in 0..LOOKS {
                    if let Some(message) = self.stand_in.original(interaction) {
                        let shown = show(&message);
                        self.screens.get_mut(who).unwrap().message = Some(message);
                        return format!("(after a while) {shown}");
                    }
                    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
                }
                "(thinks for ever)".to_owned()
            }
            Ok(Outcome::Unchanged) => "(unchanged)".to_owned(),
            Ok(Outcome::DidNotRespond) => "(did not respond)".to_owned(),
            Err(refused) => format!("(Discord refuses: {refused})"),
        }
    }

    /// Shares a complete write-up for a place, and submits it.
    pub async fn submitted(&mut self, who: &str, place: &str) {
        self.slash(who, "writeup share", &[("place", place), ("language", "en")]).await;
        self.submit(who, &TEXTS).await;
        self.choose(who, "areas", &["open_data"]).await;
        self.choose(who, "status", &["completed"]).await;
        self.choose(who, "values", &["transparency"]).await;
        self.click(who, "writeup/submit").await;
        self.consented(who).await;
    }

    /// The same, which Inés approves: both servers read the announcement. Letters are left to read.
    pub async fn published(&mut self, who: &str, place: &str) {
        self.submitted(who, place).await;
        self.approved().await;
        self.read("ines", "library");
        self.read("lucia", "fichas");
    }

    /// Inés approves what waits, and what follows is sent.
    pub async fn approved(&mut self) {
        self.sweep().await;
        self.read("ines", "review");
        self.click("ines", "Approve").await;
        self.sweep().await;
    }

    /// The author submits what is written, once more.
    pub async fn submitted_again(&mut self, who: &str, id: &str) {
        self.slash(who, "writeup edit", &[("id", id)]).await;
        self.click(who, "writeup/submit").await;
        self.consented(who).await;
    }

    async fn consented(&mut self, who: &str) {
        self.choose(who, "/consent/", &["rights", "private", "licence"]).await;
    }

    /// Somebody gets a role of the network.
    pub async fn granted(&mut self, who: &str, role: &str) {
        let person = self.user_id(who).to_string();
        self.slash("ines", "admin role", &[("person", &person), ("role", role), ("change", "grant")]).await;
    }

    /// Ends the world: nothing may be left that the bot said and nobody read.
    pub async fn finish(mut self) {
        self.sweep().await;
        let mut unread = Vec::new();
        for (name, channel) in &self.channels {
            for message in self.stand_in.messages(*channel) {
                if !self.read.contains(text(&message["id"])) {
                    unread.push(format!("in #{name}:\n{}", show(&message)));
                }
            }
        }
        for (name, screen) in &self.screens {
            for message in self.stand_in.direct_messages(screen.person.id(), self.bot.id) {
                if !self.read.contains(text(&message["id"])) {
                    unread.push(format!("to {name}:\n{}", show(&message)));
                }
            }
        }
        assert!(unread.is_empty(), "nobody read what the bot said:\n{}", unread.join("\n---\n"));
        assert_eq!(self.stand_in.unmodelled(), Vec::<String>::new(), "routes that the stand-in does not model");
        self.stop_bot().await;
        self.stand_in.stop().await;
    }
}

/// What the bot logs as an error belongs to the conversation of a failing test.
fn log_errors() {
    tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer().try_init().ok();
}

async fn start(
    stand_in: &StandIn,
    bot: &Application,
    home: u64,
    clock: &Clock,
    database: PathBuf,
    more: &[(&'static str, String)],
) -> (App, JoinHandle<()>, CancellationToken) {
    let variables = [
        ("TERTULIA_DATABASE__PATH", database.display().to_string()),
        ("TERTULIA_DISCORD__API_URL", stand_in.url()),
        ("TERTULIA_NETWORK__HOME_GUILD", home.to_string()),
        ("TERTULIA_BACKUP__NIGHTLY", "false".to_owned()),
    ];
    let variables = variables.into_iter().chain(more.iter().cloned());
    let settings = Settings::read(None, variables.map(|(name, value)| (name.to_owned(), value))).unwrap();
    let app = App::prepare(settings, Token::new(&bot.token), clock.clone(), Sweeping::OnCall).await.unwrap();
    let shutdown = CancellationToken::new();
    let running = app.clone().run(shutdown.clone());
    #[expect(clippy::disallowed_methods, reason = "the world waits for this task itself")]
    let running = tokio::spawn(async move { running.await.unwrap() });
    stand_in.wait_connected(bot.id).await;
    for _ in 0..LOOKS {
        if !stand_in.commands(bot.id).is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    (app, running, shutdown)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn id(message: &Value) -> u64 {
    text(&message["id"]).parse().unwrap()
}

/// A message as text.
pub fn show(message: &Value) -> String {
    let mut lines = Vec::new();
    if !text(&message["content"]).is_empty() {
        lines.push(text(&message["content"]).to_owned());
    }
    show_components(&message["components"], &mut lines);
    without_ids(&lines.join("\n"))
}

/// Discord's ids differ from run to run.
pub fn without_ids(text: &str) -> String {
    let mut shown = String::new();
    let mut digits = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            shown.push_str(if digits.len() >= 17 { "ID" } else { &digits });
            digits.clear();
            shown.push(c);
        }
    }
    shown.trim_end().to_owned()
}

fn show_components(components: &Value, lines: &mut Vec<String>) {
    for component in components.as_array().into_iter().flatten() {
        match component["type"].as_u64() {
            Some(10) => lines.push(text(&component["content"]).to_owned()),
            Some(13) => {
                let name = text(&component["file"]["url"]).rsplit('/').next();
                lines.push(format!("(file {})", name.unwrap_or_default()));
            }
            Some(14) => lines.push("---".to_owned()),
            Some(1) => {
                let row = component["components"].as_array().into_iter().flatten().map(|each| {
                    crate::matrix::must_know(text(&each["custom_id"]));
                    // A button that leads to a page has none.
                    let custom_id = text(&each["custom_id"]);
                    assert!(each["url"].is_string() || tertulia::app::has_button(custom_id), "{custom_id} has no row");
                    if each["type"] == 2 {
                        let mark = if each["disabled"] == true { "×" } else { "" };
                        format!("[{mark}{}]", text(&each["label"]))
                    } else {
                        let chosen =
                            each["options"].as_array().into_iter().flatten().filter(|option| option["default"] == true);
                        let channels = each["default_values"].as_array().into_iter().flatten();
                        let channels = channels.map(|channel| text(&channel["id"]));
                        let chosen: Vec<_> = chosen.map(|option| text(&option["label"])).chain(channels).collect();
                        format!("{{{}: {}}}", text(&each["placeholder"]), chosen.join(", "))
                    }
                });
                lines.push(row.collect::<Vec<_>>().join(" "));
            }
            _ => show_components(&component["components"], lines),
        }
    }
}

pub fn show_form(form: &Value) -> String {
    let custom_id = text(&form["custom_id"]);
    crate::matrix::must_know(custom_id);
    assert!(tertulia::app::has_form(custom_id), "{custom_id} has no row");
    let mut lines = vec![format!("(form) {}", text(&form["title"]))];
    for row in form["components"].as_array().into_iter().flatten() {
        let input = &row["components"][0];
        let required = if input["required"] == true { "*" } else { "" };
        lines.push(format!("{}{required}: {}", text(&input["label"]), text(&input["value"])).trim_end().to_owned());
    }
    lines.join("\n")
}

pub fn find_button(components: &Value, label: &str) -> Option<String> {
    components.as_array()?.iter().find_map(|component| {
        let custom_id = text(&component["custom_id"]);
        if component["type"] == 2
            && (text(&component["label"]) == label || (label.contains('/') && custom_id.starts_with(label)))
        {
            return Some(text(&component["custom_id"]).to_owned());
        }
        find_button(&component["components"], label)
    })
}

pub fn find_menu(components: &Value, ending: &str) -> Option<String> {
    components.as_array()?.iter().find_map(|component| {
        let id = text(&component["custom_id"]);
        let fits = id.ends_with(ending) || (ending.ends_with('/') && id.contains(ending));
        if matches!(component["type"].as_u64(), Some(3 | 8)) && fits {
            return Some(text(&component["custom_id"]).to_owned());
        }
        find_menu(&component["components"], ending)
    })
}
