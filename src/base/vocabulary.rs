//! The vocabularies of `config/vocabulary.toml`: policy areas, statuses, topics and the like, in four languages.
//!
//! Ids are stored and never deleted; labels may change.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Context as _;
use serde::Deserialize;

use crate::base::i18n::Language;
use crate::search_index::Synonyms;

/// One list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// Policy areas
    Area,
    /// Mitigation, adaptation and so on
    Axis,
    /// Climate topics
    Topic,
    /// What happens to the reform out there
    Status,
    /// What happens to the write-up here
    State,
    /// Kinds of organisation
    Organisation,
    /// Roles in the community
    Role,
    /// Values of open government
    Value,
    /// Levels of participation
    Level,
    /// Sustainable Development Goals
    Sdg,
    /// Completion of a commitment, in an assessor's words
    Completion,
    /// On which side somebody stands
    Side,
    /// Why a moderator decided so
    Reason,
    /// Kinds of place
    Kind,
}

/// One word of a list.
#[derive(Clone, Debug, Deserialize)]
pub struct Term {
    /// What rows hold
    pub id: String,
    en: String,
    es: String,
    pt: String,
    fr: String,
    /// Of a value: it makes a reform one of open government.
    #[serde(default)]
    pub core: bool,
    #[serde(default)]
    replaced_by: Option<String>,
}

impl Term {
    /// What members read.
    pub fn label(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Es => &self.es,
            Language::Pt => &self.pt,
            Language::Fr => &self.fr,
        }
    }
}

/// All lists.
#[derive(Debug)]
pub struct Vocabulary {
    schemes: HashMap<Scheme, Vec<Term>>,
    countries: HashMap<String, Term>,
    synonyms: Arc<Synonyms>,
    agreements: Vec<String>,
}

/// Words and abbreviations for one concept.
#[derive(Debug, Deserialize)]
struct Synonym {
    id: String,
    en: Vec<String>,
    es: Vec<String>,
    pt: Vec<String>,
    fr: Vec<String>,
}

impl Synonym {
    fn phrases(&self) -> Vec<(Language, &str)> {
        let all =
            [(Language::En, &self.en), (Language::Es, &self.es), (Language::Pt, &self.pt), (Language::Fr, &self.fr)];
        all.into_iter().flat_map(|(language, phrases)| phrases.iter().map(move |it| (language, it.as_str()))).collect()
    }
}

/// What an agreement, a treaty, a pact or a document is called, where that has the name of a place in it.
#[derive(Debug, Deserialize)]
struct Agreement {
    en: Vec<String>,
    es: Vec<String>,
    pt: Vec<String>,
    fr: Vec<String>,
}

#[derive(Deserialize)]
struct Lists {
    #[serde(rename = "version")]
    _version: u32,
    #[serde(default)]
    synonym: Vec<Synonym>,
    agreement: Vec<Agreement>,
    #[serde(flatten)]
    schemes: HashMap<Scheme, Vec<Term>>,
}

#[derive(Deserialize)]
struct Countries {
    country: Vec<Country>,
}

#[derive(Deserialize)]
struct Country {
    code: String,
    en: String,
    es: String,
    pt: String,
    fr: String,
}

impl Vocabulary {
    /// Reads the lists that are part of the binary.
    ///
    /// # Errors
    /// Names the file and what is wrong in it.
    pub fn load() -> anyhow::Result<Self> {
        let lists: Lists = toml::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/vocabulary.toml")))
            .context("config/vocabulary.toml")?;
        let countries: Countries =
            toml::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/countries.toml")))
                .context("config/countries.toml")?;
        let countries = countries.country.into_iter().map(|Country { code, en, es, pt, fr }| {
            let term = Term { id: code.clone(), en, es, pt, fr, core: false, replaced_by: None };
            (code, term)
        });
        let synonyms = Synonyms::new(lists.synonym.iter().map(|it| (it.id.as_str(), it.phrases())));
        let agreements = lists.agreement.into_iter().flat_map(|it| [it.en, it.es, it.pt, it.fr].concat()).collect();
        let synonyms = Arc::new(synonyms);
        Ok(Self { schemes: lists.schemes, countries: countries.collect(), synonyms, agreements })
    }

    /// The words of a list that may still be chosen, in the list's order.
    pub fn terms(&self, scheme: Scheme) -> impl Iterator<Item = &Term> {
        self.all(scheme).filter(|term| term.replaced_by.is_none())
    }

    /// One word, also where it may not be chosen any more.
    pub fn term(&self, scheme: Scheme, id: &str) -> Option<&Term> {
        self.all(scheme).find(|term| term.id == id)
    }

    /// What members read for `id`; the id itself where the list does not have it.
    pub fn label<'a>(&'a self, scheme: Scheme, id: &'a str, language: Language) -> &'a str {
        self.term(scheme, id).map_or(id, |term| term.label(language))
    }

    /// The labels of several ids, separated by ` · `.
    pub fn labels<'a>(&self, scheme: Scheme, ids: impl IntoIterator<Item = &'a String>, language: Language) -> String {
        ids.into_iter().map(|id| self.label(scheme, id, language)).collect::<Vec<_>>().join(" · ")
    }

    /// What a country is called; its code where it is not known.
    pub fn country<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        self.countries.get(code).map_or(code, |term| term.label(language))
    }

    /// Words and abbreviations that count as one another.
    pub const fn synonyms(&self) -> &Arc<Synonyms> {
        &self.synonyms
    }

    /// Names of agreements, treaties, pacts and documents that are called after places, in every language.
    pub fn agreements(&self) -> &[String] {
        &self.agreements
    }

    /// Every country, by its code.
    pub fn countries(&self) -> impl Iterator<Item = &Term> {
        self.countries.values()
    }

    /// Every word of a list, also those that may not be chosen any more.
    pub fn every(&self, scheme: Scheme) -> impl Iterator<Item = &Term> {
        self.all(scheme)
    }

    fn all(&self, scheme: Scheme) -> impl Iterator<Item = &Term> {
        self.schemes.get(&scheme).into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_agreement_has_a_name_in_each_language() {
        let lists: Lists =
            toml::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/vocabulary.toml"))).unwrap();
        for agreement in &lists.agreement {
            for names in [&agreement.en, &agreement.es, &agreement.pt, &agreement.fr] {
                // The name of a place alone would let everything pass that the place is in.
                assert!(!names.is_empty() && names.iter().all(|name| name.contains(' ')), "{agreement:?}");
            }
        }
        let vocabulary = Vocabulary::load().unwrap();
        for name in ["Paris Agreement", "Acuerdo de Escazú", "Acordo de Paris", "Pacte de Glasgow pour le climat"] {
            assert!(vocabulary.agreements().iter().any(|known| known == name), "{name}");
        }
    }

    #[test]
    fn every_list_is_there_and_fits_into_a_menu() {
        let vocabulary = Vocabulary::load().unwrap();
        for (scheme, count) in [
            (Scheme::Area, 25),
            (Scheme::Axis, 5),
            (Scheme::Topic, 17),
            (Scheme::Status, 8),
            (Scheme::State, 6),
            (Scheme::Value, 5),
            (Scheme::Level, 5),
            (Scheme::Sdg, 17),
            (Scheme::Side, 4),
            (Scheme::Reason, 14),
        ] {
            let terms: Vec<_> = vocabulary.terms(scheme).collect();
            assert_eq!(terms.len(), count, "{scheme:?}");
            for term in terms {
                for language in Language::ALL {
                    assert!((1..=100).contains(&term.label(language).chars().count()), "{} in {language}", term.id);
                }
            }
        }
        assert_eq!(vocabulary.terms(Scheme::Value).filter(|value| value.core).count(), 3);
        assert_eq!(vocabulary.country("GB", Language::Es), "Reino Unido");
    }
}
