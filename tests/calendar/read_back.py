"""Reads calendar files back with PyPI's icalendar, as another calendar would.

    python tests/calendar/read_back.py DIR

Fails where a file can't be parsed, breaks a rule of RFC 5545, or where its own VTIMEZONE and the zone of that name tell
different instants.
"""

import sys
import zoneinfo
from datetime import datetime, timedelta, timezone
from pathlib import Path

from dateutil.rrule import rrulestr
from icalendar import Calendar

zoneinfo.reset_tzpath(to=[])


def check(path: Path) -> int:
    raw = path.read_bytes()
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75, f"a line of {len(line)} octets"
        assert b"\n" not in line and b"\r" not in line, "a line that does not end by CRLF"
    calendar = Calendar.from_ical(raw)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"], "no VERSION or PRODID"
    assert not calendar.errors, calendar.errors
    zones = {str(zone["TZID"]): zone for zone in calendar.walk("VTIMEZONE")}
    events = calendar.walk("VEVENT")
    masters = {}
    for event in events:
        assert not event.errors, event.errors
        for name in ["UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DURATION", "SUMMARY", "STATUS"]:
            assert name in event, f"no {name}"
        assert event["DTSTAMP"].dt.tzinfo == timezone.utc or event["DTSTAMP"].dt.utcoffset() == timedelta(0)
        named = event["DTSTART"].params["TZID"]
        assert named in zones, f"no VTIMEZONE for {named}"
        own, known = zones[named].to_tz(lookup_tzid=False), zoneinfo.ZoneInfo(named)
        start = event["DTSTART"].dt.replace(tzinfo=None)
        times = [start]
        if "RRULE" in event:
            rule = event["RRULE"].to_ical().decode()
            until = event["RRULE"].get("UNTIL")
            if until:
                assert until[0].utcoffset() == timedelta(0), "UNTIL is not UTC"
                local = until[0].astimezone(known).replace(tzinfo=None)
                rule = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL="))
                rule += f";UNTIL={local:%Y%m%dT%H%M%S}"
            times = [time for time, _ in zip(rrulestr(rule, dtstart=start), range(60))]
            assert times[0] == start, "DTSTART is none of the rule's own"
            left_out = event.get("EXDATE")
            for group in left_out if isinstance(left_out, list) else [left_out] if left_out else []:
                for each in group.dts:
                    assert each.dt.replace(tzinfo=None) in times, "EXDATE is none of the rule's own"
            masters[str(event["UID"])] = times
        for time in times:
            told = time.replace(tzinfo=own).astimezone(timezone.utc)
            wanted = time.replace(tzinfo=known).astimezone(timezone.utc)
            assert told == wanted, f"{named} {time}: its VTIMEZONE tells {told}, the zone {wanted}"
    for event in events:
        slot = event.get("RECURRENCE-ID")
        if slot and str(event["UID"]) in masters:
            assert slot.dt.replace(tzinfo=None) in masters[str(event["UID"])], "RECURRENCE-ID is none of the rule's own"
    return len(events)


if __name__ == "__main__":
    files = sorted(Path(sys.argv[1]).glob("*.ics"))
    if not files:
        sys.exit("there is no calendar file to read")
    total = 0
    for path in files:
        try:
            total += check(path)
        except AssertionError as wrong:
            sys.exit(f"{path}: {wrong}")
    print(f"{len(files)} calendar files with {total} events read back")
