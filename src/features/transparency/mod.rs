//! The log as people read it: all of it for moderators, and for everyone what was decided, when and how often, without
//! persons and texts, together with the head of the chain.

pub mod commands;
mod model;
mod store;
mod view;

use jiff::civil::Date;
use tertulia_clock::Moment;

use crate::audit_log::{self, Filter, Head, Line};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::{PersonId, UserId, WriteupId, WriteupRef};
use crate::features::members;
use crate::features::places;
use crate::features::servers;
use crate::features::writeups;

/// What a row is about, as people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A write-up
    Writeup(WriteupRef),
    /// A gathering, by its number
    Gathering(i64),
    /// A place, by its own name
    Place(String),
    /// A server, by Discord's id
    Server(String),
    /// A person; none once forgotten
    Person(Option<UserId>),
    /// Something else, as the row has it
    Other(String),
}

/// A row with whom and what it names.
#[derive(Clone, Debug)]
pub struct Told {
    /// The row
    pub line: Line,
    /// What it is about
    pub about: About,
    /// The people it names, in whatever part of it; none once forgotten
    pub people: Vec<(PersonId, Option<UserId>)>,
}

/// A page of the log with everything it names, and how many rows there are on all pages.
pub async fn page(store: &Store, filter: &Filter, offset: i64, limit: i64) -> Result<(Vec<Told>, i64)> {
    let (lines, total) = audit_log::page(store, filter, offset, limit).await?;
    let mut rows = Vec::new();
    for line in lines {
        let about = about(store, &line.subject).await?;
        let words = [line.before.as_deref(), line.after.as_deref()].into_iter().flatten();
        let mut people = Vec::new();
        for person in words.flat_map(model::people).chain(line.actor) {
            people.push((person, members::user_of(store, person).await?));
        }
        rows.push(Told { line, about, people });
    }
    Ok((rows, total))
}

/// A step as everyone may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When
    pub at: Moment,
    /// What was done
    pub action: String,
    /// The write-up it was about, while everyone can read that
    pub writeup: Option<WriteupRef>,
}

/// A page of what everyone may read step by step, and how many there are on all pages.
pub async fn steps(store: &Store, offset: i64, limit: i64) -> Result<(Vec<Step>, i64)> {
    let (lines, total) = audit_log::page_without(store, &model::COUNTED_ONLY, offset, limit).await?;
    let mut steps = Vec::new();
    for line in lines {
        let id = line.subject.strip_prefix("writeup/").and_then(|id| id.parse().ok()).map(WriteupId);
        let writeup = match id {
            Some(id) => writeups::public(store, id).await?.map(|(writeup, _)| writeup.reference()),
            None => None,
        };
        steps.push(Step { at: line.at, action: line.action, writeup });
    }
    Ok((steps, total))
}

async fn about(store: &Store, subject: &str) -> Result<About> {
    let other = || About::Other(subject.to_owned());
    let Some((what, id)) = subject.split_once('/') else { return Ok(other()) };
    let Ok(number) = id.parse::<i64>() else { return Ok(other()) };
    Ok(match what {
        "writeup" => match writeups::reference(store, WriteupId(number)).await? {
            Some(reference) => About::Writeup(reference),
            None => other(),
        },
        "gathering" => About::Gathering(number),
        "place" => {
            let place = places::list(store).await?.into_iter().find(|place| place.id.0 == number);
            place.map_or_else(other, |place| About::Place(place.name))
        }
        "server" => About::Server(id.to_owned()),
        "person" => About::Person(members::user_of(store, PersonId(number)).await?),
        _ => other(),
    })
}

/// What was counted in one month.
#[derive(Clone, Debug, Default)]
pub struct Month {
    /// How often each action was taken
    pub actions: Vec<(String, i64)>,
    /// How often each verdict was given, by reason
    pub verdicts: Vec<(String, Option<String>, i64)>,
    /// How many write-ups were published for the first time; the other approvals are of later versions
    pub first: i64,
    /// How many came in from a file
    pub imported: i64,
    /// How many of those published were erased as their authors wished
    pub erased: i64,
}

/// What was decided in the month that begins on `first`.
pub async fn month(store: &Store, first: Date) -> Result<Month> {
    let (since, until) = model::span(first);
    Ok(Month {
        actions: audit_log::count(store, since, until).await?,
        verdicts: store::verdicts(store.read(), since, until).await?,
        first: store::first_published(store.read(), since, until).await?,
        imported: store::imported(store.read(), since, until).await?,
        erased: store::erased(store.read(), since, until).await?,
    })
}

/// What does not belong to a month: the network as it is now.
#[derive(Clone, Debug)]
pub struct Now {
    /// How many servers are part of it
    pub servers: usize,
    /// The head of the chain; none while nothing was logged
    pub head: Option<Head>,
    /// When the first row was written
    pub first_at: Option<Moment>,
}

/// The network as it is now.
pub async fn now(store: &Store) -> Result<Now> {
    Ok(Now {
        servers: servers::admitted(store.read()).await?.len(),
        head: audit_log::head(store).await?,
        first_at: audit_log::first_at(store).await?,
    })
}
