"""A month sheet: its days as a table with warnings in words, sums and surcharges beneath."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core import format as formats
from app.core.dates import add_months
from app.core.messages import _
from app.modules.hr.worktime.queries.sheets import Sheet, SheetDay, Warned
from app.modules.hr.worktime.reports import away_words, weekday
from app.modules.hr.worktime.rules.findings import BAD, NOTE, hours
from app.modules.hr.worktime.rules.surcharges import KINDS as SURCHARGES
from app.ui.choice_fields import ChoiceField
from app.ui.lists.empty_ground import EmptyWords
from app.ui.theme import px, token
from app.ui.widgets import label, widen

DAY, TIMES, TARGET, WORKED, ABSENCE, ADDS, BALANCE, REMARK = range(8)
WIDTHS = {DAY: 104, TIMES: 152, TARGET: 70, WORKED: 78, ABSENCE: 106, ADDS: 78, BALANCE: 84, REMARK: 200}
MONTHS = 36
LONGER = "day"  # the rule that notes a day above eight hours


def month_field(today: datetime.date) -> ChoiceField:
    """Return a field for a month, the newest first."""
    first = today.replace(day=1)
    found = [add_months(first, -n) for n in range(-1, MONTHS)]
    field = ChoiceField("month", _("Month"), [(one.isoformat(), f"{one:%m/%Y}") for one in found], 130)
    field.set_text(first.isoformat())
    return field


def chosen_month(field: ChoiceField) -> datetime.date:
    """Return the month that is chosen."""
    return datetime.date.fromisoformat(field.text())


class SheetView(QWidget):
    """The table of a sheet, beside a list without what sums and remarks say too; opened(day) when a day is to be changed."""

    opened = Signal(object)

    def __init__(self, compact: bool = False) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.table = QTableWidget(0, REMARK + 1)
        EmptyWords(self.table, _("The days of a month stand here for somebody with a time model."))
        self.table.setHorizontalHeaderLabels(
            [_("Date"), _("Times"), _("Target"), _("Worked"), _("Absence"), "+/−", _("Balance"), _("Remark")]
        )
        self.table.setAccessibleName(_("Days of the month"))
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for place, width in WIDTHS.items():
            widen(self.table, place, width)
        for place in (ABSENCE, ADDS):
            self.table.setColumnHidden(place, compact)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.verticalHeader().setDefaultSectionSize(px(25))
        self.table.cellActivated.connect(lambda _row, _column: self.opened.emit(self.day()))
        self.table.currentCellChanged.connect(lambda *_places: self._say())
        self.told = label("", wrap=True)
        self.sums = label("", "quiet", wrap=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.table, 1)
        outer.addWidget(self.told)
        outer.addWidget(self.sums)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show a sheet, nothing for None; the day chosen stays."""
        before, kept = self.sheet, self.table.currentRow()
        self.sheet = sheet
        days: Sequence[SheetDay] = sheet.days if sheet is not None else ()
        self.table.setRowCount(len(days))
        for place, day in enumerate(days):
            self._row(place, day)
        self.sums.setText(_sums(sheet) if sheet is not None else "")
        if days:
            same = (
                before is not None
                and sheet is not None
                and (before.person, before.month) == (sheet.person, sheet.month)
            )
            self.table.setCurrentCell(kept if same and 0 <= kept < len(days) else _first(days), TIMES)
        self._say()

    def _say(self) -> None:
        """Say beneath the table what the column of remarks has no room for."""
        day = self.day()
        self.told.setText("\n".join(_remarks(day)) if day is not None else "")

    def day(self) -> SheetDay | None:
        """Return the day that is chosen."""
        place = self.table.currentRow()
        return (
            self.sheet.days[place] if self.sheet is not None and 0 <= place < len(self.sheet.days) else None
        )

    def _row(self, place: int, day: SheetDay) -> None:
        figures = day.figures
        texts = (
            f"{weekday(day.plan.day)} {formats.short_day(day.plan.day)}",
            day.times,
            hours(figures.target) if figures.target else "",
            hours(figures.worked) if figures.worked else "",
            hours(figures.credit) if figures.credit else "",
            hours(figures.adds) if figures.counted and figures.adds else "",
            hours(day.balance) if day.balance is not None else "",
            "; ".join(_remarks(day, whole=False)),
        )
        tones = {one.finding.level for one in day.warned if not one.reason} - {NOTE}
        tone = "bad" if "bad" in tones else "warn"
        colour = token(tone) if tones else None
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text if column == REMARK else "")
            if TARGET <= column <= BALANCE:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if column == REMARK and colour is not None:
                item.setForeground(colour)
            self.table.setItem(place, column, item)


def _first(days: Sequence[SheetDay]) -> int:
    """Return the day to look at first: with a grave warning that nobody gave a reason for, else the last one that counts."""
    for place, day in enumerate(days):
        if any(one.finding.level == BAD and not one.reason for one in day.warned):
            return place
    return max((place for place, day in enumerate(days) if day.figures.counted), default=0)


def _remarks(day: SheetDay, *, whole: bool = True) -> list[str]:
    """Return what is said of a day; the column leaves out that it was longer than usual, as the difference beside it says."""
    warned = [one for one in day.warned if whole or one.finding.rule != LONGER]
    return list(filter(None, (away_words(day), *day.reasons, *(warned_words(one) for one in warned))))


def warned_words(one: Warned) -> str:
    """Return a warning in words, with the reason that somebody noted."""
    mark = "✓ " if one.reason else "⚠ "
    if one.finding.level == NOTE:
        mark = ""
    return f"{mark}{one.finding}" + (f" – {one.reason}" if one.reason else "")


def _sums(sheet: Sheet) -> str:
    one = sheet.figures
    words = _(
        "Target {target} · worked {worked} · absence {credit} · balance before {before} · after {after}"
    )
    parts = [
        words.format(
            **{name: hours(getattr(one, name)) for name in ("target", "worked", "credit", "before", "after")}
        )
    ]
    for text, value in (
        (_("booked by hand {hours}"), one.booked),
        (_("paid out {hours}"), one.paid),
        (_("lapsed {hours}"), one.lapsed),
    ):
        if value:
            parts.append(text.format(hours=hours(value)))
    parts += [
        f"{_(title)} {hours(one.surcharges[kind])}"
        for kind, title in SURCHARGES.items()
        if one.surcharges.get(kind)
    ]
    if len(one.centres) > 1 or any(one.centres):
        parts += [f"{code or _('no cost centre')} {hours(minutes)}" for code, minutes in one.centres.items()]
    if sheet.differs:
        parts.append(_("Something changed since the month was closed; the figures are those of the closing."))
    if sheet.comment:
        parts.append(_("Remark: {text}").format(text=sheet.comment))
    return " · ".join(parts)
