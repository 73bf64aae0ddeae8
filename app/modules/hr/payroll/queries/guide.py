"""The guided list of a month: what changed, what is missing, where it stands, what is due; each step says whether it is done."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.dates import add_months, month_end, month_start
from app.core.messages import N_, _, counted
from app.data import clock
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.banking.api import BankAccount
from app.modules.hr.absence.api import Absence
from app.modules.hr.payroll.models import PayRun, PaySlip, RunPayment
from app.modules.hr.payroll.queries.numbers import without_numbers
from app.modules.hr.payroll.queries.portals import prepared_of
from app.modules.hr.payroll.rules.benefit_results import counters
from app.modules.hr.payroll.rules.comparing import changes
from app.modules.hr.payroll.rules.coverage import owes_adjustment
from app.modules.hr.payroll.rules.dues import dues
from app.modules.hr.payroll.rules.kinds import LEFT, OPEN, RECKONED, REFUSED, RELEASE, RELEASED, VIEW
from app.modules.hr.payroll.rules.month import thawed
from app.modules.hr.people.api import Person
from app.modules.hr.worktime.api import paid_times

Day = datetime.date
HUNDRED = 100
TITLES = {
    "changed": N_("Changed since last month"),
    "missing": N_("What is missing"),
    "absences": N_("Absences decided"),
    "time": N_("Working time closed"),
    "compute": N_("Compute"),
    "limits": N_("Limits of benefits"),
    "compare": N_("Compare with last month"),
    "release": N_("Release"),
    "file": N_("File the payslips"),
    "post": N_("Post"),
    "bank": N_("File for the bank"),
    "payments": N_("Payments to funds and tax office"),
    "portals": N_("For the portals"),
    "due": N_("Days due"),
}


@dataclass(frozen=True)
class Step:
    """A step of the list: its key in TITLES, whether it is done (None: it only tells), and what there is to say."""

    key: str
    done: bool | None
    words: str


@dataclass(frozen=True)
class Guide:
    """Where payroll stands: the newest month (None for none) with its version and state, the month that is computed next, its steps."""

    run: int | None
    version: int
    month: Day | None
    state: str
    coming: Day
    steps: tuple[Step, ...]

    @property
    def next(self) -> str:
        """Return the key of the first step that is to be done, '' where all are."""
        return next((one.key for one in self.steps if one.done is False), "")


@query(VIEW)
def guide(connection: Connection, compared: bool = True) -> Guide:
    """Return the guided list of the newest month, or what a first month begins with; compared: with what differs from last month."""
    r = PayRun
    run = connection.execute(select(r.__table__).order_by(r.month.desc()).limit(1)).first()
    today = clock.today(connection)
    if run is None:
        coming = month_start(today)
        words = _("{month} is computed first").format(month=f"{coming:%m/%Y}")
        return Guide(
            None, 0, None, "", coming, steps=(Step("compute", False, words), *_due(connection, coming))
        )
    coming = run.month if run.state == OPEN else add_months(run.month, 1)
    states = Counter[str](
        dict(
            connection.execute(
                select(PaySlip.state, func.count()).where(PaySlip.run_id == run.id).group_by(PaySlip.state)
            ).all()
        )
    )
    steps = (
        *_before(connection, run, states, compared),
        *_after(connection, run, states[RECKONED]),
        *_due(connection, run.month),
    )
    return Guide(run.id, run.version, run.month, run.state, coming, steps=steps)


def _before(connection: Connection, run: Any, states: Counter[str], compared: bool) -> list[Step]:
    """Return the steps up to the release."""
    limit = int(setting(connection, "payroll.limit"))
    changed, apart = _compared(connection, run.id, limit) if compared else (0, 0)
    a = Absence
    asked = connection.scalar(
        select(func.count()).where(a.state == "asked", a.since <= month_end(run.month), a.until >= run.month)
    )
    late = connection.scalar(select(func.count()).where(PaySlip.run_id == run.id, PaySlip.month < run.month))
    made = counted(states[RECKONED], N_("1 slip"), N_("{count} slips"))
    if late:
        made += ", " + counted(int(late), N_("1 correction among them"), N_("{count} corrections among them"))
    if states[LEFT]:
        made += ", " + counted(states[LEFT], N_("1 left out"), N_("{count} left out"))
    released = run.state == RELEASED
    open_times = sum(not one.closed for one in paid_times(connection, run.month).values())
    words = _("by {name} on {day}")
    bare = without_numbers(connection, run.id, run.month) if compared else 0
    numbers = (
        counted(
            bare, N_("1 without tax ID or insurance number"), N_("{count} without tax ID or insurance number")
        )
        if bare
        else ""
    )
    return [
        Step("changed", None, counted(changed, N_("1 person"), N_("{count} people"))),
        Step(
            "missing",
            not states[REFUSED],
            "\n".join(
                filter(None, (counted(states[REFUSED], N_("1 person"), N_("{count} people")), numbers))
            ),
        ),
        Step(
            "absences",
            released or not asked,
            counted(int(asked or 0), N_("1 request is open"), N_("{count} requests are open")),
        ),
        Step(
            "time",
            None if open_times and not released else True,
            counted(open_times, N_("1 month is not closed"), N_("{count} months are not closed")),
        ),
        Step("compute", bool(states[RECKONED]), made),
        Step("limits", None, _limits(connection, run.id) if compared else ""),
        Step("compare", None, counted(apart, N_("1 stands out"), N_("{count} stand out"))),
        Step(
            "release",
            released,
            words.format(name=run.released_by, day=formats.day(run.released_at.astimezone().date()))
            if released
            else _awaited(connection),
        ),
    ]


def _awaited(connection: Connection) -> str:
    """Say who releases: with four eyes somebody else than who computed."""
    return _("by a second person") if setting(connection, "payroll.four_eyes") else ""


def _compared(connection: Connection, run: int, limit: int) -> tuple[int, int]:
    """Return how many people have other inputs than the month before, and whose payout differs by the limit (percent) or more."""
    s = PaySlip
    now = connection.execute(
        select(s.id, s.person_id, s.month, s.inputs, s.payout).where(
            s.run_id == run, s.state == RECKONED, s.replaces_id.is_(None)
        )
    ).all()
    earlier = {
        row.person_id: row
        for row in connection.execute(
            select(s.person_id, s.inputs, s.payout)
            .where(
                s.run_id < run, s.state == RECKONED, s.inputs != "", s.month >= _month_before(connection, run)
            )
            .order_by(s.id)
        )
    }
    changed = apart = 0
    for row in now:
        was = earlier.get(row.person_id)
        if was is None:
            changed += 1
            apart += 1
            continue
        changed += bool(changes(thawed(was.inputs), thawed(row.inputs)))
        apart += abs(row.payout - was.payout) * HUNDRED >= limit * max(abs(was.payout), 1)
    return changed, apart


def _limits(connection: Connection, run: int) -> str:
    """Return whose benefits are at their limits in a month, or break them, by kind."""
    s = PaySlip
    told = []
    marked = [
        s.inputs.like(f'%"payroll.{name}"%') for name in ("benefit", "work")
    ]  # few have limits: only those are read
    asked = select(s.inputs).where(s.run_id == run, s.state == RECKONED, or_(*marked))
    for text in connection.scalars(asked):
        told += [one for one in counters(thawed(text)) if one.warns]
    broken = sum(one.left < 0 for one in told)
    near = len(told) - broken
    return ", ".join(
        filter(
            None,
            (
                counted(broken, N_("1 broken"), N_("{count} broken")) if broken else "",
                counted(near, N_("1 nearly reached"), N_("{count} nearly reached")) if near else "",
            ),
        )
    )


def _month_before(connection: Connection, run: int) -> Day:
    month = connection.scalars(select(PayRun.month).where(PayRun.id == run)).one()
    return add_months(month, -1)


def _after(connection: Connection, run: Any, slips: int) -> list[Step]:
    """Return the steps after the release."""
    s, p = PaySlip, RunPayment
    filed = connection.scalar(
        select(func.count()).where(s.run_id == run.id, s.document_id.is_not(None), s.month == run.month)
    )
    own = connection.scalar(
        select(func.count()).where(s.run_id == run.id, s.state == RECKONED, s.month == run.month)
    )
    paid = connection.scalar(select(func.count()).where(p.run_id == run.id))
    return [
        Step("file", bool(slips) and filed == own, _("{done} of {all}").format(done=filed, all=own)),
        Step("post", run.entry_id is not None, _("posted") if run.entry_id is not None else ""),
        Step("bank", run.file_sha256 is not None, run.file_name),
        Step("payments", bool(paid), counted(int(paid or 0), N_("1 prepared"), N_("{count} prepared"))),
        _portals(connection, run.id),
    ]


def _portals(connection: Connection, run: int) -> Step:
    """Return the step of the reports: prepared, with how many are entered."""
    prepared, entered = prepared_of(connection, run)
    words = _("{entered} of {all} entered").format(entered=entered, all=prepared) if prepared else ""
    return Step("portals", bool(prepared), words)


def _due(connection: Connection, month: Day) -> list[Step]:
    found = dues(month, str(setting(connection, "company.land") or ""))
    words = _("Statement {statement}\nContributions {contributions}\nWage tax {tax}").format(
        statement=formats.short_day(found.statement),
        contributions=formats.short_day(found.contributions),
        tax=formats.short_day(found.wage_tax),
    )
    p = Person
    held = select(func.count()).where(p.leaving.is_(None) | (p.leaving >= month_end(month)))
    staff = connection.scalar(held.where(p.entry.is_(None) | (p.entry <= month_end(month))))
    if owes_adjustment(month.month, int(staff or 0)):
        words += "\n" + _("The yearly adjustment (§ 42b EStG) is not calculated here.")
    return [Step("due", None, words)]


@query(RELEASE)
def banks(connection: Connection) -> list[tuple[int, str]]:
    """Return the bank accounts that pay can go out from, with their words."""
    b = BankAccount
    rows = connection.execute(select(b.id, b.iban, b.name).order_by(b.account))
    return [(int(row.id), f"{row.name}  {formats.iban(row.iban)}".strip()) for row in rows]
