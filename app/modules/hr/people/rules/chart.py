"""Where the boxes of the organisation chart are drawn: a column a level, whoever leads others in the row of the first of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.core.dataclass import dataclass
from app.modules.hr.people.rules.file import Node


@dataclass(frozen=True)
class Box:
    """A person in the drawing: the node, who leads them (0 for nobody), and the place as column and row."""

    node: Node
    head: int
    column: int
    row: int


def boxes(nodes: Sequence[Node]) -> list[Box]:
    """Return the boxes of a chart: no two in one place, whom somebody leads one column further right, in the order of the list."""
    found: list[Box] = []
    row = 0
    for one in nodes:
        found += _boxes(one, 0, 0, row)
        row += _height(one)
    return found


def _height(node: Node) -> int:
    return sum(map(_height, node.below)) or 1


def _boxes(node: Node, head: int, column: int, row: int) -> Iterator[Box]:
    yield Box(node, head, column, row)
    for one in node.below:
        yield from _boxes(one, node.key, column + 1, row)
        row += _height(one)
