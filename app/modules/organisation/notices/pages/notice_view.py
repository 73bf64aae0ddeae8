"""A notice to read, beside the list: its words, when and by whom, and for those who write them who has not read it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.core.people import person
from app.modules.organisation.notices.queries.notices import EditionView, NoticeView, Reading
from app.modules.organisation.notices.rules import KINDS, STATES
from app.ui.theme import px
from app.ui.widgets import clear, label

MANY = 12  # names that are said


class ReadingPane(QScrollArea):
    """Shows one notice."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Notice"))
        holder = QWidget()
        self.inside = QVBoxLayout(holder)
        self.inside.setContentsMargins(0, 0, px(8), 0)
        self.inside.setSpacing(px(8))
        self.setWidget(holder)

    def show_notice(self, one: NoticeView | None, who: Reading | None) -> None:
        """Show a notice, and who has read it where that may be known."""
        clear(self.inside)
        if one is None and who is None:
            self.inside.addWidget(label(_("What a notice says stands here."), "quiet", wrap=True))
        if one is not None:
            self.inside.addWidget(label(one.draft.title, "heading", wrap=True))
            since = formats.day(one.draft.since) if one.draft.since else ""
            about = (_(KINDS[one.draft.kind]), since, person(one.login), _(STATES[one.state]))
            self.inside.addWidget(label("  ·  ".join(filter(None, about)), "quiet", wrap=True))
            if one.draft.responsible:
                said = _("In charge: {name}").format(name=person(one.draft.responsible))
                self.inside.addWidget(label(said, "quiet", wrap=True))
            if one.until is not None:
                said = _("To be confirmed anew from {day} on").format(day=formats.day(one.until))
                self.inside.addWidget(label(said, "quiet", wrap=True))
            self.inside.addWidget(label(one.draft.text, "", wrap=True))
        if who is not None:
            self._show_reading(who)
        self.inside.addStretch()

    def _show_reading(self, who: Reading) -> None:
        words = counted(len(who.done), N_("1 person has read it"), N_("{count} people have read it"))
        self.inside.addWidget(label(words, "quiet", wrap=True))
        if who.missing:
            names = ", ".join(who.missing[:MANY]) + (" …" if len(who.missing) > MANY else "")
            said = _("Not yet: {names}").format(names=names)
            self.inside.addWidget(label(said, "", wrap=True))
        paper = sum(not one.login for one in who.papers)
        if paper:
            words = counted(paper, N_("1 of them signs on paper"), N_("{count} of them sign on paper"))
            self.inside.addWidget(label(words, "quiet", wrap=True))


class EditionsPane(ReadingPane):
    """Shows the editions of a notice below each other."""

    def __init__(self, found: list[EditionView]) -> None:
        super().__init__()
        self.setAccessibleName(_("Editions"))
        if not found:
            self.inside.addWidget(
                label(_("The first edition is kept when the words are changed."), "quiet", wrap=True)
            )
        for one in found:
            self.inside.addWidget(
                label(_("Edition {number}").format(number=one.number), "heading", wrap=True)
            )
            day = formats.day(one.made.astimezone().date()) if one.made is not None else ""
            about = "  ·  ".join(filter(None, (one.title, day, person(one.login), one.change)))
            self.inside.addWidget(label(about, "quiet", wrap=True))
            self.inside.addWidget(label(one.text, "", wrap=True))
            signed = [f"{name} ({formats.day(day)})" for name, day in one.confirmed]
            words = (
                _("Confirmed by: {names}").format(names=", ".join(signed))
                if signed
                else _("Nobody confirmed it.")
            )
            self.inside.addWidget(label(words, "quiet", wrap=True))
        self.inside.addStretch()
