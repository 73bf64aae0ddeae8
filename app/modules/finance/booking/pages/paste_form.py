"""Pasting lines from a spreadsheet into a stack: a preview says how many lines come and which rows do not, then Enter keeps them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import format as formats
from app.core.errors import BadFile
from app.core.messages import N_, _, counted
from app.data.transfer import read_clipboard
from app.modules.finance.booking.services import save_lines
from app.modules.finance.booking.transfer import read_lines
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.widgets import button, label, row

SHOWN = 14


def paste_lines(desk: Desk, drawer: Drawer, stack: int, done: Callable[[], None]) -> None:
    """Show what the clipboard holds and keep it as lines of the stack when the person says so."""
    part = QWidget()
    inside = QVBoxLayout(part)
    inside.setContentsMargins(0, 0, 0, 0)
    try:
        pasted = read_lines(read_clipboard(QGuiApplication.clipboard().text()))
    except BadFile as error:
        inside.addWidget(
            label(_("The clipboard holds no lines: its first row must name the columns."), wrap=True)
        )
        for fault in error.faults:
            inside.addWidget(label(str(fault.message), "hint", wrap=True))
        drawer.show_widget(_("Paste lines"), part)
        return
    words = _("{count} lines will be added, {faults} rows are left out.")
    inside.addWidget(label(words.format(count=len(pasted.lines), faults=len(pasted.faults)), wrap=True))
    for line in pasted.lines[:SHOWN]:
        inside.addWidget(
            label(
                f"{formats.short_day(line.day)}  {formats.cents(line.amount)}  {line.contra} / {line.account}  {line.text}",
                "quiet",
                wrap=True,
            )
        )
    for message in pasted.faults[:SHOWN]:
        bad = label(str(message), "hint", wrap=True)
        bad.setProperty("bad", True)
        inside.addWidget(bad)

    def keep() -> None:
        def kept(count: int) -> None:
            drawer.drop()
            desk.notice(counted(count, N_("1 line added"), N_("{count} lines added")))
            done()

        desk.run(save_lines, stack, pasted.lines, then=kept)

    add = button(_("Add lines"), keep, "primary")
    add.setEnabled(bool(pasted.lines))
    inside.addLayout(row(add, button(_("Close"), drawer.drop), 1))
    drawer.show_widget(_("Paste lines"), part)
    add.setFocus()
