"""Writes vectors.txt: 2,000 series as python-dateutil and zoneinfo expand them, to which a test holds ours.

    python tests/calendar/vectors.py           writes the file anew
    python tests/calendar/vectors.py --check   fails where the file differs

A line is: zone, tab, local start, tab, RFC 5545 rule, tab, the first instants in Unix seconds.
"""

import random
import sys
import zoneinfo
from datetime import datetime, timedelta
from pathlib import Path

from dateutil.rrule import rrulestr

SEED, COUNT, FIRST = 20270120, 2_000, 6
FILE = Path(__file__).with_name("vectors.txt")
# The places of the network, and zones whose rules are unlike others': half an hour, midnight, permanent, both hemispheres.
ZONES = """
    Europe/London Europe/Lisbon Europe/Paris Europe/Madrid Europe/Brussels Europe/Kyiv America/Argentina/Buenos_Aires
    America/Sao_Paulo America/Bogota America/Guayaquil America/Cancun America/Chihuahua America/Ciudad_Juarez
    America/Mexico_City America/Santiago America/Punta_Arenas America/Los_Angeles America/Toronto America/Vancouver
    America/Edmonton America/Winnipeg Africa/Accra Africa/Casablanca America/St_Johns Australia/Lord_Howe Asia/Kolkata
    Pacific/Auckland Asia/Beirut Africa/Cairo UTC
""".split()
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def rule_for(start: datetime, chance: random.Random) -> str:
    """A rule of which `start` is the first time."""
    day = DAYS[start.weekday()]
    nth = (start.day - 1) // 7 + 1
    every = chance.choice([1, 1, 1, 2, 3])
    interval = f";INTERVAL={every}" if every > 1 else ""
    kind = chance.choice(["daily", "weekly", "weekly", "days", "date", "nth", "nth", "last", "yearly"])
    if kind == "last" and (start + timedelta(days=7)).month == start.month:
        kind = "nth"
    if kind == "nth" and nth == 5:
        kind = "date"
    rule = {
        "daily": f"FREQ=DAILY{interval}",
        "weekly": f"FREQ=WEEKLY{interval}",
        "days": f"FREQ=WEEKLY{interval};BYDAY={','.join(sorted({day, chance.choice(DAYS)}, key=DAYS.index))}",
        "date": f"FREQ=MONTHLY{interval}",
        "nth": f"FREQ=MONTHLY{interval};BYDAY={nth}{day}",
        "last": f"FREQ=MONTHLY{interval};BYDAY=-1{day}",
        "yearly": "FREQ=YEARLY",
    }[kind]
    end = chance.choice(["", "", "count", "until"])
    if end == "count":
        rule += f";COUNT={chance.randint(1, 20)}"
    elif end == "until":
        last = start + timedelta(days=chance.randint(0, 400))
        rule += f";UNTIL={last:%Y%m%d}T235959"
    return rule


def lines():
    zoneinfo.reset_tzpath(to=[])  # only PyPI's tzdata, not the machine's
    chance = random.Random(SEED)
    for _ in range(COUNT):
        name = chance.choice(ZONES)
        day = datetime(2026, 6, 1) + timedelta(days=chance.randint(0, 1_200))
        hour, minute = chance.choice([(16, 0), (9, 30), (0, 30), (1, 30), (2, 15), (23, 30), (12, 0)])
        start = day.replace(hour=hour, minute=minute)
        rule = rule_for(start, chance)
        zone = zoneinfo.ZoneInfo(name)
        instants = []
        for local in rrulestr(rule, dtstart=start):
            # fold=0: the offset from before a gap, the first of two hours that are the same.
            instants.append(str(int(local.replace(tzinfo=zone, fold=0).timestamp())))
            if len(instants) == FIRST:
                break
        yield f"{name}\t{start:%Y-%m-%d %H:%M}\t{rule}\t{' '.join(instants)}\n"


if __name__ == "__main__":
    text = "".join(lines())
    if sys.argv[1:] == ["--check"]:
        if FILE.read_text() != text:
            sys.exit(f"{FILE} is not what this script writes")
        print(f"{COUNT} vectors are as python-dateutil and zoneinfo have them")
    else:
        FILE.write_text(text)
