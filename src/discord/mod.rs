//! The kit for talking with Discord: calls, commands, buttons, cards, errors to words.
//!
//! Knows Discord and no feature.

pub(crate) mod autocomplete;
pub(crate) mod card;
pub(crate) mod command;
pub(crate) mod context;
pub(crate) mod identify;
pub(crate) mod limits;
pub mod permissions;
mod received;
pub(crate) mod report;
pub mod rest;
pub(crate) mod router;
