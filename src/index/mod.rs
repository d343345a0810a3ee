//! What can be found: the full-text index, written in the transaction of what it finds.
//!
//! Takes plain text and gives ids; knows no other feature. Accents are folded by the tokenizer, every word a person
//! typed is quoted, so that no input can be an operator or an error.

mod store;

use sqlx::SqliteConnection;

use crate::error::Result;
use crate::ids::{OccurrenceId, WriteupId};
use crate::store::Store;
use crate::text::fold;

/// What is indexed of one write-up.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its title
    pub title: String,
    /// Its summary
    pub summary: String,
    /// The place with all its names
    pub place: String,
    /// Areas, topics and status in four languages
    pub labels: String,
    /// Everything else
    pub body: String,
}

/// What is looked for, beside words.
#[derive(Clone, Debug, Default)]
pub struct Facets<'a> {
    /// Of this place
    pub place: Option<crate::ids::PlaceId>,
    /// In this policy area
    pub area: Option<&'a str>,
    /// With this reform status
    pub status: Option<&'a str>,
    /// Written in this language, or translated into it
    pub language: Option<&'a str>,
    /// Going on in this year, as `2021`
    pub year: Option<&'a str>,
    /// Newest first, not best first
    pub by_date: bool,
}

/// A page of what was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The write-ups of this page, best first
    pub ids: Vec<WriteupId>,
    /// How many there are on all pages
    pub total: i64,
}

/// Puts a write-up into the index, or puts it there anew.
pub async fn put(tx: &mut SqliteConnection, id: WriteupId, document: &Document) -> Result<()> {
    store::delete(&mut *tx, id).await?;
    store::insert(tx, id, document).await
}

/// Puts the notes of one time of a gathering into the index, or puts them there anew.
pub async fn put_notes(
    tx: &mut SqliteConnection,
    id: OccurrenceId,
    title: &str,
    place: &str,
    body: &str,
) -> Result<()> {
    store::delete_notes(&mut *tx, id).await?;
    store::insert_notes(tx, id, title, place, body).await
}

/// Looks for notes of gatherings with all of `words`, best first; a member finds those for members too.
pub async fn find_notes(store: &Store, words: &[String], is_member: bool, most: i64) -> Result<Vec<OccurrenceId>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    store::find_notes(store.read(), &expression(words, " AND "), is_member, most).await
}

/// Takes a write-up out of the index.
pub async fn remove(tx: &mut SqliteConnection, id: WriteupId) -> Result<()> {
    store::delete(tx, id).await
}

/// Takes the words of whatever was taken out of the index out of its pages too, where they are only marked as deleted.
/// FTS5's own `secure-delete` does nothing for an index without contents.
pub async fn wipe(tx: &mut SqliteConnection) -> Result<()> {
    store::merge(tx).await
}

/// The words of a query, folded, each once; articles and the like only where there is nothing else.
pub fn words(query: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in fold(query).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !words.iter().any(|each| each == word) && words.len() < 32 {
            words.push(word.chars().take(60).collect());
        }
    }
    let says = |word: &String| !SILENT.split_whitespace().any(|silent| silent == word);
    if words.iter().any(says) {
        words.retain(says);
    }
    words
}

/// Looks for write-ups with any of `words`; those with all of them come first. By date only these are shown, unless there
/// are none. Without words, everything that the facets leave.
pub async fn find(store: &Store, words: &[String], facets: &Facets<'_>, offset: i64, limit: i64) -> Result<Found> {
    if words.is_empty() {
        return store::list(store.read(), facets, offset, limit).await;
    }
    let (all, any) = (expression(words, " AND "), expression(words, " OR "));
    if facets.by_date {
        let found = store::find(store.read(), &all, &all, facets, offset, limit).await?;
        if found.total > 0 || words.len() == 1 {
            return Ok(found);
        }
    }
    store::find(store.read(), &any, &all, facets, offset, limit).await
}

/// Words that say nothing of what is looked for, folded, in the four languages.
const SILENT: &str = "a al an and as at au aux com comme con da das de del des do dos du e el em en entre et for from in la las le \
                      les los mi mais mes na nas no nos nossa nuestra o of on or os ou para par pela pelo por pour que sobre su \
                      sur the to un una une uma uns unos y";

/// Letters from which on a word also finds longer ones, so that *vivienda* finds *viviendas*.
const PREFIX: usize = 4;

/// The beginning by which a word finds its other forms: without the plural's ending. None for a short word, which
/// finds only itself.
pub fn stem(word: &str) -> Option<&str> {
    let letters = word.chars().count();
    let plural = word.strip_suffix("es").or_else(|| word.strip_suffix('s')).filter(|_| letters > PREFIX);
    let stem = plural.filter(|stem| stem.chars().count() >= PREFIX).unwrap_or(word);
    (letters >= PREFIX).then_some(stem)
}

/// FTS5's expression for quoted words.
fn expression(words: &[String], joint: &str) -> String {
    let terms =
        words.iter().map(|word| stem(word).map_or_else(|| format!("\"{word}\""), |stem| format!("\"{stem}\"*")));
    terms.collect::<Vec<_>>().join(joint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_typed_is_an_operator() {
        for (typed, expected) in [
            ("vivienda adecuada", "\"vivienda\"* AND \"adecuada\"*"),
            ("\"a\" OR b NOT c*", "\"b\" AND \"not\" AND \"c\""),
            ("title:x NEAR(y z)", "\"title\"* AND \"x\" AND \"near\"* AND \"z\""),
            ("Viviendas", "\"vivienda\"*"),
            ("'; drop table writeup; --", "\"drop\"* AND \"table\"* AND \"writeup\"*"),
        ] {
            assert_eq!(expression(&words(typed), " AND "), expected, "{typed}");
        }
        assert_eq!(words("🌍 ()*^\" \u{202E}"), Vec::<String>::new());
    }
}
