"""The costs of a letter as a claim of their own, and taking letters back while nothing later stands on them."""

from __future__ import annotations

import dataclasses

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.chart.api import all_periods
from app.modules.finance.dunning.models import CHANGE, DunningItem, DunningLetter
from app.modules.finance.dunning.rules.dunning import IN_FORCE, TAKEN_BACK
from app.modules.finance.ledger.api import Entry, EntryDraft, LineDraft, post, role_account
from app.modules.finance.open_items.api import open_on

ORIGIN = "dunning"


@command(CHANGE)
def post_costs(unit: Unit, key: int) -> int:
    """Post interest, lump sum and fees of a letter as a claim under its number, so that they stay open when only the items are paid.

    They are damages and carry no VAT. Raises Invalid where there are none, where they are posted, and where a later letter
    about the same items demands them too: then that one is posted.
    """
    row = unit.row(DunningLetter, key, lock=True)
    _refuse_taken(row["state"])
    if row["entry_id"] is not None:
        raise Invalid(N_("The costs of this letter are posted already."))
    later = _later(unit, key)
    if later:
        raise Invalid(N_("{number} demands these costs too; post those of that letter."), number=later)
    lines = _cost_lines(unit, row["account"], row["interest"], row["lump"] + row["fee"] + row["earlier"])
    if not lines:
        raise Invalid(N_("This letter demands no costs."))
    entry = post(
        unit,
        EntryDraft(
            row["day"] if _is_free(unit, row["day"]) else unit.today,
            row["number"],
            f"Mahnkosten {row['number']}",
            lines,
            document2=f"{row['until']:%d%m%y}",
            origin=ORIGIN,
        ),
    )
    unit.update(DunningLetter, key, {"entry_id": entry})
    return entry


def _cost_lines(unit: Unit, account: str, interest: int, fees: int) -> tuple[LineDraft, ...]:
    chart = str(setting(unit.connection, "finance.chart"))
    parts = ((role_account(chart, "late_interest"), interest), (role_account(chart, "late_fees"), fees))
    lines = tuple(LineDraft(number, -cents) for number, cents in parts if cents)
    return (LineDraft(account, interest + fees), *lines) if lines else ()


def _is_free(unit: Unit, day: object) -> bool:
    periods = all_periods(unit.connection)
    return any(p.number > 0 and p.state == "open" and p.start <= day <= p.end for p in periods)  # type: ignore[operator]


def _refuse_taken(state: str) -> None:
    if state != IN_FORCE:
        raise Invalid(N_("This letter was taken back already."))


def _later(unit: Unit, key: int) -> str:
    """Return the number of a later letter in force that is about one of the items of a letter, '' for none."""
    i, d = DunningItem, DunningLetter
    own = i.__table__.alias("own")
    rows = (
        select(d.number)
        .join(i, i.letter_id == d.id)
        .join(own, (own.c.account == i.account) & (own.c.document == i.document))
        .where(own.c.letter_id == key, d.id > key, d.state == IN_FORCE)
        .order_by(d.id.desc())
    )
    return unit.connection.scalar(rows.limit(1)) or ""


@command(CHANGE)
def take_back_letter(unit: Unit, key: int, reason: str, version: int | None = None) -> None:
    """Take a letter back: its items have the level of before, and its posted costs are booked back.

    Raises Invalid without a reason, where a later letter about the same items stands on it, and where its costs were paid.
    """
    if not reason.strip():
        raise Invalid(N_("Say why."), field="reason")
    row = unit.row(DunningLetter, key, lock=True)
    _refuse_taken(row["state"])
    later = _later(unit, key)
    if later:
        raise Invalid(N_("{number} stands on this letter; take that one back first."), number=later)
    if row["entry_id"] is not None:
        _book_back(unit, row["account"], row["number"], row["entry_id"])
    values = {"state": TAKEN_BACK, "reason": reason.strip()[:200], "taken_on": unit.today}
    unit.update(DunningLetter, key, values, version)
    i = DunningItem
    for item in unit.connection.scalars(select(i.id).where(i.letter_id == key)).all():
        unit.update(i, int(item), {"taken": key})


def _book_back(unit: Unit, account: str, number: str, entry: int) -> None:
    """Book the costs of a letter back as a Generalumkehr; raises Invalid where anything was paid on them."""
    head = unit.row(Entry, entry)
    costs = next((one.amount for one in open_on(unit.connection, [account]) if one.document == number), 0)
    row = unit.connection.execute(
        select(DunningLetter.interest, DunningLetter.lump, DunningLetter.fee, DunningLetter.earlier).where(
            DunningLetter.number == number
        )
    ).one()
    lines = _cost_lines(unit, account, row.interest, row.lump + row.fee + row.earlier)
    if costs != lines[0].amount:
        raise Invalid(N_("The costs of {number} were paid or settled; take that back first."), number=number)
    back = tuple(dataclasses.replace(line, amount=-line.amount) for line in lines)
    day = head["day"] if _is_free(unit, head["day"]) else unit.today
    post(
        unit,
        EntryDraft(day, number, head["text"], back, head["document2"], origin=ORIGIN, back=True),
    )


@command(CHANGE)
def take_back_run(unit: Unit, run: int, reason: str) -> int:
    """Take all letters of a run back that are in force, all or none; return how many. Raises Invalid as for one letter."""
    d = DunningLetter
    keys = unit.connection.scalars(select(d.id).where(d.run_id == run, d.state == IN_FORCE)).all()
    if not keys:
        raise Invalid(N_("No letter of this run is in force any more."))
    for key in keys:
        take_back_letter(unit, int(key), reason)
    return len(keys)
