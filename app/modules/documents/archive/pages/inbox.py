"""The inbox: list, page picture, and the form with its proposals; Enter files, and the next document is already painted."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _, counted
from app.data.lists import asked
from app.modules.documents.archive.pages.document_form import DocumentForm
from app.modules.documents.archive.pages.inbox_parts import Quarantine, Side
from app.modules.documents.archive.pages.reading import Shown, load, show_in
from app.modules.documents.archive.queries.documents import DocumentView, document, inbox_source, known
from app.modules.documents.archive.queries.proposals import seller
from app.modules.documents.archive.rules.documents import QUARANTINE
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.correcting import return_to_inbox
from app.modules.documents.archive.services.documents import accept, discard, restore
from app.modules.organisation.contacts.api import ContactDraft, contact, save_contact
from app.ui.desk import Desk
from app.ui.lists.panel import ListPanel
from app.ui.lookups import LookupField
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.save_file import ask_files, ask_folder
from app.ui.theme import px
from app.ui.viewer import Viewer
from app.ui.widgets import named_frame, set_pill


class InboxPage(Page):
    """What is to be filed, one after another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Inbox"))
        self.setAcceptDrops(True)
        self._form: DocumentForm | None = None
        self._shown: Shown | None = None
        self._ahead: Shown | None = None
        self._wanted = 0
        source = asked(inbox_source((), ()), lambda about: inbox_source(about.types, about.nodes), known)
        self.panel = ListPanel(desk, source, _("Inbox"))
        self.viewer = Viewer(desk)
        view_card = named_frame("card")
        inside = QVBoxLayout(view_card)
        inside.setContentsMargins(px(12), px(8), px(12), px(12))
        inside.addWidget(self.viewer)
        self.side = Side()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(px(12))
        for part in (self.panel, view_card, self.side):
            split.addWidget(part)
        split.setStretchFactor(1, 1)
        split.setSizes([px(330), px(520), px(360)])
        self.body.addWidget(split, 1)
        self.panel.picked.connect(self._pick)
        self.panel.opened.connect(lambda _key: self.file())
        self.panel.model.loaded.connect(self._count)
        desk.watch(self, self._again)
        self.set_actions(
            [
                PageAction(_("Discard"), self.discard, "Del", "trash-2", "documents.file", row=True),
                PageAction(_("Take files in …"), self.ask_files, "Ctrl+O", "folder-open", "documents.intake"),
                PageAction(_("Take a folder in …"), self.ask_folder, "Ctrl+Shift+O", "folder-open", "documents.intake", menu=True),
                PageAction(_("New contact from this"), self.new_contact, "Ctrl+Shift+K", "users", "organisation.contact.change", menu=True, row=True),
                PageAction(_("Paste"), self.paste, "Ctrl+Shift+V", "clipboard-paste", "documents.intake", menu=True),
                PageAction(_("Divide, turn, join pages …"), self.open_pages, "Ctrl+T", "split", "documents.intake", menu=True, row=True),
                PageAction(_("Watched folders …"), lambda: desk.open("documents.intake.folders"), "Ctrl+W", "eye", "documents.intake", menu=True),
                PageAction(_("File it"), self.file, "Ctrl+Return", "check", "documents.file", primary=True, row=True),
            ]
        )  # fmt: skip

    def first_focus(self) -> QWidget | None:
        """Focus the rows: Enter files from there."""
        return self.panel.view.table

    def request(self, what: object) -> None:
        """Go to a document by its key, or ask for files to take in."""
        if what == "files":
            self.ask_files()
        elif isinstance(what, int):
            self.panel.select_key(what)

    def _count(self, count: int, whole: bool) -> None:
        if whole:
            set_pill(
                self.state,
                counted(count, N_("1 to file"), N_("{count} to file")) if count else _("empty"),
                "" if count else "good",
            )
            self.state.show()
            if not count:
                self._clear()

    def _clear(self) -> None:
        self._shown, self._form, self._wanted = None, None, 0
        self.desk.drop(self, "document")
        self.side.show_form("", None)
        self.viewer.clear(_("Everything is filed. Drop files here, or take a folder in."))

    # -- showing ---------------------------------------------------------------
    def _pick(self, key: int) -> None:
        if key == self._wanted:
            return
        self._wanted = key
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.one.id == key:
            self._take(key, ahead)
        self.desk.work(
            load,
            self.desk.office,
            key,
            True,
            then=lambda shown: self._take(key, shown),
            failed=lambda error: self.viewer.clear(str(error)),
            owner=self,
            slot="document",
        )

    def _again(self) -> None:
        """Read the document that is shown again; a form in which something was typed stays as it is."""
        key, self._wanted = self._wanted, 0
        if key:
            self._pick(key)

    def _take(self, key: int, shown: Shown | None) -> None:
        if shown is None:
            return
        again = self._shown is not None and self._shown.one.id == key and self._form is not None
        if again and self._form is not None and (self._form.dirty() or self._same(shown)):
            return  # it was shown ahead, and nothing new is proposed or something was typed since
        self._look_ahead(key)
        had_focus = (
            self._form is not None and self._form.isAncestorOf(self.focusWidget())
            if self.focusWidget()
            else False
        )
        self._shown = shown
        show_in(self.viewer, shown)
        if shown.one.state == QUARANTINE:
            self._form = None
            self.side.show_form(shown.one.title, Quarantine(self, shown.one))
            return
        then = self.panel.view.table.setFocus
        form = DocumentForm(self.desk, shown.known, shown.one, self.file, then, save_text=_("File it"))
        form.show_one(shown.contact, shown.proposals, shown.contacts)
        form.setEnabled(self.desk.may("documents.file"))
        if shown.one.text_from == "none":
            form.say(
                _(
                    "No text was found in this document. For scans start Kontor once with --with-ocr, then read the text again (Ctrl+T, F5)."
                )
            )
        self._form = form
        contacts = form.fields["contact"]
        if isinstance(contacts, LookupField) and self.desk.may("organisation.contact.change"):
            contacts.offer_new(_("New contact “{name}”"), self.new_contact)
        self.side.show_form(shown.one.number, form, shown.one.reason)
        if had_focus:
            form.focus_first()

    def _same(self, shown: Shown) -> bool:
        known = self._shown
        return known is not None and (known.one, known.proposals) == (shown.one, shown.proposals)

    def _look_ahead(self, key: int) -> None:
        """Read and paint the document that comes next, so that Enter finds it ready."""
        after = self._after(key)
        if after and self._ahead is None:
            self.desk.work(
                load, self.desk.office, after, True, then=self._take_ahead, failed=lambda _error: None
            )

    def _take_ahead(self, shown: Shown | None) -> None:
        self._ahead = shown
        if shown is not None and shown.pages:
            self.viewer.paint_ahead(shown.pages)

    # -- doing -----------------------------------------------------------------
    def file(self) -> None:
        """File the document with what stands in the form and go to the next; what is missing is marked and gets the focus."""
        form, shown = self._form, self._shown
        if form is None or shown is None or not form.isEnabled():
            return
        wrong = [field for field in form.fields.values() if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return
        try:
            draft = form.draft()
        except Invalid as error:
            form.refused(error)
            return
        if not form.certain(draft):
            return
        after = self._after(shown.one.id)

        def done(key: int) -> None:
            form.saved()
            self.desk.read(document, key, then=self._told)
            if after:
                self.panel.select_key(after)

        form.send(classify, shown.one.id, draft, form.version, True, then=done)

    def _after(self, key: int) -> int:
        """Return the row that comes after one, or before it at the end."""
        keys = self.panel.model.keys
        place = self.panel.model.place_of(key)
        beside = place + 1 if 0 <= place < len(keys) - 1 else place - 1
        return keys[beside] if beside >= 0 else 0

    def _told(self, one: DocumentView | None) -> None:
        if one is None:
            return
        if one.state == "approval":
            words = _("{number} filed; it waits for approval").format(number=one.number)
        elif one.keep_until:
            words = _("{number} filed, kept until {until}").format(
                number=one.number, until=formats.day(one.keep_until)
            )
        else:
            words = _("{number} filed, kept until its end is known").format(number=one.number)
        key = one.id

        def undo() -> None:
            self.desk.run(return_to_inbox, key, then=lambda _n: self.panel.select_key(key))

        self.desk.notice(words, action=_("Undo"), act=undo)

    def new_contact(self) -> None:
        """Make a contact of the seller in the invoice data, or of the name typed in the field, and take it."""
        form, shown = self._form, self._shown
        if form is None or shown is None:
            return
        draft = seller(shown.record) if shown.record else ContactDraft(form.fields["contact"].text().strip())

        def done(key: int) -> None:
            self.desk.read(
                contact,
                key,
                then=lambda one: form.take_contact(one) if one is not None and self._form is form else None,
            )
            self.desk.notice(_("{name} saved").format(name=draft.name))

        self.desk.run(save_contact, draft, then=done, failed=self._no_contact)

    def _no_contact(self, error: KontorError) -> None:
        if self._form is not None:
            self._form.fields["contact"].mark(str(error))
            self._form.fields["contact"].setFocus()

    def discard(self) -> None:
        """Take the document out of the inbox; it can be restored."""
        key = self.panel.current_key()
        if key is None:
            return
        after = self._after(key)

        def undo() -> None:
            self.desk.run(restore, key, then=lambda _n: self.panel.select_key(key))

        def done(_nothing: object) -> None:
            self.desk.notice(_("Discarded"), action=_("Undo"), act=undo)
            if after:
                self.panel.select_key(after)

        self.desk.run(discard, key, then=done)

    def accept(self, key: int) -> None:
        """Take a document out of quarantine: it can be filed by hand."""

        def done(_nothing: object) -> None:
            self._wanted = 0
            self._pick(key)

        self.desk.run(accept, key, then=done)

    def open_pages(self) -> None:
        """Open the page where the pages of the document are divided, turned and joined."""
        if (key := self.panel.current_key()) is not None:
            self.desk.open("documents.intake.pages", key)

    # -- taking in -------------------------------------------------------------
    def ask_files(self) -> None:
        """Ask for files."""
        ask_files(self, _("Take files in …"), self._take_in)

    def ask_folder(self) -> None:
        """Ask for a folder whose files are taken in."""
        ask_folder(self, _("Take a folder in …"), lambda folder: self._take_in([folder]))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls() and self.desk.may("documents.intake"):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped."""
        self._take_in([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def paste(self) -> None:
        """Take in what was copied: files, or a picture."""
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self._take_in(files)
        elif data.hasImage():
            packed = QBuffer()
            packed.open(QIODevice.OpenModeFlag.WriteOnly)
            QGuiApplication.clipboard().image().save(packed, "PNG")  # type: ignore[call-overload]
            self.desk.open("documents.intake.taking", [(_("Picture") + ".png", bytes(packed.data().data()))])
        else:
            self.desk.notice(_("There is no file and no picture in the clipboard."))

    def _take_in(self, files: list[str]) -> None:
        if files:
            self.desk.open("documents.intake.taking", files)
