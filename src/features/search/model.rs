//! What was asked, and the passage that shows why something was found.

use crate::base::error::Refusal;
use crate::base::i18n::Phrase;
use crate::base::ids::{PlaceId, SearchSessionId};
use crate::base::links;
use crate::base::markdown::{plain, plain_line};
use crate::base::text::cut;
use crate::phrase;
use crate::search_index;

/// A search with its facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchSession {
    /// What was typed
    pub query: String,
    /// Of this place
    pub place: Option<PlaceId>,
    /// In this policy area
    pub area: Option<String>,
    /// With this reform status
    pub status: Option<String>,
    /// Written in this language
    pub language: Option<String>,
    /// Going on in this year
    pub year: Option<String>,
    /// `relevance` or `date`
    pub sort: String,
}

/// Why a search was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchRefusal {
    /// Not a year such as 2021
    UnknownYear(String),
    /// The pages of this search are not kept any more
    Forgotten(SearchSessionId),
}

impl Refusal for SearchRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::UnknownYear(typed) => {
                phrase!("search-unknown-year", typed = crate::base::markdown::plain_line(typed))
            }
            Self::Forgotten(_) => phrase!("search-forgotten"),
        }
    }
}

/// By what a search is narrowed down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString, strum::VariantArray)]
#[strum(serialize_all = "lowercase", const_into_str)]
pub enum Facet {
    /// The place
    Place,
    /// A policy area
    Area,
    /// What became of the reform
    Status,
    /// The language it can be read in
    Language,
    /// A year in which it went on
    Year,
}

impl Facet {
    /// All of them, in the order in which they are offered.
    pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;

    /// What the values of menus begin with.
    pub const fn word(self) -> &'static str {
        self.into_str()
    }

    /// What it is called, by its key in the catalogues.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Place => "search-facet-place",
            Self::Area => "search-facet-area",
            Self::Status => "search-facet-status",
            Self::Language => "search-facet-language",
            Self::Year => "search-facet-year",
        }
    }

    fn read(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

impl SearchSession {
    /// Whether anything but words narrows it.
    pub fn has_facets(&self) -> bool {
        !self.facets().is_empty()
    }

    /// What narrows it, with the value as menus have it.
    pub fn facets(&self) -> Vec<(Facet, String)> {
        let place = self.place.map(|place| place.to_string());
        let of = |facet: Facet| match facet {
            Facet::Place => &place,
            Facet::Area => &self.area,
            Facet::Status => &self.status,
            Facet::Language => &self.language,
            Facet::Year => &self.year,
        };
        Facet::ALL.iter().filter_map(|facet| Some((*facet, of(*facet).clone()?))).collect()
    }

    /// Whether it asks for everything that the facets leave.
    pub fn is_open(&self) -> bool {
        search_index::is_open(&self.query)
    }

    /// Whether the newest come first.
    pub fn is_by_date(&self) -> bool {
        self.sort == "date"
    }

    /// This search in the other order.
    pub fn turned(self) -> Self {
        let sort = if self.is_by_date() { "relevance" } else { "date" };
        Self { sort: sort.to_owned(), ..self }
    }

    /// This search as a menu's value says: `place/7` narrows it, `drop/place` opens it up. Nothing for another value.
    pub fn narrowed(self, value: &str) -> Option<Self> {
        let (word, value) = value.split_once('/')?;
        let (facet, value) = match word {
            "drop" => (Facet::read(value)?, None),
            word => (Facet::read(word)?, Some(value.to_owned())),
        };
        Some(match facet {
            Facet::Place => Self { place: value.map(|id| id.parse()).transpose().ok()?, ..self },
            Facet::Area => Self { area: value, ..self },
            Facet::Status => Self { status: value, ..self },
            Facet::Language => Self { language: value, ..self },
            Facet::Year => Self { year: value, ..self },
        })
    }

    /// Another search in the place of one that found nothing: a word, everything of an area, or the same without facets.
    pub fn instead(self, value: &str) -> Option<Self> {
        let (word, value) = value.split_once('/').unwrap_or((value, ""));
        let open = Self { sort: self.sort.clone(), ..Self::default() };
        match word {
            "word" => Some(Self { query: value.to_owned(), ..self }),
            "area" => Some(Self { query: "*".to_owned(), area: Some(value.to_owned()), ..open }),
            "everywhere" => Some(Self { query: self.query, ..open }),
            _ => None,
        }
    }
}

/// Characters of a passage.
const PASSAGE: usize = 240;

/// Part of `text` around the first of `words`, each of them in bold, safe for a card. Empty where none is in it.
pub fn passage(text: &str, words: &[String]) -> String {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let hits: Vec<bool> = tokens.iter().map(|token| is_hit(token, words)).collect();
    let Some(first) = hits.iter().position(|hit| *hit) else { return String::new() };
    let mut start = first;
    let mut length = tokens[first].chars().count();
    while start > 0 && length + tokens[start - 1].chars().count() < PASSAGE / 3 {
        start -= 1;
        length += tokens[start].chars().count() + 1;
    }
    let mut passage = String::from(if start > 0 { "… " } else { "" });
    let mut end = start;
    let mut shown = 0;
    while end < tokens.len() && shown + tokens[end].chars().count() < PASSAGE {
        shown += tokens[end].chars().count() + 1;
        let safe = plain(tokens[end]);
        let mark = if hits[end] && !safe.is_empty() { "**" } else { "" };
        passage.extend([mark, &safe, mark]);
        passage.push(' ');
        end += 1;
    }
    if end < tokens.len() {
        passage.push('…');
    }
    passage.trim_end().to_owned()
}

/// The beginning of a passage, or of another text where there is none, safe for a card.
pub fn shortened(passage: &str, other: &str) -> String {
    plain_line(&cut(if passage.is_empty() { other } else { passage }, PASSAGE))
}

fn is_hit(token: &str, words: &[String]) -> bool {
    search_index::words(&links::without(token)).iter().any(|part| {
        let forms = search_index::forms(part);
        words.iter().any(|word| word == part || !forms.is_disjoint(&search_index::forms(word)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_marks_what_was_looked_for() {
        let words = ["vivienda".to_owned(), "adecuada".to_owned()];
        for (text, shown) in [
            ("Derecho a una vivienda ADECUADA.", "Derecho a una **vivienda** **ADECUADA.**"),
            ("Viviendas nuevas", "**Viviendas** nuevas"),
            ("nada de eso", ""),
            ("@everyone vivienda https://a.example/vivienda", r"\@everyone **vivienda** https://a.example/vivienda"),
            ("vivienda (https://a.example/vivienda_(x))", "**vivienda** (https://a.example/vivienda_(x))"),
        ] {
            assert_eq!(passage(text, &words), shown);
        }
        let long = format!("{} vivienda {}", "antes ".repeat(200), "después ".repeat(200));
        let shown = passage(&long, &words);
        assert!(shown.starts_with("… antes") && shown.ends_with('…') && shown.contains("**vivienda**"), "{shown}");
        assert!(shown.chars().count() < PASSAGE + 20, "{shown}");
    }
}
