"""Tables of sales: documents of all kinds with their positions and origins, advances set off, and contracts that are billed period by period."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.finance.sales.rules.contract_periods import MOST_MONTHS
from app.modules.finance.sales.rules.documents import KINDS, LANGUAGES, LINE_KINDS, STATES, SUPPLIES
from app.modules.finance.sales.rules.price_steps import STEPS

VIEW, CHANGE = "finance.sales.view", "finance.sales.change"


class SalesDocument(Versioned, Base):
    """An offer, order confirmation, delivery note, invoice, credit note … of a contact.

    number, due day, debtor account, entry, and the frozen paper are given when it is issued; from then on only its state
    changes. The sums are kept for lists as they were issued.
    """

    __tablename__ = "finance_sales_document"
    __title__ = N_("Sales document")
    __reads__ = VIEW
    __writes__ = CHANGE

    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=KINDS, required=True, width=150)
    state: ColumnElement[str] = column(String(10), title=N_("State"), choices=STATES, width=110)
    number: ColumnElement[str] = column(
        String(36),
        title=N_("Number"),
        width=120,
        counters=(Counter("finance.sales.{part}", "{part}-{year}-{n:04}", gapless=True),),
    )
    contact_id: ColumnElement[int | None] = column(
        ForeignKey("contact.id"), index=True, title=N_("Customer"), required=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("Date"), required=True, width=106)
    language: ColumnElement[str] = column(String(2), title=N_("Language"), choices=LANGUAGES, required=True)
    supply: ColumnElement[str] = column(
        String(8), title=N_("What is supplied"), choices=SUPPLIES, required=True
    )
    supplied_from: ColumnElement[datetime.date | None] = column(title=N_("Supplied on, or from"))
    supplied_until: ColumnElement[datetime.date | None] = column(title=N_("Supplied until"))
    valid_until: ColumnElement[datetime.date | None] = column(title=N_("Valid until"))
    title: ColumnElement[str] = column(String(120), title=N_("Subject"), width=240)
    intro: ColumnElement[str] = column(title=N_("Text before the positions"))
    closing: ColumnElement[str] = column(title=N_("Text after the positions"))
    discount: ColumnElement[int] = column(Integer, title=N_("Discount on the whole"), kind="percent")
    net_days: ColumnElement[int | None] = column(Integer, title=N_("Days to pay"))
    reference: ColumnElement[str] = column(String(80), title=N_("Your reference"))
    ordered: ColumnElement[str] = column(String(80), title=N_("Your order"))
    cost: ColumnElement[str] = column(String(36), title=N_("Cost centre"), code_of="finance_cost_centre")
    reason: ColumnElement[str] = column(String(200), title=N_("Reason"))
    on_land: ColumnElement[bool] = column(title=N_("Work on land or buildings"))
    origin_id: ColumnElement[int | None] = column(
        ForeignKey("finance_sales_document.id"), index=True, title=N_("Made from")
    )
    due: ColumnElement[datetime.date | None] = column(title=N_("Due"), width=150)
    net: ColumnElement[int] = column(title=N_("Net"), kind="money")
    tax: ColumnElement[int] = column(title=N_("VAT"), kind="money")
    gross: ColumnElement[int] = column(title=N_("Gross"), kind="money")
    payable: ColumnElement[int] = column(title=N_("To pay"), kind="money")
    account: ColumnElement[str] = column(String(9), title=N_("Debtor account"))
    entry_id: ColumnElement[int | None] = column(title=N_("Entry"), kind="record")
    file_id: ColumnElement[int | None] = column(title=N_("Archived document"), kind="record")
    pdf: ColumnElement[bytes | None] = column(LargeBinary(32), title=N_("Frozen paper"), kind="secret")
    xml: ColumnElement[bytes | None] = column(LargeBinary(32), title=N_("Frozen e-invoice"), kind="secret")
    written_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Written by"), width=110, once=True
    )

    __table_args__ = (
        Index("ix_finance_sales_document_number", "number"),
        Index("ix_finance_sales_document_day", "day", "id"),
    )


class SalesLine(Keyed, Base):
    """A position: quantity and price in ten-thousandths, discount in basis points."""

    __tablename__ = "finance_sales_line"
    __title__ = N_("Position")
    __reads__ = VIEW
    __writes__ = CHANGE

    document_id: ColumnElement[int] = column(
        ForeignKey("finance_sales_document.id"), index=True, title=N_("Sales document")
    )
    position: ColumnElement[int] = column(Integer, title=N_("Position"))
    kind: ColumnElement[str] = column(String(12), title=N_("Kind"), choices=LINE_KINDS)
    article_id: ColumnElement[int | None] = column(ForeignKey("inventory_article.id"), title=N_("Article"))
    text: ColumnElement[str] = column(title=N_("Text"))
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity")
    unit: ColumnElement[str] = column(String(3), title=N_("Unit"))
    price: ColumnElement[int] = column(title=N_("Price"), kind="price")
    discount: ColumnElement[int] = column(Integer, title=N_("Discount"), kind="percent")
    tax: ColumnElement[str] = column(String(12), title=N_("Tax case"))
    account: ColumnElement[str] = column(String(9), title=N_("Revenue account"))
    cost: ColumnElement[str] = column(String(36), title=N_("Cost centre"))


class SalesOrigin(Keyed, Base):
    """So much of a position came from one of an earlier document; many to many."""

    __tablename__ = "finance_sales_origin"
    __title__ = N_("Origin of a position")
    __reads__ = VIEW
    __writes__ = CHANGE

    line_id: ColumnElement[int] = column(
        ForeignKey("finance_sales_line.id"), index=True, title=N_("Position")
    )
    origin_id: ColumnElement[int] = column(
        ForeignKey("finance_sales_line.id"), index=True, title=N_("Earlier position")
    )
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity")


class SalesAdvance(Keyed, Base):
    """An advance that a final invoice sets off, by tax case, in cents (§ 14 (5) UStG)."""

    __tablename__ = "finance_sales_advance"
    __title__ = N_("Advance set off")
    __reads__ = VIEW
    __writes__ = CHANGE

    final_id: ColumnElement[int] = column(
        ForeignKey("finance_sales_document.id"), index=True, title=N_("Final invoice")
    )
    advance_id: ColumnElement[int] = column(
        ForeignKey("finance_sales_document.id"), index=True, title=N_("Advance invoice")
    )
    tax: ColumnElement[str] = column(String(12), title=N_("Tax case"))
    net: ColumnElement[int] = column(title=N_("Net"), kind="money")
    amount: ColumnElement[int] = column(title=N_("VAT"), kind="money")


class SalesEnclosure(Keyed, Base):
    """A file that leaves with a document: inside its e-invoice (BG-24) and beside its paper; kept with it from issuing on."""

    __tablename__ = "finance_sales_enclosure"
    __title__ = N_("Enclosure")
    __reads__ = VIEW
    __writes__ = CHANGE

    document_id: ColumnElement[int] = column(
        ForeignKey("finance_sales_document.id"), index=True, title=N_("Sales document")
    )
    position: ColumnElement[int] = column(Integer, title=N_("Position"))
    attachment_id: ColumnElement[int] = column(title=N_("File"), kind="record")
    file_name: ColumnElement[str] = column(String(255), title=N_("File name"))
    mime: ColumnElement[str] = column(String(80), title=N_("File type"))
    sha256: ColumnElement[bytes] = column(LargeBinary(32), title=N_("Fingerprint"), kind="secret")


class RecurringInvoice(Versioned, Base):
    """A contract that is billed period by period; its positions stand in a document that is never issued (template)."""

    __tablename__ = "finance_sales_contract"
    __title__ = N_("Recurring invoice")
    __reads__ = VIEW
    __writes__ = CHANGE

    contact_id: ColumnElement[int | None] = column(
        ForeignKey("contact.id"), index=True, title=N_("Customer"), required=True
    )
    title: ColumnElement[str] = column(String(120), title=N_("Subject"), required=True, width=240)
    template_id: ColumnElement[int] = column(ForeignKey("finance_sales_document.id"), title=N_("Positions"))
    since: ColumnElement[datetime.date] = column(title=N_("Runs from"), required=True, width=106)
    months: ColumnElement[int] = column(
        Integer, title=N_("Months of a period"), minimum=1, maximum=MOST_MONTHS, width=90
    )
    in_advance: ColumnElement[bool] = column(title=N_("Billed at the beginning of a period"))
    bill_from: ColumnElement[datetime.date | None] = column(title=N_("First period billed here from"))
    until: ColumnElement[datetime.date | None] = column(title=N_("Runs until"), width=106)
    term_months: ColumnElement[int] = column(
        Integer, title=N_("Goes on by months"), minimum=0, maximum=MOST_MONTHS
    )
    notice_months: ColumnElement[int] = column(
        Integer, title=N_("Months of notice"), minimum=0, maximum=MOST_MONTHS
    )
    cancelled: ColumnElement[datetime.date | None] = column(title=N_("Cancelled to"), width=106)
    issues: ColumnElement[bool] = column(title=N_("Issue at once, without a look"))
    notes: ColumnElement[str] = column(String(400), title=N_("Remark"), kind="long")


class PriceStep(Keyed, Base):
    """From a day on the prices of a contract are higher or lower: by a share, or in the proportion of two index values."""

    __tablename__ = "finance_sales_price_step"
    __title__ = N_("Price step")
    __reads__ = VIEW
    __writes__ = CHANGE

    recurring_id: ColumnElement[int] = column(
        ForeignKey("finance_sales_contract.id"), index=True, title=N_("Recurring invoice")
    )
    since: ColumnElement[datetime.date] = column(title=N_("From"), required=True)
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=STEPS, required=True)
    percent: ColumnElement[int] = column(Integer, title=N_("Change, %"), kind="percent")
    index_old: ColumnElement[int] = column(title=N_("Index so far"), kind="quantity")
    index_new: ColumnElement[int] = column(title=N_("New index"), kind="quantity")
    reason: ColumnElement[str] = column(String(120), title=N_("Reason"))

    __table_args__ = (
        Index("uq_finance_sales_price_step_recurring_id_since", "recurring_id", "since", unique=True),
    )


class BilledPeriod(Keyed, Base):
    """A period that became an invoice; each once."""

    __tablename__ = "finance_sales_billed"
    __title__ = N_("Billed period")
    __reads__ = VIEW
    __writes__ = CHANGE

    recurring_id: ColumnElement[int] = column(
        ForeignKey("finance_sales_contract.id"), title=N_("Recurring invoice")
    )
    start: ColumnElement[datetime.date] = column(title=N_("From"))
    end: ColumnElement[datetime.date] = column(title=N_("Until"))
    document_id: ColumnElement[int] = column(title=N_("Sales document"), kind="record")

    __table_args__ = (
        Index("uq_finance_sales_billed_recurring_id_start", "recurring_id", "start", unique=True),
    )
