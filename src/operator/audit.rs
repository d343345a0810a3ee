//! `tertulia audit verify`: whether the log still is what was written, row by row. Changes nothing.

use anyhow::bail;
use tertulia_clock::Moment;

use crate::audit_log::{self, Damage, Proof, hexadecimal};
use crate::base::config::Settings;
use crate::base::database::{Glance, Store};
use crate::features::privacy::LOG_WORDS;

/// A hash that was published, as 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedHead([u8; 32]);

impl std::str::FromStr for PublishedHead {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WANTED: &str = "a head is 64 hexadecimal digits, as /transparency shows it";
        let text = text.trim();
        if text.len() != 64 || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(WANTED);
        }
        let mut bytes = [0; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).map_err(|_| WANTED)?;
        }
        Ok(Self(bytes))
    }
}

/// What was found, as text, and whether the log is whole.
#[derive(Clone, Debug)]
pub struct Report {
    /// Line by line
    pub text: String,
    /// Every row is as it was written, and the published head, where one was given, is among them
    pub is_intact: bool,
}

/// Makes every hash of the log again, while the bot may be running, and looks for the published head.
///
/// # Errors
/// There is no database, or it can't be read.
pub async fn verify(settings: &Settings, published: Option<PublishedHead>) -> anyhow::Result<Report> {
    let path = settings.database.display();
    let store = match Store::open_read_only(&settings.database).await? {
        Glance::Ready(store) => store,
        Glance::Absent => bail!("there is no database {path}"),
        Glance::Older => {
            bail!("the database {path} is from an older version; start this one once to bring it up to date")
        }
    };
    let proof = audit_log::verify(&store, published.as_ref().map(|head| head.0.as_slice())).await;
    let counts = audit_log::count(&store, Moment(0), Moment(i64::MAX)).await;
    store.close().await;
    let forgotten = counts?.into_iter().find(|(action, _)| action == "person.forget").map_or(0, |(_, count)| count);
    Ok(report(&proof?, forgotten, published))
}

fn report(proof: &Proof, forgotten: i64, published: Option<PublishedHead>) -> Report {
    let rows = proof.chain.rows;
    if let Some((number, damage)) = proof.broken {
        let what = match damage {
            Damage::Missing => "is missing".to_owned(),
            Damage::Previous => format!("does not follow from row {}: its previous hash is another one", number - 1),
            Damage::Content => "was changed: its hash is not the hash of what it says".to_owned(),
            Damage::Text => "had its before, after or reason changed: they don't fit their hash".to_owned(),
        };
        let text = format!("The log is broken: row {number} {what}. The {rows} before it are as they were written.");
        return Report { text, is_intact: false };
    }
    let early = proof.chain.erased_early(LOG_WORDS);
    let mut lines = vec![
        format!("Every row is as it was written, and follows from the one before: {rows} in all."),
        format!(
            "Rows whose before, after and reason were erased after their time: {}.",
            proof.chain.erased.len() - early
        ),
        format!("Rows where they were erased sooner: {early}; people who asked to be forgotten: {forgotten}."),
    ];
    if rows > 0 {
        lines.push(format!("Head: {rows} {}", hexadecimal(&proof.chain.hash)));
    }
    match (published, proof.published) {
        (None, _) => lines.push(
            "No published head was given: whether rows were cut off at the end, or all of it was written anew, can't be told."
                .to_owned(),
        ),
        (Some(_), Some(number)) => {
            lines.push(format!("The published head is row {number}: nothing up to there was changed since."));
        }
        (Some(head), None) => lines.push(format!(
            "The published head {} is not in this log: rows were cut off at the end, or written anew, since it was published.",
            hexadecimal(&head.0)
        )),
    }
    Report { text: lines.join("\n"), is_intact: published.is_none() || proof.published.is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_head_is_64_hexadecimal_digits() {
        let digits = "00ff".repeat(16);
        assert_eq!(digits.to_uppercase().parse::<PublishedHead>(), digits.parse());
        for wrong in ["", "00", &"0".repeat(63), &"0".repeat(65), &"g".repeat(64), &"é".repeat(32), &"+1".repeat(32)] {
            assert!(wrong.parse::<PublishedHead>().is_err(), "{wrong}");
        }
    }
}
