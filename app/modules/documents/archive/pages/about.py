"""What there is to know of a document beside its pages: data, why and until when it is kept, versions, approvals, the e-invoice's verdict."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.core import format as formats
from app.core import open_copies
from app.core.messages import N_, _, counted
from app.core.people import person
from app.core.programs import runs
from app.data import archive
from app.data.approval_tables import STATES as STEP_STATES
from app.modules.documents.archive.pages.reading import Shown
from app.modules.documents.archive.rules.documents import MOST_TEXT, SOURCES, STATES
from app.modules.documents.einvoice.api import passed, verdicts
from app.ui.desk import Desk
from app.ui.save_file import save_file
from app.ui.theme import px
from app.ui.widgets import clear, label, row


class AboutPanel(QScrollArea):
    """Pairs of words and values, in groups."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shown: Shown | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("About"))
        holder = QWidget()
        self._inside = QVBoxLayout(holder)
        self._inside.setContentsMargins(0, px(8), px(6), 0)
        self._inside.setSpacing(px(4))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(holder)

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.desk.drop(self, "verdict")
        clear(self._inside)

    def show_one(self, shown: Shown) -> None:
        """Show a document."""
        self._shown = shown
        one = shown.one
        self.desk.drop(self, "verdict")
        clear(self._inside)
        self._pair(_("State"), _(STATES[one.state]) + (f": {one.reason}" if one.reason else ""))
        if one.state == "erased":
            self._inside.addStretch()
            return
        kinds = {kind.key: kind.title for kind in shown.known.types}
        places = {node.code: node.words for node in shown.known.nodes}
        amount = f"{formats.cents(one.amount)} {one.currency}" if one.amount is not None else ""
        pairs = (
            (_("No."), one.number),
            (_("Title"), one.title),
            (_("Type"), kinds.get(one.type, "")),
            (_("Contact"), one.contact),
            (_("Date"), formats.day(one.doc_date)),
            (_("Received"), formats.day(one.received)),
            (_("Amount"), amount),
            (_("Number of the sender"), one.reference),
            (_("Plan"), places.get(one.node, one.node)),
            (_("Case"), one.case),
            (_("Area"), shown.known.areas.get(one.area, "")),
            (_("Tags"), ", ".join(one.tags)),
            (_("Ends on"), formats.day(one.expires)),
            (_("Notice until"), formats.day(one.notice)),
            (_("Archive no."), str(one.asn or "")),
            (_("Shelf"), one.place),
            (_("Came by"), f"{_(SOURCES[one.source])}, {person(one.added_by)}"),
            (_("Taken by"), one.checked_out_by),
        )
        if len(shown.text) >= MOST_TEXT:
            self._pair(
                _("Text"),
                _("only the first {count} letters are searched").format(count=formats.count(MOST_TEXT)),
            )
        for title, value in pairs:
            self._pair(title, value)
        for field in shown.known.fields:
            self._pair(field.title, (one.values or {}).get(field.id, ""))
        self._heading(_("Retention"))
        if shown.term is not None:
            self._pair(_("Kept"), str(shown.term.why))
        if shown.correction is not None:
            asked = _("{who} asks to correct this filing: {reason}")
            self._pair(
                _("Correction"), asked.format(who=shown.correction.asked_by, reason=shown.correction.reason)
            )
        for matter in one.holds:
            self._pair(_("Hold"), matter)
        self._versions(shown)
        self._approvals(shown)
        if one.invoice:
            self._invoice(shown)
        self._inside.addStretch()

    def _heading(self, text: str) -> None:
        self._inside.addSpacing(px(8))
        self._inside.addWidget(label(text, "heading"))

    def _pair(self, title: str, value: str) -> None:
        if value:
            words = label(title, "hint")
            words.setFixedWidth(px(112))
            words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            said = label(value, "", wrap=True)
            room = said.sizePolicy()
            room.setHorizontalPolicy(
                QSizePolicy.Policy.Ignored
            )  # long names break instead of widening the panel
            said.setSizePolicy(room)
            line = row(words, said)
            line.setStretch(1, 1)
            self._inside.addLayout(line)

    def _versions(self, shown: Shown) -> None:
        self._heading(counted(len(shown.one.versions), N_("1 version"), N_("{count} versions")))
        for version in reversed(shown.one.versions):
            said = f"{version.name}, {formats.size(version.size)}, {formats.moment(version.made_at)}, {person(version.made_by)}"
            self._pair(str(version.place), said + (f": {version.reason}" if version.reason else ""))
            self._pair("", version.sha256.hex()[:24] + " …")

    def _approvals(self, shown: Shown) -> None:
        if shown.steps:
            self._heading(_("Approval"))
        for step in shown.steps:
            who = person(step.decided_by or step.login) or _(step.role)
            said = _(STEP_STATES[step.state])
            if step.decided_at is not None:
                said += f", {formats.moment(step.decided_at)}"
            elif step.state == "open":
                said += ", " + _("due {day}").format(day=formats.day(step.due))
            self._pair(who, said + (f": {step.comment}" if step.comment else ""))

    def _invoice(self, shown: Shown) -> None:
        self._heading(_("E-invoice"))
        self._pair(_("Profile"), shown.one.invoice)
        place = self._inside.count()
        holder = QVBoxLayout()
        self._inside.insertLayout(place, holder)

        def show(answer: tuple[list[dict[str, object]], bool]) -> None:
            found, official = answer
            if not found:
                holder.addWidget(label(passed(official), "", wrap=True))
            for one in found[:20]:
                words = f"{one['rule']}: {one['message']}" + (
                    " (" + _("only a warning") + ")" if one["warning"] else ""
                )
                holder.addWidget(label(words, "hint", wrap=True))

        self.desk.work(
            self._check,
            shown,
            then=show,
            failed=lambda error: holder.addWidget(label(str(error), "hint", wrap=True)),
            owner=self,
            slot="verdict",
        )

    def _check(self, shown: Shown) -> tuple[list[dict[str, object]], bool]:
        record = shown.one.current.record_sha256
        return verdicts(archive.load(self.desk.office.book, record)) if record is not None else ([], False)

    # -- going out -----------------------------------------------------------------
    def open_outside(self) -> None:
        """Open a copy of the document with the program that the computer has for it."""
        if self._shown is None or not self._shown.data:
            return
        name = f"{self._shown.one.number} {self._shown.one.current.name}"
        if runs(name):
            words = _("{name} is a program; Kontor opens none. Save a copy if you trust where it comes from.")
            self.desk.notice(words.format(name=self._shown.one.current.name), "bad")
            return
        path = open_copies.copy_of(name, self._shown.data)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.desk.notice(_("This computer has no program for {name}.").format(name=name), "bad")

    def save_copy(self) -> None:
        """Ask for a place and write the original there."""
        if self._shown is not None and self._shown.data:
            data = self._shown.data
            save_file(self, self.desk, self._shown.one.current.name, lambda: data)

    def save_mail(self) -> None:
        """Write a mail with the document on it, to be opened in the mail program."""
        if self._shown is None or not self._shown.data:
            return
        shown, data = self._shown.one, self._shown.data
        save_file(
            self,
            self.desk,
            f"{shown.number}.eml",
            lambda: mail_with(shown.title, shown.current.name, shown.current.mime, data),
        )


def mail_with(subject: str, name: str, mime: str, data: bytes) -> bytes:
    """Return a mail that is not sent yet (X-Unsent), with a document on it."""
    from email.message import EmailMessage

    made = EmailMessage()
    made["Subject"], made["X-Unsent"] = subject, "1"
    made.set_content("")
    main, _slash, sub = mime.partition("/")
    made.add_attachment(data, maintype=main or "application", subtype=sub or "octet-stream", filename=name)
    return made.as_bytes()
