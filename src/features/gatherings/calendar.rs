//! Calendar files of RFC 5545. Pure.
//!
//! Written here and not by a crate: the `icalendar` crate puts the machine's time and a random UID into every component
//! that has none, time zones included, and a file must be the same for the same gathering.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use tertulia_clock::Moment;

use super::model::{Gathering, Occurrence, Stage};
use super::schedule::{Change, Zone, compact, expand};

/// What a file says of one gathering.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The gathering
    pub gathering: Gathering,
    /// Its times, those of the past too
    pub times: Vec<Occurrence>,
    /// Only these of its times, as if they were by themselves; none: all of it
    pub only: Option<Vec<Occurrence>>,
    /// Where it is, for who reads this file
    pub location: String,
    /// What it is about
    pub description: String,
    /// Where it is announced
    pub url: Option<String>,
}

/// The file.
pub fn file(entries: &[Entry]) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Tertulia//Tertulia//EN");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    let mut zones: BTreeMap<&str, (&Zone, Moment, Moment)> = BTreeMap::new();
    for entry in entries {
        let zone = &entry.gathering.zone;
        let first = entry.times.iter().map(|it| it.starts_at).chain([zone.moment(entry.gathering.starts)]).min();
        let last = entry.times.iter().map(|it| it.ends_at).max();
        let (first, last) = (first.unwrap_or(Moment(0)), last.unwrap_or(Moment(0)));
        let known = zones.entry(zone.name()).or_insert((zone, first, last));
        (known.1, known.2) = (known.1.min(first), known.2.max(last));
    }
    for (zone, first, last) in zones.into_values() {
        write_zone(&mut lines, zone, first, last);
    }
    for entry in entries {
        write_gathering(&mut lines, entry);
    }
    lines.put("END", "VCALENDAR");
    lines.0.into_bytes()
}

/// The zone's rules around the times of a file: each kind of change with every date on which it happens.
fn write_zone(lines: &mut Lines, zone: &Zone, first: Moment, last: Moment) {
    const YEAR: i64 = 366 * 24;
    let from = first.plus_hours(-YEAR);
    let mut offset = zone.at(from);
    // A series without end goes on: years that calendars can look up by the zone's name too.
    let changes = zone.changes(from, last.plus_hours(5 * YEAR));
    let mut kinds: Vec<(Change, i32, Vec<DateTime>)> =
        vec![(offset.clone(), offset.to, vec![shifted(from, offset.to)])];
    for change in changes {
        let onset = shifted(change.at, offset.to);
        let same = |kind: &(Change, i32, Vec<DateTime>)| {
            (kind.0.to, &kind.0.name, kind.1, kind.0.is_summer)
                == (change.to, &change.name, offset.to, change.is_summer)
        };
        match kinds.iter_mut().skip(1).find(|kind| same(kind)) {
            Some(kind) => kind.2.push(onset),
            None => kinds.push((change.clone(), offset.to, vec![onset])),
        }
        offset = change;
    }
    lines.put("BEGIN", "VTIMEZONE");
    lines.put("TZID", zone.name());
    for (change, before, onsets) in kinds {
        let name = if change.is_summer { "DAYLIGHT" } else { "STANDARD" };
        lines.put("BEGIN", name);
        lines.put("DTSTART", &compact(onsets[0]));
        lines.put("TZOFFSETFROM", &offset_text(before));
        lines.put("TZOFFSETTO", &offset_text(change.to));
        lines.put("TZNAME", &change.name);
        if onsets.len() > 1 {
            lines.put("RDATE", &onsets[1..].iter().map(|onset| compact(*onset)).collect::<Vec<_>>().join(","));
        }
        lines.put("END", name);
    }
    lines.put("END", "VTIMEZONE");
}

/// What clocks that stand `offset` seconds ahead of UTC show at `moment`.
fn shifted(moment: Moment, offset: i32) -> DateTime {
    utc(moment.plus_seconds(i64::from(offset)))
}

fn utc(moment: Moment) -> DateTime {
    let at = jiff::Timestamp::from_second(moment.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    jiff::tz::TimeZone::UTC.to_datetime(at)
}

fn offset_text(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    let rest = seconds.abs() % 60;
    let rest = if rest == 0 { String::new() } else { format!("{rest:02}") };
    format!("{sign}{:02}{:02}{rest}", minutes / 60, minutes % 60)
}

fn write_gathering(lines: &mut Lines, entry: &Entry) {
    let it = &entry.gathering;
    let slots = expand(it.starts, it.rule.as_deref(), 5_000).unwrap_or_default();
    // A gathering that does not repeat is at the slot of its one time, wherever it was moved to.
    let is_of_series = |time: &Occurrence| time.shape == it.shape && (it.rule.is_none() || slots.contains(&time.slot));
    let event = |time: &Occurrence| match (is_of_series(time), it.rule.is_some()) {
        (true, true) => Event { uid: it.uid.clone(), starts: time.starts, slot: Some(time.slot), stage: time.stage },
        (true, false) => Event { uid: it.uid.clone(), starts: time.starts, slot: None, stage: time.stage },
        // From before the series was moved, or lost to another rule: it stands by itself.
        (false, _) => {
            let uid = format!("{}-{}", time.id, it.uid);
            Event { uid, starts: time.starts, slot: None, stage: time.stage }
        }
    };
    if let Some(only) = &entry.only {
        for time in only {
            event(time).write(lines, entry, &[]);
        }
        return;
    }
    let (of_series, others): (Vec<&Occurrence>, Vec<&Occurrence>) =
        entry.times.iter().partition(|time| is_of_series(time));
    for time in others.into_iter().filter(|time| time.stage != Stage::Cancelled) {
        event(time).write(lines, entry, &[]);
    }
    let is_off = !of_series.is_empty() && of_series.iter().all(|time| time.stage == Stage::Cancelled);
    let stage = if is_off { Stage::Cancelled } else { Stage::Planned };
    let whole = Event { uid: it.uid.clone(), starts: it.starts, slot: None, stage };
    let Some(rule) = &it.rule else {
        of_series.first().map_or(whole, |time| event(time)).write(lines, entry, &[]);
        return;
    };
    let mut series = vec![("RRULE".to_owned(), with_utc_until(rule, &it.zone))];
    let left_out = of_series.iter().filter(|time| time.stage == Stage::Cancelled && !is_off);
    let left_out: Vec<String> = left_out.map(|time| compact(time.slot)).collect();
    if !left_out.is_empty() {
        series.push((format!("EXDATE;TZID={}", it.zone.name()), left_out.join(",")));
    }
    whole.write(lines, entry, &series);
    for time in of_series.iter().filter(|time| time.starts != time.slot && time.stage != Stage::Cancelled) {
        event(time).write(lines, entry, &[]);
    }
}

/// One VEVENT: a series, or one time.
struct Event {
    uid: String,
    starts: DateTime,
    /// Its RECURRENCE-ID, where it is one time of a series
    slot: Option<DateTime>,
    stage: Stage,
}

impl Event {
    fn write(&self, lines: &mut Lines, entry: &Entry, series: &[(String, String)]) {
        let it = &entry.gathering;
        let local = |name: &str| format!("{name};TZID={}", it.zone.name());
        lines.put("BEGIN", "VEVENT");
        lines.put("UID", &self.uid);
        lines.put("DTSTAMP", &format!("{}Z", compact(utc(it.changed_at))));
        lines.put("SEQUENCE", &it.sequence.to_string());
        lines.put(&local("DTSTART"), &compact(self.starts));
        lines.put("DURATION", &format!("PT{}M", it.minutes));
        if let Some(slot) = self.slot {
            lines.put(&local("RECURRENCE-ID"), &compact(slot));
        }
        for (name, value) in series {
            lines.put(name, value);
        }
        lines.escaped("SUMMARY", &it.title);
        lines.escaped("DESCRIPTION", &entry.description);
        lines.escaped("LOCATION", &entry.location);
        if let Some(url) = &entry.url {
            lines.put("URL", url);
        }
        lines.put("STATUS", if self.stage == Stage::Cancelled { "CANCELLED" } else { "CONFIRMED" });
        lines.put("END", "VEVENT");
    }
}

/// A rule whose UNTIL is the UTC instant, as RFC 5545 wants it beside a start with a zone.
fn with_utc_until(rule: &str, zone: &Zone) -> String {
    let parts = rule.split(';').map(|part| {
        let until = part.strip_prefix("UNTIL=").and_then(|until| DateTime::strptime("%Y%m%dT%H%M%S", until).ok());
        until.map_or_else(|| part.to_owned(), |until| format!("UNTIL={}Z", compact(utc(zone.moment(until)))))
    });
    parts.collect::<Vec<_>>().join(";")
}

/// Content lines: ended by CRLF and folded at 75 octets, never within a character.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn put(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for c in name.chars().chain([':']).chain(value.chars().filter(|c| !c.is_control())) {
            if octets + c.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A value of type TEXT; left out where it is empty.
    fn escaped(&mut self, name: &str, value: &str) {
        let mut text = String::with_capacity(value.len());
        for c in value.trim().chars() {
            match c {
                '\\' | ';' | ',' => text.extend(['\\', c]),
                '\n' => text.push_str("\\n"),
                c if c.is_control() => {}
                c => text.push(c),
            }
        }
        if !text.is_empty() {
            self.put(name, &text);
        }
    }
}
