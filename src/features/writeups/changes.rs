//! What differs between two revisions, word by word.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use super::model::{Field, Revision};

/// A run of words that both say, or one of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both
    Same(String),
    /// Only in the earlier one
    Gone(String),
    /// Only in the later one
    New(String),
}

/// How long one box is looked at: two long texts without a word in common are told as one that went and one that came.
const AT_MOST: Duration = Duration::from_millis(100);
/// Words kept on each side of a change; what lies between is left out.
const AROUND: usize = 12;

/// The boxes that differ, each with its pieces.
pub fn changes(before: &Revision, after: &Revision) -> Vec<(Field, Vec<Piece>)> {
    let differing = Field::ALL.into_iter().filter(|field| before.texts.of(*field) != after.texts.of(*field));
    differing.map(|field| (field, pieces(before.texts.of(field), after.texts.of(field)))).collect()
}

fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::configure().timeout(AT_MOST).diff_words(before, after).iter_all_changes() {
        let word = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(text)))
            | (ChangeTag::Delete, Some(Piece::Gone(text)))
            | (ChangeTag::Insert, Some(Piece::New(text))) => text.push_str(word),
            (ChangeTag::Equal, _) => pieces.push(Piece::Same(word.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Gone(word.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::New(word.to_owned())),
        }
    }
    let last = pieces.len().saturating_sub(1);
    for (index, piece) in pieces.iter_mut().enumerate() {
        if let Piece::Same(text) = piece {
            *text = shorten(text, index > 0, index < last);
        }
    }
    pieces
}

/// The ends of a text that touch a change.
fn shorten(text: &str, after_a_change: bool, before_a_change: bool) -> String {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let ends = usize::from(after_a_change) + usize::from(before_a_change);
    if words.len() <= AROUND * ends + 4 {
        return text.to_owned();
    }
    let start = if after_a_change { words[..AROUND].concat() } else { String::new() };
    let end = if before_a_change { words[words.len() - AROUND..].concat() } else { String::new() };
    format!("{start}… {end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_are_told_from_those_that_stay() {
        let (same, gone, new) = (
            |text: &str| Piece::Same(text.to_owned()),
            |text: &str| Piece::Gone(text.to_owned()),
            |text: &str| Piece::New(text.to_owned()),
        );
        assert_eq!(
            pieces("Seven weekends online", "Eight weekends in person"),
            [gone("Seven"), new("Eight"), same(" weekends "), gone("online"), new("in person")]
        );
        assert_eq!(pieces("", "Más vivienda"), [new("Más vivienda")]);
        // Whatever the texts are, each is told whole.
        let (before, after) = ("a b c d ".repeat(4_000), "d a c b ".repeat(4_000));
        let told = pieces(&before, &after);
        assert!(told.iter().any(|piece| matches!(piece, Piece::Gone(_) | Piece::New(_))), "{}", told.len());
        let long = "word ".repeat(100);
        let shortened = pieces(&format!("{long}old"), &format!("{long}new"));
        assert_eq!(shortened[0], same(&format!("… {}", "word ".repeat(AROUND))));
    }
}
