//! Who may decide on a write-up, and how.

use std::fmt;

use crate::error::Refusal;
use crate::ids::{DecisionId, Moment, PersonId, RevisionId};
use crate::phrase;
use crate::words::Phrase;
use crate::writeups::{OTHERS_FIRST, Page};

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
}

impl Verdict {
    /// The word of the custom id and of the log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Changes => "changes",
            Self::Reject => "reject",
        }
    }

    fn read(text: &str) -> Option<Self> {
        [Self::Approve, Self::Changes, Self::Reject].into_iter().find(|verdict| verdict.word() == text)
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
    /// By somebody of the same place, since nobody else decided in time
    pub same_place: bool,
    /// When
    pub decided_at: Moment,
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
            Self::Decided(Verdict::Approve, at) => phrase!("review-decided-approve", at = at.0.to_string()),
            Self::Decided(Verdict::Changes, at) => phrase!("review-decided-changes", at = at.0.to_string()),
            Self::Decided(Verdict::Reject, at) => phrase!("review-decided-reject", at = at.0.to_string()),
            Self::TakenBack => phrase!("review-taken-back"),
            Self::UnknownReason => phrase!("denied-old-button"),
        }
    }
}

/// A button, menu or form of this feature: its custom id is `review/` and this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    /// A page of the whole text, for moderators
    Show(RevisionId, Page),
    /// Approves
    Approve(RevisionId),
    /// Asks for a reason: changes or reject
    Ask(RevisionId, Verdict),
    /// The menu of reasons
    Reason(RevisionId, Verdict),
    /// A page of the queue
    Queue(u32),
}

impl fmt::Display for Button {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Show(id, page) => write!(f, "review/show/{id}/{}", page.word()),
            Self::Approve(id) => write!(f, "review/approve/{id}"),
            Self::Ask(id, verdict) => write!(f, "review/ask/{id}/{}", verdict.word()),
            Self::Reason(id, verdict) => write!(f, "review/reason/{id}/{}", verdict.word()),
            Self::Queue(page) => write!(f, "review/queue/{page}"),
        }
    }
}

impl std::str::FromStr for Button {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let id = |text: &str| text.parse::<RevisionId>().map_err(drop);
        let verdict = |text: &str| Verdict::read(text).filter(|verdict| *verdict != Verdict::Approve).ok_or(());
        Ok(match text.split('/').collect::<Vec<_>>().as_slice() {
            ["review", "show", revision, page] => Self::Show(id(revision)?, Page::read(page).ok_or(())?),
            ["review", "approve", revision] => Self::Approve(id(revision)?),
            ["review", "ask", revision, word] => Self::Ask(id(revision)?, verdict(word)?),
            ["review", "reason", revision, word] => Self::Reason(id(revision)?, verdict(word)?),
            ["review", "queue", page] => Self::Queue(page.parse().map_err(drop)?),
            _ => return Err(()),
        })
    }
}

/// The form for a moderator's words: its custom id carries what was decided and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsForm {
    /// On which revision
    pub revision: RevisionId,
    /// What
    pub verdict: Verdict,
    /// Why
    pub reason: String,
}

impl fmt::Display for WordsForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "review/words/{}/{}/{}", self.revision, self.verdict.word(), self.reason)
    }
}

impl std::str::FromStr for WordsForm {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split('/').collect::<Vec<_>>().as_slice() {
            ["review", "words", revision, verdict, reason] => Ok(Self {
                revision: revision.parse().map_err(drop)?,
                verdict: Verdict::read(verdict).filter(|verdict| *verdict != Verdict::Approve).ok_or(())?,
                reason: (*reason).to_owned(),
            }),
            _ => Err(()),
        }
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
    fn every_button_reads_back() {
        let id = RevisionId(i64::MAX);
        for button in [
            Button::Show(id, Page::Results),
            Button::Approve(id),
            Button::Ask(id, Verdict::Changes),
            Button::Reason(id, Verdict::Reject),
            Button::Queue(3),
        ] {
            assert_eq!(button.to_string().parse(), Ok(button));
        }
        let form = WordsForm { revision: id, verdict: Verdict::Changes, reason: "needs_evidence".into() };
        assert_eq!(form.to_string().parse(), Ok(form));
        assert_eq!("review/ask/1/approve".parse::<Button>(), Err(()), "an approval asks for no reason");
    }
}
