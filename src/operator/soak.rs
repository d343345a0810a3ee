//! `tertulia soak`: kills the real binary at random while gatherings come due, Discord stumbles and refuses, the gateway
//! sends the bot away and the disk is full, and compares what the stand-in for Discord saw with what was owed. A hidden
//! command of debug builds, so that what it kills is what the tests were compiled from.
//!
//! The child is `tertulia run`, told an address and a clock like any other process; only the parent knows that Discord is
//! a stand-in.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use jiff::SignedDuration;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::Value;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use tertulia_clock::{Clock, Moment};

use crate::base::database::Store;
use crate::base::i18n::Language;
use crate::base::ids::{ChannelId, GatheringId, PersonId, ServerId, UserId};
use crate::base::terminal;
use crate::discord::permissions::asked_permissions;
use crate::features::gatherings::schedule::{Repeat, Zone};
use crate::features::gatherings::{self, Gathering};
use crate::features::members;
use crate::features::places;
use crate::features::servers::{self, Change, Setting};
use crate::outbox;
use tertulia_sandbox::{Fault, FaultKind, GatewayDrop, Options, StandIn};

/// When the world begins.
const BEGINNING: &str = "2027-03-26T12:00:00Z";
/// Gatherings that come due.
const GATHERINGS: u32 = 8;
/// Seats at each.
const SEATS: i64 = 5;
/// People who click.
const PEOPLE: u64 = 12;
/// Discord's permission to write in a channel.
const SEND_MESSAGES: u64 = 1 << 11;
/// The mark of a message is its row's number and this.
const MARKS: i64 = 1_000_000;
/// How often the end is looked for before it is given up.
const LOOKS: u32 = 20_000;
/// Seconds that are waited for real.
const SOON: i64 = 90;
const LOOK_EVERY: Duration = Duration::from_millis(15);

/// Kills the bot so many times, with so many faults around it, then lets it finish, and checks. The same seed makes the
/// same plan.
///
/// # Errors
/// What was sent twice, or not at all.
pub async fn soak(kills: u32, faults: u32, seed: u64) -> anyhow::Result<()> {
    let mut chance = StdRng::seed_from_u64(seed);
    let folder = tempfile::tempdir()?;
    let database = folder.path().join("tertulia.db");
    let clock = Clock::stopped_at(BEGINNING.parse()?);
    let stand_in = StandIn::start(Options { port: 0, traffic: None, clock: clock.clone() }).await?;
    let bot = stand_in.add_application("Tertulia");
    let world = World::build(&stand_in, bot.id, &database, &clock).await?;
    let address = tell_time(&clock)?;
    let start = || -> anyhow::Result<Child> {
        // A file that may not grow any further is an error of the write, not the end of the process.
        Ok(Command::new("sh")
            .args(["-c", "trap '' XFSZ; exec \"$0\" run"])
            .arg(std::env::current_exe()?)
            .env("DISCORD_TOKEN", &bot.token)
            .env("TERTULIA_DISCORD__API_URL", stand_in.url())
            .env("TERTULIA_NETWORK__HOME_GUILD", world.servers[0].0.to_string())
            .env("TERTULIA_DATABASE__PATH", &database)
            .env("TERTULIA_LOG__LEVEL", "error")
            .env("TERTULIA_BACKUP__NIGHTLY", "false")
            .env("TERTULIA_CLOCK", address.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?)
    };
    let mut met: BTreeMap<&str, u32> = BTreeMap::new();
    for kill in 1..=kills {
        // Spread evenly over the kills.
        let mut faults_now = faults * kill / kills - faults * (kill - 1) / kills;
        // Time leaps only while nobody is there: within a call it would leap over what Discord remembers of a nonce.
        clock.advance(match chance.random_range(0..3) {
            0 => SignedDuration::from_secs(chance.random_range(0..30)),
            _ => SignedDuration::from_mins(chance.random_range(2..100)),
        });
        let mut child = start()?;
        tokio::time::sleep(Duration::from_millis(chance.random_range(0..700))).await;
        for _ in 0..chance.random_range(1..6).max(faults_now) {
            if faults_now > 0 {
                *met.entry(world.disturb(&stand_in, &child, &mut chance)?).or_default() += 1;
                faults_now -= 1;
            }
            clock.advance(SignedDuration::from_secs(chance.random_range(0..10)));
            tokio::time::sleep(Duration::from_millis(chance.random_range(0..200))).await;
            world.click(&stand_in, &mut chance).await;
        }
        // Between any two lines.
        child.kill().context("the bot can't be killed")?;
        let status = child.wait()?;
        ensure!(may_end_so(status), "the bot ended by itself: {status}");
        world.calm(&stand_in, &mut chance);
        if kill % 10 == 0 {
            terminal::say(format_args!("{kill} kills, {}", clock.now()));
        }
    }
    stand_in.faults().clear();
    world.open_doors(&stand_in);
    let mut child = start()?;
    // The last one meets a full disk too, while much is due, and goes on by itself.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let_grow(&child, false)?;
    clock.advance(SignedDuration::from_hours(1));
    tokio::time::sleep(Duration::from_secs(1)).await;
    let_grow(&child, true)?;
    let outcome = world.finish(&database, &clock).await;
    child.kill()?;
    child.wait()?;
    outcome?;
    let report = world.compare(&stand_in, &database).await?;
    let met: Vec<String> = met.iter().map(|(what, count)| format!("{count} {what}")).collect();
    terminal::say(format_args!("{kills} kills, {faults} faults ({}), seed {seed}: {report}", met.join(", ")));
    stand_in.stop().await;
    Ok(())
}

/// Killed, or stopped since it could not write from the start on.
fn may_end_so(status: ExitStatus) -> bool {
    status.code().is_none_or(|code| code == 1 || code == 6)
}

/// Whether the files of a running process may grow.
fn let_grow(child: &Child, may_grow: bool) -> anyhow::Result<()> {
    let limit = if may_grow { "--fsize=unlimited:" } else { "--fsize=0:" };
    // It may have ended already.
    Command::new("prlimit").args(["--pid", &child.id().to_string(), limit]).stderr(Stdio::null()).status()?;
    Ok(())
}

/// Tells the time to whoever connects: a line of milliseconds since 1970 at each change.
fn tell_time(clock: &Clock) -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let clock = clock.clone();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let clock = clock.clone();
            std::thread::spawn(move || {
                let mut told = None;
                loop {
                    let now = clock.now();
                    if told != Some(now) && writeln!(stream, "{}", now.as_millisecond()).is_err() {
                        return;
                    }
                    told = Some(now);
                    std::thread::park_timeout(Duration::from_millis(5));
                }
            });
        }
    });
    Ok(address)
}

/// Servers, their channels, people.
struct World {
    servers: Vec<(u64, u64)>,
    people: Vec<u64>,
    facilitator: u64,
    bot: u64,
}

impl World {
    /// Makes servers, people and gatherings, as commands would have.
    async fn build(stand_in: &StandIn, bot: u64, database: &Path, clock: &Clock) -> anyhow::Result<Self> {
        let owner = stand_in.add_user("owner", "Owner", "en-GB");
        let people: Vec<u64> =
            (0..PEOPLE).map(|index| stand_in.add_user(&format!("guest{index}"), "Guest", "en-GB")).collect();
        let mut servers = Vec::new();
        for name in ["Commons", "Scotland", "Buenos Aires"] {
            let guild = stand_in.add_guild(name, "en-GB", owner);
            let channel = stand_in.add_channel(guild, "library");
            for person in &people {
                stand_in.add_member(guild, *person);
            }
            stand_in.invite(guild, bot, asked_permissions());
            servers.push((guild, channel));
        }
        let store = Store::open(database).await?;
        places::seed(&store).await?;
        let now = Moment::from(clock.now());
        let home = ServerId::from(servers[0].0);
        let facilitator = members::meet(&store, UserId::from(owner), None, now).await?.id;
        for (guild, channel) in &servers {
            let server = servers::arrive(&store, ServerId::from(*guild), "en-GB", Some(home), now).await?;
            servers::admit(&store, server.id, facilitator, "", now).await?;
            let change = Change {
                language: Some(Language::En),
                announcement_channel: Setting::Is(ChannelId::from(*channel)),
                ..Change::default()
            };
            servers::set(&store, server.id, change, facilitator, now).await?;
        }
        for person in &people {
            let id = members::meet(&store, UserId::from(*person), Some(Language::En), now).await?.id;
            let mut tx = store.write().await?;
            let choice = members::TimeChoice { direct: true, ..members::TimeChoice::default() };
            members::choose_time(&mut *tx, id, &choice).await?;
            tx.commit().await?;
        }
        for number in 0..GATHERINGS {
            let draft = plan(number, facilitator, &store, now).await?;
            let id = gatherings::begin(&store, &draft, u64::from(number) + 1, now).await?;
            gatherings::announce(&store, id, facilitator, now).await?;
        }
        store.close().await;
        Ok(Self { servers, people, facilitator: owner, bot })
    }

    /// Something goes wrong outside. Says what.
    fn disturb(&self, stand_in: &StandIn, child: &Child, chance: &mut StdRng) -> anyhow::Result<&'static str> {
        let (what, name) = match chance.random_range(0..10) {
            0 => (FaultKind::Status(500), "failures of Discord"),
            1 => (FaultKind::CutAfter, "answers lost"),
            2 => (FaultKind::CutBefore, "calls lost"),
            3 => (FaultKind::RateLimited { retry_after: 0.3, global: chance.random() }, "limits"),
            4 => {
                self.close_channel(stand_in, chance.random_range(0..self.servers.len()));
                return Ok("channels closed");
            }
            5 => {
                let person = self.people[chance.random_range(0..self.people.len())];
                stand_in.refuse_direct_messages(person, true);
                return Ok("direct messages closed");
            }
            6 | 7 => {
                stand_in.drop_gateways(match chance.random_range(0..6) {
                    0 => GatewayDrop::Tcp,
                    1 => GatewayDrop::Reconnect,
                    2 => GatewayDrop::InvalidSession { resumable: false },
                    3 => GatewayDrop::Close(4003),
                    4 => GatewayDrop::Close(4009),
                    _ => GatewayDrop::Close(1001),
                });
                return Ok("connections lost");
            }
            8 => {
                let_grow(child, false)?;
                return Ok("disks full");
            }
            _ => {
                let_grow(child, true)?;
                return Ok("disks free again");
            }
        };
        let path = ["/messages", "/scheduled-events", "/threads"][chance.random_range(0..3)].to_owned();
        stand_in.faults().add(Fault { method: "POST", path, times: 1, what });
        Ok(name)
    }

    /// The bot may not write in a server's channel any more.
    fn close_channel(&self, stand_in: &StandIn, index: usize) {
        stand_in.overwrite(self.servers[index].1, self.bot, 0, SEND_MESSAGES);
    }

    /// Now and then somebody opens what was closed.
    fn calm(&self, stand_in: &StandIn, chance: &mut StdRng) {
        if chance.random_range(0..3) == 0 {
            self.open_doors(stand_in);
        }
    }

    /// Whatever was closed is open.
    fn open_doors(&self, stand_in: &StandIn) {
        for (_, channel) in &self.servers {
            stand_in.overwrite(*channel, self.bot, SEND_MESSAGES, 0);
        }
        for person in &self.people {
            stand_in.refuse_direct_messages(*person, false);
        }
    }

    /// Somebody presses a button of some card, whether or not anyone is there to answer.
    async fn click(&self, stand_in: &StandIn, chance: &mut StdRng) {
        let (_, channel) = self.servers[chance.random_range(0..self.servers.len())];
        let cards = stand_in.messages(channel);
        if cards.is_empty() {
            return;
        }
        let card = &cards[chance.random_range(0..cards.len())];
        let mut buttons = Vec::new();
        find_buttons(&card["components"], &mut buttons);
        let answers = ["going", "going", "maybe", "no"];
        let wanted = format!("gathering/{}/", answers[chance.random_range(0..answers.len())]);
        let person = stand_in.person(self.people[chance.random_range(0..self.people.len())]);
        if let (Some(button), Some(id)) = (buttons.iter().find(|id| id.starts_with(&wanted)), id_of(card)) {
            let pressed = tokio::time::timeout(Duration::from_millis(150), person.press(id, button)).await;
            drop(pressed);
        }
    }

    /// Moves the clock until nothing is owed any more.
    async fn finish(&self, database: &Path, clock: &Clock) -> anyhow::Result<()> {
        let store = Store::open(database).await?;
        for _ in 0..LOOKS {
            // Edits may take their time: the stand-in limits those of old messages in real time.
            let due = [outbox::next_new(store.read()).await?, gatherings::next_due(store.read()).await?];
            match due.into_iter().flatten().min() {
                None => {
                    store.close().await;
                    return Ok(());
                }
                // A series without end is announced again and again: its times are far ahead by then.
                Some(due) if due.0 - clock.now().as_second() > SOON => {
                    clock.move_to(due.timestamp());
                }
                // The stand-in's limits are of real time, so what is tried again soon waits for real.
                Some(_) => clock.advance(SignedDuration::try_from(LOOK_EVERY)?),
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        bail!("after {LOOKS} looks something is still owed at {}", clock.now())
    }

    /// What the stand-in saw against what the rows say.
    async fn compare(&self, stand_in: &StandIn, database: &Path) -> anyhow::Result<String> {
        let mut seen: BTreeMap<i64, u32> = BTreeMap::new();
        let everyone = self.people.iter().chain([&self.facilitator]);
        let direct = everyone.flat_map(|person| stand_in.direct_messages(*person, self.bot));
        let threads = self.servers.iter().flat_map(|(_, channel)| stand_in.threads(*channel));
        let in_threads = threads.flat_map(|thread| id_of(&thread).map(|id| stand_in.messages(id)).unwrap_or_default());
        let in_channels = self.servers.iter().flat_map(|(_, channel)| stand_in.messages(*channel));
        for message in direct.chain(in_channels).chain(in_threads) {
            if let Some(mark) = message["components"][0]["id"].as_i64() {
                *seen.entry(mark).or_default() += 1;
            }
        }
        let rows = Rows::read(database).await?;
        let mut sent = 0;
        for (id, topic, state) in &rows.outbox {
            let times = seen.remove(&(MARKS + id)).unwrap_or(0);
            let is_message = !matches!(topic.as_str(), "gathering_event" | "gathering_thread");
            let wanted = u32::from(is_message && state == "sent");
            ensure!(times == wanted, "row {id} ({topic}, {state}) was seen {times} times");
            sent += times;
        }
        ensure!(seen.is_empty(), "nobody owed these: {seen:?}");
        for (guild, channel) in &self.servers {
            let mut marks: BTreeMap<String, u32> = BTreeMap::new();
            for event in stand_in.scheduled_events(*guild) {
                let mark = event["description"].as_str().and_then(|text| text.lines().last()).unwrap_or_default();
                *marks.entry(mark.to_owned()).or_default() += 1;
            }
            ensure!(!marks.is_empty() && marks.values().all(|count| *count == 1), "events of {guild}: {marks:?}");
            ensure!(!stand_in.threads(*channel).is_empty(), "no thread in {channel}");
        }
        let Rows { waiting, owed, closed, unexplained, most_seats, .. } = rows;
        ensure!(waiting == 0, "{waiting} reminders are still waiting");
        ensure!(unexplained == 0, "{unexplained} reminders were closed without a reason");
        ensure!(most_seats <= SEATS, "{most_seats} seats were taken of {SEATS}");
        let cards = rows.outbox.iter().filter(|(_, topic, state)| topic == "gathering" && state == "sent").count();
        let wanted = rows.occurrences * self.servers.len();
        ensure!(cards == wanted, "{cards} cards of {wanted}");
        Ok(format!(
            "{sent} messages once each, among them {cards} cards; {owed} reminders sent, {closed} closed with a reason; \
             at most {most_seats} seats taken"
        ))
    }
}

/// What the database says, read as a stranger would.
struct Rows {
    outbox: Vec<(i64, String, String)>,
    occurrences: usize,
    waiting: i64,
    owed: i64,
    closed: i64,
    unexplained: i64,
    most_seats: i64,
}

impl Rows {
    async fn read(database: &Path) -> anyhow::Result<Self> {
        let options = SqliteConnectOptions::new().filename(database).read_only(true);
        let pool = SqlitePool::connect_with(options).await?;
        let count = async |sql: &'static str| sqlx::query_scalar::<_, i64>(sql).fetch_one(&pool).await;
        let rows = Self {
            outbox: sqlx::query_as("select outbox_id, topic, state from outbox").fetch_all(&pool).await?,
            occurrences: usize::try_from(count("select count(*) from occurrence where announced = 1").await?)?,
            waiting: count("select count(*) from reminder where state = 'waiting'").await?,
            owed: count("select count(*) from reminder where state = 'owed'").await?,
            closed: count("select count(*) from reminder where state = 'closed'").await?,
            unexplained: count("select count(*) from reminder where state = 'closed' and note is null").await?,
            most_seats: count(
                "select coalesce(max(taken), 0) from
                     (select count(*) as taken from seat where answer = 'going' group by occurrence_id)",
            )
            .await?,
        };
        pool.close().await;
        Ok(rows)
    }
}

/// A gathering some hours ahead; every fourth comes again daily.
async fn plan(number: u32, facilitator: PersonId, store: &Store, now: Moment) -> anyhow::Result<Gathering> {
    let place = places::named(store, ["scotland", "buenos-aires", "penalolen", "paris"][number as usize % 4]).await?;
    let zone = Zone::named(&place.zone).context("a seeded zone")?;
    let starts = zone.local(now.plus_hours(26 + 5 * i64::from(number)));
    let repeat = if number.is_multiple_of(4) { Repeat::Rule("FREQ=DAILY;COUNT=3".to_owned()) } else { Repeat::Never };
    let rule = repeat.rule(starts, &zone).map_err(|bad| anyhow::anyhow!("{bad:?}"))?;
    let mut draft = Gathering::draft(GatheringId(0), format!("soak-{number}@tertulia"), place.id, starts, zone, now);
    draft.title = format!("Circle {number}");
    draft.facilitator = Some(facilitator);
    draft.seats = Some(SEATS);
    draft.repeat = repeat;
    draft.rule = rule;
    Ok(draft)
}

fn find_buttons(components: &Value, found: &mut Vec<String>) {
    for component in components.as_array().into_iter().flatten() {
        if component["type"] == 2 {
            found.extend(component["custom_id"].as_str().map(str::to_owned));
        }
        find_buttons(&component["components"], found);
    }
}

fn id_of(object: &Value) -> Option<u64> {
    object["id"].as_str()?.parse().ok()
}
