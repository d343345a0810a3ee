//! `/search` over what is published.

pub mod commands;
mod model;
mod store;
mod view;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use tertulia_clock::Moment;

pub use self::model::{SearchRefusal, SearchSession};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{PageNumber, SearchSessionId, WriteupId, WriteupRef};
use crate::base::progress::Progress;
use crate::base::vocabulary::{Scheme, Vocabulary};
use crate::features::Feature;
use crate::features::gatherings::{self, Gathering, Occurrence, Outcome};
use crate::features::privacy;
use crate::features::writeups::{self, Revision, Writeup};
use crate::search_index::{self, Facets, Found, Hit, Item, Query, Searcher};

/// What this feature gives the app.
pub const FEATURE: Feature = Feature { commands: commands::table, components: commands::COMPONENTS, ..Feature::EMPTY };

/// Hits on one page.
pub const PAGE: usize = 5;
/// Of these, in the reader's language, while there are others.
const OWN: usize = 3;
/// Areas that are offered where nothing was found.
const AREAS: usize = 3;
/// Notes of gatherings on the first page.
const NOTES: usize = 3;

/// A page of what was found.
pub struct Page {
    /// Everything that was found
    pub found: Found,
    /// Which page it is
    pub number: PageNumber,
    /// Write-ups of this page in the reader's language, best first
    pub own: Vec<(Hit, Writeup, Revision)>,
    /// Those in other languages
    pub other: Vec<(Hit, Writeup, Revision)>,
    /// Of each write-up of this page, the passage that is closest
    pub passages: HashMap<WriteupId, String>,
    /// Gatherings whose notes were found, on the first page
    pub notes: Vec<(Gathering, Occurrence, Outcome)>,
}

impl Page {
    /// How many write-ups there are on all pages.
    pub fn total(&self) -> usize {
        self.found.own.len() + self.found.other.len()
    }

    /// Whether no page comes after it.
    pub fn is_last(&self) -> bool {
        (self.number.index() + 1) * PAGE >= self.total()
    }
}

/// Remembers a search, so that its pages can be turned after a restart; old ones are forgotten on the way. Whoever knows
/// its number reads what was asked, so it is one that nobody finds by counting. Where nothing can be written it is
/// answered all the same, and its other pages are not there.
pub async fn ask(store: &Store, asked: &SearchSession, now: Moment) -> Result<SearchSessionId> {
    let id = SearchSessionId(rand::random_range(1..=i64::MAX));
    match remember(store, id, asked, now).await {
        Err(error) if !error.is_of_the_disk() => Err(error),
        _ => Ok(id),
    }
}

async fn remember(store: &Store, id: SearchSessionId, asked: &SearchSession, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    privacy::end_searches(&mut *tx, now).await?;
    store::insert(&mut *tx, id, asked, now).await?;
    Ok(tx.commit().await?)
}

/// A search that was asked before.
pub async fn asked(store: &Store, id: SearchSessionId) -> Result<SearchSession> {
    store::get(store.read(), id).await?.ok_or_else(|| SearchRefusal::Forgotten(id).into())
}

/// Everything that a search finds, for a reader of a language. A member finds notes of gatherings for members too.
pub async fn find(
    store: &Store,
    searcher: &Arc<Searcher>,
    asked: &SearchSession,
    language: Language,
    is_member: bool,
) -> Result<Found> {
    let facets = Facets {
        place: asked.place,
        area: asked.area.as_deref(),
        status: asked.status.as_deref(),
        language: asked.language.as_deref(),
        year: asked.year.as_deref(),
    };
    let query = Query { text: &asked.query, language, facets, is_member, by_date: asked.is_by_date() };
    let mut found = searcher.find(store, &query).await?;
    // An id is found first, whatever else has its number.
    let typed = asked.query.trim();
    if let Ok(reference @ WriteupRef::Published(_)) = typed.parse::<WriteupRef>()
        && typed.starts_with(['R', 'r'])
        && let Some(id) = writeups::id_of(store, reference).await?
        && let Some((writeup, _)) = writeups::public(store, id).await?
        && facets.are_empty()
    {
        found.put_first(Item::Writeup(id), writeup.language == language);
    }
    Ok(found)
}

/// Page `number` of what was found, or the last one where there are not as many.
pub async fn page(
    store: &Store,
    vocabulary: &Vocabulary,
    found: Found,
    number: PageNumber,
    is_member: bool,
) -> Result<Page> {
    let number = number.min(last(found.own.len(), found.other.len()));
    let (own, other) = lanes(found.own.len(), found.other.len(), number);
    let (passages, notes) = (HashMap::new(), Vec::new());
    let mut page = Page { found, number, own: Vec::new(), other: Vec::new(), passages, notes };
    for (hits, shown, range) in [(&page.found.own, &mut page.own, own), (&page.found.other, &mut page.other, other)] {
        for hit in &hits[range] {
            if let Item::Writeup(id) = hit.item {
                let Some((writeup, revision)) = writeups::public(store, id).await? else { continue };
                let document = writeups::indexed(store, vocabulary, &writeup, &revision).await?;
                page.passages.extend(search_index::passage(&document, hit.passage).map(|(_, passage)| (id, passage)));
                shown.push((*hit, writeup, revision));
            }
        }
    }
    for hit in page.found.notes.iter().filter(|_| number.is_first()).take(NOTES) {
        if let Item::Notes(id) = hit.item {
            let notes = gatherings::notes(store, id).await?;
            page.notes.extend(notes.filter(|(gathering, _, _)| is_member || !gathering.is_for_members()));
        }
    }
    Ok(page)
}

/// The policy areas with write-ups that are nearest to what was typed, by their names in a language.
pub async fn nearest_areas(
    searcher: &Arc<Searcher>,
    vocabulary: &Vocabulary,
    typed: &str,
    language: Language,
) -> Result<Vec<String>> {
    let used = searcher.areas();
    let labels: Vec<(String, String)> = vocabulary
        .terms(Scheme::Area)
        .filter(|term| used.contains(&term.id))
        .map(|term| (term.id.clone(), term.label(language).to_owned()))
        .collect();
    searcher.nearest_labels(typed, labels, AREAS).await
}

/// The last page of the two lanes.
fn last(own: usize, other: usize) -> PageNumber {
    PageNumber::at((own + other).saturating_sub(1) / PAGE)
}

/// Which hits of the two lanes a page shows that there is: three and two, and where one lane is at its end, more of the
/// other.
fn lanes(own: usize, other: usize, number: PageNumber) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
    let (mut before, mut shown) = ((0, 0), (0, 0));
    for _ in 0..=number.index() {
        before = (before.0 + shown.0, before.1 + shown.1);
        let left = (own - before.0, other - before.1);
        shown.0 = left.0.min(OWN.max(PAGE.saturating_sub(left.1)));
        shown.1 = left.1.min(PAGE - shown.0);
    }
    (before.0..before.0 + shown.0, before.1..before.1 + shown.1)
}

/// Puts into the index what is missing there or was made by other rules, and takes out what does not belong there. Says
/// how many documents it touched.
pub async fn repair(store: &Store, searcher: &Searcher, vocabulary: &Vocabulary, bar: Progress) -> Result<usize> {
    let indexed = searcher.subjects(store).await?;
    let current: HashSet<Item> = indexed.iter().filter(|(_, current)| *current).map(|(subject, _)| *subject).collect();
    let public: HashSet<Item> = writeups::public_ids(store.read())
        .await?
        .into_iter()
        .map(Item::Writeup)
        .chain(gatherings::with_notes(store.read()).await?.into_iter().map(Item::Notes))
        .collect();
    let indexed: HashSet<Item> = indexed.into_iter().map(|(subject, _)| subject).collect();
    let mut wrong: Vec<Item> = public.difference(&current).chain(indexed.difference(&public)).copied().collect();
    wrong.sort_unstable();
    bar.of(wrong.len() as u64);
    for (done, subject) in wrong.iter().enumerate() {
        // What changed since it was listed is looked at as it is now.
        let mut tx = store.write().await?;
        match subject {
            Item::Writeup(id) => writeups::index_anew(&mut tx, vocabulary, *id).await?,
            Item::Notes(id) => gatherings::index_again(&mut tx, searcher.synonyms(), *id).await?,
        }
        tx.commit().await?;
        if done % 100 == 99 {
            Store::let_others_write().await;
        }
        bar.at(done as u64 + 1);
    }
    bar.finish();
    Ok(wrong.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hit_is_on_one_page() {
        for (own, other) in [(0_usize, 0_usize), (1, 0), (0, 12), (12, 0), (4, 4), (1, 9), (9, 1), (7, 8), (3, 2)] {
            let mut seen = (0, 0);
            let pages = (own + other).div_ceil(PAGE);
            for number in 0..pages {
                let (of_own, of_other) = lanes(own, other, PageNumber::at(number));
                assert_eq!((of_own.start, of_other.start), seen, "{own} {other} {number}");
                seen = (of_own.end, of_other.end);
                let full = of_own.len() + of_other.len();
                assert!(full == PAGE || number + 1 == pages, "{own} {other} {number}: {full}");
            }
            assert_eq!(seen, (own, other));
            assert_eq!(last(own, other).index(), pages.saturating_sub(1));
        }
    }
}
