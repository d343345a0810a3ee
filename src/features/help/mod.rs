//! `/help` and `/about`.

pub mod commands;
