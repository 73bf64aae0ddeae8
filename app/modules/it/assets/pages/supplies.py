"""Accessories, consumables and components by quantity, and kits; beside the list what moved, or what the kit holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.modules.hr.people.api import offered_people
from app.modules.it.assets.models import Kit, Supply
from app.modules.it.assets.queries.assets import offered_assets
from app.modules.it.assets.queries.masters import locations, models
from app.modules.it.assets.rules import SUPPLY_MOVES, KitDraft, SupplyDraft
from app.modules.it.assets.services.supplies import (
    MoveRow,
    kit,
    kit_lines,
    kits_source,
    move_supply,
    moves_of,
    offered_supplies,
    put_into_kit,
    save_kit,
    save_supply,
    supplies_source,
    supply,
)
from app.ui.choice_fields import ChoiceField
from app.ui.choices import RowField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.fields import TextField, WholeField
from app.ui.forms import Form
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

SUPPLIES, KITS = range(2)
RIGHT = "it.asset.change"


def _supply_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        Supply,
        "name:2 kind number minimum price supplier location notes:2",
        location=RowField(
            "location", _("Place"), [(one.id, one.path) for one in desk.read_blocking(locations)]
        ),
    )


def _kit_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Kit, "name:2 notes:2", name=TextField("name", _("Kit"), limit=80))


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
                PageAction(_("Into the kit …"), self.into_kit, "Ctrl+Shift+J", "plus", RIGHT, menu=True),
                PageAction(_("Stock …"), self.book_move, "Ctrl+J", "arrow-left-right", RIGHT),
                *self.standard_actions(),
            ]
        )
        desk.watch(self, frozenset({"it_supply_move", "it_kit_line"}), self._tell)

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
                then=lambda found: self._show(key, place, [f"{row[4]} ×  {row[3]}" for row in found]),
            )

    def _show(self, key: int, place: int, words: list[str]) -> None:
        if key == self.panel.current_key() and place == self.bar.currentIndex():
            self.beside.clear()
            self.beside.addItems(words or [_("nothing")])

    def book_move(self) -> None:
        """Change the stock of the current row."""
        key = self.panel.current_key()
        if self.bar.currentIndex() != SUPPLIES:
            self.into_kit()
            return
        one = self.desk.read_blocking(supply, key) if key is not None else None
        if key is None or one is None:
            return

        def save() -> None:
            v = form.values()
            form.send(
                move_supply,
                key,
                v["kind"],
                v["count"],
                v["person"],
                v["asset"],
                v["note"],
                then=done,
            )

        def done(left: int) -> None:
            form.saved()
            self.drawer.drop()
            self.desk.notice(
                _("{name}: {count} in stock").format(name=one.draft.name, count=formats.count(left))
            )

        form = Form(self.desk, "it_supply_move", save, self.drawer.drop, columns=1, record=key)
        form.add(ChoiceField("kind", _("What"), list(SUPPLY_MOVES.items())))
        form.add(WholeField("count", _("How many")))
        form.add(KeyField(self.desk, "person", _("Person"), offered_people))
        form.add(KeyField(self.desk, "asset", _("Device"), offered_assets))
        form.add(TextField("note", _("Remark"), limit=200))
        form.fill({"kind": "out" if one.draft.kind == "accessory" else "use", "count": "1"})
        self.drawer.show_widget(one.draft.name, form)
        form.focus_first()

    def into_kit(self) -> None:
        """Put a model or an accessory into the current kit; none of it takes it out."""
        if self.bar.currentIndex() != KITS:
            self.go(KITS)
        key = self.panel.current_key()
        one = self.desk.read_blocking(kit, key) if key is not None else None
        if key is None or one is None:
            return

        def save() -> None:
            v = form.values()
            if v["model"] is None and v["supply"] is None:
                form.refused(Invalid(N_("Choose a model or an accessory."), field="model"))
                return
            form.send(put_into_kit, key, v["count"], v["model"], v["supply"], then=done)

        def done(_none: object) -> None:
            form.saved()
            form.fill({"count": "1"})
            form.focus_first()
            self.desk.notice(_("Kit changed"))

        form = Form(self.desk, "it_kit_line", save, self.drawer.drop, columns=1, record=key)
        form.add(
            RowField("model", _("Model"), [(row.id, row.words) for row in self.desk.read_blocking(models)])
        )
        form.add(KeyField(self.desk, "supply", _("or an accessory"), offered_supplies))
        form.add(WholeField("count", _("How many (0: take out)")))
        form.fill({"count": "1"})
        self.drawer.show_widget(one.draft.name, form)
        form.focus_first()


def _move_words(one: MoveRow) -> str:
    sign = "+" if one.count > 0 else formats.MINUS if one.count < 0 else ""
    more = "  ·  ".join(filter(None, (one.who, one.device, one.note, one.by)))
    return f"{formats.moment(one.at)}  {_(SUPPLY_MOVES[one.kind])}  {sign}{abs(one.count)}\n{more}"
