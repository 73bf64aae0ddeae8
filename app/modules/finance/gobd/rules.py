"""Tables as the description standard wants them (GDPdU/GoBD, Beschreibungsstandard 1.6): CSV without a head row, and index.xml.

Defaults of the standard are kept: semicolon, CR and LF, quotes, decimal comma,
ANSI, DD.MM.YYYY. What auditors' software stumbles over is left out: no line
break, delimiter or quote inside a value, no text above 512 bytes, no moments,
no record delimiter, keys before columns in the order of the file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from app.core.dataclass import dataclass, field

DTD = "gdpdu-01-03-2019.dtd"
LONGEST = 512


@dataclass(frozen=True)
class Column:
    """A column: its name, what it means, and kind 'text', 'money', 'number' or 'day'."""

    name: str
    about: str
    kind: str = "text"


@dataclass(frozen=True)
class Table:
    """A table: file, name, meaning, keys, columns, how many rows, what yields them in their order, and the table that a column refers to."""

    file: str
    name: str
    about: str
    keys: tuple[Column, ...]
    columns: tuple[Column, ...]
    count: int
    rows: Callable[[], Iterable[Sequence[Any]]]
    refers: tuple[tuple[str, str], ...] = field(default=())


def cell(value: Any, kind: str) -> str:
    """Return a value as the standard writes it."""
    if value is None or value == "":
        return ""
    if kind == "money":
        sign = "-" if value < 0 else ""
        return f"{sign}{abs(value) // 100},{abs(value) % 100:02d}"
    if kind == "day":
        return f"{value:%d.%m.%Y}"
    if kind == "number":
        return str(value)
    text = re.sub(r"[\r\n\t;\"]+", " ", str(value)).strip()
    return '"' + text.encode("cp1252", "replace")[:LONGEST].decode("cp1252") + '"'


def data_lines(table: Table) -> Iterator[bytes]:
    """Yield the rows of a table in ANSI with CR and LF, without a head row."""
    kinds = [column.kind for column in (*table.keys, *table.columns)]
    for row in table.rows():
        line = ";".join(cell(value, kind) for value, kind in zip(row, kinds, strict=True))
        yield (line + "\r\n").encode("cp1252", "replace")


def index_xml(
    company: str, place: str, since: datetime.date, until: datetime.date, tables: Iterable[Table]
) -> bytes:
    """Return index.xml: elements in the order that the standard's DTD fixes."""
    root = etree.Element("DataSet")
    _text(root, "Version", "1.0")
    supplier = etree.SubElement(root, "DataSupplier")
    _text(supplier, "Name", company)
    _text(supplier, "Location", place)
    _text(supplier, "Comment", f"Kontor, {since:%d.%m.%Y} - {until:%d.%m.%Y}")
    media = etree.SubElement(root, "Media")
    _text(media, "Name", "Kontor")
    for table in tables:
        _table(media, table, since, until)
    doctype = f'<!DOCTYPE DataSet SYSTEM "{DTD}">'
    return bytes(
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=doctype, pretty_print=True)
    )


def _text(parent: Any, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text


def _table(media: Any, table: Table, since: datetime.date, until: datetime.date) -> None:
    node = etree.SubElement(media, "Table")
    _text(node, "URL", table.file)
    _text(node, "Name", table.name)
    _text(node, "Description", table.about)
    validity = etree.SubElement(node, "Validity")
    span = etree.SubElement(validity, "Range")
    _text(span, "From", f"{since:%d.%m.%Y}")
    _text(span, "To", f"{until:%d.%m.%Y}")
    _text(validity, "Format", "DD.MM.YYYY")
    etree.SubElement(node, "ANSI")
    _text(node, "DecimalSymbol", ",")
    _text(node, "DigitGroupingSymbol", ".")
    shape = etree.SubElement(node, "VariableLength")
    _text(shape, "ColumnDelimiter", ";")
    _text(shape, "TextEncapsulator", '"')
    for kind, columns in (("VariablePrimaryKey", table.keys), ("VariableColumn", table.columns)):
        for column in columns:
            one = etree.SubElement(shape, kind)
            _text(one, "Name", column.name)
            _text(one, "Description", column.about)
            _kind(one, column.kind)
    for column_name, other in table.refers:
        link = etree.SubElement(shape, "ForeignKey")
        _text(link, "Name", column_name)
        _text(link, "References", other)


def _kind(node: Any, kind: str) -> None:
    if kind == "money":
        _text(etree.SubElement(node, "Numeric"), "Accuracy", "2")
    elif kind == "number":
        etree.SubElement(node, "Numeric")
    elif kind == "day":
        _text(etree.SubElement(node, "Date"), "Format", "DD.MM.YYYY")
    else:
        etree.SubElement(node, "AlphaNumeric")
