"""Accessories, consumables and components by quantity, and kits; beside the list what moved, or what the kit holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QListWidget

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.people import person
from app.data.drafts import Stored
from app.modules.inventory.articles.api import offered_articles
from app.modules.inventory.stock.api import Move, offered_places
from app.modules.it.assets.models import Kit, KitLine, Supply, SupplyMove
from app.modules.it.assets.queries.supplies import (
    MoveRow,
    kit,
    kit_lines,
    kits_source,
    moves_of,
    supplies_source,
    supply,
)
from app.modules.it.assets.queries.supply_stock import own_count
from app.modules.it.assets.rules import KEPT, SUPPLY_MOVES, KitDraft, SupplyDraft, SupplyTieDraft
from app.modules.it.assets.services.supplies import move_supply, put_into_kit, save_kit, save_supply
from app.modules.it.assets.services.supply_stock import part_supply, tie_supply
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import WholeField
from app.ui.forms import Form
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

SUPPLIES, KITS = range(2)
RIGHT = "it.asset.change"


def _supply_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Supply, "name:2 kind number minimum price supplier location notes:2")


def _kit_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Kit, "name:2 notes:2")


class SuppliesPage(RegisterPage):
    """Ctrl+J changes the stock of the row, or puts something into the kit."""

    def __init__(self, desk: Desk) -> None:
        self.beside = QListWidget()
        self.beside.setObjectName("plain")
        self.beside.setWordWrap(True)
        self.beside.setAccessibleName(_("Moves, or parts of the kit"))
        registers = (
            Register(
                title=_("Accessories and consumables"),
                new=_("New accessory"),
                source=supplies_source(),
                of=Supply,
                read=supply,
                fields=_supply_fields,
                draft=SupplyDraft,
                save=save_supply,
                start={"kind": "accessory"},
            ),
            Register(
                title=_("Kits"),
                new=_("New kit"),
                source=kits_source(),
                of=Kit,
                read=kit,
                fields=_kit_fields,
                draft=KitDraft,
                save=save_kit,
            ),
        )
        super().__init__(desk, _("Accessories"), registers, [(_("Moves"), self.beside)])
        for panel in self.panels:
            panel.picked.connect(lambda _key: self._tell())
        self.bar.currentChanged.connect(self._turned)
        self.set_actions(
            [
                PageAction(_("Into the kit …"), self.into_kit, "", "plus", RIGHT, menu=True),
                PageAction(_("Own count again"), self.part, "", "list", RIGHT, menu=True, row=True),
                PageAction(_("Take from stock …"), self.tie, "", "link", RIGHT, menu=True, row=True),
                PageAction(_("Stock …"), self.book_move, "", "arrow-left-right", RIGHT, row=True),
                *self.standard_actions(),
            ]
        )
        desk.watch(self, self._tell)

    def request(self, what: object) -> None:
        """Show what is short, or a row."""
        if what == "short":
            self.go(SUPPLIES)
        else:
            super().request(what)

    def _turned(self, place: int) -> None:
        self.records.tabs.setTabText(0, _("Moves") if place == SUPPLIES else _("Parts"))
        self._tell()

    def _tell(self) -> None:
        key, place = self.panel.current_key(), self.bar.currentIndex()
        self.beside.clear()
        if key is not None and place == SUPPLIES:
            self.desk.read(
                moves_of, key, then=lambda found: self._show(key, place, [_move_words(one) for one in found])
            )
        elif key is not None:
            self.desk.read(
                kit_lines,
                key,
                then=lambda found: self._show(key, place, [f"{one.count} ×  {one.words}" for one in found]),
            )

    def _show(self, key: int, place: int, words: list[str]) -> None:
        if key == self.panel.current_key() and place == self.bar.currentIndex():
            self.beside.clear()
            self.beside.addItems(words or [_("nothing")])

    def book_move(self) -> None:
        """Change the stock of the current row."""
        if self.bar.currentIndex() == SUPPLIES:
            self.for_current(self._ask_move)
        else:
            self.into_kit()

    def _ask_move(self, key: int) -> None:
        name: list[str] = []

        def ready(_form: Form, one: Stored[SupplyDraft] | None) -> Mapping[str, Any] | None:
            if one is None:
                return None
            name.append(one.draft.name)
            self.drawer.heading.setText(one.draft.name)
            return {"kind": "out" if one.draft.kind == "accessory" else "use", "count": 1}

        def done(left: int, _values: Values) -> str:
            return _("{name}: {count} in stock").format(name=name[0], count=formats.count(left))

        count = WholeField("count", _("How many"))
        ask(
            self.desk,
            self.drawer,
            "it_supply_move",
            "",
            fields_of(self.desk, SupplyMove, "kind count person asset note", count=count),
            send=lambda v: (move_supply, key, v["kind"], v["count"], v["person"], v["asset"], v["note"]),
            done=done,
            asks=((supply, key),),
            ready=ready,
            record=key,
        )

    def _current_supply(self, act: Callable[[int], None]) -> None:
        if self.bar.currentIndex() != SUPPLIES:
            self.go(SUPPLIES)
            return
        self.for_current(act)

    def tie(self) -> None:
        """Let the stock of an article be what there is of the row."""
        self._current_supply(self._ask_tie)

    def _ask_tie(self, key: int) -> None:
        def ready(form: Form, one: Stored[SupplyDraft] | None, count: int) -> Mapping[str, Any] | None:
            if one is None:
                return None
            self.drawer.heading.setText(one.draft.name)
            for name in ("kept", "value", "reason"):  # nothing was counted: nothing is asked of it
                form.fields[name].setVisible(count > 0)
            form.fields["kept"].set_hint(
                _("Counted now: {count}").format(count=formats.count(count)) if count else ""
            )
            return {
                "kept": "opening",
                "value": one.draft.price * count if one.draft.price is not None else None,
            }

        fields: list[Placed] = [
            KeyField(self.desk, "article", _("Article"), offered_articles, required=True),
            KeyField(self.desk, "store", _("Taken from"), offered_places, required=True),
            ChoiceField("kept", _("What was counted here"), list(KEPT.items())),
            *fields_of(self.desk, Move, "value reason"),
        ]
        ask(
            self.desk,
            self.drawer,
            "it_supply",
            "",
            fields,
            send=lambda v: (tie_supply, key, SupplyTieDraft(**v)),
            done=lambda _none, _values: _("Taken from stock from now on"),
            asks=((supply, key), (own_count, key)),
            ready=ready,
            record=key,
        )

    def part(self) -> None:
        """Let the row have its own count again."""

        def done(_none: object) -> None:
            self.desk.notice(_("It has its own count again, from zero."))

        self._current_supply(lambda key: self.desk.run(part_supply, key, then=done))

    def into_kit(self) -> None:
        """Put a model or an accessory into the current kit; none of it takes it out."""
        if self.bar.currentIndex() != KITS:
            self.go(KITS)
        self.for_current(self._ask_part)

    def _ask_part(self, key: int) -> None:
        def ready(_form: Form, one: Stored[KitDraft] | None) -> Mapping[str, Any] | None:
            self.drawer.heading.setText(one.draft.name if one else "")
            return {"count": 1} if one is not None else None

        def send(v: Values) -> tuple[Any, ...]:
            if v["model"] is None and v["supply"] is None:
                raise Invalid(N_("Choose a model or an accessory."), field="model")
            return put_into_kit, key, v["count"], v["model"], v["supply"]

        def done(_none: object, _values: Values) -> str:
            self._ask_part(key)  # the next one
            return _("Kit changed")

        count = WholeField("count", _("How many (0: take out)"))
        ask(
            self.desk,
            self.drawer,
            "it_kit_line",
            "",
            fields_of(self.desk, KitLine, "model supply count", count=count),
            send=send,
            done=done,
            asks=((kit, key),),
            ready=ready,
            record=key,
        )


def _move_words(one: MoveRow) -> str:
    sign = "+" if one.count > 0 else ""
    if one.count < 0:
        sign = formats.MINUS
    more = "  ·  ".join(filter(None, (one.who, one.device, one.note, person(one.by))))
    return f"{formats.moment(one.at)}  {_(SUPPLY_MOVES[one.kind])}  {sign}{abs(one.count)}\n{more}"
