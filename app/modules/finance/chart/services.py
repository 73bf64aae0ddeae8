"""What can be done with accounts, cost centres, fiscal years and periods."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid, Missing
from app.core.identifiers import vat_id as checked_vat_id
from app.core.messages import N_
from app.data import search
from app.data.bulk import BulkCount, set_field
from app.data.drafts import save_draft
from app.data.office import command
from app.data.settings import put, setting
from app.data.undo import undo_last, undoing
from app.data.unit import Unit
from app.modules.finance.chart.models import Account, AccountPlace, CostCentre, FiscalYear, Period
from app.modules.finance.chart.queries import account_places
from app.modules.finance.chart.rules import (
    CHARTS,
    RESULT_KINDS,
    CostCentreDraft,
    catalogue,
    free_year,
    mended,
    nature,
    periods,
    positions,
    year_name,
)
from app.modules.finance.tax.api import CaseDraft, TaxCase, bring_cases, cases, check_case


@dataclass(frozen=True)
class PlaceDraft:
    """Where an account is to stand in the statements from a day on: HGB positions, BWA row and EÜR line."""

    valid_from: datetime.date
    hgb: str
    hgb_other: str = ""
    bwa: str = ""
    eur: str = ""


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
    place: PlaceDraft | None = None  # None leaves it where it stands


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
            "needs_cost_centre": False,
            "vat_id": "",
            "cash": False,
            "blocked": False,
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
        raise Invalid(N_("Give the account a name."), field="name_de")
    if draft.tax and draft.tax not in {case.key for case in cases(unit.connection).all}:
        raise Invalid(N_("There is no tax case {key}."), field="tax", key=draft.tax)
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
    if draft.place is not None:
        _place(unit, key, about.kind, draft.place)
    return key


def _place(unit: Unit, key: int, kind: str, draft: PlaceDraft) -> None:
    """Keep where an account stands from a day on, if that is not what holds already; raises Invalid."""
    result = kind in RESULT_KINDS
    offered = {code for code, _words in positions("income_statement" if result else "balance_sheet")}
    for field in ("hgb", "hgb_other"):
        if getattr(draft, field) and getattr(draft, field) not in offered:
            raise Invalid(N_("Choose a position of the statement that the account belongs to."), field=field)
    for field, file in (("bwa", "bwa"), ("eur", "eur")):
        if getattr(draft, field) and getattr(draft, field) not in {code for code, _words in positions(file)}:
            raise Invalid(N_("Choose one of the values offered."), field=field)
    values = {name: getattr(draft, name) for name in ("hgb", "hgb_other", "bwa", "eur")}
    now = account_places(unit.connection, draft.valid_from)[key]
    if values == {name: getattr(now, name) for name in values}:
        return
    closed = unit.connection.scalar(
        select(func.max(Period.end)).where(Period.state == "final", Period.number > 0)
    )
    if closed is not None and draft.valid_from <= closed:
        words = N_("Up to {day} the books are finalised; the account can be placed from a later day on.")
        raise Invalid(words, field="valid_from", day=closed)
    known = unit.connection.scalar(
        select(AccountPlace.id).where(
            AccountPlace.account_id == key, AccountPlace.valid_from == draft.valid_from
        )
    )
    if known is None:
        unit.insert(AccountPlace, account_id=key, valid_from=draft.valid_from, **values)
    else:
        unit.update(AccountPlace, known, values)


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
    unit: Unit, draft: CostCentreDraft, key: int | None = None, version: int | None = None
) -> int:
    """Add or change a cost centre; its dimension never changes, its name is its code where it has none. Raises Invalid and Conflict."""
    code = draft.code.strip()
    if key is not None:
        draft = replace(draft, dimension=int(unit.row(CostCentre, key)["dimension"]))
    known = unit.connection.scalar(
        select(CostCentre.id).where(CostCentre.dimension == draft.dimension, CostCentre.code == code)
    )
    if known is not None and known != key:
        raise Invalid(N_("There is a cost centre {code} already."), field="code", code=code)
    return save_draft(unit, CostCentre, replace(draft, name=draft.name.strip() or code), key, version)


undo_cost_centre = undoing(CostCentre)


@command("finance.chart.change")
def load_missing_accounts(unit: Unit) -> int:
    """Bring accounts of the catalogue that the book lacks; returns how many."""
    chart = setting(unit.connection, "finance.chart")
    known = set(unit.connection.scalars(select(Account.number)))
    fresh = [account for account in catalogue(chart) if account.number not in known]
    for account in fresh:
        save_account(unit, AccountDraft(account.number, account.name_de, account.name_en, account.tax))
    return len(fresh)


def mend_accounts(unit: Unit) -> None:
    """Give the accounts of an older book what the catalogue says by now, where nobody changed it; add those that are new."""
    chart = str(setting(unit.connection, "finance.chart"))
    fields = sorted({one.field for one in mended(chart)})
    table = Account.__table__
    wanted: dict[int, dict[str, str]] = {}
    rows = unit.connection.execute(select(Account.id, Account.number, *(table.c[name] for name in fields)))
    for row in rows.mappings():
        for one in mended(chart):
            if (
                len(row["number"]) == len(one.first)
                and one.first <= row["number"] <= one.last
                and row[one.field] == one.old
            ):
                wanted.setdefault(row["id"], {})[one.field] = one.new
    for key, values in wanted.items():
        unit.update(Account, key, values)
        _index(unit, key, unit.row(Account, key))
    bring_cases(unit)  # new accounts may have a tax case that is new too
    load_missing_accounts(unit)


def account_key(unit: Unit, number: str, field: str = "account") -> int:
    """Return the key of an account; raises Missing, naming the field."""
    if not number.strip():
        raise Missing(N_("Choose the account."), field=field)
    found = unit.connection.scalar(select(Account.id).where(Account.number == number))
    if found is None:
        raise Missing(N_("There is no account {number}."), field=field, number=number)
    return int(found)


@command("finance.chart.change")
def save_tax_case(unit: Unit, draft: CaseDraft, key: int | None = None, version: int | None = None) -> int:
    """Add a tax case of the book's own, or one that takes the place of an earlier row of its key; return its key.

    Raises Invalid naming the field; rows that are there never change, so that what was booked with them stays as it was.
    """
    del key, version  # the form of a row begins a new one
    german = (draft.name_de or draft.name_en).strip()
    english = (draft.name_en or draft.name_de).strip()
    draft = replace(draft, key=draft.key.strip().upper().replace(" ", ""), name_de=german, name_en=english)
    check_case(draft, cases(unit.connection).all)
    for field in ("output_account", "input_account"):
        number = getattr(draft, field).strip()
        if number and unit.connection.scalar(select(Account.id).where(Account.number == number)) is None:
            raise Invalid(N_("There is no account {account}."), field=field, account=number)
    if not german:
        raise Invalid(N_("Enter a name."), field="name_de")
    made = save_draft(unit, TaxCase, draft, valid_until=None)
    unit.book.cache.pop("finance.tax_cases", None)
    return made


@command("finance.chart.change")
def set_accounts(unit: Unit, keys: Sequence[int], field: str, value: Any, preview: bool) -> BulkCount:
    """Set one field of many accounts; with preview only count. Raises Invalid for a tax case that is not there."""
    if field not in ("blocked", "needs_cost_centre", "tax"):
        raise Invalid(N_("This field can't be changed for many accounts."), field=field)
    if field == "tax" and value and value not in {case.key for case in cases(unit.connection).all}:
        raise Invalid(N_("There is no tax case {key}."), field="tax", key=value)
    return set_field(unit, Account, keys, field, value, preview=preview)


@command("finance.chart.change")
def undo_account(unit: Unit, key: int, version: int) -> int:
    """Take back the last change of an account; version is the one it has now."""
    undo_last(unit, Account, key, version)
    _index(unit, key, unit.row(Account, key))
    return key
