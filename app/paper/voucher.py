"""A plain voucher as PDF: the own receipt (Eigenbeleg) and the invoices of the demo company."""

from __future__ import annotations

import datetime
import io

from app.core.money import share
from app.paper.page_frame import A4, BOLD, INK, MM, QUIET, REGULAR, RULE, new_canvas


def _amount(cents: int) -> str:
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d}"


def voucher_pdf(document: str, day: datetime.date, text: str, gross: int, rate: int) -> bytes:
    """Return one page that looks like a German supplier's invoice over a gross amount in cents; rate is its VAT in basis points.

    It is written in German whatever language the desk speaks: a supplier does not ask.
    """
    goods, _comma, sender = text.rpartition(", ")
    net = gross - share(gross, rate, 10_000 + rate)
    target = io.BytesIO()
    c = new_canvas(target, document, sender, A4)
    left, right, y = 25 * MM, A4[0] - 20 * MM, A4[1] - 32 * MM
    c.setFillColor(INK)
    c.setFont(BOLD, 16)
    c.drawString(left, y, sender)
    c.setFont(REGULAR, 8)
    c.setFillColor(QUIET)
    c.drawString(left, y - 5 * MM, "Nordlicht Werkzeug GmbH · Hafenstraße 12 · 24103 Kiel")
    c.setFillColor(INK)
    c.setFont(BOLD, 12)
    c.drawString(left, y - 40 * MM, f"Rechnung {document}")
    c.setFont(REGULAR, 9.5)
    c.drawRightString(right, y - 40 * MM, f"{day:%d.%m.%Y}")
    rows = (
        (goods or "Lieferung und Leistung", _amount(net)),
        (f"zzgl. {rate // 100} % Umsatzsteuer", _amount(gross - net)),
    )
    y -= 56 * MM
    for label, amount in rows:
        c.drawString(left, y, label)
        c.drawRightString(right, y, amount)
        y -= 7 * MM
    c.setStrokeColor(RULE)
    c.line(left, y + 3 * MM, right, y + 3 * MM)
    c.setFont(BOLD, 10.5)
    c.drawString(left, y - 3 * MM, "Gesamtbetrag EUR")
    c.drawRightString(right, y - 3 * MM, _amount(gross))
    c.setFont(REGULAR, 8.5)
    c.setFillColor(QUIET)
    c.drawString(left, y - 18 * MM, "Zahlbar innerhalb von 30 Tagen ohne Abzug.")
    c.showPage()
    c.save()
    return target.getvalue()
