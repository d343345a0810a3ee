//! What members, moderators and operators can name: one folder each, and what such a folder gives the app.

pub(crate) mod backup;
pub(crate) mod blocks;
pub(crate) mod gatherings;
pub(crate) mod health;
pub(crate) mod help;
pub(crate) mod members;
pub(crate) mod open_data;
pub(crate) mod place_admin;
pub(crate) mod places;
pub(crate) mod privacy;
pub(crate) mod provenance;
pub(crate) mod recents;
pub(crate) mod reports;
pub(crate) mod review;
pub(crate) mod search;
pub(crate) mod servers;
pub(crate) mod setup;
pub(crate) mod staleness;
pub(crate) mod subscriptions;
pub(crate) mod translations;
pub(crate) mod transparency;
pub(crate) mod writeups;

use futures_util::future::BoxFuture;
use tertulia_clock::Moment;

use crate::base::error::Result;
use crate::base::liveness::Step;
use crate::discord::command::Command;
use crate::discord::component::Component;
use crate::discord::context::Services;
use crate::outbox::Message;

/// What a feature gives the app. Its row stands in its own folder; `app::registry` lists them all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Feature {
    /// Its commands, with what suggests for their options
    pub commands: fn() -> Vec<Command>,
    /// Its buttons, menus and forms
    pub components: &'static [Component],
    /// What it says through the outbox
    pub messages: &'static [Message],
    /// What it does without anybody asking
    pub due: Option<Due>,
}

impl Feature {
    /// A feature that gives nothing: `Feature { commands: commands::table, ..Feature::EMPTY }`.
    pub const EMPTY: Self = Self { commands: Vec::new, components: &[], messages: &[], due: None };
}

/// A step of the background loop. Where it fails, that is said and kept, and the other steps follow all the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Due {
    /// What logs and `/admin health` call it
    pub step: Step,
    /// How often it is taken
    pub cadence: Cadence,
    /// Does what is due
    pub run: for<'a> fn(&'a Services, Moment) -> BoxFuture<'a, Result<()>>,
    /// When something is next due, so that the loop is there in time; none where looking now and then is enough
    pub next: Option<NextDue>,
}

/// When something of a step is next due, if at all.
pub(crate) type NextDue = for<'a> fn(&'a Services) -> BoxFuture<'a, Result<Option<Moment>>>;

/// How often a step is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cadence {
    /// In each round of the loop
    EachSweep,
    /// Once an hour; what failed is tried again in the next round
    Hourly,
    /// Once an hour, beside the loop: it may take long, and what is owed does not wait for it
    HourlyAside,
}
