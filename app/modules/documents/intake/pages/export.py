"""The auditor's package: documents of a search with an index, checksums and the procedure documentation, written into an empty folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.core.messages import N_, _, counted
from app.modules.documents.archive.api import keys_of
from app.modules.documents.intake.reports import procedure_pdf
from app.modules.documents.intake.transfer import all_keys, export
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.jobs import Progress
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.save_file import ask_folder
from app.ui.theme import px
from app.ui.widgets import button, card, label, row


class ExportPage(Page):
    """Which documents, and where to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Package for an auditor"))
        frame, inside = card()
        frame.setMaximumWidth(px(720))
        words = _(
            "The original files with index.csv, index.xml, their checksums and the procedure documentation. You get what you may know of."
        )
        inside.addWidget(label(words, "quiet", wrap=True))
        self.form = Form(desk, "export", self.write, None, _("Write"), columns=1)
        self.form.add(TextField("query", _("Search (empty: all documents)"), limit=300))
        self.form.add(TextField("folder", _("Empty folder"), limit=400))
        self.form.fill({})
        self.form.bar.insertWidget(1, button(_("Folder …"), self.ask))
        inside.addWidget(self.form)
        self.body.addLayout(row(frame, 1))
        self.body.addStretch()
        self.set_actions(
            [
                PageAction(
                    _("Procedure documentation"), self.show_procedure, "Ctrl+P", "book-open", "documents.view"
                ),
                PageAction(
                    _("Write"), self.form.submit, "Ctrl+S", "download", "documents.view", primary=True
                ),
            ]
        )

    def first_focus(self) -> QWidget | None:
        """Focus the search."""
        return self.form.fields["query"]

    def ask(self) -> None:
        """Ask for the folder."""
        ask_folder(self, _("Empty folder"), self.form.fields["folder"].set_text)

    def show_procedure(self) -> None:
        """Show the procedure documentation ready to print."""
        office = self.desk.office
        preview(self, self.desk, _("Procedure documentation"), lambda: office.read(procedure_pdf))

    def write(self) -> None:
        """Write the package as a job."""
        values, office = self.form.values(), self.desk.office
        if not values["folder"].strip():
            self.form.fields["folder"].mark(_("Choose a folder."))
            return
        out = Path(values["folder"].strip())

        def work(_progress: Progress) -> int:
            keys = office.read(keys_of, values["query"]) if values["query"].strip() else office.read(all_keys)
            return export(office, keys, out)

        def done(count: int) -> None:
            self.form.saved()
            self.desk.notice(counted(count, N_("1 document written"), N_("{count} documents written")))

        self.desk.jobs.begin(_("Package for an auditor"), work, self, done, self.form.refused)
