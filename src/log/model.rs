//! What a row of the log is and how rows are chained.

use sha2::{Digest, Sha256};

use crate::ids::{Moment, PersonId};

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
        let actor = self.actor.map_or_else(String::new, |actor| actor.to_string());
        digest(&[
            &self.previous,
            self.log_id.to_string().as_bytes(),
            self.at.0.to_string().as_bytes(),
            actor.as_bytes(),
            self.action.as_bytes(),
            self.subject.as_bytes(),
            &self.text_hash,
        ])
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
}
