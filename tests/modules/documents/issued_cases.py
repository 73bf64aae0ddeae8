"""The business cases of what we sell as invoices to be written: mixed rates, exemptions, cash discount, allowances, advance, credit note, correction."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from app.modules.documents.einvoice.api import (
    Allowance,
    Attachment,
    CashDiscount,
    Invoice,
    Line,
    Party,
    Preceding,
    TaxGroup,
    cash_discount_terms,
)

SELLER = Party(
    "Muster gGmbH", "Hauptstraße 1", "10115", "Berlin", "DE", vat_id="DE123456789", tax_number="27/123/45678", mail="buero@muster.example",
    contact="Jürgen Groß", phone="+49 30 123456", legal="Sitz Berlin, Amtsgericht Berlin HRB 1", register="HRB 1",
)  # fmt: skip
BUYER = Party(
    "Stadt Köln, Amt für Straßen", "Rathausplatz 1", "50667", "Köln", "DE", mail="eingang@koeln.example"
)
SMALL = "Kein Ausweis von Umsatzsteuer, da Kleinunternehmer gemäß § 19 UStG"


def line(
    name: str,
    quantity: str,
    price: str,
    category: str = "S",
    rate: str | None = "19",
    unit: str = "H87",
    **more: object,
) -> Line:
    """Return a line whose net is left open."""
    percent = None if rate is None else Decimal(rate)
    made = Line(
        "", name, "", Decimal(quantity), unit, price=Decimal(price), net=None, category=category, rate=percent
    )
    return replace(made, **more)  # type: ignore[arg-type]


def invoice(*lines: Line, **more: object) -> Invoice:
    """Return an invoice of some lines, numbered, with all amounts left open."""
    made = Invoice(
        "", "", "", "RE-2026-0042", datetime.date(2026, 11, 23), kind="380", currency="EUR", seller=SELLER, buyer=BUYER, net=None, tax=None, gross=None, due=None,
        due_date=datetime.date(2026, 12, 23), delivered=datetime.date(2026, 11, 20), buyer_reference="04011000-12345-03",
        payment_code="58", ibans=("DE02120300000000202051",), account_holder="Muster gGmbH", payment_reference="RE-2026-0042",
        lines=tuple(replace(one, number=str(place)) for place, one in enumerate(lines or (line("Beratung", "10", "80.00", unit="HUR"),), 1)),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def abroad(name: str, country: str, vat_id: str) -> Party:
    """Return a buyer of another country."""
    return Party(
        name,
        "Rue 1",
        "75001",
        "Paris",
        country,
        vat_id=vat_id,
        mail="compta@client.example",
        contact="Anne Petit",
    )


def cases() -> Iterator[tuple[str, Invoice]]:
    """Yield every business case with its name."""
    yield (
        "mixed rates",
        invoice(
            line("Beratung", "10", "80.00", unit="HUR", text="Größe „Ü“"),
            line("Buch", "3", "24.95", rate="7", item_number="B-7", note="Zweitauflage"),
        ),
    )
    yield (
        "rounding",
        invoice(line("A", "3", "0.335"), line("B", "1", "99.99"), line("C", "7", "1.115", rate="7")),
    )
    yield "small business", invoice(line("Workshop", "1", "450.00", "E", "0"), taxes=exempt("E", SMALL))
    yield (
        "reverse charge",
        invoice(line("Bauleistung", "1", "1000.00", "AE", "0"), buyer=replace(BUYER, vat_id="DE811569869")),
    )
    yield (
        "intra-community",
        invoice(
            line("Ware", "5", "20.00", "K", "0"),
            buyer=abroad("Commerce SARL", "FR", "FR12345678901"),
            deliver_to=Party("Commerce SARL Lager", "Quai 2", "13001", "Marseille", "FR"),
        ),
    )
    yield "export", invoice(line("Ware", "5", "20.00", "G", "0"), buyer=abroad("Swiss AG", "CH", ""))
    yield (
        "exempt beside taxed",
        invoice(
            line("Kurs", "12", "35.00", "E", "0"),
            line("Skript", "12", "5.00", rate="7"),
            taxes=exempt("E", "Umsatzsteuerfrei nach § 4 Nr. 22 UStG"),
        ),
    )
    yield (
        "not taxable",
        invoice(
            line("Vortrag in Bern", "1", "700.00", "O", None),
            buyer=abroad("Swiss AG", "CH", ""),
            seller=replace(SELLER, vat_id=""),
        ),
    )
    steps = [CashDiscount(7, Decimal(3), None), CashDiscount(14, Decimal("2.5"), Decimal(500))]
    yield "cash discount", invoice(terms=cash_discount_terms(steps, "30 Tage netto"))
    rebate = Allowance(False, Decimal("39.80"), "Rabatt", "95", Decimal("398.00"), percent=Decimal(10))
    treue = Allowance(False, Decimal("5.00"), "Treue", "95", category="S", rate=Decimal(19))
    freight = Allowance(True, Decimal("6.90"), "Fracht", "FC", category="S", rate=Decimal(19))
    yield (
        "allowances",
        invoice(
            line("Ordner", "7", "4.99", gross_price=Decimal("5.49"), discount=Decimal("0.50")),
            line("Stuhl", "2", "199.00", allowances=(rebate,)),
            allowances=(treue, freight),
        ),
    )
    yield "advance", invoice(line("Anzahlung laut Angebot 7", "1", "500.00"), kind="386", order="B-77")
    yield (
        "final with advance",
        invoice(
            prepaid=Decimal("595.00"),
            preceding=(Preceding("AR-1", datetime.date(2026, 9, 1)),),
            start=datetime.date(2026, 9, 1),
            end=datetime.date(2026, 10, 31),
            order="B-77",
            contract="V-9",
            project="P-3",
            delivery_note="LS-4",
            sales_order="AB-5",
        ),
    )
    yield (
        "credit note",
        invoice(kind="381", number="GS-1", preceding=(Preceding("RE-41", datetime.date(2026, 10, 1)),)),
    )
    yield (
        "correction",
        invoice(
            line("Beratung zurück", "-10", "80.00", unit="HUR"),
            kind="384",
            preceding=(Preceding("RE-41", datetime.date(2026, 10, 1)),),
        ),
    )
    yield (
        "direct debit",
        invoice(
            payment_code="59",
            ibans=(),
            account_holder="",
            creditor_id="DE98ZZZ09999999999",
            mandate="M-1",
            debtor_iban="DE89370400440532013000",
            terms="Lastschrift zum Fälligkeitstag",
        ),
    )
    stunden = Attachment(
        "Stunden",
        "Stundenzettel",
        file_name="stunden.pdf",
        mime="application/pdf",
        data=b"%PDF-1.4 Stunden",
    )
    yield (
        "price per hundred, attachment",
        invoice(
            line("Schrauben", "2500", "0.0349", per=Decimal(100), price_per=Decimal("3.49"), unit="C62"),
            attachments=(stunden,),
        ),
    )
    yield (
        "month of delivery, rounding to be paid",
        invoice(delivered=None, delivered_month="2026-10", rounding=Decimal("0.01")),
    )
    yield (
        "300 lines",
        invoice(
            *(
                line(f"Position {place}", str(1 + place % 7), f"{1 + place % 90}.{place % 100:02d}",
                     rate="19" if place % 3 else "7")
                for place in range(300)
            )
        ),
    )  # fmt: skip


def exempt(category: str, reason: str) -> tuple[TaxGroup, ...]:
    """Return a row of the tax breakdown that only says why."""
    return (TaxGroup(category, Decimal(0), None, None, reason),)
