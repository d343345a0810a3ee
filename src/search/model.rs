//! What was asked, and the passage that shows why something was found.

use crate::discord::card::plain;
use crate::error::Refusal;
use crate::ids::{AskedId, PlaceId};
use crate::index;
use crate::phrase;
use crate::text::fold;
use crate::words::Phrase;

/// A search with its facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
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
    Forgotten(AskedId),
}

impl Refusal for SearchRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::UnknownYear(typed) => phrase!("search-unknown-year", typed = crate::discord::card::plain_line(typed)),
            Self::Forgotten(_) => phrase!("search-forgotten"),
        }
    }
}

impl Asked {
    /// Whether anything but words narrows it.
    pub const fn has_facets(&self) -> bool {
        self.place.is_some()
            || self.area.is_some()
            || self.status.is_some()
            || self.language.is_some()
            || self.year.is_some()
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

fn is_hit(token: &str, words: &[String]) -> bool {
    if token.starts_with("https://") {
        return false;
    }
    let folded = fold(token);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).any(|part| {
        words.iter().any(|word| part == word || index::stem(word).is_some_and(|stem| part.starts_with(stem)))
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
        ] {
            assert_eq!(passage(text, &words), shown);
        }
        let long = format!("{} vivienda {}", "antes ".repeat(200), "después ".repeat(200));
        let shown = passage(&long, &words);
        assert!(shown.starts_with("… antes") && shown.ends_with('…') && shown.contains("**vivienda**"), "{shown}");
        assert!(shown.chars().count() < PASSAGE + 20, "{shown}");
    }
}
