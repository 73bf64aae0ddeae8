"""Figures of the helpdesk: how quick, how reliable, how much is open; by model and category, never by person."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from app.core import format as formats
from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import N_, _, counted
from app.modules.it.helpdesk.queries.metrics import Figures, figures
from app.ui.desk import Desk
from app.ui.fields import DayField, MoneyField
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import em, px
from app.ui.widgets import card, clear, label

USUAL_RATE = 60_00  # cents an hour, until somebody says another
YEAR = 12  # months that are shown first
CARD, MOST = 230, 3  # logical pixels of a card at least, cards beside each other at most


class FiguresPage(Page):
    """A span and an hourly rate at the left; the figures in cards at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Figures of the helpdesk"))
        frame, inside = card()
        frame.setFixedWidth(px(300))
        self.form = Form(desk, "helpdesk_figures", self.look, None, _("Show"), columns=1)
        self.form.add(DayField("since", _("From"), required=True))
        self.form.add(DayField("until", _("Until"), required=True))
        self.form.add(MoneyField("rate", _("Cost of an hour")))
        today = desk.today()
        kept = desk.store.get("helpdesk.rate")
        rate = kept if isinstance(kept, int) else USUAL_RATE
        self.form.fill_with({"since": add_months(today, -YEAR), "until": today, "rate": rate}, restore=False)
        inside.addWidget(self.form)
        inside.addWidget(
            label(
                _("Calculated from the history of each ticket, never by person (§ 87 (1) no. 6 BetrVG)."),
                "hint",
                wrap=True,
            )
        )
        inside.addStretch()
        across = QHBoxLayout()
        across.setSpacing(px(12))
        across.addWidget(frame)
        holder = QWidget()
        self.grid = QGridLayout(holder)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(px(12))
        area = QScrollArea()
        area.setObjectName("plain")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        self.area = area
        across.addWidget(area, 1)
        self.body.addLayout(across, 1)
        self.set_actions(
            [PageAction(_("Show"), self.form.submit, "F8", "refresh-cw", "it.tickets", primary=True)]
        )
        self._span: tuple[datetime.datetime, datetime.datetime, int] | None = (
            None  # what is shown, and the rate
        )
        desk.watch(self, self.refresh)
        self.look()

    def first_focus(self) -> QWidget | None:
        """Focus the first day."""
        return self.form.fields["since"]

    def look(self) -> None:
        """Reckon the figures of the span."""
        try:
            values = self.form.values()
            if values["until"] < values["since"]:
                raise Invalid(N_("The last day is before the first."), field="until")
        except Invalid as error:
            self.form.refused(error)
            return
        zone = self.desk.now().astimezone().tzinfo
        since = datetime.datetime.combine(values["since"], datetime.time(), tzinfo=zone).astimezone(
            datetime.UTC
        )
        until = datetime.datetime.combine(
            values["until"] + datetime.timedelta(days=1), datetime.time(), tzinfo=zone
        ).astimezone(datetime.UTC)
        self.desk.store.put("helpdesk.rate", values["rate"])
        self._span = since, until, values["rate"] or 0
        self.refresh()

    def refresh(self) -> None:
        """Reckon what is shown again, whatever stands in the fields by now."""
        if self._span is not None:
            since, until, rate = self._span
            shown = lambda found: self._show(found, rate)  # noqa: E731
            self.desk.read(
                figures, since, min(until, self.desk.now()), then=shown, owner=self, slot="figures"
            )

    def _show(self, found: Figures, rate: int) -> None:
        clear(self.grid)

        def minutes(value: int | None) -> str:
            return _("{minutes} min").format(minutes=formats.count(value)) if value is not None else "–"

        def share(value: int | None) -> str:
            return f"{value} %" if value is not None else "–"

        cost = found.minutes * rate // 60
        each = formats.cents(cost // found.solved) if found.solved else "–"
        groups = (
            (_("Tickets"), ((_("came"), formats.count(found.came)), (_("solved"), formats.count(found.solved)), (_("reopened"), formats.count(found.reopened)))),
            (_("First answer"), ((_("median"), minutes(found.first_median)), (_("nine of ten within"), minutes(found.first_p90)), (_("promise kept"), share(found.first_kept)))),
            (_("Solution"), ((_("median"), minutes(found.solution_median)), (_("nine of ten within"), minutes(found.solution_p90)), (_("promise kept"), share(found.solution_kept)))),
            (_("Costs"), ((_("time"), minutes(found.minutes)), (_("altogether"), formats.cents(cost)), (_("for each solved ticket"), each))),
            (_("Satisfaction"), ((_("mean of 1 to 5"), str(found.rating or "–").replace(".", formats.cents(0)[-3])), (_("answers"), formats.count(found.ratings)))),
            (_("Open, by age"), tuple((_age(age, found), formats.count(count)) for age, count in found.backlog)),
            (_("Tickets by model"), tuple((name, formats.count(count)) for name, count in found.models)),
            (_("Tickets by category"), tuple((name, formats.count(count)) for name, count in found.categories)),
        )  # fmt: skip
        cards = []
        for title, pairs in groups:
            frame, inside = card()
            inside.addWidget(label(title, "heading"))
            table = QGridLayout()
            table.setColumnStretch(0, 1)
            for line, (name, value) in enumerate(pairs):
                table.addWidget(label(name, "quiet"), line, 0)
                table.addWidget(label(value, "figure"), line, 1)
            inside.addLayout(table)
            inside.addStretch()
            cards.append(frame)
        widest = max(em(CARD), *(frame.sizeHint().width() for frame in cards)) + self.grid.spacing()
        across = min(max(self.area.viewport().width() // widest, 1), MOST)
        for place, frame in enumerate(cards):
            self.grid.addWidget(frame, place // across, place % across)
        self.grid.setRowStretch(self.grid.rowCount(), 1)


def _age(age: int | None, found: Figures) -> str:
    """Say an age: up to so many days, or older than the last."""
    if age is not None:
        return counted(age, N_("up to 1 day"), N_("up to {count} days"))
    last = max(one for one, _count in found.backlog if one is not None)
    return _("more than {count} days").format(count=last)
