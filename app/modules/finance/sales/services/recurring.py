"""What is done with recurring invoices: kept, changed in price, ended, and billed period by period."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from sqlalchemy import select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.core.errors import Conflict, Invalid, Missing
from app.core.messages import N_
from app.data import search
from app.data.drafts import check_draft, must_differ, save_draft
from app.data.office import Office, command
from app.data.unit import Unit
from app.modules.finance.sales.models import BilledPeriod, PriceStep, RecurringInvoice
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.recurring import Due, billed_starts, recurring, steps_of
from app.modules.finance.sales.rules.contract_periods import Period, RecurringDraft, due_periods
from app.modules.finance.sales.rules.contract_positions import priced
from app.modules.finance.sales.rules.documents import INVOICE, TEMPLATE, DocumentDraft
from app.modules.finance.sales.rules.price_steps import StepDraft, check_step
from app.modules.finance.sales.services.advances import LOCKS
from app.modules.finance.sales.services.advances import RIGHT as ISSUE
from app.modules.finance.sales.services.drafts import RIGHT, save_document
from app.modules.finance.sales.services.issuing import issue


@dataclass(frozen=True)
class Billed:
    """What billing a period gave: the document, and its number where it was issued."""

    document: int
    number: str


codec.register("sales.billed", Billed)


@command(RIGHT)
def save_recurring(
    unit: Unit, draft: RecurringDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a recurring invoice and return its key; a new one gets a document for its positions. Raises Invalid and Conflict."""
    check_draft(RecurringInvoice, draft)
    if draft.until is not None and draft.until < draft.since:
        raise Invalid(N_("The last day is not before the first."), field="until")
    if draft.cancelled is not None and draft.cancelled < draft.since - ONE_DAY:
        raise Invalid(N_("The last day is not before the first."), field="cancelled")
    must_differ(unit, RecurringInvoice, key, draft, "contact title since months", at="title")
    if key is None:
        positions = DocumentDraft(TEMPLATE, draft.contact, draft.since, title=draft.title, supply="service")
        template = save_document(unit, positions)
        key = save_draft(unit, RecurringInvoice, draft, template_id=template)
    else:
        _keep_first_day(unit, key, draft)
        template = int(unit.row(RecurringInvoice, key, lock=True)["template_id"])
        save_draft(unit, RecurringInvoice, draft, key, version)
        view = document(unit.connection, template)
        if view is not None and (view.draft.contact, view.draft.title) != (draft.contact, draft.title):
            named = dataclasses.replace(view.draft, contact=draft.contact, title=draft.title)
            save_document(unit, named, template)
    search.index(unit, RecurringInvoice, key, draft.title)
    return key


def _keep_first_day(unit: Unit, key: int, draft: RecurringDraft) -> None:
    """Raise Invalid where periods were billed by another first day or length: theirs would be billed twice, or never."""
    before = unit.row(RecurringInvoice, key, lock=True)
    if (before["since"], before["months"]) == (draft.since, draft.months):
        return
    if billed_starts(unit.connection, key):
        field = "since" if before["since"] != draft.since else "months"
        words = N_(
            "Periods of this contract are billed already; end it, and begin a new one with other periods."
        )
        raise Invalid(words, field=field)


@command(RIGHT)
def save_step(unit: Unit, recurring_key: int, step: StepDraft) -> int:
    """Let the prices of a contract change from a day on; one step a day, which takes the place of the one that was there. Raises Invalid."""
    check_draft(PriceStep, step)
    check_step(step)
    unit.row(RecurringInvoice, recurring_key, lock=True)
    last = max(billed_starts(unit.connection, recurring_key), default=None)
    if last is not None and step.since <= last:
        words = N_("The period from {day} is billed already; a step begins after it.")
        raise Invalid(words, field="since", day=last)
    s = PriceStep
    known = unit.connection.scalar(select(s.id).where(s.recurring_id == recurring_key, s.since == step.since))
    if known is None:
        return save_draft(unit, PriceStep, step, recurring_id=recurring_key)
    return save_draft(unit, PriceStep, step, int(known))


@command(RIGHT)
def delete_step(unit: Unit, key: int) -> None:
    """Take a price step away that no billed period used; raises Invalid for one that was used."""
    row = unit.row(PriceStep, key, lock=True)
    last = max(billed_starts(unit.connection, int(row["recurring_id"])), default=None)
    if last is not None and row["since"] <= last:
        raise Invalid(
            N_("The period from {day} is billed with this step; it stays."), field="since", day=last
        )
    unit.delete(PriceStep, key)


@command(ISSUE, locks=LOCKS)
def bill(unit: Unit, key: int, start: datetime.date) -> Billed:
    """Make the invoice of a period, issued where the contract says so; done a second time it returns the invoice that is there.

    Raises Invalid for a period that is not due, and what keeping and issuing a document raise.
    """
    unit.row(RecurringInvoice, key, lock=True)
    found = recurring(unit.connection, key)
    if found is None:
        raise Missing(N_("This record is no longer there."))
    before = billed_starts(unit.connection, key)
    if start in before:
        known = document(unit.connection, before[start])
        assert known is not None  # only documents that are there count as billed
        return Billed(known.id, known.number)
    due = {one.start: one for one in due_periods(found.draft, before, unit.today)}
    if start not in due:
        raise Invalid(N_("The period from {day} is not due."), field="start", day=start)
    invoice = save_document(unit, draft_for(unit, found.draft, found.template, key, due[start]))
    _note(unit, key, due[start], invoice)
    number = issue(unit, invoice).number if found.draft.issues else ""
    return Billed(invoice, number)


def draft_for(unit: Unit, contract: RecurringDraft, template: int, key: int, period: Period) -> DocumentDraft:
    """Return the invoice of a period: positions with the prices of its first day, a part of a period by its days."""
    view = document(unit.connection, template)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    if not any(line.counts for line in view.draft.lines):
        raise Invalid(N_("Enter the positions of {title} first."), field="lines", title=contract.title)
    steps = steps_of(unit.connection, key)
    return dataclasses.replace(
        view.draft,
        kind=INVOICE,
        contact=contract.contact,
        day=unit.today,
        lines=tuple(priced(line, [one.draft for one in steps], period) for line in view.draft.lines),
        supplied_from=period.start,
        supplied_until=period.end,
        title=contract.title,
    )


def _note(unit: Unit, key: int, period: Period, invoice: int) -> None:
    """Keep which document a period became; one that was thrown away or cancelled gives its place."""
    b = BilledPeriod
    known = unit.connection.scalar(select(b.id).where(b.recurring_id == key, b.start == period.start))
    values = {"end": period.end, "document_id": invoice}
    if known is None:
        unit.insert(b, recurring_id=key, start=period.start, **values)
    else:
        unit.update(b, int(known), values)


@dataclass(frozen=True)
class Run:
    """What a run over several periods gave: the documents made, and what was refused with its contract and reason."""

    made: tuple[Billed, ...]
    refused: tuple[tuple[str, str], ...]


def bill_all(office: Office, wanted: Sequence[Due]) -> Run:
    """Bill periods one after the other, each as a transaction of its own: one that is refused does not hold the others up."""
    made, refused = [], []
    for one in wanted:
        try:
            made.append(office.run(bill, one.key, one.period.start))
        except (Invalid, Missing, Conflict) as error:
            refused.append((f"{one.customer}, {one.title}", str(error)))
    return Run(tuple(made), tuple(refused))
