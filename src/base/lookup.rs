//! What somebody types to find something by its id or its title, and how well something fits it. Case and accents do not
//! count, words may come in any order, and each may be only begun.
//!
//! Rows (an expression for the indexes of titles, a pattern for numbers) and what is at hand are asked
//! alike; of the latter the middle of a word does too.

use unicode_normalization::UnicodeNormalization as _;

use crate::base::text::fold;

/// More words than this are not looked at.
const MOST_WORDS: usize = 12;
/// Nor more letters of one.
const LONGEST_WORD: usize = 40;
/// Nor more digits of a number.
const MOST_DIGITS: usize = 12;

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The id, where it begins with one or is one
    id: Option<Id>,
    /// Its words, composed; folding them is the index's business, or [`fold`]'s
    words: Vec<String>,
    /// Whether the words are another way to read the id, not more of it
    either: bool,
}

/// Part of an id such as `R-42`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Id {
    /// Its letter, small, where one was typed
    letter: Option<char>,
    /// Its digits
    digits: String,
}

/// How well something fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchQuality {
    /// It is what was typed
    Whole,
    /// It begins so
    Begins,
    /// It has all of these words, or their beginnings
    Has,
    /// It has that in the middle of a word, which the indexes of titles do not find
    Within,
}

impl Typed {
    /// Reads what was typed. Of a whole label, such as `R-42 · Open data`, the id is enough.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        if let Some((head, _)) = text.split_once('·')
            && let Some(id) = Id::read(head).filter(|id| id.letter.is_some() && !id.digits.is_empty())
        {
            return Self { id: Some(id), ..Self::default() };
        }
        if let Some(id) = Id::read(text) {
            // `42` and `g20` may be words of a title as well, `R-42` is none, and `R-` says nothing yet.
            let words = if is_word(text) { words(text) } else { Vec::new() };
            return Self { id: Some(id).filter(|id| !id.digits.is_empty()), either: !words.is_empty(), words };
        }
        let (head, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        match Id::read(head).filter(|id| id.letter.is_some() && !id.digits.is_empty()) {
            Some(id) if is_word(head) => Self { id: Some(id), words: words(text), either: true },
            Some(id) => Self { id: Some(id), words: words(rest), either: false },
            None => Self { id: None, words: words(text), either: false },
        }
    }

    /// Reads what was typed for something that has no id: all of it is words.
    pub fn words(text: &str) -> Self {
        Self { words: words(text), ..Self::default() }
    }

    /// Whether nothing is asked for yet.
    pub fn is_empty(&self) -> bool {
        self.id.is_none() && self.words.is_empty()
    }

    /// For an index of titles: those with every word.
    pub fn all_words(&self) -> Option<String> {
        let words = self.title_words()?;
        Some(words.iter().map(|word| format!("\"{word}\" *")).collect::<Vec<_>>().join(" AND "))
    }

    /// For a statement that looks by id and by title at once: [`Self::all_words`], or what no title fits where an id alone was
    /// typed. The index takes nothing for a mistake.
    pub fn words_or_none(&self) -> String {
        self.all_words().unwrap_or_else(|| "\"\"".to_owned())
    }

    /// For an index of titles: those that begin so.
    pub fn first_words(&self) -> Option<String> {
        Some(format!("^ \"{}\" *", self.title_words()?.join(" ")))
    }

    /// For the numbers of ids that begin with this letter: a pattern of `like`. With its letter an id is typed from its
    /// beginning; bare digits may stand anywhere in it.
    pub fn like(&self, letter: char) -> Option<String> {
        let id = self.id.as_ref()?;
        match id.letter {
            None => Some(format!("%{}%", id.digits)),
            Some(typed) => (typed == letter).then(|| format!("{}%", id.digits)),
        }
    }

    /// The number that was typed.
    pub fn number(&self) -> Option<i64> {
        self.id.as_ref()?.digits.parse().ok()
    }

    /// How well something with this id and these names fits.
    pub fn fit<'a>(&self, reference: &str, names: impl IntoIterator<Item = &'a str>) -> Option<MatchQuality> {
        let by_id = self.id.as_ref().map(|id| id.fit(reference));
        let by_names = (!self.words.is_empty()).then(|| {
            let typed: Vec<String> = self.words.iter().map(|word| fold(word)).collect();
            names.into_iter().filter_map(|name| fit(&typed, name)).min()
        });
        match (by_id, by_names) {
            (None, None) => Some(MatchQuality::Has),
            (Some(fit), None) | (None, Some(fit)) => fit,
            (Some(id), Some(name)) if self.either => id.into_iter().chain(name).min(),
            (Some(id), Some(name)) => Some(id?.max(name?)),
        }
    }

    /// The words that a title must have; none where the id alone decides, with or without more words beside it.
    fn title_words(&self) -> Option<&[String]> {
        (!self.words.is_empty() && (self.id.is_none() || self.either)).then_some(&self.words)
    }
}

impl Id {
    /// Reads `R-42`, `r42`, `42`, `R 42`, `d#7` or `R-`; none where it is anything else.
    fn read(text: &str) -> Option<Self> {
        let folded = fold(text);
        let letter = folded.chars().next().filter(|c| matches!(c, 'd' | 'g' | 'r'));
        let rest = letter.map_or(folded.as_str(), |_| &folded[1..]);
        let digits = rest.trim_start_matches(['-', '#', ' ']);
        let is_id = digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        // One letter alone begins a word.
        let says_so = !digits.is_empty() || (letter.is_some() && !rest.is_empty());
        (is_id && says_so).then(|| Self { letter, digits: digits.to_owned() })
    }

    fn fit(&self, reference: &str) -> Option<MatchQuality> {
        let folded = fold(reference);
        let (letter, digits) = folded.split_once('-')?;
        match self.letter {
            Some(typed) if !letter.starts_with(typed) => None,
            _ if digits == self.digits => Some(MatchQuality::Whole),
            _ if digits.starts_with(&self.digits) => Some(MatchQuality::Begins),
            None if digits.contains(&self.digits) => Some(MatchQuality::Has),
            _ => None,
        }
    }
}

fn is_word(text: &str) -> bool {
    text.chars().all(char::is_alphanumeric)
}

/// The words of a text, composed, as the indexes of titles divide it.
fn words(text: &str) -> Vec<String> {
    let composed: String = text.nfc().collect();
    let words = composed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(MOST_WORDS).map(|word| word.chars().take(LONGEST_WORD).collect()).collect()
}

fn fit(typed: &[String], name: &str) -> Option<MatchQuality> {
    let name: Vec<String> = words_of_a_name(name);
    let (typed_whole, whole) = (typed.join(" "), name.join(" "));
    if whole == typed_whole {
        Some(MatchQuality::Whole)
    } else if whole.starts_with(&typed_whole) {
        Some(MatchQuality::Begins)
    } else if typed.iter().all(|word| name.iter().any(|of_it| of_it.starts_with(word.as_str()))) {
        Some(MatchQuality::Has)
    } else {
        // Of digits, what is within a year or an amount is not meant.
        (typed_whole.contains(char::is_alphabetic) && whole.contains(&typed_whole)).then_some(MatchQuality::Within)
    }
}

fn words_of_a_name(name: &str) -> Vec<String> {
    fold(name).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_however_it_is_typed() {
        for (text, r, d) in [
            ("R-42", Some("42%"), None),
            ("r42", Some("42%"), None),
            ("r 4", Some("4%"), None),
            ("42", Some("%42%"), Some("%42%")),
            ("D-7", None, Some("7%")),
            ("d#7", None, Some("7%")),
            ("R-42 · Open data", Some("42%"), None),
            ("R-42 open", Some("42%"), None),
            ("R-", None, None),
            ("r", None, None),
            ("42 measures", None, None),
            ("R-99999999999999999999", None, None),
            ("", None, None),
        ] {
            let typed = Typed::read(text);
            assert_eq!((typed.like('r').as_deref(), typed.like('d').as_deref()), (r, d), "{text}");
        }
        assert!(Typed::read("R-").is_empty() && Typed::read("  ·  ").is_empty());
        assert!(!Typed::read("r").is_empty());
    }

    #[test]
    fn words_are_asked_of_an_index_each_from_its_beginning() {
        for (text, all, first) in [
            ("Água lim", Some(r#""Água" * AND "lim" *"#), Some(r#"^ "Água lim" *"#)),
            ("l'eau", Some(r#""l" * AND "eau" *"#), Some(r#"^ "l eau" *"#)),
            ("42", Some(r#""42" *"#), Some(r#"^ "42" *"#)),
            ("g20", Some(r#""g20" *"#), Some(r#"^ "g20" *"#)),
            ("R-42", None, None),
            ("R-42 open", None, None),
            ("G20 cities", Some(r#""G20" * AND "cities" *"#), Some(r#"^ "G20 cities" *"#)),
            ("\" OR title : *", Some(r#""OR" * AND "title" *"#), Some(r#"^ "OR title" *"#)),
            ("Me\u{301}xico", Some("\"M\u{e9}xico\" *"), Some("^ \"M\u{e9}xico\" *")),
            ("· -", None, None),
        ] {
            let typed = Typed::read(text);
            assert_eq!((typed.all_words().as_deref(), typed.first_words().as_deref()), (all, first), "{text}");
        }
        let long = Typed::read(&"word ".repeat(1_000)).all_words().unwrap();
        assert_eq!(long.matches("word").count(), MOST_WORDS);
    }

    #[test]
    fn what_is_typed_fits_the_better_the_more_it_says() {
        let title = "Agua limpia: acción climática en los barrios";
        for (typed, fit) in [
            ("", Some(MatchQuality::Has)),
            ("agua limpia accion climatica en los barrios", Some(MatchQuality::Whole)),
            ("AGUA LIM", Some(MatchQuality::Begins)),
            ("barrios clima", Some(MatchQuality::Has)),
            ("barrios fuego", None),
            ("impia acc", Some(MatchQuality::Within)),
            ("R-42", Some(MatchQuality::Whole)),
            ("42", Some(MatchQuality::Whole)),
            ("r4", Some(MatchQuality::Begins)),
            ("2", Some(MatchQuality::Has)),
            ("D-42", None),
            ("R-2", None),
            ("R-42 barrios", Some(MatchQuality::Has)),
            ("R-42 fuego", None),
            ("r42 fuego", Some(MatchQuality::Whole)),
            ("R-42 · anything", Some(MatchQuality::Whole)),
        ] {
            assert_eq!(Typed::read(typed).fit("R-42", [title]), fit, "{typed}");
        }
    }
}
