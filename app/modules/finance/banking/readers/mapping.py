"""Lists that no profile knows: their titles and first rows, what they probably mean, and the profile that the clerk makes of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping

from app.core.dataclass import dataclass
from app.core.errors import Invalid, KontorError
from app.core.messages import N_
from app.modules.finance.banking.readers.list_profiles import (
    HEAD_ROWS,
    Profile,
    decoded,
    looks_like_day,
    plain_title,
    profiles,
    split_rows,
)

FIELDS = (
    ("day", N_("Date")),
    ("amount", N_("Amount")),
    ("debit", N_("Debit")),
    ("credit", N_("Credit")),
    ("mark", N_("Debit or credit")),
    ("name", N_("Counterparty")),
    ("text", N_("Purpose")),
    ("iban", N_("IBAN")),
    ("value_day", N_("Value date")),
    ("end_to_end", N_("End-to-end reference")),
    ("balance", N_("Balance")),
    ("currency", N_("Currency")),
    ("own", N_("Own account")),
)
SAMPLE = 3
AMOUNT = re.compile(r"[+-]?(?:[\d.,' ]*\d[.,]\d{1,2}|\d{1,7})\s*(?:€|EUR)?[+-]?")  # whole euros too
MARKS = {"s", "h", "soll", "haben"}


@dataclass(frozen=True)
class Unknown:
    """A list whose columns no profile knows: titles, the first rows, and what each field is probably called here."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    likely: Mapping[str, str]
    point: bool


def unknown(data: bytes) -> Unknown | None:
    """Return the titles of a list and what they may mean; None where the file is no list with a day and an amount in its rows."""
    try:
        text = decoded(data)
        best: tuple[int, list[str], list[list[str]]] | None = None
        for mark in ";,\t":
            rows = [row for _line, row in split_rows(text, mark, HEAD_ROWS + SAMPLE)]
            for place, row in enumerate(rows[:HEAD_ROWS]):
                below = rows[place + 1 : place + 1 + SAMPLE]
                width = sum(bool(cell.strip()) for cell in row)
                if (
                    width >= 3
                    and below
                    and all(_is_movement(one) for one in below if any(one))
                    and (best is None or width > best[0])
                ):
                    best = width, row, below
    except (KontorError, csv.Error):
        return None
    if best is None:
        return None
    head, below = best[1], best[2]
    if _is_movement(head):  # a list without titles: its columns are known by number
        head, below = [""] * len(head), [head, *below]
    titles = tuple(cell.strip() or f"#{place}" for place, cell in enumerate(head, 1))
    cells = [
        cell.strip().rstrip("€EUR -+") for row in below for cell in row if AMOUNT.fullmatch(cell.strip())
    ]
    pointed = [cell for cell in cells if re.search(r"[.,]\d{1,2}$", cell)]
    point = bool(pointed) and all("," not in cell for cell in pointed)
    likely = _likely(titles)
    marks = _mark_column(titles, below)
    if marks and "amount" in likely:
        likely["mark"] = marks
    return Unknown(titles, tuple(tuple(row) for row in below), likely, point)


def _mark_column(titles: tuple[str, ...], rows: list[list[str]]) -> str:
    """Return the column whose cells are the letters of debit and credit, '' where there is none."""
    for place, title in enumerate(titles):
        cells = {row[place].strip().lower() for row in rows if place < len(row)}
        if cells and cells <= MARKS:
            return title
    return ""


def _is_movement(row: list[str]) -> bool:
    cells = [cell.strip() for cell in row]
    return any(looks_like_day(cell) for cell in cells) and any(
        AMOUNT.fullmatch(cell) and not looks_like_day(cell) for cell in cells
    )


def _likely(titles: tuple[str, ...]) -> dict[str, str]:
    """Return what fields are probably called: as the profiles of banks call them."""
    found: dict[str, str] = {}
    for field, _title in FIELDS:
        known = [plain_title(name) for profile in profiles() for name in profile.fields.get(field, ())]
        hit = next(
            (
                title
                for title in titles
                if title and plain_title(title) in known and title not in found.values()
            ),
            "",
        )
        if hit:
            found[field] = hit
    if "amount" in found:
        found.pop("debit", None)
        found.pop("credit", None)
    return found


def profile_of(name: str, chosen: Mapping[str, str], point: bool, width: int = 0) -> Profile:
    """Return the profile of a mapping of fields to titles, or numbers of columns (#3) of a list that is width columns wide; raises Invalid without a name, a day, an amount, or with a title named twice."""
    fields = {field: (title,) for field, title in chosen.items() if title}
    if not name.strip():
        raise Invalid(N_("Give the profile a name."), field="profile")
    if "day" not in fields:
        raise Invalid(N_("Say which column holds the day."), field="day")
    if "amount" not in fields and not {"debit", "credit"} <= set(fields):
        raise Invalid(
            N_("Say which column holds the amount, or which two hold debit and credit."), field="amount"
        )
    titles = [title for (title,) in fields.values()]
    if len(set(titles)) != len(titles):
        raise Invalid(
            N_("A column can mean one thing only."),
            field=next(f for f, (t,) in fields.items() if titles.count(t) > 1),
        )
    if all(title.startswith("#") for title in titles):
        return Profile(name.strip()[:40], (f"#{width}",), fields, point)
    return Profile(
        name.strip()[:40], tuple(title for title in titles if not title.startswith("#")), fields, point
    )
