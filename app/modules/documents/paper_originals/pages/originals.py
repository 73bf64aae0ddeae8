"""Paper originals: which papers there are and where, boxes, printed labels; scans are checked, papers destroyed, with a protocol."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.messages import N_, _, counted
from app.data.lists import asked
from app.modules.documents.filing.api import types
from app.modules.documents.paper_originals.models import Box, PaperState
from app.modules.documents.paper_originals.queries import (
    BoxView,
    box,
    boxes_source,
    labels_source,
    papers_source,
    protocol_rows,
)
from app.modules.documents.paper_originals.reports import protocol
from app.modules.documents.paper_originals.rules import BoxDraft
from app.modules.documents.paper_originals.services import check_scans, delete_box, destroy, save_box
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.theme import repolish

PAPERS, BOXES, LABELS = range(3)


class OriginalsPage(ListTabs):
    """Three lists in tabs; the actions work on the rows selected."""

    def __init__(self, desk: Desk) -> None:
        sources = (
            (_("Papers"), asked(papers_source(()), papers_source, types)),
            (_("Boxes"), boxes_source()),
            (_("Printed labels"), labels_source()),
        )
        super().__init__(desk, _("Paper originals"), sources)
        right = "documents.paper_originals"
        self.set_actions(
            [
                PageAction(_("New box …"), self.new_box, "Ctrl+N", "plus", right),
                PageAction(_("Take box out …"), self.delete_box, "Del", "trash-2", right, menu=True, of="documents.boxes"),
                PageAction(_("Print labels …"), lambda: desk.open("documents.letters.labels"), "", "printer", "documents.letters", menu=True),
                PageAction(_("Protocol"), self.protocol, "Ctrl+P", "printer", "documents.view", of="documents.papers"),
                PageAction(_("Destroy paper …"), self.destroy_paper, "Shift+F8", "trash-2", right, of="documents.papers"),
                PageAction(_("Scan checked …"), self.check, "F8", "check", right, primary=True, of="documents.papers"),
            ]
        )  # fmt: skip

    def _papers(self) -> list[int]:
        """Return the keys of the papers selected, none while another list is shown."""
        if self.bar.currentIndex() != PAPERS:
            self.go(PAPERS)
            self.desk.notice(_("Choose the rows here first."))
            return []
        return self.panels[PAPERS].selected_keys()

    def open_row(self, key: int) -> None:
        """Show the document of a paper, or change a box."""
        if self.bar.currentIndex() == PAPERS:
            self.desk.open("documents.archive.archive", key)
        elif self.bar.currentIndex() == BOXES:
            self._box_form(key)

    # -- boxes -------------------------------------------------------------------
    def new_box(self) -> None:
        """Put a box up."""
        self.go(BOXES)
        self._box_form(None)

    def _box_form(self, key: int | None) -> None:
        def ready(form: Form, *found: BoxView | None) -> Mapping[str, Any] | None:
            if not found:
                return {}
            one = found[0]
            if one is None:
                return None
            form.version = one.version
            return vars(one.draft)

        def done(made: int, values: Values) -> str:
            self.panels[BOXES].select_key(made)
            return _("{name} saved").format(name=values["code"])

        form = ask(
            self.desk,
            self.drawer,
            "box",
            _("Box"),
            fields_of(self.desk, Box, "code title room closed"),
            send=lambda values: (save_box, BoxDraft(**values), key, form.version),
            done=done,
            asks=((box, key),) if key is not None else (),
            ready=ready,
            record=key or 0,
            needs="documents.paper_originals",
        )

    def delete_box(self) -> None:
        """Take the box selected out of the register."""
        key = self.panels[BOXES].current_key()
        if self.bar.currentIndex() != BOXES or key is None:
            self.go(BOXES)
            return
        self.desk.run(delete_box, key, then=lambda _n: self.desk.notice(_("Box taken out")))

    # -- papers ------------------------------------------------------------------
    def check(self) -> None:
        """Note that the scans selected were compared with their paper."""
        keys = self._papers()
        if not keys:
            return
        ask(
            self.desk,
            self.drawer,
            "scan_check",
            counted(
                len(keys), N_("Compare 1 scan with its paper"), N_("Compare {count} scans with their papers")
            ),
            fields_of(self.desk, PaperState, "remark"),
            send=lambda values: (check_scans, keys, values["remark"]),
            done=lambda count, _values: counted(count, N_("1 scan checked"), N_("{count} scans checked")),
            save_text=_("All pages are there and legible"),
        )

    def destroy_paper(self) -> None:
        """Note that the papers selected were destroyed, and show the protocol."""
        keys = self._papers()
        if not keys:
            return

        def done(count: int, _values: object) -> None:
            words = counted(count, N_("1 paper noted as destroyed"), N_("{count} papers noted as destroyed"))
            self.desk.notice(words, action=_("Protocol"), act=lambda: self._print(keys))

        title = counted(
            len(keys), N_("Destroy the paper of 1 document?"), N_("Destroy the paper of {count} documents?")
        )
        form = ask(
            self.desk,
            self.drawer,
            "destroy",
            title,
            [TextField("reason", _("Why (needed for deeds and contracts)"), limit=200)],
            send=lambda values: (destroy, keys, values["reason"]),
            done=done,
            save_text=_("The paper is destroyed"),
        )
        form.save_button.setObjectName("danger")
        repolish(form.save_button)

    def protocol(self) -> None:
        """Show the protocol of the papers selected."""
        keys = self._papers()
        if keys:
            self._print(keys)

    def _print(self, keys: list[int]) -> None:
        company, office = str(self.desk.settings.get("company.name", "")), self.desk.office
        preview(
            self,
            self.desk,
            _("Protocol of scans and papers"),
            lambda: protocol(office.read(protocol_rows, keys), company),
        )
