"""Letters: the list, the form with templates and text blocks, the page as it will be printed beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from app.core.errors import Invalid, KontorError
from app.core.letter_receivers import LetterTo
from app.core.messages import _
from app.modules.documents.letters.pages.letter_form import About, LetterForm, about_letter
from app.modules.documents.letters.pages.serial import SerialForm
from app.modules.documents.letters.pages.template_form import template_form
from app.modules.documents.letters.queries.letters import (
    LetterView,
    TemplateView,
    letter,
    letters_source,
    templates,
)
from app.modules.documents.letters.queries.receivers import writes_to
from app.modules.documents.letters.rules import Draft, TemplateDraft
from app.modules.documents.letters.services import KEPT, SENT, delete_letter, paper, pdf, save_letter, send
from app.ui.desk import Desk
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.theme import px
from app.ui.viewer import Viewer
from app.ui.widgets import named_frame


class LettersPage(ListPage):
    """Enter writes on; Ctrl+Return in the form keeps, the action sends: prints and files the copy."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Letters"), letters_source())
        self._key: int | None = None
        self.viewer = Viewer(desk)
        card = named_frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(12), px(8), px(12), px(12))
        inside.addWidget(self.viewer)
        self.split.addWidget(card)
        self.drawer.setFixedWidth(px(440))
        self.split.setSizes([px(420), 0, px(480)])
        self.drawer.on_drop = self._closed
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(350)
        self._timer.timeout.connect(self._preview)
        self.panel.picked.connect(self._picked)
        self.when_none(self.panel, self._show_none_here)
        self.set_actions(
            [
                PageAction(
                    _("Throw away"),
                    self.throw_away,
                    "Del",
                    "trash-2",
                    "documents.letters",
                    menu=True,
                    row=True,
                    why_not=self.only_with("sent", (None,), KEPT),
                ),
                PageAction(
                    _("Serial letter …"), self.serial, "Ctrl+Shift+S", "copy", "documents.letters", menu=True
                ),
                PageAction(
                    _("Templates and text blocks …"),
                    self.templates,
                    "",
                    "layers",
                    "documents.letters",
                    menu=True,
                ),
                PageAction(
                    _("Letterhead …"),
                    lambda: desk.open("documents.letters.letterhead"),
                    "Ctrl+Shift+L",
                    "image",
                    "settings.change",
                    menu=True,
                ),
                PageAction(
                    _("Write on"),
                    lambda: self.for_current(self.open_row),
                    "F2",
                    "pencil",
                    "documents.letters",
                    row=True,
                ),
                PageAction(
                    _("Send: print and file"),
                    self.send,
                    "Ctrl+P",
                    "printer",
                    "documents.letters",
                    row=True,
                    why_not=self.only_with("sent", (None,), SENT),
                ),
                PageAction(_("New letter"), self.new, "Ctrl+N", "plus", "documents.letters", primary=True),
            ]
        )
        desk.watch(self, self._again)

    def request(self, what: object) -> None:
        """Go to a letter, or begin a new one."""
        if what == "new":
            self.new()
        elif isinstance(what, LetterTo):
            self.new_to(what)
        elif isinstance(what, tuple) and what and isinstance(what[0], str):  # a row of another topic
            self.new_to(LetterTo(*what))
        elif isinstance(what, tuple):  # contacts chosen elsewhere
            self.write_to(list(what))
        else:
            super().request(what)

    # -- showing ---------------------------------------------------------------
    def _again(self) -> None:
        """Paint the letter again that is shown or written on."""
        if self._form is None:
            self.for_current(self._picked)
        else:
            self._preview()

    def _picked(self, key: int) -> None:
        if self._form is None:
            self.desk.read(letter, key, then=self._show_paper, owner=self, slot="letter")

    def _show_none_here(self) -> None:
        if self._form is None:
            for slot in ("paper", "letter"):
                self.desk.drop(self, slot)
            self.viewer.clear()

    def _show_paper(self, found: LetterView | None) -> None:
        if found is not None:
            self._paint(found.draft)

    def _paint(self, draft: Draft) -> None:
        office = self.desk.office
        self.desk.work(
            lambda: pdf([paper(office, draft)]),
            then=lambda data: self.viewer.show_document(draft.subject, data),
            failed=lambda error: self.viewer.clear(str(error)),
            owner=self,
            slot="paper",
        )

    def _preview(self) -> None:
        if self._form is not None:
            try:
                self._paint(self._form.draft())
            except Invalid as error:
                self.viewer.clear(str(error))

    @property
    def _form(self) -> LetterForm | None:
        """The letter that is being written: another form may have taken its place in the drawer."""
        content = self.drawer.content
        return content if isinstance(content, LetterForm) else None

    def _closed(self) -> None:
        self.panel.view.table.setFocus()
        key = self.panel.current_key()
        if key is not None:
            self._picked(key)

    # -- writing -----------------------------------------------------------------
    def open_row(self, key: int) -> None:
        """Write on a letter, or open the sent copy."""
        self.desk.read(letter, key, then=self._open)

    def _open(self, found: LetterView | None) -> None:
        if found is None:
            return
        if found.document is not None:
            self.desk.open("documents.archive.archive", found.document)
        else:
            self._edit(found)

    def new(self) -> None:
        """Choose a template, and write."""
        self.desk.read(templates, False, "", then=lambda found: self._choose(found, self._begin))

    def new_to(self, to: LetterTo) -> None:
        """Write to a row of another topic: by the one template for the purpose, or by one that is chosen."""

        def found(those: list[TemplateView]) -> None:
            fitting = [one for one in those if to.purpose in ("", one.draft.purpose)]
            if len(fitting) == 1:
                self._begin(fitting[0], to)
            elif fitting:
                self._choose(fitting, lambda one: self._begin(one, to))
            else:
                self.desk.notice(_("There is no template for this; write one first."))

        self.desk.read(templates, False, to.table, then=found)

    def _choose(self, found: list[TemplateView], chosen: Any) -> None:
        chooser = QListWidget()
        chooser.setObjectName("plain")
        chooser.setAccessibleName(_("Templates"))
        for one in found:
            chooser.addItem(QListWidgetItem(f"{one.draft.name}  ({one.draft.language})"))
        chooser.itemActivated.connect(lambda _item: chosen(found[chooser.currentRow()]))
        self.drawer.show_widget(_("Template"), chooser)
        chooser.setCurrentRow(0)
        chooser.setFocus()

    def _begin(self, template: TemplateView, to: LetterTo | None = None) -> None:
        one = template.draft
        today = self.desk.today()
        name = self.desk.office.actor.name
        draft = Draft(None, one.language, today, one.subject, one.body, closing=one.closing, signer=name)
        if to is not None:
            draft = replace(draft, receiver_table=to.table, receiver_key=to.key, purpose=one.purpose)
        self._edit(LetterView(0, 0, draft, "", None))

    def _edit(self, found: LetterView) -> None:
        """Show the form of a letter once what it offers was read."""
        self.desk.read(about_letter, found, then=self._show_form, owner=self, slot="form")

    def _show_form(self, about: About) -> None:
        self._key = about.letter.id or None
        form = LetterForm(self.desk, about, self._save, self.close_drawer)
        for field in form.fields.values():
            field.changed.connect(self._timer.start)
        self.drawer.show_widget(_("Letter"), form)
        form.focus_first()
        self._timer.start()

    def _save(self, then: Any = None) -> None:
        form = self._form
        if form is None:
            return

        def done(key: int) -> None:
            form.saved()
            self.close_drawer()
            self.panel.select_key(key)
            if then is not None:
                then(key)
            else:
                self.desk.notice(_("Letter kept"))

        form.send(
            save_letter,
            form.draft(),
            self._key,
            form.version,
            then=done,
        )

    # -- sending -----------------------------------------------------------------
    def send(self) -> None:
        """Make the PDF, file the copy, and show it ready to print."""
        if self._form is not None:
            if all(field.check() for field in self._form.fields.values()):
                self._save(self._send)
        else:
            self.for_current(self._send)

    def _send(self, key: int) -> None:
        def done(sent: tuple[int, bytes]) -> None:
            document, data = sent
            self.desk.notice(
                _("The copy is filed"),
                action=_("Open"),
                act=lambda: self.desk.open("documents.archive.archive", document),
            )
            Preview(self, self.desk, _("Letter"), data).show()

        self.desk.work(send, self.desk.office, key, then=done, failed=self._refused)

    def _refused(self, error: KontorError) -> None:
        if self._form is not None:
            self._form.refused(error)
        else:
            self.desk.refused(error)

    def throw_away(self) -> None:
        """Throw the letter away that was not sent."""
        self.for_current(
            lambda key: self.desk.run(
                delete_letter, key, then=lambda _n: self.desk.notice(_("Letter thrown away"))
            )
        )

    def serial(self) -> None:
        """Write the current letter to many contacts, after a look at each."""
        self.write_to([])

    def write_to(self, people: list[int]) -> None:
        """Write the current letter to contacts; more can be added, and each is looked at first."""
        key = self.panel.current_key()
        if key is None:
            self.desk.notice(_("Write one letter first; it is the text for all."))
            return
        self.desk.read(letter, key, then=lambda found: self._serial_form(found, people) if found else None)

    def _serial_form(self, found: LetterView, people: list[int]) -> None:
        if found.draft.receiver_table:
            self.desk.notice(_("A letter to staff or an applicant is written to one person alone."))
            return

        def look(data: bytes) -> None:
            self.viewer.show_document(_("Serial letter"), data)

        form = SerialForm(self.desk, found.draft, people, look, self.close_drawer)
        self.drawer.show_widget(_("Serial letter"), form)
        form.field.setFocus()

    # -- templates, logo ---------------------------------------------------------
    def templates(self) -> None:
        """Change templates and text blocks."""
        fresh = TemplateView(0, 0, TemplateDraft(_("New")))
        self.desk.read(templates, then=lambda found: self._choose([*found, fresh], self._edit_template))

    def _edit_template(self, one: TemplateView) -> None:
        show = lambda tables: template_form(self.desk, self.drawer, one, list(tables))  # noqa: E731
        self.desk.read(writes_to, then=show)
