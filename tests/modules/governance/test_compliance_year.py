"""The compliance report of a year: what was kept, late and open is reckoned a second time from what was done; reports are told to confidants alone."""

from __future__ import annotations

import datetime
import io

from pypdf import PdfReader

from app.data.office import Actor, Office
from app.data.settings import change_setting
from app.modules.governance.compliance.models import VIEW
from app.modules.governance.compliance.queries.year import year_of_duties
from app.modules.governance.compliance.reports import year_pdf
from app.modules.governance.compliance.rules.controls import ControlDraft
from app.modules.governance.compliance.rules.duties import DutyDraft, GiftDraft, ReportDraft
from app.modules.governance.compliance.services.controls import save_control
from app.modules.governance.compliance.services.duties import (
    do_duty,
    name_confidant,
    save_duty,
    save_gift,
    save_report,
)
from tests.modules.governance.privacy_cases import at

D = datetime.date
CANARY = "Kanarienvogel"


def test_the_year_in_figures(office: Office) -> None:
    """A monthly duty done eight times, twice late, one month still open; a weekend moves its day; nothing of other years is told."""
    office.run(change_setting, "company.land", "SH")
    duty = office.run(save_duty, DutyDraft("Meldung", "§ 1", None, D(2025, 12, 10), 1, moves=True))
    done_on = [
        (D(2025, 12, 10), D(2025, 12, 10)),
        (D(2026, 1, 10), D(2026, 1, 12)),  # a Saturday: Monday is in time
        (D(2026, 2, 10), D(2026, 2, 11)),  # late
        (D(2026, 3, 10), D(2026, 3, 10)),
        (D(2026, 4, 10), D(2026, 4, 1)),
        (D(2026, 5, 10), D(2026, 5, 12)),  # a Sunday: Tuesday is late
        (D(2026, 6, 10), D(2026, 6, 10)),
        (D(2026, 7, 10), D(2026, 7, 10)),
        (D(2026, 8, 10), D(2026, 8, 7)),
    ]
    for nominal, day in done_on:
        at(office, day).run(do_duty, duty, nominal, f"Beleg {nominal}")
    office.run(save_duty, DutyDraft("Im Dezember", "", None, D(2026, 12, 20), 12))
    office.run(
        save_control,
        ControlDraft(
            "Kasse",
            "Zählung",
            "Fehlbetrag",
            "after",
            None,
            months=12,
            records="finance_entry",
            size=5,
            first=D(2026, 6, 1),
        ),
    )
    office.run(save_gift, GiftDraft(D(2026, 3, 1), "taken", None, "Wein", 20_00))
    office.run(save_gift, GiftDraft(D(2026, 4, 1), "taken", None, "Buch", 5_50))
    office.run(save_gift, GiftDraft(D(2025, 4, 1), "taken", None, "Uhr", 900_00))
    told, today = office.read(year_of_duties, 2026), office.clock().astimezone().date()
    assert (told.reports, told.gifts) == (None, (("taken", 2, 25_50),))
    assert (
        len(told.duties) == 9
    )  # eight of the year that were done, September is open; December is not due yet
    assert [(one.due, one.done) for one in told.duties if one.late(today)] == [
        (D(2026, 2, 10), D(2026, 2, 11)), (D(2026, 5, 11), D(2026, 5, 12)), (D(2026, 9, 10), None),
    ]  # fmt: skip
    assert [(one.title, one.drawn) for one in told.tests] == [("Zählung", None)]
    assert len(office.read(year_of_duties, 2025).duties) == 1
    _reports_stay_closed(office)


def _reports_stay_closed(office: Office) -> None:
    """A confidant's report counts them; nobody else's says that there are any, and no paper says what."""
    office.run(name_confidant, office.actor.login)
    office.run(save_report, ReportDraft(D(2026, 11, 20), what=CANARY))
    assert office.read(year_of_duties, 2026).reports == 1
    few = Office(office.book, Actor("x", "X", frozenset({VIEW})), office.clock)
    other = few.read(year_of_duties, 2026)
    assert (other.reports, other.gaps) == (None, None)
    data = office.read(year_pdf, 2026, office.clock(), "Admin")
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    for said in ("Compliance report 2026", "Beleg 2026-02-10", "25.50", "not drawn", "3, 1 of them open"):
        assert said in words, said
    assert CANARY not in words


def test_what_falls_on_the_first_and_on_the_last_day_is_of_the_year(office: Office) -> None:
    """Due on 1 January and never done, it is late in the report of its year, not in that of the year before."""
    office.run(save_duty, DutyDraft("Zum Beginn", "", None, D(2026, 1, 1), 12))
    office.run(save_duty, DutyDraft("Zum Ende", "", None, D(2025, 12, 31), 12))
    told = {year: [one.title for one in office.read(year_of_duties, year).duties] for year in (2025, 2026)}
    assert told == {2025: ["Zum Ende"], 2026: ["Zum Beginn"]}
