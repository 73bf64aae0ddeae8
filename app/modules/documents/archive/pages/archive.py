"""The archive: the plan at the left, documents or hits of the search, and the document with its pages, data, versions and approvals."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QWidget

from app.core.errors import KontorError
from app.core.messages import N_, _, counted
from app.core.query_parser import parse, pattern
from app.data.lists import ListSource, asked
from app.data.record_extras import Target
from app.modules.documents.archive.models import Document
from app.modules.documents.archive.pages.about import AboutPanel
from app.modules.documents.archive.pages.archive_actions import actions_of
from app.modules.documents.archive.pages.bulk_fields import bulk_fields
from app.modules.documents.archive.pages.correction_form import show_correction
from app.modules.documents.archive.pages.document_form import DocumentForm
from app.modules.documents.archive.pages.hits import HitList
from app.modules.documents.archive.pages.plan_tree import ALL, PlanTree
from app.modules.documents.archive.pages.reading import Shown, load, print_shown, show_in, waits
from app.modules.documents.archive.pages.stamp_form import StampForm
from app.modules.documents.archive.queries.documents import (
    DocumentView,
    Known,
    counts_by_node,
    document,
    documents_source,
    known,
)  # fmt: skip
from app.modules.documents.archive.queries.full_text import NAMES, Hits, find
from app.modules.documents.archive.services.bulk import set_documents
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.correcting import return_to_inbox
from app.modules.documents.archive.services.documents import give_asn
from app.modules.documents.archive.services.versions import link, take_out
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.links import LinksPanel
from app.ui.lists.bulk import bulk_form
from app.ui.lists.panel import ListPanel
from app.ui.page import Page
from app.ui.record_panel import RecordPanel
from app.ui.theme import px
from app.ui.viewer import Viewer
from app.ui.widgets import named_frame

CHANGED = ("filed", "approval")


class ArchivePage(Page):
    """Everything that was filed, by plan and by search."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Archive"))
        self._shown: Shown | None = None
        self._about = Known((), (), (), {}, ())
        self._place = ALL  # of the plan
        self.search = QLineEdit()
        self.search.setPlaceholderText(
            _('Search: words, "phrases", -without, type:invoice amount>100 date:2026')
        )
        self.search.setAccessibleName(_("Search in the archive"))
        self.search.setClearButtonEnabled(True)
        bar = QHBoxLayout()
        bar.addWidget(self.search, 1)
        self.body.addLayout(bar)
        self.tree = PlanTree()
        self.panel = ListPanel(desk, self._asked(), _("Archive"))
        self.hits = HitList()
        hits_card = named_frame("card")
        inside = QHBoxLayout(hits_card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.hits)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.panel)
        self.middle.addWidget(hits_card)
        self.viewer = Viewer(desk)
        self.about = AboutPanel(desk)
        self.links = LinksPanel(desk, link, "document", "documents.file")
        self.records = RecordPanel(
            desk, ((_("Pages"), self.viewer), (_("About"), self.about), (_("Links"), self.links))
        )
        self.drawer = Drawer()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(px(12))
        plan = named_frame("card")
        inside = QHBoxLayout(plan)
        inside.setContentsMargins(px(6), px(8), px(2), px(8))
        inside.addWidget(self.tree)
        self.beside_viewer = Viewer(desk)
        self.beside = named_frame("card")
        inside = QHBoxLayout(self.beside)
        inside.setContentsMargins(px(12), px(8), px(12), px(12))
        inside.addWidget(self.beside_viewer)
        self.beside.setMinimumWidth(px(320))
        self.beside.hide()
        for part in (plan, self.middle, self.drawer, self.beside, self.records):
            split.addWidget(part)
        split.setStretchFactor(1, 1)
        self.records.setMinimumWidth(px(320))  # six tabs need 466; beside an open drawer it may be narrower
        split.setSizes([px(210), px(520), 0, px(380), px(466)])
        self.body.addWidget(split, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(60)
        self._timer.timeout.connect(self._find)
        self._connect()
        self.set_actions(actions_of(self))
        desk.watch(self, self._count_plan)
        desk.watch(self, self._again)
        self._count_plan()

    def _asked(self) -> ListSource:
        """Return the list of the place that is chosen, with types, plan and own fields as they are in the book now."""

        def made(about: Known) -> ListSource:
            self._about = about
            self.tree.know(about.nodes)
            return self._source(self._place)

        return asked(self._source(self._place), made, known)

    def _go_to(self, code: str) -> None:
        self._place = code
        self.panel.set_source(self._asked())

    def _source(self, code: str) -> ListSource:
        there = Document.state.not_in(("inbox", "quarantine", "erased", "discarded"))
        where = (there, Document.node.startswith(code)) if code else (there,)
        return documents_source(
            "documents.archive", self._about.types, self._about.nodes, where, own=self._about.fields
        )

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._to_hits)
        self.panel.picked.connect(self._pick)
        self.panel.opened.connect(lambda _key: self.change())
        self.hits.picked.connect(self._pick)
        self.hits.entered.connect(self.change)
        self.hits.meant.connect(self.search.setText)
        self.hits.more.connect(self._next_hits)
        self.tree.chosen.connect(self._go_to)

    def first_focus(self) -> QWidget | None:
        """Focus the search."""
        return self.search

    def request(self, what: object) -> None:
        """Go to a document by its key, search for words, or show a place of the plan."""
        if isinstance(what, int):
            show = partial(self._show_key, what)
            self.desk.read(document, what, then=show, owner=self, slot="asked")
        elif isinstance(what, str):
            self.desk.drop(self, "asked")
            self.search.setText(what)

    def _show_key(self, key: int, one: DocumentView | None) -> None:
        """Go to a document, where it lies: what still waits to be filed lies in the inbox."""
        if waits(one):
            self.desk.open("documents.archive.inbox", key)
            return
        self.search.clear()
        self.tree.show_all()
        self.panel.select_key(key)
        self._pick(key)

    def _count_plan(self) -> None:
        self.desk.read(counts_by_node, then=self.tree.show_counts)

    # -- search ------------------------------------------------------------------
    def _find(self) -> None:
        typed = self.search.text().strip()
        if not typed:
            self.desk.drop(self, "hits")
            self.middle.setCurrentIndex(0)
            self.viewer.mark(None)
            self.subtitle.setText("")
            return
        self.desk.read(
            find,
            typed,
            then=lambda found: self._take_hits(typed, found),
            failed=self._bad_query,
            owner=self,
            slot="hits",
        )

    def _bad_query(self, error: KontorError) -> None:
        self.subtitle.setText(str(error))

    def _take_hits(self, typed: str, found: Hits) -> None:
        self.middle.setCurrentIndex(1)
        self.viewer.mark(pattern(parse(typed, NAMES)))
        self.hits.show_hits(found)
        count = len(found.found)
        self.subtitle.setText(
            _("more than {count} hits").format(count=count)
            if found.more
            else counted(count, N_("1 hit"), N_("{count} hits"))
        )

    def _to_hits(self) -> None:
        if self.middle.currentIndex() == 1 and self.hits.count():
            self.hits.setCurrentRow(0)
            self.hits.setFocus()

    def _next_hits(self, offset: int) -> None:
        self.desk.read(
            find, self.search.text().strip(), offset, then=self.hits.show_more, owner=self, slot="hits"
        )

    # -- one document --------------------------------------------------------------
    def _pick(self, key: int) -> None:
        self.desk.work(
            load,
            self.desk.office,
            key,
            then=lambda shown: self._take(key, shown),
            failed=lambda e: self.viewer.clear(str(e)),
            owner=self,
            slot="document",
        )

    def _take(self, key: int, shown: Shown | None) -> None:
        if shown is None:
            return
        self._shown = shown
        show_in(self.viewer, shown)
        self.about.show_one(shown)
        self.links.show_one(key, [version.sha256 for version in shown.one.versions])
        self.records.show_record(Target("document", key))

    def _again(self, _done: object = None) -> None:
        """Read the document again that is shown."""
        if self._shown is not None:
            self._pick(self._shown.one.id)

    def change(self) -> None:
        """Change what is known of the document."""
        shown = self._shown
        if shown is None or shown.one.state not in CHANGED or not self.desk.may("documents.file"):
            return

        def save() -> None:
            try:
                draft = form.draft()
            except KontorError as error:
                form.refused(error)
                return

            def done(_key: int) -> None:
                form.saved()
                self._back()
                self.desk.notice(_("{number} saved").format(number=shown.one.number))
                self._again()

            if form.certain(draft):
                form.send(classify, shown.one.id, draft, form.version, then=done)

        form = DocumentForm(self.desk, shown.known, shown.one, save, self._back, save_text=_("Save"))
        form.show_one(shown.contact, (), {})
        self.drawer.show_widget(shown.one.number, form)
        form.fields["title"].setFocus()

    def back_to_inbox(self) -> None:
        """Take the filing back, on the day it was filed."""
        if self._shown is not None:
            key = self._shown.one.id
            self.desk.run(
                return_to_inbox, key, then=lambda _n: self.desk.open("documents.archive.inbox", key)
            )

    def correct(self) -> None:
        """Ask for a correction of the filing, or answer the one that waits."""
        shown = self._shown
        if shown is None:
            return

        def close() -> None:
            self._back()
            self._again()

        show_correction(self.desk, shown, self.drawer, close)

    def bulk(self) -> None:
        """Change one field of all selected documents."""
        keys = self.hits.selected_keys() if self.middle.currentIndex() else self.panel.selected_keys()
        if keys:
            form = bulk_form(self.desk, keys, bulk_fields(self.desk, self._about), set_documents, self._back)
            self.drawer.show_widget(_("Change selected documents …"), form)

    def _back(self) -> None:
        self.drawer.drop()
        (self.hits if self.middle.currentIndex() else self.panel.view.table).setFocus()

    def keep_beside(self) -> None:
        """Keep the document that is shown beside the ones looked at next, or put it away again."""
        kept = self.beside.isHidden() and self._shown is not None
        if kept and self._shown is not None:
            show_in(self.beside_viewer, self._shown)
        self.beside.setVisible(kept)

    def stamp(self) -> None:
        """Set a stamp on the page that is shown, or take one off."""
        if self._shown is None:
            return

        def done() -> None:
            self._back()
            self._again()

        form = StampForm(self.desk, self._shown, self.viewer.page + 1, done, self._back)
        self.drawer.show_widget(_("Stamp …"), form)
        form.form.focus_first()

    def asn(self) -> None:
        """Give the document the next archive number."""
        if self._shown is not None:
            self.desk.run(give_asn, self._shown.one.id, then=self._numbered)

    def _numbered(self, asn: int) -> None:
        self.desk.notice(_("Archive number {asn}").format(asn=asn))
        self._again()

    def take(self) -> None:
        """Take the document out to work on it, or give it back."""
        if self._shown is not None:
            self.desk.run(take_out, self._shown.one.id, not self._shown.one.checked_out_by, then=self._again)

    def open_outside(self) -> None:
        """Open the document with the program that the computer has for it."""
        self.about.open_outside()

    def print_it(self) -> None:
        """Show the document ready to print."""
        if self._shown is not None:
            print_shown(self, self.desk, self._shown)

    def open_other(self, page: str) -> None:
        """Open another page with the document that is shown."""
        if self._shown is not None:
            self.desk.open(page, self._shown.one.id)
