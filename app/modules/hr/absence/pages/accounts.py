"""Leave accounts of everyone one may see: what was given, taken and is left, in words beside the list; and the yearly notices."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.errors import Invalid
from app.core.messages import N_, _, counted
from app.modules.hr.absence.models import LeaveNotice
from app.modules.hr.absence.pages.account_view import AccountView
from app.modules.hr.absence.queries.absences import notices_source
from app.modules.hr.absence.queries.accounts import PersonAccounts, all_accounts
from app.modules.hr.absence.rules.words import days_words
from app.modules.hr.absence.services.notices import prove_notices, write_notices
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import WholeField
from app.ui.list_tabs import ListTabs
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.theme import px
from app.ui.widgets import card, row

CHANGE = "hr.absence.change"
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SUMS = ("given", "taken", "planned", "requested", "lapsed")


class AccountsPage(ListTabs):
    """Above the accounts of a year with the reckoning beside them, below the notices; F8 writes the notices of the year."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Leave accounts"), [(_("Notices"), notices_source())])
        self.found: list[PersonAccounts] = []
        self.year = WholeField("year", _("Year"), desk.today().year)
        self.year.line.setText(str(desk.today().year))
        self.year.line.editingFinished.connect(self.refresh)
        self.rows = QTreeWidget()
        EmptyWords(self.rows, _("The leave of everybody with a contract stands here."))
        self.rows.setAccessibleName(_("Leave accounts"))
        self.rows.setRootIsDecorated(False)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        titles = (
            _("Member of staff"),
            _("Department"),
            _("Claim"),
            _("Taken"),
            _("Planned"),
            _("Requested"),
            _("Lapsed"),
            _("Left"),
        )
        self.rows.setHeaderLabels(titles)
        for place in range(2, 8):
            self.rows.headerItem().setTextAlignment(place, RIGHT)
        self.rows.currentItemChanged.connect(lambda item, _before: self._pick(item))
        self.account = AccountView()
        frame, inside = card()
        inside.addWidget(self.account, 1)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(self.rows)
        across.addWidget(frame)
        across.setSizes([px(880), px(360)])
        self.body.insertLayout(0, row(self.year, 1))
        self.body.insertWidget(1, across, 3)
        self.body.setStretch(self.body.count() - 1, 2)
        self.set_actions(
            [
                PageAction(_("Receipt confirmed …"), self.prove, "", "check", CHANGE, row=True),
                PageAction(_("Write the notices"), self.write, "F8", "file-text", CHANGE, primary=True),
            ]
        )
        desk.watch(self, self.refresh)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the accounts."""
        return self.rows

    def chosen_year(self) -> int:
        """Return the year that is shown: this one where none is typed, or none that can be read."""
        try:
            return int(self.year.value() or self.desk.today().year)
        except Invalid:
            return self.desk.today().year

    def refresh(self) -> None:
        """Read the accounts of the year."""
        year = min(max(self.chosen_year(), 1990), 2199)
        self.desk.read(all_accounts, year, then=self._show, owner=self, slot="accounts")

    def _show(self, found: list[PersonAccounts]) -> None:
        current = self.rows.currentItem()
        kept = self.rows.indexOfTopLevelItem(current) if current is not None else 0
        self.found = found
        self.rows.clear()
        for one in found:
            account = one.newest
            sums = [account.sum(name) for name in SUMS] if account else []
            left = [*sums, account.left] if account else []
            item = QTreeWidgetItem(
                [one.name, one.department, *(days_words(days) if days else "" for days in left)]
            )
            item.setSizeHint(0, QSize(0, px(26)))
            for place in range(2, 8):
                item.setTextAlignment(place, RIGHT)
            self.rows.addTopLevelItem(item)
        for place in range(8):
            self.rows.resizeColumnToContents(place)
        names = (self.rows.fontMetrics().horizontalAdvance(one.name) for one in found)  # of all, seen or not
        self.rows.setColumnWidth(0, max(names, default=px(120)) + px(24))
        again = self.rows.topLevelItem(max(min(kept, len(found) - 1), 0))
        if again is not None:
            self.rows.setCurrentItem(again)
        else:
            self.account.show_person(None)

    def _pick(self, item: QTreeWidgetItem | None) -> None:
        place = self.rows.indexOfTopLevelItem(item) if item is not None else -1
        if 0 <= place < len(self.found):
            self.account.show_person(self.found[place])

    def write(self) -> None:
        """Write the notices of the year, file them, and show them."""
        title = _("Notices of leave")
        show = lambda data: Preview(self, self.desk, title, data).show()  # noqa: E731
        self.desk.work(write_notices, self.desk.office, self.chosen_year(), then=show, owner=self)

    def prove(self) -> None:
        """Ask how and when the chosen notices were received."""
        keys = tuple(self.panel.selected_keys())

        def done(count: int, _values: Values) -> str:
            return counted(count, N_("1 notice proven"), N_("{count} notices proven"))

        ask(
            self.desk,
            self.drawer,
            "hr_leave_notice",
            _("Receipt confirmed"),
            fields_of(self.desk, LeaveNotice, "way proven"),
            send=lambda values: (prove_notices, keys, values["way"], values["proven"]),
            done=done,
            start={"way": "hand", "proven": self.desk.today()},
            record=keys[0] if keys else 0,
            marks={"day": "proven"},
        )
