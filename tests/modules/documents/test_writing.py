"""E-invoices that are written: every business case passes the rules in every form and is read back equal, by our reader and by factur-x."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from app.core.errors import Invalid
from app.modules.documents.einvoice import api
from app.modules.documents.einvoice.readers.files import read_xml, xml_of
from app.modules.documents.einvoice.reports import hybrid_pdf
from tests.conftest import SAMPLES
from tests.modules.documents.issued_cases import cases, invoice, line

CASES = dict(cases())
FORMS = ("xrechnung-ubl", "xrechnung-cii", "zugferd")
FILES = (
    sorted(path for path in (SAMPLES / "e-invoice").rglob("*") if path.is_file()) if SAMPLES.exists() else []
)


def said(one: api.Invoice) -> api.Invoice:
    """Return what an invoice says without how it was written: specification, the lay-out of terms, empty amounts."""
    return replace(one, format="", profile="", guideline="", terms=" ".join(one.terms.split()))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CASES)
def test_every_case_passes_and_is_read_back_equal(name: str, form: str) -> None:
    """No rule forbids it, official ones included; all that it says comes back, and factur-x reads the same amounts and lines."""
    from facturx import parse_xml

    one = api.completed(CASES[name])
    data = api.write_invoice(CASES[name], form)
    assert api.check_before_issue(data) == []
    assert api.verdicts(data)[1], "the official rules were not asked"
    assert said(read_xml(data)) == said(one)
    oracle = parse_xml.parse_ubl_cii_xml(data, check_xsd=False)
    assert (oracle["BT-1"], str(oracle["BT-2"])[:10]) == (one.number, str(one.date))
    for mine, term in ((one.net, "BT-109"), (one.tax, "BT-110"), (one.gross, "BT-112"), (one.due, "BT-115")):
        assert Decimal(str(oracle[term])) == mine, term
    assert [each["BT-153"] for each in oracle["BG-25"]] == [each.name for each in one.lines]
    assert [Decimal(str(each["BT-131"])) for each in oracle["BG-25"]] == [each.net for each in one.lines]
    assert (oracle["BG-4"]["name"], oracle["BG-7"]["name"]) == (one.seller.name, one.buyer.name)


def test_amounts_are_reckoned_as_the_norm_says() -> None:
    """The example of the facts: 1.01 + 99.99 at 19 %, 7.81 at 7 %, 128.55 in all; random invoices against a second reckoning."""
    one = api.completed(CASES["rounding"])
    assert [(str(each.base), str(each.tax)) for each in one.taxes] == [("101.00", "19.19"), ("7.81", "0.55")]
    assert one.gross == Decimal("128.55")
    chance = random.Random(7)
    for _round in range(200):
        rows = [
            (chance.randint(-40, 400), chance.randint(1, 99999), chance.choice(("19", "7")))
            for _ in range(chance.randint(1, 12))
        ]
        made = api.completed(
            invoice(*(line("x", str(count), str(Decimal(price) / 1000), rate=rate) for count, price, rate in rows))
        )  # fmt: skip
        nets = [_half_up(count * price, 10) for count, price, _rate in rows]  # cents, of thousandths
        taxes = 0
        for rate in {rate for _count, _price, rate in rows}:
            base = sum(net for net, row in zip(nets, rows, strict=True) if row[2] == rate)
            taxes += _half_up(base * int(rate), 100)
        assert made.net == Decimal(sum(nets)) / 100
        assert made.gross == Decimal(sum(nets) + taxes) / 100
        assert made.due == made.gross


def _half_up(numerator: int, denominator: int) -> int:
    """Return a quotient rounded half away from zero, by whole numbers alone."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


@pytest.mark.parametrize("profile", ["EN 16931", "XRECHNUNG"])
def test_a_hybrid_is_fit_for_the_archive_and_carries_its_data(profile: str) -> None:
    """What PDF/A-3b wants beside the pages is there; the file has its name and relation, factur-x finds it, the same bytes come twice."""
    from facturx import get_xml_from_pdf

    one = CASES["mixed rates"]
    data = hybrid_pdf(one, profile)
    assert data == hybrid_pdf(one, profile)
    assert api.check_before_issue(data) == []
    assert said(read_xml(xml_of(data))) == said(api.completed(one))
    name, inside = get_xml_from_pdf(data, check_xsd=False)
    assert name == {"EN 16931": "factur-x.xml", "XRECHNUNG": "xrechnung.xml"}[profile]
    assert inside == xml_of(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (spec,) = pdf.Root.AF
        assert spec.AFRelationship == "/Alternative"
        assert spec.EF.F.Subtype == "/text/xml"
        assert "ModDate" in str(list(spec.EF.F.Params.keys()))
        colours = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert colours[24:26] == (2000).to_bytes(2, "big"), "the second of making would stand in the file"
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfaid:part>3<" in metadata
        assert f"<fx:ConformanceLevel>{profile}<" in metadata
        assert f"<fx:DocumentFileName>{name}<" in metadata


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_samples_written_again_keep_what_they_say(path: Path) -> None:
    """Amounts, parties and lines of every sample stay when it is read and written again, in all forms."""
    one = read_xml(xml_of(path.read_bytes()))
    for form in FORMS:
        again = read_xml(api.write_invoice(one, form))
        for mine, its in ((one.net, again.net), (one.tax, again.tax), (one.gross, again.gross), (one.due, again.due)):  # fmt: skip
            assert mine in (its, None)  # ZUGFeRD 1 may leave out what is due
        assert _reachable(again.seller) == _reachable(one.seller)
        assert _reachable(again.buyer) == _reachable(one.buyer)
        assert list(map(_core, again.lines)) == list(map(_core, one.lines))
        assert again.taxes == one.taxes


def _core(one: api.Line) -> tuple[object, ...]:
    return one.name, one.text, one.quantity, one.price, one.net, one.category, one.rate, one.allowances


def _reachable(party: api.Party) -> api.Party:
    return replace(party, endpoint="", endpoint_scheme="")


def test_what_can_not_be_written_says_why() -> None:
    """No number, day, kind or currency, an unknown form or profile, and lines below lines are refused by a sentence."""
    for field in ("number", "kind", "currency"):
        with pytest.raises(Invalid) as caught:
            api.write_invoice(replace(invoice(), **{field: ""}), "zugferd")  # type: ignore[arg-type]
        assert caught.value.field == field
    with pytest.raises(Invalid, match="day"):
        api.write_invoice(replace(invoice(), date=None), "zugferd")
    with pytest.raises(Invalid, match="no form"):
        api.write_invoice(invoice(), "edifact")
    with pytest.raises(Invalid, match="no form"):
        api.zugferd_pdf(b"", invoice(), "EXTENDED")
    with pytest.raises(Invalid, match="below"):
        api.write_invoice(invoice(line("a", "1", "1"), line("b", "1", "1", level=1)), "zugferd")


ONE = CASES["mixed rates"]
SELLER, BUYER = ONE.seller, ONE.buyer
PLAIN = "xrechnung-ubl"


def _line(**more: object) -> api.Invoice:
    """Return the plain invoice with its first line changed."""
    whole = api.completed(ONE)
    return replace(ONE, lines=(replace(whole.lines[0], **more), *whole.lines[1:]))  # type: ignore[arg-type]


def _taxes(**more: object) -> api.Invoice:
    whole = api.completed(ONE)
    return replace(whole, taxes=(replace(whole.taxes[0], **more), *whole.taxes[1:]))  # type: ignore[arg-type]


D = Decimal
OFF = api.Allowance(False, D(5), "Treue", category="S", rate=D(19))
BROKEN: dict[str, tuple[api.Invoice, str]] = {
    "seller without name": (replace(ONE, seller=replace(SELLER, name="")), "BR-06"),
    "buyer without name": (replace(ONE, buyer=replace(BUYER, name="")), "BR-07"),
    "seller without country": (replace(ONE, seller=replace(SELLER, country="")), "BR-09"),
    "buyer without country": (replace(ONE, buyer=replace(BUYER, country="")), "BR-11"),
    "no tax number at all": (replace(ONE, seller=replace(SELLER, vat_id="", tax_number="")), "BR-S-02"),
    "no line": (replace(ONE, lines=()), "BR-16"),
    "line without name": (_line(name=""), "BR-25"),
    "line with a net of three digits": (_line(net=D("800.001")), "BR-DEC-23"),
    "negative price": (_line(price=D(-80), quantity=D(-10)), "BR-27"),
    "total of lines wrong": (replace(ONE, line_total=D(1)), "BR-CO-10"),
    "net wrong": (replace(ONE, net=D(1)), "BR-CO-13"),
    "tax wrong": (replace(ONE, tax=D(1)), "BR-CO-14"),
    "gross wrong": (replace(ONE, gross=D(1)), "BR-CO-15"),
    "due wrong": (replace(ONE, due=D(1)), "BR-CO-16"),
    "tax of a rate wrong": (_taxes(tax=D("151.00")), "BR-CO-17"),
    "base of a rate wrong": (_taxes(base=D("801.00"), tax=D("152.19")), "BR-S-08"),
    "allowances do not add up": (replace(ONE, allowances=(OFF,), allowance_total=D(4)), "BR-CO-11"),
    "allowance without reason": (replace(ONE, allowances=(replace(OFF, reason=""),)), "BR-33"),
    "currency unknown": (replace(ONE, currency="EUX"), "BR-CL-04"),
    "kind unknown": (replace(ONE, kind="999"), "BR-CL-01"),
    "tax category unknown": (_line(category="X"), "BR-CL-18"),
    "country unknown": (replace(ONE, buyer=replace(BUYER, country="XX")), "BR-CL-14"),
    "VAT ID without country": (replace(ONE, seller=replace(SELLER, vat_id="123456789")), "BR-CO-09"),
    "period that ends before it begins": (replace(ONE, start=ONE.due_date, end=ONE.date), "BR-29"),
    "exempt without reason": (invoice(line("Kurs", "1", "10", "E", "0")), "BR-E-10"),
    "reverse charge with tax": (invoice(line("Bau", "1", "10", "AE", "19")), "BR-AE-05"),
    "reverse charge without the buyer's number": (invoice(line("Bau", "1", "10", "AE", "0")), "BR-AE-02"),
    "intra-community without country of delivery": (
        replace(CASES["intra-community"], deliver_to=None),
        "BR-IC-12",
    ),
    "export with tax": (invoice(line("Ware", "1", "10", "G", "19")), "BR-G-05"),
    "outside of the scope beside taxed": (
        invoice(line("a", "1", "1", "O", None), line("b", "1", "1")),
        "BR-O-11",
    ),
    "no reference of the buyer": (replace(ONE, buyer_reference=""), "BR-DE-15"),
    "no means of payment": (replace(ONE, payment_code="", ibans=()), "BR-DE-1"),
    "no contact": (
        replace(ONE, seller=replace(SELLER, contact="", phone="", mail="", endpoint="a@b.example")),
        "BR-DE-2",
    ),
    "no phone": (replace(ONE, seller=replace(SELLER, phone="")), "BR-DE-6"),
    "no town of the seller": (replace(ONE, seller=replace(SELLER, town="")), "BR-DE-3"),
    "no postcode of the buyer": (replace(ONE, buyer=replace(BUYER, postcode="")), "BR-DE-9"),
    "no address to reach the buyer": (replace(ONE, buyer=replace(BUYER, mail="")), "PEPPOL-EN16931-R010"),
    "cash discount with one digit": (replace(ONE, terms="#SKONTO#TAGE=14#PROZENT=2.5#"), "BR-DE-18"),
    "transfer without account": (replace(ONE, ibans=()), "BR-DE-23-a"),
}


@pytest.mark.parametrize("form", ["xrechnung-ubl", "xrechnung-cii"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_invoice_is_refused_by_its_rule(name: str, form: str) -> None:
    """What breaks a rule does not leave, and the finding names the rule in words."""
    one, rule = BROKEN[name]
    found = api.check_before_issue(api.write_invoice(one, form))
    assert rule in {each.rule for each in found}, found
    assert all(each.message for each in found)
