"""A trip or an advance is posted: owed to the person on their personal account, so that the payment proposal pays it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from sqlalchemy import select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.office import command
from app.data.record_extras import Target, attachments
from app.data.settings import setting
from app.data.unit import Unit
from app.data.workflow import differs
from app.modules.finance.chart.api import AccountDraft, save_account
from app.modules.finance.ledger.api import EntryDraft, LineDraft, post, role_account
from app.modules.finance.payments.api import Party, save_partner
from app.modules.finance.tax.api import Cases, cases
from app.modules.hr.people.api import BankDraft, Person, on_day, pay_parts
from app.modules.hr.travel.models import TravelAccount, Trip, TripAdvance
from app.modules.hr.travel.queries.trips import TripView, reckoned, view_of
from app.modules.hr.travel.rules.hospitality import parts, percent
from app.modules.hr.travel.rules.per_diem import Reckoning
from app.modules.hr.travel.rules.trips import (
    ADVANCE_MACHINE,
    GUESTS,
    LODGING,
    MACHINE,
    POSTED,
    TRANSPORT,
    ReceiptDraft,
)
from app.modules.hr.travel.services.approving import ADVANCE, TRIP
from app.modules.organisation.contacts.api import next_account

POST = "hr.travel.post"
ROLES = {LODGING: "travel_lodging", TRANSPORT: "travel_transport"}
HOSPITALITY = ("hospitality", "hospitality_not")  # what lowers the profit, what does not
_NO_PAPER = N_("The receipt of {day} has no paper: put it on the receipt, or deduct no tax.")
_NO_BILL = N_("The meal with guests of {day} has no paper: put the bill on the receipt.")
NAME = 80  # what an account has room for


@dataclass(frozen=True)
class Accounts:
    """The accounts of a trip: whom it is owed to, the claim of an advance, those of the costs by role, and the tax cases of receipts."""

    person: str
    claim: str
    chart: str
    cases: Cases

    def of(self, role: str) -> str:
        """Return the account of a role."""
        return role_account(self.chart, role)


def entry_of(
    view: TripView, found: Reckoning, accounts: Accounts, advance: int, day: datetime.date
) -> EntryDraft:
    """Return the entry of a trip: costs in debit, receipts with their tax case, the rest owed to the person.

    Per diems, flat nights and kilometres state no tax, so none is deducted. The advance is set off in the same entry; where it was
    more, the person owes the rest.
    """
    plain = [
        (accounts.of("travel_meals"), found.meals, N_("Per diems")),
        (accounts.of("travel_lodging"), found.nights, N_("Flat nights")),
        (accounts.of("travel_kilometres"), found.kilometres, N_("Kilometres")),
    ]
    cost = view.draft.cost1
    lines = [
        LineDraft(account, amount, "", cost, "", text=_(text)) for account, amount, text in plain if amount
    ]
    for one in view.receipts:
        lines += _receipt_lines(one.draft, accounts, cost, day)
    owed = found.total + view.spent
    if advance:
        lines.append(LineDraft(accounts.claim, -advance))
    if owed != advance:
        lines.append(LineDraft(accounts.person, advance - owed))
    return EntryDraft(
        day, view.number, f"{view.name}: {view.draft.purpose}"[:120], tuple(lines), f"{day:%d%m%y}"
    )


def _receipt_lines(
    draft: ReceiptDraft, accounts: Accounts, cost: str, day: datetime.date
) -> Iterator[LineDraft]:
    """Yield the costs of a receipt; a meal with guests in two parts, of which one does not lower the profit (its input tax stays whole)."""
    stated = draft.tax if draft.tax_case and draft.tax else None
    if draft.kind != GUESTS:
        account = accounts.of(ROLES.get(draft.kind, "travel_costs"))
        yield LineDraft(account, draft.gross, draft.tax_case, cost, "", text=draft.text, stated=stated)
        return
    rate = accounts.cases.find(draft.tax_case, draft.day or day).rate if draft.tax_case else 0
    text = f"{draft.text}: {draft.occasion}"[:120]
    split = parts(draft.gross, stated, rate, percent(draft.day or day))
    for role, (gross, tax) in zip(HOSPITALITY, split, strict=True):
        if gross:
            yield LineDraft(accounts.of(role), gross, draft.tax_case, cost, "", text=text, stated=tax)


@command(POST)
def post_trip(unit: Unit, key: int) -> int | None:
    """Post an approved trip today and return the key of its entry; a second time returns the same, None for a trip without cost.

    Raises Invalid where it was changed since its approval, where a receipt with input tax has no paper, and for what the ledger refuses.
    """
    row = unit.row(Trip, key, lock=True)
    if row["state"] == POSTED:
        return int(row["entry_id"]) if row["entry_id"] is not None else None
    state = MACHINE.after(row["state"], "post")
    if differs(unit, TRIP, key):
        raise Invalid(
            N_("This trip comes to something else than was approved; reject it and have it handed in again."),
            field="state",
        )
    view = view_of(unit.connection, key)
    assert view is not None
    for one in view.receipts:
        places = (Target("hr_trip_receipt", one.id), Target("hr_trip", key))
        needs = one.draft.tax_case or one.draft.kind == GUESTS
        if needs and not any(attachments(unit.connection, place) for place in places):
            raise Invalid(
                _NO_BILL if one.draft.kind == GUESTS else _NO_PAPER, field="state", day=one.draft.day
            )
    found = reckoned(unit.connection, view)
    advance = view.advance if view.advance_state == POSTED else 0
    if view.advance and view.advance_state != POSTED and view.advance_state != "rejected":
        raise Invalid(
            N_("An advance of this trip is not posted yet; post or reject it first."), field="state"
        )
    entry = None
    if found.total + view.spent or advance:
        accounts = accounts_of(unit, int(row["person_id"]), view.name)
        entry = post(unit, entry_of(view, found, accounts, advance, unit.today))
    unit.update(Trip, key, {"state": state, "entry_id": entry})
    return entry


@command(POST)
def post_advance(unit: Unit, key: int) -> int:
    """Post an approved advance today, owed to the person, and return the key of its entry; a second time returns the same."""
    row = unit.row(TripAdvance, key, lock=True)
    if row["state"] == POSTED:
        return int(row["entry_id"])
    state = ADVANCE_MACHINE.after(row["state"], "post")
    if differs(unit, ADVANCE, key):
        raise Invalid(N_("This advance is not what was approved."), field="state")
    trip = unit.row(Trip, int(row["trip_id"]), lock=True)
    if trip["state"] == POSTED:
        raise Invalid(N_("The trip is posted already."), field="state")
    view = view_of(unit.connection, int(trip["id"]))
    assert view is not None
    accounts, amount = accounts_of(unit, int(trip["person_id"]), view.name), int(row["amount"])
    lines = (LineDraft(accounts.claim, amount), LineDraft(accounts.person, -amount))
    text = f"{view.name}: {view.draft.purpose}"[:120]
    entry = post(unit, EntryDraft(unit.today, f"{view.number}-V", text, lines, f"{unit.today:%d%m%y}"))
    unit.update(TripAdvance, key, {"state": state, "entry_id": entry})
    return entry


def accounts_of(unit: Unit, person: int, name: str) -> Accounts:
    """Return the accounts of somebody's trips; on first need they get a personal account, with the bank details of their pay."""
    chart = str(setting(unit.connection, "finance.chart"))
    account = unit.connection.scalar(select(TravelAccount.account).where(TravelAccount.person_id == person))
    if account is None:
        account = next_account(unit, "creditor")
        save_account(unit, AccountDraft(account, name[:NAME], name[:NAME]))
        unit.insert(TravelAccount, person_id=person, account=account)
    _keep_bank(unit, person, account)
    return Accounts(account, role_account(chart, "staff_claims"), chart, cases(unit.connection))


def _keep_bank(unit: Unit, person: int, account: str) -> None:
    """Let payments know where the person is paid today; without an account for pay, whoever pays enters one."""
    held = on_day(pay_parts(unit.connection, person)["bank"], unit.today)
    if held is None:
        return
    bank: BankDraft = held.draft
    row = unit.row(Person, person)
    holder = bank.holder or f"{row['first_name']} {row['last_name']}".strip()
    save_partner(unit, account, Party(holder[:70], bank.iban, bank.bic))
