"""Lists that no profile knows: their titles and first rows, what they probably mean, and the profile that the clerk makes of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.errors import Invalid, KontorError
from app.core.messages import N_
from app.modules.finance.banking.readers.csv_list import (
    DAYS,
    HEAD_ROWS,
    Profile,
    decoded,
    plain_title,
    profiles,
    split_rows,
)

FIELDS = (
    ("day", N_("Date")),
    ("amount", N_("Amount")),
    ("debit", N_("Debit")),
    ("credit", N_("Credit")),
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
AMOUNT = re.compile(r"[+-]?[\d.,' ]*\d(?:[.,]\d{2})\s*(?:€|EUR)?[+-]?")


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
    if best is None or _is_movement(best[1]):
        return None
    titles = tuple(cell.strip() for cell in best[1])
    cells = [cell for row in best[2] for cell in row if AMOUNT.fullmatch(cell.strip())]
    point = bool(cells) and all(cell.strip().rstrip("€EUR -+")[-3:-2] == "." for cell in cells)
    return Unknown(titles, tuple(tuple(row) for row in best[2]), _likely(titles), point)


def _is_movement(row: list[str]) -> bool:
    cells = [cell.strip() for cell in row]
    return any(form.match(cell) for cell in cells for form, _order in DAYS) and any(
        AMOUNT.fullmatch(cell) for cell in cells
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


def profile_of(name: str, chosen: Mapping[str, str], point: bool) -> Profile:
    """Return the profile of a mapping of fields to titles; raises Invalid without a name, a day, an amount, or with a title named twice."""
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
    return Profile(name.strip()[:40], tuple(titles), fields, point)
