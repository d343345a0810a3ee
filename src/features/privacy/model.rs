//! What a member owns: how erasures are asked for, named and written down, and how long things are kept. Pure rules.

use std::collections::HashSet;
use std::fmt;
use std::fmt::Write as _;
use std::str::FromStr;

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::Sha256;
use tertulia_clock::Moment;

use crate::base::error::Refusal;
use crate::base::i18n::Phrase;
use crate::base::ids::{PersonId, UserId};
use crate::phrase;

/// How long things are kept, in days; `PRIVACY.md` says the same in words.
pub mod keep {
    /// What was searched.
    pub const SEARCHES: i64 = 7;
    /// What somebody used.
    pub const LATELY_USED: i64 = 90;
    /// A letter of an inbox, after it was read.
    pub const READ_LETTERS: i64 = 90;
    /// Any other message to one person, and the reminder it came from.
    pub const MESSAGES: i64 = 365;
    /// Who had a seat, after the date.
    pub const SEATS: i64 = 365;
    /// That somebody was reading what waits for review.
    pub const CLAIMS: i64 = 30;
    /// The words of the log.
    pub const LOG_WORDS: i64 = 730;
    /// The words of a report, after it was handled.
    pub const REPORTS: i64 = 730;
    /// The draft of a translation, after it was last touched.
    pub const TRANSLATION_DRAFTS: i64 = 730;
    /// A translation that was sent back.
    pub const REFUSED_TRANSLATIONS: i64 = 730;
    /// That somebody was asked whether a write-up is still right.
    pub const STALE_ASKS: i64 = 730;
    /// A block, after it ended, or after its person asked to be forgotten.
    pub const BLOCKS: i64 = 730;
    /// Somebody who belongs nowhere and wrote nothing, after they were last here.
    pub const STRANGERS: i64 = 730;
}

/// The instant `days` before `now`.
pub const fn before(now: Moment, days: i64) -> Moment {
    now.plus_hours(-24 * days)
}

/// How far the clock may be past everything that was written before it is doubted, in days.
const GAP: i64 = 60;

/// Whether the clock may be believed, by which things are deleted for their age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It may
    Trusted,
    /// From now on it may not
    Doubted,
    /// It is not a day yet since it was first doubted
    StillDoubted,
}

/// Judges the clock: `swept` is the day of the last run, `last_row` when the log was last written, `doubted` since when
/// the clock is doubted. Where nothing ran yet, nothing is old.
pub fn trust(now: Moment, swept: Option<&str>, last_row: Option<Moment>, doubted: Option<Moment>) -> Trust {
    let last_run = swept.and_then(|day| day.parse::<jiff::civil::Date>().ok());
    let last_run = last_run.and_then(|day| day.to_zoned(jiff::tz::TimeZone::UTC).ok());
    let Some(last_run) = last_run.map(|day| Moment::from(day.timestamp())) else { return Trust::Trusted };
    match doubted.filter(|since| *since <= now) {
        Some(since) if now < since.plus_hours(24) => Trust::StillDoubted,
        Some(since) if before(now, GAP) <= since => Trust::Trusted,
        _ if before(now, GAP) > last_run && last_row.is_none_or(|at| before(now, GAP) > at) => Trust::Doubted,
        _ => Trust::Trusted,
    }
}

/// A text of the log with nobody's number in it but that of `person`.
pub fn without_others(text: &str, person: PersonId) -> String {
    let own = person.to_string();
    let mut parts = text.split("person/");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = &part[..part.len() - rest.len()];
        shown.push_str("person");
        if number == own || number.is_empty() {
            shown.push('/');
            shown.push_str(number);
        }
        shown.push_str(rest);
    }
    shown
}

/// What becomes of a person's published write-ups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum Mode {
    /// They have none
    Nothing,
    /// They stay under the organisation's name, or the place's
    Keep,
    /// They stay without any name
    Anonymise,
    /// They are not shown any more, and their texts are erased
    Withdraw,
}

impl Mode {
    /// What can be chosen.
    pub const CHOICES: [Self; 3] = [Self::Keep, Self::Anonymise, Self::Withdraw];

    /// The word of custom ids, rows and lines.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Keep => "keep",
            Self::Anonymise => "anonymise",
            Self::Withdraw => "withdraw",
        }
    }

    /// Reads that word.
    pub fn read(word: &str) -> Option<Self> {
        [Self::Nothing, Self::Keep, Self::Anonymise, Self::Withdraw].into_iter().find(|mode| mode.word() == word)
    }
}

/// The secret of this installation, without which no hash can be led back to a person.
#[derive(Clone)]
pub struct Key(Vec<u8>);

impl Key {
    /// A new one, as it is stored.
    pub fn make() -> String {
        hex(&rand::random::<[u8; 32]>())
    }

    /// Reads one as it is stored.
    pub fn read(text: &str) -> Option<Self> {
        let pairs: Option<Vec<&str>> = (0..text.len() / 2).map(|at| text.get(2 * at..2 * at + 2)).collect();
        let bytes: Option<Vec<u8>> = pairs?.into_iter().map(|pair| u8::from_str_radix(pair, 16).ok()).collect();
        bytes.filter(|bytes| bytes.len() == 32).map(Self)
    }

    /// What stands for a person where nobody may know who it was.
    pub fn of_person(&self, person: PersonId) -> String {
        self.hash(&format!("person/{person}"))
    }

    /// What stands for a Discord account.
    pub fn of_user(&self, user: UserId) -> String {
        self.hash(&format!("user/{user}"))
    }

    /// By which a file knows whether its lines are of this key.
    pub fn mark(&self) -> String {
        self.hash("mark")[..16].to_owned()
    }

    /// What stands behind a line of the file of erasures, so that one that was changed is known.
    pub fn check(&self, line: &str) -> String {
        self.hash(&format!("line {line}"))[..16].to_owned()
    }

    fn hash(&self, of: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length will do");
        mac.update(of.as_bytes());
        hex(&mac.finalize().into_bytes())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The number on a receipt, from the hash of the person: the same however often an erasure is done again.
pub fn receipt(hash: &str) -> String {
    hash.chars().take(10).collect::<String>().to_uppercase()
}

/// One line of the file of erasures. In the file, what [`Key::check`] makes of it stands behind; older lines have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When it was asked for
    pub at: Moment,
    /// What became of published write-ups
    pub mode: Mode,
    /// Of whom: a keyed hash
    pub hash: String,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = Timestamp::from_second(self.at.0).unwrap_or_default();
        write!(f, "{at} {} {}", self.mode.word(), self.hash)
    }
}

impl FromStr for Line {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (at, mode, hash) = match text.split(' ').collect::<Vec<_>>()[..] {
            [at, mode, hash] => (at, mode, hash),
            [at, mode, hash, check] if is_digits(check, 16) => (at, mode, hash),
            _ => return Err(()),
        };
        let is_hash = is_digits(hash, 64);
        Ok(Self {
            at: at.parse::<Timestamp>().map(Moment::from).map_err(drop)?,
            mode: Mode::read(mode).ok_or(())?,
            hash: is_hash.then(|| hash.to_owned()).ok_or(())?,
        })
    }
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A line as it stands in the file.
pub fn written(line: &Line, key: &Key) -> String {
    let line = line.to_string();
    let check = key.check(&line);
    format!("{line} {check}")
}

/// How many lines below this key are not as they were written.
pub fn count_altered(text: &str, key: &Key) -> usize {
    let (mark, mut is_open, mut altered) = (key.mark(), false, 0);
    for line in text.lines() {
        match (line.strip_prefix("key "), line.rsplit_once(' ')) {
            (Some(other), _) => is_open = other == mark,
            (None, Some((before, check))) if is_open && is_digits(check, 16) && key.check(before) != check => {
                altered += 1;
            }
            _ => {}
        }
    }
    altered
}

/// Why a record of erasures may not be all that there was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// There is none of this installation
    #[error("there is no erasures.log of this backup's installation beside the database")]
    Missing,
    /// So many lines are not as they were written
    #[error("erasures.log beside the database was changed: {0} of its lines are not as they were written")]
    Altered(usize),
    /// So many lines are known to have been there
    #[error("erasures.log beside the database is cut off, or an older one: at least {0} lines are missing")]
    Lacks(usize),
    /// Neither the database nor `erasures.head` says how far it went
    #[error(
        "whether erasures.log beside the database goes to its end can't be told: the database that it belongs to is gone or \
         broken, and so is erasures.head, which counts its lines"
    )]
    Unknown,
    /// The backup is from before anybody could be told by a line
    #[error("the backup is from before erasures were written down, so whom erasures.log means in it can't be told")]
    NoKey,
}

/// What is known of a record beside that of itself.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Of whom there must be lines
    pub hashes: HashSet<String>,
    /// How many lines there were, as they were counted
    pub counted: Option<usize>,
    /// Whether the database that the record belongs to was asked
    pub is_database_known: bool,
}

/// Whether there is a doubt that `text`, the record beside the database, has every line of the key.
pub fn judge_record(text: &str, key: &Key, evidence: &Evidence) -> Option<Doubt> {
    let mark = key.mark();
    if !text.lines().any(|line| line.strip_prefix("key ") == Some(mark.as_str())) {
        return Some(Doubt::Missing);
    }
    let altered = count_altered(text, key);
    if altered > 0 {
        return Some(Doubt::Altered(altered));
    }
    let own = hashes_of(text, &mark);
    let missing = evidence.hashes.iter().filter(|hash| !own.contains(*hash)).count();
    let missing = missing.max(evidence.counted.unwrap_or_default().saturating_sub(own.len()));
    match evidence.counted {
        _ if missing > 0 => Some(Doubt::Lacks(missing)),
        None if !evidence.is_database_known => Some(Doubt::Unknown),
        _ => None,
    }
}

/// Of whom there are lines below this key; a line that is there twice is one.
pub fn hashes_of(text: &str, mark: &str) -> HashSet<String> {
    read_lines(text, mark).own.into_iter().map(|line| line.hash).collect()
}

/// What a file of erasures says to a database with one key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Those of this key
    pub own: Vec<Line>,
    /// How many are of another key: nobody can tell whom they mean
    pub foreign: usize,
    /// How many can't be read: the power failed while they were written, and nobody got a receipt
    pub unreadable: usize,
    /// Whether the next line is taken for one of this key
    pub is_open: bool,
}

/// Reads a file of erasures for the key with this mark. A line `key …` says of which key those below it are.
pub fn read_lines(text: &str, mark: &str) -> Lines {
    let mut found = Lines::default();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match (line.strip_prefix("key "), line.parse::<Line>()) {
            (Some(other), _) => found.is_open = other == mark,
            (None, Ok(line)) if found.is_open => found.own.push(line),
            (None, Ok(_)) => found.foreign += 1,
            (None, Err(())) => found.unreadable += 1,
        }
    }
    found
}

/// A button or menu of this feature: its custom id is `privacy/` and this. `receipt` is that of whom it was made for, so
/// that nobody else can press it, and that a second press is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomId {
    /// Gives the file
    Export,
    /// Shows what would go and what would stay
    Preview,
    /// The menu of what becomes of published write-ups
    Choose(String),
    /// Erases
    Erase(Mode, String),
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Export => f.write_str("privacy/export"),
            Self::Preview => f.write_str("privacy/forget"),
            Self::Choose(receipt) => write!(f, "privacy/choose/{receipt}"),
            Self::Erase(mode, receipt) => write!(f, "privacy/erase/{}/{receipt}", mode.word()),
        }
    }
}

impl FromStr for CustomId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(match text.split('/').collect::<Vec<_>>().as_slice() {
            ["privacy", "export"] => Self::Export,
            ["privacy", "forget"] => Self::Preview,
            ["privacy", "choose", receipt] => Self::Choose((*receipt).to_owned()),
            ["privacy", "erase", mode, receipt] => Self::Erase(Mode::read(mode).ok_or(())?, (*receipt).to_owned()),
            _ => return Err(()),
        })
    }
}

/// Why something about one's own data was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivacyRefusal {
    /// The button was made for somebody else
    NotYours,
    /// What becomes of published write-ups was not chosen
    NotChosen,
}

impl Refusal for PrivacyRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::NotYours => phrase!("forget-not-yours"),
            Self::NotChosen => phrase!("forget-not-chosen"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_jumped_is_believed_when_it_is_still_so_a_day_later() {
        let at = |text: &str| Moment::from(text.parse::<Timestamp>().unwrap());
        let now = at("2030-06-01T12:00:00Z");
        let (old, new) = (Some(at("2030-01-01T00:00:00Z")), Some(at("2030-05-30T00:00:00Z")));
        for (swept, last_row, doubted, expected) in [
            (None, old, None, Trust::Trusted),
            (Some("2030-05-31"), old, None, Trust::Trusted),
            (Some("2030-01-01"), new, None, Trust::Trusted),
            (Some("2030-01-01"), old, None, Trust::Doubted),
            (Some("2030-01-01"), None, None, Trust::Doubted),
            // Whatever was written by that clock meanwhile.
            (Some("2030-01-01"), new, Some("2030-06-01T00:00:00Z"), Trust::StillDoubted),
            (Some("2030-01-01"), old, Some("2030-05-31T12:00:00Z"), Trust::Trusted),
            // It was set right again, or jumped once more.
            (Some("2030-05-31"), new, Some("2099-01-01T00:00:00Z"), Trust::Trusted),
            (Some("2029-01-01"), old, Some("2030-02-01T00:00:00Z"), Trust::Doubted),
        ] {
            assert_eq!(trust(now, swept, last_row, doubted.map(at)), expected, "{swept:?} {last_row:?} {doubted:?}");
        }
    }

    #[test]
    fn a_text_of_the_log_names_nobody_else() {
        for (text, shown) in [
            ("government: person/12", "government: person/12"),
            ("person/123 person/12; person/1", "person person/12; person"),
            ("no person/x here", "no person/x here"),
            ("", ""),
        ] {
            assert_eq!(without_others(text, PersonId(12)), shown, "{text}");
        }
    }

    #[test]
    fn buttons_read_back() {
        let receipt = || "0123456789".to_owned();
        let erase = Mode::CHOICES.map(|mode| CustomId::Erase(mode, receipt()));
        let all = [
            CustomId::Export,
            CustomId::Preview,
            CustomId::Choose(receipt()),
            CustomId::Erase(Mode::Nothing, receipt()),
        ];
        for button in all.into_iter().chain(erase) {
            assert_eq!(button.to_string().parse(), Ok(button));
        }
        for other in ["privacy", "privacy/erase/all/1", "privacy/erase/keep", "privacy/choose"] {
            assert_eq!(other.parse::<CustomId>(), Err(()), "{other}");
        }
    }

    #[test]
    fn a_line_reads_back_and_half_a_line_does_not() {
        let line = Line { at: Moment(1_893_499_200), mode: Mode::Withdraw, hash: "0a".repeat(32) };
        let text = line.to_string();
        assert_eq!(text, format!("2030-01-01T12:00:00Z withdraw {}", "0a".repeat(32)));
        assert_eq!(text.parse(), Ok(line));
        for length in 0..text.len() {
            assert_eq!(text[..length].parse::<Line>(), Err(()), "{length}");
        }
    }

    #[test]
    fn a_record_is_believed_only_where_it_is_all_that_there_was() {
        let key = Key::read(&Key::make()).unwrap();
        let line = |person| Line { at: Moment(0), mode: Mode::Keep, hash: key.of_person(PersonId(person)) };
        let lines = [1, 2, 3].map(|person| written(&line(person), &key) + "\n");
        let begin = format!("key {}\n", key.mark());
        let whole = format!("{begin}{}", lines.concat());
        let older = format!("{begin}{}\n", line(1));
        let hashes = |people: &[i64]| people.iter().map(|person| line(*person).hash).collect::<HashSet<_>>();
        let none = Evidence::default();
        let counted = |count| Evidence { counted: Some(count), ..Evidence::default() };
        let asked = |people: &[i64]| Evidence { hashes: hashes(people), is_database_known: true, counted: None };
        for (text, evidence, expected) in [
            (whole.clone(), counted(3), None),
            (whole.clone(), counted(2), None),
            (whole.clone(), asked(&[1, 2, 3]), None),
            (whole.clone(), asked(&[1]), None),
            (older, asked(&[1]), None),
            (whole.clone(), none.clone(), Some(Doubt::Unknown)),
            (String::new(), asked(&[]), Some(Doubt::Missing)),
            ("key 0123456789abcdef\n".to_owned(), asked(&[]), Some(Doubt::Missing)),
            // One more was counted, is known to the database, or stands in the copy beside the backup.
            (whole.clone(), counted(4), Some(Doubt::Lacks(1))),
            (whole.clone(), Evidence { hashes: hashes(&[4]), ..counted(3) }, Some(Doubt::Lacks(1))),
            // One in the middle was taken out.
            (format!("{begin}{}{}", lines[0], lines[2]), counted(3), Some(Doubt::Lacks(1))),
            // The power failed within a fourth line: nobody got a receipt for it.
            (format!("{whole}{}", &lines[0][..50]), counted(3), None),
            (whole.replace(" keep ", " withdraw "), counted(3), Some(Doubt::Altered(3))),
            (whole.replace("1970-01-01T00:00:00Z", "1970-01-01T00:00:01Z"), asked(&[1]), Some(Doubt::Altered(3))),
        ] {
            assert_eq!(judge_record(&text, &key, &evidence), expected, "{text}");
        }
        // Wherever it is cut off, that is seen, unless only the check behind the last line went.
        for end in 0..whole.len() {
            let cut = &whole[..end];
            let is_all_there = hashes_of(cut, &key.mark()).len() == 3;
            assert_eq!(judge_record(cut, &key, &counted(3)).is_none(), is_all_there, "{cut}");
        }
    }

    #[test]
    fn lines_belong_to_the_key_above_them() {
        let line = |hash: &str| format!("2030-01-01T12:00:00Z keep {}\n", hash.repeat(32));
        let text = format!(
            "key bb\n{}key aa\n{}2030-01-01T12:00\n{}key bb\n{}",
            line("01"),
            line("02"),
            line("03"),
            line("04")
        );
        let found = read_lines(&text, "aa");
        let hashes: Vec<&str> = found.own.iter().map(|line| &line.hash[..2]).collect();
        assert_eq!((hashes, found.foreign, found.unreadable, found.is_open), (vec!["02", "03"], 2, 1, false));
        assert_eq!(read_lines("", "aa"), Lines::default());
    }

    #[test]
    fn the_key_and_what_it_hashes_decide_the_hash() {
        let (one, other) = (Key::read(&Key::make()).unwrap(), Key::read(&Key::make()).unwrap());
        assert_eq!(one.of_person(PersonId(5)), one.of_person(PersonId(5)));
        assert_eq!(one.of_person(PersonId(5)).len(), 64);
        assert_ne!(one.of_person(PersonId(5)), one.of_person(PersonId(6)));
        assert_ne!(one.of_person(PersonId(5)), one.of_user(UserId(5)));
        assert_ne!(one.of_person(PersonId(5)), other.of_person(PersonId(5)));
        // RFC 4231, test case 2.
        let known = Key(b"Jefe".to_vec()).hash("what do ya want for nothing?");
        assert_eq!(known, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        for wrong in ["", "zz", &"0".repeat(63), &"é".repeat(32)] {
            assert!(Key::read(wrong).is_none(), "{wrong}");
        }
    }
}
