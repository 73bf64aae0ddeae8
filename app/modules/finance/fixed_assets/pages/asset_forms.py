"""The forms of fixed assets: an asset, its changes, the posting run, and the plan by fiscal year."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _, counted
from app.core.money import read_typed, to_cents
from app.modules.finance.chart.api import account_rows, cost_centres
from app.modules.finance.fixed_assets.queries.assets import AssetView
from app.modules.finance.fixed_assets.rules import (
    DEGRESSIVE,
    METHODS,
    AssetInfo,
    Span,
    highest_rate,
    in_force,
    lives,
    plan,
    spans_over,
    without_disposal,
)
from app.modules.finance.fixed_assets.services import (
    AssetDraft,
    add_cost,
    dispose,
    impair,
    move,
    post_wear,
    save_asset,
)
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import CheckedField, DayField, MoneyField, TextField
from app.ui.forms import Form
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.lookups import LookupField, Offer, account_offers
from app.ui.theme import px
from app.ui.widgets import widen

if TYPE_CHECKING:
    from app.modules.finance.fixed_assets.pages.assets import AssetsPage

LONGEST = 1200  # months a plan is shown for


def _months(text: str) -> int:
    if not text.strip().isdigit():
        raise Invalid(N_("Enter a whole number of months."), field="months")
    return int(text)


def _account(desk: Desk, key: str, title: str, kinds: tuple[str, ...]) -> LookupField:
    rows = [row for row in desk.read_blocking(account_rows) if row.kind in kinds]
    field = LookupField(key, title, lambda text: account_offers(rows, text))
    names = {row.number: str(row.name) for row in rows}
    field.changed.connect(lambda: field.set_hint(names.get(field.text().strip(), "")))
    return field


def asset_form(
    page: AssetsPage, asset: AssetView | None, texts: Mapping[str, str], entry: int | None = None
) -> None:
    """Ask for an asset; what it may be depreciated by follows from account, day and cost."""
    desk = page.desk

    def draft() -> AssetDraft:
        v = form.values()
        return AssetDraft(
            v["name"] or "", v["account"].strip(), v["acquired"], v["cost"], v["method"], v["months"] or 0, v["rate"] or 0,
            v["number"].strip(), v["expense"].strip(), v["cost1"].strip(), v["start"], v["carried"] or 0, v["carried_on"],
            v["serial"], v["place"], v["document"], asset.entry_id if asset else entry,
        )  # fmt: skip

    def save() -> None:
        made = draft()
        key = asset.id if asset else None
        page.submit(form, save_asset, (made, key, form.version), _("Asset saved"))

    def highest() -> None:
        try:
            values = form.values()
        except KontorError:
            return
        form.fields["rate"].set_hint(_rate_words(values["acquired"], values["months"] or 0))

    centres = [row for row in desk.read_blocking(cost_centres) if row.dimension == 1 and not row.blocked]
    form = Form(
        desk,
        "asset",
        save,
        page.close_drawer,
        columns=2,
        record=asset.id if asset else entry or 0,
        version=asset.version if asset else None,
    )
    form.add(CheckedField("name", _("Name"), str.strip, required=True), 2)
    form.add(_account(desk, "account", _("Account"), ("asset",)))
    form.add(TextField("number", _("Inventory no."), limit=20, placeholder=_("the next")))
    form.add(DayField("acquired", _("Bought"), required=True))
    form.add(MoneyField("cost", _("Cost, net"), required=True))
    form.add(ChoiceField("method", _("Method"), list(METHODS.items())))
    known = lives()
    form.add(
        LookupField(
            "life",
            _("Kind of asset"),
            lambda text: [
                Offer(str(name), f"{name}  {months // 12}")
                for name, months in known
                if text.strip().lower() in str(name).lower()
            ],
        )
    )
    form.add(CheckedField("months", _("Useful life in months"), _months))
    form.add(
        CheckedField(
            "rate", _("Degressive, % a year"), lambda text: to_cents(read_typed(text.removesuffix("%")))
        )
    )
    form.add(
        LookupField(
            "cost1",
            _("Cost centre"),
            lambda text: [Offer(c.code, f"{c.code}  {c.name}") for c in centres if text in c.code],
        )
    )
    expense = _account(desk, "expense", _("Expense account"), ("expense",))
    expense.line.setPlaceholderText(_("as usual"))
    form.add(expense)
    form.add(DayField("start", _("Used from")))
    form.add(TextField("document", _("Document"), limit=36))
    form.add(MoneyField("carried", _("Depreciated before")))
    form.add(DayField("carried_on", _("up to")))
    form.add(TextField("serial", _("Serial no."), limit=60))
    form.add(TextField("place", _("Location"), limit=80))
    form.fill(_texts(asset) if asset else {"method": "linear", **texts}, restore=asset is None and not texts)
    life = form.fields["life"]
    assert isinstance(life, LookupField)
    life.taken.connect(
        lambda name: form.fields["months"].set_text(
            str(next(m for known_name, m in known if str(known_name) == name))
        )
    )
    for key in ("acquired", "months"):
        form.fields[key].left.connect(highest)
    page.drawer.show_widget(f"{asset.number}  {asset.name}" if asset else _("New asset"), form)
    form.focus_first()


def _texts(asset: AssetView) -> dict[str, str]:
    info = asset.info
    return {
        "name": asset.name,
        "account": asset.account,
        "number": asset.number,
        "acquired": formats.day(asset.acquired),
        "cost": formats.cents(info.cost),
        "method": info.method,
        "months": str(info.months) if info.months else "",
        "rate": formats.cents(info.rate) if info.rate else "",
        "cost1": asset.cost1,
        "expense": asset.expense,
        "start": formats.day(info.start),
        "document": asset.document,
        "carried": formats.cents(info.carried) if info.carried else "",
        "carried_on": formats.day(info.carried_on) if info.carried_on else "",
        "serial": asset.serial,
        "place": asset.place,
    }


def change_form(page: AssetsPage, asset: AssetView, kind: str) -> None:
    """Ask for what changes an asset: 'cost', 'impairment', 'move' or 'dispose'."""
    desk = page.desk
    titles = {
        "cost": _("Later cost"),
        "impairment": _("Impairment"),
        "move": _("Move to another account"),
        "dispose": _("Disposal"),
    }

    def save() -> None:
        v = form.values()
        args: dict[str, tuple[Any, ...]] = {
            "cost": (add_cost, asset.id, v["day"], v.get("amount")),
            "impairment": (impair, asset.id, v["day"], v.get("amount"), v.get("reason", "")),
            "move": (move, asset.id, v["day"], (v.get("account") or "").strip()),
            "dispose": (dispose, asset.id, v["day"], v.get("proceeds") or 0),
        }

        def done(_result: object) -> None:
            form.saved()
            page.close_drawer()
            page.panel.select_key(asset.id)
            desk.notice(f"{asset.number}: {titles[kind]}")

        command, *rest = args[kind]
        form.send(command, *rest, then=done)

    form = Form(desk, f"asset_{kind}", save, page.close_drawer, columns=1, record=asset.id)
    form.add(DayField("day", _("Date"), required=True))
    if kind in ("cost", "impairment"):
        form.add(MoneyField("amount", _("Amount"), required=True))
    if kind == "impairment":
        form.add(TextField("reason", _("Reason"), limit=80))
    if kind == "move":
        form.add(_account(desk, "account", _("Account"), ("asset",)))
    if kind == "dispose":
        form.add(MoneyField("proceeds", _("Proceeds, net (0: scrapped)")))
    form.fill({})
    form.say(_("Book value {value}").format(value=formats.cents(asset.book_value())))
    page.drawer.show_widget(f"{titles[kind]}: {asset.number}", form)
    form.focus_first()


def run_form(page: AssetsPage, newest: datetime.date) -> None:
    """Ask up to which month depreciation is posted."""
    desk = page.desk

    def save() -> None:
        def done(found: tuple[int, int]) -> None:
            form.saved()
            page.close_drawer()
            words = counted(
                found[0], N_("Depreciation of 1 asset posted"), N_("Depreciation of {count} assets posted")
            )
            desk.notice(f"{words}: {formats.cents(found[1])}")

        form.send(post_wear, form.values()["until"], then=done)

    form = Form(desk, "asset_run", save, page.close_drawer, _("Post"), 1)
    form.add(DayField("until", _("up to the end of the month"), required=True))
    form.fill({"until": formats.day(newest)}, restore=False)
    page.drawer.show_widget(_("Post depreciation"), form)
    form.focus_first()


def plan_widget(desk: Desk, asset: AssetView, own: Sequence[Span]) -> QWidget:
    """Return the plan of an asset by fiscal year: what it loses, and what it is worth at the end."""
    info: AssetInfo = without_disposal(asset.info) if asset.left is None else asset.info
    last = info.start.replace(year=info.start.year + min(max(info.months, 72) // 12 + 2, LONGEST // 12))
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
