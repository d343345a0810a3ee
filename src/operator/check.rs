//! `tertulia check`: what is missing before everything works, point by point, with what to do. Changes nothing. It says no
//! wherever `tertulia run` would not start or could do nothing, and of what the bot runs without that it is so.

use tertulia_clock::Moment;

use crate::base::config::Settings;
use crate::base::database::{Glance, Store};
use crate::base::files::can_hold_files;
use crate::base::i18n::{Catalogues, Language, Words};
use crate::base::ids::ServerId;
use crate::base::recognition::{Age, Found};
use crate::discord::identify;
use crate::discord::permissions::{self, invite_link};
use crate::discord::rest::{CallError, Rest, Token};
use crate::features::backup::{self, Purpose};
use crate::features::servers;
use crate::features::setup::{self, Point, Verdict};
use crate::say;
use crate::search_index::{Meaning, Searcher, Synonyms};

/// What was found, as text, and whether anything is missing.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Line by line
    pub text: String,
    /// Something will not work
    pub missing: bool,
}

impl Report {
    fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn point(&mut self, verdict: Verdict, text: &str) {
        self.missing |= verdict == Verdict::Missing;
        self.line(&format!("{} {text}", setup::mark(verdict)));
    }

    fn line(&mut self, text: &str) {
        self.text.push_str("  ");
        // Card texts mark commands and bold words for Discord; names come from there, with whatever somebody put into them.
        let text = text.replace(['`', '*'], "");
        self.text.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
        self.text.push('\n');
    }
}

/// Looks at settings, database, token, servers and channels, in the order in which they are put right.
///
/// # Errors
/// The catalogues or the HTTP client can't be made; what is merely missing is in the report.
pub async fn check(
    settings: &Settings,
    token: Option<Token>,
    language: Language,
    now: Moment,
) -> anyhow::Result<Report> {
    let words = Catalogues::load()?.speak(language);
    let mut report = Report::default();
    report.heading(&words.text("check-settings"));
    let store = look_at_settings(&mut report, &words, settings).await;
    report.heading(&words.text("check-token"));
    let Some(token) = token else {
        report.point(Verdict::Missing, &words.text("check-no-token"));
        return Ok(report);
    };
    let rest = Rest::new(settings.api_url.clone(), token)?;
    let Some(application) = look_at_token(&mut report, &words, &rest).await else { return Ok(report) };
    if let Some(store) = &store
        && let Some(until) = identify::look(store.read(), now).await?.until
    {
        let until = until.timestamp().to_string();
        let all = identify::ALLOWED;
        report.point(Verdict::Missing, &say!(words, "check-connections-used-up", all = all, until = until));
    }
    report.heading(&words.text("check-servers"));
    if let Err(error) = look_at_servers(&mut report, &words, settings, &rest, store.as_ref()).await {
        report.point(Verdict::Missing, &say!(words, "check-discord-fails", error = error.to_string()));
    }
    report.heading(&words.text("check-invite"));
    report.line(&invite_link(application));
    report.heading(&words.text(if report.missing { "check-some-missing" } else { "check-all-met" }));
    Ok(report)
}

async fn look_at_settings(report: &mut Report, words: &Words, settings: &Settings) -> Option<Store> {
    let path = settings.database.display().to_string();
    // What would keep the bot from starting, in the words in which it would say so.
    match backup::survey(settings, Purpose::Network).await {
        Ok(Found::Database(_, Age::Current)) => {
            report.point(Verdict::Met, &say!(words, "check-database", path = path));
        }
        Ok(Found::Database(_, Age::Older)) => {
            let folder = backup::folder(&settings.database, &settings.backup_folder).display().to_string();
            report.point(Verdict::Open, &say!(words, "check-older-database", path = path, folder = folder));
        }
        Ok(_) => report.point(Verdict::Open, &say!(words, "check-no-database", path = path)),
        Err(error) => {
            let error = format!("{error:#}");
            report.point(Verdict::Missing, &say!(words, "check-bad-database", path = path, error = error));
        }
    }
    if backup::is_locked(&settings.database) {
        report.point(Verdict::Met, &words.text("check-running"));
    }
    look_at_what_may_stay_so(report, words, settings);
    match settings.home_guild {
        Some(home) => report.point(Verdict::Met, &say!(words, "check-home", id = home.to_string())),
        None => report.point(Verdict::Missing, &words.text("check-no-home")),
    }
    match Store::open_read_only(&settings.database).await {
        Ok(Glance::Ready(store)) => Some(store),
        // What there is to say of it was said.
        Ok(Glance::Absent | Glance::Older) | Err(_) => None,
    }
}

/// What the bot runs without.
fn look_at_what_may_stay_so(report: &mut Report, words: &Words, settings: &Settings) {
    let folder = backup::folder(&settings.database, &settings.backup_folder);
    if settings.backup_nightly && !can_hold_files(&folder) {
        let folder = folder.display().to_string();
        report.point(Verdict::Open, &say!(words, "check-no-backups", folder = folder));
    }
    if let Some(model) = &settings.search_model
        && let Meaning::Broken(fault) = Searcher::new(Synonyms::default(), Some(model)).meaning()
    {
        report.point(Verdict::Open, &say!(words, "check-bad-model", fault = fault));
    }
}

/// The application's id, where Discord accepts the token.
async fn look_at_token(report: &mut Report, words: &Words, rest: &Rest) -> Option<u64> {
    let application = match permissions::application(rest).await {
        Ok(application) => application,
        Err(CallError::Refused { status: 401, .. } | CallError::Stopped(_)) => {
            report.point(Verdict::Missing, &words.text("check-wrong-token"));
            return None;
        }
        Err(error) => {
            report.point(Verdict::Missing, &say!(words, "check-discord-fails", error = error.to_string()));
            return None;
        }
    };
    let id = application.id.to_string();
    report.point(Verdict::Met, &say!(words, "check-application", name = application.name, id = id));
    match permissions::connections_left(rest).await {
        Ok((left, all)) => {
            let verdict = if left == 0 { Verdict::Missing } else { Verdict::Met };
            report.point(verdict, &say!(words, "check-connections", left = left, all = all));
        }
        Err(error) => report.point(Verdict::Missing, &say!(words, "check-discord-fails", error = error.to_string())),
    }
    Some(application.id)
}

async fn look_at_servers(
    report: &mut Report,
    words: &Words,
    settings: &Settings,
    rest: &Rest,
    store: Option<&Store>,
) -> Result<(), crate::base::error::Error> {
    let found = permissions::servers(rest).await?;
    if let Some(home) = settings.home_guild
        && !found.iter().any(|(id, _)| *id == home)
    {
        report.point(Verdict::Missing, &say!(words, "check-not-in-home", id = home.to_string()));
    }
    for (id, name) in found {
        let first = settings.home_guild == Some(id);
        look_at_server(report, words, rest, store, id, &name, first).await?;
    }
    Ok(())
}

async fn look_at_server(
    report: &mut Report,
    words: &Words,
    rest: &Rest,
    store: Option<&Store>,
    id: ServerId,
    name: &str,
    first: bool,
) -> Result<(), crate::base::error::Error> {
    report.line(&if first {
        say!(words, "check-first-server", name = name, id = id.to_string())
    } else {
        say!(words, "check-server", name = name, id = id.to_string())
    });
    let known = match store {
        Some(store) => servers::get(store.read(), id).await?,
        None => None,
    };
    match (store, known) {
        (Some(store), Some(server)) if server.admitted_at.is_some() => {
            say_points(report, words, &setup::look(store, rest, &server).await?);
        }
        // The first server is admitted when the bot first runs; the others by a moderator.
        _ if first => {
            report.line(&format!("  {} {}", setup::mark(Verdict::Open), words.text("check-not-run")));
            say_points(report, words, &setup::look_before(rest, id).await?);
        }
        _ => {
            let what = say!(words, "check-not-admitted", id = id.to_string());
            report.line(&format!("  {} {what}", setup::mark(Verdict::Open)));
        }
    }
    Ok(())
}

fn say_points(report: &mut Report, words: &Words, points: &[Point]) {
    for point in points {
        report.missing |= point.verdict() == Verdict::Missing;
        let line = setup::line(words, point, |id, name| match name {
            "" => id.to_string(),
            name => format!("#{name}"),
        });
        report.line(&format!("  {line}"));
    }
}
