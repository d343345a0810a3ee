//! The demo write-ups of `config/seeds/`: compiled from public sources, marked as demo, never exported.

use std::collections::HashMap;

use anyhow::Context as _;
use serde::Deserialize;
use sqlx::SqliteConnection;
use tertulia_clock::Moment;

use super::model::{CONSENT_VERSION, Partner, Revision, RevisionState, Texts};
use super::{blank, publish, store};
use crate::base::i18n::Language;
use crate::base::ids::PlaceId;
use crate::base::vocabulary::Vocabulary;
use crate::features::places::{self, Side};

macro_rules! seeds {
    ($($name:literal)*) => { [$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/seeds/", $name, ".toml")))),*] };
}

const SEEDS: [(&str, &str); 16] = seeds! {
    "ba-climate-data-portal" "ba-climate-plan-4" "bogota-climate-policy" "euskadi-plan-2021-24" "glasgow-climate-assembly"
    "khmelnytskyi-green-city" "la-climate-equity" "lisbon-green-pb" "navarra-municipal-climate-plans" "paris-citizens-assembly"
    "qroo-environment-alerts" "sao-paulo-agenda-2030" "scotland-climate-assembly" "scotland-climate-network"
    "sekondi-climate-resilience" "tsachilas-reforestation"
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seed {
    place: String,
    language: Language,
    title: String,
    summary: String,
    problem: String,
    action: String,
    results: String,
    #[serde(default)]
    lessons: String,
    #[serde(default)]
    cost: String,
    #[serde(default)]
    conditions: String,
    #[serde(default)]
    too_early: bool,
    areas: Vec<String>,
    status: String,
    values: Vec<String>,
    axis: Option<String>,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    sdgs: Vec<String>,
    level: Option<String>,
    started: Option<String>,
    ended: Option<String>,
    #[serde(default)]
    partners: Vec<SeedPartner>,
    #[serde(default)]
    commitments: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeedPartner {
    organisation: String,
    side: String,
}

/// Their names, in the order in which they are published.
#[cfg(test)]
pub fn names() -> impl Iterator<Item = &'static str> {
    SEEDS.iter().map(|(name, _)| *name)
}

/// Publishes all of them, without an announcement. Says how many.
pub async fn seed(tx: &mut SqliteConnection, vocabulary: &Vocabulary, now: Moment) -> anyhow::Result<usize> {
    let places: HashMap<String, PlaceId> =
        places::list_in(&mut *tx).await?.into_iter().map(|place| (place.slug, place.id)).collect();
    for (name, source) in SEEDS {
        let seed: Seed = toml::from_str(source).with_context(|| format!("config/seeds/{name}.toml"))?;
        let place = *places
            .get(&seed.place)
            .with_context(|| format!("config/seeds/{name}.toml names the place {}", seed.place))?;
        let language = seed.language;
        let writeup = store::insert(&mut *tx, place, language, None, None, true, now).await?;
        let id = store::insert_revision(&mut *tx, writeup, 1, now).await?;
        let revision = seed.into_revision(blank(writeup, id, Texts::default(), now));
        let gaps = revision.gaps(vocabulary);
        anyhow::ensure!(gaps.is_empty(), "config/seeds/{name}.toml can't be published: {gaps:?}");
        store::put(&mut *tx, &revision, language).await?;
        store::submit(&mut *tx, id, None, CONSENT_VERSION, language, now).await?;
        store::leave_queue(&mut *tx, id, RevisionState::Approved).await?;
        publish(&mut *tx, vocabulary, &revision, now).await?;
    }
    Ok(SEEDS.len())
}

impl Seed {
    fn into_revision(self, blank: Revision) -> Revision {
        let partners = self.partners.into_iter().map(|partner| Partner {
            organisation: partner.organisation,
            side: Side::read(&partner.side).unwrap_or(Side::Other),
        });
        Revision {
            texts: Texts {
                title: self.title,
                summary: self.summary,
                problem: self.problem,
                action: self.action,
                results: self.results,
                lessons: self.lessons,
                cost: self.cost,
                conditions: self.conditions,
            },
            too_early: self.too_early,
            areas: self.areas,
            status: Some(self.status),
            values: self.values,
            axis: self.axis,
            topics: self.topics,
            sdgs: self.sdgs,
            level: self.level,
            started: self.started,
            ended: self.ended,
            partners: partners.collect(),
            commitments: self.commitments,
            ..blank
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_demo_write_ups_can_be_published_in_all_four_languages() {
        let folder = tempfile::tempdir().unwrap();
        let store = crate::base::database::Store::open(&folder.path().join("tertulia.db")).await.unwrap();
        let vocabulary = Vocabulary::load().unwrap();
        crate::features::places::seed(&store).await.unwrap();
        let count = super::super::seed_demo(&store, &vocabulary, Moment(0)).await.unwrap();
        assert_eq!(count, SEEDS.len());
        assert_eq!(
            super::super::seed_demo(&store, &vocabulary, Moment(0)).await.unwrap(),
            0,
            "planting twice adds nothing"
        );
        let lines = super::super::list(&store, &super::super::Filter::default(), crate::base::ids::PersonId(1), 0, 100)
            .await
            .unwrap();
        for language in Language::ALL {
            let mut found = 0;
            for line in &lines {
                let (writeup, _) = super::super::public(&store, line.id).await.unwrap().unwrap();
                assert!(writeup.demo);
                found += i32::from(writeup.language == language);
            }
            assert!(found > 0, "none in {language}");
        }
    }
}
