"""Files of times read by their profile: tables by their titles, terminals by place; every fault by its line."""

from __future__ import annotations

import csv
import datetime
import functools
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.core.dataclass import dataclass, field
from app.core.dates import read_iso
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.messages import N_
from app.data.transfer import (
    MOST_FAULTS,
    FieldSpec,
    TableFile,
    check_size,
    encoding_of,
    fault,
    match_columns,
    read_table,
)
from app.modules.hr.worktime.rules.entries import read_entry, read_time
from app.modules.hr.worktime.rules.events import TURN, Event, Placed, Profile

FIELDS = (
    FieldSpec("number", N_("Staff number"), required=True, synonyms=("personalnummer", "personalnr", "pers.-nr.", "pnr", "nr", "no.", "ausweis", "employee", "badge")),
    FieldSpec("day", N_("Date"), synonyms=("datum", "tag", "day")),
    FieldSpec("time", N_("Time"), synonyms=("uhrzeit", "zeit", "zeitpunkt", "timestamp", "moment")),
    FieldSpec("sign", N_("Mark"), synonyms=("kennzeichen", "buchungsart", "art", "richtung", "kommen/gehen", "type", "direction")),
    FieldSpec("times", N_("Times"), synonyms=("zeiten", "arbeitszeit")),
    FieldSpec("begin", N_("Begin"), synonyms=("beginn", "von", "kommen", "start", "from")),
    FieldSpec("end", N_("End"), synonyms=("ende", "bis", "gehen", "to")),
    FieldSpec("pause", N_("Break"), synonyms=("pause", "pausen", "pause (min)", "break")),
    FieldSpec("centre", N_("Cost centre"), synonyms=("kostenstelle", "kst", "cost centre")),
)  # fmt: skip
LAYOUTS = {"days": frozenset({"day"}), "events": frozenset({"time"})}


@dataclass
class TimesFile:
    """What a file holds by staff number: events, or parts of days; its faults, lines and fingerprint."""

    name: str
    sha256: str
    lines: int = 0
    events: dict[str, list[Event]] = field(default_factory=dict)
    parts: dict[str, list[Placed]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_file(path: Path, profile: Profile) -> TimesFile:
    """Read a file by its profile; what can't be read stands in its faults. Raises BadFile for what is no such file."""
    table = read_table(path) if profile.header else _plain(path, profile)
    if profile.header:
        places = match_columns(table, FIELDS)
        lacking = LAYOUTS[profile.kind] - set(places)
        if profile.kind == "days" and not {"times", "begin"} & set(places):
            lacking |= {"begin"}
        if lacking:
            specs = {one.key: one.title for one in FIELDS}
            raise BadFile(
                [
                    fault(table.name, 1, name, N_("The column {name} is missing."), name=specs[name])
                    for name in sorted(lacking)
                ],
                table.name,
            )
    else:
        places = {name: place for place, name in enumerate(profile.fields)}
    found = TimesFile(table.name, table.sha256.hex())
    for line, row in table.rows:
        found.lines += 1
        cells = {name: row[place].strip() for name, place in places.items() if place < len(row)}
        number = cells.get("number", "").lstrip("0")
        try:
            if not number:
                raise Invalid(N_("The staff number is missing."), field="number")
            if profile.kind == "events":
                found.events.setdefault(number, []).append(_event(line, cells, profile.signs))
            else:
                found.parts.setdefault(number, []).extend(_parts(line, cells))
        except KontorError as error:
            found.faults.append(Fault(table.name, line, error.field, error.message))
            if len(found.faults) >= MOST_FAULTS:
                break
    return found


def _plain(path: Path, profile: Profile) -> TableFile:
    """Open a file without a header: columns of fixed width, or between marks."""
    check_size(path)
    encoding = encoding_of(path)
    with path.open("rb") as raw:
        digest = hashlib.file_digest(raw, "sha256").digest()

    def rows() -> Iterator[tuple[int, list[str]]]:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            if profile.cuts:
                for line, text in enumerate(file, 1):
                    if text.strip():
                        yield line, [text[first:last] for first, last in profile.cuts]
                return
            first = file.readline(10_000)
            mark = max(";,\t|", key=first.count)
            file.seek(0)
            for line, row in enumerate(csv.reader(file, delimiter=mark), 1):
                if any(row):
                    yield line, row

    return TableFile(path.name, profile.fields, rows(), digest)


@functools.lru_cache(maxsize=20_000)
def _day(text: str) -> datetime.date:
    clean = text.strip()
    if len(clean) == 8 and clean.isdecimal():
        clean = f"{clean[:4]}-{clean[4:6]}-{clean[6:]}"
    try:
        return read_iso(clean)
    except Invalid as error:
        raise Invalid(error.message.template, field="day", **error.message.values) from error


@functools.lru_cache(maxsize=20_000)
def _time(text: str) -> int:
    clean = text.strip()
    if len(clean) == 8 and clean[2] == clean[5] == ":":  # seconds are left off
        clean = clean[:5]
    if len(clean) == 6 and clean.isdecimal():
        clean = clean[:4]
    try:
        return read_time(clean)[0]
    except Invalid as error:
        raise Invalid(error.message.template, field="time", **error.message.values) from error


def _event(line: int, cells: Mapping[str, str], signs: Mapping[str, str]) -> Event:
    day, time = cells.get("day", ""), cells.get("time", "")
    if not day and " " in time.replace("T", " "):
        day, time = time.replace("T", " ").split(" ", 1)
    mark = cells.get("sign", "").lower()
    if mark and mark not in signs:
        raise Invalid(N_("{text} is neither coming nor going."), field="sign", text=mark)
    return Event(line, _day(day), _time(time), signs.get(mark, TURN))


def _parts(line: int, cells: Mapping[str, str]) -> list[Placed]:
    day = _day(cells.get("day", ""))
    text = cells.get("times", "")
    if not text and cells.get("begin"):
        pause = cells.get("pause", "")
        centre = cells.get("centre", "")
        text = (
            f"{cells['begin']}-{cells.get('end', '')}"
            + (f"/{_minutes(pause)}" if pause else "")
            + (f"@{centre}" if centre else "")
        )
    return [Placed(line, day, part) for part in read_entry(day, text)]


def _minutes(text: str) -> str:
    """Return a break in minutes from 30 or 0:30."""
    hours, colon, minutes = text.partition(":")
    return (
        str(int(hours) * 60 + int(minutes)) if colon and hours.isdecimal() and minutes.isdecimal() else text
    )
