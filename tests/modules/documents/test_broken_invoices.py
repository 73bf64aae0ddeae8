"""More than a hundred broken invoices: valid ones in UBL and CII in which one rule is broken each; the rule is named, once and in words."""

from __future__ import annotations

import pytest

from app.core.messages import use_language
from app.modules.documents.einvoice.services.validation import Verdict, check
from tests.modules.documents.made_invoices import CII, CREDIT_NOTE, CVD, UBL, XRECHNUNG

P = "PEPPOL-EN16931-"
SELLER_UBL = "<cbc:CityName>Lauf</cbc:CityName><cbc:PostalZone>91207</cbc:PostalZone>"
CHARGE_UBL = """<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>"""
BASE_UBL = '<cbc:BaseAmount currencyID="EUR">100.00</cbc:BaseAmount>'
LINE_TAX_UBL = "<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent>"
ACCOUNT_UBL = (
    "<cac:PayeeFinancialAccount><cbc:ID>DE02120300000000202051</cbc:ID>\n</cac:PayeeFinancialAccount>"
)
# (rule, what stands there, what stands there instead); in a credit note the names of lines and codes are others
EITHER_UBL = [
    (P + "R001", "<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>", ""),
    (P + "R005", "EUR</cbc:DocumentCurrencyCode>", "EUR</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>"),
    (P + "R008", "<cbc:StreetName>Markt 2</cbc:StreetName>", "<cbc:StreetName></cbc:StreetName>"),
    (P + "R010", '<cbc:EndpointID schemeID="EM">k@verein.example</cbc:EndpointID>', ""),
    (P + "R020", '<cbc:EndpointID schemeID="EM">v@saegewerk.example</cbc:EndpointID>', ""),
    (P + "R040", CHARGE_UBL, CHARGE_UBL.replace(">10<", ">12<")),
    (P + "R041", BASE_UBL, ""),
    (P + "R042", CHARGE_UBL, ""),
    (P + "R044", "<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount",
     "<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:Amount"),
    (P + "R046", '<cbc:BaseAmount currencyID="EUR">30.00', '<cbc:BaseAmount currencyID="EUR">31.00'),
    (P + "R053", "<cac:LegalMonetaryTotal>", """<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">17.10</cbc:TaxAmount><cac:TaxSubtotal>
<cbc:TaxableAmount currencyID="EUR">90.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">17.10</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID>
<cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal>"""),
    (P + "R054", "EUR</cbc:DocumentCurrencyCode>", "EUR</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>CHF</cbc:TaxCurrencyCode>"),
    (P + "R101", "<cbc:DocumentTypeCode>130<", "<cbc:DocumentTypeCode>50<"),
    (P + "R110", "<cbc:StartDate>2026-10-02<", "<cbc:StartDate>2026-09-30<"),
    (P + "R111", "<cbc:EndDate>2026-10-30<", "<cbc:EndDate>2026-11-01<"),
    (P + "R120", '<cbc:PriceAmount currencyID="EUR">25.00', '<cbc:PriceAmount currencyID="EUR">25.50'),
    (P + "R121", '<cbc:BaseQuantity unitCode="H87">10<', '<cbc:BaseQuantity unitCode="H87">-10<'),
    (P + "R130", '<cbc:BaseQuantity unitCode="H87">', '<cbc:BaseQuantity unitCode="MTR">'),
    ("BR-DE-2", "<cac:Contact>", None),
    ("BR-DE-3", SELLER_UBL, "<cbc:PostalZone>91207</cbc:PostalZone>"),
    ("BR-DE-4", SELLER_UBL, "<cbc:CityName>Lauf</cbc:CityName>"),
    ("BR-DE-5", "<cbc:Name>Vera Holzner</cbc:Name>", ""),
    ("BR-DE-6", "<cbc:Telephone>+49 9123 4567</cbc:Telephone>", ""),
    ("BR-DE-7", "<cbc:ElectronicMail>vera@saegewerk.example</cbc:ElectronicMail>", ""),
    ("BR-DE-8", "<cbc:CityName>Roth</cbc:CityName>", ""),
    ("BR-DE-9", "<cbc:PostalZone>91154</cbc:PostalZone>", ""),
    ("BR-DE-10", "<cbc:CityName>Hilpoltstein</cbc:CityName>", ""),
    ("BR-DE-11", "<cbc:PostalZone>91161</cbc:PostalZone>", ""),
    ("BR-DE-15", "<cbc:BuyerReference>04011000-12345-03</cbc:BuyerReference>", ""),
    ("BR-DE-18", "#SKONTO#TAGE=14#PROZENT=2.00#", "#SKONTO#TAGE=14#PROZENT=2,00#"),
    ("BR-DE-19", "DE02120300000000202051", "DE03120300000000202051"),
    ("BR-DE-21", XRECHNUNG, XRECHNUNG.replace("_3.0", "_3.9")),
    ("BR-DE-23-A", ACCOUNT_UBL, ""),
    ("BR-DE-27", "+49 9123 4567", "0-1"),
    ("BR-DE-28", "vera@saegewerk.example", "vera.saegewerk.example"),
    ("BR-02", "<cbc:ID>R-77</cbc:ID>", ""),
    ("BR-05", "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>", ""),
    ("BR-06", "<cbc:RegistrationName>Sägewerk Holzner GmbH</cbc:RegistrationName>", ""),
    ("BR-07", "<cbc:RegistrationName>Verein Dorfladen e. V.</cbc:RegistrationName>", ""),
    ("BR-21", "Line><cbc:ID>1</cbc:ID>", "Line>"),
    ("BR-25", "<cbc:Name>Leisten</cbc:Name>", ""),
    ("BR-29", "<cbc:EndDate>2026-10-31<", "<cbc:EndDate>2026-09-01<"),
    ("BR-CL-04", "<cbc:DocumentCurrencyCode>EUR<", "<cbc:DocumentCurrencyCode>EUX<"),
    ("BR-CL-14", "<cbc:PostalZone>91154</cbc:PostalZone>\n<cac:Country><cbc:IdentificationCode>DE<",
     "<cbc:PostalZone>91154</cbc:PostalZone>\n<cac:Country><cbc:IdentificationCode>YY<"),
    ("BR-CO-04", LINE_TAX_UBL, None),
    ("BR-CO-09", "<cbc:CompanyID>DE811569869", "<cbc:CompanyID>811569869"),
    ("BR-CO-10", 'LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.00', 'LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">101.00'),
    ("BR-CO-11", '<cbc:AllowanceTotalAmount currencyID="EUR">10.00', '<cbc:AllowanceTotalAmount currencyID="EUR">11.00'),
    ("BR-CO-13", '<cbc:TaxExclusiveAmount currencyID="EUR">90.00', '<cbc:TaxExclusiveAmount currencyID="EUR">91.00'),
    ("BR-CO-15", '<cbc:TaxInclusiveAmount currencyID="EUR">107.10', '<cbc:TaxInclusiveAmount currencyID="EUR">108.10'),
    ("BR-CO-16", '<cbc:PayableAmount currencyID="EUR">107.10', '<cbc:PayableAmount currencyID="EUR">107.11'),
    ("BR-DEC-12", '<cbc:TaxExclusiveAmount currencyID="EUR">90.00', '<cbc:TaxExclusiveAmount currencyID="EUR">90.000'),
    ("BR-S-08", '<cbc:TaxableAmount currencyID="EUR">90.00', '<cbc:TaxableAmount currencyID="EUR">91.00'),
    ("BR-33", "<cbc:AllowanceChargeReason>Treue</cbc:AllowanceChargeReason>", ""),
    ("XSD", "<cbc:BuyerReference>04011000-12345-03</cbc:BuyerReference>", "<cbc:Zeichen>04011000-12345-03</cbc:Zeichen>"),
]  # fmt: skip
ONLY_INVOICE = [
    (P + "R061", "<cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>" + ACCOUNT_UBL, "<cbc:PaymentMeansCode>59</cbc:PaymentMeansCode>"),
    ("BR-DE-17", "InvoiceTypeCode>380<", "InvoiceTypeCode>393<"),
    ("BR-DE-26", "InvoiceTypeCode>380<", "InvoiceTypeCode>384<"),
    ("BR-CL-01", "InvoiceTypeCode>380<", "InvoiceTypeCode>999<"),
    ("BR-22", '<cbc:InvoicedQuantity unitCode="H87">40</cbc:InvoicedQuantity>', ""),
    ("BR-23", '<cbc:InvoicedQuantity unitCode="H87">', "<cbc:InvoicedQuantity>"),
]  # fmt: skip
ACCOUNT_CII = """<ram:PayeePartyCreditorFinancialAccount>
<ram:IBANID>DE02120300000000202051</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>"""
PROCESS_CII = """<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</ram:ID>
</ram:BusinessProcessSpecifiedDocumentContextParameter>"""
IN_CII = [
    (P + "R001", PROCESS_CII, ""),
    (P + "R005", "<ram:InvoiceCurrencyCode>", "<ram:TaxCurrencyCode>EUR</ram:TaxCurrencyCode><ram:InvoiceCurrencyCode>"),
    (P + "R008", "<ram:LineOne>Markt 2</ram:LineOne>", "<ram:LineOne></ram:LineOne>"),
    (P + "R010", '<ram:URIUniversalCommunication><ram:URIID schemeID="EM">k@verein.example</ram:URIID></ram:URIUniversalCommunication>', ""),
    (P + "R020", '<ram:URIUniversalCommunication><ram:URIID schemeID="EM">v@saegewerk.example</ram:URIID></ram:URIUniversalCommunication>', ""),
    (P + "R040", "<ram:CalculationPercent>10<", "<ram:CalculationPercent>12<"),
    (P + "R041", "<ram:BasisAmount>100.00</ram:BasisAmount>", ""),
    (P + "R042", "<ram:CalculationPercent>10</ram:CalculationPercent>", ""),
    (P + "R044", "<ram:ChargeIndicator>\n<udt:Indicator>false<", "<ram:ChargeIndicator>\n<udt:Indicator>true<"),
    (P + "R046", "<ram:ChargeAmount>30.00<", "<ram:ChargeAmount>31.00<"),
    (P + "R053", '<ram:TaxTotalAmount currencyID="EUR">17.10</ram:TaxTotalAmount>', '<ram:TaxTotalAmount currencyID="EUR">17.10</ram:TaxTotalAmount>' * 2),
    (P + "R054", "<ram:InvoiceCurrencyCode>", "<ram:TaxCurrencyCode>CHF</ram:TaxCurrencyCode><ram:InvoiceCurrencyCode>"),
    (P + "R061", "<ram:TypeCode>58</ram:TypeCode>" + ACCOUNT_CII, "<ram:TypeCode>59</ram:TypeCode>"),
    (P + "R101", "<ram:TypeCode>130<", "<ram:TypeCode>50<"),
    (P + "R110", ">20261002<", ">20260930<"),
    (P + "R111", ">20261030<", ">20261101<"),
    (P + "R120", '<ram:BilledQuantity unitCode="H87">40<', '<ram:BilledQuantity unitCode="H87">41<'),
    (P + "R121", '<ram:BasisQuantity unitCode="H87">10<', '<ram:BasisQuantity unitCode="H87">0<'),
    (P + "R130", '<ram:BasisQuantity unitCode="H87">', '<ram:BasisQuantity unitCode="MTR">'),
    ("BR-DE-3", "<ram:CityName>Lauf</ram:CityName>", ""),
    ("BR-DE-4", "<ram:PostcodeCode>91207</ram:PostcodeCode>", ""),
    ("BR-DE-5", "<ram:PersonName>Vera Holzner</ram:PersonName>", ""),
    ("BR-DE-6", "<ram:TelephoneUniversalCommunication><ram:CompleteNumber>+49 9123 4567</ram:CompleteNumber></ram:TelephoneUniversalCommunication>", ""),
    ("BR-DE-7", "<ram:EmailURIUniversalCommunication><ram:URIID>vera@saegewerk.example</ram:URIID></ram:EmailURIUniversalCommunication>", ""),
    ("BR-DE-8", "<ram:CityName>Roth</ram:CityName>", ""),
    ("BR-DE-9", "<ram:PostcodeCode>91154</ram:PostcodeCode>", ""),
    ("BR-DE-10", "<ram:CityName>Hilpoltstein</ram:CityName>", ""),
    ("BR-DE-11", "<ram:PostcodeCode>91161</ram:PostcodeCode>", ""),
    ("BR-DE-15", "<ram:BuyerReference>04011000-12345-03</ram:BuyerReference>", ""),
    ("BR-DE-17", "<ram:TypeCode>380<", "<ram:TypeCode>393<"),
    ("BR-DE-18", "#PROZENT=2.00#", "#PROZENT=2#"),
    ("BR-DE-19", "DE02120300000000202051", "DE03120300000000202051"),
    ("BR-DE-21", XRECHNUNG, XRECHNUNG.replace("_3.0", "_3.9")),
    ("BR-DE-23-A", ACCOUNT_CII, ""),
    ("BR-DE-26", "<ram:TypeCode>380<", "<ram:TypeCode>384<"),
    ("BR-DE-27", "+49 9123 4567", "0-1"),
    ("BR-DE-28", "vera@saegewerk.example", "vera.saegewerk.example"),
    ("BR-02", "<ram:ID>R-77</ram:ID>", ""),
    ("BR-05", "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>", ""),
    ("BR-06", "<ram:Name>Sägewerk Holzner GmbH</ram:Name>", ""),
    ("BR-07", "<ram:Name>Verein Dorfladen e. V.</ram:Name>", ""),
    ("BR-22", '<ram:BilledQuantity unitCode="H87">40</ram:BilledQuantity>', ""),
    ("BR-25", "<ram:Name>Leisten</ram:Name>", ""),
    ("BR-29", ">20261031</udt:DateTimeString></ram:EndDateTime>", ">20260901</udt:DateTimeString></ram:EndDateTime>"),
    ("BR-33", "<ram:Reason>Treue</ram:Reason>", ""),
    ("BR-CL-01", "<ram:TypeCode>380<", "<ram:TypeCode>999<"),
    ("BR-CO-09", ">DE811569869<", ">811569869<"),
    ("BR-CO-10", "Summation><ram:LineTotalAmount>100.00</ram:LineTotalAmount>\n<ram:Allowance", "Summation><ram:LineTotalAmount>101.00</ram:LineTotalAmount>\n<ram:Allowance"),
    ("BR-CO-11", "<ram:AllowanceTotalAmount>10.00", "<ram:AllowanceTotalAmount>11.00"),
    ("BR-CO-13", "<ram:TaxBasisTotalAmount>90.00", "<ram:TaxBasisTotalAmount>91.00"),
    ("BR-CO-15", "<ram:GrandTotalAmount>107.10", "<ram:GrandTotalAmount>108.10"),
    ("BR-CO-16", "<ram:DuePayableAmount>107.10", "<ram:DuePayableAmount>107.11"),
    ("BR-DEC-12", "<ram:TaxBasisTotalAmount>90.00", "<ram:TaxBasisTotalAmount>90.000"),
    ("BR-S-08", "<ram:BasisAmount>90.00", "<ram:BasisAmount>91.00"),
    ("BR-S-09", "<ram:CalculatedAmount>17.10", "<ram:CalculatedAmount>19.10"),
]  # fmt: skip
WHOLE = {
    "<cac:Contact>": "</cac:Contact>",
    LINE_TAX_UBL: "</cac:ClassifiedTaxCategory>",
}  # what goes as far as its end


def _broken(whole: str, there: str, instead: str | None) -> bytes:
    assert there in whole, there
    if instead is None:
        start = whole.index(there)
        end = whole.index(WHOLE[there], start) + len(WHOLE[there])
        return (whole[:start] + whole[end:]).encode()
    return whole.replace(there, instead, 1).encode()


CASES = [
    *((f"ubl-{rule}", UBL, rule, there, instead) for rule, there, instead in (*EITHER_UBL, *ONLY_INVOICE)),
    *((f"credit-{rule}", CREDIT_NOTE, rule, there, instead) for rule, there, instead in EITHER_UBL),
    *((f"cii-{rule}", CII, rule, there, instead) for rule, there, instead in IN_CII),
]


def test_there_are_more_than_a_hundred() -> None:
    """Every rule of Peppol that is part of the German set is among them, in both syntaxes."""
    assert len(CASES) > 150
    for start in ("ubl-", "cii-"):
        rules = {name.removeprefix(start) for name, *_rest in CASES if name.startswith(start)}
        assert len({one for one in rules if one.startswith(P)}) >= 19


@pytest.mark.parametrize(
    "whole",
    [UBL, CREDIT_NOTE, CII, UBL.replace("\n", "\r\n")],
    ids=["ubl", "credit", "cii", "other line ends"],
)
def test_whole_ones_pass(whole: str) -> None:
    """Nothing is said of a valid invoice: no error and no warning."""
    assert check(whole.encode()) == []


@pytest.mark.parametrize(
    ("name", "whole", "rule", "there", "instead"), CASES, ids=[case[0] for case in CASES]
)
def test_the_broken_rule_is_named(name: str, whole: str, rule: str, there: str, instead: str | None) -> None:
    """The rule is among the findings, each of them stands there once, and all of them are German sentences without names of spaces."""
    use_language("de")
    found = check(_broken(whole, there, instead))
    rules = [one.rule.upper() for one in found]
    assert rule in rules
    assert len({(one.rule, one.message) for one in found if one.rule == "XSD"}) == rules.count("XSD")
    assert len(set(rules) - {"XSD"}) == len(rules) - rules.count("XSD")
    assert all(
        one.message and "urn:" not in one.message for one in found if not one.rule.startswith("BR-DE-21")
    )
    only_warns = {f"{P}R120", "BR-DE-17", "BR-DE-19", "BR-DE-21", "BR-DE-26", "BR-DE-27", "BR-DE-28"}
    assert all(one.warning == (rule in only_warns) for one in found if one.rule.upper() == rule)


def test_clean_vehicles_have_rules_of_their_own() -> None:
    """An invoice under the profile for clean vehicles lacks what that wants; its code for vehicles only warns."""
    rules = {one.rule for one in check(UBL.replace(XRECHNUNG, CVD).encode())}
    assert {"BR-DE-CVD-01", "BR-DE-CVD-02"} <= rules
    coded = UBL.replace(XRECHNUNG, CVD).replace(
        "<cac:ClassifiedTaxCategory>",
        '<cac:CommodityClassification><cbc:ItemClassificationCode listID="CVD">M1</cbc:ItemClassificationCode>'
        "</cac:CommodityClassification><cac:ClassifiedTaxCategory>",
    )
    assert [one.warning for one in check(coded.encode()) if one.rule == "BR-CL-13"] in ([True], [])


@pytest.mark.parametrize("whole", [UBL, CII], ids=["ubl", "cii"])
@pytest.mark.parametrize("version", ["1.2", "2.0", "2.3"])
def test_an_old_version_is_called_old(whole: str, version: str) -> None:
    """An XRechnung before 3.0 is named as what it is, and not judged by rules that came later."""
    old = f"urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_{version}"
    text = whole.replace(XRECHNUNG, old)
    found = {one.rule: one for one in check(text.encode())}
    assert version in found["VERSION"].message
    assert found["VERSION"].warning
    assert not any(one.startswith(P) for one in found)
    assert [one for one in found.values() if not one.warning] == []


def test_price_times_quantity_warns_in_every_profile() -> None:
    """The amount of a line that is not price times quantity is worth a warning also where it breaks no rule."""
    plain = UBL.replace(XRECHNUNG, "urn:cen.eu:en16931:2017")
    broken = plain.replace(
        '<cbc:PriceAmount currencyID="EUR">25.00', '<cbc:PriceAmount currencyID="EUR">100.00'
    )
    assert check(plain.encode()) == []
    assert [(one.rule, one.warning) for one in check(broken.encode())] == [(f"{P}R120", True)]


def test_what_several_find_is_said_once() -> None:
    """What forbids is kept before what only warns."""
    from app.modules.documents.einvoice.services.validation import once

    found = [
        Verdict("BR-1", "a", True),
        Verdict("BR-1", "b"),
        Verdict("XSD", "c"),
        Verdict("XSD", "d"),
        Verdict("XSD", "c"),
    ]
    assert once(found) == [Verdict("BR-1", "b"), Verdict("XSD", "c"), Verdict("XSD", "d")]
