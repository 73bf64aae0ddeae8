"""What is read of the tax cases."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.lookup import Found
from app.core.messages import N_, Text, language
from app.core.stemming import fold
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.pipeline import Statement
from app.data.queries import query
from app.data.rows import read_all
from app.data.settings import setting
from app.data.system_tables import SettingRow
from app.modules.finance.tax.models import Taxation, TaxCase
from app.modules.finance.tax.rules import Case, CaseDraft, Cases, TaxationDraft, TaxHistory

OFFERED = 8  # how many suggestions a field shows


@query("finance.view")
def cases(connection: Connection) -> Cases:
    """Return all tax cases of the book, and what holds of § 19 UStG when."""
    t = TaxCase
    query = select(
        t.id,
        t.key,
        t.valid_from,
        t.valid_until,
        t.rate,
        t.kind,
        t.bu,
        t.output_account,
        t.input_account,
        t.kz_base,
        t.kz_tax,
        t.kz_input,
        t.category,
        t.name_de,
        t.name_en,
    ).order_by(t.id)
    mark = tuple(connection.execute(tax_mark()[0]).one())
    return Cases((_case(row) for row in connection.execute(query)), taxation(connection), mark)


@query("finance.view")
def offered_cases(
    connection: Connection, typed: str, key: str | None, _among: Sequence[str] = ()
) -> list[Found]:
    """Return what a field for a tax case offers: by key or name; or the one with a key."""
    found, words = {}, fold(typed)
    for one in cases(connection).all:
        name = str(one.name)
        if one.key == key or (key is None and (fold(one.key).startswith(words) or words in fold(name))):
            found[one.key] = Found(one.id, one.key, f"{one.key}  {name}")
    return list(found.values())[:OFFERED]


@query("finance.view")
def taxation(connection: Connection) -> TaxHistory:
    """Return how the book was and is taxed; before the first dated change the settings say it."""
    t = Taxation
    first = TaxationDraft(
        datetime.date.min,
        str(setting(connection, "finance.vat_scheme")),
        bool(setting(connection, "finance.small_business")),
    )
    return TaxHistory(first, read_all(connection, select(t.__table__), TaxationDraft))


def _case(r: Any) -> Case:
    return Case(
        r.id,
        r.key,
        r.valid_from,
        r.valid_until,
        r.rate,
        kind=r.kind,
        bu=r.bu,
        output_account=r.output_account,
        input_account=r.input_account,
        kz_base=r.kz_base,
        kz_tax=r.kz_tax,
        kz_input=r.kz_input,
        category=r.category,
        name=Text(r.name_de, r.name_en),
    )


def cases_source() -> ListSource:
    """Return the list of tax cases; the rate is written with two decimals, in per cent."""
    t = TaxCase
    name = (t.name_de if language() == "de" else t.name_en).expression
    columns = (
        shown_as(t.key, title=N_("Key")),
        Column("name", N_("Name"), "text", name, 300),
        shown_as(t.bu, title=N_("BU")),
        shown_as(t.rate, title=N_("Per cent"), kind="money"),
        *listed(t, "kind"),
        shown_as(t.output_account, title=N_("Output tax account")),
        shown_as(t.input_account, title=N_("Input tax account")),
        shown_as(t.kz_base, title=N_("Kz base")),
        shown_as(t.kz_tax, title=N_("Kz tax")),
        shown_as(t.kz_input, title=N_("Kz input tax")),
        shown_as(t.category, title=N_("EN 16931")),
        *listed(t, "valid_from"),
        shown_as(t.valid_until, title=N_("until")),
    )
    return ListSource("finance.tax_cases", t, columns, (t.id.asc(),))


@query("finance.view")
def stored_case(connection: Connection, key: int) -> Stored[CaseDraft] | None:
    """Return a tax case as its form shows it."""
    one = cases(connection).by_id.get(key)
    if one is None:
        return None
    draft = CaseDraft(
        one.key,
        one.valid_from,
        one.rate,
        one.kind,
        one.bu,
        output_account=one.output_account,
        input_account=one.input_account,
        kz_base=one.kz_base,
        kz_tax=one.kz_tax,
        kz_input=one.kz_input,
        category=one.category,
        name_de=one.name.de,
        name_en=one.name.en,
    )
    return Stored(one.id, 0, draft)


@functools.cache
def tax_mark() -> Statement:
    """Return the question for what changes when tax cases are added, taxation changes or a setting of it; made once."""
    steps = select(func.sum(Taxation.version), func.max(Taxation.id)).subquery()
    small = select(SettingRow.value).where(SettingRow.key == "finance.small_business", SettingRow.login == "")
    newest = select(func.max(TaxCase.id)).scalar_subquery()
    return select(newest, *steps.c, small.scalar_subquery()), {}


def taxation_source() -> ListSource:
    """Return the list of what changed in the taxation of the book, newest first."""
    t = Taxation
    return ListSource(
        "finance.taxation", t, listed(t, "valid_from scheme small_business"), (t.valid_from.desc(),)
    )


@query("finance.view")
def stored_taxation(connection: Connection, key: int) -> Stored[TaxationDraft] | None:
    """Return a change of the taxation as its form shows it."""
    return load_draft(connection, Taxation, TaxationDraft, key)
