"""The charts and tax cases: large, sound, and exact to the cent."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.paths import resources
from app.data.office import Office
from app.modules.finance.chart.queries import account_places, account_rows
from app.modules.finance.chart.queries.forms import stored_account
from app.modules.finance.chart.rules import catalogue, nature
from app.modules.finance.tax.queries import cases
from app.modules.finance.tax.rules import Case, apply

NOV = datetime.date(2026, 11, 3)


def test_catalogue_is_large_and_sound() -> None:
    """Both charts have their accounts with type, and every income and expense account its HGB position and BWA row."""
    for chart in ("skr03", "skr04"):
        accounts = catalogue(chart)
        assert len(accounts) >= 350
        for account in accounts:
            assert account.nature.kind
            if account.nature.kind != "statistic":
                assert account.nature.hgb, account
            if account.nature.kind in ("income", "expense"):
                assert account.nature.bwa, account
    assert nature("10000", "skr04").kind == "debtor"
    assert nature("70000", "skr03").kind == "creditor"
    for wrong in ("1", "123456789012", "12a4", "", "01234"):
        with pytest.raises(Invalid):
            nature(wrong, "skr04")


def test_the_form_of_an_account_shows_that_account(office: Office) -> None:
    """Number and name of each, with where it stands in the statements of the day; none for a key that is not there."""
    day = datetime.date(2026, 5, 4)
    rows = office.read(account_rows)[::97]
    places = office.read(account_places, day)
    assert len(rows) > 5
    for row in rows:
        found = office.read(stored_account, row.id, day)
        assert found is not None
        assert (found.id, found.draft.number, found.draft.name_en) == (row.id, row.number, row.name.en)
        assert (found.draft.hgb, found.draft.bwa) == (places[row.id].hgb, places[row.id].bwa)
        assert found.draft.valid_from == datetime.date(2026, 1, 1)
    assert office.read(stored_account, 10**9, day) is None


def test_every_tax_key_of_an_account_exists(office: Office) -> None:
    """The automatic keys of both charts are tax cases of today, and their tax accounts are in the chart."""
    known = office.read(cases)
    for chart in ("skr03", "skr04"):
        for account in catalogue(chart):
            if account.tax and account.tax != "UST16":
                known.find(account.tax, NOV)
    numbers = {account.number for account in catalogue("skr04")}
    assert {a for case in known.all for a in (case.output_account, case.input_account) if a} <= numbers


def _named(found: Any, chart: str = "") -> Iterator[tuple[str, str]]:
    """Yield every account that a file of resources names, with its chart."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield from _named(value, key if key in ("skr03", "skr04") else chart)
    elif isinstance(found, list):
        for value in found:
            yield from _named(value, chart)
    elif chart and isinstance(found, str) and found.isdecimal() and len(found) == 4:
        yield chart, found


def test_every_account_that_a_topic_books_on_is_in_its_chart() -> None:
    """What resources name for either chart stands in the catalogue: nothing is refused because an account is missing."""
    named = [
        one
        for file in sorted(resources().glob("*/*.json"))
        for one in _named(json.loads(file.read_text(encoding="utf-8")))
    ]
    assert len(named) > 60
    known = {(chart, one.number) for chart in ("skr03", "skr04") for one in catalogue(chart)}
    assert set(named) - known == set()


@given(st.integers(1, 10**10), st.sampled_from([1900, 1600, 700, 500, 0]))
def test_tax_is_exact(gross: int, rate: int) -> None:
    """Base and tax add up to the gross, and the tax is within half a cent of the law."""
    case = Case(
        1,
        "X",
        NOV,
        None,
        rate,
        kind="input",
        bu="",
        output_account="",
        input_account="1406",
        kz_base="",
        kz_tax="",
        kz_input="",
        category="S",
        name=None,
    )  # type: ignore[arg-type]
    base, taxes = apply(case, gross)
    tax = sum(line.amount for line in taxes)
    assert base + tax == gross
    assert abs(tax * (10_000 + rate) - gross * rate) * 2 <= 10_000 + rate
