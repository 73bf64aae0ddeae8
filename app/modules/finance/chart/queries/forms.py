"""What forms read of the chart: one row with all that can be changed, and what fields for an account or cost centre offer."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.stemming import fold, sought
from app.data.drafts import Stored, load_draft
from app.data.queries import query
from app.data.rows import build
from app.modules.finance.chart.models import Account, CostCentre
from app.modules.finance.chart.queries import account_name, account_places, cost_centres
from app.modules.finance.chart.rules import CostCentreDraft

OFFERED = 8  # how many suggestions a field shows


@dataclass(frozen=True)
class AccountForm:
    """An account as its form shows it, with its place in the statements from a day on."""

    number: str
    name_de: str
    name_en: str
    kind: str
    tax: str
    blocked: bool
    needs_cost_centre: bool
    vat_id: str
    hgb: str
    hgb_other: str
    bwa: str
    eur: str
    valid_from: datetime.date


@query("finance.view")
def cost_centre(connection: Connection, key: int) -> Stored[CostCentreDraft] | None:
    """Return a cost centre as its form shows it."""
    return load_draft(connection, CostCentre, CostCentreDraft, key)


@query("finance.view")
def stored_account(connection: Connection, key: int, day: datetime.date) -> Stored[AccountForm] | None:
    """Return an account as its form shows it, with where it stands in the statements of a day."""
    a = Account
    query = select(
        a.id,
        a.version,
        a.number,
        a.name_de,
        a.name_en,
        a.kind,
        a.tax,
        a.vat_id,
        a.blocked,
        a.needs_cost_centre,
    )
    row = connection.execute(query.where(a.id == key)).mappings().first()
    if row is None:
        return None
    place = account_places(connection, day)[key]
    placed = {"hgb": place.hgb, "hgb_other": place.hgb_other, "bwa": place.bwa, "eur": place.eur}
    begun = {"valid_from": day.replace(month=1, day=1)}
    return Stored(row["id"], row["version"], build(AccountForm, {**row, **placed, **begun}))


# -- what fields offer -------------------------------------------------------
@query("finance.view")
def offered_accounts(
    connection: Connection, typed: str, number: str | None, kinds: Sequence[str] = ()
) -> list[Found]:
    """Return what a field for an account offers: of these kinds and not blocked, by number or name; or the one with a number."""
    a = Account
    query = select(a.id, a.number, account_name().label("name"), a.kind, a.blocked).order_by(a.sort, a.number)
    if number is not None:
        found = connection.execute(query.where(a.number == number)).all()
    else:
        if kinds:
            query = query.where(a.kind.in_(list(kinds)))
        text, words = typed.strip(), sought(typed)
        rows = list(connection.execute(query.where(a.blocked.is_(False))))
        begun = [row for row in rows if row.number.startswith(text)]
        named = (
            [] if text.isdecimal() else [row for row in rows if all(word in fold(row.name) for word in words)]
        )
        found = sorted(begun, key=lambda row: (row.number != text, len(row.number))) + [
            row for row in named if row not in begun
        ]
    return [Found(row.id, row.number, f"{row.number}  {row.name}") for row in found[:OFFERED]]


@query("finance.view")
def offered_cost_centres(
    connection: Connection, typed: str, code: str | None, dimensions: Sequence[str] = ()
) -> list[Found]:
    """Return what a field for a cost centre offers: of these dimensions and not blocked; or the ones with a code."""
    found = []
    for one in cost_centres(connection):
        if dimensions and str(one.dimension) not in dimensions:
            continue
        fits = (
            one.code == code
            if code is not None
            else not one.blocked and (one.code.startswith(typed.strip()) or fold(typed) in fold(one.name))
        )
        if fits:
            found.append(Found(one.id, one.code, f"{one.code}  {one.name}"))
    return found[:OFFERED]
