//! What may be asked of the log, and the buttons that carry it.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use tertulia_clock::Moment;

use crate::audit_log::{Action, Filter};
use crate::base::error::Refusal;
use crate::base::i18n::Phrase;
use crate::base::ids::{PageNumber, PersonId, read_number};
use crate::base::markdown::plain_line;
use crate::base::text::cut;
use crate::phrase;

/// Whether everyone reads it only as a number of a month: in a small network the day of such a step would point at
/// somebody.
pub const fn is_counted_only(action: Action) -> bool {
    match action {
        Action::BlockAdd
        | Action::BlockKeep
        | Action::BlockLift
        | Action::PersonForget
        | Action::ReportDecide
        | Action::ReportReply
        | Action::ReportSend => true,
        Action::BackupMake
        | Action::BackupRestore
        | Action::ContactConfirm
        | Action::ContactRemove
        | Action::GatheringAnnounce
        | Action::GatheringCancel
        | Action::GatheringChange
        | Action::GatheringClose
        | Action::GatheringMove
        | Action::LibraryImport
        | Action::PlaceAdd
        | Action::PlaceChange
        | Action::ReportReopen
        | Action::RetentionSweep
        | Action::ReviewConceal
        | Action::ReviewDecide
        | Action::ReviewMerge
        | Action::ReviewReopen
        | Action::RoleGrant
        | Action::RoleRevoke
        | Action::ServerAdmit
        | Action::ServerForget
        | Action::ServerLeave
        | Action::ServerRemove
        | Action::ServerSettings
        | Action::TranslationDecide
        | Action::TranslationReopen
        | Action::TranslationSubmit
        | Action::WriteupAdapt
        | Action::WriteupCheck
        | Action::WriteupConfirm
        | Action::WriteupDiscard
        | Action::WriteupHandOver
        | Action::WriteupRestore
        | Action::WriteupSubmit
        | Action::WriteupTakeBack
        | Action::WriteupUnadapt
        | Action::WriteupUnconfirm
        | Action::WriteupWithdraw => false,
    }
}

/// The key of an action's words in the catalogues.
pub fn key(action: Action) -> String {
    format!("log-action-{}", action.word().replace('.', "-"))
}

/// The people that a text of the log names, as `person/5`.
pub fn people(text: &str) -> impl Iterator<Item = PersonId> {
    text.split("person/").skip(1).filter_map(|rest| {
        rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).map(PersonId)
    })
}

/// Midnight, in UTC, with which a day begins.
pub fn midnight(day: Date) -> Moment {
    day.to_zoned(TimeZone::UTC).map_or(Moment(0), |at| at.timestamp().into())
}

/// A day as it was typed.
///
/// # Errors
/// It is none.
pub fn read_day(typed: &str) -> Result<Date, TransparencyRefusal> {
    let day = typed.trim().parse::<Date>().ok().filter(|day| day.year() >= 1970);
    day.ok_or_else(|| TransparencyRefusal::BadDay(typed.to_owned()))
}

/// The first day of the month of an instant, in UTC.
pub fn month_of(moment: Moment) -> Date {
    TimeZone::UTC.to_datetime(moment.timestamp()).date().first_of_month()
}

/// From the beginning of a month to the beginning of the next.
pub fn span(first: Date) -> (Moment, Moment) {
    (midnight(first), midnight(first.saturating_add(1.month())))
}

/// A button: its custom id carries everything that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomId {
    /// A page of the log, for moderators
    Log(PageNumber, Filter),
    /// A month in numbers
    Month(Date),
    /// A page of what everyone may read of the log
    Steps(PageNumber),
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let instant = |moment: Option<Moment>| moment.map_or_else(String::new, |moment| moment.0.to_string());
        match self {
            Self::Log(page, filter) => write!(
                f,
                "log/{page}/{}/{}/{}/{}/{}",
                filter.action.map_or("", Action::word),
                filter.person.map_or_else(String::new, |person| person.to_string()),
                filter.subject.as_ref().map_or_else(String::new, |subject| subject.to_string().replace('/', ".")),
                instant(filter.since),
                instant(filter.until)
            ),
            Self::Month(first) => write!(f, "transparency/month/{}", first.strftime("%Y-%m")),
            Self::Steps(page) => write!(f, "transparency/steps/{page}"),
        }
    }
}

impl FromStr for CustomId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        fn optional<T: FromStr>(text: &str) -> Result<Option<T>, ()> {
            if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(drop) }
        }
        Ok(match text.split('/').collect::<Vec<_>>().as_slice() {
            ["log", page, action, person, subject, since, until] => Self::Log(
                page.parse()?,
                Filter {
                    action: optional(action)?,
                    // 0 is nobody.
                    person: (!person.is_empty()).then(|| read_number(person, 0, i64::MAX)).transpose()?.map(PersonId),
                    subject: optional(&subject.replacen('.', "/", 1))?,
                    since: optional(since)?,
                    until: optional(until)?,
                },
            ),
            ["transparency", "month", month] => {
                let first: Date = format!("{month}-01").parse().map_err(drop)?;
                // Months far from ours are no button of ours; nor do they fit into instants.
                if !(2000..=9000).contains(&first.year()) {
                    return Err(());
                }
                Self::Month(first)
            }
            ["transparency", "steps", page] => Self::Steps(page.parse()?),
            _ => return Err(()),
        })
    }
}

/// Why something about the log was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransparencyRefusal {
    /// Not a day
    BadDay(String),
    /// Not an action of the log
    UnknownAction(String),
    /// Nothing is called so
    UnknownSubject(String),
    /// Not a Discord user
    UnknownUser,
}

impl Refusal for TransparencyRefusal {
    fn phrase(&self) -> Phrase {
        let shown = |typed: &str| plain_line(&cut(typed, 80));
        match self {
            Self::BadDay(typed) => phrase!("bad-day", typed = shown(typed)),
            Self::UnknownAction(typed) => phrase!("log-unknown-action", typed = shown(typed)),
            Self::UnknownSubject(typed) => phrase!("log-unknown-subject", typed = shown(typed)),
            Self::UnknownUser => phrase!("member-unknown-user"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit_log::Subject;
    use crate::base::i18n::{Catalogues, Language};
    use crate::base::ids::{ServerId, WriteupId};

    #[test]
    fn every_button_reads_back_and_fits() {
        let filter = Filter {
            action: Some(Action::WriteupTakeBack),
            person: Some(PersonId(i64::MAX >> 10)),
            subject: Some(Subject::Server(ServerId(1_234_567_890_123_456_789))),
            since: Some(Moment(4_102_444_800)),
            until: Some(Moment(4_102_444_800)),
        };
        for button in [
            CustomId::Log(PageNumber::at(999), filter.clone()),
            CustomId::Log(PageNumber::FIRST, Filter::default()),
            CustomId::Log(
                PageNumber::at(1),
                Filter { subject: Some(Subject::Writeup(WriteupId(7))), ..Filter::default() },
            ),
            CustomId::Month("2030-02-01".parse().unwrap()),
            CustomId::Steps(PageNumber::at(3)),
        ] {
            let text = button.to_string();
            assert!(text.chars().count() <= 100, "{text}");
            assert_eq!(text.parse(), Ok(button), "{text}");
        }
        for wrong in [
            "log/0",
            "log/x/////",
            "log/-1/////",
            "log/0//-5///",
            "log/0/writeup.sing////",
            "log/0///song.7//",
            "log/0////-1/",
            "log/0/////9223372036854775807",
            "transparency/steps/4294967295",
            "transparency/month/99999-01",
            "transparency/month/2030-13",
            "transparency/month/-001",
            "transparency",
        ] {
            assert!(wrong.parse::<CustomId>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_month_ends_with_the_next() {
        let first = month_of(Moment("2030-12-31T23:59:59Z".parse::<jiff::Timestamp>().unwrap().as_second()));
        assert_eq!(first.to_string(), "2030-12-01");
        let (since, until) = span(first);
        assert_eq!((since.day(), until.day()), ("2030-12-01".to_owned(), "2031-01-01".to_owned()));
        assert_eq!(people("government: person/5; person/17").collect::<Vec<_>>(), [PersonId(5), PersonId(17)]);
        assert_eq!(people("no person here, person/x").count(), 0);
    }

    #[test]
    fn every_action_of_the_log_has_words_in_four_languages() {
        let catalogues = Catalogues::load().unwrap();
        for action in Action::ALL {
            let key = key(*action);
            for language in Language::ALL {
                assert_ne!(catalogues.speak(language).text(&key), key, "{language}");
            }
        }
    }
}
