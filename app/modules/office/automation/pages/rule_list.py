"""Rules: the list with each in words, its form, and beside it the protocol and what it would have done; F8 switches one on or off."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.modules.office.automation.models import Rule
from app.modules.office.automation.pages.panes import LinesPane
from app.modules.office.automation.pages.rule_form import RuleForm
from app.modules.office.automation.queries.kinds import offered
from app.modules.office.automation.queries.lists import (
    FiringView,
    Preview,
    RuleInWords,
    page_of,
    preview,
    protocol,
    rule_draft,
    rule_in_words,
    rules_source,
)
from app.modules.office.automation.rules.rule import HAS_FIRED, ON, OUTCOME_TONES, OUTCOMES, RuleDraft
from app.modules.office.automation.services.firing import run_rules
from app.modules.office.automation.services.keeping import delete_rule, save_rule, switch_rule
from app.modules.office.automation.settings import EDIT
from app.ui.desk import Desk
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage


class RulesPage(RegisterPage):
    """Ctrl+N begins a rule, F2 changes one, F8 switches it, Del takes away one that never fired."""

    def __init__(self, desk: Desk) -> None:
        form = RuleForm()
        self.protocol, self.past = LinesPane(desk, _("Protocol")), LinesPane(desk, _("On the past"))
        register = Register(
            title=_("Rules"),
            new=_("New rule"),
            source=rules_source(),
            of=Rule,
            read=rule_draft,
            fields=form.fields,
            draft=RuleDraft,
            save=save_rule,
            asks=[(offered,)],
            ready=form.ready,
            start={"event": "state", "action": "task", "audience": "all", "form": "pdf"},
        )
        super().__init__(
            desk, _("Rules"), [register], [(_("Protocol"), self.protocol), (_("On the past"), self.past)], 460
        )
        self.panel.picked.connect(self._pick)
        self.set_actions(
            [
                PageAction(
                    _("Take away"),
                    self._remove,
                    "Del",
                    "trash-2",
                    EDIT,
                    menu=True,
                    row=True,
                    why_not=self.only_with("fired", (0, None), HAS_FIRED),
                ),
                PageAction(_("Look now"), self._run, "", "play", EDIT, menu=True),
                PageAction(_("Change"), self.change, "F2", "pencil", EDIT, row=True),
                PageAction(_("New rule"), lambda: self.edit(None), "Ctrl+N", "plus", EDIT),
                PageAction(_("Switch on or off"), self._switch, "F8", "zap", EDIT, primary=True, row=True),
            ]
        )
        self._pick(0)
        desk.watch(self, lambda: self.for_current(self._pick))

    def _pick(self, key: int) -> None:
        if not key:
            self.protocol.show_lines(_("What a rule did and why stands here."), [])
            self.past.show_lines(_("What a rule would have done stands here."), [])
            return
        asks = [(rule_in_words, key), (protocol, key)]
        self.desk.read_all(asks, then=self._show, owner=self, slot="protocol")

    def _show(self, found: list[object]) -> None:
        one, firings = found
        if not isinstance(one, RuleInWords) or not isinstance(firings, list):
            return
        heading = "\n".join(filter(None, (one.sentence, one.halted)))
        self.protocol.show_lines(heading, [_line(firing) for firing in firings])
        self.desk.read(preview, one.draft, then=self._show_past, owner=self, slot="past")

    def _show_past(self, found: Preview) -> None:
        words = counted(
            found.count,
            N_("It would have fired once in {days} days."),
            N_("It would have fired {count} times in {days} days."),
            days=found.days,
        )
        about = _("Conditions are those of the records as they are now; nothing was done.")
        lines = [
            (f"{formats.day(one.day)}  {one.record}\n{one.why}", "quiet", page_of(one.table), one.key)
            for one in found.rows
        ]
        self.past.show_lines(f"{words} {about}", lines)

    def _switch(self) -> None:
        def switch(key: int) -> None:
            self.desk.read(rule_in_words, key, then=lambda one: self._switch_to(key, one), owner=self)

        self.for_current(switch)

    def _switch_to(self, key: int, one: RuleInWords | None) -> None:
        if one is not None:
            on = one.state != ON
            words = _("Switched on: it begins with what happens now.") if on else _("Switched off")
            self.desk.run(switch_rule, key, on, then=lambda _n: self.desk.notice(words))

    def _run(self) -> None:
        def told(found: dict[int, int]) -> None:
            words = counted(sum(found.values()), N_("1 firing"), N_("{count} firings"))
            self.desk.notice(words)

        self.desk.work(run_rules, self.desk.office, then=told, owner=self, slot="run")

    def _remove(self) -> None:
        self.run_on_current(delete_rule, words=_("Taken away"))


def _line(one: FiringView) -> tuple[str, str, str, int]:
    what = "  ·  ".join(filter(None, (_(OUTCOMES[one.outcome]), one.said)))
    words = f"{formats.moment(one.at)}  {one.record}\n{one.why}\n{what}"
    return words, OUTCOME_TONES[one.outcome], page_of(one.table), one.key
