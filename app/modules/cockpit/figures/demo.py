"""The demo company's cockpit: targets with owners, own figures, a board for each department, and its months closed with texts."""

from __future__ import annotations

import datetime

from app.core.dates import add_months
from app.data.office import Office
from app.modules.cockpit.figures.queries.boards import board, last_month
from app.modules.cockpit.figures.rules.figures import (
    CHART,
    LIST,
    TREND,
    BoardDraft,
    MonthDraft,
    OwnDraft,
    TargetDraft,
    ValueDraft,
    first_of,
)
from app.modules.cockpit.figures.services.boards import save_board, show_tile_as
from app.modules.cockpit.figures.services.keeping import (
    freeze_month,
    save_month,
    save_own_figure,
    save_target,
    save_value,
)

CLOSED = 12
# figure, target, first and last limit as typed
TARGETS = (
    ("turnover", "300000", "280000", "250000"),
    ("result", "25000", "15000", "0"),
    ("gross_margin", "60", "50", "40"),
    ("equity_ratio", "40", "30", "20"),
    ("cash", "400000", "250000", "150000"),
    ("liquidity_2", "120", "100", "80"),
    ("overdue_share", "15", "25", "45"),
    ("days_sales_outstanding", "40", "50", "70"),
    ("offers_won", "50", "40", "25"),
    ("stock_reach", "90", "150", "240"),
    ("delivered_on_time", "90", "85", "70"),
    ("sickness_rate", "4", "5,5", "8"),
    ("overtime", "200", "400", "800"),
    ("answered_in_time", "95", "90", "80"),
    ("documents_waiting", "5", "15", "40"),
    ("tasks_overdue", "0", "3", "8"),
)
OWN = (
    OwnDraft("turnover_per_post", "Umsatz je Vollzeitstelle", "Was eine volle Stelle im Monat erlöst.", "money", "higher", area="staff", formula="turnover / full_time_posts"),
    OwnDraft("complaints", "Reklamationen", "Beanstandungen von Kunden im Monat, am Empfang gezählt.", "count", "lower", area="organisation", formula=""),
)  # fmt: skip
COMPLAINTS = (4, 6, 3, 5, 2, 2, 3, 1, 4, 2, 1, 2)
MANAGEMENT = (
    "turnover", "result", "gross_margin", "cash", "equity_ratio", "liquidity_2", "days_sales_outstanding",
    "offers_won", "stock_value", "headcount", "sickness_rate", "tasks_overdue",
)  # fmt: skip
BOARDS = (
    ("Geschäftsleitung", "", MANAGEMENT),
    ("Buchhaltung", "Buchhaltung", ("receivables", "receivables_overdue", "overdue_share", "payables", "payables_overdue", "cash")),
    ("Vertrieb", "Verkauf", ("invoiced", "offers_written", "offers_won", "customers", "complaints")),
    ("Einkauf und Lager", "Lager", ("stock_value", "stock_reach", "dead_stock", "delivered_on_time", "orders_late")),
    ("Personal", "Leitung", ("headcount", "full_time_posts", "staff_turnover", "sickness_rate", "overtime", "turnover_per_post")),
    ("IT", "EDV", ("tickets_open", "tickets_came", "answered_in_time", "solved_in_time")),
)  # fmt: skip
KINDS = {
    "turnover": TREND,
    "cash": CHART,
    "receivables_overdue": LIST,
    "stock_value": LIST,
    "headcount": TREND,
}
TEXT = "Umsatz und Ergebnis liegen im Plan. Offene Forderungen werden wöchentlich besprochen, die Krankenquote bleibt im Blick."


def demo(office: Office, months: int) -> None:
    """Keep targets, figures and boards, and close the last months of business, at most twelve."""
    last = first_of(office.read(last_month))
    begin = add_months(last, 1 - min(CLOSED, months))
    for figure, aim, warn, alarm in TARGETS:
        office.run(save_target, TargetDraft(figure, begin, aim, warn, alarm, owner=office.actor.login))
    for draft in OWN:
        office.run(save_own_figure, draft)
    for title, department, figures in BOARDS:
        key = office.run(save_board, BoardDraft(title, department, figures=figures))
        _shape(office, key, last)
    for place in range(min(CLOSED, months)):
        month = add_months(begin, place)
        office.run(save_value, ValueDraft("complaints", month, str(COMPLAINTS[place % len(COMPLAINTS)])))
        office.run(freeze_month, month)
    office.run(save_month, MonthDraft(last, TEXT))


def _shape(office: Office, key: int, month: datetime.date) -> None:
    view = office.read(board, key, month)
    for tile in view.tiles if view is not None else ():
        if tile.shown.figure.key in KINDS:
            office.run(show_tile_as, tile.id, KINDS[tile.shown.figure.key], tile.version)
