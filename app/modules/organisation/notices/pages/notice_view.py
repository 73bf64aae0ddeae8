"""A notice to read, beside the list: its words, when and by whom, and for those who write them who has not read it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.core.people import person
from app.modules.organisation.notices.queries.notices import NoticeView, Reading
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
