//! Every word a user sees, from the Fluent catalogues in `config/locales/`.
//!
//! Knows languages, keys and arguments; not who asks nor what for. Numbers, lists and months are in `format`.

mod format;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use serde::{Deserialize, Serialize};

/// One of the four languages of the network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English
    #[default]
    En,
    /// Spanish, as written in Latin America
    Es,
    /// Portuguese, as written in Brazil
    Pt,
    /// French
    Fr,
}

impl Language {
    /// All four, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::En, Self::Es, Self::Pt, Self::Fr];

    /// The code that rows and options carry.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::Pt => "pt",
            Self::Fr => "fr",
        }
    }

    /// What the language calls itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
            Self::Pt => "Português",
            Self::Fr => "Français",
        }
    }

    /// What a sentence calls it, by its key in the catalogues.
    pub const fn key(self) -> &'static str {
        match self {
            Self::En => "language-en",
            Self::Es => "language-es",
            Self::Pt => "language-pt",
            Self::Fr => "language-fr",
        }
    }

    /// The language of a Discord locale such as `es-419`, where it is one of ours.
    pub fn of_locale(locale: &str) -> Option<Self> {
        locale.split(['-', '_', '.']).next().and_then(|code| code.parse().ok())
    }

    /// The Discord locales that are written in this language.
    pub const fn locales(self) -> &'static [&'static str] {
        match self {
            Self::En => &["en-US", "en-GB"],
            Self::Es => &["es-ES", "es-419"],
            Self::Pt => &["pt-BR"],
            Self::Fr => &["fr"],
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text is none of the four codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("en, es, pt or fr is wanted")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL.into_iter().find(|language| language.code() == text).ok_or(UnknownLanguage)
    }
}

/// A sentence before it has a language: its key and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    key: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

/// What a sentence is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Text as it is.
    Text(String),
    /// A number, which chooses the plural.
    Number(i64),
}

impl Phrase {
    /// The sentence `key` of the catalogues.
    pub const fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// The same with an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

macro_rules! arguments {
    ($($from:ty),*) => {$(
        impl From<$from> for Argument {
            fn from(value: $from) -> Self {
                Self::Text(value.to_string())
            }
        }
    )*};
}
arguments!(&str, String, &String, crate::base::ids::WriteupRef);

macro_rules! numbers {
    ($($from:ty),*) => {$(
        impl From<$from> for Argument {
            fn from(value: $from) -> Self {
                Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
            }
        }
    )*};
}
numbers!(i64, u32, u64, usize);

/// An instant is written `<t:SECONDS:…>`, for which Discord wants bare digits.
impl From<tertulia_clock::Moment> for Argument {
    fn from(moment: tertulia_clock::Moment) -> Self {
        Self::Text(moment.0.to_string())
    }
}

/// The four catalogues; cheap to clone.
#[derive(Clone)]
pub struct Catalogues(Arc<[(Language, FluentBundle<FluentResource>)]>);

impl fmt::Debug for Catalogues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Catalogues")
    }
}

/// The catalogues' sources, by language.
pub const SOURCES: [(Language, &str); 4] = [
    (Language::En, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/locales/en.ftl"))),
    (Language::Es, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/locales/es.ftl"))),
    (Language::Pt, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/locales/pt-BR.ftl"))),
    (Language::Fr, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/locales/fr.ftl"))),
];

impl Catalogues {
    /// Reads the catalogues that are part of the binary.
    ///
    /// # Errors
    /// Names the catalogue and what is wrong in it.
    pub fn load() -> anyhow::Result<Self> {
        let mut bundles = Vec::new();
        for (language, source) in SOURCES {
            let resource = FluentResource::try_new(source.to_owned())
                .map_err(|(_, errors)| anyhow::anyhow!("the catalogue of {language} can't be read: {errors:?}"))?;
            let tag = language.locales()[0].parse()?;
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(match language {
                Language::En => write_number::<0>,
                Language::Es => write_number::<1>,
                Language::Pt => write_number::<2>,
                Language::Fr => write_number::<3>,
            }));
            bundle
                .add_resource(resource)
                .map_err(|errors| anyhow::anyhow!("the catalogue of {language} says something twice: {errors:?}"))?;
            bundles.push((language, bundle));
        }
        Ok(Self(bundles.into()))
    }

    /// The words of one language.
    pub fn speak(&self, language: Language) -> Words {
        Words { catalogues: self.clone(), language }
    }

    fn find(&self, language: Language) -> &FluentBundle<FluentResource> {
        let found = self.0.iter().find(|(each, _)| *each == language).or_else(|| self.0.first());
        &found.expect("load() puts one bundle a language here").1
    }
}

/// How Fluent writes a number in the language of this index in [`Language::ALL`].
fn write_number<const LANGUAGE: usize>(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "counts are whole and far below 2^53")]
        FluentValue::Number(number) => Some(format::number(Language::ALL[LANGUAGE], number.value as i64)),
        _ => None,
    }
}

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Words {
    catalogues: Catalogues,
    language: Language,
}

impl Words {
    /// Which language these words are in.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text `key`; `key.about` reads the attribute `about`.
    pub fn text(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The sentence of `phrase`.
    pub fn say(&self, phrase: &Phrase) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in &phrase.arguments {
            let value = match value {
                Argument::Text(text) => FluentValue::from(text.as_str()),
                Argument::Number(number) => FluentValue::from(*number),
            };
            arguments.set(*name, value);
        }
        self.format(phrase.key, Some(&arguments))
    }

    /// A whole number as the language writes it.
    pub fn number(&self, value: i64) -> String {
        format::number(self.language, value)
    }

    /// `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
        format::list(self.language, items)
    }

    /// A day with its weekday, given year, month and day of the month.
    pub fn day(&self, year: i16, month: i8, day: i8) -> String {
        format::day(self.language, year, month, day)
    }

    /// A year as it is, a month such as `2021-11` by its name.
    pub fn month(&self, text: &str) -> String {
        format::month(self.language, text)
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let bundle = self.catalogues.find(self.language);
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let pattern = bundle.get_message(id).and_then(|message| match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|found| found.value()),
            None => message.value(),
        });
        let Some(pattern) = pattern else {
            tracing::error!(key, language = %self.language, "a text is missing in the catalogue");
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(key, language = %self.language, ?errors, "a text of the catalogue can't be filled in");
        }
        text
    }
}

/// Says one sentence: `say!(words, "place-joined", place = name)`.
#[macro_export]
macro_rules! say {
    ($words:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $words.say(&$crate::phrase!($key $(, $name = $value)*))
    };
}

/// A sentence before it has a language: `phrase!("place-joined", place = name)`.
#[macro_export]
macro_rules! phrase {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::base::i18n::Phrase::new($key)$(.with(stringify!($name), $value))*
    };
}

/// Where catalogues are compared with each other and with the code: keys and the arguments of each.
#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Key (and `key.attribute`) → the arguments it names.
    fn outline(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let (mut key, mut entry) = (String::new(), String::new());
        for line in source.lines() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            if !line.starts_with([' ', '}']) {
                key = line.split('=').next().unwrap().trim().to_owned();
                entry.clone_from(&key);
            } else if let Some((name, _)) = line.trim().strip_prefix('.').and_then(|rest| rest.split_once('=')) {
                entry = format!("{key}.{}", name.trim());
            }
            let arguments = found.entry(entry.clone()).or_default();
            for part in line.split('$').skip(1) {
                arguments.insert(part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect());
            }
        }
        found
    }

    #[test]
    fn the_four_catalogues_have_the_same_keys_and_arguments() {
        let english = outline(SOURCES[0].1);
        for (language, source) in &SOURCES[1..] {
            let other = outline(source);
            let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
            let surplus: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
            assert!(missing.is_empty() && surplus.is_empty(), "{language}: missing {missing:?}, surplus {surplus:?}");
            for (key, arguments) in &english {
                assert_eq!(arguments, &other[key], "{language}: the arguments of {key}");
            }
        }
    }

    /// Every entry with its attributes, filled in with `count` for numbers and a word for text.
    fn filled_in(language: Language, source: &str, count: i64) -> Vec<(String, String)> {
        let catalogues = Catalogues::load().unwrap();
        let bundle = catalogues.find(language);
        let counted = ["count", "left", "all", "ordinal", "has", "least", "most"];
        let mut texts = Vec::new();
        for (entry, names) in outline(source) {
            let mut arguments = FluentArgs::new();
            for name in &names {
                let value = if counted.contains(&name.as_str()) { FluentValue::from(count) } else { "x".into() };
                arguments.set(name.clone(), value);
            }
            let (key, attribute) = entry.split_once('.').map_or((entry.as_str(), None), |(key, it)| (key, Some(it)));
            let message = bundle.get_message(key).unwrap_or_else(|| panic!("{language}: {key}"));
            let pattern = match attribute {
                Some(attribute) => message.get_attribute(attribute).unwrap().value(),
                None => message.value().unwrap(),
            };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
            assert!(errors.is_empty(), "{language}: {entry}: {errors:?}");
            assert!(!text.contains(['{', '}']), "{language}: {entry}: {text}");
            texts.push((entry, text));
        }
        texts
    }

    #[test]
    fn every_text_can_be_filled_in() {
        for (language, source) in SOURCES {
            for count in [0, 1, 2, 1_000_000] {
                assert!(filled_in(language, source, count).len() > 300);
            }
        }
    }

    #[test]
    fn no_text_was_left_in_english() {
        // The same word in both languages.
        let same = [
            "command-admin",
            "option-id",
            "check-token",
            "option-organisation",
            "option-minutes",
            "option-direct",
            "gathering-minutes",
            "writeup-revision",
        ];
        let english = filled_in(Language::En, SOURCES[0].1, 2);
        for (language, source) in &SOURCES[1..] {
            for ((entry, text), (_, other)) in english.iter().zip(filled_in(*language, source, 2)) {
                let has_words = text.chars().filter(|c| c.is_alphabetic()).count() > 2;
                assert!(
                    !has_words || *text != other || same.contains(&entry.as_str()),
                    "{language}: {entry} is English: {text}"
                );
            }
        }
    }

    #[test]
    fn french_keeps_its_punctuation_on_the_line() {
        for (entry, text) in filled_in(Language::Fr, SOURCES[3].1, 2) {
            for loose in [" :", " ;", " ?", " !", "« ", " »"] {
                assert!(!text.contains(loose), "{entry} has a space that breaks: {text}");
            }
        }
    }

    #[test]
    fn plurals_follow_each_language() {
        let catalogues = Catalogues::load().unwrap();
        for (language, one, two) in [
            (Language::En, "1 write-up", "2 write-ups"),
            (Language::Es, "1 ficha", "2 fichas"),
            (Language::Pt, "1 ficha", "2 fichas"),
            (Language::Fr, "1 fiche", "2 fiches"),
        ] {
            let words = catalogues.speak(language);
            assert_eq!(say!(words, "writeup-count", count = 1_i64), one);
            assert_eq!(say!(words, "writeup-count", count = 2_i64), two);
        }
    }

    /// The string literals that directly follow one of `openings` in the project's code.
    fn keys_in_code() -> BTreeSet<String> {
        fn walk(folder: &std::path::Path, found: &mut BTreeSet<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && !path.ends_with("sandbox") {
                    walk(&path, found);
                } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("words.rs") {
                    let code: String = std::fs::read_to_string(&path).unwrap().split_whitespace().collect();
                    for opening in [".text(\"", "phrase!(\"", "say!(words,\"", "say!(ctx.words(),\""] {
                        found.extend(
                            code.split(opening).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())),
                        );
                    }
                }
            }
        }
        let mut found = BTreeSet::new();
        walk(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        found
    }

    #[test]
    fn whatever_the_code_says_is_in_the_catalogues() {
        let english = outline(SOURCES[0].1);
        let keys = keys_in_code();
        assert!(keys.len() > 100, "only {} keys were found in the code", keys.len());
        // One letter is no key: a test's own text.
        let missing: Vec<_> = keys.iter().filter(|key| key.len() > 1 && !english.contains_key(*key)).collect();
        assert!(missing.is_empty(), "the catalogues don't have {missing:?}");
    }
}
