"""The forms of fixed assets: an asset, its changes, the posting run, and the plan by fiscal year."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.dates import add_months, month_end
from app.core.errors import KontorError
from app.core.messages import N_, _, counted
from app.data.drafts import Stored
from app.modules.finance.fixed_assets.models import Asset, AssetChange
from app.modules.finance.fixed_assets.queries.assets import AssetView, asset_view
from app.modules.finance.fixed_assets.queries.forms import AssetDraft
from app.modules.finance.fixed_assets.rules import (
    DEGRESSIVE,
    AssetInfo,
    Span,
    highest_rate,
    in_force,
    lives,
    plan,
    spans_over,
    without_disposal,
)
from app.modules.finance.fixed_assets.services import add_cost, dispose, impair, move, post_wear
from app.modules.finance.ledger.api import last_day
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import DrawerForm, Values, ask
from app.ui.fields import DayField, TextField
from app.ui.forms import Form
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.lookups import LookupField, Offer
from app.ui.theme import px
from app.ui.widgets import widen

if TYPE_CHECKING:
    from app.modules.finance.fixed_assets.pages.assets import AssetsPage

LONGEST = 1200  # months a plan is shown for
LAYOUT = "name:2 account number acquired cost method life months rate cost1 expense start document carried carried_on serial place"
CHANGES = {
    "cost": (N_("Later cost"), "day amount"),
    "impairment": (N_("Impairment"), "day amount reason"),
    "move": (N_("Move to another account"), "day account"),
    "dispose": (N_("Disposal"), "day proceeds"),
}
"""What changes an asset: how it is called, and what is asked for."""


def asset_fields(desk: Desk) -> Sequence[Placed]:
    """Return the fields of an asset."""
    return fields_of(
        desk,
        Asset,
        LAYOUT,
        number=TextField("number", _("Inventory no."), limit=20, placeholder=_("the next")),
        life=LookupField("life", _("Kind of asset"), _offered_lives),
    )


def asset_draft(**values: Any) -> AssetDraft:
    """Return an asset as typed; the kind only offers its useful life."""
    values.pop("life")
    return AssetDraft(**{**values, "rate": values["rate"] or 0, "carried": values["carried"] or 0})


def asset_ready(form: Form, one: Stored[AssetDraft] | None) -> None:
    """Let the useful life follow from the kind, and say which degressive rate the law allows."""

    def take(name: str) -> None:
        form.fields["months"].set_text(str({str(words): months for words, months in lives()}[name]))

    def highest() -> None:
        try:
            values = form.values()
        except KontorError:
            return
        form.fields["rate"].set_hint(_rate_words(values["acquired"], values["months"]))

    del one
    life, expense = form.fields["life"], form.fields["expense"]
    assert isinstance(life, LookupField)
    assert isinstance(expense, TextField)
    expense.line.setPlaceholderText(_("as usual"))
    life.taken.connect(take)
    for key in ("acquired", "months"):
        form.fields[key].left.connect(highest)


def _offered_lives(text: str) -> list[Offer]:
    """Return the kinds of assets whose name holds a text, with the years of their useful life."""
    return [
        Offer(str(name), f"{name}  {months // 12}")
        for name, months in lives()
        if text.strip().lower() in str(name).lower()
    ]


def change_form(page: AssetsPage, key: int, kind: str) -> None:
    """Ask for what changes an asset: one of CHANGES."""
    title, layout = CHANGES[kind]
    shown: list[AssetView] = []

    def ready(form: DrawerForm, asset: AssetView) -> Mapping[str, Any]:
        shown.append(asset)
        page.drawer.heading.setText(f"{_(title)}: {asset.number}")
        worth = _("Book value {value}").format(value=formats.cents(asset.book_value()))
        form.filled.connect(lambda: form.say(worth))
        return {}

    def send(v: Values) -> tuple[Any, ...]:
        match kind:
            case "cost":
                return add_cost, key, v["day"], v["amount"]
            case "impairment":
                return impair, key, v["day"], v["amount"], v["reason"]
            case "move":
                return move, key, v["day"], v["account"]
        return dispose, key, v["day"], v["proceeds"] or 0

    def done(_result: object, _values: Values) -> str:
        page.panel.select_key(key)
        return f"{shown[0].number}: {_(title)}"

    made = fields_of(page.desk, Asset, "proceeds") if kind == "dispose" else []
    reason = TextField("reason", _("Reason"), limit=80)
    columns = layout.replace(" proceeds", "")
    ask(
        page.desk,
        page.drawer,
        f"asset_{kind}",
        _(title),
        [*fields_of(page.desk, AssetChange, columns, reason=reason), *made],
        send=send,
        done=done,
        asks=((asset_view, key),),
        ready=ready,
        record=key,
    )


def run_form(page: AssetsPage) -> None:
    """Ask up to which month depreciation is posted."""

    def newest(_form: Form, last: datetime.date | None) -> Mapping[str, Any]:
        return {"until": month_end(last or page.desk.today())}

    def told(found: tuple[int, int], _values: Values) -> str:
        words = counted(
            found[0], N_("Depreciation of 1 asset posted"), N_("Depreciation of {count} assets posted")
        )
        return f"{words}: {formats.cents(found[1])}"

    ask(
        page.desk,
        page.drawer,
        "asset_run",
        _("Post depreciation"),
        [DayField("until", _("up to the end of the month"), required=True)],
        send=lambda values: (post_wear, values["until"]),
        done=told,
        asks=((last_day,),),
        ready=newest,
        save_text=_("Post"),
        restore=False,
        marks={"day": "until"},
    )


def plan_widget(desk: Desk, asset: AssetView, own: Sequence[Span]) -> QWidget:
    """Return the plan of an asset by fiscal year: what it loses, and what it is worth at the end."""
    info: AssetInfo = without_disposal(asset.info) if asset.left is None else asset.info
    last = add_months(info.start, 12 * min(max(info.months, 72) // 12 + 2, LONGEST // 12))
    years = spans_over(own, info.start, last)
    by_year: dict[datetime.date, int] = {}
    for end, amount in plan(info, years):
        year = next(one[1] for one in years if one[0] <= end <= one[1])
        by_year[year] = by_year.get(year, 0) + amount
    value, rows = asset.cost_at(datetime.date.max) - info.carried - asset.impaired(datetime.date.max), []
    for end, amount in sorted(by_year.items()):
        value -= amount
        rows.append(OutlineRow("", str(end.year), (amount, value), strong=True))
    rows += [
        OutlineRow("", formats.day(day), (amount, None), target=entry) for day, amount, entry in asset.runs
    ]
    table = OutlineTable(_("Plan"))
    table.setMinimumHeight(px(560))
    table.show_rows(rows, ["", _("Year"), _("Depreciation"), _("Book value")])
    table.setColumnHidden(0, True)
    for column in (2, 3):
        widen(table, column, 96)
    table.led.connect(lambda target: desk.open("finance.ledger.entry", target))
    return table


def _rate_words(day: datetime.date, months: int) -> str:
    """Return what the degressive rate may be for an asset bought on a day; without a useful life what the law allows at most."""
    bounds = in_force(DEGRESSIVE, day)
    if bounds is None:
        return _("not for this day")
    return _("at most {rate} %").format(rate=formats.cents(highest_rate(day, months) or int(bounds["most"])))
