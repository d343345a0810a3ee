//! What the log tells of: which actions there are, and what they are done to. A word of either, once it was written, is
//! never changed: the chain hashes it.

use std::fmt;
use std::str::FromStr;

use crate::base::ids::{GatheringId, PersonId, PlaceId, ServerId, WriteupId};

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// Every one, by its word.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// What a row has, such as `writeup.submit`.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

actions! {
    /// A moderator had a backup made.
    BackupMake = "backup.make",
    /// A backup was restored.
    BackupRestore = "backup.restore",
    /// Somebody was blocked.
    BlockAdd = "block.add",
    /// Somebody who was blocked when they asked to be forgotten came again, and is blocked as before.
    BlockKeep = "block.keep",
    /// A block was ended before its time.
    BlockLift = "block.lift",
    /// A member became the contact of their side of a place.
    ContactConfirm = "contact.confirm",
    /// A side of a place has no contact any more.
    ContactRemove = "contact.remove",
    /// A gathering was announced.
    GatheringAnnounce = "gathering.announce",
    /// A time of a gathering, or all that are left, was called off.
    GatheringCancel = "gathering.cancel",
    /// What is said of a gathering was changed.
    GatheringChange = "gathering.change",
    /// A gathering was held, and what came of it noted.
    GatheringClose = "gathering.close",
    /// A time of a gathering was moved.
    GatheringMove = "gathering.move",
    /// Write-ups came in from a file of open data.
    LibraryImport = "library.import",
    /// Somebody was forgotten.
    PersonForget = "person.forget",
    /// A place was added.
    PlaceAdd = "place.add",
    /// A place was changed.
    PlaceChange = "place.change",
    /// A report or a reply was decided on.
    ReportDecide = "report.decide",
    /// A decision on a report or a reply was taken up again.
    ReportReopen = "report.reopen",
    /// An organisation replied to a write-up.
    ReportReply = "report.reply",
    /// A write-up was reported.
    ReportSend = "report.send",
    /// What was kept long enough was deleted.
    RetentionSweep = "retention.sweep",
    /// An earlier version of a write-up is not shown any more.
    ReviewConceal = "review.conceal",
    /// A revision was decided on.
    ReviewDecide = "review.decide",
    /// A write-up was merged into another one.
    ReviewMerge = "review.merge",
    /// A decision on a write-up was taken up again.
    ReviewReopen = "review.reopen",
    /// Somebody was given a role.
    RoleGrant = "role.grant",
    /// A role was taken away from somebody.
    RoleRevoke = "role.revoke",
    /// A server became part of the network.
    ServerAdmit = "server.admit",
    /// What was kept of a server that is gone was deleted.
    ServerForget = "server.forget",
    /// The bot was removed from a server.
    ServerLeave = "server.leave",
    /// A server was taken out of the network.
    ServerRemove = "server.remove",
    /// The settings of a server were changed.
    ServerSettings = "server.settings",
    /// A translation was decided on.
    TranslationDecide = "translation.decide",
    /// A decision on a translation was taken up again.
    TranslationReopen = "translation.reopen",
    /// A translation was submitted.
    TranslationSubmit = "translation.submit",
    /// A place adapts a write-up.
    WriteupAdapt = "writeup.adapt",
    /// A write-up was said to be still right.
    WriteupCheck = "writeup.check",
    /// A contact confirmed that a write-up was made together.
    WriteupConfirm = "writeup.confirm",
    /// A draft was discarded.
    WriteupDiscard = "writeup.discard",
    /// A write-up was given to another person.
    WriteupHandOver = "writeup.hand_over",
    /// A discarded draft was brought back.
    WriteupRestore = "writeup.restore",
    /// A write-up was submitted.
    WriteupSubmit = "writeup.submit",
    /// A write-up was taken back from review.
    WriteupTakeBack = "writeup.take_back",
    /// It is not said any more that a place adapts a write-up.
    WriteupUnadapt = "writeup.unadapt",
    /// A contact took back what they had confirmed.
    WriteupUnconfirm = "writeup.unconfirm",
    /// A published write-up was withdrawn.
    WriteupWithdraw = "writeup.withdraw",
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Action {
    /// The word itself: this version has no action of that name.
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|action| action.word() == word).ok_or_else(|| word.to_owned())
    }
}

/// What something is done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A write-up
    Writeup(WriteupId),
    /// A gathering
    Gathering(GatheringId),
    /// A place
    Place(PlaceId),
    /// A server
    Server(ServerId),
    /// A person
    Person(PersonId),
    /// An erasure, by the number of its receipt: whom it was of can't be told from it
    Erasure(String),
    /// All write-ups
    Library,
    /// The database as a file
    Database,
    /// Everything there is
    Network,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Writeup(id) => write!(f, "writeup/{id}"),
            Self::Gathering(id) => write!(f, "gathering/{id}"),
            Self::Place(id) => write!(f, "place/{id}"),
            Self::Server(id) => write!(f, "server/{id}"),
            Self::Person(id) => write!(f, "person/{id}"),
            Self::Erasure(number) => write!(f, "erasure/{number}"),
            Self::Library => f.write_str("library"),
            Self::Database => f.write_str("database"),
            Self::Network => f.write_str("network"),
        }
    }
}

impl FromStr for Subject {
    /// The text itself: this version knows nothing that is named so.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = match text.split_once('/') {
            Some(("writeup", id)) => id.parse().ok().map(Self::Writeup),
            Some(("gathering", id)) => id.parse().ok().map(Self::Gathering),
            Some(("place", id)) => id.parse().ok().map(Self::Place),
            Some(("server", id)) => id.parse().ok().map(Self::Server),
            Some(("person", id)) => id.parse().ok().map(Self::Person),
            Some(("erasure", number)) if !number.is_empty() => Some(Self::Erasure(number.to_owned())),
            None if text == "library" => Some(Self::Library),
            None if text == "database" => Some(Self::Database),
            None if text == "network" => Some(Self::Network),
            _ => None,
        };
        read.ok_or_else(|| text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of every action as they stand in databases that people have. A new action is a new line here; a line that
    /// changes or goes breaks the chain of each of them.
    const WORDS: &[&str] = &[
        "backup.make",
        "backup.restore",
        "block.add",
        "block.keep",
        "block.lift",
        "contact.confirm",
        "contact.remove",
        "gathering.announce",
        "gathering.cancel",
        "gathering.change",
        "gathering.close",
        "gathering.move",
        "library.import",
        "person.forget",
        "place.add",
        "place.change",
        "report.decide",
        "report.reopen",
        "report.reply",
        "report.send",
        "retention.sweep",
        "review.conceal",
        "review.decide",
        "review.merge",
        "review.reopen",
        "role.grant",
        "role.revoke",
        "server.admit",
        "server.forget",
        "server.leave",
        "server.remove",
        "server.settings",
        "translation.decide",
        "translation.reopen",
        "translation.submit",
        "writeup.adapt",
        "writeup.check",
        "writeup.confirm",
        "writeup.discard",
        "writeup.hand_over",
        "writeup.restore",
        "writeup.submit",
        "writeup.take_back",
        "writeup.unadapt",
        "writeup.unconfirm",
        "writeup.withdraw",
    ];

    #[test]
    fn the_words_that_the_chain_hashes_stay_as_they_are() {
        assert_eq!(Action::ALL.iter().map(|action| action.word()).collect::<Vec<_>>(), WORDS);
        for action in Action::ALL {
            assert_eq!(action.word().parse(), Ok(*action));
        }
        assert_eq!("writeup.sing".parse::<Action>(), Err("writeup.sing".to_owned()));
    }

    #[test]
    fn what_it_is_done_to_reads_back_as_it_was_written() {
        for (subject, text) in [
            (Subject::Writeup(WriteupId(7)), "writeup/7"),
            (Subject::Gathering(GatheringId(8)), "gathering/8"),
            (Subject::Place(PlaceId(9)), "place/9"),
            (Subject::Server(ServerId(1_234_567_890_123_456_789)), "server/1234567890123456789"),
            (Subject::Person(PersonId(5)), "person/5"),
            (Subject::Erasure("0A1B2C3D4E".to_owned()), "erasure/0A1B2C3D4E"),
            (Subject::Library, "library"),
            (Subject::Database, "database"),
            (Subject::Network, "network"),
        ] {
            assert_eq!(subject.to_string(), text);
            assert_eq!(text.parse(), Ok(subject));
        }
        for unknown in ["", "writeup", "writeup/", "writeup/x", "erasure/", "library/7", "song/7"] {
            assert_eq!(unknown.parse::<Subject>(), Err(unknown.to_owned()));
        }
    }
}
