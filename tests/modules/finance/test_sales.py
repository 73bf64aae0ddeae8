"""Sales: entry, VAT return, open item, and paper of each business case agree to the cent; what was issued is only taken back."""

from __future__ import annotations

import dataclasses
import datetime
import io
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.core.about_contact import AboutContact
from app.core.errors import Invalid
from app.data import archive
from app.data.daily import do_all
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.ledger.rules.entries import EntryDraft
from app.modules.finance.ledger.rules.entries import LineDraft as Booking
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.sales.queries.about_contacts import blocks, happenings, leads
from app.modules.finance.sales.queries.chain import progress_of
from app.modules.finance.sales.queries.documents import document, frozen
from app.modules.finance.sales.rules.documents import LineDraft
from app.modules.finance.sales.services.drafts import delete_document, make_next, save_document
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.sales.services.taking_back import cancel
from app.modules.finance.tax.api import TaxationDraft
from app.modules.finance.vat.services import save_taxation
from app.modules.office.services import NewBook, new_book
from app.modules.organisation.contacts.api import TermsDraft, save_terms
from tests.conftest import close, office_at
from tests.modules.finance.sales_cases import (
    BUILDER,
    DAY,
    FRENCH,
    SWISS,
    euro,
    invoice,
    issued,
    line,
    lines_of,
    ready,
    return_rows,
    text_of,
    unpaid,
)


# -- an independent reckoning: fractions of a euro, rounded once where the law rounds ----------------------------
def again(lines: list[LineDraft], discount: int, rates: dict[str, Decimal]) -> tuple[Decimal, Decimal]:
    """Return net and tax of positions in euro, by decimals alone."""
    cent = Decimal("0.01")

    def rounded(value: Decimal) -> Decimal:
        return value.quantize(cent, ROUND_HALF_UP)

    sums: dict[str, Decimal] = {}
    for one in lines:
        full = rounded(Decimal(one.quantity) / 10_000 * Decimal(one.price) / 10_000)
        off = rounded(full * one.discount / 10_000)
        sums[one.tax] = sums.get(one.tax, Decimal(0)) + full - off
    bases = {tax: value - rounded(value * discount / 10_000) for tax, value in sums.items()}
    return sum(bases.values(), Decimal(0)), sum((rounded(v * rates[t]) for t, v in bases.items()), Decimal(0))


CASES = {
    "mixed rates": ({}, (line(1000_00, tax="UST19"), line(500_00, tax="UST7")), {"D": 1725_00, "4400": -1000_00, "3806": -190_00, "4300": -500_00, "3801": -35_00}, {"81": (1000_00, 190_00), "86": (500_00, 35_00)}, ""),
    "halves of cents": ({}, (LineDraft("a", 30_000, 3350, tax="UST19"), line(99_99, tax="UST19"), LineDraft("b", 70_000, 1_1150, tax="UST7")), {"D": 128_55, "4400": -101_00, "3806": -19_19, "4300": -7_81, "3801": -55}, {"81": (101_00, 19_19), "86": (7_00, 49)}, ""),
    "whole discount over rates": ({"discount": 1000}, (line(1000_00, tax="UST19"), line(500_00, tax="UST7")), {"D": 1552_50, "4400": -900_00, "3806": -171_00, "4300": -450_00, "3801": -31_50}, {"81": (900_00, 171_00), "86": (450_00, 31_50)}, "Rabatt 10 %"),
    "discount of a position": ({}, (line(200_00, 2, discount=1250),), {"D": 416_50, "4400": -350_00, "3806": -66_50}, {"81": (350_00, 66_50)}, "12,5 %"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_domestic(any_office: Office, name: str) -> None:
    """Entry, return, open item and paper of a domestic invoice are the same sums."""
    more, lines, booked, kz, words = CASES[name]
    who = ready(any_office)
    done = issued(any_office, invoice(who, *lines, **more))
    assert lines_of(any_office, done.entry) == booked
    assert return_rows(any_office) == kz
    assert unpaid(any_office, who) == {"RE-2026-0001": booked["D"]}
    paper = text_of(any_office, done.key)
    assert euro(booked["D"]) in paper
    assert words in paper
    view = any_office.read(document, done.key)
    assert (view.gross, view.net + view.tax) == (booked["D"], booked["D"])


ABROAD = {
    "intra-community": (FRENCH, "goods", "4125", "41", "VAT-exempt intra-Community supply"),
    "service to an EU business": (FRENCH, "service", "4336", "21", "Reverse charge"),
    "export": (SWISS, "goods", "4120", "43", "Steuerfreie Ausfuhrlieferung"),
    "service abroad": (SWISS, "service", "4338", "45", "nicht steuerbare Leistung"),
    "reverse charge": (BUILDER, "service", "4337", "60", "Steuerschuldnerschaft des Leistungsempfängers"),
}


@pytest.mark.parametrize("name", ABROAD)
def test_without_tax(any_office: Office, name: str) -> None:
    """What is not taxed here has its account, its Kennzahl, its sentence, and no tax anywhere."""
    about, supply, account, kz, words = ABROAD[name]
    who = ready(any_office, about)
    done = issued(any_office, invoice(who, line(1234_56), supply=supply, language=about.language))
    assert lines_of(any_office, done.entry) == {"D": 1234_56, account: -1234_56}
    assert return_rows(any_office) == {kz: (1234_00, 0)}
    paper = text_of(any_office, done.key)
    assert words in paper.replace("\n", " ")
    if about is FRENCH:
        assert "DE136695976" in paper
        assert "FR40303265045" in paper


def test_small_business(any_office: Office) -> None:
    """Under § 19 UStG no tax is stated, whatever the article has; the paper says why."""
    who = ready(any_office)
    any_office.run(save_taxation, TaxationDraft(datetime.date(2026, 11, 1), "accrual", small_business=True))
    done = issued(any_office, invoice(who, line(100_00, tax="UST19")))
    assert lines_of(any_office, done.entry) == {"D": 100_00, "4185": -100_00}
    assert "Kleinunternehmer" in text_of(any_office, done.key)
    assert any_office.read(document, done.key).tax == 0


@pytest.mark.parametrize("count", [3, 300])
def test_rounding_over_positions_and_accounts(any_office: Office, count: int) -> None:
    """Tax is rounded once for each rate, also where positions go to several accounts; a second reckoning finds the same."""
    who = ready(any_office)
    lines = [
        LineDraft(f"Teil {n}", 10_000 + n * 3_333, 3_3350 + n, tax=("UST19", "UST7")[n % 2], discount=(n % 4) * 333,
                  account=("4400", "4315", "")[n % 3] if n % 2 == 0 else "")
        for n in range(count)
    ]  # fmt: skip
    net, tax = again(lines, 725, {"UST19": Decimal("0.19"), "UST7": Decimal("0.07")})
    done = issued(any_office, invoice(who, *lines, discount=725))
    view = any_office.read(document, done.key)
    assert (view.net, view.tax) == (net * 100, tax * 100)
    booked = lines_of(any_office, done.entry)
    assert booked["D"] == (net + tax) * 100
    assert -(booked["3806"] + booked["3801"]) == tax * 100
    assert sum(booked.values()) == 0
    pages = PdfReader(io.BytesIO(archive.load(any_office.book, any_office.read(frozen, done.key)[0]))).pages
    if count == 300:
        assert "Übertrag" in pages[0].extract_text()
        assert f"Seite 1 von {len(pages)}" in pages[0].extract_text()
    assert euro(view.gross) in pages[-1].extract_text()


def test_skonto_stands_on_the_paper(any_office: Office) -> None:
    """The terms of the contact give the due day and each step with its amount."""
    who = ready(any_office)
    any_office.run(save_terms, who, TermsDraft(valid_from=DAY, net_days=30, skonto_days=10, skonto=200))
    done = issued(any_office, invoice(who, line(1000_00), line(500_00, tax="UST7")))
    paper = text_of(any_office, done.key).replace("\n", " ")
    assert "Bei Zahlung bis 30.11.2026 ziehen Sie 2 % = 34,50 € ab und zahlen 1.690,50 €." in paper
    assert "bis 20.12.2026" in paper
    assert any_office.read(document, done.key).due == datetime.date(2026, 12, 20)


def test_advances_and_final_invoice(any_office: Office) -> None:
    """Advances are taxed when they are paid; the final invoice sets them off with their tax (§ 14 (5) UStG)."""
    who = ready(any_office)
    order = issued(any_office, dataclasses.replace(invoice(who, line(10_000_00, tax="UST19")), kind="order"))
    asked = []
    for part, paid in ((3000, 3570_00), (4000, 4760_00)):
        key = any_office.run(make_next, [order.key], "advance", None, part)
        one = any_office.run(issue, key)
        view = any_office.read(document, key)
        assert lines_of(any_office, one.entry) == {"D": paid, "1497": -paid}
        asked.append((view, paid))
    assert return_rows(any_office) == {}
    final = any_office.run(make_next, [order.key], "final")
    with pytest.raises(Invalid, match="not paid yet"):
        any_office.run(issue, final)
    for view, paid in asked:
        any_office.run(
            post,
            EntryDraft(DAY, view.number, "Zahlung", (Booking("1800", paid), Booking(view.account, -paid))),
        )
    do_all(any_office)
    assert return_rows(any_office) == {"81": (7000_00, 1330_00)}
    any_office.run(save_document, dataclasses.replace(any_office.read(document, final).draft), final)
    done = any_office.run(issue, final)
    view = any_office.read(document, final)
    assert (view.gross, view.payable) == (11_900_00, 3570_00)
    assert lines_of(any_office, done.entry) == {
        "D": 3570_00,
        "4400": -10_000_00,
        "3806": -570_00,
        "3272": 7000_00,
    }
    assert return_rows(any_office) == {"81": (10_000_00, 1900_00)}
    paper = text_of(any_office, final)
    for words in ("Erhaltene Abschlagszahlungen", "8.330,00", "3.570,00", "570,00", asked[0][0].number):
        assert words in paper
    with pytest.raises(Invalid, match="cancel that"):
        any_office.run(cancel, asked[0][0].id, "Irrtum")
    any_office.run(cancel, final, "Irrtum")
    assert return_rows(any_office) == {"81": (7000_00, 1330_00)}
    any_office.run(cancel, asked[0][0].id, "Irrtum")
    assert return_rows(any_office) == {"81": (4000_00, 760_00)}
    assert unpaid(any_office, who) == {asked[0][0].number: -3570_00}


def test_partial_delivery_and_collective_invoice(any_office: Office) -> None:
    """An order is delivered in parts, invoiced together; what is left follows from the links alone."""
    who = ready(any_office)
    offer = issued(
        any_office, dataclasses.replace(invoice(who, line(10_00, 10), line(5_00, 4)), kind="offer")
    )
    order = any_office.run(issue, any_office.run(make_next, [offer.key], "order"))
    assert any_office.read(document, offer.key).state == "accepted"
    first, _second = (one.id for one in any_office.read(document, order.key).lines)
    parts = [any_office.run(make_next, [order.key], "delivery", {first: 60_000})]
    parts.append(any_office.run(make_next, [order.key], "delivery"))
    with pytest.raises(Invalid, match="Nothing is left"):
        any_office.run(make_next, [order.key], "delivery")
    deliveries = [any_office.run(issue, key) for key in parts]
    assert [one.number for one in deliveries] == ["LS-2026-0001", "LS-2026-0002"]
    assert [[x.draft.quantity for x in any_office.read(document, key).lines] for key in parts] == [
        [60_000],
        [40_000, 40_000],
    ]
    bill = any_office.run(make_next, parts, "invoice")
    with pytest.raises(Invalid, match="Nothing is left"):
        any_office.run(make_next, parts[:1], "invoice")
    done = any_office.run(issue, bill)
    assert any_office.read(document, bill).net == 120_00
    assert "LS-2026-0002" in text_of(any_office, done.key)
    states = any_office.read(reads("")(lambda c: progress_of(c, [order.key, *parts, bill], DAY)))
    assert states == {order.key: "done", parts[0]: "done", parts[1]: "done", bill: "open"}


def test_cancelled_and_credited(any_office: Office) -> None:
    """A cancellation takes the whole invoice back in entry, return and item; a credit note a part, never more than is left."""
    who = ready(any_office)
    bill = issued(any_office, invoice(who, line(100_00, 4, tax="UST19"), line(50_00, tax="UST7")))
    first = any_office.read(document, bill.key).lines[0].id
    key = any_office.run(make_next, [bill.key], "credit", {first: 10_000})
    with pytest.raises(Invalid, match="Say what is corrected"):
        any_office.run(issue, key)
    draft = any_office.read(document, key).draft
    any_office.run(save_document, dataclasses.replace(draft, reason="Ein Tisch kam zurück."), key)
    credit = any_office.run(issue, key)
    assert credit.number == "RK-2026-0001"
    assert lines_of(any_office, credit.entry) == {"D": -119_00, "4400": 100_00, "3806": 19_00}
    assert unpaid(any_office, who) == {bill.number: 410_50}
    assert return_rows(any_office) == {"81": (300_00, 57_00), "86": (50_00, 3_50)}
    over = any_office.run(
        save_document, dataclasses.replace(draft, reason="x", lines=(line(350_00, tax="UST19"),))
    )
    with pytest.raises(Invalid, match="left to be credited"):
        any_office.run(issue, over)
    with pytest.raises(Invalid, match="cancel that"):
        any_office.run(cancel, bill.key, "Irrtum")
    any_office.run(delete_document, over)
    any_office.run(cancel, key, "Doch nicht")
    back = any_office.run(cancel, bill.key, "Irrtum")
    assert back is not None
    assert (back.number, any_office.read(document, bill.key).state) == ("ST-2026-0002", "cancelled")
    assert unpaid(any_office, who) == {}
    assert return_rows(any_office) == {}
    paper = text_of(any_office, back.key)
    assert f"hebt {bill.number} vom 20.11.2026 vollständig auf" in paper.replace("\n", " ")
    with pytest.raises(Invalid):
        any_office.run(cancel, bill.key, "Noch einmal")


def test_what_a_contact_is_told_of(any_office: Office) -> None:
    """Documents stand on the timeline, what runs on the front desk, and a number leads to its customer."""
    who = ready(any_office)
    order = issued(any_office, dataclasses.replace(invoice(who, line(10_00, 10)), kind="order"))
    bill = issued(any_office, invoice(who, line(50_00)))
    about = AboutContact(who, "Krüger KG", (), (), (), today=DAY)
    assert [one.title for one in any_office.read(happenings, about, 5)] == [bill.number, order.number]
    (block,) = any_office.read(blocks, about)
    assert [one.request for one in block.lines] == [order.key]
    assert any_office.read(leads, bill.number.lower()) == [who]
    assert any_office.read(leads, "RE-1999-0001") == []


def test_advances_on_skr03(tmp_path: Path) -> None:
    """The other chart has its own clearing account, prepayments and revenue."""
    new_book(
        str(tmp_path / "b.kontor"), NewBook(company="Test", chart="skr03", fiscal_year=2026, land="BE")
    ).close()
    office = office_at(str(tmp_path / "b.kontor"))
    order = issued(office, dataclasses.replace(invoice(ready(office), line(1000_00)), kind="order"))
    asked = office.run(issue, office.run(make_next, [order.key], "advance", None, 5000))
    assert lines_of(office, asked.entry) == {"D": 595_00, "1593": -595_00}
    view = office.read(document, asked.key)
    paid = (Booking("1200", 595_00), Booking(view.account, -595_00))
    office.run(post, EntryDraft(DAY, view.number, "Zahlung", paid))
    do_all(office)
    final = office.run(issue, office.run(make_next, [order.key], "final"))
    assert lines_of(office, final.entry) == {"D": 595_00, "8400": -1000_00, "1776": -95_00, "1718": 500_00}
    assert return_rows(office) == {"81": (1000_00, 190_00)}
    close(office.book)
