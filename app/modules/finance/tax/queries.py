"""What is read of the tax cases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_, Text, language
from app.data.lists import Column, ListSource
from app.modules.finance.tax.models import TaxCase
from app.modules.finance.tax.rules import Case, Cases


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


KINDS = {"output": N_("Output tax"), "input": N_("Input tax"), "reverse": N_("Reverse charge")}


def cases_source() -> ListSource:
    """Return the list of tax cases; the rate is written with two decimals, in per cent."""
    t = TaxCase
    name = (t.name_de if language() == "de" else t.name_en).expression
    columns = (
        Column("key", N_("Key"), "text", t.key.expression, 100),
        Column("name", N_("Name"), "text", name, 300),
        Column("bu", N_("BU"), "text", t.bu.expression, 60),
        Column("rate", N_("Per cent"), "money", t.rate.expression, 80),
        Column("kind", N_("Type"), "text", t.kind.expression, 120, choices=KINDS),
        Column("output_account", N_("Output tax account"), "text", t.output_account.expression, 130),
        Column("input_account", N_("Input tax account"), "text", t.input_account.expression, 130),
        Column("kz_base", N_("Kz base"), "text", t.kz_base.expression, 70),
        Column("kz_tax", N_("Kz tax"), "text", t.kz_tax.expression, 70),
        Column("kz_input", N_("Kz input tax"), "text", t.kz_input.expression, 90),
        Column("category", N_("EN 16931"), "text", t.category.expression, 80),
        Column("valid_from", N_("from"), "day", t.valid_from.expression, 108),
        Column("valid_until", N_("until"), "day", t.valid_until.expression, 108),
    )
    return ListSource("finance.tax_cases", frozenset({"finance_tax_case"}), t.__table__, t.id.expression, columns, (t.id.asc(),))
