"""Incoming invoices: from the paper to the proposal, the entry and the return; doubles, disputes, approval by another person."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.core.about_contact import AboutContact
from app.core.errors import Forbidden, Invalid
from app.core.money import to_cents
from app.data.approval_rules import RuleDraft, save_rule
from app.data.office import Office
from app.data.queries import query as reads
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.data.workflow import decide, waiting_for
from app.modules.documents.einvoice.readers.files import read_xml, xml_of
from app.modules.documents.intake.api import Wishes, take_bytes
from app.modules.finance.banking.services.movements import save_bank_account
from app.modules.finance.ledger.api import trial_balance
from app.modules.finance.open_items.queries.items import open_items_source
from app.modules.finance.open_items.queries.proposal import proposal_source
from app.modules.finance.open_items.queries.skonto import agreed_skonto
from app.modules.finance.open_items.services.paying import pay_items
from app.modules.finance.payments.queries.payments import payment_views
from app.modules.finance.purchases.queries.about_contacts import blocks, happenings
from app.modules.finance.purchases.queries.invoices import (
    PurchaseView,
    habits,
    positions,
    purchase,
    purchases_source,
    untaken,
)
from app.modules.finance.purchases.rules.invoices import (
    PositionDraft,
    PurchaseForm,
)
from app.modules.finance.purchases.rules.proposing import words_of
from app.modules.finance.purchases.services.invoices import (
    ask_approval,
    discard,
    hold,
    post_purchase,
    release_hold,
    save_purchase,
)
from app.modules.finance.purchases.transfer import propose
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.organisation.contacts import api as contacts
from app.modules.organisation.contacts.api import contact
from tests.conftest import GOOD, SAMPLES
from tests.modules.documents.conftest import person
from tests.modules.finance.payment_cases import OURS, THEIRS
from tests.modules.finance.purchase_cases import a_supplier, an_invoice

D = datetime.date
FILES = (
    sorted(path for path in (SAMPLES / "e-invoice").rglob("*") if path.is_file()) if SAMPLES.exists() else []
)
NO_PROPOSAL = {"zugferd_2p0_MINIMUM.pdf", "zugferd_2p0_EXTENDED_Fremdwaehrung.pdf"}


def view(office: Office, key: int) -> PurchaseView:
    """Return an invoice that is there."""
    found = office.read(purchase, key)
    assert found is not None
    return found


def balances(office: Office) -> dict[str, int]:
    """Return what stands on each account at the end of the year, in cents."""
    rows = office.read(trial_balance, datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
    return {row.number: row.closing for row in rows if row.closing}


def taken(office: Office, path: Path) -> int:
    """Take a file into the archive and return its document."""
    outcome = take_bytes(office, path.read_bytes(), path.name, Wishes())
    assert outcome.id is not None, str(outcome.message)
    return outcome.id


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_sample_becomes_a_proposal(office: Office, path: Path) -> None:
    """Net, tax and gross equal the file, with supplier, number and day; what can't be proposed says why in a sentence."""
    one = read_xml(xml_of(path.read_bytes()))
    found = propose(office, taken(office, path))
    if found.missing:
        assert path.name in NO_PROPOSAL
        assert found.missing.endswith(".")
        return
    assert path.name not in NO_PROPOSAL
    sign = -1 if (one.gross or 0) < 0 else 1
    assert sum(part.net for part in found.positions) * sign == to_cents(one.net or Decimal(0))
    assert sum(part.tax for part in found.positions) * sign == to_cents(one.tax or Decimal(0))
    assert found.head.gross * sign == to_cents(one.gross or Decimal(0))
    assert (found.head.reference, found.head.day) == (one.number[:36], one.date)
    assert found.supplier is not None
    assert found.supplier.name == one.seller.name
    assert found.reasons


@pytest.mark.parametrize("name", ["01.01a-INVOICE_ubl.xml"])
def test_a_paper_is_posted_in_two_steps_and_remembered(office: Office, name: str) -> None:
    """The supplier is made from the invoice, the paper stands on it, and the next invoice of it is proposed as this one was booked."""
    path = next((one for one in FILES if one.name == name), None)
    if path is None:
        pytest.skip("no samples")
    document = taken(office, path)
    assert office.read(untaken) == [document]
    found = propose(office, document)
    whole = tuple(dataclasses.replace(one, account="6815") for one in found.positions)
    key = office.run(save_purchase, PurchaseForm(found.head, whole, found.supplier))
    assert office.run(save_purchase, PurchaseForm(found.head, whole, found.supplier)) == key
    assert office.read(untaken) == []
    who = view(office, key).draft.contact
    assert who is not None
    made = office.read(contact, who)
    assert made is not None
    assert made.draft.name == found.supplier.name  # type: ignore[union-attr]
    again = propose(office, document)
    assert again.head.contact == who
    assert again.supplier is None
    assert {one.account for one in again.positions} == {"6815"}
    assert any("6815" in str(reason) for reason in again.reasons)


def test_mixed_rates_are_posted_once_and_are_paid_by_the_run(any_office: Office) -> None:
    """Entry, VAT return and open item agree to the cent; posting twice is one entry; the payment run pays it on its due day."""
    key = any_office.run(save_purchase, an_invoice(a_supplier(any_office)))
    entry = any_office.run(post_purchase, key)
    assert any_office.run(post_purchase, key) == entry
    assert view(any_office, key).state == "posted"
    found = balances(any_office)
    assert (found["6815"], found["6820"], found["1406"], found["1401"]) == (100_00, 50_00, 19_00, 3_50)
    assert found["70000"] == -172_50
    sums = any_office.read(make_return, datetime.date(2026, 3, 1), datetime.date(2026, 3, 31))
    assert sums.row("66").tax == 22_50
    source = open_items_source()
    keys = any_office.read(source.keys, {})
    rows = any_office.read(source.page, keys)
    names = [column.key for column in source.columns]
    item = dict(zip(names, rows[0], strict=True))
    assert (item["document"], item["amount"], item["due"]) == ("R-1", -172_50, datetime.date(2026, 4, 1))
    with pytest.raises(Invalid) as caught:
        any_office.run(save_purchase, an_invoice(view(any_office, key).draft.contact or 0), key, 1)
    assert caught.value.field == "state"


@pytest.mark.parametrize(
    ("case", "kz", "base", "tax", "deducted"),
    [
        ("IGE19", "89", 100_00, 19_00, "61"),
        ("13BEU19", "46", 100_00, 19_00, "67"),
        ("13B19", "84", 100_00, 19_00, "67"),
    ],
)
def test_tax_that_we_owe_stands_in_the_return(
    office: Office, case: str, kz: str, base: int, tax: int, deducted: str
) -> None:
    """An acquisition and § 13b: the supplier gets the net, base and tax are declared and the tax deducted."""
    part = PositionDraft("6815", base, 0, case, "", text="Ware")
    key = office.run(save_purchase, an_invoice(a_supplier(office), gross=base, positions=(part,)))
    office.run(post_purchase, key)
    sums = office.read(make_return, datetime.date(2026, 3, 1), datetime.date(2026, 3, 31))
    assert (sums.row(kz).base, sums.row(deducted).tax) == (base, tax)
    assert balances(office)["70000"] == -base


def test_the_front_desk_tells_what_is_not_posted_yet(office: Office) -> None:
    """Posted invoices stand in the timeline alone; one that waits is late from the day after its due day."""
    who = a_supplier(office)
    posted, waits = (
        office.run(save_purchase, an_invoice(who, reference=name, day=D(2026, 3, at)))
        for at, name in ((2, "R-1"), (3, "R-2"))
    )
    office.run(post_purchase, posted)
    due = view(office, waits).draft.due
    assert due is not None
    for past, late in ((-1, False), (0, False), (1, True)):
        about = AboutContact(who, "", (), (), (), today=due + datetime.timedelta(days=past))
        (block,) = office.read(blocks, about)
        assert [(one.request, one.late) for one in block.lines] == [(waits, late)]
    assert [one.request for one in office.read(happenings, about, 5)] == [waits, posted]


def test_words_that_tell_what_a_position_is() -> None:
    """Short words and numbers make no two positions alike; what is longer does, however it is written."""
    assert words_of("Druckerpapier A4 80 20260315 für das Büro") == words_of("DRUCKERPAPIER Büro 500")
    assert not words_of("80 x A4 20260315 12345 der die")
    assert words_of("Papier 20260315") & words_of("papier 2027")


def test_a_credit_note_takes_back(office: Office) -> None:
    """It stands the other way round, with its tax."""
    key = office.run(save_purchase, an_invoice(a_supplier(office), kind="credit"))
    office.run(post_purchase, key)
    found = balances(office)
    assert (found["70000"], found["6815"], found["1406"]) == (172_50, -100_00, -19_00)


def test_what_does_not_fit_is_refused_at_its_field(office: Office) -> None:
    """Sums that differ, a missing account or supplier, tax without a case, tax where the recipient owes it, and a wrong rate."""
    who = a_supplier(office)
    for change, field in (
        ({"gross": 172_51}, "gross"),
        ({"gross": 0}, "gross"),
        ({"contact": None}, "contact"),
        ({"reference": " "}, "reference"),
        ({"day": None}, "day"),
        ({"positions": (PositionDraft("", 172_50),)}, "account1"),
        ({"positions": (PositionDraft("6815", 172_50, 0, "UST19"),)}, "case1"),
        ({"positions": (PositionDraft("6815", 150_00, 22_50),)}, "case1"),
        ({"positions": (PositionDraft("6815", 150_00, 22_50, "IGE19"),)}, "case1"),
        ({"positions": (PositionDraft("6815", 150_00, 22_50, "VST19"),)}, "tax1"),
    ):
        with pytest.raises(Invalid) as caught:
            office.run(save_purchase, an_invoice(who, **change))  # type: ignore[arg-type]
        assert caught.value.field == field, change
    assert list(office.read(purchases_source().keys, {})) == []


def test_doubles_stop_with_the_other_one_in_words(any_office: Office) -> None:
    """Same number, whatever its case, never; same day and amount only when it is said to be another one; discarded ones do not count."""
    who = a_supplier(any_office)
    first = any_office.run(save_purchase, an_invoice(who, "R-1"))
    with pytest.raises(Invalid, match="R-1") as caught:
        any_office.run(save_purchase, an_invoice(who, "r-1", another=True))
    assert caught.value.field == "reference"
    with pytest.raises(Invalid, match="R-1") as caught:
        any_office.run(save_purchase, an_invoice(who, "R-2"))
    assert caught.value.field == "another"
    any_office.run(save_purchase, an_invoice(who, "R-2", another=True))
    any_office.run(save_purchase, an_invoice(a_supplier(any_office, "Anderer KG"), "R-1"))
    any_office.run(discard, first)
    any_office.run(save_purchase, an_invoice(who, "R-1", another=True))


def test_skonto_of_the_invoice_goes_before_what_is_agreed(any_office: Office) -> None:
    """3 % within 8 days stand on the paper, 2 % within 14 are agreed: the payment takes 3 %, after 8 days nothing is left to take.

    172.50 less 3 % (5.175, half up 5.18) are 167.32; the other invoice says nothing, so what is agreed holds: 3.45 off.
    """
    office = any_office
    today = office.clock().astimezone().date()
    bank = office.run(save_bank_account, OURS, "Bank", "1800")
    who = office.run(contacts.save_contact, contacts.ContactDraft("Papierhaus Kiel GmbH", iban=THEIRS))
    agreed = contacts.TermsDraft("supplier", datetime.date(2026, 1, 1), 30, skonto_days=14, skonto=200)
    office.run(contacts.save_terms, who, agreed)
    due = today + datetime.timedelta(days=30)
    for form in (
        an_invoice(who, "R-1", day=today, due=due, skonto_days=8, skonto=300),
        an_invoice(who, "R-2", day=today, due=due, another=True),
    ):
        office.run(post_purchase, office.run(save_purchase, form))
    keys = list(office.read(proposal_source().keys, {}))
    made = office.read(payment_views, office.run(pay_items, keys, bank, True))
    assert {one.document: one.amount for one in made} == {"R-1": 167_32, "R-2": 169_05}
    (account,) = {one.account for one in made}
    late = today + datetime.timedelta(days=12)  # beyond the days of grace
    settled = [
        office.read(
            reads("")(
                lambda c, n=number, day=day: agreed_skonto(
                    c, (account, n), -1, 172_50, invoiced=today, paid=day
                )
            )
        )
        for number in ("R-1", "R-2")
        for day in (today, late)
    ]
    assert settled == [5_18, 0, 3_45, 3_45]


def test_a_disputed_invoice_is_kept_out_of_payments(any_office: Office) -> None:
    """Held with its reason it can't be prepared for payment, also when it is posted; released it can."""
    bank = any_office.run(save_bank_account, "DE02120300000000202051", "Bank", "1800")
    key = any_office.run(save_purchase, an_invoice(a_supplier(any_office)))
    any_office.run(post_purchase, key)
    items = list(any_office.read(open_items_source().keys, {}))
    with pytest.raises(Invalid):
        any_office.run(hold, key, " ")
    any_office.run(hold, key, "Ware fehlt")
    said = any_office.read(open_items_source().page, items)
    assert "not paid yet: Ware fehlt" in said[0]
    assert (view(any_office, key).state, view(any_office, key).reason) == ("held", "Ware fehlt")
    with pytest.raises(Invalid, match="Ware fehlt"):
        any_office.run(pay_items, items, bank)
    with pytest.raises(Invalid):
        any_office.run(discard, key)
    any_office.run(release_hold, key)
    assert view(any_office, key).state == "posted"
    assert len(any_office.run(pay_items, items, bank)) == 1
    other = any_office.run(save_purchase, an_invoice(a_supplier(any_office, "B KG"), "R-9"))
    any_office.run(hold, other, "Preis falsch")
    with pytest.raises(Invalid):
        any_office.run(post_purchase, other)
    any_office.run(release_hold, other)
    assert view(any_office, other).state == "open"


def test_who_asks_never_approves(any_office: Office) -> None:
    """From 100 euros an approval is needed; another person gives it; a change afterwards needs it anew; small ones need none."""
    o = any_office
    o.run(save_role, RoleDraft("Leitung", ("*",)))
    o.run(save_user, UserDraft("berta", "berta", ("Leitung",), True, GOOD, first_password=GOOD))
    o.run(save_rule, RuleDraft("purchase", 1, login="berta", from_amount=100_00))
    berta = person(o, "berta", "*")
    who = a_supplier(o)
    small = o.run(
        save_purchase,
        an_invoice(who, "R-0", gross=11_90, positions=(PositionDraft("6815", 10_00, 1_90, "VST19"),)),
    )
    o.run(post_purchase, small)
    key = o.run(save_purchase, an_invoice(who))
    with pytest.raises(Invalid, match="approval"):
        o.run(post_purchase, key)
    o.run(ask_approval, key)
    (step,) = berta.read(waiting_for, "berta", "purchase")
    with pytest.raises((Forbidden, Invalid)):
        o.run(decide, step.id, True, "")
    berta.run(decide, step.id, False, "Menge stimmt nicht")
    assert (view(o, key).state, view(o, key).reason) == ("open", "Menge stimmt nicht")
    o.run(ask_approval, key)
    (step,) = berta.read(waiting_for, "berta", "purchase")
    berta.run(decide, step.id, True, "")
    assert view(o, key).state == "approved"
    o.run(post_purchase, key)
    assert view(o, key).entry_id is not None


def test_the_supplier_s_habit_is_read_from_the_ledger(office: Office) -> None:
    """Without an earlier invoice the accounts of entries by hand are proposed."""
    who = a_supplier(office)
    key = office.run(save_purchase, an_invoice(who))
    office.run(post_purchase, key)
    assert {one.account for one in office.read(habits, who, ["70000"])} == {"6815", "6820"}
    assert [one.account for one in office.read(positions, key)] == ["6815", "6820"]
