"""Electronic invoices: every sample is read as the oracle reads it, verdicts name their rules, hostile XML is refused."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.core.errors import Invalid
from app.core.messages import use_language
from app.modules.documents.einvoice.readers.files import read_file, read_xml, xml_of
from app.modules.documents.einvoice.services.official_rules import CHILDREN, RULES, verdicts
from app.modules.documents.einvoice.services.validation import check
from tests.conftest import SAMPLES

FILES = (
    sorted(path for path in (SAMPLES / "e-invoice").rglob("*") if path.is_file()) if SAMPLES.exists() else []
)
UBL = """<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:c="urn:x"><c:ID>7</c:ID>
<c:IssueDate>{day}</c:IssueDate><c:DocumentCurrencyCode>EUR</c:DocumentCurrencyCode>
<c:LegalMonetaryTotal><c:TaxExclusiveAmount>100.00</c:TaxExclusiveAmount><c:PayableAmount>{due}</c:PayableAmount></c:LegalMonetaryTotal>
<c:TaxTotal><c:TaxAmount currencyID="USD">21</c:TaxAmount></c:TaxTotal><c:TaxTotal><c:TaxAmount currencyID="EUR">19</c:TaxAmount></c:TaxTotal>
</Invoice>"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_samples_are_read_as_the_oracle_reads_them(path: Path) -> None:
    """Number, date, net, tax, gross, due and lines are those that factur-x reads; ZUGFeRD 1 it can't, its sums must agree."""
    from facturx import parse_xml

    inside = xml_of(path.read_bytes())
    one = read_xml(inside)
    assert one.number
    assert one.date is not None
    assert one.net is not None
    assert one.tax is not None
    assert one.gross == one.net + one.tax
    if one.format == "zugferd1":
        assert sum((line.net or Decimal(0) for line in one.lines), Decimal(0)) != 0
        return
    oracle = parse_xml.parse_ubl_cii_xml(inside, check_xsd=False)
    assert one.number == oracle["BT-1"]
    assert str(one.date) == str(oracle["BT-2"])[:10]
    for mine, term in ((one.net, "BT-109"), (one.gross, "BT-112"), (one.due, "BT-115")):
        assert float(mine or 0) == pytest.approx(float(oracle[term]))
    assert len(one.lines) == len(oracle.get("BG-25", ()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_samples_are_judged(path: Path) -> None:
    """The official XRechnung samples pass; every finding has a rule and a sentence, in both languages."""
    data = path.read_bytes()
    findings = check(data)
    if path.suffix == ".xml":
        assert [one for one in findings if not one.warning] == []
    use_language("de")
    german = check(data)
    assert [one.rule for one in findings] == [one.rule for one in german]
    assert all(one.rule and one.message for one in german)


def test_amounts_and_days_are_never_guessed() -> None:
    """The tax in the invoice's currency counts; what is missing is None; a wrong day or amount is refused by its words."""
    one = read_xml(UBL.format(day="2026-02-28", due="119.00").encode())
    assert (one.net, one.tax, one.gross, one.due, one.date) == (
        Decimal("100.00"),
        Decimal(19),
        None,
        Decimal("119.00"),
        datetime.date(2026, 2, 28),
    )
    for day, due in (
        ("2026-02-30", "1"),
        ("gestern", "1"),
        ("2026-01-01", "viel"),
        ("2026-01-01", "NaN"),
        ("2026-01-01", "1e99"),
    ):
        with pytest.raises(Invalid):
            read_xml(UBL.format(day=day, due=due).encode())
    findings = check(UBL.format(day="2026-02-28", due="119.00").encode())
    assert findings[0].rule == "XSD"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Invoice>&b;</Invoice>', "DOCTYPE"),
        (b"<Invoice><broken></Invoice>", "well-formed"),
        (b"<html><body/></html>", "begins with"),
        (b"no xml at all", "well-formed"),
        (b"%PDF-1.4 broken", "broken"),
    ],
)
def test_what_is_no_invoice_says_why(data: bytes, words: str) -> None:
    """Each refusal is a sentence, and the verdict of a check too."""
    with pytest.raises(Invalid, match=words):
        read_file(data)
    assert words in check(data)[0].message


def test_the_official_rules_are_asked() -> None:
    """An invoice that lacks nearly everything breaks the rules that CEN numbers; what is no invoice of theirs is not asked.

    Always in a child: the library brings its own runtime, which must not live beside the window's.
    """
    answer, _none = CHILDREN.ask(RULES, UBL.format(day="2026-01-01", due="119.00").encode())
    assert answer["asked"] is True
    assert {"BR-01", "BR-06", "BR-16"} <= {one["rule"] for one in answer["found"]}
    assert all(one["message"] for one in answer["found"])
    old = b'<r:CrossIndustryDocument xmlns:r="urn:ferd:CrossIndustryDocument:invoice:1p0"/>'
    assert CHILDREN.ask(RULES, old) == ({"asked": False, "found": []}, [])


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix == ".xml"], ids=lambda path: path.name
)
def test_samples_pass_the_official_rules(path: Path) -> None:
    """The samples of KoSIT break no rule of EN 16931, asked as the window asks: each rule set in a child."""
    found, asked = verdicts(path.read_bytes())
    assert asked is True
    assert [one for one in found if not one["warning"]] == []


CASES = SAMPLES.parent / "findings" / "cases" / "formats"


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("zugferd-extended-shipping-charge.xml", []),
        ("xrechnung-without-buyer-endpoint.xml", ["PEPPOL-EN16931-R010"]),
    ],
)
def test_a_profile_is_judged_by_its_own_rules(name: str, rules: list[str]) -> None:
    """EXTENDED replaces rules of EN 16931 by its own; an XRechnung wants the addresses that Peppol wants."""
    if not (CASES / name).exists():
        pytest.skip("the cases are not here")
    found = check((CASES / name).read_bytes())
    assert [one.rule for one in found if not one.warning] == rules


def test_an_attachment_that_is_listed_and_not_found_is_passed_over() -> None:
    """A form of the tax office names an attachment in UTF-16 without its mark: it is no invoice, and no error of ours."""
    path = CASES / "pdf-utf16-attachment-name.pdf"
    if not path.exists():
        pytest.skip("the cases are not here")
    with pytest.raises(Invalid, match="carries no invoice data"):
        xml_of(path.read_bytes())


def test_lowered_rules_only_warn() -> None:
    """What the extension of the XRechnung lowers is no reason to refuse an invoice; what EXTENDED replaces is not said at all."""
    from app.modules.documents.einvoice.services.validation import Verdict, by_profile

    found = [Verdict("BR-CO-16", "x"), Verdict("BR-CO-12", "y"), Verdict("BR-01", "z")]
    assert [one.warning for one in by_profile("XRechnung Extension", found)] == [True, False, False]
    assert [(one.rule, one.warning) for one in by_profile("EXTENDED", found)] == [
        ("BR-CO-16", True),
        ("BR-01", False),
    ]
    assert [one.warning for one in by_profile("XRechnung CVD", [Verdict("BR-CL-13", "x")])] == [True]
    assert [
        one.warning for one in by_profile("XRechnung", [Verdict("BR-CL-13", "x"), Verdict("BR-CL-21", "y")])
    ] == [False, True]
    assert by_profile("EN 16931", found) == found


def test_a_price_for_many_is_shown_for_one() -> None:
    """2.00 for a hundred is 0.02 for one, so that price times quantity is the amount of the line."""
    from app.modules.documents.einvoice.readers.parts import per_one

    assert per_one(Decimal("2.00"), Decimal(100)) == Decimal("0.02")
    assert per_one(Decimal("2.00"), None) == per_one(Decimal("2.00"), Decimal(0)) == Decimal("2.00")
    assert per_one(None, Decimal(100)) is None
    path = CASES / "einv-base-quantity.xml"
    if not path.exists():
        pytest.skip("the cases are not here")
    for line in read_xml(path.read_bytes()).lines:
        assert line.price is not None
        assert line.quantity is not None
        assert line.price * line.quantity == line.net


def test_cash_discounts_are_said_in_words() -> None:
    """A line of BR-DE-18 becomes a sentence, with its base where it has one; what stands beside it stays."""
    from app.modules.documents.einvoice.reports import facts
    from tests.modules.documents.made_invoices import CII as WHOLE_CII
    from tests.modules.documents.made_invoices import UBL as WHOLE_UBL

    use_language("de")
    for whole in (WHOLE_UBL, WHOLE_CII):
        said = dict(facts(read_xml(whole.encode())))["Zahlungsbedingungen"]
        assert said == "2 % Skonto bei Zahlung innerhalb von 14 Tagen. Danach netto."
    based = WHOLE_UBL.replace("PROZENT=2.00#", "PROZENT=2.25#BASISBETRAG=80.00#")
    said = dict(facts(read_xml(based.encode())))["Zahlungsbedingungen"]
    assert said == "2,25 % Skonto auf 80,00 EUR bei Zahlung innerhalb von 14 Tagen. Danach netto."


def test_a_month_of_delivery_is_read_as_a_month() -> None:
    """Format 610 is a month (§ 31 (4) UStDV asks for no day); a month that is none is refused."""
    from app.modules.documents.einvoice.reports import facts
    from tests.modules.documents.made_invoices import CII as WHOLE

    use_language("de")
    monthly = WHOLE.replace('<udt:DateTimeString format="102">20261031</udt:DateTimeString></ram:OccurrenceDateTime>',
                            '<udt:DateTimeString format="610">202610</udt:DateTimeString></ram:OccurrenceDateTime>')  # fmt: skip
    one = read_xml(monthly.encode())
    assert (one.delivered, one.delivered_month) == (None, "2026-10")
    assert dict(facts(one))["Geliefert am"] == "10/2026"
    assert read_xml(WHOLE.encode()).as_json()["delivered"] == "2026-10-31"
    with pytest.raises(Invalid):
        read_xml(monthly.replace(">202610<", ">202613<").encode())


def test_lines_below_lines_have_their_level() -> None:
    """Lines of UBL lie inside each other, those of CII name the line above; both are shown where they belong."""
    from app.modules.documents.einvoice.reports import invoice_pdf
    from tests.modules.documents.made_invoices import CII as WHOLE_CII
    from tests.modules.documents.made_invoices import UBL as WHOLE_UBL

    inner = WHOLE_UBL[WHOLE_UBL.index("<cac:InvoiceLine>") : WHOLE_UBL.index("</ubl:Invoice>")]
    below = inner.replace("InvoiceLine>", "SubInvoiceLine>").replace("<cbc:ID>1<", "<cbc:ID>1.1<")
    nested = WHOLE_UBL.replace("</cac:Price></cac:InvoiceLine>", f"</cac:Price>{below}</cac:InvoiceLine>")
    ubl = read_xml(nested.encode())
    assert [(one.number, one.level, one.quantity) for one in ubl.lines] == [("1", 0, 40), ("1.1", 1, 40)]
    start, end = "<ram:IncludedSupplyChainTradeLineItem>", "</ram:IncludedSupplyChainTradeLineItem>"
    line = WHOLE_CII[WHOLE_CII.index(start) : WHOLE_CII.index(end) + len(end)]
    lower = line.replace(
        "<ram:LineID>1</ram:LineID>", "<ram:LineID>1.1</ram:LineID><ram:ParentLineID>1</ram:ParentLineID>"
    )
    lowest = line.replace(
        "<ram:LineID>1</ram:LineID>", "<ram:LineID>1.1.1</ram:LineID><ram:ParentLineID>1.1</ram:ParentLineID>"
    )
    cii = read_xml(WHOLE_CII.replace(line, line + lower + lowest).encode())
    assert [(one.number, one.level) for one in cii.lines] == [("1", 0), ("1.1", 1), ("1.1.1", 2)]
    assert [row["level"] for row in cii.as_json()["lines"]] == [0, 1, 2]
    assert invoice_pdf(cii, ()).startswith(b"%PDF")


def test_broken_data_in_a_pdf_are_called_broken() -> None:
    """A PDF whose invoice is no XML is not a picture without invoice data; the sentence says what is wrong."""
    path = CASES / "pdf-broken-xml-inside.pdf"
    if not path.exists():
        pytest.skip("the cases are not here")
    use_language("de")
    found = check(path.read_bytes())
    assert [one.rule for one in found] == ["FILE"]
    assert "in dieser PDF-Datei" in found[0].message


def test_bounds_of_a_profile_are_said_in_words() -> None:
    """What the sets of Factur-X say of elements and values is a German sentence; every other text stays."""
    from app.modules.documents.einvoice.services.schema_words import in_words, rule_in_words

    use_language("de")
    assert (
        rule_in_words("Value of '@schemeID' is not allowed.")
        == "Der Wert von „@schemeID“ gehört nicht zu den erlaubten."
    )
    assert "genau 1-mal" in rule_in_words("Element 'ram:BuyerTradeParty' must occur exactly 1 times.")
    assert rule_in_words("[BR-CO-10] something") == "[BR-CO-10] something"
    assert (
        in_words(3, "Element '{u}a': The attribute 'b' is required but missing.")
        == "Zeile 3: Bei „a“ fehlt das Attribut „b“."
    )
    assert in_words(3, "Element '{u}a': something new") == "Zeile 3: Element 'a': something new"
