"""Paper originals: which papers there are and where, boxes, printed labels; scans are checked, papers destroyed, with a protocol."""

from __future__ import annotations

from app.core.messages import N_, _, counted
from app.modules.documents.filing.api import types
from app.modules.documents.paper_originals.queries import (
    BoxView,
    boxes,
    boxes_source,
    labels_source,
    papers_source,
    protocol_rows,
)
from app.modules.documents.paper_originals.reports import protocol
from app.modules.documents.paper_originals.rules import BoxDraft
from app.modules.documents.paper_originals.services import check_scans, delete_box, destroy, save_box
from app.ui.choice_fields import SwitchField
from app.ui.desk import Desk
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
            (_("Papers"), papers_source(desk.read_blocking(types))),
            (_("Boxes"), boxes_source()),
            (_("Printed labels"), labels_source()),
        )
        super().__init__(desk, _("Paper originals"), sources)
        right = "documents.paper_originals"
        self.set_actions(
            [
                PageAction(_("New box …"), self.new_box, "Ctrl+N", "plus", right),
                PageAction(_("Take box out …"), self.delete_box, "Ctrl+D", "trash-2", right, menu=True),
                PageAction(_("Print labels …"), lambda: desk.open("documents.letters.labels"), "Ctrl+J", "printer", "documents.letters", menu=True),
                PageAction(_("Protocol"), self.protocol, "Ctrl+P", "printer", "documents.view"),
                PageAction(_("Destroy paper …"), self.destroy_paper, "Shift+F8", "trash-2", right),
                PageAction(_("Scan checked …"), self.check, "F8", "check", right, primary=True),
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
            self._box_form(next((one for one in self.desk.read_blocking(boxes) if one.id == key), None))

    # -- boxes -------------------------------------------------------------------
    def new_box(self) -> None:
        """Put a box up."""
        self.go(BOXES)
        self._box_form(None)

    def _box_form(self, one: BoxView | None) -> None:
        def save() -> None:
            values = form.values()
            draft = BoxDraft(values["code"], values["title"], values["room"], values["closed"])

            def done(key: int) -> None:
                form.saved()
                self.drawer.drop()
                self.panels[BOXES].select_key(key)
                self.desk.notice(_("{name} saved").format(name=draft.code))

            form.send(
                save_box,
                draft,
                one.id if one else None,
                form.version,
                then=done,
            )

        form = Form(
            self.desk,
            "box",
            save,
            self.drawer.drop,
            columns=1,
            record=one.id if one else 0,
            version=one.version if one else None,
        )
        form.add(TextField("code", _("Code on the box"), limit=80))
        form.add(TextField("title", _("Contents"), limit=120))
        form.add(TextField("room", _("Room"), limit=120))
        form.add(SwitchField("closed", _("Full")))
        if one is not None:
            known = one.draft
            form.fill(
                {
                    "code": known.code,
                    "title": known.title,
                    "room": known.room,
                    "closed": "1" if known.closed else "",
                }
            )
        else:
            form.fill({})
        self.drawer.show_widget(_("Box"), form)
        form.focus_first()

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

        def save() -> None:
            def done(count: int) -> None:
                form.saved()
                self.drawer.drop()
                self.desk.notice(counted(count, N_("1 scan checked"), N_("{count} scans checked")))

            form.send(check_scans, keys, form.values()["remark"], then=done)

        form = Form(
            self.desk,
            "scan_check",
            save,
            self.drawer.drop,
            _("All pages are there and legible"),
            columns=1,
        )
        form.add(TextField("remark", _("Remark"), limit=200))
        form.fill({})
        self.drawer.show_widget(
            counted(
                len(keys), N_("Compare 1 scan with its paper"), N_("Compare {count} scans with their papers")
            ),
            form,
        )
        form.focus_first()

    def destroy_paper(self) -> None:
        """Note that the papers selected were destroyed, and show the protocol."""
        keys = self._papers()
        if not keys:
            return

        def save() -> None:
            def done(count: int) -> None:
                form.saved()
                self.drawer.drop()
                words = counted(
                    count, N_("1 paper noted as destroyed"), N_("{count} papers noted as destroyed")
                )
                self.desk.notice(words, action=_("Protocol"), act=lambda: self._print(keys))

            form.send(destroy, keys, form.values()["reason"], then=done)

        form = Form(self.desk, "destroy", save, self.drawer.drop, _("The paper is destroyed"), columns=1)
        form.add(TextField("reason", _("Why (needed for deeds and contracts)"), limit=200))
        form.fill({})
        title = counted(
            len(keys), N_("Destroy the paper of 1 document?"), N_("Destroy the paper of {count} documents?")
        )
        self.drawer.show_widget(title, form)
        form.save_button.setObjectName("danger")
        repolish(form.save_button)
        form.focus_first()

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
