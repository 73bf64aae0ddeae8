"""Any sequence of issuing, crediting and cancelling: open items, ledger and VAT are what the documents that hold come to."""

from __future__ import annotations

import dataclasses
import datetime
import random
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.data.verify import verify
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.figures import figures
from app.modules.finance.sales.rules.documents import LineDraft
from app.modules.finance.sales.services.drafts import delete_document, make_next, save_document
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.sales.services.taking_back import cancel
from tests.modules.finance.sales_cases import invoice, ready, return_rows, unpaid

RATES = {"UST19": Decimal("0.19"), "UST7": Decimal("0.07")}
CENT = Decimal("0.01")


def reckoned(lines: tuple[LineDraft, ...], discount: int) -> Counter[str]:
    """Return net by tax case and gross in cents, by decimals alone."""
    nets: dict[str, Decimal] = {}
    for one in lines:
        full = (Decimal(one.quantity) * one.price / 10**8).quantize(CENT, ROUND_HALF_UP)
        nets[one.tax] = nets.get(one.tax, Decimal(0)) + full
    found: Counter[str] = Counter()
    for tax, full in nets.items():
        net = full - (full * discount / 10_000).quantize(CENT, ROUND_HALF_UP)
        found[tax] += int(net * 100)
        found["gross"] += int((net + (net * RATES[tax]).quantize(CENT, ROUND_HALF_UP)) * 100)
    return found


@pytest.mark.parametrize(
    ("any_office", "seed"),
    [("sqlite", 0), ("sqlite", 1), ("postgresql", 2), ("postgresql", 3)],
    indirect=["any_office"],
)
def test_items_ledger_and_vat_agree(any_office: Office, seed: int) -> None:
    """Twenty random steps; what holds at the end is reckoned a second time from the documents alone."""
    dice, who = random.Random(seed), ready(any_office)
    bills: list[int] = []
    credited: dict[int, int] = {}
    cancelled: set[int] = set()
    for _step in range(20):
        deed = dice.choice(("issue", "issue", "credit", "cancel"))
        if deed == "issue":
            lines = tuple(
                LineDraft(f"Ware {n}", dice.randrange(1, 90_000), dice.randrange(1, 900_000), tax=dice.choice(list(RATES)))
                for n in range(dice.randrange(1, 5))
            )  # fmt: skip
            draft = invoice(who, *lines, discount=dice.choice((0, 0, 333)))
            key = any_office.run(save_document, draft)
            try:
                any_office.run(issue, key)
            except Invalid:  # a sum of nothing
                any_office.run(delete_document, key)
                continue
            bills.append(key)
        elif deed == "credit" and (
            left := [one for one in bills if one not in cancelled and one not in credited]
        ):
            bill = dice.choice(left)
            first = any_office.read(document, bill).lines[0]
            key = any_office.run(make_next, [bill], "credit", {first.id: first.draft.quantity // 2 + 1})
            whole = any_office.read(document, key).draft
            any_office.run(save_document, dataclasses.replace(whole, reason="zurück"), key)
            try:
                any_office.run(issue, key)
            except Invalid:
                any_office.run(delete_document, key)
                continue
            credited[bill] = key
        elif deed == "cancel" and (left := [one for one in bills if one not in cancelled]):
            bill = dice.choice(left)
            if bill in credited:
                any_office.run(cancel, credited.pop(bill), "Irrtum")
            any_office.run(cancel, bill, "Irrtum")
            cancelled.add(bill)
    items: Counter[str] = Counter()
    nets: Counter[str] = Counter()
    for bill in (one for one in bills if one not in cancelled):
        for key, sign in ((bill, 1), *(((credited[bill], -1),) if bill in credited else ())):
            view = any_office.read(document, key)
            found = reckoned(view.draft.lines, view.draft.discount)
            assert view.gross == found["gross"]
            items[any_office.read(document, bill).number] += sign * found["gross"]
            for tax in RATES:
                nets[tax] += sign * found[tax]
    assert unpaid(any_office, who) == {number: amount for number, amount in items.items() if amount}
    bases = {kz: base for kz, (base, _tax) in return_rows(any_office).items()}
    whole_euro = {kz: nets[tax] // 100 * 100 for kz, tax in (("81", "UST19"), ("86", "UST7"))}
    assert bases == {kz: base for kz, base in whole_euro.items() if base}
    for kind in ("customers", "articles", "regions", "months"):
        shown = any_office.read(figures, kind, datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
        assert shown.total == sum(nets.values()) == sum(row.cells[0] or 0 for row in shown.rows)
    assert [str(one.detail) for one in verify(any_office.book) if not one.ok] == []
