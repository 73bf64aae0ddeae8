"""The organisation chart on paper: as a list, and as a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.core.messages import _
from app.modules.hr.people.rules.chart import boxes
from app.modules.hr.people.rules.file import Node
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.drawing import DrawnBox, drawing_pdf
from app.paper.page_frame import Letterhead

STEP = "\u2003"  # a wide blank for each level


def chart_pdf(nodes: Sequence[Node], company: str, day: str) -> bytes:
    """Return the organisation chart of a day as PDF, each level further in."""
    rows = tuple(line for one in nodes for line in _lines(one, 0))
    head = (_("Member of staff"), _("Position held"), _("Department"))
    section = Section(1, _("Who leads whom"), (), head, rows, shares=(3.0, 2.0, 1.4))
    return booklet_pdf(Booklet(_("Organisation chart"), day, Letterhead(company), [section]))


def drawn_pdf(nodes: Sequence[Node], company: str, day: str) -> bytes:
    """Return the organisation chart of a day as a drawing: a column a level, a line to everybody who is led."""
    drawn = [
        DrawnBox(
            one.node.key,
            one.head,
            one.node.name,
            one.node.job or one.node.department,
            one.column,
            row=one.row,
        )
        for one in boxes(nodes)
    ]
    return drawing_pdf(_("Organisation chart"), day, Letterhead(company), drawn)


def _lines(node: Node, level: int) -> Iterator[tuple[str, str, str]]:
    mark = "– " if level else ""
    yield f"{STEP * level}{mark}{node.name}", node.job, node.department
    for one in node.below:
        yield from _lines(one, level + 1)
