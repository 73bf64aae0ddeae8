"""The audit of a room: scan the room, then its devices; each scan answers at once with mark, word, colour and sound."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import N_, _, counted
from app.core.stemming import fold, sought
from app.modules.it.assets.api import LocationRow, locations
from app.modules.it.audits.models import Audit
from app.modules.it.audits.queries import AuditView, audit, audits_source
from app.modules.it.audits.reports import report
from app.modules.it.audits.rules import EXPECTED, FIXES, FOUND, MARKS, RESULTS, counts
from app.modules.it.audits.services import begin, close, fix, scan
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask
from app.ui.lists.panel import ListPanel
from app.ui.lookups import LookupField, Offer
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.theme import px, token
from app.ui.widgets import card, label, row, set_pill

COLUMNS = 5


class AuditPage(Page):
    """One field takes the room and then its devices; without an audit the list of audits is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Audit of a room"))
        self._one: AuditView | None = None
        self._wanted = 0  # the audit that is shown, or on its way
        self._places: list[LocationRow] = []
        frame, inside = card()
        self.code = LookupField("code", _("Scan or type the room"), self._offers)
        self.code.taken.connect(lambda _value: self.take())
        self.code.line.returnPressed.connect(self.take)
        self.said = label("", "heading", wrap=True)
        self.counts = label("", "quiet")
        inside.addWidget(self.code)
        inside.addLayout(row(self.said, self.counts))
        self.table = self._table()
        inside.addWidget(self.table, 1)
        self.audits = ListPanel(desk, audits_source(), _("Audits"))
        self.audits.opened.connect(self._show)
        self.drawer = Drawer()
        self.drawer.on_drop = self.code.setFocus
        self.body.addWidget(frame, 1)
        self.body.addWidget(self.audits, 1)
        self.body.addWidget(self.drawer)
        self._frame = frame
        self.set_actions(
            [
                PageAction(
                    _("Noted as lost"),
                    lambda: self.fix("lost"),
                    "",
                    "trash-2",
                    "it.audit",
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("It goes back"), lambda: self.fix("back"), "", "undo-2", "it.audit", menu=True, row=True
                ),
                PageAction(_("Another room"), self.leave, "", "map-pin", "it.audit", row=True),
                PageAction(_("Report"), self.print_it, "Ctrl+P", "printer", "it.audit", row=True),
                PageAction(
                    _("Move here"), lambda: self.fix("moved"), "", "arrow-left-right", "it.audit", row=True
                ),
                PageAction(
                    _("Sign off …"), self.close_audit, "", "check", "it.audit", primary=True, row=True
                ),
            ]
        )
        desk.watch(self, self._read_places)
        self.mean(lambda: self._one, _("Please scan a room first."))
        self._read_places()
        self._refresh()

    def _read_places(self) -> None:
        self.desk.read(locations, then=self._take_places, owner=self, slot="places")

    def _take_places(self, found: list[LocationRow]) -> None:
        self._places = found

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, COLUMNS)
        table.setHorizontalHeaderLabels(
            [_("Result"), _("Device no."), _("Device"), _("Held by"), _("What was done")]
        )
        table.setAccessibleName(_("Devices of the room"))
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in ((0, 180), (1, 150), (3, 180), (4, 160)):
            table.setColumnWidth(place, px(width))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return table

    def first_focus(self) -> QWidget | None:
        """Focus the scan field."""
        return self.code

    def _offers(self, typed: str) -> list[Offer]:
        if self._one is not None:
            return []
        words = sought(typed)
        return [
            Offer(one.path, one.path, one.draft.code)
            for one in self._places
            if all(word in fold(f"{one.path} {one.draft.code}") for word in words)
        ]

    # -- scanning ---------------------------------------------------------------
    def take(self) -> None:
        """Take what was scanned: the room first, then devices."""
        if self.code.offering():
            return
        typed = self.code.text().strip()
        self.code.set_text("")
        self.code.setFocus()
        if not typed:
            return
        if self._one is None:
            self._take_room(typed)
        else:
            self.desk.run(
                scan, self._one.id, typed, then=lambda found: self._scanned(typed, found[0]), failed=self._bad
            )

    def _take_room(self, typed: str) -> None:
        wanted = typed.lower()
        hits = [one for one in self._places if wanted in (one.draft.code.lower(), one.path.lower())]
        hits = hits or [one for one in self._places if one.draft.name.lower() == wanted]
        if len(hits) != 1:
            QApplication.beep()
            self.code.mark(
                _("There is no place {name}.").format(name=typed)
                if not hits
                else _("There are several; type the whole path.")
            )
            return
        self.code.mark("")
        self.desk.run(begin, hits[0].id, then=self._show, failed=self._bad)

    def _show(self, key: int) -> None:
        self.said.setText("")
        self._wanted = key
        self.desk.read(audit, key, then=self._take, owner=self, slot="audit")
        self.code.setFocus()

    def _take(self, one: AuditView | None) -> None:
        if self._wanted:  # else another room was gone to meanwhile
            self._one = one
            self._refresh()

    def _scanned(self, code: str, result: str) -> None:
        self.desk.read(audit, self._wanted, then=self._take, owner=self, slot="audit")
        colour, mark = MARKS[result]
        if result != FOUND:
            QApplication.beep()
        self.said.setText(f"{mark}  {code}: {_(RESULTS[result])}")
        self.said.setStyleSheet(f"color: {token(colour).name()}")

    def _bad(self, error: KontorError) -> None:
        QApplication.beep()
        self.code.mark(str(error))

    # -- showing ----------------------------------------------------------------
    def _refresh(self) -> None:
        self.look_again()
        one = self._one
        self._frame.setMaximumHeight(px(124) if one is None else 16_777_215)
        self.table.setVisible(one is not None)
        self.audits.setVisible(one is None)
        self.counts.setVisible(one is not None)
        self.code.label.setText(
            _("Scan or type the room") if one is None else _("Scan or type a tag or serial number")
        )
        self.subtitle.setText(one.location if one is not None else "")
        self.state.setVisible(one is not None)
        if one is None:
            return
        set_pill(self.state, _("signed off") if one.closed else _("open"), "good" if one.closed else "accent")
        total = counts(line.result for line in one.lines)
        self.counts.setText(
            "   ".join(
                f"{MARKS[name][1]} {_(RESULTS[name])}: {formats.count(count)}"
                for name, count in total.items()
            )
        )
        order = (*(name for name in MARKS if name not in (EXPECTED, FOUND)), EXPECTED, FOUND)
        lines = sorted(one.lines, key=lambda line: order.index(line.result))
        self.table.setRowCount(len(lines))
        for place, line in enumerate(lines):
            colour, mark = MARKS[line.result]
            device = "  ".join(filter(None, (line.model, line.serial)))
            words = (
                f"{mark}  {_(RESULTS[line.result])}",
                line.code,
                device,
                line.person,
                _(FIXES[line.fixed]) if line.fixed else "",
            )
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, line.id)
                if column == 0:
                    item.setForeground(token(colour))
                self.table.setItem(place, column, item)
        if lines:
            self.table.selectRow(0)

    # -- doing ------------------------------------------------------------------
    def leave(self) -> None:
        """Go to another room; what was scanned stays."""
        self._one, self._wanted = None, 0
        self.said.setText("")
        self._refresh()
        self.code.setFocus()

    def fix(self, how: str) -> None:
        """Do something about the line that is selected."""
        item = self.table.item(self.table.currentRow(), 0)
        if self._one is None or item is None:
            return
        key = self._one.id
        self.desk.run(
            fix, item.data(Qt.ItemDataRole.UserRole), how, then=lambda _n: self._show(key), failed=self._bad
        )

    def print_it(self) -> None:
        """Show the report."""
        if self._one is not None:
            one, company = self._one, str(self.desk.settings.get("company.name", ""))
            preview(self, self.desk, _("Audit of a room"), lambda: report(one, company))

    def close_audit(self) -> None:
        """Sign off, after a look at what is missing."""
        one = self._one
        if one is None or one.closed is not None:
            return

        missing = sum(line.result == EXPECTED for line in one.lines)
        many = N_("{count} devices were not scanned; they count as missing.")
        words = counted(missing, N_("1 device was not scanned; it counts as missing."), many)

        def ready(form: DrawerForm) -> dict[str, str]:
            if missing:
                form.filled.connect(lambda: form.say(words, bad=True))
            return {}

        def done(_found: dict[str, int], _values: Values) -> None:
            self._show(one.id)
            self.desk.notice(_("The audit is signed off"), action=_("Report"), act=self.print_it)

        ask(
            self.desk,
            self.drawer,
            "audit",
            one.location,
            fields_of(self.desk, Audit, "note"),
            send=lambda values: (close, one.id, values["note"]),
            done=done,
            ready=ready,
            record=one.id,
            save_text=_("Sign off"),
        )
