"""What fails when: the drawing of a part with what it needs at the left and what falls with it at the right, and the same in words."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.core.messages import N_, _, counted
from app.modules.it.infrastructure.queries import Part, needs, offered_components, parts
from app.modules.it.infrastructure.reports import impact_pdf
from app.modules.it.infrastructure.rules import (
    CRITICALITY,
    KINDS,
    Impact,
    Need,
    impact,
    layers,
    places,
    upstream,
)
from app.ui.desk import Desk
from app.ui.graph import Arrow, Graph, Node, in_scroll_area
from app.ui.lists.empty_ground import EmptyWords
from app.ui.lookups import KeyField
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.theme import px
from app.ui.widgets import card, label


class ImpactPage(Page):
    """Type a part; the arrow keys walk the drawing, Enter lets the marked part be the cause, Ctrl+Space lets it fail too."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("What fails when"))
        self._parts: dict[int, Part] = {}
        self._needs: list[Need] = []
        self.causes: list[int] = []
        self.found = Impact()
        self.field = KeyField(desk, "part", _("What fails"), offered_components)
        self.field.setMaximumWidth(px(320))
        self.field.taken.connect(lambda _value: self._typed())
        self.field.line.returnPressed.connect(self._typed)
        self.graph = Graph(_("Drawing of what fails"))
        self.graph.opened.connect(lambda key: self.show_cause([key]))
        self.words = QListWidget()
        EmptyWords(self.words, _("What fails with a part stands here in words."))
        self.words.setObjectName("plain")
        self.words.setWordWrap(True)
        self.words.setSpacing(px(3))
        self.words.setAccessibleName(_("What fails, in words"))
        self.words.itemActivated.connect(
            lambda item: self.graph.pick(int(item.data(Qt.ItemDataRole.UserRole) or 0))
        )
        self.sum = label("", "heading", wrap=True)
        self.body.addWidget(self.field)
        frame, inside = card()
        inside.addWidget(in_scroll_area(self.graph), 1)
        inside.addWidget(
            label(
                _(
                    "Red fails, yellow has lost a replacement, plain is needed. A dashed line can be replaced."
                ),
                "hint",
                wrap=True,
            )
        )
        side, right = card()
        side.setFixedWidth(px(330))
        right.addWidget(self.sum)
        right.addWidget(self.words, 1)
        across = QHBoxLayout()
        across.setSpacing(px(12))
        across.addWidget(frame, 1)
        across.addWidget(side)
        self.body.addLayout(across, 1)
        self.set_actions(
            [
                PageAction(_("Print"), self.print_it, "Ctrl+P", "printer", menu=True),
                PageAction(_("Open the part"), self.open_part, "F2", "external-link", row=True),
                PageAction(_("Fails too"), self.also, "", "zap", row=True),
            ]
        )
        self.mean(lambda: self.graph.current, _("Please choose a part of the drawing first."))
        self.graph.picked.connect(self.look_again)
        desk.watch(self, self._read)
        self._read()

    def first_focus(self) -> QWidget | None:
        """Focus the field for what fails."""
        return self.field

    def request(self, what: object) -> None:
        """Let a part be the cause; one that is asked for before the parts are read is shown with them."""
        if isinstance(what, int):
            self.causes = [what]
            if self._parts:
                self.show_cause([what])

    def place(self) -> object:
        """Return the part whose failure is shown, where it is one."""
        return self.causes[0] if len(self.causes) == 1 else None

    def _read(self) -> None:
        self.desk.read_all(
            ((parts,), (needs,)), then=lambda found: self._take(*found), owner=self, slot="parts"
        )

    def _take(self, known: dict[int, Part], found: list[Need]) -> None:
        self._parts, self._needs = known, found
        if not self.causes and self._parts:
            users = Counter(one.needs for one in self._needs)
            self.causes = [max(self._parts, key=lambda key: users[key])]  # what most others need themselves
        self.show_cause([key for key in self.causes if key in self._parts])

    def _typed(self) -> None:
        if self.field.check() and (key := self.field.value()) is not None:
            self.show_cause([key])
            self.graph.setFocus()

    def also(self) -> None:
        """Let the marked part fail too, or stand again."""
        key = self.graph.current
        if key:
            rest = [one for one in self.causes if one != key]
            self.show_cause(rest if len(rest) < len(self.causes) and rest else [*rest, key], key)

    def open_part(self) -> None:
        """Go to the marked part in its list."""
        if self.graph.current:
            self.desk.open("it.infrastructure.components", self.graph.current)

    def show_cause(self, causes: list[int], marked: int = 0) -> None:
        """Show what fails when these parts fail."""
        self.causes = causes
        self.found = impact(self._needs, causes)
        columns = {
            key: column for key, column in layers(self._needs, self.found).items() if key in self._parts
        }
        for key in self.found.weakened:
            columns[key] = 1 + max(columns.get(cause, 0) for cause in self.found.weakened[key])
        for cause in causes[:1]:
            columns |= {
                key: -distance
                for key, distance in upstream(self._needs, cause).items()
                if key not in columns and distance <= UP
            }
        names = {key: one.name for key, one in self._parts.items()}
        where = places(columns, self._needs, names)
        nodes = [self._node(key, *where[key]) for key in columns]
        arrows = [
            Arrow(
                one.needs,
                one.component,
                "bad" if one.component in self.found.failed and one.needs in self.found.failed else "",
                bool(one.group),
            )
            for one in self._needs
        ]
        self.graph.show_graph(nodes, arrows, marked or (causes[0] if causes else 0))
        self._say()

    def _node(self, key: int, column: int, row: int) -> Node:
        one = self._parts[key]
        if key in self.found.failed:
            tone, mark, words = "bad", "✗", _("is the cause") if key in self.causes else _("fails")
        elif key in self.found.weakened:
            tone, mark, words = "warn", "!", _("without replacement")
        else:
            tone, mark, words = "", "○", _("is needed")
        return Node(key, one.name, f"{words} · {_(KINDS[one.kind])}", column, row, tone=tone, mark=mark)

    def _say(self) -> None:
        self.look_again()
        fallen = [key for key in self.found.failed if key not in self.causes]
        self.sum.setText(counted(len(fallen), N_("1 part fails with it"), N_("{count} parts fail with it")))
        self.words.clear()
        for key, line in sentences(self.found, self._parts, self.causes):
            item = QListWidgetItem(line)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.words.addItem(item)

    def print_it(self) -> None:
        """Show the words on paper."""
        company = str(self.desk.settings.get("company.name", ""))
        title = ", ".join(self._parts[key].name for key in self.causes)
        rows = [
            (line, _(CRITICALITY[self._parts[key].criticality]))
            for key, line in sentences(self.found, self._parts, self.causes)
        ]
        self.desk.work(
            impact_pdf,
            title,
            rows,
            company,
            self.desk.today(),
            then=lambda data: Preview(self, self.desk, _("What fails when"), data).show(),
        )


UP = 2  # steps to the left that are drawn


def sentences(found: Impact, all_parts: dict[int, Part], causes: list[int]) -> list[tuple[int, str]]:
    """Return what follows in words, the most important first: what fails and why, then what has lost a replacement."""

    def names(keys: tuple[int, ...]) -> str:
        return ", ".join(all_parts[key].name for key in keys if key in all_parts)

    fallen = sorted(
        (key for key in found.failed if key not in causes),
        key=lambda key: (-all_parts[key].criticality, found.failed[key]),
    )
    lines = []
    for key in fallen:
        one = all_parts[key]
        back = (
            "  ·  " + _("back within {hours} h").format(hours=one.recovery)
            if one.recovery is not None
            else ""
        )
        who = f"  ·  {one.person}" if one.person else ""
        lines.append(
            (
                key,
                _("{name} fails, because {causes} fails").format(
                    name=one.name, causes=names(found.causes[key])
                )
                + back
                + who,
            )
        )
    weak = sorted(found.weakened, key=lambda key: -all_parts[key].criticality)
    return lines + [
        (
            key,
            _("{name} stands, but without {causes}").format(
                name=all_parts[key].name, causes=names(found.weakened[key])
            ),
        )
        for key in weak
    ]
