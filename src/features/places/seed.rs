//! The places that every installation begins with, from `config/places.toml`.

use anyhow::Context as _;
use serde::Deserialize;
use sqlx::SqliteConnection;

use super::model::Place;
use super::store;
use crate::base::i18n::Language;
use crate::base::ids::PlaceId;

#[derive(Deserialize)]
struct File {
    place: Vec<Seed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seed {
    slug: String,
    name: String,
    en: String,
    es: String,
    pt: String,
    fr: String,
    aliases: Vec<String>,
    kind: String,
    country: String,
    iso: Option<String>,
    zone: String,
    languages: Vec<String>,
    #[serde(rename = "ogp_local")]
    _ogp_local: Option<String>,
    forum: Option<String>,
}

/// Adds those that are not there yet; what moderators changed since stays as they left it.
pub async fn seed(tx: &mut SqliteConnection) -> anyhow::Result<()> {
    let file: File = toml::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/places.toml")))
        .context("config/places.toml")?;
    for seed in file.place {
        let place = Place {
            id: PlaceId(0),
            slug: seed.slug,
            name: seed.name,
            kind: seed.kind,
            country: seed.country,
            iso: seed.iso,
            zone: seed.zone,
            languages: seed.languages,
            forum: seed.forum,
            names: vec![
                (Language::En, seed.en),
                (Language::Es, seed.es),
                (Language::Pt, seed.pt),
                (Language::Fr, seed.fr),
            ],
            aliases: seed.aliases,
        };
        if let Some(id) = store::insert(&mut *tx, &place).await? {
            store::put_names(&mut *tx, &Place { id, ..place }).await?;
        }
    }
    Ok(())
}
