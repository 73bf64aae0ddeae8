"""Invoices made for tests: an XRechnung in UBL, the same as a credit note, and one in CII; all of them valid, each with what most rules speak of."""

from __future__ import annotations

XRECHNUNG = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
CVD = f"{XRECHNUNG}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9"
OASIS = "urn:oasis:names:specification:ubl:schema:xsd:"
UNECE = "urn:un:unece:uncefact:data:standard:"
_PARTY = """<cac:{role}><cac:Party><cbc:EndpointID schemeID="EM">{mail}</cbc:EndpointID>
<cac:PostalAddress><cbc:StreetName>{street}</cbc:StreetName><cbc:CityName>{town}</cbc:CityName><cbc:PostalZone>{postcode}</cbc:PostalZone>
<cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
<cac:PartyTaxScheme><cbc:CompanyID>{vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName></cac:PartyLegalEntity>{contact}</cac:Party></cac:{role}>
"""
_SELLER = _PARTY.format(
    role="AccountingSupplierParty", mail="v@saegewerk.example", street="Am Bach 1", town="Lauf", postcode="91207",
    vat="DE136695976", name="Sägewerk Holzner GmbH", contact="""<cac:Contact><cbc:Name>Vera Holzner</cbc:Name>
<cbc:Telephone>+49 9123 4567</cbc:Telephone><cbc:ElectronicMail>vera@saegewerk.example</cbc:ElectronicMail></cac:Contact>""",
)  # fmt: skip
_BUYER = _PARTY.format(
    role="AccountingCustomerParty", mail="k@verein.example", street="Markt 2", town="Roth", postcode="91154",
    vat="DE811569869", name="Verein Dorfladen e. V.", contact="",
)  # fmt: skip
UBL = f"""<ubl:Invoice xmlns:ubl="{OASIS}Invoice-2" xmlns:cac="{OASIS}CommonAggregateComponents-2" xmlns:cbc="{OASIS}CommonBasicComponents-2">
<cbc:CustomizationID>{XRECHNUNG}</cbc:CustomizationID><cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
<cbc:ID>R-77</cbc:ID><cbc:IssueDate>2026-11-05</cbc:IssueDate><cbc:DueDate>2026-12-05</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:BuyerReference>04011000-12345-03</cbc:BuyerReference>
<cac:InvoicePeriod><cbc:StartDate>2026-10-01</cbc:StartDate><cbc:EndDate>2026-10-31</cbc:EndDate></cac:InvoicePeriod>
{_SELLER}{_BUYER}<cac:Delivery><cbc:ActualDeliveryDate>2026-10-31</cbc:ActualDeliveryDate><cac:DeliveryLocation><cac:Address>
<cbc:CityName>Hilpoltstein</cbc:CityName><cbc:PostalZone>91161</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode>
</cac:Country></cac:Address></cac:DeliveryLocation></cac:Delivery>
<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>DE02120300000000202051</cbc:ID>
</cac:PayeeFinancialAccount></cac:PaymentMeans><cac:PaymentTerms><cbc:Note>#SKONTO#TAGE=14#PROZENT=2.00#
Danach netto.</cbc:Note></cac:PaymentTerms>
<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Treue</cbc:AllowanceChargeReason>
<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric><cbc:Amount currencyID="EUR">10.00</cbc:Amount>
<cbc:BaseAmount currencyID="EUR">100.00</cbc:BaseAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent>
<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge>
<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">17.10</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">90.00</cbc:TaxableAmount>
<cbc:TaxAmount currencyID="EUR">17.10</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID>
</cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
<cbc:TaxExclusiveAmount currencyID="EUR">90.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">107.10</cbc:TaxInclusiveAmount>
<cbc:AllowanceTotalAmount currencyID="EUR">10.00</cbc:AllowanceTotalAmount><cbc:PayableAmount currencyID="EUR">107.10</cbc:PayableAmount>
</cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="H87">40</cbc:InvoicedQuantity>
<cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
<cac:InvoicePeriod><cbc:StartDate>2026-10-02</cbc:StartDate><cbc:EndDate>2026-10-30</cbc:EndDate></cac:InvoicePeriod>
<cac:DocumentReference><cbc:ID>AB-5</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>
<cac:Item><cbc:Name>Leisten</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID>
</cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
<cac:Price><cbc:PriceAmount currencyID="EUR">25.00</cbc:PriceAmount><cbc:BaseQuantity unitCode="H87">10</cbc:BaseQuantity>
<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">5.00</cbc:Amount>
<cbc:BaseAmount currencyID="EUR">30.00</cbc:BaseAmount></cac:AllowanceCharge></cac:Price></cac:InvoiceLine></ubl:Invoice>"""
CREDIT_NOTE = (
    UBL.replace(f"{OASIS}Invoice-2", f"{OASIS}CreditNote-2")
    .replace("ubl:Invoice", "ubl:CreditNote")
    .replace("InvoiceTypeCode>380<", "CreditNoteTypeCode>381<")
    .replace("/cbc:InvoiceTypeCode", "/cbc:CreditNoteTypeCode")
    .replace("InvoiceLine", "CreditNoteLine")
    .replace("InvoicedQuantity", "CreditedQuantity")
    .replace("<cbc:DueDate>2026-12-05</cbc:DueDate>", "")
)
_TRADE_PARTY = """<ram:{role}><ram:Name>{name}</ram:Name>{contact}<ram:PostalTradeAddress><ram:PostcodeCode>{postcode}</ram:PostcodeCode>
<ram:LineOne>{street}</ram:LineOne><ram:CityName>{town}</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
<ram:URIUniversalCommunication><ram:URIID schemeID="EM">{mail}</ram:URIID></ram:URIUniversalCommunication>
<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">{vat}</ram:ID></ram:SpecifiedTaxRegistration></ram:{role}>
"""
_TRADE_SELLER = _TRADE_PARTY.format(
    role="SellerTradeParty", name="Sägewerk Holzner GmbH", postcode="91207", street="Am Bach 1", town="Lauf",
    mail="v@saegewerk.example", vat="DE136695976", contact="""<ram:DefinedTradeContact><ram:PersonName>Vera Holzner</ram:PersonName>
<ram:TelephoneUniversalCommunication><ram:CompleteNumber>+49 9123 4567</ram:CompleteNumber></ram:TelephoneUniversalCommunication>
<ram:EmailURIUniversalCommunication><ram:URIID>vera@saegewerk.example</ram:URIID></ram:EmailURIUniversalCommunication></ram:DefinedTradeContact>""",
)  # fmt: skip
_TRADE_BUYER = _TRADE_PARTY.format(
    role="BuyerTradeParty", name="Verein Dorfladen e. V.", postcode="91154", street="Markt 2", town="Roth",
    mail="k@verein.example", vat="DE811569869", contact="",
)  # fmt: skip
_DAY = '<udt:DateTimeString format="102">{day}</udt:DateTimeString>'
_PERIOD = f"""<ram:BillingSpecifiedPeriod><ram:StartDateTime>{_DAY}</ram:StartDateTime><ram:EndDateTime>{_DAY}</ram:EndDateTime>
</ram:BillingSpecifiedPeriod>"""


def _period(start: str, end: str) -> str:
    return _PERIOD.replace("{day}", start, 1).replace("{day}", end, 1)


CII = f"""<rsm:CrossIndustryInvoice xmlns:rsm="{UNECE}CrossIndustryInvoice:100" xmlns:udt="{UNECE}UnqualifiedDataType:100"
xmlns:ram="{UNECE}ReusableAggregateBusinessInformationEntity:100"><rsm:ExchangedDocumentContext>
<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</ram:ID>
</ram:BusinessProcessSpecifiedDocumentContextParameter>
<ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>{XRECHNUNG}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
</rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>R-77</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>{_DAY.format(day="20261105")}</ram:IssueDateTime>
</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>
<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
<ram:SpecifiedTradeProduct><ram:Name>Leisten</ram:Name></ram:SpecifiedTradeProduct>
<ram:SpecifiedLineTradeAgreement><ram:GrossPriceProductTradePrice><ram:ChargeAmount>30.00</ram:ChargeAmount>
<ram:BasisQuantity unitCode="H87">10</ram:BasisQuantity><ram:AppliedTradeAllowanceCharge><ram:ChargeIndicator>
<udt:Indicator>false</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>5.00</ram:ActualAmount></ram:AppliedTradeAllowanceCharge>
</ram:GrossPriceProductTradePrice><ram:NetPriceProductTradePrice><ram:ChargeAmount>25.00</ram:ChargeAmount>
<ram:BasisQuantity unitCode="H87">10</ram:BasisQuantity></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
<ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="H87">40</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
<ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>
<ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>{_period("20261002", "20261030")}
<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount>
</ram:SpecifiedTradeSettlementLineMonetarySummation><ram:AdditionalReferencedDocument><ram:IssuerAssignedID>AB-5</ram:IssuerAssignedID>
<ram:TypeCode>130</ram:TypeCode></ram:AdditionalReferencedDocument></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
<ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>04011000-12345-03</ram:BuyerReference>{_TRADE_SELLER}{_TRADE_BUYER}
</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty><ram:PostalTradeAddress>
<ram:PostcodeCode>91161</ram:PostcodeCode><ram:CityName>Hilpoltstein</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
</ram:ShipToTradeParty><ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>{_DAY.format(day="20261031")}</ram:OccurrenceDateTime>
</ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount>
<ram:IBANID>DE02120300000000202051</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
<ram:ApplicableTradeTax><ram:CalculatedAmount>17.10</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>90.00</ram:BasisAmount>
<ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
{_period("20261001", "20261031")}<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>
<ram:CalculationPercent>10</ram:CalculationPercent><ram:BasisAmount>100.00</ram:BasisAmount><ram:ActualAmount>10.00</ram:ActualAmount>
<ram:Reason>Treue</ram:Reason><ram:CategoryTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>
<ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:CategoryTradeTax></ram:SpecifiedTradeAllowanceCharge>
<ram:SpecifiedTradePaymentTerms><ram:Description>#SKONTO#TAGE=14#PROZENT=2.00#
Danach netto.</ram:Description><ram:DueDateDateTime>{_DAY.format(day="20261205")}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount>
<ram:AllowanceTotalAmount>10.00</ram:AllowanceTotalAmount><ram:TaxBasisTotalAmount>90.00</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="EUR">17.10</ram:TaxTotalAmount><ram:GrandTotalAmount>107.10</ram:GrandTotalAmount>
<ram:DuePayableAmount>107.10</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"""
