"""An electronic invoice as pages that a person reads, in German or English, with the verdict of the check."""

from __future__ import annotations

from decimal import Decimal

from app.core import format as formats
from app.core.messages import N_, _, use_language
from app.modules.documents.einvoice.readers.files import read_xml
from app.modules.documents.einvoice.rules import CATEGORIES, KINDS, Invoice, Party, cash_discounts
from app.modules.documents.einvoice.services.validation import check
from app.modules.documents.einvoice.services.writing import completed, zugferd_pdf
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead

# the units of UN/ECE Recommendation 20 and 21 that invoices use most
UNITS = {"C62": N_("pcs"), "H87": N_("pcs"), "XPP": N_("pcs"), "EA": N_("pcs"), "HUR": N_("h"), "DAY": N_("days"), "MON": N_("months"),
         "ANN": N_("years"), "KGM": "kg", "GRM": "g", "TNE": "t", "MTR": "m", "MTK": "m²", "MTQ": "m³", "LTR": "l", "KMT": "km",
         "KWH": "kWh", "LS": N_("flat"), "P1": "%"}  # fmt: skip


BELOW = "↳ "  # before what lies a level below another line


def _amount(value: Decimal | None, digits: int = 2) -> str:
    if value is None:
        return ""
    places = max(digits, -_exponent(value))
    return formats.money(value.quantize(Decimal(1).scaleb(-places)), places)


def _party(one: Party) -> str:
    place = " ".join(filter(None, (one.postcode, one.town, one.country if one.country != "DE" else "")))
    numbers = " ".join(filter(None, (one.vat_id, one.tax_number)))
    return ", ".join(filter(None, (one.name, one.street, place, numbers, one.mail)))


def _delivered(one: Invoice) -> str:
    if one.delivered_month:
        year, month = one.delivered_month.split("-")
        return f"{month}/{year}"
    return formats.day(one.delivered)


def terms_in_words(one: Invoice) -> str:
    """Return payment terms with their cash discounts as sentences."""
    discounts, beside = cash_discounts(one.terms)
    sentences = []
    for discount in discounts:
        words = _("{percent} % discount for payment within {days} days")
        if discount.base is not None:
            words = _("{percent} % discount on {base} for payment within {days} days")
        base = f"{_amount(discount.base)} {one.currency}"
        percent = formats.number(
            discount.percent.normalize(), max(0, -_exponent(discount.percent.normalize()))
        )
        sentences.append(words.format(percent=percent, days=discount.days, base=base))
    return ". ".join(filter(None, (*sentences, beside)))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def facts(one: Invoice) -> tuple[tuple[str, str], ...]:
    """Return the head of an invoice as pairs of words and values; what it does not state is left out."""
    rows = (
        (_("Seller"), _party(one.seller)),
        (_("Buyer"), _party(one.buyer)),
        (_("Number"), one.number),
        (_("Date"), formats.day(one.date)),
        (_("Delivered"), _delivered(one)),
        (_("Order"), one.order),
        (_("Buyer's reference"), one.buyer_reference),
        (_("Due on"), formats.day(one.due_date)),
        (_("IBAN"), ", ".join(formats.iban(iban) for iban in one.ibans)),
        (_("Terms"), terms_in_words(one)),
        (_("Net"), f"{_amount(one.net)} {one.currency}" if one.net is not None else ""),
        (_("Tax"), f"{_amount(one.tax)} {one.currency}" if one.tax is not None else ""),
        (_("Gross"), f"{_amount(one.gross)} {one.currency}" if one.gross is not None else ""),
        (_("Paid before"), f"{_amount(one.prepaid)} {one.currency}" if one.prepaid else ""),
        (_("Amount due"), f"{_amount(one.due)} {one.currency}" if one.due is not None else ""),
        (_("Format"), f"{one.format.upper()} {one.profile}".strip()),
    )
    return tuple((title, value) for title, value in rows if value)


def invoice_pdf(one: Invoice, findings: tuple[tuple[str, str], ...] | None) -> bytes:
    """Return an invoice as a readable PDF with the findings of its check, without that part for None; the same invoice gives the same bytes."""
    lines = tuple(
        (
            line.number,
            BELOW * line.level + " – ".join(filter(None, (line.name, line.text))),
            f"{_amount(line.quantity, 0)} {_(UNITS.get(line.unit, line.unit))}".strip(),
            _amount(line.price),
            f"{_amount(line.rate, 0)} %" if line.rate is not None else line.category,
            _amount(line.net),
        )
        for line in one.lines
    )
    taxes = tuple(
        (
            _(CATEGORIES.get(tax.category, tax.category)),
            f"{_amount(tax.rate, 0)} %" if tax.rate is not None else "",
            _amount(tax.base),
            _amount(tax.tax),
            tax.reason,
        )
        for tax in one.taxes
    )
    sections = [Section(2, _("What the invoice says"), one.notes, ("", ""), facts(one), shares=(1, 4))]
    if lines:
        head = (_("No."), _("Item"), _("Quantity"), _("Price"), _("Tax"), _("Net"))
        sections.append(Section(2, _("Items"), (), head, lines, shares=(0.9, 4, 1, 1, 0.8, 1)))
    if taxes:
        sections.append(
            Section(
                2,
                _("Tax by rate"),
                (),
                (_("Kind"), _("Rate"), _("Base"), _("Tax"), _("Reason")),
                taxes,
                shares=(2, 0.8, 1.2, 1.2, 2),
            )
        )
    if findings is not None:
        words = () if findings else (_("Nothing is wrong (checked beforehand)."),)
        columns = (_("Rule"), _("What it means")) if findings else ()
        sections.append(Section(2, _("Check"), words, columns, findings, shares=(1, 5)))
    title = f"{_(KINDS.get(one.kind, N_('Invoice')))} {one.number}"
    return booklet_pdf(Booklet(title, one.seller.name, Letterhead(one.seller.name), sections))


def hybrid_pdf(one: Invoice, profile: str = "EN 16931") -> bytes:
    """Return an invoice as readable pages that carry its XML: ZUGFeRD without pages of one's own. Raises Invalid for what can't be written."""
    whole = completed(one)
    return zugferd_pdf(invoice_pdf(whole, None), whole, profile)


def as_pages(data: bytes, tongue: str) -> tuple[None, list[bytes]]:
    """Return the XML of an invoice as a readable PDF in a language; runs in a child process."""
    use_language(tongue)
    findings = tuple((one.rule, one.message) for one in check(data))
    return None, [invoice_pdf(read_xml(data), findings)]
