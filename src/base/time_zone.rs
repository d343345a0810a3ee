//! Time zones by their IANA names.

use jiff::tz::TimeZone;

/// The zone that was typed, whatever its letters and spaces. Abbreviations (`CST`) and fixed offsets (`Etc/GMT+6`) are none:
/// they are ambiguous, or know no summer.
pub fn named(typed: &str) -> Option<TimeZone> {
    let name = typed.trim().replace(' ', "_");
    may_be_chosen(&name).then(|| TimeZone::get(&name).ok()).flatten()
}

/// The zone that a row names; UTC where there is none of this name.
pub fn or_utc(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// The names of every zone that may be chosen.
pub fn names() -> impl Iterator<Item = String> {
    let available = jiff::tz::db().available().map(|name| name.to_string()).collect::<Vec<_>>();
    available.into_iter().filter(|name| may_be_chosen(name) && !name.starts_with("posix"))
}

fn may_be_chosen(name: &str) -> bool {
    name.contains('/') && !name.starts_with("Etc/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_read_as_people_write_it_and_has_summers() {
        for (typed, name) in [
            ("europe/madrid", Some("Europe/Madrid")),
            (" America/Buenos Aires ", Some("America/Buenos_Aires")),
            ("CST", None),
            ("UTC", None),
            ("Etc/GMT+6", None),
            ("Europe/Nowhere", None),
        ] {
            assert_eq!(named(typed).as_ref().and_then(TimeZone::iana_name), name, "{typed}");
        }
        assert_eq!(or_utc("Europe/Nowhere"), TimeZone::UTC);
        assert!(names().any(|name| name == "America/Cancun") && !names().any(|name| name.starts_with("Etc/")));
    }
}
