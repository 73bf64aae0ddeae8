"""Proposals learn from what was filed, and say no less than the words of the paper: measured on papers that were never seen before."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from app.data.office import Office
from app.modules.documents.archive.queries.proposals import proposals
from app.modules.documents.archive.rules.classifier import Example, Memory, agreed, features, signs
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.rules.kinds import SURE, kind_of
from app.modules.documents.archive.rules.reading import read_text
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.filing.api import types
from app.modules.documents.filing.rules import type_words
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from tests.conftest import SAMPLES
from tests.modules.documents.archive_cases import view
from tests.modules.documents.conftest import arrive
from tests.modules.documents.paper_set import Paper, papers

DAY = datetime.date(2026, 3, 1)
LATEST = datetime.date(2027, 6, 1)
NOBODY = ("Lohnbüro", "Bewerbungen")
PLACES = {"payslip": "21", "application": "22"}
CASES = SAMPLES.parent / "findings" / "cases" / "documents"


def test_filing_teaches_in_any_order(any_office: Office) -> None:
    """An inbox is filed newest first; what was filed later under an older key is learned too, and says which paper it is like."""
    found_in = [arrive(any_office, f"Wartungsbericht Aufzug Seilprüfung Kabine {n}") for n in range(4)]
    others = [arrive(any_office, f"Einladung Sommerfest Grillplatz Musik {n}") for n in range(4)]
    target = arrive(any_office, "Aufzug Kabine Seilprüfung Wartungsbericht vom Herbst")
    for key in reversed([*found_in, *others]):
        kind, node = ("manual", "61") if key in found_in else ("other", "9")
        any_office.run(classify, key, DocumentDraft("x", kind, node, doc_date=DAY), None, True)
        any_office.read(proposals, view(any_office, target), DAY)
    found = {one.field: one for one in any_office.read(proposals, view(any_office, target), DAY)}
    assert (found["type"].value, found["node"].value) == ("manual", "61")
    assert view(any_office, found_in[-1]).number in str(found["type"].why)


def test_invoice_data_say_what_a_paper_is(office: Office) -> None:
    """Each kind of invoice data gives its type, the place of that type, and no other one's."""
    known = {one.key: one.node for one in office.read(types)}
    for kind, gross, expected in (
        ("380", "119.00", "invoice_in"),
        ("381", "119.00", "credit_note"),
        ("261", "119.00", "credit_note"),
        ("380", "-119.00", "credit_note"),
    ):
        data = dict.fromkeys(("date", "number", "currency", "seller_vat_id", "seller"), "") | {"iban": []}
        target = view(office, arrive(office, f"Papier {kind} {gross}"))
        found = {
            p.field: p.value
            for p in office.read(proposals, target, DAY, data | {"kind": kind, "gross": gross})
        }
        assert (found["type"], found["node"]) == (expected, known[expected])
        assert known[expected] != next(iter(known.values())), "the first type's place proves nothing"


def _file(office: Office, one: Paper, who: dict[str, int]) -> None:
    key = arrive(office, one.text)
    draft = DocumentDraft(
        "x",
        one.type,
        PLACES.get(one.type, "30"),
        who.get(one.sender),
        None,
        doc_date=one.day,
        received=None,
        amount=one.amount or 1,
        reference=one.number or "1",
    )
    office.run(classify, key, draft, None, True)


def test_two_papers_of_a_sender_are_enough(office: Office) -> None:
    """Type and contact of unseen papers are right in 95 of 100, day, amount and number in 90, after two papers of each sender."""
    who = {}
    for sender in sorted({one.sender for one in papers(1, 1)} - set(NOBODY)):
        who[sender] = office.run(save_contact, ContactDraft(sender))
    for one in papers(1, 2):
        _file(office, one, who)
    right: Counter[str] = Counter()
    unseen = papers(2, 5)
    assert len(unseen) >= 100
    for one in unseen:
        key = arrive(office, one.text)
        found = {p.field: p.value for p in office.read(proposals, view(office, key), LATEST)}
        amount = found.get("amount", "").replace(".", "")
        right["type"] += found.get("type") == one.type
        right["contact"] += found.get("contact", "") == str(who.get(one.sender, ""))
        right["day"] += found.get("doc_date") == one.day.isoformat()
        right["amount"] += amount == (str(one.amount) if one.amount is not None else "")
        right["number"] += found.get("reference", "") == one.number
    shares = {name: count / len(unseen) for name, count in right.items()}
    assert min(shares["type"], shares["contact"]) >= 0.95, shares
    assert min(shares["day"], shares["amount"], shares["number"]) >= 0.9, shares


def test_the_words_alone_say_most() -> None:
    """Before anything was filed the type and figures of a paper come from its words."""
    for one in papers(3, 4):
        said = kind_of(one.text, type_words())
        assert said is not None
        assert said.type == one.type, one.text
        read = read_text(one.text, LATEST, said.type)
        assert (read.day, read.amount, read.number) == (one.day, one.amount, one.number), one.text


def test_learning_never_outvotes_a_heading() -> None:
    """A hundred invoices of a sender do not make its first reminder one; what a person filed against its heading is followed."""
    memory = Memory()
    body = "Krüger Maschinenbau GmbH Drehbank Ersatzteile Kiel Hafenstraße Lieferung Montage Wartung Fräse"
    for key in range(1, 100):
        memory.learn(Example(key, "invoice_in", "30", 7, features(f"Rechnung {body}"), said="invoice_in"), ())
    words = features(f"Mahnung {body}")
    near = memory.nearest(words)
    assert agreed(near, "type").label == "invoice_in"  # type: ignore[union-attr]
    alike = [pair for pair in near if pair[1].said in ("", "reminder")]
    assert agreed(alike, "type") is None
    memory.learn(Example(200, "letter_in", "50", 7, words, said="reminder"), ())
    alike = [pair for pair in memory.nearest(words) if pair[1].said in ("", "reminder")]
    assert agreed(alike, "type").label == "letter_in"  # type: ignore[union-attr]


def test_a_sender_is_known_by_its_signs() -> None:
    """IBAN, VAT ID and domain of filed papers name their contact; what stands on papers of several names nobody."""
    memory = Memory()
    house = "IBAN DE27 2105 0170 0000 0079 19"
    one, two = (
        f"USt-IdNr. DE 811 907 980 www.fernruf.example {house}",
        f"DE02120300000000202051 info@gmx.de {house}",
    )
    memory.learn(Example(1, "x", "1", 5, frozenset()), signs(one))
    memory.learn(Example(2, "x", "1", 6, frozenset()), signs(two))
    assert memory.sender(signs("DE811907980")) == (5, "DE811907980")
    assert memory.sender(signs("rechnung@fernruf.example")) == (5, "fernruf.example")
    assert memory.sender(signs(f"{house} jemand@gmx.de")) is None
    assert memory.sender(signs("DE02 1203 0000 0000 2020 51")) == (6, "DE02120300000000202051")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Heizung Brandt\nSteuernummer 19/022/51234\nRechnung Nr. 12\nGesamtbetrag 12,00 EUR", "invoice_in"),
        ("Krüger\n2. Mahnung\nzu folgender Rechnung Nr. 5 ist kein Zahlungseingang da", "reminder"),
        ("Nordstern\nBeitragsrechnung\nVersicherungsnummer VS-1", "invoice_in"),
        ("Stornorechnung\nzu Rechnung 4711", "credit_note"),
        ("Finanzamt Kiel\nBescheid für 2025 über Gewerbesteuer", "tax_notice"),
        ("Abmahnung\nSehr geehrter Herr Groß", "personnel"),
    ],
)
def test_what_a_paper_calls_itself(text: str, kind: str) -> None:
    """The heading counts, the last part of a compound, and the longest word: not what is mentioned in passing."""
    said = kind_of(text, type_words())
    assert said is not None
    assert said.type == kind
    assert said.weight >= SURE


@pytest.mark.parametrize(
    ("text", "day", "amount", "number"),
    [
        ("Amount due EUR 1,451.72", None, 145172, ""),
        ("zu zahlen bis 27.09.2026 586,21 EUR", datetime.date(2026, 9, 27), 58621, ""),
        ("Bruttolohn 2.357,78\nAuszahlung 1.700,10", None, 170010, ""),
        ("Rechnungsnummer 4711611 2609", None, None, "4711611 2609"),
        ("Gutschrift-Nr. G5\nzur Rechnung Nr. R9", None, None, "G5"),
        ("Datum 03.02.26", datetime.date(2026, 2, 3), None, ""),
        ("Kiel, den 3. Mrz. 2026", datetime.date(2026, 3, 3), None, ""),
        ("29th March 2006", datetime.date(2006, 3, 29), None, ""),
        ("Date: 11/27/2025", datetime.date(2025, 11, 27), None, ""),
        ("Summe netto 229,52\nUSt 19 % 43,61\nGesamtbetrag 213,13\n273,13", None, 27313, ""),
        ("Lieferdatum 01.01.2026 Rechnungsdatum 05.01.2026", datetime.date(2026, 1, 5), None, ""),
    ],
)
def test_figures_that_were_read_wrong(
    text: str, day: datetime.date | None, amount: int | None, number: str
) -> None:
    """Each of these was proposed wrong once, so that Enter kept it."""
    kind = "credit_note" if text.startswith("Gutschrift") else ""
    found = read_text(text, LATEST, kind)
    assert (found.day, found.amount, found.number) == (day, amount, number)


@pytest.mark.parametrize(
    ("name", "kind", "day", "amount", "number"),
    [
        ("02_info_1.pdf", "invoice_in", datetime.date(2026, 1, 20), 381969, "RE-202601-0311"),
        ("06_english_4.pdf", "invoice_in", datetime.date(2026, 7, 6), 145172, "INV-88158"),
        ("10_receipt_1.pdf", "invoice_in", datetime.date(2026, 1, 27), 4114, "4720"),
        ("12_dunning_1.pdf", "reminder", datetime.date(2026, 1, 13), 6139, "2026-1111"),
    ],
)
def test_papers_of_another_maker(name: str, kind: str, day: datetime.date, amount: int, number: str) -> None:
    """Papers that were not made here read as they are."""
    if not (CASES / name).exists():
        pytest.skip("the cases are not here")
    from app.modules.documents.intake.readers.files import read

    text = read((CASES / name).read_bytes(), name, ocr=False)[0]["text"]
    said = kind_of(text, type_words())
    assert said is not None
    found = read_text(text, LATEST, said.type)
    assert (said.type, found.day, found.amount, found.number) == (kind, day, amount, number)
