"""Calendar files are read back as they were written, whatever a title holds."""

from __future__ import annotations

import datetime
import re

from hypothesis import given
from hypothesis import strategies as st

from app.core.calendar_file import WIDTH, Entry, Meeting, calendar_file

MADE = datetime.datetime(2026, 12, 3, 8, 0, tzinfo=datetime.UTC)
DAY = datetime.date(2026, 12, 24)


def fields(data: bytes) -> dict[str, str]:
    """Read the fields of a calendar of one event as RFC 5545 says: lines unfolded, then texts unescaped."""
    text = data.decode().replace("\r\n ", "")
    found = dict(line.split(":", 1) for line in text.split("\r\n") if line)
    signs = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
    return {name: re.sub(r"\\[n,;\\]", lambda hit: signs[hit[0]], value) for name, value in found.items()}


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=90),
    st.integers(0, 400),
)
def test_a_title_comes_back_and_no_line_is_too_long(title: str, days: int) -> None:
    """Letters of several octets are never broken; the end is the day after the last one."""
    data = calendar_file([Entry("1", DAY, DAY + datetime.timedelta(days), title, "Raum; 4, oben")], MADE)
    assert all(len(line) <= WIDTH for line in data.split(b"\r\n"))
    found = fields(data)
    assert (found["SUMMARY"], found["LOCATION"]) == (title, "Raum; 4, oben")
    assert found["DTSTART;VALUE=DATE"] == "20261224"
    assert found["DTEND;VALUE=DATE"] == f"{DAY + datetime.timedelta(days + 1):%Y%m%d}"


@given(st.text(st.characters(categories=["Cc"]), min_size=1, max_size=5))
def test_no_sign_ends_a_line_of_its_own(signs: str) -> None:
    """A title with a line break of its own kind can't put fields of its own into somebody's calendar."""
    data = calendar_file([Entry("1", DAY, DAY, f"x{signs}ATTACH:evil")], MADE)
    assert not [
        line for line in re.split(rb"[\r\n\x0b\x0c\x1c-\x1e\x85]+", data) if line.startswith(b"ATTACH")
    ]


def test_a_meeting_has_its_length_and_its_count() -> None:
    """It ends on the next day where it must; the first sending has no count."""
    begins = datetime.datetime(2026, 12, 31, 23, 30)  # noqa: DTZ001 - local by intent
    found = fields(calendar_file([Meeting("m", begins, 45, "Rat", sequence=2)], MADE))
    assert (found["DTSTART"], found["DTEND"], found["SEQUENCE"]) == (
        "20261231T233000",
        "20270101T001500",
        "2",
    )
    assert "SEQUENCE" not in fields(calendar_file([Meeting("m", begins, 45, "Rat")], MADE))
