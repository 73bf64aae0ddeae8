"""Export of tables: CSV, XLSX and clipboard. Figures stay figures, and nothing runs as a formula that is none.

A text that a spreadsheet would run as a formula gets an apostrophe before it
(OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass, field
from app.core.messages import _
from app.core.money import from_cents, plain, scaled_plain

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
AMOUNTS = ("money", "balance", "percent")  # kept as hundredths
SCALED = ("quantity", "price")  # kept as ten-thousandths


@dataclass(frozen=True)
class Sheet:
    """A table to be exported: columns with their kind (text, money in cents, percent, day, number, ordinal) and rows of raw values.

    sums names, for a row, the rows whose money adds up to it (each with its sign):
    in a spreadsheet they stay formulas. strong are the rows in bold.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Sequence[Sequence[Any]]
    sums: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    strong: frozenset[int] = frozenset()


def safe(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula; one that has the mark already gets another, so that unsafe() gives it back."""
    return "'" + text if text.lstrip("'").startswith(FORMULA_STARTS) else text


def unsafe(text: str) -> str:
    """Return a text as it was before safe()."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(FORMULA_STARTS) else text


def machine(value: Any, kind: str) -> str:
    """Write a value for machines: ISO days, amounts with a point."""
    if value is None:
        return ""
    if kind in AMOUNTS:
        return plain(int(value))
    if kind in SCALED:
        return scaled_plain(int(value))
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return safe(str(value)) if kind == "text" else str(value)


def human(value: Any, kind: str) -> str:
    """Write a value for paper, in the language in force."""
    if value is None:
        return ""
    if kind in AMOUNTS:
        return formats.cents(int(value))
    if kind in SCALED:
        return formats.scaled(int(value), 2 * (kind == "price"))
    if kind == "flag" or isinstance(value, bool):
        return _("yes") if value else ""
    if kind == "number":
        return formats.whole(value)
    if isinstance(value, datetime.datetime):
        return formats.moment(value)
    return formats.day(value) if isinstance(value, datetime.date) else str(value)


def yes_or_no(value: Any) -> str:
    """Write a flag so that it is told from a cell that is empty, in the language in force; imports read it."""
    return _("yes") if value else _("no")


def cell_text(value: Any, kind: str) -> str:
    """Write a value as a spreadsheet of the language in force reads it: figures without group marks, an ASCII minus."""
    if value is None:
        return ""
    if kind in AMOUNTS:
        return plain(int(value)).replace(".", formats.marks()[0])
    if kind in SCALED:
        return scaled_plain(int(value)).replace(".", formats.marks()[0])
    if kind == "flag" or isinstance(value, bool):
        return yes_or_no(value)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return human(value, kind)
    if isinstance(value, (int, Decimal)):
        return str(value).replace(".", formats.marks()[0])
    return safe(str(value))


def write_csv(sheet: Sheet, out: io.TextIOBase, *, for_people: bool = False) -> None:
    """Write a table as CSV with semicolons: amounts and days for machines, or for the spreadsheet of a person."""
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([title for title, _kind in sheet.columns])
    kinds = [kind for _title, kind in sheet.columns]
    write = cell_text if for_people else machine
    for row in sheet.rows:
        writer.writerow([write(value, kind) for value, kind in zip(row, kinds, strict=True)])


def csv_bytes(sheet: Sheet, *, for_people: bool = False) -> bytes:
    """Return a table as CSV in UTF-8 with BOM, which spreadsheets recognise; see write_csv()."""
    out = io.StringIO()
    write_csv(sheet, out, for_people=for_people)
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheet: Sheet) -> bytes:
    """Return a table as XLSX: true figures and days, sums as formulas, frozen head row, a filter where there are no sums."""
    import xlsxwriter
    from xlsxwriter.utility import xl_rowcol_to_cell

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page = book.add_worksheet("".join(c for c in sheet.name if c not in "[]:*?/\\")[:31] or "Kontor")
    head = book.add_format({"bold": True, "bottom": 1})
    looks = {
        "money": book.add_format({"num_format": "#,##0.00"}),
        "balance": book.add_format({"num_format": "#,##0.00"}),
        "percent": book.add_format({"num_format": "0.00"}),
        "number": book.add_format({"num_format": "#,##0"}),
        "day": book.add_format({"num_format": "dd.mm.yyyy"}),
        "strong": book.add_format({"num_format": "#,##0.00", "bold": True}),
        "strong text": book.add_format({"bold": True}),
    }
    for place, (title, kind) in enumerate(sheet.columns):
        page.write_string(0, place, title, head)
        page.set_column(
            place,
            place,
            {"money": 14, "balance": 14, "percent": 9, "day": 12, "number": 10, "ordinal": 10}.get(kind, 28),
        )
    for line, row in enumerate(sheet.rows):
        strong = line in sheet.strong
        for place, (value, (_title, kind)) in enumerate(zip(row, sheet.columns, strict=True)):
            if kind == "money" and line in sheet.sums and value not in (None, ""):
                formula = "".join(
                    f"{'+' if sign > 0 else '-'}{xl_rowcol_to_cell(part + 1, place)}"
                    for part, sign in sheet.sums[line]
                )
                page.write_formula(
                    line + 1,
                    place,
                    "=" + formula,
                    looks["strong" if strong else kind],
                    float(from_cents(int(value))),
                )
            else:
                _write_cell(page, line + 1, place, value, kind, looks=looks, strong=strong)
    page.freeze_panes(1, 0)
    if sheet.rows and not sheet.sums:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    book.close()
    return out.getvalue()


def _write_cell(
    page: Any, line: int, place: int, value: Any, kind: str, looks: Mapping[str, Any], strong: bool
) -> None:
    if value is None or value == "":
        return
    if kind in AMOUNTS:  # the file format knows only binary numbers
        page.write_number(
            line,
            place,
            float(from_cents(int(value))),
            looks["strong" if strong and kind == "money" else kind],
        )
    elif kind in SCALED:
        page.write_number(line, place, float(scaled_plain(int(value))))
    elif kind == "flag" or isinstance(value, bool):
        page.write_string(line, place, yes_or_no(value))
    elif kind in ("number", "ordinal"):
        page.write_number(line, place, value, looks.get(kind))
    elif isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        page.write_datetime(line, place, datetime.datetime.combine(value, datetime.time()), looks["day"])
    else:
        page.write_string(
            line,
            place,
            value if isinstance(value, str) else human(value, kind),  # a text of this format is never run
            looks["strong text"] if strong else None,
        )


def clipboard_text(sheet: Sheet) -> str:
    """Return a table as spreadsheets paste it: tabs and CRLF, figures that they take for figures."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\r\n")
    writer.writerow([title for title, _kind in sheet.columns])
    for row in sheet.rows:
        writer.writerow(
            [cell_text(value, kind) for value, (_title, kind) in zip(row, sheet.columns, strict=True)]
        )
    return out.getvalue()
