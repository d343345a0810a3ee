//! What in a text would tell who was there, under the Chatham House Rule: mentions, e-mail addresses, names of places. Pure.
//!
//! A text is looked at as its readers see it: what is invisible is not there, and every form of a letter is that letter.
//! What is found is told as it was typed.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::base::text::fold;

/// How many words of one text are told at once.
const MOST: usize = 12;
/// The most letters of an abbreviation.
const ABBREVIATION: usize = 5;
/// The most letters of a name that counts only as it is written, since other words are as short.
const SHORT: usize = 3;

/// What may not be said, and what may although it has the name of a place in it.
#[derive(Debug)]
pub struct Discretion {
    names: Vec<Vec<Letter>>,
    abbreviations: Vec<Vec<char>>,
    agreements: Vec<Vec<Letter>>,
}

/// A character that readers see, in its plain form, and where in the text it is.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    plain: char,
    from: usize,
    to: usize,
}

/// A letter or digit whose case does not count.
#[derive(Clone, Copy, Debug)]
struct Letter {
    folded: char,
    apart: Apart,
    /// Which glyph it is
    glyph: usize,
}

/// What is between a letter and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Apart {
    /// Nothing: the same word
    No,
    /// Something within which a word is still read as one: `Scot-land`, `Scot*land*`
    Barely,
    /// The end of a word
    Yes,
    /// The end of a line, of a sentence, or of part of one
    Far,
}

impl Discretion {
    /// `names`: every name of every place; `agreements`: those of treaties and documents that are called after places.
    pub fn new(names: &[&str], agreements: &[String]) -> Self {
        let letters_of = |name: &str| letters(&glyphs(name));
        let names = names.iter().filter(|name| name.chars().filter(|c| c.is_alphanumeric()).count() > 1);
        let (as_written, others): (Vec<&str>, Vec<&str>) = names.partition(|name| counts_as_written(name));
        // The slug of such a name is a word like any other.
        let as_written = as_written.into_iter().filter(|name| name.chars().any(char::is_uppercase));
        let abbreviation = |name: &str| {
            let plain: Vec<char> = glyphs(name).iter().map(|glyph| glyph.plain).collect();
            let length = plain.iter().rposition(|c| c.is_alphanumeric()).map_or(0, |last| last + 1);
            plain[..length].to_vec()
        };
        Self {
            names: others.into_iter().map(letters_of).collect(),
            abbreviations: as_written.map(abbreviation).collect(),
            agreements: agreements.iter().map(|name| letters_of(name)).collect(),
        }
    }

    /// The words of a text that tell who was there, as they were typed, each once, and no more than somebody mends at once.
    pub fn tells(&self, text: &str) -> Vec<String> {
        let glyphs = glyphs(text);
        let letters = letters(&glyphs);
        let agreed: Vec<Range<usize>> = found(&letters, &self.agreements, Apart::Yes);
        let mut told = found(&letters, &self.names, Apart::Far);
        told.extend(self.abbreviations.iter().flat_map(|name| written(&glyphs, name)));
        told.retain(|span| !agreed.iter().any(|agreed| has(agreed, span)));
        told.extend(people(&glyphs));
        told.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut words: Vec<String> = Vec::new();
        let mut end = 0;
        for span in told.into_iter().filter(|span| !span.is_empty()) {
            // What is part of something longer is told with it.
            if span.end <= end {
                continue;
            }
            end = span.end;
            let word = &text[glyphs[span.start].from..glyphs[span.end - 1].to];
            if words.len() < MOST && !words.iter().any(|known| fold(known) == fold(word)) {
                words.push(word.to_owned());
            }
        }
        words
    }
}

fn has(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether a name is an abbreviation, or so short that it is none unless it is written just so: `LA` and `L.A.` are Los
/// Angeles, `la` and `l'a` are not.
fn counts_as_written(name: &str) -> bool {
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
    let is_dotted =
        name.contains('.') && name.split(|c: char| !c.is_alphabetic()).all(|part| part.chars().count() <= 1);
    let is_in_capitals = letters.len() <= ABBREVIATION && letters.iter().all(|c| c.is_uppercase());
    letters.len() <= SHORT || is_in_capitals || is_dotted
}

/// Where one of the names stands, in glyphs: from the beginning of a word to the end of one. Case, accents and what stands
/// between its words do not count, as long as these are not further apart than `most`.
fn found(letters: &[Letter], names: &[Vec<Letter>], most: Apart) -> Vec<Range<usize>> {
    let begins = (0..letters.len()).filter(|at| letters[*at].apart != Apart::No);
    let at = |at: usize| names.iter().filter_map(move |name| Some(at..at + length_at(&letters[at..], name, most)?));
    begins.flat_map(at).map(|span| letters[span.start].glyph..letters[span.end - 1].glyph + 1).collect()
}

/// How many letters a name takes at the beginning of these, where it stands there.
fn length_at(letters: &[Letter], name: &[Letter], most: Apart) -> Option<usize> {
    let stands = letters.len() >= name.len()
        && name.iter().zip(letters).enumerate().all(|(index, (wanted, letter))| {
            let most = if wanted.apart == Apart::No { Apart::Barely } else { most };
            wanted.folded == letter.folded && (index == 0 || letter.apart <= most)
        });
    let ends = letters.get(name.len()).is_none_or(|next| next.apart != Apart::No);
    (stands && ends && !name.is_empty()).then_some(name.len())
}

/// Where an abbreviation stands just as it is written, and whole.
fn written(glyphs: &[Glyph], name: &[char]) -> Vec<Range<usize>> {
    let is_letter = |at: usize| glyphs.get(at).is_some_and(|glyph| glyph.plain.is_alphanumeric());
    let is_dot = |at: usize| glyphs.get(at).is_some_and(|glyph| glyph.plain == '.');
    let dotted = name.contains(&'.');
    let stands = |from: usize| {
        let to = from + name.len();
        let is_it = glyphs.get(from..to).is_some_and(|part| part.iter().map(|it| &it.plain).eq(name));
        // `L.A.` is not in `L.A.B.`.
        let goes_on = is_letter(to) || (dotted && is_dot(to) && is_letter(to + 1));
        let goes_before =
            from > 0 && (is_letter(from - 1) || (dotted && from > 1 && is_dot(from - 1) && is_letter(from - 2)));
        (is_it && !goes_on && !goes_before).then(|| from..to + usize::from(dotted && is_dot(to)))
    };
    (0..glyphs.len()).filter_map(stands).collect()
}

/// A mention, in each of Discord's forms. What mentions a channel shows its name.
static MENTION: LazyLock<Regex> = LazyLock::new(|| pattern(r"<\s*(?:@[!&]?|#)\s*[0-9]+\s*>"));
/// A name that is called as mentions are.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:^|[^\p{L}\p{N}_@])(@(?:[\p{L}_]|[0-9]+\p{L}{3})[\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*)")
});
/// An e-mail address, also with words or signs in the place of its own.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi) [\p{L}\p{N}_][\p{L}\p{N}._%+-]* (?:
            @ [\p{L}\p{N}-]*\p{L}[\p{L}\p{N}-]* (?: \.[\p{L}\p{N}-]+ )*
          | \s? [*~|`]* @ [*~|`]* \s? [\p{L}\p{N}-]+ (?: \.[\p{L}\p{N}-]+ )* \.\p{L}{2,}
          | \s* [(\[{] \s* (?: at | arroba | arobase | @ ) \s* [)\]}] \s* [\p{L}\p{N}-]+ (?: \.[\p{L}\p{N}-]+ )*
          )",
    )
});

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is part of the source, and a test uses it")
}

/// Where somebody is mentioned, or an address stands.
fn people(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut text = String::new();
    let mut indices = Vec::new();
    for (index, glyph) in glyphs.iter().enumerate() {
        text.push(glyph.plain);
        indices.resize(text.len(), index);
    }
    let called = CALLED.captures_iter(&text).filter_map(|found| found.get(1));
    let found = MENTION.find_iter(&text).chain(ADDRESS.find_iter(&text)).chain(called);
    found.map(|found| indices[found.start()]..indices[found.end() - 1] + 1).collect()
}

/// What readers see of a text. A letter with its marks is one glyph; what nobody sees is none.
fn glyphs(text: &str) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = Vec::new();
    for (from, c) in text.char_indices().filter(|(_, c)| !is_invisible(*c)) {
        let to = from + c.len_utf8();
        if is_combining_mark(c) {
            if let Some(last) = glyphs.last_mut() {
                last.to = to;
            }
            continue;
        }
        let plain = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c));
        glyphs.extend(plain.map(|c| Glyph { plain: look(c), from, to }));
    }
    glyphs
}

fn letters(glyphs: &[Glyph]) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut apart = Apart::Far;
    let mut before = ' ';
    for (index, glyph) in glyphs.iter().enumerate() {
        if glyph.plain.is_alphanumeric() {
            for folded in glyph.plain.to_lowercase() {
                letters.push(Letter { folded, apart, glyph: index });
                apart = Apart::No;
            }
        } else {
            apart = apart.max(match glyph.plain {
                // A word that is broken at the end of a line goes on in the next.
                '\n' | '\r' if before == '-' => Apart::Barely,
                '\n' | '\r' => Apart::Far,
                c if c.is_whitespace() && before == '.' => Apart::Far,
                c if c.is_whitespace() => Apart::Yes,
                c if ENDS.contains(c) => Apart::Far,
                _ => Apart::Barely,
            });
        }
        before = glyph.plain;
    }
    letters
}

/// Signs behind which a word does not go on.
const ENDS: &str = ",;:!?()[]{}<>«»“”\"/\\";

/// Whether a character leaves no trace on the screen.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' | '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}')
}

/// Letters and signs that look like another, beside that other.
const ALIKE: [(&str, &str); 6] = [
    // Cyrillic, small and capital: both to the same letter, so that names in Cyrillic still fit themselves.
    ("авекмнорстухіјѕһԁԛԝӏ", "abekmhopctyxijshdqwl"),
    ("АВЕКМНОРСТУХІЈЅҺԀԚԜӀ", "ABEKMHOPCTYXIJSHDQWL"),
    ("αοικρτυνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aoikptuvABEZHIKMNOPTYX"),
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz"),
    ("ıłŁøØđĐðħŧɑɡ", "ilLoOdDdhtag"),
    ("‐‑‒–—―−⁃﹘·•。՚’‘‛ʼʹ′‵｀", "-----------.'''''''''"),
];

/// What a letter looks like.
fn look(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    // Letters in a filled circle or square, which have no plain form of their own.
    if let Some(index) =
        [0x1f150, 0x1f170].iter().find_map(|first| u32::from(c).checked_sub(*first).filter(|it| *it < 26))
    {
        return char::from(b'A' + u8::try_from(index).unwrap_or_default());
    }
    let alike = ALIKE.iter().flat_map(|(from, to)| from.chars().zip(to.chars()));
    alike.into_iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::vocabulary::Vocabulary;

    /// Names as the places have them, of which some are short, dotted or in capitals.
    const NAMES: [&str; 26] = [
        "Scotland",
        "scotland",
        "Alba",
        "Escocia",
        "Écosse",
        "Escócia",
        "Ciudad de Buenos Aires",
        "Buenos Aires",
        "CABA",
        "GCBA",
        "Los Angeles",
        "Los Ángeles",
        "LA",
        "L.A.",
        "São Paulo",
        "SP",
        "Paris",
        "París",
        "Glasgow",
        "Lisboa",
        "Lisbonne",
        "Q. Roo",
        "Bogotá D.C.",
        "STMA",
        "País Vasco",
        "Хмельницький",
    ];

    fn discretion() -> Discretion {
        Discretion::new(&NAMES, Vocabulary::load().unwrap().agreements())
    }

    #[test]
    fn what_tells_is_told_as_it_was_typed() {
        let discretion = discretion();
        for (text, told) in [
            // Names, however they are written.
            ("In Scotland's parks", vec!["Scotland"]),
            ("as said in ECOSSE", vec!["ECOSSE"]),
            ("une ville d'Écosse, l’Écosse", vec!["Écosse"]),
            ("the ciudad  de buenos aires did", vec!["ciudad  de buenos aires"]),
            ("Buenos-Aires y BUENOS\nAIRES", vec!["Buenos-Aires", "BUENOS\nAIRES"]),
            ("#BuenosAires", vec!["BuenosAires"]),
            ("buenosaires.gob.ar", vec!["buenosaires"]),
            ("Sao Paulo, São\u{a0}Paulo", vec!["Sao Paulo"]),
            ("Sa\u{303}o Paulo", vec!["Sa\u{303}o Paulo"]),
            ("Scot-land, Scot-\nland", vec!["Scot-land", "Scot-\nland"]),
            ("**Glas**gow and ||Lisboa||", vec!["Glas**gow", "Lisboa"]),
            ("Q.Roo, q roo", vec!["Q.Roo", "q roo"]),
            ("en París-Saclay", vec!["París"]),
            ("à Lisbonne : oui", vec!["Lisbonne"]),
            ("no País Basco / en el País Vasco", vec!["País Vasco"]),
            ("ХМЕЛЬНИЦЬКИЙ", vec!["ХМЕЛЬНИЦЬКИЙ"]),
            // Abbreviations, as they are written.
            ("LA has one", vec!["LA"]),
            ("in L.A., and in L.A", vec!["L.A.", "L.A"]),
            ("(SP)", vec!["SP"]),
            ("GCBA's", vec!["GCBA"]),
            ("d'LA", vec!["LA"]),
            // What can't be seen, or is written otherwise, hides nothing.
            ("Scot\u{200b}land", vec!["Scot\u{200b}land"]),
            ("Scot\u{ad}land", vec!["Scot\u{ad}land"]),
            ("S\u{2060}c\u{fe0f}o\u{34f}t\u{e0041}land", vec!["S\u{2060}c\u{fe0f}o\u{34f}t\u{e0041}land"]),
            ("\u{202e}Glasgow\u{202c}", vec!["Glasgow"]),
            ("Ｇｌａｓｇｏｗ", vec!["Ｇｌａｓｇｏｗ"]),
            ("ＬＡ, Ｌ．Ａ．", vec!["ＬＡ", "Ｌ．Ａ．"]),
            ("L\u{200d}A", vec!["L\u{200d}A"]),
            ("G\u{336}l\u{336}asgow", vec!["G\u{336}l\u{336}asgow"]),
            ("Ꮐlasgow Glаsgоw", vec!["Glаsgоw"]),
            ("𝐆𝐥𝐚𝐬𝐠𝐨𝐰 and ⓁⒶ", vec!["𝐆𝐥𝐚𝐬𝐠𝐨𝐰", "ⓁⒶ"]),
            ("ɢʟᴀꜱɢᴏᴡ", vec!["ɢʟᴀꜱɢᴏᴡ"]),
            ("Buenos‑Aires, Buenos—Aires", vec!["Buenos‑Aires", "Buenos—Aires"]),
            // Mentions and addresses.
            ("ask <@123> or @ana", vec!["<@123>", "@ana"]),
            ("<@!1> <@&2> <#3>", vec!["<@!1>", "<@&2>", "<#3>"]),
            ("@everyone, @here", vec!["@everyone", "@here"]),
            ("(@ana.perez)", vec!["@ana.perez"]),
            ("<\u{200b}@123>", vec!["<\u{200b}@123>"]),
            ("＠ana and ﹫bea", vec!["＠ana", "﹫bea"]),
            ("@José", vec!["@José"]),
            ("mail ana.perez@gov.scot, please", vec!["ana.perez@gov.scot"]),
            ("josé@münchen.example.", vec!["josé@münchen.example"]),
            ("ana＠gov.scot", vec!["ana＠gov.scot"]),
            ("ana\u{200b}@gov.scot", vec!["ana\u{200b}@gov.scot"]),
            ("ana @ gov.scot", vec!["ana @ gov.scot"]),
            ("ana (at) gov.scot, bea [arroba] gob.ar", vec!["ana (at) gov.scot", "bea [arroba] gob.ar"]),
            ("root@localhost", vec!["root@localhost"]),
            ("mailto:ana@gov.scot", vec!["ana@gov.scot"]),
            // Said once, it is told once.
            ("Glasgow, glasgow and GLASGOW", vec!["Glasgow"]),
            // Beside an agreement that is called after it, a place still tells.
            ("The Paris Agreement, in Paris", vec!["Paris"]),
            ("l'Accord de Paris et Paris", vec!["Paris"]),
            ("An agreement with Glasgow", vec!["Glasgow"]),
            ("We met in Paris. Agreement was reached.", vec!["Paris"]),
            ("Paris: agreement on both. Paris, agreement; Paris (agreement)", vec!["Paris"]),
            ("- Paris\n- Agreement on both", vec!["Paris"]),
            ("el plan de acción y el compromiso de Buenos Aires", vec!["Buenos Aires"]),
        ] {
            assert_eq!(discretion.tells(text), told, "{text:?}");
        }
    }

    #[test]
    fn what_only_looks_like_it_tells_nothing() {
        let discretion = discretion();
        for text in [
            "One city pays its panel.",
            "Scotlandia and plan, en la sala",
            // French, Spanish and Portuguese words, and abbreviations that are written otherwise.
            "Elle l'a dit, il l’a fait ; d'accord, là, la ville l\u{2018}a vu",
            "L'a-t-on dit ? Oui, on l'a dit.",
            "L'Assemblée, L. a été lue",
            "la ley, La Ley, a las nueve, al alcalde",
            "sp, Sp, s.p., esp. SPA",
            "laboratoire, LAB, L.A.B., ALA, A.L.A.",
            "el gasto, el mes de mayo, os ares",
            "caba, acaba",
            "Buenos días. Aires nuevos",
            "ba, us, uk, d'ac",
            "par ici, lis bonne page",
            "Los mejores; ángeles",
            // Agreements.
            "The Paris Agreement, the PARIS AGREEMENT and Paris-Agreement",
            "L'Accord de Paris, l’accord de Paris sur le climat",
            "El Acuerdo de París y el Acuerdo de Escazú",
            "O Acordo de Paris",
            "The Glasgow Climate Pact, el Pacto Climático de Glasgow, le Pacte de Glasgow pour le climat, Pacto Climático de Glasgow",
            "Paris Rulebook; Treaty of Lisbon; Tratado de Lisboa; traité de Lisbonne",
            "Ｐａｒｉｓ Ａｇｒｅｅｍｅｎｔ",
            // No mention, no address.
            "2 @ 3 euros, 5@10, @ 10h, at @10h",
            "</gathering list:123> <t:1893499200:F> <:leaf:123>",
            "C'est à nous (at the end) of it",
            "3 rooms @ 10.30",
            "",
            "\u{200b}\u{feff}",
        ] {
            assert_eq!(discretion.tells(text), Vec::<String>::new(), "{text:?}");
        }
    }

    #[test]
    fn a_long_text_is_looked_at_at_once() {
        let discretion = discretion();
        for unit in ["<@", "@a", "a.a.", "a@", "L.A.L.A.", "Buenos ", "(at) ", "\u{301}"] {
            let text: String = unit.chars().cycle().take(8_000).collect();
            assert!(discretion.tells(&text).len() <= MOST, "{unit}");
        }
        assert_eq!(discretion.tells(&format!("{}Glasgow", "a ".repeat(4_000))), ["Glasgow"]);
    }
}
