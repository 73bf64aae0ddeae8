"""Declared reports as the files that rules and jobs write."""

from __future__ import annotations

import datetime

from app.data.export import csv_bytes, xlsx_bytes
from app.data.office import Office
from app.data.reports import make_report, pdf
from app.modules.office.automation.rules.calendar import span_of


def report_bytes(office: Office, name: str, form: str, span: str, today: datetime.date) -> bytes:
    """Return a declared report of a span as a file; raises Forbidden and Invalid."""
    since, until = span_of(span, today)
    report = office.read(make_report, name, since, until)
    if form == "pdf":
        return office.read(pdf, report, office.clock(), office.actor.name)
    return xlsx_bytes(report.sheet()) if form == "xlsx" else csv_bytes(report.sheet(), for_people=True)
