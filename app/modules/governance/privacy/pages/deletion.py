"""The deletion concept: what is over by class of retention, the run that waits for a second person, and the certificates of those before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.core.people import person
from app.modules.governance.privacy.models import CHANGE, RELEASE
from app.modules.governance.privacy.queries.deletion import (
    Proposed,
    RunRow,
    concept,
    overdue,
    proposed_in,
    runs,
)
from app.modules.governance.privacy.queries.subject import PEOPLE, Root
from app.modules.governance.privacy.reports.erasing import certificate_pdf, concept_pdf
from app.modules.governance.privacy.rules.deleting import WAYS, Line
from app.modules.governance.privacy.services.deleting import (
    leave_out,
    propose_run,
    run_deletion,
    store_certificate,
)
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.theme import px

LINE = 26
WIDTHS = (340, 230, 150, 190, 95, 90)
WHAT = Qt.ItemDataRole.UserRole
PERSON = "governance.privacy.person"


class DeletionPage(Page):
    """F8 proposes what is over or releases what somebody else proposed; Enter shows the person of a line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Deletion concept"))
        self.runs: list[RunRow] = []
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Deletion concept"))
        self.tree.setHeaderLabels([_("What"), _("Processing"), _("Term begins"), _("Erased"), _("Records"), _("Over")])  # fmt: skip
        self.tree.setAlternatingRowColors(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for column, width in enumerate(WIDTHS):
            self.tree.setColumnWidth(column, px(width))
        self.tree.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.itemActivated.connect(self._open)
        self.body.addWidget(self.tree, 1)
        self.set_actions(
            [
                PageAction(_("Print the concept"), self.print_concept, "Ctrl+P", "printer"),
                PageAction(_("Certificate"), self.certificate, "", "file-text"),
                PageAction(_("Leave out"), self.leave_out, "Del", "x", CHANGE),
                PageAction(_("Release"), self.release, "", "shield-check", RELEASE),
                PageAction(_("Propose a run"), self.propose, "F8", "trash-2", CHANGE, primary=True),
            ]
        )  # fmt: skip
        desk.watch(self, self.load)
        self.load()

    # -- showing -----------------------------------------------------------------
    def load(self) -> None:
        """Read the concept, the runs and what the next one would take."""
        self.desk.read(runs, then=self._say_runs, owner=self, slot="runs")

    def _say_runs(self, found: list[RunRow]) -> None:
        self.runs = found
        waits = self.waiting()
        about = partial(self._say_about, waits)
        if waits is not None:
            self.desk.read(proposed_in, waits.id, then=about, owner=self, slot="about")
        else:
            self.desk.read(overdue, then=about, owner=self, slot="about")

    def _say_about(self, waits: RunRow | None, found: list[Proposed]) -> None:
        self.desk.read(concept, then=partial(self._show, waits, found), owner=self, slot="concept")

    def waiting(self) -> RunRow | None:
        """Return the run that waits for a second person."""
        return next((one for one in self.runs if one.released_at is None), None)

    def _show(self, waits: RunRow | None, about: list[Proposed], lines: list[Line]) -> None:
        self.tree.clear()
        words = counted(len(about), N_("1 record is over"), N_("{count} records are over"))
        self.subtitle.setText(words if about else _("Nothing is over."))
        if waits is not None:
            at, by = formats.moment(waits.proposed_at), person(waits.proposed_by)
            self.subtitle.setText(_("{number}, proposed {at} by {who}, waits for a second person").format(number=waits.number, at=at, who=by))  # fmt: skip
        if about:
            title = _("Proposed: {number}").format(number=waits.number) if waits is not None else _("The next run takes")  # fmt: skip
            self._add(title, [self._proposed(one) for one in about], open_=True)
        for title in dict.fromkeys(one.retention for one in lines):
            here = [one for one in lines if one.retention == title]
            self._add(title, [self._line(one) for one in here], str(here[0].period) if here[0].start else "", here[0].law)  # fmt: skip
        done = [self._run(one) for one in self.runs if one.released_at is not None]
        if done:
            self._add(_("Runs that were released"), done, open_=True)

    def _add(
        self,
        title: str,
        below: Sequence[QTreeWidgetItem],
        kept: str = "",
        law: str = "",
        *,
        open_: bool = False,
    ) -> None:
        """Add a heading with its lines; one of a class opens where something of it is over."""
        over = [one.data(5, WHAT) or 0 for one in below]
        head = QTreeWidgetItem([title, kept, "", law, "", formats.count(sum(over)) if any(over) else ""])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        head.addChildren(list(below))
        for one in (head, *below):
            one.setSizeHint(0, QSize(0, px(LINE)))
            for column in (4, 5):
                one.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tree.addTopLevelItem(head)
        head.setExpanded(open_ or any(over))

    def _proposed(self, one: Proposed) -> QTreeWidgetItem:
        goes = ", ".join(f"{title} ({formats.count(count)})" for title, count in one.goes)
        stays = counted(one.stays, N_("1 stays by law"), N_("{count} stay by law")) if one.stays else ""
        item = QTreeWidgetItem(
            [one.name, goes, "", stays, formats.count(sum(count for _title, count in one.goes))]
        )
        item.setData(0, WHAT, one.root)
        item.setToolTip(1, goes)
        return item

    def _line(self, one: Line) -> QTreeWidgetItem:
        over = formats.count(one.over) if one.over is not None else ""
        item = QTreeWidgetItem([one.title, one.activity, one.start, _(WAYS[one.way]), formats.count(one.rows), over])  # fmt: skip
        item.setData(5, WHAT, one.over)
        if one.oldest is not None and one.over:
            item.setToolTip(5, _("Over since {day}").format(day=formats.day(one.oldest)))
        return item

    def _run(self, one: RunRow) -> QTreeWidgetItem:
        at = formats.moment(one.released_at) if one.released_at is not None else ""
        item = QTreeWidgetItem([one.number, _("released {at} by {who}").format(at=at, who=person(one.released_by)), "", "", formats.count(one.gone)])  # fmt: skip
        item.setData(0, WHAT, one.id)
        return item

    def _current(self) -> object:
        item = self.tree.currentItem()
        return item.data(0, WHAT) if item is not None else None

    def _open(self) -> None:
        what = self._current()
        if isinstance(what, Root) and what.table in PEOPLE:
            self.desk.open(PERSON, (what.table, what.key))
        elif isinstance(what, int):
            self.certificate()

    # -- deeds -------------------------------------------------------------------
    def propose(self) -> None:
        """Propose what is over; a run that waits already stays the one."""
        self.desk.run(
            propose_run, then=lambda _key: self.desk.notice(_("Proposed; a second person releases it."))
        )

    def leave_out(self) -> None:
        """Take the current record out of the run that waits."""
        waits, what = self.waiting(), self._current()
        if waits is None or not isinstance(what, Root):
            self.desk.notice(_("Choose a record of the run that waits."))
            return
        self.desk.run(leave_out, waits.id, what.table, what.key, then=lambda _nothing: self.desk.notice(_("Left out of this run")))  # fmt: skip

    def release(self) -> None:
        """Release the run that waits, and file its certificate."""
        waits = self.waiting()
        if waits is None:
            self.desk.notice(_("No run waits for release."))
            return
        office = self.desk.office

        def work() -> int:
            gone = run_deletion(office, waits.id)
            data = office.read(certificate_pdf, waits.id, office.clock(), office.actor.name, office.book)
            store_certificate(office, waits.id, data)
            return gone

        self.desk.work(work, then=self._released)

    def _released(self, gone: int) -> None:
        words = counted(gone, N_("1 record erased"), N_("{count} records erased"))
        self.desk.notice(_("{records}; the certificate is filed.").format(records=words))
        self.load()

    def certificate(self) -> None:
        """Show the certificate of the current run, or of the newest that was released."""
        what = self._current()
        done = [one.id for one in self.runs if one.released_at is not None]
        if not done:
            self.desk.notice(_("No run was released yet."))
            return
        key = what if isinstance(what, int) else done[0]
        office = self.desk.office
        make = partial(office.read, certificate_pdf, key, office.clock(), office.actor.name, office.book)
        preview(self, self.desk, _("Certificate"), make)

    def print_concept(self) -> None:
        """Show the concept as it is printed."""
        office = self.desk.office
        make = partial(office.read, concept_pdf, office.clock(), office.actor.name)
        preview(self, self.desk, _("Deletion concept"), make)
