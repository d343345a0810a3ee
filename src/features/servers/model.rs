//! Discord servers and their settings.

use tertulia_clock::Moment;

use crate::base::error::Refusal;
use crate::base::i18n::{Language, Phrase};
use crate::base::ids::{ChannelId, ServerId};
use crate::phrase;

/// A Discord server that Tertulia is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Discord's id
    pub id: ServerId,
    /// Since when it is part of the network; none: it isn't
    pub admitted_at: Option<Moment>,
    /// The language of public posts
    pub language: Language,
    /// Where published write-ups are announced
    pub announcement_channel: Option<ChannelId>,
    /// Where write-ups wait for review
    pub review_channel: Option<ChannelId>,
}

/// What is to be set; what is none stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The language of public posts
    pub language: Option<Language>,
    /// Where published write-ups are announced
    pub announcement_channel: Setting,
    /// Where write-ups wait for review
    pub review_channel: Setting,
}

/// What becomes of a channel's setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// It stays
    #[default]
    Stays,
    /// No channel any more
    Cleared,
    /// This channel
    Is(ChannelId),
}

impl Setting {
    const fn over(self, before: Option<ChannelId>) -> Option<ChannelId> {
        match self {
            Self::Stays => before,
            Self::Cleared => None,
            Self::Is(channel) => Some(channel),
        }
    }
}

impl Server {
    /// This server with `change` made.
    #[must_use]
    pub fn with(&self, change: Change) -> Self {
        Self {
            language: change.language.unwrap_or(self.language),
            announcement_channel: change.announcement_channel.over(self.announcement_channel),
            review_channel: change.review_channel.over(self.review_channel),
            ..self.clone()
        }
    }

    /// Whether it is part of the network, for the log.
    pub const fn standing(&self) -> &'static str {
        if self.admitted_at.is_some() { "admitted" } else { "not admitted" }
    }

    /// The settings on one line, for the log.
    pub fn outline(&self) -> String {
        let channel = |id: Option<ChannelId>| id.map_or_else(|| "none".to_owned(), |id| id.to_string());
        format!(
            "language {}, announcements {}, reviews {}",
            self.language,
            channel(self.announcement_channel),
            channel(self.review_channel)
        )
    }
}

/// Why something about servers was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerRefusal {
    /// Tertulia is in no such server
    Unknown,
    /// Nothing was said to change
    NothingToSet,
    /// There is no such channel in this server
    UnknownChannel,
    /// The bot can't see the channel
    HiddenChannel,
    /// The operator's first server can't be taken out
    Home,
    /// It is no part of the network
    NotAdmitted,
    /// Whoever takes a server out says why
    NoReason,
}

impl Refusal for ServerRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Unknown => phrase!("server-unknown"),
            Self::NothingToSet => phrase!("server-nothing-to-set"),
            Self::UnknownChannel => phrase!("server-unknown-channel"),
            Self::HiddenChannel => phrase!("server-hidden-channel"),
            Self::Home => phrase!("server-home-stays"),
            Self::NotAdmitted => phrase!("server-not-admitted"),
            Self::NoReason => phrase!("server-remove-reason"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_named_stays() {
        let server = Server {
            id: ServerId(1),
            admitted_at: None,
            language: Language::En,
            announcement_channel: Some(ChannelId(5)),
            review_channel: None,
        };
        let changed = server.with(Change {
            language: Some(Language::Es),
            review_channel: Setting::Is(ChannelId(6)),
            ..Change::default()
        });
        assert_eq!(changed.outline(), "language es, announcements 5, reviews 6");
        let cleared = changed.with(Change { announcement_channel: Setting::Cleared, ..Change::default() });
        assert_eq!(cleared.outline(), "language es, announcements none, reviews 6");
    }
}
