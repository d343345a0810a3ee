//! What comes of a gathering: notes, decisions, follow-ups, and what is wrong with them. Pure.

use tertulia_clock::Moment;

use super::discretion::Discretion;
use super::model::is_https;
use crate::base::i18n::Phrase;
use crate::base::markdown::plain_line;
use crate::base::text::cut;
use crate::phrase;

/// A follow-up: what, who, until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// What is to be done
    pub what: String,
    /// By whom
    pub who: String,
    /// Until when, `YYYY-MM-DD`
    pub due: Option<String>,
}

/// Reads follow-ups, one a line: `what | who | 2027-03-01`, in which who and day may be left out.
///
/// # Errors
/// The line whose day can't be read.
pub fn read_follow_ups(text: &str) -> Result<Vec<FollowUp>, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let mut parts = line.split('|').map(str::trim);
            let what = parts.next().unwrap_or_default().to_owned();
            let (mut who, mut due) = (String::new(), None);
            for part in parts.filter(|part| !part.is_empty()) {
                if part.parse::<jiff::civil::Date>().is_ok() && part.len() == 10 {
                    due = Some(part.to_owned());
                } else if who.is_empty() && !part.starts_with(|c: char| c.is_ascii_digit()) {
                    part.clone_into(&mut who);
                } else {
                    return Err(line.to_owned());
                }
            }
            Ok(FollowUp { what, who, due })
        })
        .collect()
}

/// What was written when a gathering was closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What was said
    pub notes: String,
    /// What was decided
    pub decisions: String,
    /// What is to be done, a line each
    pub follow_ups: String,
    /// Where the recording is
    pub recording: String,
    /// How many came
    pub heads: String,
    /// When it was closed; none: this is a draft
    pub closed_at: Option<Moment>,
}

/// What is wrong with an outcome; each has a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// There are no notes
    NoNotes,
    /// The recording is no https link
    NoLink,
    /// The head count is no number
    NoNumber,
    /// The day of this follow-up can't be read
    NoDay(String),
    /// Under the Chatham House Rule this word may not stand there
    Tells(String),
    /// Under the Chatham House Rule nothing is recorded
    Recorded,
    /// It was said that nothing is recorded
    NotRecorded,
}

impl Flaw {
    /// The sentence.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::NoNotes => phrase!("harvest-no-notes"),
            Self::NoLink => phrase!("harvest-no-link"),
            Self::NoNumber => phrase!("harvest-no-number"),
            Self::NoDay(line) => phrase!("harvest-no-day", line = plain_line(&cut(line, 80))),
            Self::Tells(word) => phrase!("harvest-tells", word = plain_line(&cut(word, 60))),
            Self::Recorded => phrase!("harvest-recorded"),
            Self::NotRecorded => phrase!("harvest-not-recorded"),
        }
    }
}

impl Outcome {
    /// What is wrong with it. `discretion` is there for a gathering under the Chatham House Rule.
    pub fn flaws(&self, discretion: Option<&Discretion>, recorded: bool) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if self.notes.trim().is_empty() {
            flaws.push(Flaw::NoNotes);
        }
        let recording = self.recording.trim();
        if !recording.is_empty() && discretion.is_some() {
            flaws.push(Flaw::Recorded);
        } else if !recording.is_empty() && !recorded {
            flaws.push(Flaw::NotRecorded);
        } else if !recording.is_empty() && !is_https(recording) {
            flaws.push(Flaw::NoLink);
        }
        if !self.heads.trim().is_empty() && self.heads.trim().parse::<u32>().is_err() {
            flaws.push(Flaw::NoNumber);
        }
        if let Err(line) = read_follow_ups(&self.follow_ups) {
            flaws.push(Flaw::NoDay(line));
        }
        if let Some(discretion) = discretion {
            let texts = [&self.notes, &self.decisions, &self.follow_ups];
            for word in texts.iter().flat_map(|text| discretion.tells(text)) {
                let flaw = Flaw::Tells(word);
                if !flaws.contains(&flaw) {
                    flaws.push(flaw);
                }
            }
        }
        flaws
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follow_ups_have_a_who_and_a_day_or_not() {
        let read = read_follow_ups("Send the data | Glasgow | 2027-03-01\n\nWrite to all\nAsk | 2027-04-01").unwrap();
        let shown: Vec<_> = read.iter().map(|it| (it.what.as_str(), it.who.as_str(), it.due.as_deref())).collect();
        assert_eq!(
            shown,
            [
                ("Send the data", "Glasgow", Some("2027-03-01")),
                ("Write to all", "", None),
                ("Ask", "", Some("2027-04-01"))
            ]
        );
        assert_eq!(read_follow_ups("Send | Ana | 1/3/27"), Err("Send | Ana | 1/3/27".to_owned()));
    }

    #[test]
    fn under_the_chatham_house_rule_the_words_that_tell_are_named() {
        let discretion = Discretion::new(&["Scotland", "CABA"], &[]);
        let harvest = Outcome {
            notes: "All good in CABA".to_owned(),
            decisions: "Write to <@123>".to_owned(),
            follow_ups: "Send it | SCOTLAND | 2027-03-01\nAgain | CABA".to_owned(),
            recording: "https://a.example".to_owned(),
            ..Outcome::default()
        };
        let tells = ["CABA", "<@123>", "SCOTLAND"].map(|word| Flaw::Tells(word.to_owned()));
        assert_eq!(harvest.flaws(Some(&discretion), false), [vec![Flaw::Recorded], tells.to_vec()].concat());
        assert_eq!(harvest.flaws(None, true), []);
    }

    #[test]
    fn a_harvest_says_what_is_wrong_with_it() {
        let harvest = Outcome {
            recording: "http://a.example".to_owned(),
            heads: "some".to_owned(),
            follow_ups: "x | y | tomorrow | z".to_owned(),
            ..Outcome::default()
        };
        let flaws = harvest.flaws(None, true);
        assert_eq!(flaws[..3], [Flaw::NoNotes, Flaw::NoLink, Flaw::NoNumber]);
        assert!(matches!(flaws[3], Flaw::NoDay(_)));
    }
}
