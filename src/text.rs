//! Folding of text for comparing: case, accents and spacing do not count.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// `Écosse ` → `ecosse`: lower case, no accents, single spaces.
pub fn fold(text: &str) -> String {
    let folded: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_spacing_do_not_count() {
        for (text, folded) in [
            ("Écosse ", "ecosse"),
            ("SÃO  Paulo", "sao paulo"),
            ("A\u{301}lava", "alava"),
            ("Хмельницький", "хмельницькии"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
