//! Which write-ups are suggested while somebody types an id or a title.

use super::model;
use super::store::{self, Titled};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{PersonId, WriteupId, WriteupRef};
use crate::base::lookup::{MatchQuality, Typed};
use crate::discord::autocomplete::Suggestion;

/// Which write-ups are suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those that a person wrote
    Own,
    /// Those that everyone sees
    Public,
    /// Their own, then the others that everyone sees
    Both,
}

/// Somebody for whom write-ups are suggested.
#[derive(Clone, Copy, Debug)]
pub struct Seeker<'a> {
    /// Who
    pub person: PersonId,
    /// In which language they read titles
    pub language: Language,
    /// What they used lately, the last one first
    pub lately: &'a [i64],
}

/// What a person may be typing the id or title of, and may see now: of each kind a few more than are shown.
pub async fn suggest(store: &Store, seeker: Seeker<'_>, scope: Scope, typed: &Typed) -> Result<Vec<Suggestion>> {
    let suggestion = |it: Titled| {
        let reference = WriteupRef::of(it.id, it.number).to_string();
        let (value, title) = (reference.clone(), it.title);
        Suggestion { subject: it.id.0, value, reference, title, ..Suggestion::default() }
    };
    let mut found = Vec::new();
    if scope != Scope::Public {
        let most = if scope == Scope::Both && typed.is_empty() { model::OWN_SUGGESTED } else { model::OWN_LOOKED_AT };
        let own = store::own_titles(store.read(), seeker.person, typed, most).await?.into_iter().map(suggestion);
        found.extend(own.filter_map(|it| it.found(typed)));
    }
    if scope != Scope::Own {
        // What was used lately is looked at one by one, the rest is found by the database.
        let known: Vec<WriteupId> = seeker.lately.iter().copied().map(WriteupId).collect();
        let matching = public_matching(store, typed).await?;
        let titled = public_titles_of(store, &known, seeker.language).await?.into_iter().map(suggestion);
        // No other title is found by the middle of a word.
        found.extend(titled.filter_map(|it| it.fitting(typed)).filter(|it| it.fit < Some(MatchQuality::Within)));
        let titled = public_titles_of(store, &matching, seeker.language).await?.into_iter().map(suggestion);
        found.extend(titled.filter_map(|it| it.found(typed)));
    }
    Ok(found)
}

/// Public write-ups that fit what was typed, the likeliest first; the newest where nothing was.
async fn public_matching(store: &Store, typed: &Typed) -> Result<Vec<WriteupId>> {
    let (db, most) = (store.read(), model::SUGGESTED);
    if typed.is_empty() {
        return store::newest_public(db, most).await;
    }
    let mut found = Vec::new();
    if let Some(pattern) = typed.like('r') {
        found.extend(store::public_by_number(db, &pattern, typed.number(), most).await?);
    }
    for expression in [typed.first_words(), typed.all_words()].into_iter().flatten() {
        found.extend(store::public_by_title(db, &expression, most).await?);
        found.extend(store::public_by_translated_title(db, &expression, most).await?);
    }
    Ok(found)
}

async fn public_titles_of(store: &Store, ids: &[WriteupId], language: Language) -> Result<Vec<Titled>> {
    let ids = serde_json::json!(ids).to_string();
    store::public_titles_of(store.read(), &ids, language).await
}
