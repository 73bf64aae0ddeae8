"""What two desks may try at once in sales: issuing, taking back, making the next document, booking the receipt of an advance."""

from __future__ import annotations

import dataclasses
import datetime

from app.data.archive import store
from app.data.office import Office
from app.data.record_extras import Target, attach
from app.modules.finance.ledger.api import EntryDraft
from app.modules.finance.ledger.api import LineDraft as Booking
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.recurring import recurring
from app.modules.finance.sales.rules.contract_periods import RecurringDraft
from app.modules.finance.sales.services.advances import record_receipt
from app.modules.finance.sales.services.drafts import make_next, save_document
from app.modules.finance.sales.services.enclosures import enclose
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.sales.services.recurring import bill, save_recurring
from app.modules.finance.sales.services.taking_back import cancel
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.finance.sales_cases import invoice, line, ready

BOOKED = counting("SELECT count(*) FROM finance_entry WHERE origin = 'sales'")


def _draft(office: Office) -> int:
    return office.run(save_document, invoice(ready(office)))


def _issued(office: Office) -> int:
    key = _draft(office)
    office.run(issue, key)
    return key


def _order(office: Office) -> int:
    key = office.run(save_document, dataclasses.replace(invoice(ready(office), line(10_00, 3)), kind="order"))
    office.run(issue, key)
    return key


def _contract(office: Office) -> int:
    draft = RecurringDraft(ready(office), "Wartung", datetime.date(2026, 11, 1))
    key = office.run(save_recurring, draft)
    view = office.read(document, office.read(recurring, key).template)
    office.run(save_document, dataclasses.replace(view.draft, lines=(line(100_00),)), view.id)
    return key


def _paid(office: Office) -> int:
    key = office.run(make_next, [_order(office)], "advance", None, 5000)
    office.run(issue, key)
    view = office.read(document, key)
    lines = (Booking("1800", view.gross), Booking(view.account, -view.gross))
    office.run(post, EntryDraft(view.draft.day, view.number, "Zahlung", lines))
    return key


def _with_file(office: Office) -> tuple[int, int]:
    key, data = _draft(office), b"Stunden"
    file = office.run(attach, Target("finance_sales_document", key), store(office.book, data), "a.pdf", 7)
    return key, file


CASES = (
    Case(
        "finance.sales.enclose",
        _with_file,
        lambda office, both: office.run(enclose, both[0], [both[1]]),
        counting("SELECT count(*) FROM finance_sales_enclosure"),
        succeed=(2,),
    ),
    Case("finance.sales.issue", _draft, lambda office, key: office.run(issue, key), BOOKED),
    Case("finance.sales.cancel", _issued, lambda office, key: office.run(cancel, key, "Irrtum"), BOOKED, 2),
    Case(
        "finance.sales.make_next",
        _order,
        lambda office, key: office.run(make_next, [key], "delivery"),
        counting("SELECT count(*) FROM finance_sales_document WHERE kind = 'delivery'"),
    ),
    Case(
        "finance.sales.record_receipt",
        _paid,
        lambda office, key: office.run(record_receipt, key),
        BOOKED,
        2,
        succeed=(1, 2),
    ),
    Case(
        "finance.sales.bill",
        _contract,
        lambda office, key: office.run(bill, key, datetime.date(2026, 11, 1)),
        counting("SELECT count(*) FROM finance_sales_billed"),
        succeed=(2,),
    ),
)
