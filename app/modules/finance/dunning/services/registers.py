"""What the office sets for dunning: groups, levels, base rates; blocks of items and payment plans."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sqlalchemy import select

from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.declarative import field_of
from app.data.drafts import check, check_draft, columns_of, must_be_unique, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit, table_of
from app.modules.finance.dunning.models import (
    CHANGE,
    BaseRate,
    DunningBlock,
    DunningGroup,
    DunningLevel,
    PaymentPlan,
    PlanItem,
    PlanPart,
)
from app.modules.finance.dunning.rules.dunning import (
    BlockDraft,
    GroupDraft,
    LevelDraft,
    PlanDraft,
    RateDraft,
)
from app.modules.finance.dunning.rules.interest import half_year
from app.modules.finance.dunning.rules.plans import parts
from app.modules.finance.dunning.rules.texts import check_text
from app.modules.finance.open_items.api import OpenItem, open_items, open_on

undo_group = undoing(DunningGroup)
undo_level = undoing(DunningLevel)
undo_rate = undoing(BaseRate)


@command(CHANGE)
def save_group(unit: Unit, draft: GroupDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a group; raises Invalid for a tag group without a tag, and for a second one of businesses, consumers or a tag."""
    check_draft(DunningGroup, draft)
    must_be_unique(unit, DunningGroup, draft.name, key)
    tag = " ".join(draft.tag.split())
    if draft.kind == "tag" and not tag:
        raise Invalid(N_("Enter the tag that its contacts bear."), field="tag")
    if draft.kind != "tag":
        tag = ""
    g = DunningGroup
    same = select(g.id).where(g.kind == draft.kind, g.id != (key or 0))
    others = unit.connection.execute(same.add_columns(g.tag)).all()
    if any(row.tag.lower() == tag.lower() for row in others):
        raise Invalid(N_("There is a group of these already."), field="tag" if tag else "kind")
    return save_draft(unit, g, dataclasses.replace(draft, tag=tag), key, version)


@command(CHANGE)
def save_level(unit: Unit, draft: LevelDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a level; raises Invalid for one that its group has, for days that do not grow, and for fields that nobody fills."""
    check_draft(DunningLevel, draft)
    for name in ("subject_de", "text_de", "subject_en", "text_en"):
        check_text(getattr(draft, name), name)
    for name in ("fee", "minimum"):
        if getattr(draft, name) < 0:
            raise Invalid(N_("Enter an amount that is not below zero."), field=name)
    d = DunningLevel
    rows = unit.connection.execute(
        select(d.level, d.days).where(d.group_id == draft.group, d.id != (key or 0))
    ).all()
    for row in rows:
        if row.level == draft.level:
            raise Invalid(N_("This group has this level already."), field="level")
        if (row.level < draft.level) != (row.days < draft.days):
            words = N_("Level {level} comes after {days} days; a higher level comes later.")
            raise Invalid(words, field="days", level=row.level, days=row.days)
    return save_draft(unit, d, draft, key, version)


@command(CHANGE)
def save_rate(unit: Unit, draft: RateDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a base rate that was announced; raises Invalid for a day that is no 1 January or 1 July (§ 247 (1) BGB)."""
    check_draft(BaseRate, draft)
    assert draft.valid_from is not None
    if half_year(draft.valid_from) != draft.valid_from:
        raise Invalid(N_("Base rates change on 1 January and 1 July; enter such a day."), field="valid_from")
    b = BaseRate
    taken = select(b.id).where(b.valid_from == draft.valid_from, b.id != (key or 0))
    if unit.connection.scalar(taken) is not None:
        raise Invalid(N_("This is here already."), field="valid_from")
    return save_draft(unit, b, draft, key, version)


@command(CHANGE)
def block_items(unit: Unit, keys: Sequence[int], draft: BlockDraft) -> list[int]:
    """Keep open items, by the keys of their list, out of dunning; an item that is blocked gets the new reason and end.

    Raises Invalid without a reason, for a day that is over, and where none of the items is open any more.
    """
    values = columns_of(DunningBlock, draft)
    if draft.until is not None and draft.until < unit.today:
        raise Invalid(N_("This day is over; enter a later one."), field="until")
    return [_block(unit, item, values) for item in _still_open(unit, keys)]


def _block(unit: Unit, item: OpenItem, values: dict[str, object]) -> int:
    b = DunningBlock
    known = unit.connection.scalar(select(b.id).where(b.account == item.account, b.document == item.document))
    if known is None:
        return unit.insert(b, account=item.account, document=item.document, login=unit.login, **values)
    unit.update(b, int(known), {**values, "login": unit.login})
    return int(known)


def _still_open(unit: Unit, keys: Sequence[int]) -> list[OpenItem]:
    found = [one for one in open_items(unit.connection, keys) if one.kind == "debtor" and one.amount > 0]
    if not found:
        raise Invalid(N_("None of these items is open any more."), field="items")
    return found


@command(CHANGE)
def end_block(unit: Unit, key: int) -> None:
    """End the block of an item."""
    unit.row(DunningBlock, key, lock=True)
    unit.delete(DunningBlock, key)


@command(CHANGE)
def agree_plan(unit: Unit, draft: PlanDraft) -> int:
    """Keep what was agreed on paying open items of a customer in parts; while it is kept they are not dunned.

    Raises Invalid for items that are not open, for parts that last longer than five years, and where a running plan has one of the items.
    """
    for name, least, most in (("count", 1, 60), ("months", 1, 12)):
        if not least <= getattr(draft, name) <= most:
            words = N_("Enter a whole number from {minimum} to {maximum}.")
            raise Invalid(words, field=name, minimum=least, maximum=most)
    last = add_months(draft.first, draft.months * (draft.count - 1))
    if draft.first < unit.today or last > add_months(unit.today, 60):
        raise Invalid(N_("The parts begin today or later and end within five years."), field="first")
    check(field_of(table_of(PaymentPlan).c.note), draft.note, "note")
    now = {one.document: one.amount for one in open_on(unit.connection, [draft.account])}
    items = {document: now.get(document, 0) for document in dict.fromkeys(draft.documents)}
    if not items or any(amount <= 0 for amount in items.values()):
        raise Invalid(N_("None of these items is open any more."), field="items")
    _refuse_second(unit, draft)
    total = sum(items.values())
    key = unit.insert(
        PaymentPlan,
        account=draft.account,
        day=unit.today,
        total=total,
        note=draft.note.strip(),
        ended=None,
        login=unit.login,
    )
    for document, amount in items.items():
        unit.insert(PlanItem, plan_id=key, document=document, amount=amount)
    for day, amount in parts(total, draft.first, draft.count, draft.months):
        unit.insert(PlanPart, plan_id=key, day=day, amount=amount)
    return key


def _refuse_second(unit: Unit, draft: PlanDraft) -> None:
    p, i = PaymentPlan, PlanItem
    running = (
        select(i.document)
        .join(p, p.id == i.plan_id)
        .where(p.account == draft.account, p.ended.is_(None), i.document.in_(draft.documents))
    )
    taken = unit.connection.scalar(running.limit(1))
    if taken is not None:
        words = N_("{document} stands in a payment plan already; end that one first.")
        raise Invalid(words, field="items", document=taken)


@command(CHANGE)
def end_plan(unit: Unit, key: int, version: int | None = None) -> None:
    """End a payment plan: its items are dunned again; raises Invalid for one that was ended."""
    row = unit.row(PaymentPlan, key, lock=True)
    if row["ended"] is not None:
        raise Invalid(N_("This payment plan was ended already."))
    unit.update(PaymentPlan, key, {"ended": unit.today}, version)
