//! What is found of a public write-up: its text in every language it was translated into, its labels, its place.

use sqlx::SqliteConnection;

use super::model::{Revision, Writeup};
use super::reading::{public_in, published};
use super::texts::{Field, Texts};
use super::{annotations, store};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::WriteupId;
use crate::base::vocabulary::{Scheme, Vocabulary};
use crate::features::places;
use crate::search_index::{self, Attributes, Document, Item, Part, Synonyms};

/// What is found of a public write-up is looked at anew, in the transaction that changes it.
pub async fn index_again(tx: &mut SqliteConnection, vocabulary: &Vocabulary, id: WriteupId) -> Result<()> {
    let (writeup, revision) = public_in(&mut *tx, id).await?;
    put_into_index(tx, vocabulary, &writeup, &revision).await
}

/// What is found of a write-up is looked at anew, whether it is public or not any more.
pub async fn index_anew(tx: &mut SqliteConnection, vocabulary: &Vocabulary, id: WriteupId) -> Result<()> {
    match store::get(&mut *tx, id).await?.filter(Writeup::is_public) {
        Some(writeup) => match published(&mut *tx, writeup).await? {
            Some((writeup, revision)) => put_into_index(tx, vocabulary, &writeup, &revision).await,
            None => search_index::remove(tx, Item::Writeup(id)).await,
        },
        None => search_index::remove(tx, Item::Writeup(id)).await,
    }
}

/// Writes what is found of a public write-up, in the transaction that makes it so.
pub(super) async fn put_into_index(
    tx: &mut SqliteConnection,
    vocabulary: &Vocabulary,
    writeup: &Writeup,
    revision: &Revision,
) -> Result<()> {
    let place = places::one_in(&mut *tx, writeup.place).await?;
    let translated = annotations::translations(&mut *tx, writeup.id).await?;
    let document = document(writeup, revision, &translated, place.as_ref(), vocabulary);
    search_index::put(tx, &Synonyms::of(vocabulary), Item::Writeup(writeup.id), &document).await
}

/// What is indexed of a write-up as everyone sees it.
pub async fn indexed(
    store: &Store,
    vocabulary: &Vocabulary,
    writeup: &Writeup,
    revision: &Revision,
) -> Result<Document> {
    let translated = annotations::translations(&mut *store.read().acquire().await?, writeup.id).await?;
    Ok(document(writeup, revision, &translated, None, vocabulary))
}

/// A place is called otherwise: its public write-ups are found under its new names, in the transaction that changes them.
/// Says how many they are.
pub async fn reindex_place(tx: &mut SqliteConnection, vocabulary: &Vocabulary, place: &places::Place) -> Result<usize> {
    let public = store::public_of(&mut *tx, place.id).await?;
    let synonyms = Synonyms::of(vocabulary);
    for revision in &public {
        let Some(revision) = store::revision(&mut *tx, *revision).await? else { continue };
        let Some(writeup) = store::get(&mut *tx, revision.writeup).await? else { continue };
        let translated = annotations::translations(&mut *tx, writeup.id).await?;
        let document = document(&writeup, &revision, &translated, Some(place), vocabulary);
        search_index::put(&mut *tx, &synonyms, Item::Writeup(writeup.id), &document).await?;
    }
    Ok(public.len())
}

/// What can be found of a revision: its text in every language it was translated into, labels in all four, the place by
/// all its names.
fn document(
    writeup: &Writeup,
    revision: &Revision,
    translated: &[(Language, Texts)],
    place: Option<&places::Place>,
    vocabulary: &Vocabulary,
) -> Document {
    let tags = [(Scheme::Area, &revision.areas), (Scheme::Topic, &revision.topics), (Scheme::Value, &revision.values)];
    let status = revision.status.iter().map(|status| (Scheme::Status, status));
    let ids = tags.iter().flat_map(|(scheme, ids)| ids.iter().map(move |id| (*scheme, id))).chain(status);
    let label = |(scheme, id): (Scheme, &String)| {
        Language::ALL.map(|language| (language, vocabulary.label(scheme, id, language).to_owned()))
    };
    let is_of_body = |field: &Field| !matches!(field, Field::Title | Field::Summary);
    let part = |(language, texts): (Language, &Texts)| Part {
        language,
        title: texts.title.clone(),
        summary: texts.summary.clone(),
        body: Field::ALL.into_iter().filter(is_of_body).map(|field| texts.of(field).to_owned()).collect(),
    };
    let mut parts = vec![part((writeup.language, &revision.texts))];
    parts.extend(translated.iter().map(|(language, texts)| part((*language, texts))));
    let partners = revision.partners.iter().map(|partner| partner.organisation.as_str()).collect::<Vec<_>>().join("\n");
    let year = |date: &Option<String>| date.as_ref()?.get(..4)?.parse().ok();
    Document {
        parts,
        place: place.map(|place| place.every_name().collect::<Vec<_>>().join("\n")).unwrap_or_default(),
        names: [partners, revision.commitments.join(" ")].join("\n"),
        labels: ids.flat_map(label).collect(),
        facets: Attributes {
            place: Some(writeup.place),
            areas: revision.areas.clone(),
            status: revision.status.clone(),
            year_from: year(&revision.started),
            year_to: year(&revision.ended),
            published_at: writeup.published_at.map_or(0, |at| at.0),
            for_members: false,
        },
    }
}
