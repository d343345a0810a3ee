//! When people are reminded of a gathering: the list that a gathering has, and the one that a person may choose instead.

use std::fmt;

/// A week, in minutes.
const WEEK: i64 = 7 * 24 * 60;
/// The longest time before, in minutes.
const LONGEST: i64 = 4 * WEEK;
/// The most times in one list.
const MOST: usize = 6;

/// Times before the start, in minutes, the longest first. An empty list: nobody is reminded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offsets(Vec<i64>);

impl Offsets {
    /// Where nobody chose: 7 days, 24 hours, 1 hour and 10 minutes before.
    pub fn usual() -> Self {
        Self(vec![WEEK, 24 * 60, 60, 10])
    }

    /// The minutes, the longest first.
    pub fn minutes(&self) -> &[i64] {
        &self.0
    }

    /// Those of less than a week.
    #[must_use]
    pub fn within_a_week(&self) -> Self {
        Self(self.0.iter().copied().filter(|minutes| *minutes < WEEK).collect())
    }

    /// Reads what somebody typed: `7d 24h 1h 10m`, in any order, or `off`. Days, hours and minutes as the four languages
    /// begin them.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if matches!(text.as_str(), "off" | "none" | "no" | "ninguno" | "nenhum" | "aucun" | "non") {
            return Some(Self(Vec::new()));
        }
        let mut found = Vec::new();
        for word in text.split([' ', ',', ';', '+']).filter(|word| !word.is_empty()) {
            let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
            let count: i64 = digits.parse().ok()?;
            let minutes = match &word[digits.len()..] {
                "d" | "j" => count.checked_mul(24 * 60)?,
                "h" => count.checked_mul(60)?,
                "m" | "min" => count,
                _ => return None,
            };
            if !(1..=LONGEST).contains(&minutes) {
                return None;
            }
            if !found.contains(&minutes) {
                found.push(minutes);
            }
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        (!found.is_empty() && found.len() <= MOST).then_some(Self(found))
    }

    /// Reads what a row has: the minutes, separated by spaces. Nothing where any of it is no such time.
    pub fn of_row(text: &str) -> Option<Self> {
        let minutes = text.split_whitespace().map(|word| word.parse().ok().filter(|it| (1..=LONGEST).contains(it)));
        minutes.collect::<Option<Vec<i64>>>().map(Self)
    }

    /// What a row has.
    pub fn to_row(&self) -> String {
        self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Display for Offsets {
    /// `7d 24h 10m`, as one types it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, minutes) in self.0.iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            match minutes {
                minutes if *minutes > 24 * 60 && minutes % (24 * 60) == 0 => {
                    write!(f, "{gap}{}d", minutes / (24 * 60))?;
                }
                minutes if minutes % 60 == 0 => write!(f, "{gap}{}h", minutes / 60)?,
                minutes => write!(f, "{gap}{minutes}m")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reminder_times_are_read_as_people_write_them() {
        for (typed, read) in [
            ("7d 24h 1h 10m", Some(vec![10_080, 1_440, 60, 10])),
            ("10m, 1h", Some(vec![60, 10])),
            ("1j 2h", Some(vec![1_440, 120])),
            ("off", Some(vec![])),
            ("", None),
            ("soon", None),
            ("0m", None),
            ("29d", None),
            ("1h 2h 3h 4h 5h 6h 7h", None),
            ("99999999999999999999d", None),
        ] {
            assert_eq!(Offsets::read(typed), read.map(Offsets), "{typed}");
        }
        assert_eq!(Offsets::usual().to_string(), "7d 24h 1h 10m");
        assert_eq!(Offsets::usual().within_a_week().to_string(), "24h 1h 10m");
        assert_eq!(Offsets::read(&Offsets(vec![90, 45]).to_string()), Some(Offsets(vec![90, 45])));
    }

    #[test]
    fn a_row_is_read_whole_or_not_at_all() {
        for list in [Offsets::usual(), Offsets(Vec::new())] {
            assert_eq!(Offsets::of_row(&list.to_row()), Some(list));
        }
        for damaged in ["10080 soon", "10080,1440", "-60", "0", "99999999999999999999", "40321"] {
            assert_eq!(Offsets::of_row(damaged), None, "{damaged}");
        }
    }
}
