//! What can be found, by its words and by what it means.
//!
//! Takes plain texts and gives ids; knows no other feature. The full text is written in the transaction of what it finds;
//! vectors are made afterwards, in the background, so that nothing waits for them. [`Finder`] answers. Where everything
//! here is lost it is made again.
//!
//! `analysis`, `passages`, `vector` (texts to terms, passages, kept vectors), `understanding` (a query: corrections, words
//! that mean the same), `ranking` and `shelf` (what memory holds) are pure; `finder` puts them together, `alike` finds
//! what is near a document, `work` makes what is missing.

mod analysis;
pub(crate) mod encoder;
mod maintenance;
mod memory;
mod passages;
mod query;
mod ranking;
mod searcher;
mod similar;
mod store;
mod vector;

use sqlx::SqliteConnection;

pub use self::analysis::{Synonyms, is_silent, language_of};
pub use self::maintenance::{Known, Progress};
pub use self::searcher::{Counts, Finder, Found, Hit, Meaning, Query};
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{OccurrenceId, PlaceId, WriteupId};
use crate::base::text::fold;

/// What is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A write-up
    Writeup(WriteupId),
    /// The notes of one time of a gathering
    Notes(OccurrenceId),
}

impl Item {
    const fn columns(self) -> (Option<WriteupId>, Option<OccurrenceId>) {
        match self {
            Self::Writeup(id) => (Some(id), None),
            Self::Notes(id) => (None, Some(id)),
        }
    }
}

/// The texts of a document in one language.
#[derive(Clone, Debug)]
pub struct Part {
    /// The language
    pub language: Language,
    /// Its title
    pub title: String,
    /// Its summary
    pub summary: String,
    /// Everything else
    pub body: Vec<String>,
}

/// What is indexed of a write-up, or of the notes of a gathering.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The texts, in the language they were written in first
    pub parts: Vec<Part>,
    /// The names of its place, one on a line
    pub place: String,
    /// Names and ids in it, which are found as words and mean nothing by themselves
    pub names: String,
    /// Areas, topics and status, as each language calls them
    pub labels: Vec<(Language, String)>,
    /// By what it is narrowed down
    pub facets: Attributes,
}

/// What facets look at.
#[derive(Clone, Debug, Default)]
pub struct Attributes {
    /// Its place
    pub place: Option<PlaceId>,
    /// Its areas
    pub areas: Vec<String>,
    /// What became of the reform
    pub status: Option<String>,
    /// From which year
    pub year_from: Option<i64>,
    /// Up to which year; none: it goes on
    pub year_to: Option<i64>,
    /// When it was published, in seconds
    pub published_at: i64,
    /// Found by members only
    pub for_members: bool,
}

/// What is looked for, beside words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facets<'a> {
    /// Of this place
    pub place: Option<PlaceId>,
    /// In this policy area
    pub area: Option<&'a str>,
    /// With this reform status
    pub status: Option<&'a str>,
    /// Written in this language, or translated into it
    pub language: Option<&'a str>,
    /// Going on in this year, as `2021`
    pub year: Option<&'a str>,
}

impl Facets<'_> {
    /// Whether they leave everything.
    pub const fn are_empty(&self) -> bool {
        self.place.is_none()
            && self.area.is_none()
            && self.status.is_none()
            && self.language.is_none()
            && self.year.is_none()
    }
}

/// Puts a document into the index, or puts it there anew, in the transaction that makes it public.
pub async fn put(tx: &mut SqliteConnection, synonyms: &Synonyms, item: Item, document: &Document) -> Result<()> {
    remove(&mut *tx, item).await?;
    let languages = document.parts.iter().fold(0, |bits, part| bits | memory::bit(part.language));
    store::insert(tx, item, languages, &document.facets, &analysis::analyse(document, synonyms)).await
}

/// Takes a document out of the index, in the transaction that hides it.
pub async fn remove(tx: &mut SqliteConnection, item: Item) -> Result<()> {
    match store::row_of(&mut *tx, item).await? {
        Some((document, words)) => store::delete(tx, document, &words).await,
        None => Ok(()),
    }
}

/// Takes the words of whatever was taken out of the index out of its pages too, where they are only marked as deleted.
/// FTS5's own `secure-delete` does nothing for an index without contents.
pub async fn wipe(tx: &mut SqliteConnection) -> Result<()> {
    store::merge(tx).await
}

/// The words of a text, folded, each once; articles and the like only where there is nothing else.
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in analysis::words(text).iter().map(|word| fold(word)).filter(|word| !word.is_empty()) {
        if !words.contains(&word) && words.len() < 32 {
            words.push(word);
        }
    }
    if words.iter().any(|word| !is_silent(word)) {
        words.retain(|word| !is_silent(word));
    }
    words
}

/// The forms of a word that count as the same, whatever its language.
pub fn forms(word: &str) -> std::collections::BTreeSet<String> {
    analysis::terms(word)
}

/// Whether a query asks for everything that the facets leave.
pub fn is_open(query: &str) -> bool {
    matches!(query.trim(), "" | "*")
}

/// The passages of one text.
pub fn passages(text: &str) -> Vec<String> {
    passages::runs(text)
}

/// One passage of a document, and the language it is in.
pub fn passage(document: &Document, at: usize) -> Option<(Language, String)> {
    let all = document.parts.iter().flat_map(|part| passages::of(part).into_iter().map(|text| (part.language, text)));
    all.into_iter().nth(at)
}
