"""What is read of the tax cases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_, Text, language
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.modules.finance.tax.models import TaxCase
from app.modules.finance.tax.rules import Case, Cases


@query("finance.view")
def cases(connection: Connection) -> Cases:
    """Return all tax cases of the book."""
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
    return Cases(_case(row) for row in connection.execute(query))


def _case(r: Any) -> Case:
    return Case(
        r.id,
        r.key,
        r.valid_from,
        r.valid_until,
        r.rate,
        r.kind,
        r.bu,
        r.output_account,
        r.input_account,
        r.kz_base,
        r.kz_tax,
        r.kz_input,
        r.category,
        Text(r.name_de, r.name_en),
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
