"""The technology radar: drawn and as a list; F8 takes a candidate from looking to trial to decision."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.messages import _
from app.modules.organisation.ideas.models import RADAR_CHANGE, RADAR_VIEW, Candidate
from app.modules.organisation.ideas.pages.radar_view import RadarView
from app.modules.organisation.ideas.queries.radar import (
    CandidateView,
    blips,
    candidate,
    candidate_view,
    candidates_source,
    radar_pdf,
)
from app.modules.organisation.ideas.rules.radar import (
    ADOPT,
    ASSESS,
    RINGS,
    RISKS,
    TRIAL,
    Blip,
    CandidateDraft,
)
from app.modules.organisation.ideas.services.radar import (
    begin_trial,
    decide_candidate,
    look_again,
    save_candidate,
)
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import DayField
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.register import Register, RegisterPage
from app.ui.theme import px
from app.ui.widgets import label

TRIAL_DAYS = 60  # that are proposed


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Candidate, "name:2 sector risk purpose:2 cost risks:2 privacy:2")


def _draft(**values: Any) -> CandidateDraft:
    return CandidateDraft(**{**values, "cost": values["cost"] or 0})


class RadarPage(RegisterPage):
    """Arrows walk the radar or the list; F8 begins a trial or decides, Ctrl+N adds a candidate."""

    def __init__(self, desk: Desk) -> None:
        self.radar = RadarView()
        self.words = label("", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        pane = QWidget()
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(self.radar, 3)
        inside.addWidget(self.words, 1)
        register = Register(
            title=_("Technologies"), new=_("New technology"), source=candidates_source(), of=Candidate, read=candidate,
            fields=_fields, draft=_draft, save=save_candidate, start={"sector": "office", "risk": "low"},
        )  # fmt: skip
        super().__init__(desk, _("Technology radar"), [register], [(_("Radar"), pane)], 460)
        self.view: CandidateView | None = None
        self.radar.picked.connect(self.panel.select_key)
        self.radar.opened.connect(self.open_row)
        self.panel.picked.connect(lambda _key: self._again())
        self.set_actions(
            [
                PageAction(_("Looked at: stays"), self._stays, "", "check", RADAR_CHANGE, menu=True, row=True),
                PageAction(_("Begin a trial …"), lambda: self.for_current(self._trial), "", "play", RADAR_CHANGE, menu=True, row=True),
                PageAction(_("Decide …"), lambda: self.for_current(self._decide), "", "scale", RADAR_CHANGE, menu=True, row=True),
                PageAction(_("Radar as PDF"), self._paper, "", "file-text", RADAR_VIEW, menu=True),
                PageAction(_("Change"), self.change, "F2", "pencil", RADAR_CHANGE, row=True),
                PageAction(_("New technology"), lambda: self.edit(None), "Ctrl+N", "plus", RADAR_CHANGE),
                PageAction(_("Next step"), self._next, "F8", "arrow-right", RADAR_CHANGE, primary=True, row=True),
            ]
        )  # fmt: skip
        desk.watch(self, self._draw)
        self._draw()

    def _draw(self) -> None:
        self.desk.read(blips, then=self._drawn, owner=self, slot="radar")
        self._again()

    def _drawn(self, found: list[Blip]) -> None:
        self.radar.show_blips(found)

    def _again(self) -> None:
        key = self.panel.current_key()
        if key is not None:
            self.radar.select(key)
            self.desk.read(candidate_view, key, then=self._show, owner=self, slot="candidate")

    def _show(self, view: CandidateView | None) -> None:
        self.view = view
        self.words.setText("\n".join(candidate_lines(view)) if view is not None else "")

    # -- steps -------------------------------------------------------------------
    def _next(self) -> None:
        view = self.view
        if view is None:
            return
        if view.ring == ASSESS:
            self._trial(view.id)
        else:
            self._decide(view.id)

    def _stays(self) -> None:
        self.run_on_current(look_again, words=_("Looked at; again in a year."))

    def _trial(self, key: int) -> None:
        fields = [
            DayField("until", _("Trial until"), today=self.desk.today, required=True),
            LongField("criteria", _("When the trial has succeeded"), 5),
        ]
        start = {"until": self.desk.today() + datetime.timedelta(days=TRIAL_DAYS)}
        ask(self.desk, self.drawer, "organisation_candidate.trial", _("Trial"), fields,
            send=lambda values: (begin_trial, key, values["until"], values["criteria"]), done=lambda _n, _v: _("On trial"), start=start,
            record=key)  # fmt: skip

    def _decide(self, key: int) -> None:
        rings = [(one, words) for one, words in RINGS.items() if one != TRIAL]
        fields = [
            ChoiceField("ring", _("Ring"), rings),
            LongField("reasons", _("Reasons of the decision"), 5),
        ]

        def done(_nothing: object, values: Values) -> str:
            return _("Adopted; a project brings it in.") if values["ring"] == ADOPT else _("Decided")

        ask(self.desk, self.drawer, "organisation_candidate.decide", _("Decision"), fields,
            send=lambda values: (decide_candidate, key, values["ring"], values["reasons"]), done=done, record=key)  # fmt: skip

    def _paper(self) -> None:
        show = lambda data: Preview(self, self.desk, _("Technology radar"), data).show()  # noqa: E731
        self.desk.read(radar_pdf, then=show, owner=self, slot="paper")


def candidate_lines(view: CandidateView) -> list[str]:
    """Return what is known of a candidate, line by line."""
    draft = view.draft
    lines = [
        f"{draft.name}: {_(RINGS[view.ring])}",
        draft.purpose,
        f"{_('Risk')}: {_(RISKS[draft.risk])}  {draft.risks}".strip(),
    ]
    if draft.privacy:
        lines.append(f"{_('Data protection')}: {draft.privacy}")
    if view.trial:
        lines.append(_("Trial until {day}: {criteria}").format(day=view.trial, criteria=view.criteria))
    if view.reasons:
        lines.append(f"{_('Reasons of the decision')}: {view.reasons}")
    if view.project:
        lines.append(_("Brought in as project {number}").format(number=view.project))
    return [*lines, _("Looked at again on {day}").format(day=view.review)]
