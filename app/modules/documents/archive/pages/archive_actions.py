"""What can be done on the page of the archive, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.messages import _
from app.ui.page_head import PageAction
from app.ui.record_actions import record_actions

if TYPE_CHECKING:
    from app.modules.documents.archive.pages.archive import ArchivePage


def actions_of(page: ArchivePage) -> list[PageAction]:
    """Return the actions of the page."""
    return [
        PageAction(_("Search"), page.search.setFocus, "Ctrl+G", "search"),
        PageAction(_("Change"), page.change, "F2", "pencil", "documents.file", row=True),
        PageAction(_("Open"), page.open_outside, "Ctrl+O", "external-link", "documents.view", row=True),
        PageAction(_("Save a copy …"), page.about.save_copy, "Ctrl+S", "download", "documents.view", menu=True, row=True),
        PageAction(_("Send as mail file …"), page.about.save_mail, "Ctrl+M", "upload", "documents.view", menu=True, row=True),
        PageAction(_("Change selected documents …"), page.bulk, "Ctrl+B", "list", "documents.file", menu=True, row=True),
        PageAction(_("Keep this one beside the next"), page.keep_beside, "", "columns-3", "documents.view", menu=True, row=True),
        PageAction(_("Back into the inbox"), page.back_to_inbox, "Ctrl+Shift+Z", "undo-2", "documents.file", menu=True, row=True),
        PageAction(_("Correct the filing …"), page.correct, "", "pencil", "documents.file", menu=True, row=True),
        PageAction(_("Stamp …"), page.stamp, "Ctrl+Shift+P", "check", "documents.file", menu=True, row=True),
        PageAction(_("Archive number"), page.asn, "", "bookmark", "documents.file", menu=True, row=True),
        PageAction(_("Take out to work on / give back"), page.take, "", "lock", "documents.file", menu=True, row=True),
        PageAction(_("New version …"), lambda: page.open_other("documents.intake.version"), "Ctrl+I", "plus", "documents.file", menu=True, row=True),
        PageAction(_("Divide, turn, join pages …"), lambda: page.open_other("documents.intake.pages"), "Ctrl+T", "split", "documents.intake", menu=True, row=True),
        PageAction(_("Hold …"), lambda: page.open_other("documents.retention.holds"), "Ctrl+H", "shield-check", "documents.hold", menu=True, row=True),
        PageAction(_("Package for an auditor …"), lambda: page.desk.open("documents.intake.export"), "Ctrl+Shift+E", "download", "documents.view", menu=True),
        *record_actions(page.desk, "document", page.panel.current_key),
        PageAction(_("Print"), page.print_it, "Ctrl+P", "printer", "documents.view", menu=True, row=True),
    ]  # fmt: skip
