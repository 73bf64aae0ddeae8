"""What can be done with fixed assets: register, add cost, write down, move, dispose, and post what wear took."""

from __future__ import annotations

import datetime
from dataclasses import replace

from sqlalchemy import func, select

from app.core.dates import month_end, month_start
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.money import from_cents
from app.data.drafts import check_draft, must_be_only, must_differ, save_draft
from app.data.numbering import give
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.chart.api import CostCentre, account_key
from app.modules.finance.fixed_assets.models import Asset, AssetChange, AssetRun
from app.modules.finance.fixed_assets.queries.assets import AssetView, Due, asset_view, due, spans
from app.modules.finance.fixed_assets.queries.forms import AssetDraft
from app.modules.finance.fixed_assets.rules import (
    COST,
    DEGRESSIVE,
    IMPAIRMENT,
    NONE,
    POOL,
    TRANSFER,
    AssetInfo,
    check_method,
    kind_of,
    lost,
    pools_or_not,
    spans_over,
)
from app.modules.finance.ledger.api import EntryDraft, LineDraft, post, role_account

ORIGIN = "assets"


@command("finance.asset.change")
def save_asset(unit: Unit, draft: AssetDraft, key: int | None = None, version: int | None = None) -> int:
    """Register an asset or change one; raises Invalid naming the field at fault.

    Once something was posted for it, its account is changed by move() only.
    """
    check_draft(Asset, draft)
    account_key(unit, draft.account)
    kind = kind_of(str(setting(unit.connection, "finance.chart")), draft.account)
    expense = draft.expense or kind.expense
    if draft.method != NONE:
        if not expense:
            raise Invalid(
                N_("Assets of this account are not depreciated; name the expense account if this one is."),
                field="expense",
            )
        account_key(unit, expense, "expense")
    if (
        draft.cost1
        and unit.connection.scalar(
            select(CostCentre.id).where(CostCentre.dimension == 1, CostCentre.code == draft.cost1)
        )
        is None
    ):
        raise Invalid(N_("There is no cost centre {code}."), field="cost1", code=draft.cost1)
    start = draft.start or draft.acquired
    if start < draft.acquired:
        raise Invalid(N_("An asset is not used before it is bought."), field="start")
    info = AssetInfo(draft.cost, start, draft.method, draft.months, draft.rate)
    check_method(info, draft.acquired, kind)
    _check_carried(draft, start)
    _one_choice(unit, draft, key)
    if not draft.number.strip():  # a number of its own makes it another one
        must_differ(unit, Asset, key, draft, "name account acquired cost serial place document", at="name")
    number = draft.number.strip() or (
        str(unit.row(Asset, key)["number"]) if key else give(unit, Asset.number)
    )
    known = unit.connection.scalar(select(Asset.id).where(Asset.number == number))
    if known is not None and known != key:
        raise Invalid(N_("There is an asset {number} already."), field="number", number=number)
    kept = replace(
        draft,
        number=number,
        expense=expense,
        start=start,
        rate=draft.rate if draft.method == DEGRESSIVE else 0,
    )
    if key is not None:
        before = unit.row(Asset, key, lock=True)
        if before["account"] != draft.account and _is_posted(unit, key):
            words = N_("Something was posted for this asset: move it to another account instead.")
            raise Invalid(words, field="account")
    return save_draft(unit, Asset, kept, key, version)


def _check_carried(draft: AssetDraft, start: datetime.date) -> None:
    if (draft.carried != 0) != (draft.carried_on is not None):
        raise Invalid(
            N_("Say what was depreciated before, and up to which day."),
            field="carried_on" if draft.carried else "carried",
        )
    if not 0 <= draft.carried <= draft.cost:
        raise Invalid(N_("What was depreciated before lies between zero and the cost."), field="carried")
    if draft.carried_on is not None and (
        draft.carried_on < start or draft.carried_on != month_end(draft.carried_on)
    ):
        raise Invalid(N_("Name the last day of a month after the asset was first used."), field="carried_on")


def _one_choice(unit: Unit, draft: AssetDraft, key: int | None) -> None:
    (year,) = [
        one
        for one in spans_over(spans(unit.connection), draft.acquired, draft.acquired)
        if one[0] <= draft.acquired <= one[1]
    ]
    query = select(Asset.method, Asset.cost).where(Asset.acquired.between(*year), Asset.id != (key or 0))
    pools_or_not(
        draft.method,
        draft.cost,
        draft.acquired,
        [(method, int(cost)) for method, cost in unit.connection.execute(query)],
    )


def _is_posted(unit: Unit, key: int) -> bool:
    runs = select(func.count()).select_from(AssetRun).where(AssetRun.asset_id == key)
    changes = (
        select(func.count())
        .select_from(AssetChange)
        .where(AssetChange.asset_id == key, AssetChange.entry_id.is_not(None))
    )
    return bool(unit.connection.scalar(runs) or unit.connection.scalar(changes))


@command("finance.asset.change")
def add_cost(unit: Unit, key: int, day: datetime.date, amount: int, entry: int | None = None) -> None:
    """Add later cost to an asset, in cents (below zero lowers it, a discount); entry names what booked it. Raises Invalid."""
    asset = _held(unit, key, day)
    if not amount or asset.cost_at(day) + amount < asset.posted() + asset.impaired(day):
        raise Invalid(N_("The cost can't fall below what was depreciated already."), field="amount")
    new = {"asset_id": key, "day": day, "kind": COST, "amount": amount, "account": "", "entry_id": entry}
    must_be_only(unit, AssetChange, None, N_("This is here already."), "amount", **new)
    unit.insert(AssetChange, **new)


@command("finance.asset.post")
def impair(unit: Unit, key: int, day: datetime.date, amount: int, reason: str) -> int:
    """Write an asset down beyond wear (§ 253 (3) S. 5 HGB) and post it; return the entry's key. Raises Invalid."""
    asset = _held(unit, key, day)
    if not reason.strip():
        raise Invalid(N_("Say why the asset is written down."), field="reason")
    if not 0 < amount <= asset.book_value(day):
        raise Invalid(
            N_("An impairment is above zero and at most the book value of {value}."),
            field="amount",
            value=from_cents(asset.book_value(day)),
        )
    expense = role_account(str(setting(unit.connection, "finance.chart")), "impairment")
    entry = _post(
        unit, asset, day, reason, ((expense, amount, asset.cost1), (asset.account_at(day), -amount, ""))
    )
    unit.insert(
        AssetChange, asset_id=key, day=day, kind=IMPAIRMENT, amount=amount, account="", entry_id=entry
    )
    return entry


@command("finance.asset.post")
def move(unit: Unit, key: int, day: datetime.date, account: str) -> int:
    """Move an asset to another account at its book value (an asset under construction that is finished); return the entry's key."""
    asset = _held(unit, key, day)
    kind = kind_of(str(setting(unit.connection, "finance.chart")), account)
    account_key(unit, account)
    if account == asset.account:
        raise Invalid(N_("The asset stands on this account already."), field="account")
    value = asset.book_value(day)
    if not value:
        raise Invalid(N_("There is no book value to move."), field="day")
    entry = _post(
        unit, asset, day, _("Reclassification"), ((account, value, ""), (asset.account, -value, ""))
    )
    unit.insert(
        AssetChange, asset_id=key, day=day, kind=TRANSFER, amount=value, account=asset.account, entry_id=entry
    )
    unit.update(Asset, key, {"account": account, "expense": kind.expense or asset.expense})
    return entry


@command("finance.asset.post")
def dispose(unit: Unit, key: int, day: datetime.date, proceeds: int) -> int | None:
    """Take an asset out on a day: wear up to then is posted, the rest written off; return the entry of the rest, None where none is left.

    proceeds are the net price in cents, 0 for scrap; they only say whether it is a
    gain or a loss, the sale itself is booked by its invoice. A pooled asset only
    gets its note.
    """
    asset = _held(unit, key, day)
    if proceeds < 0:
        raise Invalid(N_("Proceeds are zero or more."), field="proceeds")
    unit.update(Asset, key, {"disposed": day, "proceeds": proceeds})
    if asset.info.method == POOL:
        return None
    left = replace(asset, info=replace(asset.info, disposed=day))
    own = spans_over(spans(unit.connection), asset.info.start, max(day, asset.info.start))
    wear = lost(left.info, own, day) - asset.posted()
    if wear:
        _post_wear(unit, [Due(asset, wear)], day)
    rest = asset_view(unit.connection, key)
    value = rest.cost_at(day) - rest.posted() - rest.impaired(day)
    if not value:
        return None
    role = "disposal_gain" if proceeds > value else "disposal_loss"
    expense = role_account(str(setting(unit.connection, "finance.chart")), role)
    return _post(
        unit, asset, day, _("Disposal"), ((expense, value, asset.cost1), (asset.account, -value, ""))
    )


def _held(unit: Unit, key: int, day: datetime.date) -> AssetView:
    asset = asset_view(unit.connection, key)
    if asset.info.disposed is not None:
        raise Invalid(
            N_("{number} left on {day}."), field="day", number=asset.number, day=asset.info.disposed
        )
    if day < asset.acquired:
        raise Invalid(
            N_("{number} was bought on {day} only."), field="day", number=asset.number, day=asset.acquired
        )
    if any(posted > day for posted, _amount, _entry in asset.runs):
        raise Invalid(N_("Depreciation after this day is posted already; choose a later day."), field="day")
    return asset


def _post(
    unit: Unit, asset: AssetView, day: datetime.date, text: str, lines: tuple[tuple[str, int, str], ...]
) -> int:
    drafts = tuple(LineDraft(account, amount, cost1=cost1) for account, amount, cost1 in lines)
    return post(
        unit, EntryDraft(day, asset.number, f"{text.strip()}: {asset.name}"[:120], drafts, origin=ORIGIN)
    )


# -- the posting run -------------------------------------------------------------
@command("finance.asset.post")
def post_wear(unit: Unit, until: datetime.date) -> tuple[int, int]:
    """Post what wear took up to the end of a month, one entry for each pair of accounts; return how many assets and cents.

    What was left out in earlier months is made up for, so that the run may be done
    by month or once a year; a second run of the same month posts nothing.
    """
    if until != month_end(until):
        raise Invalid(N_("Depreciation is posted to the end of a month."), field="until")
    found = due(unit.connection, until)
    if not found:
        raise Invalid(N_("There is nothing to depreciate up to {day}."), field="until", day=until)
    _post_wear(unit, found, until)
    return len(found), sum(one.amount for one in found)


def _post_wear(unit: Unit, found: list[Due], day: datetime.date) -> None:
    groups: dict[tuple[str, str], list[Due]] = {}
    for one in found:
        groups.setdefault((one.asset.expense, one.asset.account_at(day)), []).append(one)
    for (expense, account), members in sorted(groups.items()):
        by_centre: dict[str, int] = {}
        for one in members:
            by_centre[one.asset.cost1] = by_centre.get(one.asset.cost1, 0) + one.amount
        lines = [
            LineDraft(expense, amount, cost1=centre) for centre, amount in sorted(by_centre.items()) if amount
        ]
        total = sum(by_centre.values())
        text = f"{_('Depreciation')} {month_start(day):%m/%Y}" + (
            f": {members[0].asset.name}" if len(members) == 1 else ""
        )
        if total:
            lines.append(LineDraft(account, -total))
        if len(lines) < 2:
            continue
        entry = post(unit, EntryDraft(day, f"AfA-{day:%Y%m}", text[:120], tuple(lines), origin=ORIGIN))
        rows = [
            {"asset_id": one.asset.id, "day": day, "amount": one.amount, "entry_id": entry} for one in members
        ]
        keys = unit.reserve(AssetRun, len(rows))
        unit.insert_rows(AssetRun, [{"id": key, **row} for key, row in zip(keys, rows, strict=True)])
