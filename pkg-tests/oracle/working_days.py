"""The independent oracle for working days in England and Wales.

Checks src/calendars/england-and-wales.json against two libraries that share nothing with it, then
writes working-days-1995-2040.csv, which `cargo test` compares with the engine for every day.

    pip install holidays==0.109 govuk-bank-holidays==0.19 numpy
    python pkg-tests/oracle/working_days.py

The holidays come from `holidays` (vacanza, subdivision ENG) and the sums from numpy's
`busday_offset`. Neither reads our file.

Each line of the fixture is one year: year, working, plus1, plus5, plus20, minus5. Each of the last
five has one character a day, from 1 January. `working` is 1 or 0. The others say how many days away
the sum lands, in base 36, with 0 meaning: plus1 0 days, plus5 5 days, plus20 20 days, minus5 5 days.
"""

import datetime
import json
import pathlib

import govuk_bank_holidays
import holidays
import numpy

FIRST, LAST = 1995, 2040
FIRST_PUBLISHED, LAST_PUBLISHED = 1995, 2028
HERE = pathlib.Path(__file__).resolve().parent
OURS = HERE.parent.parent / "src" / "calendars" / "england-and-wales.json"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def independent_holidays(first, last):
    """Weekday holidays by the `holidays` library, which also lists the weekend originals."""
    listed = holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1))
    return {day for day in listed if day.weekday() < 5}


def check_our_file():
    """Fails unless our file and each library agree in both directions, on every year they share."""
    events = json.loads(OURS.read_text(encoding="utf-8"))["events"]
    ours = {datetime.date.fromisoformat(event["date"]) for event in events}
    assert len(ours) == len(events), "a date is listed twice"
    theirs = independent_holidays(FIRST_PUBLISHED, LAST_PUBLISHED)
    assert ours == theirs, sorted(ours ^ theirs)

    bundled = pathlib.Path(govuk_bank_holidays.__file__).parent / "bank-holidays.json"
    official = json.loads(bundled.read_text(encoding="utf-8"))["england-and-wales"]["events"]
    first = min(event["date"] for event in official)[:4]
    shared = [event for event in events if event["date"][:4] >= first]
    by_date = lambda event: event["date"]
    assert sorted(shared, key=by_date) == sorted(official, key=by_date)
    print(f"{len(ours)} holidays equal `holidays`; {len(shared)} events from {first} equal GOV.UK")


def write_fixture():
    """Writes one line a year."""
    closed = numpy.array(sorted(independent_holidays(FIRST - 1, LAST + 1)), dtype="datetime64[D]")
    lines = ["year,working,plus1,plus5,plus20,minus5"]
    for year in range(FIRST, LAST + 1):
        days = numpy.arange(f"{year}-01-01", f"{year + 1}-01-01", dtype="datetime64[D]")
        working = numpy.is_busday(days, holidays=closed)
        fields = [str(year), "".join("1" if day else "0" for day in working)]
        for add, base in ((1, 0), (5, 5), (20, 20), (-5, 5)):
            # From a day that is not a working day, day 1 is the first working day beyond it.
            roll = "backward" if add > 0 else "forward"
            sums = numpy.busday_offset(days, add, roll=roll, holidays=closed)
            away = numpy.abs((sums - days).astype(int)) - base
            fields.append("".join(DIGITS[number] for number in away))
        lines.append(",".join(fields))
    (HERE / f"working-days-{FIRST}-{LAST}.csv").write_text("\n".join(lines) + "\n")
    print(f"{len(lines) - 1} years written")


if __name__ == "__main__":
    check_our_file()
    write_fixture()
