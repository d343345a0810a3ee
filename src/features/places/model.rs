//! Places and on which side somebody stands in one.

use crate::base::error::Refusal;
use crate::base::i18n::{Language, Phrase};
use crate::base::ids::{PersonId, PlaceId, UserId};
use crate::base::lookup::{MatchQuality, Typed};
use crate::base::text::fold;
use crate::base::vocabulary::Vocabulary;
use crate::phrase;

/// A place of the network: a city, a province, a nation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its row
    pub id: PlaceId,
    /// Its stable name for machines, such as `buenos-aires`
    pub slug: String,
    /// What it calls itself
    pub name: String,
    /// City, province and so on: a word of the vocabulary
    pub kind: String,
    /// ISO 3166-1 alpha-2
    pub country: String,
    /// ISO 3166-2, of the place or of the subdivision it lies in
    pub iso: Option<String>,
    /// IANA time zone
    pub zone: String,
    /// Codes of what is spoken there, its own first
    pub languages: Vec<String>,
    /// What its multi-stakeholder forum is called there
    pub forum: Option<String>,
    /// Its name in each of the four languages
    pub names: Vec<(Language, String)>,
    /// What else it is called
    pub aliases: Vec<String>,
}

impl Place {
    /// Its name in a language.
    pub fn called(&self, language: Language) -> &str {
        self.names.iter().find(|(each, _)| *each == language).map_or(&self.name, |(_, name)| name)
    }

    /// `Place, Country`, so that no two places look alike.
    pub fn label(&self, vocabulary: &Vocabulary, language: Language) -> String {
        format!("{}, {}", self.called(language), vocabulary.country(&self.country, language))
    }

    /// Everything it is called.
    pub fn every_name(&self) -> impl Iterator<Item = &str> {
        let names = self.names.iter().map(|(_, name)| name.as_str());
        [self.name.as_str(), self.slug.as_str()].into_iter().chain(names).chain(self.aliases.iter().map(String::as_str))
    }

    /// How well typed text fits one of its names.
    fn fit(&self, typed: &Typed) -> Option<MatchQuality> {
        self.every_name().filter_map(|name| typed.fit("", [name])).min()
    }
}

/// The places that fit what was typed, best first; all of them where nothing was. The name of a country behind a comma says
/// nothing new.
pub fn suggest<'a>(places: &'a [Place], typed: &str, language: Language) -> Vec<(&'a Place, MatchQuality)> {
    let typed = read(typed);
    let mut fitting: Vec<(&Place, MatchQuality)> =
        places.iter().filter_map(|place| Some((place, place.fit(&typed)?))).collect();
    fitting.sort_by_key(|(place, fit)| (*fit, fold(place.called(language))));
    fitting
}

fn read(typed: &str) -> Typed {
    Typed::words(typed.split(',').next().unwrap_or_default())
}

/// The one place that is meant: by its slug, as suggestions send it, by one of its names, or the only one that begins so.
/// Spelling needs no accents. Where two countries have a place of that name, none is: it must be chosen.
pub fn find<'a>(places: &'a [Place], typed: &str) -> Option<&'a Place> {
    if let Some(place) = places.iter().find(|place| place.slug == typed) {
        return Some(place);
    }
    let typed = read(typed);
    if typed.is_empty() {
        return None;
    }
    let at_most = |fit: MatchQuality| {
        places.iter().filter(|place| place.fit(&typed).is_some_and(|found| found <= fit)).collect::<Vec<_>>()
    };
    match (at_most(MatchQuality::Whole).as_slice(), at_most(MatchQuality::Begins).as_slice()) {
        ([place], _) | ([], [place]) => Some(place),
        _ => None,
    }
}

/// On which side somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Side {
    /// Government
    Government,
    /// Civil society
    CivilSociety,
    /// Universities and the like
    Academia,
    /// None of these
    Other,
}

impl Side {
    /// The two sides that have a contact in each place.
    pub const WITH_CONTACT: [Self; 2] = [Self::Government, Self::CivilSociety];

    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Government, Self::CivilSociety, Self::Academia, Self::Other];

    /// The vocabulary's id.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::CivilSociety => "civil_society",
            Self::Academia => "academia",
            Self::Other => "other",
        }
    }

    /// Reads an option.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.word() == text)
    }
}

/// That somebody belongs to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Where
    pub place: PlaceId,
    /// On which side
    pub side: Side,
    /// For whom, where they said so
    pub organisation: Option<String>,
    /// Whether they agreed to the code of conduct; a member only then
    pub agreed: bool,
}

/// Somebody whom others may turn to in a place: one for government, one for civil society. Moderators confirm them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// For which side
    pub side: Side,
    /// Who
    pub person: PersonId,
    /// Their Discord user; none once erased
    pub user: Option<UserId>,
}

/// Why something about places was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceRefusal {
    /// No place is called so
    Unknown(String),
    /// Not one of the four sides
    UnknownSide,
    /// They don't belong to it
    NotMember(String),
    /// There is no place in this row any more
    Gone,
}

impl Refusal for PlaceRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Unknown(typed) => phrase!(
                "place-unknown",
                typed = crate::discord::card::plain_line(&crate::discord::card::cut(typed, 80))
            ),
            Self::UnknownSide => phrase!("place-unknown-side"),
            Self::NotMember(place) => phrase!("place-not-member", place = place),
            Self::Gone => phrase!("place-gone"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(id: i64, slug: &str, name: &str, spanish: &str, aliases: &[&str]) -> Place {
        Place {
            id: PlaceId(id),
            slug: slug.to_owned(),
            name: name.to_owned(),
            kind: "city".to_owned(),
            country: "GB".to_owned(),
            iso: None,
            languages: Vec::new(),
            zone: "Europe/London".to_owned(),
            forum: None,
            names: vec![(Language::Es, spanish.to_owned())],
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        }
    }

    fn places() -> Vec<Place> {
        vec![
            place(1, "scotland", "Scotland", "Escocia", &["Alba", "Écosse"]),
            place(2, "buenos-aires", "Ciudad Autónoma de Buenos Aires", "Ciudad de Buenos Aires", &["CABA"]),
            place(
                3,
                "santo-domingo-tsachilas",
                "Santo Domingo de los Tsáchilas",
                "Santo Domingo de los Tsáchilas",
                &["Tsáchilas"],
            ),
        ]
    }

    #[test]
    fn of_two_places_with_one_name_none_is_taken_for_the_other() {
        let places =
            [place(1, "cordoba", "Córdoba", "Córdoba", &[]), place(2, "cordoba-es", "Córdoba", "Córdoba", &[])];
        for (typed, slug) in [("Córdoba", None), ("cordoba", Some("cordoba")), ("cordoba-es", Some("cordoba-es"))] {
            assert_eq!(find(&places, typed).map(|place| place.slug.as_str()), slug, "{typed}");
        }
    }

    #[test]
    fn a_place_is_found_by_alias_without_accents_and_without_its_country() {
        let places = places();
        for (typed, slug) in [
            ("escocia", Some("scotland")),
            ("ecosse", Some("scotland")),
            ("Scotland, United Kingdom", Some("scotland")),
            ("caba", Some("buenos-aires")),
            ("santo dom", Some("santo-domingo-tsachilas")),
            ("tsachilas", Some("santo-domingo-tsachilas")),
            ("", None),
            ("   ", None),
            ("s", None),
            ("Atlantis", None),
            ("'; drop table place; --", None),
        ] {
            assert_eq!(find(&places, typed).map(|place| place.slug.as_str()), slug, "{typed}");
        }
    }

    #[test]
    fn suggestions_come_best_first() {
        let places = places();
        let slugs = |typed: &str| {
            suggest(&places, typed, Language::Es).iter().map(|(place, _)| place.slug.clone()).collect::<Vec<_>>()
        };
        assert_eq!(slugs(""), ["buenos-aires", "scotland", "santo-domingo-tsachilas"]);
        assert_eq!(slugs("bue"), ["buenos-aires"]);
        assert_eq!(slugs("sco"), ["scotland"]);
        assert_eq!(slugs("aires ciudad"), ["buenos-aires"]);
        assert_eq!(slugs("tsachilas domingo"), ["santo-domingo-tsachilas"]);
    }
}
