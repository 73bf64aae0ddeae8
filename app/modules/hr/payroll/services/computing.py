"""Computing a month: slips of some people or all, kept with frozen inputs; left out on purpose, taken back before the release."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import delete, insert, select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.dates import add_months, month_start
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.payroll.models import PayRun, PaySlip, SlipAmount
from app.modules.hr.payroll.queries.making import Made, make
from app.modules.hr.payroll.queries.missing import Fault
from app.modules.hr.payroll.rules.kinds import CHANGE, LATE, LEFT, ONLY_LEFT, OPEN, RECKONED, REFUSED
from app.modules.hr.people.api import Person, look_at_pay

Day = datetime.date


@dataclass(frozen=True)
class Computed:
    """What computing did: key of the month, slips that are new or other than before, those that stayed, those that lack something."""

    run: int
    made: int
    same: int
    refused: int


codec.register("payroll.computed", Computed)


@command(CHANGE)
def compute(unit: Unit, month: Day, people: Collection[int] | None = None, back: bool = True) -> Computed:
    """Compute a month of some people, or of all; the same inputs again change nothing. Raises Invalid for a month out of turn.

    With back, months that were released are reckoned anew where their inputs changed, by their own rules; the difference
    is paid now. Who was left out on purpose stays out until taken in again.
    """
    month = month_start(month)
    key = _run_of(unit, month)
    made = make(unit.connection, month, people, back)
    known = _slips(unit, key, people)
    new = [one for one in made if not _stays(known.get((one.who.key, one.month)), one)]
    wanted = {(one.who.key, one.month) for one in made}
    kept_out = {who for (who, _month), row in known.items() if row["state"] == LEFT}
    new = [one for one in new if one.who.key not in kept_out]
    changed = {(one.who.key, one.month) for one in new}
    gone = [
        row["id"]
        for place, row in known.items()
        if row["state"] != LEFT and (place in changed or place not in wanted)
    ]
    _delete(unit, gone)
    _insert(unit, key, new)
    values = {"login": unit.login, "computed_at": unit.now}
    if new or gone:
        unit.update(PayRun, key, values)
    refused = sum(isinstance(one.result, Fault) for one in made)
    reckoned = sum(not isinstance(one.result, Fault) for one in new)
    return Computed(key, reckoned, len(wanted) - len(changed), refused)


def _run_of(unit: Unit, month: Day) -> int:
    """Return the run of a month, begun where it is the next one; raises Invalid for one that is released or out of turn."""
    r = PayRun
    last = unit.connection.execute(select(r.id, r.month, r.state).order_by(r.month.desc()).limit(1)).first()
    if last is not None and last.state == OPEN:
        if last.month != month:
            raise Invalid(
                N_("{month} is still open; please release it, or take it back, before another month."),
                field="month",
                month=f"{last.month:%m/%Y}",
            )
        return int(last.id)
    if last is not None and month != add_months(last.month, 1):
        raise Invalid(
            N_("{month} comes next; a month that is released is corrected by the one that follows."),
            field="month",
            month=f"{add_months(last.month, 1):%m/%Y}",
        )
    return unit.insert(
        PayRun,
        month=month,
        state=OPEN,
        login=unit.login,
        computed_at=unit.now,
        released_by="",
        released_at=None,
        entry_id=None,
        file_name="",
        file_sha256=None,
        pay_day=None,
    )


def _slips(unit: Unit, run: int, people: Collection[int] | None) -> dict[tuple[int, Day], Mapping[str, Any]]:
    s = PaySlip
    asked = select(s.id, s.person_id, s.month, s.state, s.digest).where(s.run_id == run)
    if people is not None:
        asked = asked.where(s.person_id.in_(list(people)))
    return {(row["person_id"], row["month"]): dict(row) for row in unit.connection.execute(asked).mappings()}


def _stays(row: Mapping[str, Any] | None, one: Made) -> bool:
    return row is not None and bytes(row["digest"]) == one.digest


def _delete(unit: Unit, slips: Collection[int]) -> None:
    """Take slips away with their amounts: drafts of a month that is open."""
    keys = list(slips)
    for start in range(0, len(keys), 900):
        part = keys[start : start + 900]
        unit.connection.execute(delete(SlipAmount).where(SlipAmount.slip_id.in_(part)))
    if keys:
        unit.delete_rows(PaySlip, keys)


def _insert(unit: Unit, run: int, made: list[Made]) -> None:
    if not made:
        return
    keys = unit.insert_rows(PaySlip, [_row(run, one) for one in made])
    rows = []
    for key, one in zip(keys, made, strict=True):
        if isinstance(one.result, Fault):
            continue
        for place, amount in enumerate(one.result.amounts):
            rows.append({"slip_id": key, "place": place, **vars(amount)})
    if rows:
        unit.connection.execute(insert(SlipAmount), rows)


def _row(run: int, one: Made) -> dict[str, Any]:
    result = one.result
    about: dict[str, Any] = {"gross": 0, "net": 0, "payout": 0, "employer": 0, "field": "", "reason": ""}
    if isinstance(result, Fault):
        about |= {"field": result.field[:30], "reason": codec.dumps(result.words)}
    else:
        about |= {name: getattr(result, name) for name in ("gross", "net", "payout", "employer")}
    return {
        "run_id": run,
        "person_id": one.who.key,
        "month": one.month,
        "replaces_id": one.replaces,
        "state": REFUSED if isinstance(result, Fault) else RECKONED,
        "inputs": one.inputs,
        "digest": one.digest,
        "stamp": one.stamp,
        "cost_centre": one.cost_centre,
        "fund": one.fund,
        "document_id": None,
        **about,
    }


# -- left out, taken in, taken back ------------------------------------------------
def open_run(unit: Unit, key: int) -> Mapping[str, Any]:
    """Return a run that is open; raises Invalid for one that is released."""
    run = unit.row(PayRun, key, lock=True)
    if run["state"] != OPEN:
        raise Invalid(
            N_("This month is released and locked; a correction comes with the next month."), field="state"
        )
    return run


@command(CHANGE)
def leave_out(unit: Unit, key: int, person: int, reason: str) -> None:
    """Leave a person out of an open month on purpose; raises Invalid without a reason. Twice is once."""
    run = open_run(unit, key)
    if not reason.strip():
        raise Invalid(N_("Please say why this person is left out."), field="reason")
    unit.row(Person, person)
    known = _slips(unit, key, [person])
    if any(row["state"] == LEFT for row in known.values()):
        return
    _delete(unit, [row["id"] for row in known.values()])
    words = codec.dumps(Message("{reason}", {"reason": reason.strip()[:300]}))
    unit.insert(
        PaySlip,
        run_id=key,
        person_id=person,
        month=run["month"],
        replaces_id=None,
        state=LEFT,
        field="",
        reason=words,
        inputs="",
        digest=codec.digest(words),
        stamp=b"",
        cost_centre="",
        fund="",
        gross=0,
        net=0,
        payout=0,
        employer=0,
        document_id=None,
    )


@command(CHANGE)
def take_in(unit: Unit, slip: int) -> None:
    """Take somebody in again who was left out: into an open month at once, of a released one with the next month."""
    row = unit.row(PaySlip, slip, lock=True)
    if row["state"] == LATE:
        return
    if row["state"] != LEFT:
        raise Invalid(ONLY_LEFT, field="state")
    if unit.row(PayRun, row["run_id"])["state"] == OPEN:
        _delete(unit, [slip])
    else:
        unit.update(PaySlip, slip, {"state": LATE})


@command(CHANGE)
def take_back(unit: Unit, key: int, people: Collection[int] | None = None) -> int:
    """Take the slips of an open month back, of some people or all, and return how many; with the last one goes the month."""
    open_run(unit, key)
    rows = _slips(unit, key, people)
    _delete(unit, [row["id"] for row in rows.values()])
    if not _slips(unit, key, None):
        unit.delete(PayRun, key)
    return len(rows)


@command("hr.payroll.view")
def look_at_slip(unit: Unit, slip: int) -> None:
    """Keep that somebody looks at the pay of a person before a slip of theirs is shown."""
    look_at_pay(unit, unit.row(PaySlip, slip)["person_id"])
