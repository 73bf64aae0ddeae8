"""One person, one click: everything the book knows of somebody, by topic, with purpose, class and end; others are left out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.data.all_tables import load_models
from app.data.record_extras import Target
from app.modules.governance.privacy.models import CHANGE
from app.modules.governance.privacy.queries.answer import Answer, Kind, Told, known_of
from app.modules.governance.privacy.queries.requests import restricted
from app.modules.governance.privacy.queries.subject import (
    PEOPLE,
    Candidate,
    Root,
    find_subjects,
    name_of,
    same_person,
)
from app.modules.governance.privacy.rules.erasing import VERDICTS
from app.ui.desk import Desk
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px

PAUSE_MS, LINE = 180, 26
ROOTS = Qt.ItemDataRole.UserRole
REQUESTS = "governance.privacy.requests"


class PersonPage(Page):
    """Typing finds people, Enter shows all that is known of one, a request begins with F8."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("One person"))
        self.roots: list[Root] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Name, number or mail …"))
        self.search.setAccessibleName(_("Person"))
        self.search.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._take_first)
        self.people = QListWidget()
        EmptyWords(self.people, _("People who are found stand here."))
        self.people.setAccessibleName(_("People found"))
        self.people.itemActivated.connect(self._chosen)
        self.people.itemClicked.connect(self._chosen)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("What is known"))
        self.tree.setColumnCount(4)
        self.tree.setHeaderLabels([_("What"), _("Value"), _("Kept until"), _("Why")])
        self.tree.setAlternatingRowColors(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((300, 300, 140)):
            self.tree.setColumnWidth(column, px(width))
        left = QWidget()
        room = QVBoxLayout(left)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(px(8))
        room.addWidget(self.search)
        room.addWidget(self.people, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(px(12))
        split.addWidget(left)
        split.addWidget(self.tree)
        split.setStretchFactor(1, 1)
        split.setSizes([px(260), px(900)])
        self.body.addWidget(split, 1)
        self.set_actions([PageAction(_("Begin a request"), self.begin, "F8", "plus", CHANGE, primary=True)])
        self._hint(_("Type a name: everything the book holds of the person is shown by topic."))

    def first_focus(self) -> QWidget:
        """Focus what is typed."""
        return self.search

    def request(self, what: object) -> None:
        """Show the person of a record: a table and key, or roots."""
        if isinstance(what, Target):
            what = (what.table, what.key)
        if isinstance(what, tuple) and len(what) == 2 and what[0] in PEOPLE:
            self.show_person([Root(str(what[0]), int(what[1]))])

    def place(self) -> object:
        """Return the first record of the person that is shown."""
        return (self.roots[0].table, self.roots[0].key) if self.roots else None

    # -- finding -----------------------------------------------------------------
    def _find(self) -> None:
        self.desk.read(find_subjects, self.search.text(), then=self._found, owner=self, slot="find")

    def _found(self, found: list[Candidate]) -> None:
        self.people.clear()
        titles = {name: _(str(load_models().tables[name].info["title"])) for name in PEOPLE}
        for one in found:
            item = QListWidgetItem(f"{one.name}\n{titles[one.root.table]}  {one.about}".strip())
            item.setData(ROOTS, one.root)
            self.people.addItem(item)

    def _take_first(self) -> None:
        self._pause.stop()

        def take(found: list[Candidate]) -> None:
            self._found(found)
            if found:
                self.people.setCurrentRow(0)
                self.show_person([found[0].root])

        self.desk.read(find_subjects, self.search.text(), then=take, owner=self, slot="find")

    def _chosen(self, item: QListWidgetItem) -> None:
        self.show_person([item.data(ROOTS)])

    # -- showing -----------------------------------------------------------------
    def show_person(self, roots: list[Root]) -> None:
        """Show what is known of the person that these records are, and of what is the same person elsewhere."""

        def with_all(everywhere: list[Root]) -> None:
            self.roots = everywhere
            asks = [(known_of, everywhere), (restricted, everywhere)]
            self.desk.read_all(asks, then=lambda found: self.show_answer(*found), owner=self, slot="known")

        self.desk.read(same_person, roots, then=with_all, owner=self, slot="same")

    def _hint(self, words: str) -> None:
        self.tree.clear()
        self.tree.addTopLevelItem(QTreeWidgetItem([words]))
        self.tree.setFirstColumnSpanned(0, self.tree.rootIndex(), True)

    def show_answer(self, told: Answer, why: list[str]) -> None:
        """Show what is known, one line for each kind of record, its rows below, and why it is restricted where it is."""
        self.title.setText(told.name or _("One person"))
        words = counted(told.count, N_("1 record"), N_("{count} records"))
        self.subtitle.setText(_("{records}, {trail} changes in the trail").format(records=words, trail=formats.count(told.trail)))  # fmt: skip
        self.tree.clear()
        if why:
            words = _("Processing restricted (Art. 18 GDPR): {why}").format(why="; ".join(dict.fromkeys(why)))
            self._add(QTreeWidgetItem([words]))
            self.tree.setFirstColumnSpanned(0, self.tree.rootIndex(), True)
        for kind in told.kinds:
            self._add(self._kind(kind))
        if told.closed:
            words = counted(told.closed, N_("1 record you have no right to see"), N_("{count} records you have no right to see"))  # fmt: skip
            self._add(QTreeWidgetItem([words]))
        others = [*((f"{one.title}: {one.column}", one.count) for one in told.named), *((f"{one.title}: {_('mentions the name')}", one.count) for one in told.mentions)]  # fmt: skip
        if others:
            head = QTreeWidgetItem([_("Named in records about others"), _("counted, never handed out")])
            for title, count in others:
                head.addChild(QTreeWidgetItem([title, formats.count(count)]))
            self._add(head)

    def _add(self, head: QTreeWidgetItem) -> None:
        """Add a kind of record; lines have room to breathe."""
        waiting = [head]
        while waiting:
            one = waiting.pop()
            one.setSizeHint(0, QSize(0, px(LINE)))
            waiting += filter(None, map(one.child, range(one.childCount())))
        self.tree.addTopLevelItem(head)

    def _kind(self, kind: Kind) -> QTreeWidgetItem:
        until = formats.day(kind.until) if kind.until is not None else "–"
        why = str(kind.why) if kind.why is not None else _("may be erased now")
        head = QTreeWidgetItem([f"{kind.title} ({formats.count(kind.count)})", kind.activity, until, why])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        for column in (1, 3):
            head.setToolTip(column, f"{kind.purpose}\n{kind.retention}")
        for row in kind.rows:
            head.addChild(self._row(row))
        return head

    def _row(self, row: Told) -> QTreeWidgetItem:
        said = " · ".join(words for _name, _title, words, _raw in row.fields[:4])
        until = formats.day(row.until) if row.until is not None else "–"
        item = QTreeWidgetItem([said, _(VERDICTS[row.verdict]), until, str(row.why)])
        for _name, title, words, _raw in row.fields:
            item.addChild(QTreeWidgetItem([title, words]))
        return item

    # -- going on ----------------------------------------------------------------
    def begin(self) -> None:
        """Begin a request of the person that is shown."""
        if not self.roots:
            self.desk.notice(_("Find the person first."))
            return
        self.desk.read(name_of, self.roots[0], then=partial(self._begin, self.roots), owner=self)

    def _begin(self, roots: list[Root], name: str) -> None:
        self.desk.open(REQUESTS, ("for", name, tuple(roots)))
