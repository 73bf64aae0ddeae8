"""Devices: the list, the form beside it, what belongs to each, and the steps of its life."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import N_, _, counted
from app.data.column_mapping import Places
from app.modules.hr.people.api import offered_people
from app.modules.it.assets.pages.asset_form import AssetForm
from app.modules.it.assets.queries.assets import (
    CustodyRow,
    asset,
    assets_source,
    chain,
    condition_words,
    values_of,
)
from app.modules.it.assets.queries.masters import asset_fields, locations, models
from app.modules.it.assets.rules import CUSTODY_KINDS, METHODS, STEPS
from app.modules.it.assets.services.assets import request_assets, save_asset, set_assets
from app.modules.it.assets.services.lifecycle import step, wipe
from app.modules.it.assets.transfer.columns import FIELDS
from app.modules.it.assets.transfer.devices import Done, run_import, words
from app.modules.organisation.contacts.api import find
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.choices import RowField
from app.ui.desk import Desk
from app.ui.fields import TextField, WholeField
from app.ui.forms import Form
from app.ui.import_form import Importer, ImportForm
from app.ui.jobs import Progress
from app.ui.list_page import ListPage
from app.ui.lists.bulk import BulkField, bulk_form
from app.ui.lookups import KeyField, Offer
from app.ui.page_head import PageAction
from app.ui.theme import px

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


class AssetsPage(ListPage):
    """Every device; Enter changes one, F8 hands over what is selected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Devices"), assets_source(desk.read_blocking(asset_fields)))
        records = self.add_records()
        self.chain = QListWidget()
        self.chain.setObjectName("plain")
        self.chain.setWordWrap(True)
        self.chain.setAccessibleName(_("Where it was"))
        records.tabs.insertTab(0, self.chain, _("Where it was"))
        records.tabs.setCurrentIndex(0)
        self.split.setSizes([px(760), 0, px(452)])
        self.panel.picked.connect(self._show_chain)
        change, hand = "it.asset.change", "it.hand_over"
        self.set_actions(
            [
                PageAction(
                    _("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", change, menu=True
                ),
                PageAction(_("Change selected devices …"), self.bulk, "Ctrl+B", "list", change, menu=True),
                PageAction(_("Wiped …"), self.wipe, "Ctrl+Shift+D", "trash-2", change, menu=True),
                PageAction(_("Labels …"), self.labels, "Ctrl+Shift+L", "printer", "it.view", menu=True),
                PageAction(
                    _("Import devices …"), self.ask_import, "Ctrl+I", "upload", "it.asset.import", menu=True
                ),
                PageAction(
                    _("Ask for devices …"), self.ask_for, "Ctrl+Shift+B", "plus", "it.request", menu=True
                ),
                PageAction(_("State …"), self.step, "Ctrl+J", "refresh-cw", change),
                PageAction(_("Take back"), lambda: self._hand("back"), "Shift+F8", "undo-2", hand),
                PageAction(_("Hand over"), lambda: self._hand("out"), "F8", "arrow-left-right", hand),
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
        self.desk.read(chain, key, then=lambda found: self._take_chain(key, found))

    def _take_chain(self, key: int, found: list[CustodyRow]) -> None:
        if key != self.panel.current_key():
            return
        self.chain.clear()
        for one in found:
            where = "  ".join(filter(None, (one.person, one.location)))
            state = _(condition_words(one.condition)) if one.condition else ""
            more = "; ".join(filter(None, (one.protocol, state, one.parts, one.note)))
            words = f"{formats.moment(one.at)}  {_(CUSTODY_KINDS.get(one.kind, one.kind))}\n{where}" + (
                f"\n{more}" if more else ""
            )
            self.chain.addItem(QListWidgetItem(words))
        if not found:
            self.chain.addItem(QListWidgetItem(_("It has not left its place yet.")))

    # -- changing -------------------------------------------------------------------
    def _edit(self, key: int | None) -> None:
        one = self.desk.read_blocking(asset, key) if key is not None else None
        if key is not None and one is None:
            return

        def save() -> None:
            try:
                draft = form.draft()
            except KontorError as error:
                form.refused(error)
                return
            name = draft.tag or draft.name or _("Device")
            self.submit(
                form,
                save_asset,
                (draft, key, form.version),
                _("{name} saved").format(name=name),
            )

        form = AssetForm(
            self.desk,
            one,
            self.desk.read_blocking(values_of, key) if key is not None else {},
            save,
            self.close_drawer,
        )
        self.drawer.show_widget(one.words if one else _("New device"), form)
        form.focus_first()

    def bulk(self) -> None:
        """Change one field of all selected devices."""
        keys = self.panel.selected_keys()
        if not keys:
            return
        places = tuple((str(one.id), one.path) for one in self.desk.read_blocking(locations))
        fields = [
            BulkField(
                "model",
                N_("Model"),
                "choice",
                tuple((str(one.id), one.words) for one in self.desk.read_blocking(models)),
            ),
            BulkField("location", N_("Place"), "choice", places),
            BulkField("home", N_("Home place"), "choice", places),
            BulkField("supplier", N_("Supplier"), "lookup", offers=self._suppliers),
            BulkField("purchased", N_("Purchased"), "day"),
            BulkField("warranty_months", N_("Warranty in months"), "text"),
            BulkField("next_audit", N_("Next audit"), "day"),
            BulkField("pool", N_("In the pool"), "switch"),
            BulkField("order_no", N_("Order no."), "text"),
            BulkField("name", N_("Name"), "text"),
            BulkField("notes", N_("Remark"), "text"),
        ]
        self.drawer.show_widget(
            _("Change selected devices …"), bulk_form(self.desk, keys, fields, set_assets, self.close_drawer)
        )

    def _suppliers(self, typed: str) -> list[Offer]:
        return [
            Offer(str(one.id), f"{one.number}  {one.name}", one.draft.town)
            for one in self.desk.read_blocking(find, typed)
        ]

    # -- steps ----------------------------------------------------------------------
    def step(self) -> None:
        """Take the devices selected a step on."""
        keys = self.panel.selected_keys()
        if not keys:
            return

        def save() -> None:
            values = form.values()
            form.send(
                step,
                keys,
                values["step"],
                values["note"],
                then=lambda count: self._stepped(form, count),
            )

        form = Form(self.desk, "asset_step", save, self.close_drawer, columns=1)
        form.add(ChoiceField("step", _("State"), [(name, _(STEPS[name])) for name in BY_STEP]))
        form.add(TextField("note", _("Remark"), limit=300))
        form.fill({"step": "repair"})
        self.drawer.show_widget(
            counted(len(keys), N_("State of 1 device"), N_("State of {count} devices")), form
        )
        form.focus_first()

    def _stepped(self, form: Form, count: int) -> None:
        form.saved()
        self.close_drawer()
        self.desk.notice(counted(count, N_("1 device changed"), N_("{count} devices changed")))
        self.for_current(self._show_chain)

    def ask_for(self) -> None:
        """Ask for devices of a model; they stand in the list as wanted."""

        def save() -> None:
            v = form.values()
            form.send(request_assets, v["model"], v["count"], v["why"], v["person"], then=done)

        def done(keys: list[int]) -> None:
            form.saved()
            self.close_drawer()
            self.panel.select_key(keys[0])
            self.desk.notice(counted(len(keys), N_("1 device asked for"), N_("{count} devices asked for")))

        form = Form(self.desk, "asset_request", save, self.close_drawer, columns=1)
        form.add(
            RowField("model", _("Model"), [(one.id, one.words) for one in self.desk.read_blocking(models)])
        )
        form.add(WholeField("count", _("How many"), 1))
        form.add(KeyField(self.desk, "person", _("For whom"), offered_people))
        form.add(LongField("why", _("What for"), 2))
        form.fill({"count": "1"})
        self.drawer.show_widget(_("Ask for devices"), form)
        form.focus_first()

    def wipe(self) -> None:
        """Note how the data of the devices selected were destroyed."""
        keys = self.panel.selected_keys()
        if not keys:
            return

        def save() -> None:
            values = form.values()
            answer: Any = lambda count: self._stepped(form, count)  # noqa: E731
            form.send(
                wipe,
                keys,
                values["method"],
                values["protection"],
                values["evidence"],
                then=answer,
            )

        form = Form(self.desk, "wipe", save, self.close_drawer, columns=1)
        form.add(ChoiceField("method", _("Method"), [(key, _(words)) for key, words in METHODS.items()]))
        form.add(TextField("protection", _("Class of protection (DIN 66399)"), limit=10))
        form.add(TextField("evidence", _("Evidence"), limit=200))
        form.fill({"method": "reset", "protection": "H-4"})
        self.drawer.show_widget(
            counted(len(keys), N_("Data of 1 device destroyed"), N_("Data of {count} devices destroyed")),
            form,
        )
        form.focus_first()

    def _hand(self, kind: str) -> None:
        self.desk.open("it.assets.hand_over", (kind, tuple(self.panel.selected_keys())))

    def labels(self) -> None:
        """Print labels of the devices selected."""
        self.desk.open("it.assets.labels", tuple(self.panel.selected_keys()))

    # -- import ---------------------------------------------------------------------
    def ask_import(self) -> None:
        """Ask for a list of devices."""
        ask = QFileDialog(self, _("Import devices …"))
        ask.setNameFilters([_("Tables (*.csv *.xlsx)"), _("All files (*)")])
        ask.fileSelected.connect(lambda path: self.import_file(Path(path)))
        ask.open()

    def import_file(self, path: Path) -> None:
        """Show the columns of a file; it is checked and imported as a job."""

        def run(
            path: Path, places: Places, switches: dict[str, bool], rehearsal: bool, progress: Progress
        ) -> Done:
            return run_import(self.desk.office, path, rehearsal, places, switches["new_names"], progress)

        similar = (("new_names", _("Names similar to known ones are new")),)
        try:
            importer = Importer("it.assets", FIELDS, run, words, similar)
            form = ImportForm(self.desk, path, importer, self.close_drawer)
        except KontorError as error:
            self.desk.notice(str(error), "bad")
            return
        self.drawer.show_widget(_("Import {name}").format(name=path.name), form)
        form.focus_first()
