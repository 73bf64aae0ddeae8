"""The EXTF format (DATEV 700, Buchungsstapel version 13): how rows are written and read, and every rule a file must keep."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from app.core import paths
from app.core.dataclass import dataclass, field
from app.core.dates import add_months
from app.core.messages import N_, Message
from app.core.text_lines import lines_of

VERSION, CATEGORY, FORMAT = 700, 21, 13
VERSIONS = {300: (7,), 510: (7,), 700: (7, 9, 12, 13)}
WRITERS = ("EXTF", "DTVF")  # other programs, and DATEV itself
UTF8 = b"\xef\xbb\xbf"
LARGEST = 60_000_000  # bytes; a full stack has half of that
MOST_FINDINGS = 1_000  # after so many a file is read no further
HEADER_FIELDS, FEWEST_FIELDS = 31, 22
FEWEST_COLUMNS = 14  # up to the text; what a shorter row lacks is empty
AMOUNT, SIDE, ACCOUNT, CONTRA, BU, DAY, DOCUMENT, DOCUMENT2, TEXT = 1, 2, 7, 8, 9, 10, 11, 12, 14
KOST1, KOST2, INFO, FINAL, GU = 37, 38, 48, 114, 118
NEEDED_IN_HEADER = {13, 14, 15, 16, 22}  # what a stack can't be read without
HEADER_TEXT = {1, 4, 8, 9, 10, 17, 18, 22, 24, 27, 30, 31}
DOCUMENT_CHARACTERS = re.compile(r"[A-Za-z0-9_$&%*+\-/]*")
LIFT = "40"  # Aufhebung der Automatik


@dataclass(frozen=True)
class ColumnRule:
    """A column of a stack: its place from 1, title, whether it is text, and its longest content."""

    place: int
    name: str
    text: bool
    length: int | None


@dataclass(frozen=True)
class Finding:
    """A rule that a file breaks, with line and column from 1 (0 where a whole line or file is meant)."""

    line: int
    column: int
    message: Message


@dataclass(frozen=True)
class StackHeader:
    """The first line of a stack as far as Kontor uses it."""

    consultant: int
    client: int
    year_start: datetime.date
    length: int
    since: datetime.date
    until: datetime.date
    name: str
    final: bool
    chart: str
    made: datetime.datetime | None = None


@dataclass
class StackFile:
    """A stack that was read: its header, the rows with their lines, and what breaks the rules."""

    header: StackHeader | None = None
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@cache
def columns() -> tuple[ColumnRule, ...]:
    """Return the columns as they are kept in resources/datev/stack.csv."""
    with (paths.resources() / "datev" / "stack.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            ColumnRule(
                int(row["place"]),
                row["name"],
                row["text"] == "1",
                int(row["length"]) if row["length"] else None,
            )
            for row in csv.DictReader(file, delimiter=";")
        )


# -- writing -------------------------------------------------------------------
def quoted(text: str) -> str:
    """Return a text in quotes on one line."""
    return '"' + " ".join(text.splitlines()).replace('"', '""') + '"'


def header_line(head: StackHeader) -> str:
    """Return the first line of a stack."""
    made = head.made or datetime.datetime(1970, 1, 1)  # noqa: DTZ001 - the format wants local time without a zone
    values = {
        1: "EXTF",
        2: str(VERSION),
        3: str(CATEGORY),
        4: "Buchungsstapel",
        5: str(FORMAT),
        6: f"{made:%Y%m%d%H%M%S}{made.microsecond // 1000:03d}",
        8: "KO",
        9: "Kontor",
        11: str(head.consultant),
        12: str(head.client),
        13: f"{head.year_start:%Y%m%d}",
        14: str(head.length),
        15: f"{head.since:%Y%m%d}",
        16: f"{head.until:%Y%m%d}",
        17: head.name[:30],
        19: "1",
        20: "0",
        21: "1" if head.final else "0",
        22: "EUR",
        27: head.chart,
    }
    return ";".join(
        quoted(values.get(i, "")) if i in HEADER_TEXT else values.get(i, "")
        for i in range(1, HEADER_FIELDS + 1)
    )


def row_line(values: Mapping[int, str]) -> str:
    """Return a line of data; text columns are quoted even when they are empty."""
    return ";".join(quoted(values.get(c.place, "")) if c.text else values.get(c.place, "") for c in columns())


def file_bytes(head: StackHeader, rows: Sequence[Mapping[int, str]]) -> bytes:
    """Return a whole stack in Windows-1252 with CRLF; characters that it lacks become '?'."""
    lines = [header_line(head), ";".join(c.name for c in columns()), *(row_line(row) for row in rows)]
    return ("\r\n".join(lines) + "\r\n").encode("cp1252", "replace")


def lacking(rows: Sequence[Mapping[int, str]]) -> str:
    """Return the characters of some rows that Windows-1252 lacks, each once."""
    found = {character for row in rows for text in row.values() if not text.isascii() for character in text}
    return "".join(sorted(c for c in found if not c.encode("cp1252", "ignore")))


def amount_text(cents: int) -> str:
    """Return an amount as the format wants it: '1234,56', without sign."""
    return f"{abs(cents) // 100},{abs(cents) % 100:02d}"


def document_text(text: str) -> str:
    """Return a document number in the characters of the format; others become '-'."""
    return re.sub(r"[^A-Za-z0-9_$&%*+\-/]", "-", text)[:36]


# -- reading and checking ------------------------------------------------------
def read_stack(data: bytes, strict: bool = True) -> StackFile:
    """Read a stack and check every rule of the format; not strictly, what DATEV itself and other programs write is taken as it is meant.

    Then ends of lines, quotes, decimals, what the header says of who wrote it, and missing columns at the end do not count.
    """
    found = StackFile()
    if strict and b"\r\n" not in data:
        found.findings.append(Finding(1, 0, Message(N_("Lines must end with CR and LF."))))
    if strict and data.startswith(UTF8):
        found.findings.append(
            Finding(1, 0, Message(N_("The file must be Windows-1252, not UTF-8 with a mark.")))
        )
    raw = lines(data)
    head = cells_of(next(raw)[1])
    found.header = _header(head, found.findings, strict)
    if next(raw, None) is None:
        found.findings.append(
            Finding(2, 0, Message(N_("The line with the titles of the columns is missing.")))
        )
    if found.header is None:
        return found
    wanted = {13: 125, 12: 124, 9: 120, 7: 116}.get(int(head[4][0] or 0), 0)
    for number, text in raw:
        if len(found.findings) >= MOST_FINDINGS:
            break
        cells = cells_of(text)
        short = not strict or wanted < len(columns())
        if not strict and not any(value.strip() for value, _quoted in cells):
            continue
        if len(cells) != wanted and not (short and len(cells) >= FEWEST_COLUMNS):
            words = Message(
                N_("The line has {count} columns instead of {wanted}."),
                {"count": len(cells), "wanted": wanted},
            )
            found.findings.append(Finding(number, 0, words))
            continue
        found.findings += [
            Finding(number, place, message) for place, message in _row_faults(cells, found.header, strict)
        ]
        found.rows.append((number, [value for value, _quoted in cells]))
    return found


def lines(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file with their numbers: UTF-8 by its mark, else Windows-1252."""
    return lines_of(data, "utf-8-sig" if data.startswith(UTF8) else "cp1252")


def cells_of(text: str) -> list[tuple[str, bool]]:
    """Split a line into its cells, and say of each whether it was quoted."""
    found = []
    for match in re.finditer(r'(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))', text):
        quoted = match.group(1) is not None
        found.append(((match.group(1) or "").replace('""', '"') if quoted else match.group(2), quoted))
    return found


def _number(text: str, least: int, most: int) -> bool:
    return text.isdecimal() and least <= int(text) <= most


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def _header(cells: list[tuple[str, bool]], findings: list[Finding], strict: bool) -> StackHeader | None:
    values = [value for value, _quoted in cells]
    if not strict and FEWEST_FIELDS <= len(values) < HEADER_FIELDS:
        values += [""] * (HEADER_FIELDS - len(values))

    def wrong(column: int, template: str) -> None:
        findings.append(Finding(1, column, Message(template)))

    if len(values) != HEADER_FIELDS or values[0] not in (WRITERS[:1] if strict else WRITERS):
        wrong(1, N_("The first line is no EXTF header of 31 fields."))
        return None
    if values[2] != str(CATEGORY):
        wrong(3, N_("This is no stack of entries (category 21)."))
        return None
    version = int(values[1]) if values[1].isdecimal() else 0
    if version not in VERSIONS or not values[4].isdecimal() or int(values[4]) not in VERSIONS[version]:
        wrong(5, N_("Header and format version do not fit: 700 with 7, 9, 12 or 13, older ones with 7."))
        return None
    for column, (value, quoted) in enumerate(cells if strict else (), 1):
        if quoted != (column in HEADER_TEXT) and not (column in (27, 31, 30, 24) and not value) and value:
            wrong(column, N_("Texts are quoted, figures are not."))
    checks = (
        (6, len(values[5]) == 17 and values[5].isdecimal(), N_("The moment of the export has 17 figures.")),
        (8, len(values[7]) <= 2, N_("The origin has at most 2 characters.")),
        (9, len(values[8]) <= 25, N_("Who exported has at most 25 characters.")),
        (11, _number(values[10], 1001, 9_999_999), N_("The consultant number is between 1001 and 9999999.")),
        (12, _number(values[11], 1, 99_999), N_("The client number is between 1 and 99999.")),
        (13, _date(values[12]) is not None, N_("The beginning of the fiscal year is no day.")),
        (14, _number(values[13], 4, 8), N_("Accounts have 4 to 8 figures.")),
        (15, _date(values[14]) is not None, N_("The first day is no day.")),
        (16, _date(values[15]) is not None, N_("The last day is no day.")),
        (17, len(values[16]) <= 30, N_("The name has at most 30 characters.")),
        (19, values[18] in ("", "1", "2"), N_("The kind is 1 or 2.")),
        (20, values[19] in ("", "0", "30", "40", "50", "64"), N_("The purpose is 0, 30, 40, 50 or 64.")),
        (21, values[20] in ("0", "1"), N_("The finalising mark is 0 or 1; an empty one locks the stack.")),
        (22, values[21] in ("", "EUR"), N_("The currency is EUR.")),
        (27, values[26] in ("", "03", "04"), N_("The chart is 03 or 04.")),
    )
    for column, fine, words in checks:
        needed = strict or column in NEEDED_IN_HEADER
        if not fine and needed and not (column == 21 and int(values[4]) < FORMAT):
            wrong(column, words)
    start, since, until = (_date(values[i]) for i in (12, 14, 15))
    if start is None or since is None or until is None or not _number(values[13], 4, 8):
        return None
    if not (start <= since <= until < add_months(start, 12)):
        wrong(15, N_("The span must lie in the fiscal year; every year has a file of its own."))
    return StackHeader(
        int(values[10] or 0) if values[10].isdecimal() else 0,
        int(values[11] or 0) if values[11].isdecimal() else 0,
        start,
        int(values[13]),
        since,
        until=until,
        name=values[16],
        final=values[20] == "1",
        chart=values[26],
    )


def day_of(text: str, head: StackHeader) -> datetime.date | None:
    """Return the day of TTMM in the fiscal year of a stack, None where it is none."""
    text = text.zfill(4)
    if not re.fullmatch(r"\d{4}", text):
        return None
    for year in (head.year_start.year, head.year_start.year + 1):
        try:
            day = datetime.date(year, int(text[2:]), int(text[:2]))
        except ValueError:
            continue
        if head.year_start <= day < add_months(head.year_start, 12):
            return day
    return None


def _row_faults(
    cells: list[tuple[str, bool]], head: StackHeader, strict: bool
) -> Iterator[tuple[int, Message]]:
    values = ["", *(value for value, _quoted in cells)]
    for rule in columns()[: len(cells)] if strict else ():
        value, quoted = cells[rule.place - 1]
        if rule.text and not quoted:
            yield rule.place, Message(N_("Text columns are quoted, also when they are empty."))
        if not rule.text and quoted:
            yield rule.place, Message(N_("Only texts are quoted."))
        if rule.length is not None and len(value) > rule.length:
            yield rule.place, Message(N_("At most {count} characters."), {"count": rule.length})
    yield from _content_faults(values, head, strict)


def _content_faults(values: Sequence[str], head: StackHeader, strict: bool) -> Iterator[tuple[int, Message]]:
    """Yield what is wrong with the contents of a row; values count from 1."""
    decimals = r"\d{1,10},\d{2}" if strict else r"\d{1,10}(,\d{0,2})?"
    if not re.fullmatch(decimals, values[AMOUNT]) or not values[AMOUNT].strip("0,"):
        yield (
            AMOUNT,
            Message(N_("The amount has up to 10 figures, a comma and 2 decimals, and is above zero.")),
        )
    if values[SIDE] not in ("S", "H"):
        yield SIDE, Message(N_("The side is S or H."))
    for place in (ACCOUNT, CONTRA):
        if not re.fullmatch(rf"\d{{1,{head.length + 1}}}", values[place]) or not int(values[place] or 0):
            yield (
                place,
                Message(
                    N_("An account has up to {count} figures, a personal account one more."),
                    {"count": head.length},
                ),
            )
    if values[ACCOUNT] == values[CONTRA]:
        yield CONTRA, Message(N_("Account and contra account are the same."))
    if values[BU] and not values[BU].isdecimal():
        yield BU, Message(N_("The BU key has up to 4 figures."))
    day = day_of(values[DAY], head)
    if day is None or not head.since <= day <= head.until:
        yield DAY, Message(N_("The day (DDMM) lies in the span of the stack."))
    if strict and not DOCUMENT_CHARACTERS.fullmatch(values[DOCUMENT]):
        yield DOCUMENT, Message(N_("A document number has letters, figures and _ $ & % * + - / only."))
    if len(values) > GU:
        if values[FINAL] not in ("", "0", "1"):
            yield FINAL, Message(N_("The finalising mark is 0 or 1."))
        if values[GU] not in ("", "0", "1"):
            yield GU, Message(N_("The mark of a Generalumkehr is 0 or 1."))
