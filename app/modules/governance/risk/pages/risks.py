"""Risks: analyses with their heat map, risks, losses, matrices and threats; F8 takes the next step of an analysis."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.dates import add_months
from app.core.messages import N_, _, counted
from app.data.record_extras import Target
from app.modules.governance.risk.models import (
    CHANGE,
    Analysis,
    Risk,
    RiskLoss,
    RiskMatrix,
    Threat,
)
from app.modules.governance.risk.pages.course_view import CourseView
from app.modules.governance.risk.pages.forms import (
    STEPS,
    analysis_fields,
    ask_acceptance,
    ask_measure,
    ask_next,
    follow_stages,
    risk_fields,
)
from app.modules.governance.risk.pages.heat_map import HeatMap
from app.modules.governance.risk.queries.analyses import Whole, analysis_of_risk, whole
from app.modules.governance.risk.queries.lists import (
    analyses_source,
    analysis_draft,
    loss_draft,
    losses_source,
    matrices_source,
    matrix_choices,
    matrix_draft,
    risk_draft,
    risks_source,
    step_words,
    threat_draft,
    threats_source,
)
from app.modules.governance.risk.queries.proposals import proposals
from app.modules.governance.risk.queries.warnings import figure_choices
from app.modules.governance.risk.reports import analysis_pdf
from app.modules.governance.risk.rules.levels import LEVELS, MatrixDraft
from app.modules.governance.risk.rules.risks import (
    ACCEPTED,
    DRAFT,
    NOT_IN_WORK,
    STATES,
    AnalysisDraft,
    LossDraft,
    Proposal,
    RiskDraft,
    ThreatDraft,
)
from app.modules.governance.risk.services.analyses import KIND, save_analysis
from app.modules.governance.risk.services.catalogues import save_matrix, save_threat, take_threats
from app.modules.governance.risk.services.risks import delete_risk, save_loss, save_risk, take_over
from app.modules.governance.risk.transfer import read_threats
from app.ui.approval import Decisions
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import choose
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.register import Register, RegisterPage
from app.ui.save_file import ask_table
from app.ui.theme import px
from app.ui.wheel import keep_from_wheel

ANALYSES, RISKS, THREATS = 0, 1, 4
MONTHS = 12
STAGES = {"current": N_("Today"), "residual": N_("After the measures"), "inherent": N_("Without controls")}


class RisksPage(RegisterPage):
    """Ctrl+N begins an analysis or a risk, F8 takes the next step: acceptance asked for, given, the next analysis begun."""

    def __init__(self, desk: Desk) -> None:
        self.analysis: int | None = None
        self.found: Whole | None = None
        today = desk.today()
        begin = {"day": today, "review": add_months(today, MONTHS), "until": add_months(today, MONTHS)}
        registers = [
            Register(title=_("Analyses"), new=_("New analysis"), source=analyses_source(), of=Analysis, read=analysis_draft, fields=analysis_fields, draft=AnalysisDraft, save=save_analysis, asks=((matrix_choices,),), ready=self._offer_matrices, start=begin, first="title"),
            Register(title=_("Risks"), new=_("New risk"), source=risks_source(), of=Risk, read=risk_draft, fields=risk_fields, draft=RiskDraft, save=save_risk, asks=((step_words,), (figure_choices,)), ready=self._offer_steps),
            Register(title=_("Losses"), new=_("New loss"), source=losses_source(), of=RiskLoss, read=loss_draft, fields=lambda desk: fields_of(desk, RiskLoss, "risk:2 day amount about:2"), draft=LossDraft, save=save_loss, start={"day": today}, name=lambda draft: str(draft.about)),
            Register(title=_("Matrices"), new=_("New matrix"), source=matrices_source(), of=RiskMatrix, read=matrix_draft, fields=lambda desk: fields_of(desk, RiskMatrix, "name:2 likelihoods:2 impacts:2 grid:2"), draft=MatrixDraft, save=save_matrix),
            Register(title=_("Threats"), new=_("New threat"), source=threats_source(), of=Threat, read=threat_draft, fields=lambda desk: fields_of(desk, Threat, "code name:2"), draft=ThreatDraft, save=save_threat),
        ]  # fmt: skip
        self.course = CourseView()
        parts = [(_("Heat map"), self._make_map()), (_("Over time"), self.course)]
        super().__init__(desk, _("Risks"), registers, parts, width=520)
        self.decisions = Decisions(desk, KIND, self.drawer, self.close_drawer)
        change = partial(PageAction, needs=CHANGE, row=True)
        self.set_actions(
            [
                PageAction(_("Reject …"), lambda: self._with(self.decisions.reject), "", "x", "approval.decide", menu=True, row=True, why_not=self.decisions.follow(self, about=lambda: self.analysis)),
                change(_("Take away"), self._take_out, "Del", "trash-2", menu=True, of="governance.risks", why_not=self._settled),
                PageAction(_("Report"), self._report, "", "printer", menu=True, row=True),
                PageAction(_("Take over a catalogue of threats …"), self._catalogue, "", "download", CHANGE, menu=True),
                change(_("Suggested risks"), lambda: self._with(self._suggest), "", "search"),
                change(_("New measure …"), self._measure, "", "calendar-check", of="governance.risks"),
                change(_("Change"), self.change, "F2", "pencil"),
                PageAction(_("New"), self._begin, "Ctrl+N", "plus", CHANGE),
                PageAction(_("Next step"), self._next, "F8", "arrow-right", CHANGE, primary=True, row=True),
            ]
        )  # fmt: skip
        for panel in self.panels[: RISKS + 1]:
            panel.picked.connect(lambda _key: self._again())
        self.bar.currentChanged.connect(lambda _place: self._again())
        desk.watch(self, self._again)

    def _make_map(self) -> QWidget:
        holder, room = QWidget(), QVBoxLayout()
        holder.setLayout(room)
        room.setContentsMargins(0, 0, 0, 0)
        self.map = HeatMap()
        self.stages = QComboBox()
        keep_from_wheel(self.stages)
        self.stages.setAccessibleName(_("Which state the heat map shows"))
        for key, words in STAGES.items():
            self.stages.addItem(_(words), key)
        self.stages.currentIndexChanged.connect(lambda _place: self._draw())
        self.here = QListWidget()
        self.here.setObjectName("plain")
        self.here.setAccessibleName(_("Risks of the cell"))
        self.here.setWordWrap(True)
        self.here.setMaximumHeight(px(150))
        self.here.itemActivated.connect(
            lambda item: self.request(Target(Risk.__tablename__, item.data(Qt.ItemDataRole.UserRole)))
        )
        self.map.opened.connect(self._list_cell)
        for part in (self.stages, self.map, self.here):
            room.addWidget(part)
        return holder

    # -- forms ---------------------------------------------------------------------
    def edit(self, key: int | None, start: Mapping[str, Any] | None = None, restore: bool = True) -> Form:
        """Show the form of a row; a new risk belongs to the analysis that was looked at last."""
        if key is None and self.bar.currentIndex() == RISKS:
            start = {"analysis": self.analysis, "category": "operation", "treatment": "open", **(start or {})}
        return super().edit(key, start, restore)

    def _offer_matrices(self, form: Form, _row: object, choices: list[tuple[int, str]]) -> None:
        choose(form, "matrix", choices)

    def _offer_steps(
        self,
        form: Form,
        row: Any,
        words: dict[int, tuple[tuple[str, ...], ...]],
        figures: list[tuple[str, str]],
    ) -> None:
        chosen = row.draft.figure if row is not None else ""
        if chosen not in dict(figures):
            figures = [*figures, (chosen, _("a figure that is not open to you"))]
        choose(form, "figure", figures)
        analysis = row.draft.analysis if row is not None else self.analysis
        likelihoods, impacts = words.get(analysis or 0, ((), ()))
        for name in STEPS:
            steps = likelihoods if name.endswith("likelihood") else impacts
            choose(form, name, [*([(0, "–")] if row is None else []), *enumerate(steps, 1)])
        if row is None:
            follow_stages(form)

    def request(self, what: object) -> None:
        """Begin an analysis, or go to a row; a risk is looked at in its analysis."""
        if what == "new":
            self.go(ANALYSES)
        if isinstance(what, Target) and what.table == Risk.__tablename__:
            self.desk.read(
                analysis_of_risk, what.key, then=partial(self._go_to_risk, what), owner=self, slot="of"
            )
        else:
            super().request(what)

    def _go_to_risk(self, risk: Target, analysis: int | None) -> None:
        self._look(analysis)
        super().request(risk)

    def _begin(self) -> None:
        """Begin a row of the list that is shown; risks only join an analysis that is in work."""
        if self.bar.currentIndex() != RISKS:
            self.edit(None)
        elif self.found is None:
            self.desk.notice(_("Choose an analysis first (Ctrl+1)."))
        elif self.found.head.state != DRAFT:
            self.desk.notice(_(NOT_IN_WORK))
        else:
            self.edit(None)

    def _settled(self) -> str:
        """Return why the risks of the analysis that is looked at stay as they are."""
        return _(NOT_IN_WORK) if self.found is not None and self.found.head.state != DRAFT else ""

    # -- beside --------------------------------------------------------------------
    def _again(self) -> None:
        """Look at the current analysis, or anew at the one whose risks are listed."""
        place = self.bar.currentIndex()
        if place <= RISKS:
            self._look(self.panel.current_key() if place == ANALYSES else self.analysis)

    def _look(self, analysis: int | None) -> None:
        """Show an analysis beside the lists, and list its risks."""
        if analysis is None:
            return
        if analysis != self.analysis:
            self.analysis = analysis
            self.panels[RISKS].set_source(risks_source(analysis))
        self.desk.read(whole, analysis, then=self._show, owner=self, slot="whole")

    def _show(self, found: Whole | None) -> None:
        self.found = found
        said = (found.head.number, found.head.title, _(STATES[found.head.state])) if found is not None else ()
        self.subtitle.setText("  ·  ".join(said))
        self.course.show_whole(found)
        self.look_again()
        self._draw()

    def _draw(self) -> None:
        self.map.show_whole(self.found, self.stages.currentData())
        self._list_cell(*self.map.cell)

    def _list_cell(self, likelihood: int, impact: int) -> None:
        self.here.clear()
        for one in self.map.risks_in((likelihood, impact)):
            words = f"{one.place}. {one.title}  ·  {_(LEVELS[one.current])} → {_(LEVELS[one.residual])}"
            if one.warning:
                shown = _("Raised to {level}: {why}").format(level=_(LEVELS[one.shown]), why=one.warning)
                words = f"{words}\n{shown}"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.here.addItem(item)

    def _with(self, action: Any) -> None:
        """Do something with the analysis that is looked at."""
        if self.analysis is None:
            self.desk.notice(_("Choose an analysis first (Ctrl+1)."))
        else:
            action(self.analysis)

    # -- deeds ---------------------------------------------------------------------
    def _next(self) -> None:
        if self.found is None:
            self.desk.notice(_("Choose an analysis first (Ctrl+1)."))
            return
        head = self.found.head
        if head.state == DRAFT:
            ask_acceptance(self.desk, self.drawer, head.id)
        elif head.state == ACCEPTED:
            ask_next(self.desk, self.drawer, head, self.panels[ANALYSES].select_key)
        else:
            self.decisions.approve(head.id)

    def _catalogue(self) -> None:
        """Take over threats from a file, and go to them."""

        def taken(added: int) -> None:
            self.desk.notice(counted(added, N_("1 threat added"), N_("{count} threats added")))
            self.go(THREATS)

        def read(path: Path) -> None:
            self.desk.work(
                read_threats, path, then=lambda found: self.desk.run(take_threats, found, then=taken)
            )

        ask_table(self, _("Take over a catalogue of threats"), read)

    def _report(self) -> None:
        def show(key: int) -> None:
            office = self.desk.office
            make = partial(office.read, analysis_pdf, key, office.clock(), office.actor.name)
            preview(self, self.desk, _("Risk analysis"), make)

        self._with(show)

    def _measure(self) -> None:
        self.for_current(lambda key: ask_measure(self.desk, self.drawer, key))

    def _take_out(self) -> None:
        self.run_on_current(delete_risk, words=_("Taken out; its values stay in the history."))

    def _suggest(self, analysis: int) -> None:
        taken = {one.source for one in self.found.risks} if self.found is not None else set()

        def show(found: list[Proposal]) -> None:
            rest = [one for one in found if one.source not in taken]
            if not rest:
                self.desk.notice(_("The book suggests nothing that is not here already."))
                return
            chooser = QListWidget()
            chooser.setObjectName("plain")
            chooser.setAccessibleName(_("Suggested risks"))
            chooser.setWordWrap(True)
            for one in rest:
                chooser.addItem(f"{one.title}\n{one.cause}")
            chooser.itemActivated.connect(lambda _item: take(rest[chooser.currentRow()], chooser))
            self.drawer.show_widget(_("Suggested risks, Enter takes one over"), chooser)
            chooser.setCurrentRow(0)
            chooser.setFocus()

        def take(one: Proposal, chooser: QListWidget) -> None:
            def done(_key: int) -> None:
                taken.add(one.source)
                chooser.currentItem().setHidden(True)
                left = sum(not chooser.item(row).isHidden() for row in range(chooser.count()))
                words = counted(left, N_("1 suggestion left"), N_("{count} suggestions left"))
                self.desk.notice(_("Taken over; assess it under Risks (Ctrl+2). {left}").format(left=words))

            self.desk.run(take_over, analysis, one.source, then=done)

        self.desk.read(proposals, then=show, owner=self, slot="proposals")
