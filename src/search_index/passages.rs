//! Passages: what gets a vector of its own. One vector for a long text finds next to nothing, whole sentences up to some
//! length find most. Pure.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;

use super::Part;
use crate::base::links;

/// Words of a passage.
const LONGEST: usize = 60;
/// Passages of a document.
const MOST: usize = 64;

/// The passages of one part: title and summary first, then runs of whole sentences of each text. A title alone says too
/// little beside texts.
pub fn of(part: &Part) -> Vec<String> {
    let texts = part.body.iter().flat_map(|text| runs(text));
    if part.summary.trim().is_empty() {
        let texts: Vec<String> = texts.take(MOST).collect();
        return if texts.is_empty() { runs(&part.title) } else { texts };
    }
    let head = [part.title.trim(), part.summary.trim()].into_iter().filter(|text| !text.is_empty());
    let head = runs(&head.collect::<Vec<_>>().join(". "));
    head.into_iter().take(2).chain(texts).take(MOST).collect()
}

/// Runs of whole sentences; a sentence that is too long is cut between words.
pub fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut length = 0;
    let text = without_links(text);
    for sentence in text.split('\n').flat_map(|line| line.split_sentence_bounds()) {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        for piece in words.chunks(LONGEST) {
            if let Some(run) = runs.last_mut().filter(|_| length + piece.len() <= LONGEST) {
                run.push(' ');
                run.push_str(&piece.join(" "));
                length += piece.len();
            } else {
                runs.push(piece.join(" "));
                length = piece.len();
            }
        }
    }
    runs
}

/// A text without its links, and without what only surrounds them: their parts are no words, and mean nothing.
pub fn without_links(text: &str) -> String {
    let says_something = |part: &&str| part.contains(char::is_alphanumeric);
    let left = |word: &'_ str| match links::without(word) {
        Cow::Owned(rest) => {
            let rest = rest.split(' ').filter(says_something).collect::<Vec<_>>().join(" ");
            (!rest.is_empty()).then_some(rest)
        }
        Cow::Borrowed(word) => Some(word.to_owned()),
    };
    let line = |line: &str| line.split(' ').filter_map(left).collect::<Vec<_>>().join(" ");
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::i18n::Language;

    #[test]
    fn sentences_stay_whole_and_passages_short() {
        let sentence = |count: usize| format!("Así {}fin.", "palabra ".repeat(count - 2));
        for (text, lengths) in [
            (String::new(), vec![]),
            (sentence(10), vec![10]),
            (format!("{} {}", sentence(30), sentence(30)), vec![60]),
            (format!("{} {} {}", sentence(30), sentence(31), sentence(5)), vec![30, 36]),
            (sentence(130), vec![60, 60, 10]),
            (format!("{}\n\n{}", sentence(3), sentence(4)), vec![7]),
            ("Evidencia: https://a.example/agua-limpia y más.".to_owned(), vec![3]),
            ("Véase (https://a.example/x_(y)), «https://b.example».".to_owned(), vec![1]),
            ("Véase [el informe](https://a.example/x).".to_owned(), vec![3]),
            (format!("El punto 3.1 dice. {}", sentence(58)), vec![4, 58]),
        ] {
            let found: Vec<usize> = runs(&text).iter().map(|run| run.split_whitespace().count()).collect();
            assert_eq!(found, lengths, "{text}");
        }
    }

    #[test]
    fn a_part_begins_with_its_title_and_has_an_end() {
        let part = Part {
            title: "Agua".to_owned(),
            summary: "Un plan.".to_owned(),
            body: vec!["Problema.".to_owned(), String::new(), "x. ".repeat(60_000)],
            ..Part::new(Language::Es)
        };
        let passages = of(&part);
        assert_eq!(passages[..2], ["Agua. Un plan.", "Problema."]);
        assert_eq!(passages.len(), MOST);
    }
}
