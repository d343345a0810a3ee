//! The log as people read it: all of it for moderators, and for everyone what was decided, when and how often, without
//! persons and texts, together with the head of the chain.

pub mod commands;
mod model;
mod store;
mod view;

use std::collections::HashMap;

use jiff::civil::Date;
use tertulia_clock::Moment;

use crate::audit_log::{self, Action, Filter, Head, Line, Subject};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::{GatheringId, PersonId, ServerId, UserId, WriteupRef};
use crate::features::Feature;
use crate::features::members;
use crate::features::places;
use crate::features::servers;
use crate::features::writeups;

/// What this feature gives the app.
pub const FEATURE: Feature = Feature { commands: commands::table, components: commands::COMPONENTS, ..Feature::EMPTY };

/// What a row is about, as people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A write-up
    Writeup(WriteupRef),
    /// A gathering
    Gathering(GatheringId),
    /// A place, by its own name
    Place(String),
    /// A server
    Server(ServerId),
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
    let (lines, total) = audit_log::page(store.read(), filter, offset, limit).await?;
    let mut rows = Vec::new();
    for line in lines {
        let about = about(store, &line.subject).await?;
        let words = [line.before.as_deref(), line.after.as_deref()].into_iter().flatten();
        let mut people = Vec::new();
        for person in words.flat_map(model::people).chain(line.actor) {
            people.push((person, members::user_of(store.read(), person).await?));
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
    /// What was done; where this version knows no such action, the word as it stands
    pub action: Result<Action, String>,
    /// The write-up it was about, while everyone can read that
    pub writeup: Option<WriteupRef>,
}

/// A page of what everyone may read step by step, and how many there are on all pages.
pub async fn steps(store: &Store, offset: i64, limit: i64) -> Result<(Vec<Step>, i64)> {
    let counted_only: Vec<Action> =
        Action::ALL.iter().copied().filter(|action| model::is_counted_only(*action)).collect();
    let (lines, total) = audit_log::page_without(store.read(), &counted_only, offset, limit).await?;
    let mut steps = Vec::new();
    for line in lines {
        let writeup = match line.subject {
            Ok(Subject::Writeup(id)) => writeups::public(store, id).await?.map(|(writeup, _)| writeup.reference()),
            _ => None,
        };
        steps.push(Step { at: line.at, action: line.action, writeup });
    }
    Ok((steps, total))
}

async fn about(store: &Store, subject: &Result<Subject, String>) -> Result<About> {
    let subject = match subject {
        Ok(subject) => subject,
        Err(text) => return Ok(About::Other(text.clone())),
    };
    let other = || About::Other(subject.to_string());
    Ok(match subject {
        Subject::Writeup(id) => match writeups::reference(store, *id).await? {
            Some(reference) => About::Writeup(reference),
            None => other(),
        },
        Subject::Gathering(id) => About::Gathering(*id),
        Subject::Place(id) => {
            let place = places::list(store).await?.into_iter().find(|place| place.id == *id);
            place.map_or_else(other, |place| About::Place(place.name))
        }
        Subject::Server(id) => About::Server(*id),
        Subject::Person(id) => About::Person(members::user_of(store.read(), *id).await?),
        Subject::Erasure(_) | Subject::Library | Subject::Database | Subject::Network => other(),
    })
}

/// What was counted in one month.
#[derive(Clone, Debug, Default)]
pub struct Month {
    /// How often each action was taken
    pub actions: HashMap<Action, i64>,
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
        actions: audit_log::count(store.read(), since, until).await?,
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
        head: audit_log::head(store.read()).await?,
        first_at: audit_log::first_at(store.read()).await?,
    })
}
