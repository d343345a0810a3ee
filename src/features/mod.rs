//! What members, moderators and operators can name: one folder each.

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
