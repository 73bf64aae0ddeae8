"""Letters: the list, the form with templates and text blocks, the page as it will be printed beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from app.core import format as formats
from app.core.dates import utc_now
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _
from app.core.words import fold
from app.modules.documents.filing.api import CaseRow, cases
from app.modules.documents.letters.pages.serial import SerialForm
from app.modules.documents.letters.queries import LetterView, TemplateView, letter, letters_source, templates
from app.modules.documents.letters.rules import Draft, TemplateDraft
from app.modules.documents.letters.services import delete_letter, paper, pdf, save_letter, save_template, send
from app.modules.organisation.contacts.api import ContactView, contact, find
from app.ui.desk import Desk
from app.ui.fields import ChoiceField, DayField, LongField, SwitchField, TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.lookups import LookupField, Offer
from app.ui.preview import Preview
from app.ui.theme import px
from app.ui.viewer import Viewer
from app.ui.widgets import PageAction, named_frame

LANGUAGES = [("de", N_("German")), ("en", N_("English"))]


class LettersPage(ListPage):
    """Enter writes on; Ctrl+Return in the form keeps, the action sends: prints and files the copy."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Letters"), letters_source())
        self._known: dict[str, ContactView] = {}
        self._form: Form | None = None
        self._key: int | None = None
        self._cases: list[CaseRow] = []
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
        self.set_actions(
            [
                PageAction(_("Throw away"), self.throw_away, "Ctrl+D", "trash-2", "documents.letters", menu=True),
                PageAction(_("Serial letter …"), self.serial, "Ctrl+Shift+S", "copy", "documents.letters", menu=True),
                PageAction(_("Templates and text blocks …"), self.templates, "Ctrl+T", "layers", "documents.letters", menu=True),
                PageAction(
                    _("Letterhead …"),
                    lambda: desk.open("documents.letters.letterhead"),
                    "Ctrl+Shift+L",
                    "image",
                    "settings.change",
                    menu=True,
                ),
                PageAction(_("Write on"), lambda: self.for_current(self.open_row), "F2", "pencil", "documents.letters"),
                PageAction(_("Send: print and file"), self.send, "Ctrl+P", "printer", "documents.letters"),
                PageAction(_("New letter"), self.new, "Ctrl+N", "plus", "documents.letters", primary=True),
            ]
        )

    def request(self, what: object) -> None:
        """Go to a letter, or begin a new one."""
        if what == "new":
            self.new()
        elif isinstance(what, tuple):  # contacts chosen elsewhere
            self.write_to(list(what))
        else:
            super().request(what)

    # -- showing ---------------------------------------------------------------
    def _picked(self, key: int) -> None:
        if self._form is None:
            self.desk.read(letter, key, then=self._show_paper)

    def _show_paper(self, found: LetterView | None) -> None:
        if found is not None:
            self._paint(found.draft)

    def _paint(self, draft: Draft) -> None:
        office = self.desk.office
        self.desk.work(
            lambda: pdf([paper(office, draft)]),
            then=lambda data: self.viewer.show_document(draft.subject, data),
            failed=lambda error: self.viewer.clear(str(error)),
        )

    def _preview(self) -> None:
        if self._form is not None:
            try:
                self._paint(self._draft())
            except Invalid as error:
                self.viewer.clear(str(error))

    def _closed(self) -> None:
        self._form = None
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
        self.desk.read(templates, False, then=lambda found: self._choose(found, self._begin))

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

    def _begin(self, template: TemplateView) -> None:
        one = template.draft
        today = utc_now().astimezone().date()
        name = self.desk.office.actor.name
        self._edit(LetterView(0, 0, Draft(None, one.language, today, one.subject, one.body, one.closing, name), "", None))

    def _offers(self, typed: str) -> list[Offer]:
        found = self.desk.now(find, typed)
        self._known.update({str(one.number): one for one in found})
        return [Offer(str(one.number), f"{one.number}  {one.name}", one.draft.town) for one in found]

    def _case_offers(self, typed: str) -> list[Offer]:
        return [
            Offer(one.number, f"{one.number}  {one.title}") for one in self._cases if typed in one.number or fold(typed) in fold(one.title)
        ]

    def _edit(self, found: LetterView) -> None:
        self._key = found.id or None
        self._cases = self.desk.now(cases, True)
        form = Form(self.desk, f"draft.letter.{found.id}", self._save, self.close_drawer, _("Keep"))
        form.add(LookupField("contact", _("To"), self._offers))
        form.add(DayField("day", _("Date"), required=True))
        form.add(ChoiceField("language", _("Language"), LANGUAGES))
        form.add(TextField("reference", _("Your reference"), limit=80))
        form.add(TextField("subject", _("Subject"), limit=200), 2)
        form.add(LongField("body", _("Text"), 12), 2)
        form.add(
            ChoiceField(
                "block", _("Put in a text block"), [("", "–"), *((str(one.id), one.draft.name) for one in self.desk.now(templates, True))]
            ),
            2,
        )
        form.add(TextField("closing", _("Closing"), limit=120))
        form.add(TextField("signer", _("Signed by"), limit=80))
        form.add(LookupField("case", _("Case"), self._case_offers))
        form.add(TextField("notes", _("Above the address"), limit=200))
        form.add(LongField("attached", _("Enclosures"), 2), 2)
        one = found.draft
        who = self.desk.now(contact, one.contact) if one.contact else None
        if who is not None:
            self._known[str(who.number)] = who
        case = next((c.number for c in self._cases if c.id == one.case), "")
        form.fill(
            {"contact": str(who.number) if who else "", "day": formats.day(one.day), "language": one.language, "reference": one.reference,
             "subject": one.subject, "body": one.body, "closing": one.closing, "signer": one.signer, "notes": one.notes,
             "attached": one.attached, "case": case}
        )  # fmt: skip
        form.fields["contact"].left.connect(self._say_name)
        form.fields["block"].changed.connect(self._put_block)
        for field in form.fields.values():
            field.changed.connect(self._timer.start)
        self._form, self._version = form, found.version
        self.drawer.show_widget(_("Letter"), form)
        self._say_name()
        form.focus_first()
        self._timer.start()

    def _who(self, text: str) -> ContactView | None:
        if text and text not in self._known:
            self._offers(text)
        return self._known.get(text)

    def _say_name(self) -> None:
        if self._form is not None:
            who = self._who(self._form.fields["contact"].text().strip())
            self._form.fields["contact"].set_hint(who.name if who else "")
            if who is not None and self._key is None:
                self._form.fields["language"].set_text(who.draft.language)

    def _put_block(self) -> None:
        assert self._form is not None
        chosen = self._form.fields["block"].text()
        block = next((one for one in self.desk.now(templates, True) if str(one.id) == chosen), None)
        if block is not None:
            body = self._form.fields["body"]
            body.set_text(f"{body.text().rstrip()}\n\n{block.draft.body}")
            self._form.fields["block"].set_text("")

    def _draft(self) -> Draft:
        assert self._form is not None
        values = self._form.values()
        who = self._who(values["contact"].strip())
        case = next((one.id for one in self._cases if one.number == values["case"].strip()), None)
        return Draft(
            who.id if who else None, values["language"], values["day"], values["subject"], values["body"], values["closing"], values["signer"],
            values["notes"], values["attached"], values["reference"], case,
        )  # fmt: skip

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

        self.desk.run(save_letter, self._draft(), self._key, self._version if self._key else None, then=done, failed=form.refused)

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
            self.desk.notice(_("The copy is filed"), action=_("Open"), act=lambda: self.desk.open("documents.archive.archive", document))
            Preview(self, self.desk, _("Letter"), data).show()

        self.desk.work(send, self.desk.office, key, then=done, failed=self._refused)

    def _refused(self, error: KontorError) -> None:
        if self._form is not None:
            self._form.refused(error)
        else:
            self.desk.refused(error)

    def throw_away(self) -> None:
        """Throw the letter away that was not sent."""
        self.for_current(lambda key: self.desk.run(delete_letter, key, then=lambda _n: self.desk.notice(_("Letter thrown away"))))

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
        def look(data: bytes) -> None:
            self.viewer.show_document(_("Serial letter"), data)

        form = SerialForm(self.desk, found.draft, people, look, self.close_drawer)
        self.drawer.show_widget(_("Serial letter"), form)
        form.field.setFocus()

    # -- templates, logo ---------------------------------------------------------
    def templates(self) -> None:
        """Change templates and text blocks."""
        fresh = TemplateView(0, 0, TemplateDraft(_("New")))
        self.desk.read(templates, then=lambda found: self._choose([*found, fresh], self._template_form))

    def _template_form(self, one: TemplateView) -> None:
        def save() -> None:
            values = form.values()
            draft = TemplateDraft(values["name"], values["language"], values["block"], values["subject"], values["body"], values["closing"])

            def done(_key: int) -> None:
                form.saved()
                self.close_drawer()
                self.desk.notice(_("{name} saved").format(name=draft.name))

            self.desk.run(save_template, draft, one.id or None, one.version if one.id else None, then=done, failed=form.refused)

        form = Form(self.desk, f"draft.template.{one.id}", save, self.close_drawer)
        form.add(TextField("name", _("Name"), limit=80), 2)
        form.add(ChoiceField("language", _("Language"), LANGUAGES))
        form.add(SwitchField("block", _("Text block")))
        form.add(TextField("subject", _("Subject"), limit=200), 2)
        form.add(LongField("body", _("Text"), 12), 2)
        form.add(TextField("closing", _("Closing"), limit=120), 2)
        texts = {name: str(getattr(one.draft, name)) for name in ("language", "subject", "body", "closing")}
        form.fill({**texts, "name": one.draft.name if one.id else "", "block": "1" if one.draft.block else ""})
        form.message.setText(_("Fields: {salutation} {name} {street} {postcode} {town} {date} {case} {reference} {company} {signer} …"))
        form.message.show()
        self.drawer.show_widget(_("Template"), form)
        form.focus_first()
