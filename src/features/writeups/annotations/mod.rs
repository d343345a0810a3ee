//! What stands beside a write-up's text: a translation, who confirmed it, who adapts it, what was replied. Read here, in
//! one place, so that every card shows the same; written by the features that depend on write-ups.

mod model;
mod store;
pub mod view;

use sqlx::SqliteConnection;

pub use self::model::{Adapted, Annotations, CoCreated, Confirmed, NONE, Translated, co_created, named_numbers};
pub use self::store::confirmations;
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::WriteupId;
use crate::features::places;
use crate::features::writeups::{Revision, Texts, Writeup};

/// Everything beside the published text of a write-up, for readers of `language`.
pub async fn of(store: &Store, writeup: &Writeup, revision: &Revision, language: Language) -> Result<Annotations> {
    let mut db = store.read().acquire().await?;
    let mut translation = None;
    if language != writeup.language {
        translation = store::translation(&mut *db, writeup.id, language).await?.map(|row| Translated {
            from: writeup.language,
            is_current: row.revision == revision.id,
            texts: row.texts,
        });
    }
    let rows = store::adaptations(&mut *db, writeup.id).await?;
    let known = if rows.is_empty() { Vec::new() } else { places::list_in(&mut db).await? };
    let adaptations = rows.into_iter().filter_map(|row| {
        let place = known.iter().find(|place| place.id == row.place)?.clone();
        Some(Adapted { id: row.id, person: row.person, place, reason: row.reason, at: row.at })
    });
    let mut inspired_by = Vec::new();
    for number in named_numbers(&revision.inspired_by).into_iter().take(10) {
        if Some(number) != writeup.number {
            inspired_by.extend(store::named(&mut *db, number).await?);
        }
    }
    Ok(Annotations {
        translation,
        is_original_asked: false,
        confirmations: store::confirmations(&mut *db, revision.id).await?,
        was_co_created: store::was_co_created(&mut *db, writeup.id, revision.id).await?,
        adaptations: adaptations.collect(),
        inspired_by,
        replies: store::replies(&mut *db, writeup.id).await?,
    })
}

impl Annotations {
    /// What stands beside the text for somebody who asked for the original.
    #[must_use]
    pub fn in_the_original(self) -> Self {
        Self { is_original_asked: self.translation.is_some(), translation: None, ..self }
    }
}

/// What a write-up says in `language`, where somebody translated it and that was reviewed.
pub async fn translated(store: &Store, writeup: &Writeup, language: Language) -> Result<Option<Texts>> {
    if language == writeup.language {
        return Ok(None);
    }
    Ok(store::translation(store.read(), writeup.id, language).await?.map(|row| row.texts))
}

/// What a write-up says in the languages it was translated into: in each the newest that was reviewed.
pub async fn translations(db: &mut SqliteConnection, id: WriteupId) -> Result<Vec<(Language, Texts)>> {
    let mut found = Vec::new();
    for language in Language::ALL {
        let translation = store::translation(&mut *db, id, language).await?;
        found.extend(translation.map(|row| (language, row.texts)));
    }
    Ok(found)
}
