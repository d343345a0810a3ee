//! Who may decide on a write-up, and how.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use tertulia_clock::Moment;

use crate::base::error::Refusal;
use crate::base::i18n::Phrase;
use crate::base::ids::{DecisionId, PersonId, RevisionId, WriteupId, WriteupRef};
use crate::features::writeups::{Field, OTHERS_FIRST};
use crate::phrase;

/// How long somebody who says that they are reading it has it for themselves, in seconds.
const CLAIMED_FOR: i64 = 3600;
/// The longest that something may be put on hold, in days.
const HELD_AT_MOST: i64 = 366;
/// From when on something waits for too long, in hours.
pub const SOON: i64 = 72;
/// How many decided write-ups are looked at for a list of suggestions.
pub const DECIDED_LOOKED_AT: i64 = 200;

/// What a moderator may decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum Verdict {
    /// It is published.
    Approve,
    /// It goes back to its author.
    Changes,
    /// It is not taken.
    Reject,
    /// Another one tells of the same reform.
    Merge,
    /// It waits until a day.
    Hold,
    /// What was decided is decided anew.
    Reopen,
}

impl Verdict {
    /// The word of the custom id and of the log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Changes => "changes",
            Self::Reject => "reject",
            Self::Merge => "merge",
            Self::Hold => "hold",
            Self::Reopen => "reopen",
        }
    }

    /// Reads the word of a custom id.
    pub fn read(text: &str) -> Option<Self> {
        [Self::Approve, Self::Changes, Self::Reject, Self::Merge, Self::Hold, Self::Reopen]
            .into_iter()
            .find(|verdict| verdict.word() == text)
    }

    /// Whether its reason is chosen from a menu.
    pub const fn has_reason_menu(self) -> bool {
        matches!(self, Self::Changes | Self::Reject | Self::Hold)
    }
}

/// A decision that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its row
    pub id: DecisionId,
    /// On which revision
    pub revision: RevisionId,
    /// What
    pub verdict: Verdict,
    /// Why: a word of the vocabulary
    pub reason: Option<String>,
    /// In the moderator's words
    pub words: String,
    /// What was asked for, box by box
    pub fields: Vec<(Field, String)>,
    /// By somebody of the same place, since nobody else decided in time
    pub same_place: bool,
    /// Of a hold: until when
    pub held_until: Option<Moment>,
    /// Of a merge: into which write-up
    pub into: Option<WriteupId>,
    /// A later decision took it up again, or ended the hold
    pub reopened: bool,
    /// When
    pub decided_at: Moment,
}

/// That somebody is reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Who
    pub person: PersonId,
    /// Since when
    pub claimed_at: Moment,
}

impl Claim {
    /// When it lapses.
    pub const fn until(self) -> Moment {
        self.claimed_at.plus_seconds(CLAIMED_FOR)
    }
}

/// The start of the day that a moderator typed, `YYYY-MM-DD`, on the clocks of the place.
///
/// # Errors
/// No day, one that is over, or one over a year away.
pub fn read_day(text: &str, zone: &str, now: Moment) -> Result<Moment, ReviewRefusal> {
    let no_day = || ReviewRefusal::NoDay(text.to_owned());
    let date: Date = text.trim().parse().map_err(|_| no_day())?;
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let start = date.to_zoned(zone).map_err(|_| no_day())?;
    let start = Moment(start.timestamp().as_second());
    if start <= now || start > now.plus_hours(24 * HELD_AT_MOST) { Err(no_day()) } else { Ok(start) }
}

/// What is known of a moderator when they decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judge {
    /// Who
    pub person: PersonId,
    /// They wrote it
    pub is_author: bool,
    /// They belong to its place
    pub same_place: bool,
}

impl Judge {
    /// Whether they may decide so now. Nobody decides on their own; one of the same place leaves the approval to others
    /// for three days, and after that it is marked: then this is true.
    ///
    /// # Errors
    /// Why not, or not yet.
    pub fn may(self, verdict: Verdict, submitted_at: Moment, now: Moment) -> Result<bool, ReviewRefusal> {
        let from = submitted_at.plus_hours(OTHERS_FIRST);
        match (self.is_author, self.same_place, verdict) {
            (true, _, _) => Err(ReviewRefusal::Own),
            (false, true, Verdict::Approve) if now < from => Err(ReviewRefusal::SamePlace(from)),
            (false, same_place, _) => Ok(same_place && verdict == Verdict::Approve),
        }
    }
}

/// Why a decision was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewRefusal {
    /// There is no such revision
    Unknown,
    /// Somebody else is reading it, until this instant
    Claimed(Moment),
    /// No day in the year to come
    NoDay(String),
    /// Nothing was said where words are needed
    NoWords,
    /// It can't be merged into that: itself, or not public
    NoTarget(WriteupRef),
    /// It neither waits nor is public
    NothingToMerge(WriteupRef),
    /// Nothing was decided on it that could be reopened
    NothingToReopen(WriteupRef),
    /// Its author is already writing on it again
    WrittenOn(WriteupRef),
    /// Only an earlier version that was approved can be taken out of the history
    NotEarlier(WriteupRef),
    /// One's own write-up
    Own,
    /// A write-up of one's own place, before this instant
    SamePlace(Moment),
    /// Somebody decided before: what, and when
    Decided(Verdict, Moment),
    /// Its author took it back
    TakenBack,
    /// Not a reason of the vocabulary
    UnknownReason,
}

impl Refusal for ReviewRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Unknown => phrase!("review-unknown"),
            Self::Own => phrase!("review-own"),
            Self::SamePlace(from) => phrase!("review-same-place", from = from.0.to_string()),
            Self::Decided(verdict, at) => decided(*verdict, *at),
            Self::Claimed(until) => phrase!("review-claimed", until = *until),
            Self::NoDay(typed) => phrase!("review-no-day", typed = crate::discord::card::plain_line(typed)),
            Self::NoWords => phrase!("review-no-words"),
            Self::NoTarget(id) => phrase!("review-no-target", id = *id),
            Self::NothingToMerge(id) => phrase!("review-nothing-to-merge", id = *id),
            Self::NothingToReopen(id) => phrase!("review-nothing-to-reopen", id = *id),
            Self::WrittenOn(id) => phrase!("review-written-on", id = *id),
            Self::NotEarlier(id) => phrase!("review-not-earlier", id = *id),
            Self::TakenBack => phrase!("review-taken-back"),
            Self::UnknownReason => phrase!("denied-old-button"),
        }
    }
}

/// What was decided, and when, in a sentence.
pub fn decided(verdict: Verdict, at: Moment) -> Phrase {
    match verdict {
        Verdict::Approve => phrase!("review-decided-approve", at = at),
        Verdict::Changes => phrase!("review-decided-changes", at = at),
        Verdict::Reject => phrase!("review-decided-reject", at = at),
        Verdict::Merge => phrase!("review-decided-merge", at = at),
        Verdict::Hold => phrase!("review-decided-hold", at = at),
        Verdict::Reopen => phrase!("review-decided-reopen", at = at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_decide() {
        let judge = |is_author, same_place| Judge { person: PersonId(1), is_author, same_place };
        let submitted = Moment(0);
        let (early, late) = (Moment(72 * 3600 - 1), Moment(72 * 3600));
        for (judge, verdict, now, outcome) in [
            (judge(false, false), Verdict::Approve, early, Ok(false)),
            (judge(true, false), Verdict::Approve, late, Err(ReviewRefusal::Own)),
            (judge(true, true), Verdict::Reject, late, Err(ReviewRefusal::Own)),
            (judge(false, true), Verdict::Approve, early, Err(ReviewRefusal::SamePlace(late))),
            (judge(false, true), Verdict::Approve, late, Ok(true)),
            (judge(false, true), Verdict::Changes, early, Ok(false)),
            (judge(false, true), Verdict::Reject, early, Ok(false)),
        ] {
            assert_eq!(judge.may(verdict, submitted, now), outcome, "{judge:?} {verdict:?}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_of_the_place() {
        let now = Moment(1_893_499_200); // 2030-01-01T12:00Z
        let zone = "America/Argentina/Buenos_Aires";
        for (typed, day) in [
            ("2030-01-02", Some(1_893_553_200)),
            (" 2031-01-01 ", Some(1_925_002_800)),
            ("2030-01-01", None),
            ("2031-02-01", None),
            ("02/01/2030", None),
            ("soon", None),
        ] {
            assert_eq!(read_day(typed, zone, now).ok().map(|day| day.0), day, "{typed}");
        }
    }
}
