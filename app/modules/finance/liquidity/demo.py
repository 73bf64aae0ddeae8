"""The demo company's expected payments: rent, wages, a loan, insurance, and sales to come, so that some weeks run short."""

from __future__ import annotations

import datetime

from app.core.dates import add_months, month_start
from app.data.office import Office
from app.modules.finance.liquidity.rules.expected import ExpectedDraft
from app.modules.finance.liquidity.services.expected import save_expected

# text, direction, kind, cents, day of the month, months from now, how it repeats
PAYMENTS = (
    ("Miete Lager und Büro", "out", "cost", 2_900_00, 3, 1, "month"),
    ("Löhne und Gehälter", "out", "wages", 137_000_00, 28, 0, "month"),
    ("Beiträge zur Sozialversicherung", "out", "wages", 80_500_00, 26, 0, "month"),
    ("Lohnsteuer", "out", "wages", 20_500_00, 10, 1, "month"),
    ("Rahmenverträge Montage und Instandhaltung", "in", "sales", 274_000_00, 20, 0, "month"),
    ("Umsatzsteuer", "out", "tax", 36_000_00, 10, 1, "month"),
    ("Rate Investitionsdarlehen", "out", "loan", 1_850_00, 15, 1, "month"),
    ("Betriebshaftpflicht", "out", "cost", 4_200_00, 2, 2, "year"),
    ("Strom und Heizung", "out", "cost", 780_00, 10, 1, "month"),
    ("Laufendes Geschäft", "in", "sales", 5_600_00, 4, 0, "week"),
    ("Messeauftrag Hamburg, zweiter Teil", "in", "sales", 12_500_00, 20, 2, "once"),
    ("Neue Fräsmaschinen, Zahlung bei Lieferung", "out", "other", 495_000_00, 19, 2, "once"),
    ("Zuschuss Digitalisierung", "in", "other", 40_000_00, 18, 4, "once"),
)


def demo(office: Office, months: int) -> None:
    """Enter what the company expects beside its open items."""
    if months < 18:
        return
    start = month_start(office.clock().astimezone().date())
    for text, direction, kind, amount, day, ahead, every in PAYMENTS:
        first = add_months(start, ahead) + datetime.timedelta(days=day - 1)
        office.run(save_expected, ExpectedDraft(text, direction, kind, amount, first, every=every))
