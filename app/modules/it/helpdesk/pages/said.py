"""What was said on a ticket, as a text with a ground of its own for each side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtWidgets import QFrame, QTextBrowser

from app.core import format as formats
from app.core.messages import _
from app.modules.it.helpdesk.queries.tickets import EntryRow
from app.modules.it.helpdesk.rules.tickets import ENTRY_KINDS
from app.ui.theme import look


class SaidView(QTextBrowser):
    """The words on a ticket, the newest at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What was said"))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_words(
        self, entries: Sequence[EntryRow], who: Callable[[EntryRow], str], kinds: bool = True
    ) -> None:
        """Show words with who said each, and of which kind it is, and go to the end."""
        body = "".join(_block(one, who(one), kinds) for one in entries)
        self.setHtml(f'<div style="color:{look.tokens["text"]}">{body}</div>')
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())


def _block(entry: EntryRow, who: str, kinds: bool) -> str:
    colours = look.tokens
    note = entry.internal and entry.kind == "note"
    kind = _("Internal note") if note else _(ENTRY_KINDS[entry.kind])
    head = escape(f"{formats.moment(entry.at)}  {who}" + (f"  ·  {kind}" if kinds else ""))
    ground, quiet = colours["select"] if entry.by_agent else colours["raised"], colours["quiet"]
    body = escape(entry.body).replace("\n", "<br>")
    return (
        f'<table width="100%" cellpadding="8" bgcolor="{ground}"><tr><td>'
        f'<span style="color:{quiet}">{head}</span><br>{body}</td></tr></table><br>'
    )
