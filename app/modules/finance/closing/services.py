"""What closing does: keep the month-end list, accruals and provisions, carry balances forward, close a year and open it again."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from sqlalchemy import select

from app.core.dates import month_end
from app.core.errors import Invalid, Missing
from app.core.messages import N_, _
from app.core.money import from_cents
from app.data.drafts import check_draft, must_be_unique, must_differ, save_draft
from app.data.office import command
from app.data.record_extras import Target, attach
from app.data.settings import setting
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.finance.chart.api import (
    RESULT_KINDS,
    Account,
    FiscalYear,
    Period,
    account_key,
    set_period_state,
    year_name,
)
from app.modules.finance.closing.models import Accrual, AccrualRun, Provision, ProvisionMove
from app.modules.finance.closing.queries.carrying import carry_forward
from app.modules.finance.closing.queries.overview import accruals, period_of, provision_schedule
from app.modules.finance.closing.rules import PREPAID, AccrualDraft, ProvisionDraft
from app.modules.finance.ledger.api import EntryDraft, LineDraft, against, post, role_account

ORIGIN = "closing"


@command("finance.close")
def keep_list(unit: Unit, until: datetime.date, sha256: bytes, name: str, size: int) -> int:
    """Link an archived month-end list to the period of its last day; raises Missing where there is none."""
    return attach(unit, Target("finance_period", period_of(unit.connection, until)), sha256, name, size)


# -- accruals ------------------------------------------------------------------
@command("finance.closing.change")
def save_accrual(unit: Unit, draft: AccrualDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an accrual; nothing is posted yet. Raises Invalid naming the field at fault."""
    check_draft(Accrual, draft)
    wanted = "expense" if draft.kind == PREPAID else "income"
    if unit.row(Account, account_key(unit, draft.account))["kind"] != wanted:
        raise Invalid(
            N_("Prepaid is an expense, deferred an income: choose an account of that kind."), field="account"
        )
    if draft.amount <= 0:
        raise Invalid(N_("The amount must be above zero."), field="amount")
    if draft.until < draft.since:
        raise Invalid(N_("The span ends before it begins."), field="until")
    must_differ(unit, Accrual, key, draft, "kind text account amount since until cost1", at="text")
    return save_draft(unit, Accrual, draft, key, version)


undo_accrual = undoing(Accrual)


@command("finance.closing.post")
def post_accruals(unit: Unit, until: datetime.date) -> tuple[int, int]:
    """Post what belongs to later days at the end of a month, and take back what belongs to it by now; return how many and the cents moved.

    A second run of the same month posts nothing. Raises Invalid where there is nothing to post.
    """
    if until != month_end(until):
        raise Invalid(N_("Accruals are posted to the end of a month."), field="until")
    due = [(one, one.due(until)) for one in accruals(unit.connection)]
    due = [(one, amount) for one, amount in due if amount]
    if not due:
        raise Invalid(N_("No accrual is to be posted up to {day}."), field="until", day=until)
    chart = str(setting(unit.connection, "finance.chart"))
    for one, amount in due:
        later = role_account(chart, one.kind)
        sign = 1 if one.kind == PREPAID else -1
        lines = (LineDraft(later, sign * amount), LineDraft(one.account, -sign * amount, cost1=one.cost1))
        entry = post(
            unit,
            EntryDraft(until, f"RAP-{until:%Y%m}", f"{_('Accrual')}: {one.text}"[:120], lines, origin=ORIGIN),
        )
        unit.insert(AccrualRun, accrual_id=one.id, day=until, amount=amount, entry_id=entry)
    return len(due), sum(abs(amount) for _one, amount in due)


# -- provisions ----------------------------------------------------------------
@command("finance.closing.change")
def save_provision(
    unit: Unit, draft: ProvisionDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a provision; raises Invalid for a name in use, an account that is no liability, or one without result."""
    check_draft(Provision, draft)
    if unit.row(Account, account_key(unit, draft.account))["kind"] != "liability":
        raise Invalid(
            N_("A provision stands on an account of liabilities, such as 3070 or 0970."), field="account"
        )
    if unit.row(Account, account_key(unit, draft.expense, "expense"))["kind"] not in RESULT_KINDS:
        raise Invalid(N_("A provision is formed against an expense account."), field="expense")
    must_be_unique(unit, Provision, draft.name, key)
    return save_draft(unit, Provision, draft, key, version)


@command("finance.closing.post")
def move_provision(
    unit: Unit,
    key: int,
    kind: str,
    day: datetime.date,
    amount: int,
    text: str,
    account: str = "",
    centres: Mapping[str, int] | None = None,
) -> int | None:
    """Form, use or release a provision and post it; return the entry's key.

    form books expense against the provision; release books it back as income
    (Erträge aus der Auflösung); use takes what was paid off it, account names where
    that was booked (an expense or creditor account). opening notes what stood there
    before the book and posts nothing. centres split the amount by cost centre, else all
    stands under that of the provision. Raises Invalid beyond what it holds.
    """
    about = unit.row(Provision, key)
    if amount <= 0:
        raise Invalid(N_("The amount must be above zero."), field="amount")
    held = next((one.closing for one in provision_schedule(unit.connection, day, day) if one.id == key), 0)
    if kind in ("use", "release") and amount > held:
        raise Invalid(N_("The provision holds {held} on this day."), field="amount", held=from_cents(held))
    chart = str(setting(unit.connection, "finance.chart"))
    own, shares = str(about["account"]), centres or {str(about["cost1"]): amount}
    if sum(shares.values()) != amount:
        raise Invalid(N_("The cost centres do not add up to the amount."), field="amount")

    def split(number: str, sign: int) -> tuple[LineDraft, ...]:
        return tuple(LineDraft(number, sign * part, cost1=code) for code, part in sorted(shares.items()))

    lines: tuple[LineDraft, ...] = ()
    match kind:
        case "form":
            lines = (*split(str(about["expense"]), 1), LineDraft(own, -amount))
        case "use":
            account_key(unit, account)
            lines = (LineDraft(own, amount), *split(account, -1))
        case "release":
            lines = (LineDraft(own, amount), *split(role_account(chart, "provision_release"), -1))
        case "opening":
            pass  # it stands in the opening balances already
        case _:
            raise Invalid(N_("Choose one of the values offered."), field="kind")
    entry = None
    if lines:
        words = f"{about['name']}: {text.strip()}" if text.strip() else str(about["name"])
        entry = post(unit, EntryDraft(day, f"RST-{day:%Y%m}", words[:120], lines, origin=ORIGIN))
    unit.insert(
        ProvisionMove,
        provision_id=key,
        day=day,
        kind=kind,
        amount=amount,
        text=text.strip()[:120],
        entry_id=entry,
    )
    return entry


# -- the turn of the year ------------------------------------------------------
@command("finance.closing.post")
def carry(unit: Unit, year: int) -> int:
    """Carry the closing balances of the year before forward into a fiscal year (by its key); return how many accounts moved.

    The opening entry stands in the opening period, so that it is apart in every
    trial balance; a second run carries only what changed since. Raises Missing for
    the first year, Invalid where nothing is to be carried.
    """
    gaps = carry_forward(unit.connection, year)
    if not gaps:
        raise Invalid(N_("The opening equals the closing of the year before."), field="year")
    about = unit.row(FiscalYear, year)
    chart = str(setting(unit.connection, "finance.chart"))
    lines, counter = [], dict[str, int]()
    for one in gaps:
        lines.append(LineDraft(one.account, one.missing))
        other = against(chart, one.kind)
        counter[other] = counter.get(other, 0) - one.missing
    lines += [LineDraft(account, amount) for account, amount in sorted(counter.items()) if amount]
    draft = EntryDraft(
        about["start"],
        f"EB-{year_name(about['year'])}",
        _("Balances carried forward"),
        tuple(lines),
        origin="opening",
        opening=True,
    )
    post(unit, draft)
    return len(gaps)


@command("finance.close")
def close_year(unit: Unit, year: int, closed: bool = True) -> int:
    """Close every open month of a fiscal year, or open those again that are not finalised; return how many changed."""
    if unit.connection.scalar(select(FiscalYear.id).where(FiscalYear.id == year)) is None:
        raise Missing(N_("The book has no such fiscal year."), field="year")
    state, other = ("soft", "open") if closed else ("open", "soft")
    keys = unit.connection.scalars(
        select(Period.id).where(Period.fiscal_year_id == year, Period.state == other).order_by(Period.number)
    ).all()
    for key in keys:
        set_period_state(unit, key, state)
    return len(keys)
