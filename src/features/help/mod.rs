//! `/help` and `/about`.

pub mod commands;

use crate::features::Feature;

/// What this feature gives the app.
pub const FEATURE: Feature = Feature { commands: commands::table, ..Feature::EMPTY };
