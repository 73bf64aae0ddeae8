"""What can be done with accounts, cost centres, fiscal years and periods."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid, Missing
from app.core.identifiers import vat_id as checked_vat_id
from app.core.messages import N_
from app.data import search
from app.data.bulk import BulkCount, set_field
from app.data.office import command
from app.data.settings import put, setting
from app.data.undo import undo_last
from app.data.unit import Unit
from app.modules.finance.chart.models import Account, CostCentre, FiscalYear, Period
from app.modules.finance.chart.rules import (
    CHARTS,
    RESULT_KINDS,
    catalogue,
    free_year,
    nature,
    periods,
    year_name,
)
from app.modules.finance.tax.api import cases


@dataclass(frozen=True)
class AccountDraft:
    """An account as typed; the names of both languages may be the same."""

    number: str
    name_de: str
    name_en: str
    tax: str = ""
    blocked: bool = False
    needs_cost_centre: bool = False
    vat_id: str = ""


def set_up(unit: Unit, answers: Mapping[str, Any]) -> None:
    """Fill a new book: the chart with all its accounts, the first fiscal year and its periods."""
    chart = str(answers["chart"])
    if chart not in CHARTS:
        raise Invalid(N_("Choose SKR03 or SKR04."), field="chart")
    put(unit, "finance.chart", chart)
    rows = [
        {
            "number": a.number,
            "sort": int(a.number),
            "name_de": a.name_de,
            "name_en": a.name_en,
            "kind": a.nature.kind,
            "hgb": a.nature.hgb,
            "hgb_other": a.nature.hgb_other,
            "bwa": a.nature.bwa,
            "eur": a.nature.eur,
            "tax": a.tax,
        }
        for a in catalogue(chart)
    ]
    keys = unit.reserve(Account, len(rows))
    columns = ("id", *rows[0])
    unit.insert_batch(Account, columns, [(key, *row.values()) for key, row in zip(keys, rows, strict=True)])
    for key, row in zip(keys, rows, strict=True):
        _index(unit, key, row)
    year = int(answers["fiscal_year"])
    start = answers.get("fiscal_start") or datetime.date(year, 1, 1)
    end = answers.get("fiscal_end") or datetime.date(year, 12, 31)
    add_fiscal_year(unit, year, start, end)


def _index(unit: Unit, key: int, row: Mapping[str, Any]) -> None:
    text = f"{row['number']} {row['name_de']} {row['name_en']}"
    search.index(unit, Account, key, text, text)


@command("finance.chart.change")
def add_fiscal_year(unit: Unit, year: int, start: datetime.date, end: datetime.date) -> int:
    """Open a fiscal year with its periods; raises Invalid where it overlaps another.

    year is what it is to be called; where another one that ends in the same calendar year has it, the next name is taken.
    """
    known = unit.connection.execute(select(FiscalYear.year, FiscalYear.start, FiscalYear.end)).all()
    overlap = next((one.year for one in known if one.start <= end and one.end >= start), None)
    if overlap is not None:
        raise Invalid(
            N_("The fiscal year {year} covers these days already."),
            field="fiscal_year",
            year=year_name(overlap),
        )
    spans = periods(start, end)
    taken = {one.year for one in known}
    key = unit.insert(FiscalYear, year=free_year(end, taken) if year in taken else year, start=start, end=end)
    for span in spans:
        unit.insert(
            Period, fiscal_year_id=key, number=span.number, start=span.start, end=span.end, state="open"
        )
    return key


@command("finance.chart.change")
def set_period_state(unit: Unit, key: int, state: str) -> None:
    """Close a period softly or open it again; a finalised one stays closed (§ 146 (4) AO)."""
    before = unit.row(Period, key, lock=True)
    if before["state"] == "final":
        raise Invalid(N_("This period is finalised; it can't be opened again."))
    if state not in ("open", "soft"):
        raise Invalid(N_("Choose open or closed."), field="state")
    unit.update(Period, key, {"state": state})


@command("finance.chart.change")
def save_account(unit: Unit, draft: AccountDraft, key: int | None = None, version: int | None = None) -> int:
    """Add an account, or rename, block or change one; the number of an account never changes."""
    number = draft.number.strip()
    about = nature(number, setting(unit.connection, "finance.chart"))
    name_de, name_en = (
        draft.name_de.strip() or draft.name_en.strip(),
        draft.name_en.strip() or draft.name_de.strip(),
    )
    if not name_de:
        raise Invalid(N_("Give the account a name."), field="name")
    values = {
        "name_de": name_de[:80],
        "name_en": name_en[:80],
        "tax": draft.tax,
        "blocked": draft.blocked,
        "needs_cost_centre": draft.needs_cost_centre,
        "vat_id": checked_vat_id(draft.vat_id) if draft.vat_id.strip() else "",
    }
    if draft.needs_cost_centre and about.kind not in RESULT_KINDS:
        raise Invalid(
            N_("Only income and expense accounts can demand a cost centre."), field="needs_cost_centre"
        )
    if key is None:
        if unit.connection.scalar(select(Account.id).where(Account.number == number)) is not None:
            raise Invalid(N_("There is an account {number} already."), field="number", number=number)
        key = unit.insert(
            Account,
            number=number,
            sort=int(number),
            kind=about.kind,
            hgb=about.hgb,
            hgb_other=about.hgb_other,
            bwa=about.bwa,
            eur=about.eur,
            **values,
        )
    else:
        unit.update(Account, key, values, version)
    _index(unit, key, {"number": number, **values})
    return key


def ensure_accounts(unit: Unit, numbers: Iterable[str]) -> list[str]:
    """Make the accounts of these numbers where they are missing and return which were made; the name is the number's word."""
    made = []
    known = set(unit.connection.scalars(select(Account.number)))
    chart = setting(unit.connection, "finance.chart")
    for number in sorted(set(numbers) - known):
        about = nature(number, chart)
        words = {"debtor": ("Debitor", "Debtor"), "creditor": ("Kreditor", "Creditor")}.get(
            about.kind, ("Konto", "Account")
        )
        save_account(unit, AccountDraft(number, f"{words[0]} {number}", f"{words[1]} {number}"))
        made.append(number)
    return made


@command("finance.chart.change")
def save_cost_centre(
    unit: Unit,
    dimension: int,
    code: str,
    name: str,
    key: int | None = None,
    version: int | None = None,
    blocked: bool = False,
    function: str = "",
) -> int:
    """Add or change a cost centre of dimension 1 (KOST1) or 2 (KOST2)."""
    code, name = code.strip(), name.strip()
    if not code or len(code) > 36:
        raise Invalid(N_("A cost centre has a code of 1 to 36 characters."), field="code")
    if dimension not in (1, 2):
        raise Invalid(N_("There are the dimensions 1 and 2."), field="dimension")
    if function not in ("", "cost", "sales", "admin"):
        raise Invalid(N_("Choose one of the values offered."), field="function")
    known = unit.connection.scalar(
        select(CostCentre.id).where(CostCentre.dimension == dimension, CostCentre.code == code)
    )
    if known is not None and known != key:
        raise Invalid(N_("There is a cost centre {code} already."), field="code", code=code)
    if key is None:
        return unit.insert(
            CostCentre, dimension=dimension, code=code, name=name or code, blocked=blocked, function=function
        )
    unit.update(
        CostCentre,
        key,
        {"code": code, "name": name or code, "blocked": blocked, "function": function},
        version,
    )
    return key


@command("finance.chart.change")
def load_missing_accounts(unit: Unit) -> int:
    """Bring accounts of the catalogue that the book lacks; returns how many."""
    chart = setting(unit.connection, "finance.chart")
    known = set(unit.connection.scalars(select(Account.number)))
    fresh = [account for account in catalogue(chart) if account.number not in known]
    for account in fresh:
        save_account(unit, AccountDraft(account.number, account.name_de, account.name_en, account.tax))
    return len(fresh)


def account_key(unit: Unit, number: str) -> int:
    """Return the key of an account; raises Missing."""
    found = unit.connection.scalar(select(Account.id).where(Account.number == number))
    if found is None:
        raise Missing(N_("There is no account {number}."), field="account", number=number)
    return int(found)


@command("finance.chart.change")
def set_accounts(unit: Unit, keys: Sequence[int], field: str, value: Any, preview: bool) -> BulkCount:
    """Set one field of many accounts; with preview only count. Raises Invalid for a tax case that is not there."""
    if field not in ("blocked", "needs_cost_centre", "tax"):
        raise Invalid(N_("This field can't be changed for many accounts."), field=field)
    if field == "tax" and value and value not in {case.key for case in cases(unit.connection).all}:
        raise Invalid(N_("There is no tax case {key}."), field="tax", key=value)
    return set_field(unit, Account, keys, field, value, preview)


@command("finance.chart.change")
def undo_account(unit: Unit, key: int, version: int) -> None:
    """Take back the last change of an account; version is the one it has now."""
    undo_last(unit, Account, key, version)
    _index(unit, key, unit.row(Account, key))
