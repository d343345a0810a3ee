//! What everything stands on: errors, ids, settings, words, the database. Knows no Discord and no feature.

pub mod config;
pub(crate) mod database;
pub(crate) mod error;
pub(crate) mod files;
pub mod i18n;
pub mod ids;
pub(crate) mod liveness;
pub(crate) mod lookup;
pub(crate) mod progress;
pub(crate) mod recognition;
pub mod terminal;
pub(crate) mod text;
pub(crate) mod vocabulary;
