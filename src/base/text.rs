//! Folding of text for comparing: case, accents and spacing do not count. Sizes in words.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// `Écosse ` → `ecosse`: lower case, no accents, single spaces.
pub fn fold(text: &str) -> String {
    if text.is_ascii() && !text.contains(char::is_whitespace) {
        return text.to_ascii_lowercase();
    }
    let folded: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A size in MB with one decimal, rounded up; by the binary measure that Discord's limits use.
pub fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
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

    #[test]
    fn sizes_are_told_in_megabytes_rounded_up() {
        for (bytes, shown) in [(0, "0.0"), (1, "0.1"), (10 << 20, "10.0"), ((10 << 20) + 1, "10.1")] {
            assert_eq!(megabytes(bytes), shown);
        }
    }
}
