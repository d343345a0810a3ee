//! What a moderator wants of a place, and what is wrong with it.

use unicode_normalization::char::is_combining_mark;

use crate::base::error::Refusal;
use crate::base::i18n::{Language, Phrase};
use crate::base::ids::PlaceId;
use crate::base::markdown::plain_line;
use crate::base::text::{cut, fold};
use crate::base::time_zone;
use crate::base::vocabulary::{Scheme, Vocabulary};
use crate::features::places::Place;
use crate::phrase;

/// The longest name or alias, in characters.
pub const NAME: usize = 80;
/// The most aliases of one place.
const MOST_ALIASES: usize = 30;

/// What was said of a place; what is none stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// What it calls itself
    pub name: Option<String>,
    /// A word of the vocabulary
    pub kind: Option<String>,
    /// A code, or a name in any of the four languages
    pub country: Option<String>,
    /// IANA
    pub zone: Option<String>,
    /// Codes, separated by spaces or commas
    pub languages: Option<String>,
    /// Separated by commas; one with a `-` before it goes
    pub aliases: Option<String>,
    /// ISO 3166-2; `-` for none
    pub iso: Option<String>,
    /// Its name in the four languages
    pub names: Vec<(Language, String)>,
}

impl Wish {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A new place. Names that were not said are its own.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub fn new_place(&self, vocabulary: &Vocabulary, others: &[Place]) -> Result<Place, PlaceAdminRefusal> {
        let (Some(name), Some(kind), Some(country), Some(zone)) = (&self.name, &self.kind, &self.country, &self.zone)
        else {
            return Err(PlaceAdminRefusal::Incomplete);
        };
        let blank = Place {
            id: PlaceId(0),
            slug: String::new(),
            name: name.clone(),
            kind: kind.clone(),
            country: country.clone(),
            iso: None,
            zone: zone.clone(),
            languages: Vec::new(),
            forum: None,
            names: Language::ALL.map(|language| (language, name.clone())).into(),
            aliases: Vec::new(),
        };
        let place = self.change(vocabulary, &blank, others)?;
        let slug = slug(&place.name).ok_or_else(|| PlaceAdminRefusal::NoSlug(place.name.clone()))?;
        let taken = others.iter().find(|other| other.slug == slug);
        let slug = match taken {
            None => slug,
            Some(other) if other.country == place.country => return Err(PlaceAdminRefusal::Taken(place.name)),
            // Two countries may have a place of the same name.
            Some(_) => format!("{slug}-{}", place.country.to_lowercase()),
        };
        if others.iter().any(|other| other.slug == slug) {
            return Err(PlaceAdminRefusal::Taken(place.name));
        }
        Ok(Place { slug, ..place })
    }

    /// The place with what was said.
    ///
    /// # Errors
    /// What is wrong.
    pub fn change(
        &self,
        vocabulary: &Vocabulary,
        before: &Place,
        others: &[Place],
    ) -> Result<Place, PlaceAdminRefusal> {
        let mut after = before.clone();
        if let Some(name) = &self.name {
            after.name = read_name(name)?;
            // What was called after itself in a language still is.
            for (_, each) in after.names.iter_mut().filter(|(_, each)| *each == before.name) {
                each.clone_from(&after.name);
            }
        }
        for (language, name) in &self.names {
            let name = read_name(name)?;
            match after.names.iter_mut().find(|(each, _)| each == language) {
                Some((_, each)) => *each = name,
                None => after.names.push((*language, name)),
            }
        }
        if let Some(kind) = &self.kind {
            vocabulary.term(Scheme::Kind, kind).ok_or(PlaceAdminRefusal::UnknownKind)?;
            after.kind.clone_from(kind);
        }
        if let Some(country) = &self.country {
            after.country =
                country_code(vocabulary, country).ok_or_else(|| PlaceAdminRefusal::UnknownCountry(country.clone()))?;
        }
        if let Some(zone) = &self.zone {
            after.zone = time_zone::named(zone)
                .and_then(|zone| Some(zone.iana_name()?.to_owned()))
                .ok_or_else(|| PlaceAdminRefusal::UnknownZone(zone.clone()))?;
        }
        if let Some(languages) = &self.languages {
            after.languages = read_languages(languages)?;
        }
        if let Some(iso) = &self.iso {
            after.iso = if iso.trim() == "-" { None } else { Some(iso.trim().to_uppercase()) };
        }
        if let Some(iso) = after.iso.as_ref().filter(|iso| !is_iso(iso, &after.country)) {
            return Err(PlaceAdminRefusal::WrongIso(iso.clone(), after.country));
        }
        if let Some(aliases) = &self.aliases {
            after.aliases = read_aliases(aliases, &after.aliases)?;
        }
        check_names(before, &after, others)?;
        Ok(after)
    }
}

/// No two places of a country share a name, and no alias that is added means another place.
fn check_names(before: &Place, after: &Place, others: &[Place]) -> Result<(), PlaceAdminRefusal> {
    let names = |place: &Place| {
        let own = place.names.iter().map(|(_, name)| fold(name));
        own.chain([fold(&place.name)]).collect::<Vec<_>>()
    };
    let own = names(after);
    if others.iter().any(|other| other.country == after.country && names(other).iter().any(|name| own.contains(name))) {
        return Err(PlaceAdminRefusal::Taken(after.name.clone()));
    }
    for alias in after.aliases.iter().filter(|alias| !before.aliases.contains(alias)) {
        if let Some(other) = others.iter().find(|other| other.every_name().any(|name| fold(name) == fold(alias))) {
            return Err(PlaceAdminRefusal::AliasTaken(alias.clone(), other.name.clone()));
        }
    }
    Ok(())
}

/// A name: letters, digits and what stands between them. It is shown everywhere, so nothing in it may format or mention,
/// and a comma would end it where `Place, Country` is read.
fn read_name(text: &str) -> Result<String, PlaceAdminRefusal> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let may_stand = |c: char| c.is_alphanumeric() || is_combining_mark(c) || " '’.-/()&·".contains(c);
    let begins_well = name.chars().next().is_some_and(char::is_alphanumeric);
    let has_letters = name.chars().any(char::is_alphabetic);
    if !begins_well || !has_letters || name.chars().count() > NAME || !name.chars().all(may_stand) {
        return Err(PlaceAdminRefusal::BadName(text.to_owned()));
    }
    Ok(name)
}

/// `Ciudad de Córdoba` → `ciudad-de-cordoba`; none where no Latin letter or digit is left.
fn slug(name: &str) -> Option<String> {
    let folded = fold(name);
    let parts = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let slug = parts.collect::<Vec<_>>().join("-");
    let slug = slug.chars().take(60).collect::<String>().trim_end_matches('-').to_owned();
    slug.chars().any(|c| c.is_ascii_alphabetic()).then_some(slug)
}

/// A country's code, from the code itself or from its name in any of the four languages.
pub fn country_code(vocabulary: &Vocabulary, typed: &str) -> Option<String> {
    let folded = fold(typed);
    let is_it = |term: &&crate::base::vocabulary::Term| {
        fold(&term.id) == folded || Language::ALL.iter().any(|language| fold(term.label(*language)) == folded)
    };
    vocabulary.countries().find(is_it).map(|term| term.id.clone())
}

fn read_languages(text: &str) -> Result<Vec<String>, PlaceAdminRefusal> {
    let mut codes: Vec<String> = Vec::new();
    for code in text.split([' ', ',', ';']).filter(|code| !code.is_empty()) {
        let code = code.to_lowercase();
        if !(2..=3).contains(&code.len()) || !code.chars().all(|c| c.is_ascii_lowercase()) || codes.len() == 8 {
            return Err(PlaceAdminRefusal::BadLanguages(text.to_owned()));
        }
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    if codes.is_empty() { Err(PlaceAdminRefusal::BadLanguages(text.to_owned())) } else { Ok(codes) }
}

/// `GB-SCT`, in the country `GB`.
fn is_iso(text: &str, country: &str) -> bool {
    text.split_once('-').is_some_and(|(before, after)| {
        before == country && (1..=3).contains(&after.len()) && after.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// The aliases with those that were said added, and without those that were said with a `-`.
fn read_aliases(text: &str, before: &[String]) -> Result<Vec<String>, PlaceAdminRefusal> {
    let mut aliases = before.to_vec();
    for said in text.split([',', ';']).map(str::trim).filter(|said| !said.is_empty()) {
        if let Some(gone) = said.strip_prefix('-') {
            let count = aliases.len();
            aliases.retain(|alias| fold(alias) != fold(gone));
            if aliases.len() == count {
                return Err(PlaceAdminRefusal::NoSuchAlias(gone.trim().to_owned()));
            }
        } else {
            let alias = read_name(said)?;
            if !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
    }
    aliases.sort();
    if aliases.len() > MOST_ALIASES {
        return Err(PlaceAdminRefusal::TooManyAliases(MOST_ALIASES));
    }
    Ok(aliases)
}

fn parts(place: &Place) -> Vec<(&'static str, String)> {
    let name = |language: Language| {
        place.names.iter().find(|(each, _)| *each == language).map(|(_, name)| name.clone()).unwrap_or_default()
    };
    vec![
        ("name", place.name.clone()),
        ("kind", place.kind.clone()),
        ("country", place.country.clone()),
        ("iso", place.iso.clone().unwrap_or_default()),
        ("zone", place.zone.clone()),
        ("languages", place.languages.join(" ")),
        ("en", name(Language::En)),
        ("es", name(Language::Es)),
        ("pt", name(Language::Pt)),
        ("fr", name(Language::Fr)),
        ("aliases", place.aliases.join(", ")),
    ]
}

fn line((name, text): &(&'static str, String)) -> String {
    format!("{name} {}", if text.is_empty() { "none" } else { text })
}

/// A place on one line, for the log.
pub fn outline(place: &Place) -> String {
    parts(place).iter().map(line).collect::<Vec<_>>().join("; ")
}

/// What differs, before and after, for the log.
pub fn differences(before: &Place, after: &Place) -> (String, String) {
    let (before, after) = (parts(before), parts(after));
    let changed = before.iter().zip(&after).filter(|(before, after)| before.1 != after.1);
    let (before, after): (Vec<_>, Vec<_>) = changed.map(|(before, after)| (line(before), line(after))).unzip();
    (before.join("; "), after.join("; "))
}

/// Why something about places and their contacts was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceAdminRefusal {
    /// Nobody confirms themselves as a contact
    Oneself,
    /// A new place needs more
    Incomplete,
    /// A name that can't be one
    BadName(String),
    /// No name for machines can be made of it
    NoSlug(String),
    /// There is such a place in that country
    Taken(String),
    /// The alias means another place
    AliasTaken(String, String),
    /// There is no such alias to take away
    NoSuchAlias(String),
    /// Over the limit
    TooManyAliases(usize),
    /// Not one of the kinds
    UnknownKind,
    /// Not a country
    UnknownCountry(String),
    /// Not a zone
    UnknownZone(String),
    /// Not language codes
    BadLanguages(String),
    /// Not an ISO 3166-2 code of that country
    WrongIso(String, String),
    /// A contact belongs to the place, on that side
    NotOnThatSide,
    /// There is no such contact
    NotContact,
    /// Government or civil society
    UnknownSide,
    /// Not a Discord user
    UnknownUser,
    /// Nobody was named
    NobodyNamed,
}

impl Refusal for PlaceAdminRefusal {
    fn phrase(&self) -> Phrase {
        let shown = |typed: &str| plain_line(&cut(typed, 80));
        match self {
            Self::Oneself => phrase!("contact-oneself"),
            Self::Incomplete => phrase!("place-incomplete"),
            Self::BadName(typed) => phrase!("place-bad-name", typed = shown(typed), most = NAME),
            Self::NoSlug(name) => phrase!("place-no-slug", name = shown(name)),
            Self::Taken(name) => phrase!("place-taken", name = shown(name)),
            Self::AliasTaken(alias, place) => phrase!("place-alias-taken", alias = shown(alias), place = shown(place)),
            Self::NoSuchAlias(alias) => phrase!("place-no-alias", alias = shown(alias)),
            Self::TooManyAliases(most) => phrase!("place-many-aliases", most = *most),
            Self::UnknownKind => phrase!("denied-old-button"),
            Self::UnknownCountry(typed) => phrase!("place-unknown-country", typed = shown(typed)),
            Self::UnknownZone(typed) => phrase!("place-unknown-zone", typed = shown(typed)),
            Self::BadLanguages(typed) => phrase!("place-bad-languages", typed = shown(typed)),
            Self::WrongIso(typed, country) => phrase!("place-wrong-iso", typed = shown(typed), country = country),
            Self::NotOnThatSide => phrase!("contact-not-on-side"),
            Self::NotContact => phrase!("contact-not-there"),
            Self::UnknownSide => phrase!("contact-unknown-side"),
            Self::UnknownUser => phrase!("member-unknown-user"),
            Self::NobodyNamed => phrase!("contact-nobody-named"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        Vocabulary::load().unwrap()
    }

    fn wish(name: &str, country: &str) -> Wish {
        Wish {
            name: Some(name.to_owned()),
            kind: Some("city".to_owned()),
            country: Some(country.to_owned()),
            zone: Some("europe/madrid".to_owned()),
            ..Wish::default()
        }
    }

    #[test]
    fn a_new_place_has_a_slug_a_code_and_a_zone_by_their_own_spelling() {
        let vocabulary = vocabulary();
        let place = wish("  Córdoba  la   Llana", "espagne").new_place(&vocabulary, &[]).unwrap();
        assert_eq!(
            outline(&place),
            "name Córdoba la Llana; kind city; country ES; iso none; zone Europe/Madrid; languages none; \
             en Córdoba la Llana; es Córdoba la Llana; pt Córdoba la Llana; fr Córdoba la Llana; aliases none"
        );
        assert_eq!(place.slug, "cordoba-la-llana");
        assert_eq!(Wish::default().new_place(&vocabulary, &[]), Err(PlaceAdminRefusal::Incomplete));
    }

    #[test]
    fn two_countries_may_have_a_place_of_the_same_name_and_one_may_not() {
        let vocabulary = vocabulary();
        let first = Place { id: PlaceId(1), ..wish("Córdoba", "AR").new_place(&vocabulary, &[]).unwrap() };
        let second = wish("Cordoba", "ES").new_place(&vocabulary, std::slice::from_ref(&first)).unwrap();
        assert_eq!((first.slug.as_str(), second.slug.as_str()), ("cordoba", "cordoba-es"));
        let again = wish("CÓRDOBA", "Argentina").new_place(&vocabulary, &[first]);
        assert_eq!(again, Err(PlaceAdminRefusal::Taken("CÓRDOBA".to_owned())));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let vocabulary = vocabulary();
        let glasgow = Place { id: PlaceId(1), ..wish("Glasgow", "GB").new_place(&vocabulary, &[]).unwrap() };
        let others = [glasgow];
        let place = Place { id: PlaceId(2), ..wish("Leith", "GB").new_place(&vocabulary, &others).unwrap() };
        let say = |text: &str| Some(text.to_owned());
        for (wish, refusal) in [
            (Wish { name: say("Glasgow"), ..Wish::default() }, PlaceAdminRefusal::Taken("Glasgow".into())),
            (Wish { name: say("<@1>"), ..Wish::default() }, PlaceAdminRefusal::BadName("<@1>".into())),
            (Wish { name: say("A, B"), ..Wish::default() }, PlaceAdminRefusal::BadName("A, B".into())),
            (
                Wish { names: vec![(Language::Fr, "glasgow".into())], ..Wish::default() },
                PlaceAdminRefusal::Taken("Leith".into()),
            ),
            (
                Wish { aliases: say("GLASGOW"), ..Wish::default() },
                PlaceAdminRefusal::AliasTaken("GLASGOW".into(), "Glasgow".into()),
            ),
            (Wish { aliases: say("-Leeth"), ..Wish::default() }, PlaceAdminRefusal::NoSuchAlias("Leeth".into())),
            (
                Wish { country: say("Atlantis"), ..Wish::default() },
                PlaceAdminRefusal::UnknownCountry("Atlantis".into()),
            ),
            (Wish { zone: say("BST"), ..Wish::default() }, PlaceAdminRefusal::UnknownZone("BST".into())),
            (Wish { zone: say("Etc/GMT+6"), ..Wish::default() }, PlaceAdminRefusal::UnknownZone("Etc/GMT+6".into())),
            (
                Wish { languages: say("en english"), ..Wish::default() },
                PlaceAdminRefusal::BadLanguages("en english".into()),
            ),
            (Wish { iso: say("FR-75"), ..Wish::default() }, PlaceAdminRefusal::WrongIso("FR-75".into(), "GB".into())),
            (Wish { kind: say("village"), ..Wish::default() }, PlaceAdminRefusal::UnknownKind),
        ] {
            assert_eq!(wish.change(&vocabulary, &place, &others), Err(refusal), "{wish:?}");
        }
        assert_eq!(wish("2030", "GB").new_place(&vocabulary, &[]), Err(PlaceAdminRefusal::BadName("2030".into())));
        assert_eq!(wish("Київ", "UA").new_place(&vocabulary, &[]), Err(PlaceAdminRefusal::NoSlug("Київ".into())));
    }

    #[test]
    fn aliases_are_added_and_taken_away_and_names_follow_the_own_name() {
        let vocabulary = vocabulary();
        let place = wish("Leith", "GB").new_place(&vocabulary, &[]).unwrap();
        let said = Wish { aliases: Some("Lìte, Port of Leith".to_owned()), ..Wish::default() };
        let place = said.change(&vocabulary, &place, &[]).unwrap();
        assert_eq!(place.aliases, ["Lìte", "Port of Leith"]);
        let said = Wish {
            name: Some("Leith by the sea".to_owned()),
            aliases: Some("-lite, Persevere".to_owned()),
            iso: Some("gb-edh".to_owned()),
            languages: Some("EN, gd en".to_owned()),
            names: vec![(Language::Es, "Leith del mar".to_owned())],
            ..Wish::default()
        };
        let after = said.change(&vocabulary, &place, &[]).unwrap();
        let (before, after) = differences(&place, &after);
        assert_eq!(
            before,
            "name Leith; iso none; languages none; en Leith; es Leith; pt Leith; fr Leith; aliases Lìte, Port of Leith"
        );
        assert_eq!(
            after,
            "name Leith by the sea; iso GB-EDH; languages en gd; en Leith by the sea; es Leith del mar; \
             pt Leith by the sea; fr Leith by the sea; aliases Persevere, Port of Leith"
        );
    }
}
