"""The demo company's budget: its second year planned from the first, with advertising set by hand, and a measure that lowers a cost."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.finance.budgets.rules import MeasureDraft, spread
from app.modules.finance.budgets.services.budgets import plan_from_actual, save_budget
from app.modules.finance.budgets.services.variance import save_measure
from app.modules.finance.chart.api import years


def demo(office: Office, months: int) -> None:
    """Plan the last year of the demo company, as long as it has two."""
    known = sorted(office.read(years), key=lambda one: one.year)
    if len(known) < 2 or months < 18:
        return
    source, target = known[-2].id, known[-1].id
    office.run(save_budget, target, "6600", "300", spread(3_600_00))
    office.run(plan_from_actual, source, target, 4_00)
    start = datetime.date(known[-1].year, 3, 1)
    order = MeasureDraft(
        "Bürobedarf nur noch als Sammelbestellung",
        "6815",
        start,
        250_00,
        "anna",
        state="active",
        text="Einmal im Monat, über das Lager",
    )
    office.run(save_measure, order)
