"""Days and moments have one clock, one zone and one way to add years: checks on the code."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"

# What has no office whose clock could be asked, and what dates files of the book rather than rows in it
CLOCKS = (
    "app/core/dates.py",
    "app/data/clock.py",
    "app/data/office.py",
    "app/data/backup.py",
    "app/data/archive.py",
)


def test_there_is_one_clock() -> None:
    """Queries and pages ask the office's clock, so that a day can be set in tests; no year of the calendar stands in for it."""
    found = []
    for path in APP.rglob("*.py"):
        name, text = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        if name not in CLOCKS and re.search(r"\butc_now\b|datetime\.now\(|date\.today\(", text):
            found.append(f"{name} asks the computer's clock")
        if path.name != "demo.py" and re.search(r"datetime\.date\(20\d\d,|fiscal_year: int = 20", text):
            found.append(f"{name} names a year")
    assert found == []


DAYS_OF_OTHERS = {
    "app/core/format.py": "a moment that is local already",
    "app/data/spreadsheet.py": "a day of a spreadsheet, which has no zone",
    "app/modules/documents/intake/readers/mail.py": "the day where a mail was written",
    "app/modules/finance/datev/rules.py": "a day as a file writes it",
    "app/modules/governance/privacy/queries/breaches.py": "a moment that is local already",
    "app/modules/hr/worktime/rules/clock.py": "a moment that is local already",
    "app/modules/it/pool/services.py": "what was typed, which has no zone",
    "app/modules/office/automation/services/finishing.py": "a moment that is local already",
}


def test_the_day_of_a_moment_is_that_of_the_desk() -> None:
    """Moments are kept in UTC: at half past midnight their own day is still yesterday's in Berlin, so it is asked of astimezone()."""
    found = {
        str(path.relative_to(ROOT))
        for path in APP.rglob("*.py")
        if re.search(
            r"(?<!astimezone\(\))(?<!astimezone\(zone\))\.date\(\)", path.read_text(encoding="utf-8")
        )
    }
    assert found == set(DAYS_OF_OTHERS)


def test_years_are_added_to_days_in_one_place() -> None:
    """29 February has no day a year on: `add_months` knows, `replace(year=…)` falls; a day that is named with it is safe."""
    found = [
        f"{path.relative_to(ROOT)}: {one[0]}"
        for path in APP.rglob("*.py")
        for one in re.finditer(r"\.replace\(year=[^\n]*", path.read_text(encoding="utf-8"))
        if "month=" not in one[0] and "day=" not in one[0]
    ]
    assert found == []
