"""Import of tables: CSV, XLSX and clipboard, with every fault named by its cell. Export is in export.py.

Reading detects encoding (UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252), delimiter and quoting.
Columns are found by their key, title or synonym.
"""

from __future__ import annotations

import atexit
import codecs
import csv
import datetime
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.dates import read_iso
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.messages import N_, Message
from app.core.money import read_plain
from app.core.worker_process import Children
from app.data.export import unsafe

LARGEST = 150_000_000
SHEET_SECONDS, SHEET_MEMORY = 20.0, 700_000_000  # what reading one spreadsheet may take
MOST_FAULTS = 1000
_SHORTENED = re.compile(r"\d([.,]\d+)?E[+-]?\d+", re.IGNORECASE)
SHEETS = Children(1, SHEET_MEMORY)
atexit.register(SHEETS.end)


@dataclass(frozen=True)
class FieldSpec:
    """One column of a file: its key and title, other names it goes by, how a cell is read, and whether it must be there."""

    key: str
    title: str
    read: Callable[[str], Any] = str.strip
    required: bool = False
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableFile:
    """A table as it was found: header and rows of texts, with the line each began on."""

    name: str
    header: tuple[str, ...]
    rows: Iterable[tuple[int, list[str]]]
    sha256: bytes


def fault(file: str, line: int, field: str, template: str, /, **values: Any) -> Fault:
    """Return a fault with its message."""
    return Fault(file, line, field, Message(template, values))


def refuse(name: str, template: str, /, **values: Any) -> BadFile:
    """Return the refusal of a whole file."""
    return BadFile([fault(name, 0, "", template, **values)], name)


def bytes_of(path: Path, largest: int | None = None) -> bytes:
    """Return what stands in a file from outside: the one way to read one whole. Raises BadFile for a missing, empty or huge one."""
    check_size(path, largest)
    return path.read_bytes()


def check_size(path: Path, largest: int | None = None) -> None:
    """Refuse a missing, empty or huge file; raises BadFile."""
    most = LARGEST if largest is None else largest
    if not path.is_file():
        raise refuse(path.name, N_("There is no file {name}."), name=path.name)
    size = path.stat().st_size
    if size == 0:
        raise refuse(path.name, N_("The file is empty."))
    if size > most:
        raise refuse(
            path.name,
            N_("The file has {size}; Kontor reads up to {limit}. Split it."),
            size=formats.size(size),
            limit=formats.size(most),
        )


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file; raises BadFile for what is no text."""
    with path.open("rb") as file:
        head = file.read(4)
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        file.seek(0)
        decoder, text = codecs.getincrementaldecoder("utf-8")(), True
        while chunk := file.read(1 << 20):
            if b"\0" in chunk:
                raise refuse(path.name, N_("This is not a text file."))
            if text:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    text = False
    return "utf-8-sig" if text else "cp1252"


def read_csv(path: Path, delimiter: str = "") -> TableFile:
    """Open a CSV file for reading row by row; raises BadFile for what is none."""
    check_size(path)
    encoding = encoding_of(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        first = file.readline(100_000)
    mark = delimiter or max(";,\t|", key=first.count)
    header = next(csv.reader([first.rstrip("\r\n")], delimiter=mark), [])

    def rows() -> Iterator[tuple[int, list[str]]]:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            reader = csv.reader(file, delimiter=mark, strict=True)
            try:
                next(reader, None)
                line = reader.line_num + 1
                for row in reader:
                    if row and any(row):
                        yield line, plain_cells(row)
                    line = reader.line_num + 1
            except csv.Error as error:
                raise refuse_line(path.name, reader.line_num, error) from error

    with path.open("rb") as raw:
        digest = hashlib.file_digest(raw, "sha256").digest()
    return TableFile(path.name, tuple(cell.strip() for cell in header), rows(), digest)


def plain_cells(row: list[str]) -> list[str]:
    """Return the cells of a row as they were before they were made harmless as CSV, for all readers; a spreadsheet file holds them as they are."""
    return [cell if cell[:1] != "'" else unsafe(cell) for cell in row]


def refuse_line(name: str, line: int, error: Exception) -> BadFile:
    """Return the refusal of a file whose quoting breaks on a line."""
    return BadFile(
        [fault(name, line, "", N_("The line can't be read as CSV: {reason}"), reason=str(error))], name
    )


def read_xlsx(path: Path) -> TableFile:
    """Read the first sheet of a spreadsheet file, in a child of its own: a file that is hostile ends that child; raises BadFile."""
    data = bytes_of(path)
    try:
        texts, _parts = SHEETS.ask("app.data.spreadsheet:first_sheet", data, SHEET_SECONDS)
    except KontorError as error:
        raise BadFile([Fault(path.name, 0, "", error.message)], path.name) from error
    start = next((i for i, row in enumerate(texts) if sum(map(bool, row)) > 1), 0)
    header = tuple(texts[start]) if texts else ()
    rows = [(i + 1, row) for i, row in enumerate(texts) if i > start and any(row)]
    return TableFile(path.name, header, rows, hashlib.sha256(data).digest())


def read_table(path: Path) -> TableFile:
    """Read a CSV or XLSX file by its suffix."""
    return read_xlsx(path) if path.suffix.lower() in (".xlsx", ".xls", ".ods", ".xlsm") else read_csv(path)


def read_clipboard(text: str) -> TableFile:
    """Read a table that was copied in a spreadsheet: tabs between cells, quotes around cells with breaks."""
    rows = list(csv.reader(io.StringIO(text), delimiter="\t"))
    return TableFile(
        "clipboard",
        tuple(rows[0]) if rows else (),
        [(i + 2, plain_cells(row)) for i, row in enumerate(rows[1:])],
        hashlib.sha256(text.encode()).digest(),
    )


def columns_named(header: Sequence[str], field: FieldSpec) -> list[int]:
    """Return the columns whose titles are a field's key or title in the language in force, else those named by a synonym, whatever their case.

    A title of its own goes before other words for it: where “Category” stands, “Type” is something else.
    """
    own = {name.lower() for name in (field.key, field.title, str(Message(field.title)))}
    titles = [title.strip().lower() for title in header]
    named = [place for place, title in enumerate(titles) if title in own]
    if named:
        return named
    others = {name.lower() for name in field.synonyms}
    return [place for place, title in enumerate(titles) if title in others]


def match_columns(
    table: TableFile, fields: Sequence[FieldSpec], chosen: Mapping[str, int] | None = None
) -> dict[str, int]:
    """Return for each field the column that holds it, as chosen or as its title says.

    Raises BadFile for required ones that are missing, columns that stand twice, or where none is known.
    """
    found: dict[str, int] = {}
    faults: list[Fault] = []
    for field in fields:
        if chosen is None:
            hits = columns_named(table.header, field)
        else:
            hits = [chosen[field.key]] if field.key in chosen else []
        if len(hits) > 1:
            faults.append(
                fault(
                    table.name,
                    1,
                    field.key,
                    N_("The column {name} stands twice in the header."),
                    name=field.key,
                )
            )
        elif hits:
            found[field.key] = hits[0]
        elif field.required:
            faults.append(
                fault(table.name, 1, field.key, N_("The column {name} is missing."), name=field.key)
            )
    if not found and not faults and chosen is None and any(table.header):
        words, titles = N_("None of its columns is known: {titles}."), ", ".join(table.header)[:80]
        faults.append(fault(table.name, 1, fields[0].key, words, titles=titles))
    if faults:
        raise BadFile(faults, table.name)
    return found


def records(
    table: TableFile, fields: Sequence[FieldSpec], chosen: Mapping[str, int] | None = None
) -> tuple[list[tuple[int, dict[str, Any]]], list[Fault]]:
    """Read all rows by the columns chosen, else by their titles: return the good ones with their line, and every fault by line and field."""
    places = match_columns(table, fields, chosen)
    good: list[tuple[int, dict[str, Any]]] = []
    faults: list[Fault] = []
    for line, row in table.rows:
        values: dict[str, Any] = {}
        before = len(faults)
        for field in fields:
            place = places.get(field.key)
            text = row[place].strip() if place is not None and place < len(row) else ""
            if not text and field.required:
                faults.append(
                    fault(table.name, line, field.key, N_("{name} is empty."), name=Message(field.title))
                )
                continue
            try:
                values[field.key] = field.read(text) if text else None
            except KontorError as error:
                faults.append(Fault(table.name, line, field.key, error.message))
        if len(faults) == before:
            good.append((line, values))
        if len(faults) >= MOST_FAULTS:
            break
    return good, faults


def read_amount(text: str) -> int:
    """Read an amount in cents; a quick way for '123.45' and '123,45'."""
    if (
        len(text) > 3
        and text[-3] in ".,"
        and (whole := text[:-3]).isdecimal()
        and (rest := text[-2:]).isdecimal()
        and text.isascii()
    ):
        return int(whole) * 100 + int(rest)
    return read_plain(text)


def read_code(text: str) -> str:
    """Read a number that is a name, without doubled blanks; raises Invalid for one that a spreadsheet has shortened: its last figures are gone."""
    clean = " ".join(text.split())
    if _SHORTENED.fullmatch(clean):
        words = N_(
            "A spreadsheet has shortened the number to {text}. Format the column as text and save the list again."
        )
        raise Invalid(words, text=clean)
    return clean


def read_day(text: str) -> datetime.date:
    """Read an ISO or German day."""
    return read_iso(text)
