"""Talks, goals and agreed courses; at the right all of the talk that the row belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.core.messages import _
from app.data.drafts import Stored
from app.modules.hr.talks import CHANGE, OWN
from app.modules.hr.talks.models import Talk, TalkCourse, TalkGoal
from app.modules.hr.talks.queries import (
    agreed,
    courses_source,
    goal,
    goals_source,
    talk,
    talk_blocks,
    talk_of,
    talks_source,
)
from app.modules.hr.talks.reports import talk_paper
from app.modules.hr.talks.rules import (
    HELD,
    HELD_ALREADY,
    HELD_STAYS,
    AgreedDraft,
    GoalDraft,
    TalkDraft,
    next_after,
)
from app.modules.hr.talks.services import (
    HeldDraft,
    call_off_talk,
    hold_talk,
    save_agreed,
    save_goal,
    save_talk,
)
from app.ui.blocks_view import BlocksView
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask, hint
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.register import Register, RegisterPage


def _of(kind: Any, layout: str) -> Callable[[Desk], Sequence[Placed]]:
    return lambda desk: fields_of(desk, kind, layout)


def _ready(form: Form, one: Stored[TalkDraft] | None) -> None:
    form.fields["person"].setEnabled(one is None)
    hint(form, lead=_("empty: you"), next_day=_("empty: a year later, once it was held"))


def _stays(form: Form, one: object | None) -> None:
    form.fields["talk"].setEnabled(one is None)


class TalksPage(RegisterPage):
    """Ctrl+1 talks, Ctrl+2 goals, Ctrl+3 agreed courses; F8 keeps that a talk was held."""

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=_("Talks"), new=_("Plan a talk"), source=talks_source(), of=Talk, read=talk, fields=_of(Talk, "person:2 kind day lead next_day text:2"), draft=TalkDraft, save=save_talk, start={"kind": "yearly"}, ready=_ready, name=lambda _draft: _("Talk")),
            Register(title=_("Goals"), new=_("New goal"), source=goals_source(), of=TalkGoal, read=goal, fields=_of(TalkGoal, "talk:2 title:2 due state text:2"), draft=GoalDraft, save=save_goal, start={"state": "open"}, ready=_stays),
            Register(title=_("Agreed courses"), new=_("New agreed course"), source=courses_source(), of=TalkCourse, read=agreed, fields=_of(TalkCourse, "talk:2 course:2 due"), draft=AgreedDraft, save=save_agreed, ready=_stays, name=lambda _draft: _("Agreed course")),
        ]  # fmt: skip
        self.all = BlocksView(desk, _("All of the talk"))
        super().__init__(desk, _("Talks"), registers, [(_("All of the talk"), self.all)], width=480)
        for panel in self.panels:
            panel.picked.connect(self._pick)
        self.set_actions(
            [
                PageAction(_("Call off"), self._call_off, "Del", "undo-2", CHANGE, menu=True, of="hr.talks", why_not=self.never_with("state", (HELD,), HELD_STAYS)),
                PageAction(_("Print"), lambda: self._with_talk(self._print), "Ctrl+P", "printer", OWN, row=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New"), self.begin, "Ctrl+N", "plus", CHANGE),
                PageAction(_("Was held …"), lambda: self._with_talk(self._hold), "F8", "check", CHANGE, primary=True, row=True, why_not=self.never_with("state", (HELD,), HELD_ALREADY)),
            ]
        )  # fmt: skip
        desk.watch(self, self._again)

    def begin(self) -> None:
        """Begin a row of the list that is shown; a goal or a course belongs to the talk of the current row."""
        if self.bar.currentIndex() == 0 or self.panel.current_key() is None:
            self.edit(None)
        else:
            self._with_talk(lambda key: self.edit(None, {"talk": key}))

    def _pick(self, _key: int) -> None:
        self._with_talk(self._show, "shown")

    def _show(self, key: int) -> None:
        self.desk.read(talk_blocks, key, then=self.all.show_blocks, owner=self, slot="blocks")

    def _again(self) -> None:
        if self.panel.current_key() is not None:
            self._with_talk(self._show, "shown")

    def _with_talk(self, act: Callable[[int], object], slot: str = "") -> None:
        """Go on with the talk of the current row; what only shows it has a slot, so that a newer row takes its place."""

        def found(key: int | None) -> None:
            if key is not None:
                act(key)

        table = self.register.table
        self.for_current(lambda key: self.desk.read(talk_of, table, key, then=found, owner=self, slot=slot))

    def _call_off(self) -> None:
        if self.bar.currentIndex() == 0:
            self.run_on_current(call_off_talk, words=_("Called off"))
        else:
            self.desk.notice(_("Only a planned talk is called off (Ctrl+1)."))

    def _print(self, key: int) -> None:
        show = lambda data: Preview(self, self.desk, _("Talk"), data).show()  # noqa: E731
        self.desk.read(talk_paper, key, then=show, owner=self, slot="paper")

    def _hold(self, key: int) -> None:
        def ready(form: Any, one: Stored[TalkDraft] | None) -> Values | None:
            if one is None or one.draft.day is None:
                return None
            form.version = one.version
            day = min(one.draft.day, self.desk.today())
            after = one.draft.next_day or next_after(day)
            return {"day": day, "text": one.draft.text, "next_day": after}

        form = ask(
            self.desk,
            self.drawer,
            "hr_talk_held",
            _("The talk was held"),
            fields_of(self.desk, Talk, "day next_day text"),
            send=lambda values: (hold_talk, HeldDraft(**values), key, form.version),
            done=lambda _nothing, _values: _("Kept; the next talk comes up in Today."),
            asks=[(talk, key)],
            ready=ready,
            record=key,
        )
