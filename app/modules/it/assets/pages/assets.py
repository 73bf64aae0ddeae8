"""Devices: the list, the form beside it, what belongs to each, and the steps of its life."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.data.column_mapping import Places
from app.data.lists import asked
from app.modules.hr.people.api import offered_people
from app.modules.it.assets.models import Custody, ItAsset, Wipe
from app.modules.it.assets.pages.asset_form import asset_form
from app.modules.it.assets.queries.assets import (
    CustodyRow,
    assets_source,
    chain,
    condition_words,
)
from app.modules.it.assets.queries.codes import offered_locations, offered_models
from app.modules.it.assets.queries.masters import asset_fields
from app.modules.it.assets.rules import CUSTODY_KINDS, MACHINE, METHODS, STEPS
from app.modules.it.assets.services.assets import request_assets, set_assets
from app.modules.it.assets.services.lifecycle import step, wipe
from app.modules.it.assets.transfer.columns import FIELDS
from app.modules.it.assets.transfer.devices import Done, run_import, words
from app.modules.organisation.contacts.api import offered_contacts
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import WholeField
from app.ui.import_form import Importer, show_import
from app.ui.jobs import Progress
from app.ui.list_page import ListPage
from app.ui.lists.bulk import BulkField, bulk_form
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.save_file import ask_table
from app.ui.theme import px
from app.ui.widgets import say_none

BY_STEP = (
    "order",
    "receive",
    "store",
    "repair",
    "repaired",
    "lose",
    "steal",
    "find",
    "retire",
    "revive",
    "dispose",
)


BULK = (
    BulkField("model", N_("Model"), "record", query=offered_models),
    BulkField("location", N_("Place"), "record", query=offered_locations),
    BulkField("home", N_("Home place"), "record", query=offered_locations),
    BulkField("supplier", N_("Supplier"), "record", query=offered_contacts),
    BulkField("purchased", N_("Purchased"), "day"),
    BulkField("warranty_months", N_("Warranty in months"), "text"),
    BulkField("next_audit", N_("Next audit"), "day"),
    BulkField("pool", N_("In the pool"), "switch"),
    BulkField("order_no", N_("Order no."), "text"),
    BulkField("name", N_("Name"), "text"),
    BulkField("notes", N_("Remark"), "text"),
)


class AssetsPage(ListPage):
    """Every device; Enter changes one, F8 hands over what is selected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Devices"), asked(assets_source(), assets_source, asset_fields))
        records = self.add_records()
        self.chain = QListWidget()
        self.chain.setObjectName("plain")
        self.chain.setWordWrap(True)
        self.chain.setAccessibleName(_("Where it was"))
        records.tabs.insertTab(0, self.chain, _("Where it was"))
        records.tabs.setCurrentIndex(0)
        self.split.setSizes([px(760), 0, px(452)])
        self.show_beside(self._show_chain)
        change, hand = "it.asset.change", "it.hand_over"
        self.set_actions(
            [
                PageAction(
                    _("Change"),
                    lambda: self.for_current(self.open_row),
                    "F2",
                    "pencil",
                    change,
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("Change selected devices …"), self.bulk, "Ctrl+B", "list", change, menu=True, row=True
                ),
                PageAction(
                    _("Wiped …"),
                    self.wipe,
                    "",
                    "trash-2",
                    change,
                    menu=True,
                    row=True,
                    why_not=self.in_state(MACHINE, "wipe", column="status"),
                ),
                PageAction(_("Labels …"), self.labels, "", "printer", "it.view", menu=True),
                PageAction(
                    _("Import devices …"), self.ask_import, "Ctrl+I", "upload", "it.asset.import", menu=True
                ),
                PageAction(_("Ask for devices …"), self.ask_for, "", "plus", "it.request", menu=True),
                PageAction(_("State …"), self.step, "", "refresh-cw", change, row=True),
                PageAction(_("Take back"), lambda: self._hand("back"), "", "undo-2", hand),
                PageAction(_("Hand over"), lambda: self._hand("out"), "", "arrow-left-right", hand),
                PageAction(_("New device"), lambda: self._edit(None), "Ctrl+N", "plus", change, primary=True),
            ]
        )

    def request(self, what: object) -> None:
        """Go to a device, begin a new one, or show what is overdue or due."""
        today = formats.day(self.desk.today())
        if what == "new":
            self._edit(None)
        elif what == "request":
            self.ask_for()
        elif what == "overdue":
            self._filter({"expected": f"<{today}", "status": _("handed out")})
        elif what in ("next_audit", "next_inspection"):
            self._filter({str(what): f"<{today}"})
        else:
            super().request(what)

    def _filter(self, typed: dict[str, str]) -> None:
        state = self.panel.state()
        columns = [*state["columns"], *(key for key in typed if key not in state["columns"])]
        self.panel.apply({"filters": typed, "columns": columns})
        self.panel.model.reload()

    def open_row(self, key: int) -> None:
        """Show the form of a device."""
        self._edit(key)

    # -- the chain -----------------------------------------------------------------
    def _show_chain(self, key: int) -> None:
        self.desk.read(chain, key, then=lambda found: self._take_chain(key, found), owner=self, slot="chain")

    def _take_chain(self, key: int, found: list[CustodyRow]) -> None:
        if key != self.panel.current_key():
            return
        self.chain.clear()
        for one in found:
            where = "  ".join(filter(None, (one.person, one.location)))
            state = _(condition_words(one.condition)) if one.condition else ""
            gone = _(METHODS[one.method]) if one.method else ""
            told = (one.protocol, state, one.parts, gone, one.protection, one.note)
            more = "; ".join(filter(None, told))
            words = f"{formats.moment(one.at)}  {_(CUSTODY_KINDS.get(one.kind, one.kind))}\n{where}" + (
                f"\n{more}" if more else ""
            )
            self.chain.addItem(QListWidgetItem(words))
        if not found:
            say_none(self.chain, _("It has not left its place yet."))

    # -- changing -------------------------------------------------------------------
    def _edit(self, key: int | None) -> None:
        asset_form(self.desk, self.drawer, key, self.panel.select_key)

    def bulk(self) -> None:
        """Change one field of all selected devices."""
        keys = self.panel.selected_keys()
        if keys:
            form = bulk_form(self.desk, keys, BULK, set_assets, self.close_drawer)
            self.drawer.show_widget(_("Change selected devices …"), form)

    # -- steps ----------------------------------------------------------------------
    def step(self) -> None:
        """Take the devices selected a step on."""
        keys = self.panel.selected_keys()
        steps = ChoiceField("step", _("State"), [(name, STEPS[name]) for name in BY_STEP])
        if keys:
            ask(
                self.desk,
                self.drawer,
                "asset_step",
                counted(len(keys), N_("State of 1 device"), N_("State of {count} devices")),
                [steps, *fields_of(self.desk, Custody, "note")],
                send=lambda values: (step, keys, values["step"], values["note"]),
                done=self._changed,
                start={"step": "repair"},
            )

    def _changed(self, count: int, _values: Values) -> str:
        self.for_current(self._show_chain)
        return counted(count, N_("1 device changed"), N_("{count} devices changed"))

    def ask_for(self) -> None:
        """Ask for devices of a model; they stand in the list as wanted."""

        def done(keys: list[int], _values: Values) -> str:
            self.panel.select_key(keys[0])
            return counted(len(keys), N_("1 device asked for"), N_("{count} devices asked for"))

        fields = fields_of(
            self.desk,
            ItAsset,
            "model count person why",
            count=WholeField("count", _("How many"), 1),
            person=KeyField(self.desk, "person", _("For whom"), offered_people),
            why=LongField("why", _("What for"), 2),
        )
        ask(
            self.desk,
            self.drawer,
            "asset_request",
            _("Ask for devices"),
            fields,
            send=lambda v: (request_assets, v["model"], v["count"], v["why"], v["person"]),
            done=done,
            start={"count": 1},
        )

    def wipe(self) -> None:
        """Note how the data of the devices selected were destroyed."""
        keys = self.panel.selected_keys()
        if keys:
            ask(
                self.desk,
                self.drawer,
                "wipe",
                counted(len(keys), N_("Data of 1 device destroyed"), N_("Data of {count} devices destroyed")),
                fields_of(self.desk, Wipe, "method protection evidence"),
                send=lambda v: (wipe, keys, v["method"], v["protection"], v["evidence"]),
                done=self._changed,
                start={"method": "reset", "protection": "H-4"},
            )

    def _hand(self, kind: str) -> None:
        self.desk.open("it.assets.hand_over", (kind, tuple(self.panel.selected_keys())))

    def labels(self) -> None:
        """Print labels of the devices selected."""
        self.desk.open("it.assets.labels", tuple(self.panel.selected_keys()))

    # -- import ---------------------------------------------------------------------
    def ask_import(self) -> None:
        """Ask for a list of devices."""
        ask_table(self, _("Import devices …"), self.import_file)

    def import_file(self, path: Path) -> None:
        """Show the columns of a file; it is checked and imported as a job."""

        def run(
            path: Path, places: Places, switches: dict[str, bool], rehearsal: bool, progress: Progress
        ) -> Done:
            return run_import(
                self.desk.office, path, rehearsal, places, switches["new_names"], progress=progress
            )

        similar = (("new_names", _("Names similar to known ones are new")),)
        show_import(self, path, Importer("it.assets", FIELDS, run, words, similar))
