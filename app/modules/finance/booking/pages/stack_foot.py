"""What stands around the lines of a stack: the target sum above them, sums by side and refused lines below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.modules.finance.booking.queries import LineRow, StackView
from app.ui.page_head import PageHead
from app.ui.theme import px
from app.ui.widgets import label, set_pill


def target_figures(head: PageHead) -> tuple[QLabel, QLabel]:
    """Put target sum and difference into the head of the page; return their labels."""
    target, difference = label("", "figure"), label("", "figure")
    for title, figure in ((_("Target sum"), target), (_("Difference"), difference)):
        box = QVBoxLayout()
        box.setSpacing(0)
        for part in (label(title, "field"), figure):
            box.addWidget(part, alignment=Qt.AlignmentFlag.AlignRight)
        head.add(box)
    return target, difference


def show_state(mark: QLabel, stack: StackView) -> None:
    """Say in a pill whether a stack is posted, a draft, or still to be opened by its first line."""
    if stack.state != "draft":
        set_pill(mark, _("Posted"), "good")
    elif stack.id:
        set_pill(mark, _("Draft"), "warn")
    else:
        set_pill(mark, _("not opened yet"), "")
    mark.show()


class StackFoot(QFrame):
    """One line below the lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        bar = QHBoxLayout(self)
        bar.setContentsMargins(px(12), px(5), px(12), px(5))
        self.sums, self.refused = label("", "quiet"), label("", "quiet")
        bar.addWidget(self.sums)
        bar.addStretch()
        bar.addWidget(self.refused)

    def show_lines(self, rows: Sequence[LineRow]) -> int:
        """Show the sums of lines; return the whole of them, in cents."""
        total = sum(row.line.amount for row in rows)
        debit = sum(row.line.amount for row in rows if row.line.side == "S")
        wrong = sum(bool(row.fault) for row in rows)
        parts = [
            counted(len(rows), N_("1 line"), N_("{count} lines")),
            f"{_('Sum')} {formats.cents(total)}",
            f"{_('Debit')} {formats.cents(debit)}",
            f"{_('Credit')} {formats.cents(total - debit)}",
        ]
        self.sums.setText("     ".join(parts))
        self.refused.setText(_("refused: {count}").format(count=wrong) if wrong else "")
        return total
