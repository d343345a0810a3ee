//! The sandbox: the stand-in for Discord with servers, people and write-ups, and the bot connected to it.
//!
//! The one place that knows both the bot and the stand-in. The bot itself is told an address and a clock, nothing else.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;
use tertulia_clock::{Clock, Moment};
use tokio_util::sync::CancellationToken;

use crate::app::{App, Sweeping};
use crate::base::config::Settings;
use crate::base::database::Store;
use crate::base::files;
use crate::base::i18n::Language;
use crate::base::ids::{ChannelId, GatheringId, PersonId, ServerId, UserId};
use crate::base::terminal;
use crate::base::vocabulary::Vocabulary;
use crate::discord::command;
use crate::discord::permissions::asked_permissions;
use crate::discord::rest::Token;
use crate::features::backup::{self, Opened, Purpose};
use crate::features::gatherings::schedule::{End, Repeat, Rhythm, Zone};
use crate::features::gatherings::{self, Gathering, Venue};
use crate::features::members::{self, Role};
use crate::features::places::{self, Side};
use crate::features::servers::{self, Change, Setting};
use crate::features::writeups;
use tertulia_sandbox::{Options, StandIn};

/// How often and how many times the commands are looked for before the sandbox says that it is ready all the same.
const LOOK_EVERY: Duration = Duration::from_millis(5);
const READY_WITHIN_LOOKS: u32 = 2_000;

/// When the sandbox's servers were made.
const FOUNDED: &str = "2026-01-15T12:00:00Z";

/// How the sandbox is started.
#[derive(Clone, Debug)]
pub struct Sandbox {
    /// The port of page and API; 0: any
    pub port: u16,
    /// The database; none: one that is gone at the end
    pub database: Option<PathBuf>,
    /// A log of the API's traffic
    pub traffic: Option<PathBuf>,
    /// Begin with an empty database
    pub fresh: bool,
}

/// The sandbox, running.
pub struct Running {
    /// The stand-in
    pub stand_in: StandIn,
    /// The bot
    pub app: App,
    /// The token of a second application, for other clients
    pub spare_token: String,
    task: tokio_util::task::TaskTracker,
    shutdown: CancellationToken,
    _folder: Option<tempfile::TempDir>,
}

struct World {
    commons: u64,
    scotland: u64,
    buenos_aires: u64,
    commons_announcements: u64,
    commons_reviews: u64,
    lounge: u64,
    scotland_announcements: u64,
    buenos_aires_announcements: u64,
    member_scotland: u64,
    member_buenos_aires: u64,
    partner: u64,
    moderator: u64,
}

/// Starts the stand-in, plants servers, people, places and demo write-ups, and connects the bot.
pub async fn start(sandbox: Sandbox) -> anyhow::Result<Running> {
    let clock = Clock::movable_from_system();
    let (database, folder) = if let Some(path) = sandbox.database {
        (path, None)
    } else {
        let folder = tempfile::tempdir()?;
        (folder.path().join("tertulia.db"), Some(folder))
    };
    let database = files::resolved(&database);
    if sandbox.fresh {
        backup::clear_sandbox(&database).await?;
    }
    // Servers and people have the same ids at every start, so that a kept database still knows them.
    clock.hold(Some(FOUNDED.parse()?));
    let stand_in =
        StandIn::start(Options { port: sandbox.port, traffic: sandbox.traffic, clock: clock.clone() }).await?;
    let bot = stand_in.add_application("Tertulia");
    let spare = stand_in.add_application("Another client");
    let world = build(&stand_in, bot.id, spare.id);
    clock.hold(None);
    let settings = Settings {
        // What is gone at the end needs no backups.
        backup_nightly: folder.is_none(),
        database,
        api_url: stand_in.url().parse()?,
        home_guild: Some(ServerId::from(world.commons)),
        // Nor does play.
        copy_before_update: false,
        ..Settings::read(None, [])?
    };
    let opened = backup::open(&settings, Purpose::Sandbox, Moment::from(clock.now())).await?;
    let app = App::on(opened, settings, Token::new(&bot.token), clock.clone(), Sweeping::ByItself).await?;
    seed_servers(&app, &world, Moment::from(clock.now())).await?;
    // A new stand-in knows no commands, whatever a kept database remembers.
    servers::remember(&app.services().store, &command::fingerprint_key(bot.id), "").await?;
    let asked = app.clone();
    stand_in.set_upcoming(move || {
        let app = asked.clone();
        Box::pin(async move { app.next_said().await })
    });
    let shutdown = CancellationToken::new();
    let task = tokio_util::task::TaskTracker::new();
    let running = app.clone().run(shutdown.clone());
    task.spawn(async move {
        if let Err(error) = running.await {
            tracing::error!(error = format!("{error:#}"), "the bot ended");
        }
    });
    stand_in.wait_connected(bot.id).await;
    // Ready means that a visitor finds the commands; the bot tells them right after it is connected.
    for _ in 0..READY_WITHIN_LOOKS {
        if !stand_in.commands(bot.id).is_empty() {
            break;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    Ok(Running { stand_in, app, spare_token: spare.token, task, shutdown, _folder: folder })
}

impl Running {
    /// Stops the bot, then the stand-in.
    pub async fn stop(self) {
        self.shutdown.cancel();
        self.task.close();
        self.task.wait().await;
        self.stand_in.stop().await;
    }
}

/// `tertulia seed`: plants the places, and with `demo` the demo write-ups, where they are missing.
pub async fn seed(settings: &Settings, demo: bool) -> anyhow::Result<()> {
    let now = Moment::from(Clock::system().now());
    let Opened { store, in_use: _in_use } = backup::open(settings, Purpose::Beside, now).await?;
    places::seed(&store).await?;
    let planted = if demo { writeups::seed_demo(&store, &Vocabulary::load()?, now).await? } else { 0 };
    let places = places::list(&store).await?.len();
    terminal::say(format_args!("{} has {places} places; demo write-ups added: {planted}", settings.database.display()));
    store.close().await;
    Ok(())
}

fn build(discord: &StandIn, bot: u64, spare: u64) -> World {
    let member_scotland = discord.add_user("morag", "Morag", "en-GB");
    let member_buenos_aires = discord.add_user("lucia", "Lucía", "es-419");
    let partner = discord.add_user("callum", "Callum", "en-GB");
    let moderator = discord.add_user("ines", "Inés", "es-419");
    let persona = |user: u64, [en, es, pt, fr]: [&str; 4]| {
        discord.add_persona(user, &[("en", en), ("es", es), ("pt", pt), ("fr", fr)]);
    };
    persona(
        member_scotland,
        [
            "works for the Scottish Government",
            "trabaja en el Gobierno de Escocia",
            "trabalha no governo da Escócia",
            "travaille au gouvernement écossais",
        ],
    );
    persona(
        member_buenos_aires,
        [
            "works for the City of Buenos Aires",
            "trabaja en el Gobierno de la Ciudad de Buenos Aires",
            "trabalha no governo da cidade de Buenos Aires",
            "travaille à la Ville de Buenos Aires",
        ],
    );
    persona(
        partner,
        [
            "civil-society partner in Scotland",
            "sociedad civil, Escocia",
            "sociedade civil, Escócia",
            "société civile, Écosse",
        ],
    );
    persona(
        moderator,
        [
            "moderator, belongs to no place",
            "modera, no pertenece a ningún lugar",
            "modera, não pertence a nenhuma localidade",
            "modère, ne fait partie d’aucun territoire",
        ],
    );
    let server = |name: &str, locale: &str, people: &[u64], announcements: &str| {
        let guild = discord.add_guild(name, locale, moderator);
        let channel = discord.add_channel(guild, announcements);
        for person in people {
            discord.add_member(guild, *person);
        }
        discord.invite(guild, bot, asked_permissions());
        discord.invite(guild, spare, asked_permissions());
        (guild, channel)
    };
    let everyone = [member_scotland, member_buenos_aires, partner, moderator];
    let (commons, commons_announcements) = server("Tertulia commons", "en-GB", &everyone, "library");
    let (scotland, scotland_announcements) =
        server("Scotland", "en-GB", &[member_scotland, partner, moderator], "new-write-ups");
    let (buenos_aires, buenos_aires_announcements) =
        server("Buenos Aires", "es-419", &[member_buenos_aires, moderator], "fichas-nuevas");
    discord.set_topic(commons_announcements, "Write-ups and gatherings are announced here. Type / to begin.");
    let lounge = discord.add_channel(commons, "lounge");
    let commons_reviews = discord.add_channel(commons, "review");
    discord.set_topic(commons_reviews, "For moderators: write-ups wait here.");
    let moderators = discord.add_role(commons, "Moderators", 1 << 13);
    discord.give_role(commons, moderator, moderators);
    discord.overwrite(commons_reviews, commons, 0, 1 << 10);
    discord.overwrite(commons_reviews, moderators, 1 << 10, 0);
    discord.overwrite(commons_reviews, bot, 1 << 10, 0);
    discord.add_channel(scotland, "general");
    discord.add_channel(buenos_aires, "general");
    World {
        commons,
        scotland,
        buenos_aires,
        commons_announcements,
        commons_reviews,
        lounge,
        scotland_announcements,
        buenos_aires_announcements,
        member_scotland,
        member_buenos_aires,
        partner,
        moderator,
    }
}

/// What an operator and moderators would have done by commands.
async fn seed_servers(app: &App, world: &World, now: Moment) -> anyhow::Result<()> {
    let services = app.services();
    let store = &services.store;
    writeups::seed_demo(store, &services.vocabulary, now).await?;
    let moderator = members::meet(store, UserId::from(world.moderator), None, now).await?.id;
    members::grant(store, moderator, Role::Moderator, None, "", now).await?;
    members::grant(store, moderator, Role::Facilitator, None, "", now).await?;
    let home = services.settings.home_guild;
    for (id, language, announcements, reviews) in [
        (world.commons, Language::En, world.commons_announcements, Some(world.commons_reviews)),
        (world.scotland, Language::En, world.scotland_announcements, None),
        (world.buenos_aires, Language::Es, world.buenos_aires_announcements, None),
    ] {
        let server = servers::arrive(store, ServerId::from(id), language.locales()[0], home, now).await?;
        servers::admit(store, server.id, moderator, "", now).await?;
        let change = Change {
            language: Some(language),
            announcement_channel: Setting::Is(ChannelId::from(announcements)),
            review_channel: reviews.map_or(Setting::Stays, |id| Setting::Is(ChannelId::from(id))),
        };
        servers::set(store, server.id, change, moderator, now).await?;
    }
    for (user, place, side, organisation) in [
        (world.member_scotland, "scotland", Side::Government, "Directorate for Energy and Climate Change"),
        (
            world.member_buenos_aires,
            "buenos-aires",
            Side::Government,
            "Dirección General de Política y Estrategia Ambiental",
        ),
        (world.partner, "scotland", Side::CivilSociety, "Community climate network"),
    ] {
        let person = members::meet(store, UserId::from(user), None, now).await?.id;
        let place = places::named(store, place).await?;
        places::join(store, person, place.id, side, Some(organisation.to_owned()), now).await?;
        places::agree(store, person, place.id, now).await?;
    }
    gather(store, world, moderator, now).await
}

/// A gathering that is announced, where there is none yet: a monthly one of Scotland's, some days ahead.
async fn gather(store: &Store, world: &World, facilitator: PersonId, now: Moment) -> anyhow::Result<()> {
    if gatherings::any(store).await? {
        return Ok(());
    }
    let place = places::named(store, "scotland").await?;
    let zone = Zone::named(&place.zone).context("a seeded zone")?;
    let starts = zone.local(now.plus_hours(8 * 24)).date().at(16, 0, 0, 0);
    let repeat = Repeat::Plain(Rhythm::MonthlyWeekday, End::Open);
    let draft = Gathering {
        title: "Climate circle".to_owned(),
        purpose: "One place shows what it did and what did not work; then we help each other with one problem.".to_owned(),
        agenda: "5 min · Welcome\n20 min · One case: open climate data in Buenos Aires\n25 min · My problem\n15 min · What we take along"
            .to_owned(),
        facilitator: Some(facilitator),
        minutes: 75,
        rule: repeat.rule(starts, &zone).map_err(|bad| anyhow::anyhow!("{bad:?}"))?,
        repeat,
        venue: Venue::Channel(
            ServerId::from(world.commons),
            ChannelId::from(world.lounge),
            "#lounge, Tertulia commons".to_owned(),
        ),
        seats: Some(20),
        languages: vec![Language::En, Language::Es],
        ..Gathering::draft(GatheringId(0), "demo@tertulia".to_owned(), place.id, starts, zone, now)
    };
    let id = gatherings::begin(store, &draft, 0, now).await?;
    gatherings::announce(store, id, facilitator, now).await?;
    Ok(())
}
