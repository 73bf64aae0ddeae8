"""The compliance report of a year on paper: what was due, kept and late, controls, gifts, reports counted without content, training gaps."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import _
from app.data import clock
from app.data.queries import query
from app.data.reports import letterhead
from app.modules.governance.compliance.models import VIEW
from app.modules.governance.compliance.queries.year import (
    DutyOfYear,
    TestOfYear,
    YearOfDuties,
    year_of_duties,
)
from app.modules.governance.compliance.rules.duties import GIVEN
from app.paper.booklet import Booklet, Section, booklet_pdf


@query(VIEW)
def year_pdf(connection: Connection, year: int, now: datetime.datetime, who: str) -> bytes:
    """Return the compliance report of a year as PDF."""
    told, today = year_of_duties(connection, year), clock.today(connection)
    sections = [_summary(told, today), _duties(told, today), _controls(told), _gifts(told)]
    foot = _("Printed {when} by {who}").format(when=formats.moment(now), who=who)
    title = _("Compliance report {year}").format(year=year)
    subtitle = _("As of {day}").format(day=formats.day(today))
    return booklet_pdf(Booklet(title, subtitle, letterhead(connection), sections, foot))


def _summary(told: YearOfDuties, today: datetime.date) -> Section:
    late = sum(one.late(today) for one in told.duties)
    open_ = sum(one.done is None for one in told.duties)
    tested = [one for one in told.tests if one.faults is not None]
    unknown = _("only for who may know of it")
    rows = (
        (_("Duties that were due"), formats.count(len(told.duties))),
        (
            _("Kept in time"),
            formats.count(sum(one.done is not None and not one.late(today) for one in told.duties)),
        ),
        (_("Late or open"), _("{late}, {open} of them open").format(late=late, open=open_)),
        (_("Controls tested"), _("{tested} of {all}").format(tested=len(tested), all=len(told.tests))),
        (_("Controls with faults"), formats.count(sum(bool(one.faults) for one in tested))),
        (
            _("Gifts and conflicts of interests"),
            formats.count(sum(count for _kind, count, _worth in told.gifts)),
        ),
        (_("Whistle-blower reports"), formats.count(told.reports) if told.reports is not None else unknown),
        (
            _("Instructions missing or expired today"),
            formats.count(told.gaps) if told.gaps is not None else unknown,
        ),
    )
    return Section(1, _("In short"), (), (_("What"), _("Figure")), rows, shares=(3, 2))


def _duties(told: YearOfDuties, today: datetime.date) -> Section:
    head = (_("Duty"), _("Law or rule"), _("Due"), _("Done on"), _("Evidence"))
    rows = tuple(_duty(one, today) for one in told.duties)
    words = () if rows else (_("None was due."),)
    return Section(1, _("Duties"), words, head if rows else (), rows, shares=(5, 3, 2, 3, 4))


def _duty(one: DutyOfYear, today: datetime.date) -> tuple[str, ...]:
    done = formats.day(one.done) if one.done is not None else _("open")
    said = _("{done}, late").format(done=done) if one.late(today) else done
    return one.title, one.law or "–", formats.day(one.due), said, one.evidence or "–"


def _controls(told: YearOfDuties) -> Section:
    head = (_("Control"), _("Test due"), _("Sample"), _("Faults"), _("What was found"))
    rows = tuple(_test(one) for one in told.tests)
    words = () if rows else (_("None was due."),)
    return Section(1, _("Controls"), words, head if rows else (), rows, shares=(5, 2, 3, 2, 5))


def _test(one: TestOfYear) -> tuple[str, ...]:
    sample = _("{drawn} of {all}").format(drawn=one.drawn, all=one.population) if one.drawn is not None else _("not drawn")  # fmt: skip
    faults = formats.count(one.faults) if one.faults is not None else "–"
    return f"{one.process}: {one.title}", formats.day(one.due), sample, faults, one.found or "–"


def _gifts(told: YearOfDuties) -> Section:
    head = (_("Kind"), _("How many"), _("Worth about"))
    rows = tuple(
        (_(GIVEN[kind]), formats.count(count), formats.cents(worth)) for kind, count, worth in told.gifts
    )
    words = () if rows else (_("None was entered."),)
    return Section(
        1, _("Gifts and conflicts of interests"), words, head if rows else (), rows, shares=(4, 2, 2)
    )
