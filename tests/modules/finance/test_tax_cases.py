"""Tax cases as data: what the form wants has a case, whoever books on a tax account is in the return, and a book can have cases of its own."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from app.core.errors import Invalid
from app.data.office import Office, command
from app.data.queries import query as reads
from app.data.unit import Unit
from app.modules.finance.chart.models import Account
from app.modules.finance.chart.rules import CHARTS, catalogue, nature
from app.modules.finance.chart.services import mend_accounts, save_tax_case
from app.modules.finance.ledger.models import Line
from app.modules.finance.tax.queries import cases, cases_source, offered_cases
from app.modules.finance.tax.rules import CaseDraft, check_case
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.finance.vat.queries.recapitulative import recapitulative
from app.modules.finance.vat.rules import form
from tests.modules.finance.test_tax_papers import MAY, booked, customer

D = datetime.date
DAY = D(2026, 5, 4)


def held(office: Office) -> dict[str, tuple[int | None, int]]:
    """Return what each Kennzahl of May holds."""
    made = office.read(make_return, *MAY)
    assert made.findings == ()
    return {row.form.kz: (row.base, row.tax) for row in made.rows if row.base or row.tax}


@pytest.mark.parametrize(
    ("account", "amount", "kz"),
    [
        ("1433", 190_00, "62"),
        ("1400", 190_00, "66"),
        ("3851", -190_00, "69"),
        ("3832", -190_00, "65"),
        ("3800", -190_00, "35"),
    ],
)
def test_accounts_that_hold_tax_alone(any_office: Office, account: str, amount: int, kz: str) -> None:
    """What is booked on them is in the return with a key or without; input tax lowers the payable, output tax raises it."""
    booked(any_office, DAY, "A", (account, amount), ("1800", -amount))
    key = next(c.key for c in any_office.read(cases).all if account in (c.output_account, c.input_account))
    booked(any_office, DAY, "B", (account, amount, key), ("1800", -amount))
    found = held(any_office)
    assert found[kz][1] == 2 * abs(amount)
    assert found["83"] == (None, -2 * amount)


def test_a_case_of_tax_alone_belongs_on_its_account(any_office: Office) -> None:
    """Import VAT can't be taken from a purchase."""
    with pytest.raises(Invalid) as refused:
        booked(any_office, DAY, "A", ("5200", 119_00, "EUST"), ("1800", -119_00))
    assert refused.value.field == "tax"


@pytest.mark.parametrize(
    ("account", "key", "kz", "owed"),
    [
        ("5430", "IGE19OV", "89", "3808"),
        ("5200", "13B19OV", "84", "3837"),
        ("5200", "13BEU7OV", "46", "3835"),
    ],
)
def test_owed_without_deduction(any_office: Office, account: str, key: str, kz: str, owed: str) -> None:
    """Who may not deduct owes the tax and bears it: it is cost, on the account of the purchase."""
    booked(any_office, DAY, "ER-1", (account, 1_000_00, key), ("1800", -1_000_00))
    rate = 7 if "7" in key else 19
    found = held(any_office)
    assert found[kz] == (1_000_00, rate * 10_00)
    assert found["83"] == (None, rate * 10_00)
    rows = select(Account.number, Line.amount).join(Account, Account.id == Line.account_id)
    sums: dict[str, int] = {}
    for number, amount in any_office.read(reads("")(lambda c: c.execute(rows).all())):
        sums[number] = sums.get(number, 0) + amount
    assert sums == {account: 1_000_00 + rate * 10_00, owed: -rate * 10_00, "1800": -1_000_00}


def test_triangular_and_elsewhere(any_office: Office) -> None:
    """The first customer of a triangular transaction stands in Kz 42 and as kind D in the ZM; what another state taxes stands in Kz 45."""
    customer(any_office, "10010", "ATU12345675")
    booked(any_office, DAY, "AR-1", ("10010", 700_00), ("4130", -700_00, "DREIECK"))
    booked(any_office, DAY, "AR-2", ("1800", 300_00), ("4320", -300_00, "OSS"))
    found = held(any_office)
    assert (found["42"], found["45"]) == ((700_00, 0), (300_00, 0))
    assert [(row.kind, row.amount) for row in any_office.read(recapitulative, *MAY).rows] == [("D", 700_00)]


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (D(2020, 12, 31), 500), (D(2023, 12, 31), 700), (D(2024, 1, 1), 1900), (D(2025, 12, 31), 1900),
        (D(2026, 1, 1), 700),
    ],
)  # fmt: skip
def test_restaurant_food_by_day(any_office: Office, day: D, rate: int) -> None:
    """§ 12 (2) Nr. 15 UStG: 5, 7, 19 and from 2026 on 7 per cent again."""
    assert any_office.read(cases).find("GASTRO", day).rate == rate
    assert any_office.read(cases).find("2", DAY).key == "UST7"


def test_cases_of_the_book(any_office: Office) -> None:
    """A case of the book's own splits, is reported, and is followed by a later row; foreign tax is no difference to the form."""
    own = CaseDraft(
        "OSSAT",
        D(2026, 1, 1),
        2000,
        "output",
        "",
        output_account="3817",
        input_account="",
        kz_base="45",
        kz_tax="",
        kz_input="",
        category="S",
        name_de="Österreich 20 %",
        name_en="Austria 20 %",
    )
    any_office.run(save_tax_case, own)
    booked(any_office, DAY, "AR-1", ("1800", 120_00), ("4200", -120_00, "OSSAT"))
    assert held(any_office)["45"][0] == 100_00
    with pytest.raises(Invalid) as refused:
        any_office.run(save_tax_case, own)
    assert refused.value.field == "valid_from"
    later = CaseDraft(
        "OSSAT",
        D(2026, 5, 5),
        2200,
        "output",
        "",
        output_account="3817",
        input_account="",
        kz_base="45",
        kz_tax="",
        kz_input="",
        category="S",
        name_de="Österreich",
        name_en="Austria",
    )
    any_office.run(save_tax_case, later, 1)
    booked(any_office, D(2026, 5, 5), "AR-2", ("1800", 122_00), ("4200", -122_00, "OSSAT"))
    assert held(any_office)["45"][0] == 200_00
    assert len(any_office.read(cases_source().keys, {"key": "OSSAT"})) == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"key": "12"}, "key"), ({"bu": "9"}, "bu"), ({"rate": 10_000}, "rate"), ({"output_account": ""}, "output_account"),
        ({"output_account": "1234"}, "output_account"), ({"kind": "tax"}, "rate"), ({"kind": "x"}, "kind"), ({"name_de": "", "name_en": ""}, "name_de"),
    ],
)  # fmt: skip
def test_what_a_case_needs(office: Office, change: dict[str, object], field: str) -> None:
    """Each fault is at its field."""
    values: dict[str, object] = {
        "key": "NEU", "valid_from": DAY, "rate": 1900, "kind": "output", "output_account": "3806", "kz_base": "81", "name_de": "Neu",
    }  # fmt: skip
    with pytest.raises(Invalid) as refused:
        office.run(save_tax_case, CaseDraft(**(values | change)))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_every_tax_that_moves_is_in_a_row_or_named(any_office: Office) -> None:
    """Whatever account of input or output tax is moved by hand: it raises a row of the form, or it is named with its amount."""
    accounts = any_office.read(reads("")(lambda c: c.execute(select(Account.number, Account.eur)).all()))
    settled = {"3820", "3830", "3840", "3841", "3845", "3817", "3854"}
    for number, eur in accounts:
        if eur not in ("input_tax", "vat_received") or number in settled:
            continue
        before = any_office.read(make_return, *MAY)
        booked(any_office, DAY, "X", (number, 500_00), ("1800", -500_00))
        after = any_office.read(make_return, *MAY)
        named = any(number in str(one) and "500.00" in str(one) for one in after.findings)
        assert (after.row("83").tax != before.row("83").tax) != named, number


@pytest.mark.parametrize("chart", CHARTS)
def test_the_catalogue_names_cases_that_are(office: Office, chart: str) -> None:
    """Every tax of the catalogue is a case, every Kennzahl of a case a row of the form."""
    known = office.read(cases)
    keys = {case.key for case in known.all}
    assert {account.tax for account in catalogue(chart)} - keys <= {""}
    rows = {row.kz for row in form()}
    assert {case.kz_base or case.kz_tax or case.kz_input for case in known.all} - {""} <= rows


@pytest.mark.parametrize(
    ("chart", "number", "tax", "words"),
    [
        ("skr04", "6889", "", "Verlust"), ("skr04", "6885", "UST19", "Verlust"), ("skr03", "8604", "", "Vorsteuer"), ("skr03", "8640", "UST19", ""),
        ("skr04", "6884", "AUSFUHR", "Drittland"), ("skr04", "6883", "", "Kursverluste"), ("skr03", "8516", "UST7", "Provision"),
        ("skr03", "8519", "UST19", "Provision"), ("skr03", "3115", "13BEU7", ""), ("skr04", "5951", "13B19", ""), ("skr03", "3440", "IGEFZG", ""),
        ("skr04", "4130", "DREIECK", "erster"),
    ],
)  # fmt: skip
def test_accounts_mean_what_datev_means(chart: str, number: str, tax: str, words: str) -> None:
    """Numbers that differed from DATEV's chart, each as two published charts have it."""
    one = next(account for account in catalogue(chart) if account.number == number)
    assert one.tax == tax
    assert words in one.name_de


def test_older_books_are_mended_where_nobody_changed(any_office: Office) -> None:
    """What an older catalogue said is brought up to date; what somebody changed stays; a second run changes nothing."""

    @command("")
    def make_old(unit: Unit) -> None:
        for number, values in (
            ("6889", {"tax": "UST19", "name_de": "Verkauf Sachanlagen Verlust 19 %"}),
            ("6644", {"eur": "advertising"}),
            ("6884", {"tax": "", "name_de": "Unser eigenes Konto"}),
        ):
            key = unit.connection.scalar(select(Account.id).where(Account.number == number))
            unit.update(Account, int(key or 0), values)

    mend = command("")(mend_accounts)
    any_office.run(make_old)
    any_office.run(mend)
    query = select(Account.number, Account.tax, Account.eur, Account.name_de).where(
        Account.number.in_(("6889", "6644", "6884"))
    )
    read = reads("")(lambda c: c.execute(query.order_by(Account.number)).all())
    assert [tuple(row) for row in any_office.read(read)] == [
        ("6644", "", "not_deductible", "Bewirtung nicht abziehbar"),
        ("6884", "AUSFUHR", "disposals", "Unser eigenes Konto"),
        ("6889", "", "disposals", "Verkauf Sachanlagen Verlust"),
    ]
    assert nature("6644", "skr04").eur == "not_deductible"
    runs = any_office.read(
        reads("")(lambda c: c.scalar(select(Account.version).where(Account.number == "6889")))
    )
    any_office.run(mend)
    assert runs == any_office.read(
        reads("")(lambda c: c.scalar(select(Account.version).where(Account.number == "6889")))
    )


GOOD = CaseDraft("EIGEN", datetime.date(2026, 1, 1), 1900, "output", "", output_account="3806")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, ""),
        ({"key": "eigen"}, "key"),
        ({"key": "123"}, "key"),
        ({"rate": -1}, "rate"),
        ({"rate": 10_000}, "rate"),
        ({"rate": 9_999}, ""),
        ({"kind": "tax", "rate": 1900, "input_account": "1433"}, "rate"),
        ({"kind": "tax", "rate": 0, "output_account": "", "input_account": "1433"}, ""),
        ({"kind": "tax", "rate": 0, "output_account": "3810"}, ""),
        ({"kind": "tax", "rate": 0, "output_account": ""}, "input_account"),
        ({"output_account": ""}, "output_account"),
        ({"output_account": "", "rate": 0}, ""),
        ({"kind": "reverse", "output_account": ""}, "output_account"),
        ({"kind": "reverse"}, ""),
        ({"kind": "input", "output_account": ""}, "input_account"),
        ({"kind": "input", "output_account": "", "input_account": "1406"}, ""),
        ({"kind": "input", "output_account": "", "rate": 0}, ""),
    ],
)
def test_a_case_of_ones_own_is_whole(changes: dict[str, Any], field: str) -> None:
    """What a case needs depends on its kind and rate; what is missing is told at its field."""
    draft = replace(GOOD, **changes)
    if not field:
        check_case(draft, [])
        return
    with pytest.raises(Invalid) as refused:
        check_case(draft, [])
    assert refused.value.field == field


def test_tax_cases_are_offered_by_key_and_by_words(office: Office) -> None:
    """The beginning of the key or a part of the name, whatever its case; the one with a key stands alone; what fits nothing offers nothing."""
    every = {one.key: str(one.name) for one in office.read(reads("")(lambda c: cases(c).all))}
    for typed in ("vst", "19", "TAX"):
        wanted = {
            key
            for key, name in every.items()
            if key.lower().startswith(typed.lower()) or typed.lower() in name.lower()
        }
        found = [one.code for one in office.read(offered_cases, typed, None)]
        assert found
        assert set(found) <= wanted
        assert len(found) == min(len(wanted), 8)
    assert [one.code for one in office.read(offered_cases, "", "UST7")] == ["UST7"]
    assert office.read(offered_cases, "no such case", None) == []
