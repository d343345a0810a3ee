//! What a row of the log is and how rows are chained.

use sha2::{Digest, Sha256};
use tertulia_clock::Moment;

use crate::base::ids::PersonId;

/// One change, before it is a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry<'a> {
    /// Who made it; none: the bot itself
    pub actor: Option<PersonId>,
    /// What was done, such as `writeup.submit`
    pub action: &'static str,
    /// To what, such as `writeup/7`
    pub subject: &'a str,
    /// What it was before
    pub before: &'a str,
    /// What it is now
    pub after: &'a str,
    /// Why
    pub reason: &'a str,
}

/// A row of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// 1, 2, 3 …
    pub log_id: i64,
    /// When
    pub at: Moment,
    /// Who
    pub actor: Option<PersonId>,
    /// What was done
    pub action: String,
    /// To what
    pub subject: String,
    /// SHA-256 of salt and side text
    pub text_hash: Vec<u8>,
    /// The hash of the row before
    pub previous: Vec<u8>,
    /// SHA-256 of everything above
    pub hash: Vec<u8>,
}

impl Entry<'_> {
    /// The row that follows the one whose hash is `previous`.
    pub fn seal(&self, log_id: i64, now: Moment, previous: &[u8], salt: [u8; 16]) -> Row {
        let text_hash = digest(&[&salt, self.before.as_bytes(), self.after.as_bytes(), self.reason.as_bytes()]);
        let mut row = Row {
            log_id,
            at: now,
            actor: self.actor,
            action: self.action.to_owned(),
            subject: self.subject.to_owned(),
            text_hash,
            previous: previous.to_vec(),
            hash: Vec::new(),
        };
        row.hash = row.digest();
        row
    }
}

impl Row {
    /// What `hash` must be.
    pub fn digest(&self) -> Vec<u8> {
        let (action, subject) = (self.action.as_bytes(), self.subject.as_bytes());
        link(
            &self.previous,
            self.log_id,
            self.at.0,
            self.actor.map(|actor| actor.0),
            [action, subject, &self.text_hash],
        )
    }
}

/// The hash of one row: over the hash of the row before and everything in it.
fn link(
    previous: &[u8],
    log_id: i64,
    at: i64,
    actor: Option<i64>,
    [action, subject, text_hash]: [&[u8]; 3],
) -> Vec<u8> {
    let actor = actor.map_or_else(String::new, |actor| actor.to_string());
    let (log_id, at) = (log_id.to_string(), at.to_string());
    digest(&[previous, log_id.as_bytes(), at.as_bytes(), actor.as_bytes(), action, subject, text_hash])
}

/// What is looked for in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// This action alone
    pub action: Option<String>,
    /// What this person did, or what was done about them
    pub person: Option<PersonId>,
    /// What was done to this
    pub subject: Option<String>,
    /// From this instant on
    pub since: Option<Moment>,
    /// Before this instant
    pub until: Option<Moment>,
}

/// A row as people read it. The words are none once they were erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// 1, 2, 3 …
    pub log_id: i64,
    /// When
    pub at: Moment,
    /// Who; none: the bot itself
    pub actor: Option<PersonId>,
    /// What was done
    pub action: String,
    /// To what
    pub subject: String,
    /// What it was before
    pub before: Option<String>,
    /// What it was after
    pub after: Option<String>,
    /// Why
    pub reason: Option<String>,
}

/// The end of the chain: whoever keeps it can later tell whether anything before it was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the last row
    pub log_id: i64,
    /// Its hash
    pub hash: Vec<u8>,
}

impl Head {
    /// The hash as 64 hexadecimal digits.
    pub fn digits(&self) -> String {
        hexadecimal(&self.hash)
    }
}

/// Bytes as hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A row as the database has it. Bytes, since one that was tampered with may hold anything.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    pub log_id: i64,
    pub at: i64,
    pub actor: Option<i64>,
    pub action: Vec<u8>,
    pub subject: Vec<u8>,
    pub text_hash: Vec<u8>,
    pub previous: Vec<u8>,
    pub hash: Vec<u8>,
    /// Salt, before, after, reason; none once they were erased
    pub text: Option<[Vec<u8>; 4]>,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The row of this number is not there
    Missing,
    /// It does not follow from the row before
    Previous,
    /// It is not what its hash was made of
    Content,
    /// Its before, after or reason is not what was written
    Text,
}

/// The chain as far as it was read.
#[derive(Clone, Debug)]
pub struct Chain {
    /// How many rows were read, which is the number of the last one
    pub rows: i64,
    /// The hash of the last one
    pub hash: Vec<u8>,
    /// When the last one was written
    pub at: i64,
    /// When those rows were written that have lost their words
    pub erased: Vec<i64>,
}

impl Default for Chain {
    fn default() -> Self {
        Self { rows: 0, hash: vec![0; 32], at: 0, erased: Vec::new() }
    }
}

impl Chain {
    /// Adds the next row.
    ///
    /// # Errors
    /// The number of the first row that is not as it was written, and what is wrong with it.
    pub fn add(&mut self, row: &Stored) -> Result<(), (i64, Damage)> {
        let number = self.rows + 1;
        if row.log_id != number {
            return Err((number, Damage::Missing));
        }
        if row.previous != self.hash {
            return Err((number, Damage::Previous));
        }
        let content = [row.action.as_slice(), &row.subject, &row.text_hash];
        if row.hash != link(&row.previous, row.log_id, row.at, row.actor, content) {
            return Err((number, Damage::Content));
        }
        match &row.text {
            Some(parts) if row.text_hash != digest(&parts.each_ref().map(Vec::as_slice)) => {
                return Err((number, Damage::Text));
            }
            Some(_) => {}
            None => self.erased.push(row.at),
        }
        self.rows = number;
        self.at = row.at;
        self.hash.clone_from(&row.hash);
        Ok(())
    }

    /// How many rows lost their words before their time, which is over this many days after they were written: counted
    /// from the last row, since the job that ends them writes one.
    pub fn erased_early(&self, days: i64) -> usize {
        self.erased.iter().filter(|at| **at >= self.at - days * 86_400).count()
    }
}

/// SHA-256 of the parts, each preceded by its length, so that no two lists of parts look the same.
fn digest(parts: &[&[u8]]) -> Vec<u8> {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_and_the_row_before_decide_the_hash() {
        let entry = Entry {
            actor: Some(PersonId(5)),
            action: "writeup.submit",
            subject: "writeup/7",
            before: "draft",
            after: "submitted",
            reason: "",
        };
        let row = entry.seal(1, Moment(10), &[0; 32], [7; 16]);
        assert_eq!(row.hash, row.digest());
        let others = [
            Entry { actor: None, ..entry }.seal(1, Moment(10), &[0; 32], [7; 16]),
            Entry { subject: "writeup/8", ..entry }.seal(1, Moment(10), &[0; 32], [7; 16]),
            Entry { after: "submitte", reason: "d", ..entry }.seal(1, Moment(10), &[0; 32], [7; 16]),
            entry.seal(2, Moment(10), &[0; 32], [7; 16]),
            entry.seal(1, Moment(11), &[0; 32], [7; 16]),
            entry.seal(1, Moment(10), &[1; 32], [7; 16]),
            entry.seal(1, Moment(10), &[0; 32], [8; 16]),
        ];
        for other in others {
            assert_ne!(row.hash, other.hash, "{other:?}");
        }
    }

    /// Three rows as they are stored, each following the one before.
    fn stored() -> Vec<Stored> {
        let mut previous = vec![0; 32];
        let mut rows = Vec::new();
        for number in 1..=3 {
            let entry = Entry { action: "role.grant", subject: "person/5", after: "moderator", ..Entry::default() };
            let row = entry.seal(number, Moment(number * 10), &previous, [7; 16]);
            previous.clone_from(&row.hash);
            rows.push(Stored {
                log_id: number,
                at: row.at.0,
                actor: None,
                action: row.action.into_bytes(),
                subject: row.subject.into_bytes(),
                text_hash: row.text_hash,
                previous: row.previous,
                hash: row.hash,
                text: Some([vec![7; 16], Vec::new(), b"moderator".to_vec(), Vec::new()]),
            });
        }
        rows
    }

    fn read(rows: &[Stored]) -> Result<Chain, (i64, Damage)> {
        let mut chain = Chain::default();
        rows.iter().try_for_each(|row| chain.add(row)).map(|()| chain)
    }

    #[test]
    fn a_row_that_was_changed_removed_or_slipped_in_is_named() {
        let whole = stored();
        assert_eq!(read(&whole).unwrap().rows, 3);
        let changed = |change: fn(&mut Vec<Stored>)| {
            let mut rows = whole.clone();
            change(&mut rows);
            read(&rows).unwrap_err()
        };
        assert_eq!(changed(|rows| rows[1].subject[0] = b'q'), (2, Damage::Content));
        assert_eq!(changed(|rows| rows[1].at += 1), (2, Damage::Content));
        assert_eq!(changed(|rows| rows[1].actor = Some(1)), (2, Damage::Content));
        assert_eq!(changed(|rows| rows[0].hash[31] ^= 1), (1, Damage::Content));
        assert_eq!(changed(|rows| rows[2].previous[0] ^= 1), (3, Damage::Previous));
        assert_eq!(changed(|rows| rows[1].text_hash[0] ^= 1), (2, Damage::Content));
        assert_eq!(changed(|rows| rows[1].text.as_mut().unwrap()[3].push(b'x')), (2, Damage::Text));
        assert_eq!(changed(|rows| rows[1].text.as_mut().unwrap()[0][0] = 8), (2, Damage::Text));
        assert_eq!(changed(|rows| drop(rows.remove(1))), (2, Damage::Missing));
        assert_eq!(changed(|rows| drop(rows.remove(0))), (1, Damage::Missing));
        assert_eq!(changed(|rows| rows.insert(1, rows[1].clone())), (3, Damage::Missing));
    }

    #[test]
    fn words_that_were_erased_leave_the_chain_whole() {
        let mut rows = stored();
        rows[1].text = None;
        let chain = read(&rows).unwrap();
        assert_eq!((chain.rows, chain.erased.as_slice()), (3, [20].as_slice()));
        // The last row is ten seconds younger.
        assert_eq!((chain.erased_early(1), chain.erased_early(0)), (1, 0));
        assert_eq!(hexadecimal(&[0, 255, 16]), "00ff10");
    }
}
