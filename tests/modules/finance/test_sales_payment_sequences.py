"""Documents and money in any sequence: issuing, payments in parts, Skonto, charges, losses, credit, cancelling and taking back agree."""

from __future__ import annotations

import dataclasses
import datetime
import random

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.data.verify import verify
from app.modules.finance.open_items.rules.settling import SettlementDraft, plan
from app.modules.finance.open_items.services.settling import settle, take_back
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.rules.documents import LineDraft
from app.modules.finance.sales.services.drafts import make_next, save_document
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.sales.services.taking_back import cancel
from tests.modules.finance.sales_cases import DAY, invoice, ready
from tests.modules.finance.test_open_items import paid, standing, vat_is_what_the_lines_say

STEPS = 40


@pytest.mark.parametrize(
    ("any_office", "seed"), [("sqlite", 0), ("sqlite", 1), ("postgresql", 2)], indirect=["any_office"]
)
def test_documents_and_money_agree(any_office: Office, seed: int) -> None:
    """After each step the open items are what was noted beside; at the end the returns are what the raw lines of tax accounts say."""
    office, dice = any_office, random.Random(seed)
    walk = Walk(office, dice, ready(office))
    for step in range(STEPS):
        walk.day = min(walk.day + datetime.timedelta(dice.randint(0, 3)), datetime.date(2026, 12, 31))
        deed = dice.choice(("issue", "issue", "money", "settle", "settle", "credit", "cancel", "back"))
        getattr(walk, deed)(step)
        if walk.account:
            known = {number: amount for number, amount in walk.open.items() if amount}
            assert standing(office, walk.account) == known, (step, deed)
    assert walk.done, "nothing was settled"
    vat_is_what_the_lines_say(office)
    assert [str(one.detail) for one in verify(office.book) if not one.ok] == []


class Walk:
    """What was done, and the second reckoning: what is open by document, in cents."""

    def __init__(self, office: Office, dice: random.Random, who: int) -> None:
        self.office, self.dice, self.who = office, dice, who
        self.day, self.account = DAY, ""
        self.open: dict[str, int] = {}
        self.bills: dict[int, str] = {}  # invoices in force, by key
        self.credits: dict[int, int] = {}  # credit notes by their invoice
        self.done: list[tuple[int, dict[str, int]]] = []

    def add(self, moved: dict[str, int], sign: int = 1) -> None:
        """Note what moved."""
        for number, amount in moved.items():
            self.open[number] = self.open.get(number, 0) + sign * amount

    def issue(self, step: int) -> None:
        """Issue an invoice of one to three positions at two rates."""
        lines = tuple(
            LineDraft(f"Ware {step}", self.dice.randrange(1_000, 90_000), self.dice.randrange(10_000, 900_000), tax=tax)
            for tax in self.dice.sample(("UST19", "UST7", "UST19"), self.dice.randint(1, 3))
        )  # fmt: skip
        draft = dataclasses.replace(invoice(self.who, *lines), day=self.day, supplied_from=self.day)
        key = self.office.run(save_document, draft)
        done = self.office.run(issue, key)
        view = self.office.read(document, key)
        assert view is not None
        self.account, self.bills[key] = view.account, done.number
        self.add({done.number: view.gross})

    def money(self, step: int) -> None:
        """Money comes under the bank's own document."""
        if self.account:
            amount = self.dice.randint(1, 40_000)
            paid(self.office, self.day, amount, f"B{step}", self.account)
            self.add({f"B{step}": -amount})

    def settle(self, _step: int) -> None:
        """Settle one to three documents with the money there is, in parts or with a difference of some kind."""
        claims = sorted(number for number, amount in self.open.items() if amount > 0)
        money = sorted(number for number, amount in self.open.items() if amount < 0)
        if not claims:
            return
        chosen = self.dice.sample(claims, min(len(claims), self.dice.randint(1, 3)))
        kind = self.dice.choice(("", "late", "fee", "small", "loss"))
        most = min(sum(self.open[one] for one in chosen), -sum(self.open[one] for one in money))
        taken, settled = plan(
            [(one, self.open[one]) for one in chosen],
            [(one, -self.open[one]) for one in money],
            self.dice.randint(0, most),
            kind,
        )
        if not settled or (kind == "small" and any(one.difference > 500 for one in settled)):
            return
        draft = SettlementDraft(self.account, self.day, 1, taken, settled, reason="x")
        key = self.office.run(settle, draft)
        moved = {one.document: one.amount for one in taken}
        for one in settled:
            moved[one.document] = moved.get(one.document, 0) - one.amount - one.difference
        self.add(moved)
        self.done.append((key, moved))

    def back(self, _step: int) -> None:
        """Take a settlement back."""
        if self.done:
            key, moved = self.done.pop(self.dice.randrange(len(self.done)))
            self.office.run(take_back, key, "x")
            self.add(moved, -1)

    def credit(self, _step: int) -> None:
        """Credit half of the first position of an invoice."""
        left = [key for key in self.bills if key not in self.credits]
        if not left:
            return
        bill = self.dice.choice(left)
        first = self.office.read(document, bill).lines[0]
        made = self.office.run(make_next, [bill], "credit", {first.id: first.draft.quantity // 2 + 1})
        draft = dataclasses.replace(self.office.read(document, made).draft, reason="zurück", day=self.day)
        self.office.run(save_document, draft, made)
        self.office.run(issue, made)
        self.credits[bill] = made
        self.add({self.bills[bill]: -self.office.read(document, made).gross})

    def cancel(self, _step: int) -> None:
        """Cancel an invoice, and its credit note before; what was paid on it is the customer's then."""
        if not self.bills:
            return
        bill = self.dice.choice(sorted(self.bills))
        number, gross = self.bills[bill], self.office.read(document, bill).gross
        if bill in self.credits:
            credit = self.credits.pop(bill)
            self.office.run(cancel, credit, "Irrtum", self.day)
            self.add({number: self.office.read(document, credit).gross})
        try:
            self.office.run(cancel, bill, "Irrtum", self.day)
        except Invalid as refused:
            pytest.fail(f"{number} can't be cancelled: {refused.message}")
        del self.bills[bill]
        self.add({number: -gross})
