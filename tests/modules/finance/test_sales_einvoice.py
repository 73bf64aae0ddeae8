"""What is issued as an e-invoice says the same as its paper and its entry, in every form, and passes the rules."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from email import message_from_bytes
from email.policy import default

import pytest

from app.core.errors import Invalid
from app.data import archive
from app.data.office import Office
from app.data.painted_files import load_painted, painted
from app.data.record_extras import Target, attach, detach
from app.modules.documents.einvoice.api import check_before_issue, embedded, read_xml
from app.modules.finance.sales.queries.documents import document, frozen
from app.modules.finance.sales.queries.enclosures import enclosable, enclosures
from app.modules.finance.sales.rules.documents import DocumentDraft, DocumentView
from app.modules.finance.sales.services.drafts import delete_document, save_document
from app.modules.finance.sales.services.enclosures import enclose
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.sales.services.sending import mail
from app.modules.finance.sales.services.taking_back import cancel
from app.modules.organisation.contacts.rules.contact import ContactDraft
from tests.modules.finance.sales_cases import (
    BUILDER,
    DAY,
    DOMESTIC,
    FRENCH,
    SWISS,
    invoice,
    line,
    ready,
)

FORMATS = ("zugferd", "xrechnung_ubl", "xrechnung_cii")
REACHED = {"mail": "rechnung@kunde.example", "buyer_reference": "04011000-1234512345-06"}


def customer(about: ContactDraft, form: str) -> ContactDraft:
    """Return a contact that gets its invoices in a form."""
    return dataclasses.replace(about, invoice_format=form, **REACHED)  # type: ignore[arg-type]


def written(office: Office, key: int) -> tuple[DocumentView, bytes, bytes]:
    """Return an issued document, its frozen paper and its XML, beside it or inside."""
    view = office.read(document, key)
    assert view is not None
    pdf, xml = office.read(frozen, key)
    data = archive.load(office.book, pdf)
    return view, data, archive.load(office.book, xml) if xml is not None else embedded(data)


CASES = {
    "one rate": (DOMESTIC, lambda who: invoice(who, line(100_00))),
    "two rates": (DOMESTIC, lambda who: invoice(who, line(33_33, 3), line(9_99, 7, tax="UST7"))),
    "discounts": (
        DOMESTIC,
        lambda who: invoice(who, line(33_33, 3, discount=1250), line(9_99, 7, tax="UST7"), discount=300),
    ),
    "reverse charge": (BUILDER, lambda who: invoice(who, line(1_000_00))),
    "within the EU": (FRENCH, lambda who: invoice(who, line(500_00))),
    "export": (SWISS, lambda who: invoice(who, line(500_00))),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_an_invoice_says_what_its_paper_says(office: Office, case: str, form: str) -> None:
    """Number, day, sums and parties are those of the document, no rule is broken, and our reader reads it back."""
    about, draft = CASES[case]
    who = ready(office, customer(about, form))
    key = office.run(save_document, draft(who))
    office.run(issue, key)
    view, pdf, xml = written(office, key)
    assert bool(embedded(pdf)) is (form == "zugferd")
    assert check_before_issue(xml) == []
    read = read_xml(xml)
    assert (read.number, read.date, read.kind, read.currency) == (view.number, DAY, "380", "EUR")
    assert (read.net, read.tax, read.gross, read.due) == tuple(
        Decimal(cents) / 100 for cents in (view.net, view.tax, view.gross, view.payable)
    )
    assert read.buyer.name == about.name
    assert read.seller.vat_id == "DE136695976"
    assert sum(one.tax or 0 for one in read.taxes) == read.tax
    assert read.due_date == view.due
    assert len(read.lines) == len(view.draft.lines)


@pytest.mark.parametrize("form", FORMATS)
def test_a_cancellation_names_what_it_corrects(office: Office, form: str) -> None:
    """It is a correction (384) of the invoice with its amounts turned round."""
    who = ready(office, customer(DOMESTIC, form))
    key = office.run(save_document, invoice(who, line(33_33, 3, discount=1250), discount=300))
    first = office.run(issue, key)
    back = office.run(cancel, key, "Irrtum")
    view, _pdf, xml = written(office, back.key)
    read = read_xml(xml)
    assert read.kind == "384"
    assert [(one.number, one.date) for one in read.preceding] == [(first.number, DAY)]
    original = office.read(document, key)
    assert original is not None
    assert read.gross == -Decimal(original.gross) / 100
    assert view.number == back.number


def attached(office: Office, key: int, *names: str) -> list[int]:
    """Attach a file of each name to a document; its bytes are its place and name."""
    keys = []
    for place, name in enumerate(names):
        data = f"{place} {name}".encode()
        sha = archive.store(office.book, data)
        keys.append(office.run(attach, Target("finance_sales_document", key), sha, name, len(data)))
    return keys


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_enclosed_goes_along(office: Office, form: str) -> None:
    """Chosen files stand in the e-invoice and in the mail, byte for byte and told apart by name; what is not chosen stays here."""
    who = ready(office, customer(DOMESTIC, form))
    key = office.run(save_document, invoice(who, line(100_00)))
    files = attached(office, key, "Stunden.pdf", "stunden.PDF", "intern.pdf", "Liste.csv", "Bild.zip")
    assert office.run(enclose, key, [files[0]]) == 1
    assert office.run(enclose, key, files) == 5
    with pytest.raises(Invalid, match=r"Bild\.zip") as refused:
        office.run(issue, key)
    assert refused.value.field == "files"
    chosen = [files[0], files[1], files[3]]
    assert [office.run(enclose, key, chosen) for _again in range(2)] == [3, 3]
    with pytest.raises(Invalid, match="no longer attached"):
        office.run(enclose, key, [*chosen, 999])
    office.run(issue, key)
    _view, _pdf, xml = written(office, key)
    assert check_before_issue(xml) == []
    wanted = [
        ("Stunden.pdf", b"0 Stunden.pdf", "application/pdf"),
        ("stunden (2).PDF", b"1 stunden.PDF", "application/pdf"),
        ("Liste.csv", b"3 Liste.csv", "text/csv"),
    ]
    assert [(one.file_name, one.data, one.mime) for one in read_xml(xml).attachments] == wanted
    mails = message_from_bytes(mail(office, key)[1], policy=default)
    assert str(mails["Subject"]).startswith("Rechnung ")
    sent = {part.get_filename(): part.get_payload(decode=True) for part in mails.iter_attachments()}
    assert {name: data for name, data in sent.items() if name in {one[0] for one in wanted}} == {
        name: data for name, data, _mime in wanted
    }
    assert "intern.pdf" not in sent
    with pytest.raises(Invalid, match="can't be done"):
        office.run(enclose, key, [])


def test_an_invoice_in_xml_is_painted_wherever_it_hangs(office: Office) -> None:
    """Its pages are made of its data; what is no invoice, and what is painted anyway, stays as it is."""
    who = ready(office, customer(DOMESTIC, "xrechnung_ubl"))
    key = office.run(save_document, invoice(who, line(100_00)))
    office.run(issue, key)
    _view, pdf, xml = written(office, key)
    name, pages = load_painted(office.book, "RE 1.XML", archive.store(office.book, xml))
    assert name == "RE 1.XML.pdf"
    assert pages.startswith(b"%PDF")
    assert painted("a.xml", b"<a/>") == ("a.xml", b"<a/>")
    assert painted("a.pdf", pdf) == ("a.pdf", pdf)


def test_a_draft_is_thrown_away_with_its_choice(office: Office) -> None:
    """A document that files were chosen for can be thrown away; a file that is taken off meanwhile can't be chosen any more."""
    who = ready(office, customer(DOMESTIC, "pdf"))
    key = office.run(save_document, invoice(who, line(100_00)))
    files = attached(office, key, "a.pdf", "b.pdf")
    office.run(enclose, key, files)
    office.run(detach, files[1])
    found = office.read(enclosable, key)
    assert (found.files, found.chosen) == (((files[0], "a.pdf"),), (files[0], files[1]))
    office.run(delete_document, key)
    assert office.read(enclosures, key) == ()


def test_what_a_rule_forbids_is_not_issued(office: Office) -> None:
    """An XRechnung without the buyer's reference is refused with the rule; nothing is numbered or booked."""
    about = dataclasses.replace(DOMESTIC, invoice_format="xrechnung_ubl", mail="a@b.example")
    who = ready(office, about)
    key = office.run(save_document, invoice(who, line(100_00)))
    with pytest.raises(Invalid, match="BR-DE-15") as caught:
        office.run(issue, key)
    assert caught.value.field == "contact"
    view = office.read(document, key)
    assert view is not None
    assert (view.number, view.entry) == ("", None)


def test_pdf_and_paper_stay_what_they_are(office: Office) -> None:
    for form in ("pdf", "paper"):
        who = ready(office, dataclasses.replace(DOMESTIC, name=f"Kunde {form}", invoice_format=form))
        key = office.run(save_document, DocumentDraft("invoice", who, DAY, (line(5_00),), supplied_from=DAY))
        office.run(issue, key)
        pdf, xml = office.read(frozen, key)
        assert xml is None
        assert embedded(archive.load(office.book, pdf)) == b""
