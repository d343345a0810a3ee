//! Links in what somebody typed: where each begins and where it ends. Links are never stored apart from the text that has
//! them, so that one rule holds for all that was ever typed.

use std::borrow::Cow;
use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use url::Url;

/// The longest link that is taken, in bytes; browsers take no longer ones everywhere.
const LONGEST: usize = 2_000;
/// As far as is looked for the end of a link: whatever is longer is none.
const LOOKED_AT: usize = 2 * LONGEST;
/// What ends a link wherever it stands, unless the link has opened it.
const PAIRS: [(char, char); 3] = [('«', '»'), ('“', '”'), ('‹', '›')];
/// What is no part of a link at its end: the sentence goes on or ends there, or a quotation or emphasis does.
const BEHIND: [char; 20] =
    ['.', ',', ';', ':', '!', '?', '…', '*', '\'', '’', '‘', '‚', '„', '”', '“', '»', '«', '›', '‹', '·'];

/// Where the links of a text stand, in order, whatever their scheme.
pub fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let separator = from + text[from..].find("://")?;
            let found = start(&text[from..separator]).and_then(|start| link_at(text, from + start, separator));
            from = found.as_ref().map_or(separator + "://".len(), |range| range.end);
            if found.is_some() {
                return found;
            }
        }
    })
}

/// The https links in a text, each once, in order.
///
/// What surrounds a link is told from it: brackets and quotation marks, the end of the sentence, markdown.
/// `(see https://en.wikipedia.org/wiki/Heat_wave_(weather).)` has `https://en.wikipedia.org/wiki/Heat_wave_(weather)`.
pub fn https(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for link in spans(text).map(|span| &text[span]) {
        let is_https = link.get(.."https://".len()).is_some_and(|begins| begins.eq_ignore_ascii_case("https://"));
        let is_somewhere = || Url::parse(link).is_ok_and(|url| url.domain().is_some_and(|name| name.contains('.')));
        if is_https && link.len() <= LONGEST && is_somewhere() && !found.iter().any(|each| each == link) {
            found.push(link.to_owned());
        }
    }
    found
}

/// A text with a space in the place of each link.
pub fn without(text: &str) -> Cow<'_, str> {
    let mut spans = spans(text).peekable();
    if spans.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for span in spans {
        rest.push_str(&text[from..span.start]);
        rest.push(' ');
        from = span.end;
    }
    rest.push_str(&text[from..]);
    Cow::Owned(rest)
}

/// Where the scheme begins that ends `before`, be it right behind other letters: `1https`, `ver-https`.
fn start(before: &str) -> Option<usize> {
    let scheme = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')).len();
    let known = ["https", "http"].into_iter().find_map(|known| {
        let at = before.len().checked_sub(known.len()).filter(|at| *at >= scheme)?;
        before.get(at..).is_some_and(|it| it.eq_ignore_ascii_case(known)).then_some(at)
    });
    known.or_else(|| before[scheme..].find(|c: char| c.is_ascii_alphabetic()).map(|at| scheme + at))
}

/// The link from `start` on whose `://` stands at `separator`.
fn link_at(text: &str, start: usize, separator: usize) -> Option<Range<usize>> {
    let host = separator + "://".len();
    let rest = &text[host..text.floor_char_boundary(host + LOOKED_AT)];
    let rest = &rest[..rest.find(is_never_in_a_link).unwrap_or(rest.len())];
    let rest = &rest[..next_link(rest).unwrap_or(rest.len())];
    let name = length_of_host(rest);
    let path = match rest[name..].chars().next() {
        Some('/' | '?' | '#') => length_of_path(&rest[name..], text[..start].chars().next_back()),
        _ => 0,
    };
    let link = &text[start..host + name + path];
    let end = start + ended(link, text[..start].chars().next_back()).len();
    (end > host).then_some(start..end)
}

/// White space of any kind, and what can't be seen.
fn is_never_in_a_link(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Where the next link of a list begins that has no spaces in it. One behind a slash or an equals sign is part of this one:
/// archives and services of translation name what they show so.
fn next_link(rest: &str) -> Option<usize> {
    let is_link = |at: &usize| {
        let begins =
            |scheme: &str| rest.get(at + 1..at + 1 + scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
        begins("https://") || begins("http://")
    };
    rest.match_indices([',', ';']).map(|(at, _)| at).find(is_link)
}

/// A name of letters in any script, or an address of numbers, and the port.
fn length_of_host(rest: &str) -> usize {
    let is_letter = |c: char| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
    let name = rest.find(|c: char| !is_letter(c) && !matches!(c, '-' | '.' | '_')).unwrap_or(rest.len());
    let port = rest[name..].strip_prefix(':').map_or(0, |port| {
        let digits = port.find(|c: char| !c.is_ascii_digit()).unwrap_or(port.len());
        if digits == 0 { 0 } else { 1 + digits }
    });
    name + port
}

/// How much of what follows a host is of the link; `before` stands before the link. Linkify knows hosts of fewer scripts,
/// and no fragment right behind one, so it is asked with a host of ours.
fn length_of_path(rest: &str, before: Option<char>) -> usize {
    let quote = before.filter(|c| matches!(c, '\'' | '"')).map(String::from).unwrap_or_default();
    let ours = format!("{quote}https://a.example/");
    let asked = format!("{ours}{rest}");
    let found = LinkFinder::new().kinds(&[LinkKind::Url]).links(&asked).next().map_or(0, |link| link.end());
    found.saturating_sub(ours.len())
}

/// A link without what only surrounds it; `before` stands before the link.
fn ended(link: &str, before: Option<char>) -> &str {
    let mut link = link;
    for (opens, closes) in PAIRS {
        let mut open = 0_usize;
        let end = link.char_indices().find(|(_, c)| {
            if *c == closes && open == 0 {
                return true;
            }
            open = open + usize::from(*c == opens) - usize::from(*c == closes);
            false
        });
        link = &link[..end.map_or(link.len(), |(at, _)| at)];
    }
    loop {
        let mut shorter = link.trim_end_matches(|c| BEHIND.contains(&c) && !closes_a_pair(link, c));
        shorter = shorter.strip_suffix("~~").unwrap_or(shorter);
        if before == Some('_') {
            shorter = shorter.strip_suffix('_').unwrap_or(shorter);
        }
        if shorter.len() == link.len() {
            return link;
        }
        link = shorter;
    }
}

/// Whether `c` closes what the link itself has opened.
fn closes_a_pair(link: &str, c: char) -> bool {
    PAIRS.iter().any(|(opens, closes)| *closes == c && link.contains(*opens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_ends_where_its_reader_would_end_it() {
        for (text, found) in [
            // Brackets: its own stay, those around it go.
            ("https://en.wikipedia.org/wiki/Heat_wave_(weather)", "https://en.wikipedia.org/wiki/Heat_wave_(weather)"),
            ("see https://a.example/x_(y), and <https://b.example>.", "https://a.example/x_(y) https://b.example"),
            ("(see https://a.example/x_(y).)", "https://a.example/x_(y)"),
            ("(https://a.example/b?c=d#e)", "https://a.example/b?c=d#e"),
            ("[https://a.example/x]", "https://a.example/x"),
            ("https://a.example/x[1] {https://b.example/y}", "https://a.example/x[1] https://b.example/y"),
            ("https://a.example(the portal)", "https://a.example"),
            ("https://a.example)", "https://a.example"),
            // Markdown.
            ("[the report](https://a.example/x_(y))", "https://a.example/x_(y)"),
            ("[https://a.example/x](https://a.example/x \"title\")", "https://a.example/x"),
            (
                "**https://a.example/x** ~~https://b.example~~ _https://c.example/y_",
                "https://a.example/x https://b.example https://c.example/y",
            ),
            ("`https://a.example/x` ||https://b.example/y||", "https://a.example/x https://b.example/y"),
            ("https://a.example/x_", "https://a.example/x_"),
            // Quotation marks, as each language has them.
            (
                "\"https://a.example/x\" 'https://b.example/it's' “https://c.example/x”",
                "https://a.example/x https://b.example/it https://c.example/x",
            ),
            (
                "« https://a.example/x » «https://b.example», «https://c.example/y».",
                "https://a.example/x https://b.example https://c.example/y",
            ),
            (
                "«\u{A0}https://a.example/x\u{A0}»\u{202F}; „https://b.example/x“",
                "https://a.example/x https://b.example/x",
            ),
            (
                "https://fr.example/L’Étranger, https://fr.example/«_Je_suis_»",
                "https://fr.example/L’Étranger https://fr.example/«_Je_suis_»",
            ),
            // Ends of sentences.
            (
                "En https://a.example/x. ¿Y https://b.example/y? ¡https://c.example/z!",
                "https://a.example/x https://b.example/y https://c.example/z",
            ),
            (
                "Veja https://a.example/x… ou https://b.example/y: sim; https://c.example.",
                "https://a.example/x https://b.example/y https://c.example",
            ),
            ("¿https://a.example/x?q=¿qué?», dice", "https://a.example/x?q=¿qué"),
            // Several on a line, with or without spaces.
            (
                "https://a.example/x,https://b.example/y;https://c.example",
                "https://a.example/x https://b.example/y https://c.example",
            ),
            (
                "https://a.example,luego https://b.example|https://c.example",
                "https://a.example https://b.example https://c.example",
            ),
            ("https://a.example https://a.example", "https://a.example"),
            (
                "https://web.archive.org/web/2020/https://a.example/x",
                "https://web.archive.org/web/2020/https://a.example/x",
            ),
            ("https://a.example/?u=https://b.example", "https://a.example/?u=https://b.example"),
            // Right behind something.
            (
                "informe:https://a.example 1https://b.example ver-https://c.example @https://d.example",
                "https://a.example https://b.example https://c.example https://d.example",
            ),
            // Names and paths in other scripts, ports, fragments, capital letters.
            (
                "https://приклад.укр/дані, https://münchen.example/straße",
                "https://приклад.укр/дані https://münchen.example/straße",
            ),
            (
                "https://a.example:8443/x https://b.example:luego https://c.example#mapa",
                "https://a.example:8443/x https://b.example https://c.example#mapa",
            ),
            ("Https://A.example/X", "Https://A.example/X"),
            ("https://a.example/\u{200B}x", "https://a.example/"),
            // Not published.
            ("https://localhost http://a.example ftp://a.example javascript:alert(1) https:// https://.", ""),
            ("https://somebody@a.example https://10.0.0.1/x", ""),
        ] {
            assert_eq!(https(text).join(" "), found, "{text}");
        }
        let long = format!("https://a.example/{}", "x".repeat(LONGEST));
        assert_eq!(https(&format!("{long} https://b.example")), ["https://b.example"]);
        assert!(https(&format!("https://a.example/{}", "é".repeat(LONGEST))).is_empty());
    }

    #[test]
    fn what_is_left_without_links_is_all_the_rest() {
        for (text, left) in [
            ("nothing", "nothing"),
            ("[el informe](https://a.example/x_(y)), http://b.example y ftp://c.example/z.", "[el informe]( ),   y  ."),
            ("https://a.example/x,ana@b.example", " "),
            ("https://a.example(+54 11 4321 5678)", " (+54 11 4321 5678)"),
        ] {
            assert_eq!(without(text), left, "{text}");
        }
    }
}
