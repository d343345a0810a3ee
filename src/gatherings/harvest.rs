//! What comes of a gathering: notes, decisions, follow-ups, and what is wrong with them. Pure.

use super::model::is_https;
use crate::discord::card::{cut, plain_line};
use crate::ids::Moment;
use crate::phrase;
use crate::words::Phrase;

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
pub struct Harvest {
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

/// What is wrong with a harvest; each has a sentence.
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

impl Harvest {
    /// What is wrong with it. `names`: every name of every place, for a gathering under the Chatham House Rule.
    pub fn flaws(&self, discreet: bool, recorded: bool, names: &[&str]) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if self.notes.trim().is_empty() {
            flaws.push(Flaw::NoNotes);
        }
        let recording = self.recording.trim();
        if !recording.is_empty() && discreet {
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
        if discreet {
            let texts = [&self.notes, &self.decisions, &self.follow_ups];
            let told = texts.iter().flat_map(|text| tells(text, names));
            for word in told {
                let flaw = Flaw::Tells(word);
                if !flaws.contains(&flaw) {
                    flaws.push(flaw);
                }
            }
        }
        flaws
    }
}

/// The words of a text that tell who was there: mentions, e-mail addresses, names of places.
pub fn tells(text: &str, names: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| matches!(c, ',' | ';' | '.' | '(' | ')' | ':'));
        let is_mention = word.starts_with('@') && word.len() > 1 || word.contains("<@");
        let is_address = word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
        if is_mention || is_address {
            found.push(word.to_owned());
        }
    }
    // Words beside words: "Scotland" is in "in Scotland's parks", not in "Scotlandia".
    let parts = |text: &str| -> String {
        let folded = crate::text::fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        format!(" {} ", words.join(" "))
    };
    let whole = parts(text);
    for name in names.iter().filter(|name| name.chars().count() > 1) {
        // An abbreviation is one only as it is written: "LA" is Los Angeles, "la" is not.
        let is_short = name.chars().count() <= 3;
        let is_there = if is_short {
            text.split(|c: char| !c.is_alphanumeric()).any(|word| word == *name)
        } else {
            whole.contains(&parts(name))
        };
        if is_there && !found.iter().any(|each| crate::text::fold(each) == crate::text::fold(name)) {
            found.push((*name).to_owned());
        }
    }
    found
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
    fn under_the_chatham_house_rule_the_word_that_tells_is_named() {
        let names = ["Scotland", "Écosse", "CABA", "Ciudad de Buenos Aires", "LA"];
        for (text, told) in [
            ("One city pays its panel.", vec![]),
            ("In Scotland's parks", vec!["Scotland"]),
            ("as said in ECOSSE", vec!["Écosse"]),
            ("ask <@123> or @ana", vec!["<@123>", "@ana"]),
            ("mail ana.perez@gov.scot, please", vec!["ana.perez@gov.scot"]),
            ("the ciudad  de buenos aires did", vec!["Ciudad de Buenos Aires"]),
            ("Scotlandia and plan, en la sala", vec![]),
            ("LA has one", vec!["LA"]),
        ] {
            assert_eq!(tells(text, &names), told, "{text}");
        }
        let harvest = Harvest {
            notes: "All good in CABA".to_owned(),
            recording: "https://a.example".to_owned(),
            ..Harvest::default()
        };
        assert_eq!(harvest.flaws(true, false, &names), [Flaw::Recorded, Flaw::Tells("CABA".to_owned())]);
        assert_eq!(harvest.flaws(false, true, &names), []);
    }

    #[test]
    fn a_harvest_says_what_is_wrong_with_it() {
        let harvest = Harvest {
            recording: "http://a.example".to_owned(),
            heads: "some".to_owned(),
            follow_ups: "x | y | tomorrow | z".to_owned(),
            ..Harvest::default()
        };
        let flaws = harvest.flaws(false, true, &[]);
        assert_eq!(flaws[..3], [Flaw::NoNotes, Flaw::NoLink, Flaw::NoNumber]);
        assert!(matches!(flaws[3], Flaw::NoDay(_)));
    }
}
