"""Calendar files (iCalendar, RFC 5545): whole days, and meetings at a time of day; lines folded at 75 octets."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY

WIDTH = 75  # octets of a line (RFC 5545, 3.1)
STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True)
class Entry:
    """Something on whole days, both included."""

    uid: str
    since: datetime.date
    until: datetime.date
    title: str
    place: str = ""

    def span(self) -> list[str]:
        """Return the lines that say when it is; the end is the day after the last one (3.6.1)."""
        return [
            f"DTSTART;VALUE=DATE:{self.since:%Y%m%d}",
            f"DTEND;VALUE=DATE:{self.until + ONE_DAY:%Y%m%d}",
        ]


@dataclass(frozen=True)
class Meeting:
    """Something at a time of day: its local beginning without a zone, which every desk reads as its own, and minutes.

    sequence counts how often it was sent anew: calendars move what they hold of it (RFC 5545, 3.8.7.4).
    """

    uid: str
    begins: datetime.datetime
    minutes: int
    title: str
    place: str = ""
    sequence: int = 0

    def span(self) -> list[str]:
        """Return the lines that say when it is."""
        ends = self.begins + datetime.timedelta(minutes=self.minutes)
        count = [f"SEQUENCE:{self.sequence}"] if self.sequence else []
        return [f"DTSTART:{self.begins:{STAMP}}", f"DTEND:{ends:{STAMP}}", *count]


def calendar_file(entries: Sequence[Entry | Meeting], made: datetime.datetime) -> bytes:
    """Return a calendar with an event for each entry; made is the moment in UTC of its making."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kontor//DE", "CALSCALE:GREGORIAN"]
    for one in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one.uid}@kontor",
            f"DTSTAMP:{made:{STAMP}}Z",
            *one.span(),
            f"SUMMARY:{_escaped(one.title)}",
            *([f"LOCATION:{_escaped(one.place)}"] if one.place else []),
            "TRANSP:OPAQUE",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode("utf-8")


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return "".join(
        " " if ord(letter) < 32 or 127 <= ord(letter) < 160 else letter
        for letter in text.replace("\n", "\\n")
    )


def _folded(line: str) -> Iterator[str]:
    """Break a line at 75 octets, never inside a letter; what goes on begins with a blank."""
    part = ""
    for letter in line:
        if len((part + letter).encode("utf-8")) > WIDTH:
            yield part
            part = " "
        part += letter
    yield part
