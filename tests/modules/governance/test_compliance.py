"""Terms of duties and reports as tables; a report that nobody but its confidant finds anywhere, and that goes after three years."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import text

from app.core.errors import Forbidden, Invalid
from app.data.daily import do_all
from app.data.lists import Order
from app.data.office import Actor, Office
from app.data.queries import query
from app.data.search import search
from app.data.system_tables import TrailRow
from app.data.users import UserDraft, save_user
from app.data.visibility import may_know, seen
from app.modules.governance.compliance.queries.duties import (
    done_of,
    duty_draft,
    report_draft,
    reports_source,
    waiting,
)
from app.modules.governance.compliance.rules.duties import (
    DutyDraft,
    ReportDraft,
    due_of,
    erased_on,
    feedback_until,
    next_nominal,
    next_term,
    receipt_until,
)
from app.modules.governance.compliance.services.duties import (
    close_report,
    confirm_receipt,
    dismiss_confidant,
    do_duty,
    give_feedback,
    name_confidant,
    save_duty,
    save_report,
)
from tests.modules.governance.risk_cases import GOOD

D = datetime.date
CANARY = "Kanarienvogel"


@pytest.mark.parametrize(
    ("came", "confirmed", "receipt", "feedback"),
    [
        (D(2026, 1, 1), None, D(2026, 1, 8), D(2026, 4, 8)),  # unconfirmed: 7 days and 3 months
        (D(2026, 1, 1), D(2026, 1, 3), D(2026, 1, 8), D(2026, 4, 3)),
        (D(2026, 1, 1), D(2026, 1, 8), D(2026, 1, 8), D(2026, 4, 8)),
        (D(2026, 11, 25), D(2026, 11, 30), D(2026, 12, 2), D(2027, 2, 28)),  # a shorter month
        (D(2027, 11, 25), D(2027, 11, 30), D(2027, 12, 2), D(2028, 2, 29)),  # a leap year
        (D(2026, 12, 28), None, D(2027, 1, 4), D(2027, 4, 4)),
        (D(2026, 2, 22), None, D(2026, 3, 1), D(2026, 6, 1)),
        (D(2026, 5, 31), D(2026, 5, 31), D(2026, 6, 7), D(2026, 8, 31)),
    ],
)
def test_terms_of_a_report(came: D, confirmed: D | None, receipt: D, feedback: D) -> None:
    """§ 17 (1) no. 1 and (2) HinSchG."""
    assert (receipt_until(came), feedback_until(came, confirmed)) == (receipt, feedback)
    assert next_term("new", came, confirmed) == receipt
    assert next_term("confirmed", came, confirmed) == feedback
    assert next_term("feedback", came, confirmed) is None


@pytest.mark.parametrize(
    ("closed", "gone"),
    [(D(2026, 3, 1), D(2029, 3, 1)), (D(2024, 2, 29), D(2027, 2, 28)), (D(2026, 12, 31), D(2029, 12, 31))],
)
def test_when_a_report_goes(closed: D, gone: D) -> None:
    """§ 11 (5) HinSchG."""
    assert erased_on(closed) == gone


@pytest.mark.parametrize(
    ("first", "last", "months", "wanted"),
    [
        (D(2026, 1, 31), D(2026, 1, 31), 1, D(2026, 2, 28)),
        (D(2026, 1, 31), D(2026, 2, 28), 1, D(2026, 3, 31)),  # the 31st comes back
        (D(2026, 1, 31), D(2026, 11, 30), 1, D(2026, 12, 31)),
        (D(2026, 1, 31), D(2026, 12, 31), 1, D(2027, 1, 31)),
        (D(2026, 11, 30), D(2026, 11, 30), 3, D(2027, 2, 28)),
        (D(2026, 11, 30), D(2027, 2, 28), 3, D(2027, 5, 30)),
        (D(2024, 2, 29), D(2024, 2, 29), 12, D(2025, 2, 28)),
        (D(2024, 2, 29), D(2027, 2, 28), 12, D(2028, 2, 29)),
        (D(2026, 6, 15), D(2026, 6, 15), 24, D(2028, 6, 15)),
        (D(2026, 6, 15), D(2028, 6, 15), 24, D(2030, 6, 15)),
        (D(2026, 6, 15), D(2026, 6, 15), 0, None),
    ],
)
def test_the_rhythm_of_a_duty(first: D, last: D, months: int, wanted: D | None) -> None:
    """Calculated from the first day."""
    assert next_nominal(first, last, months) == wanted


@pytest.mark.parametrize(
    ("nominal", "moves", "land", "due"),
    [
        (D(2026, 11, 28), True, "SH", D(2026, 11, 30)),  # a Saturday
        (D(2026, 11, 28), False, "SH", D(2026, 11, 28)),
        (D(2026, 12, 25), True, "SH", D(2026, 12, 28)),
        (D(2026, 10, 31), True, "SH", D(2026, 11, 2)),
        (D(2027, 1, 6), True, "BY", D(2027, 1, 7)),  # Epiphany there,
        (D(2027, 1, 6), True, "SH", D(2027, 1, 6)),  # not here
        (D(2026, 5, 14), True, "", D(2026, 5, 15)),  # Ascension
    ],
)
def test_days_that_move(nominal: D, moves: bool, land: str, due: D) -> None:
    """§ 193 BGB where the duty says so."""
    assert due_of(nominal, moves, land) == due


def test_a_duty_goes_on_when_it_is_done(office: Office) -> None:
    """Each day once, with evidence; what is late stays late; one that comes once ends."""
    key = office.run(save_duty, DutyDraft("Räumung üben", "ArbSchG", None, D(2026, 11, 1), 12))
    once = office.run(save_duty, DutyDraft("Anmelden", "", None, D(2026, 11, 30), 0))
    assert [(one.count, one.late) for one in office.read(waiting)] == [(2, True)]
    with pytest.raises(Invalid) as refused:
        office.run(do_duty, key, D(2026, 11, 1), " ")
    assert refused.value.field == "evidence"
    for _time in range(2):
        office.run(do_duty, key, D(2026, 11, 1), "Protokoll")
        office.run(do_duty, once, D(2026, 11, 30), "Bestätigung")
    stored = office.read(duty_draft, key)
    assert stored is not None
    assert stored.draft.nominal == D(2027, 11, 1)
    assert [one.evidence for one in office.read(done_of, key)] == ["Protokoll"]
    assert office.read(waiting) == []


@query("")
def _trail_words(connection: object) -> str:
    t = TrailRow
    rows = connection.execute(  # type: ignore[attr-defined]
        t.__table__.select().where(*seen(connection, t.table_name.expression, t.row_key.expression))  # type: ignore[arg-type]
    )
    return " ".join(str(row) for row in rows if row.table_name == "governance_report")


@query("")
def _known(connection: object, key: int) -> bool:
    return may_know(connection, "governance_report", key)  # type: ignore[arg-type]


@query("")
def _found(connection: object) -> list[object]:
    return list(search(connection, CANARY, frozenset({"*"})))  # type: ignore[arg-type]


@query("")
def _keys(connection: object) -> list[int]:
    return list(reports_source().keys(connection, {}, Order("number")))  # type: ignore[arg-type]


def test_only_a_confidant_knows(any_office: Office) -> None:
    """Neither the administrator with all rights nor anybody else sees it: list, form, trail, search, Today, links; and they can't make themselves one."""
    admin = any_office
    for login in ("vera", "otto"):
        admin.run(save_user, UserDraft(login, login.title(), (), password=GOOD, first_password=GOOD))
    vera = Office(
        admin.book,
        Actor("vera", "Vera", frozenset({"governance.whistle", "governance.whistle.confidants"})),
        admin.clock,
    )
    draft = ReportDraft(D(2026, 11, 20), "meeting", "fraud", CANARY, f"{CANARY} in der Kasse")
    with pytest.raises(Forbidden):
        admin.run(save_report, draft)
    admin.run(name_confidant, "vera")
    key = vera.run(save_report, draft)
    assert vera.read(_keys) == [key]
    assert CANARY in str(vera.read(report_draft, key))
    assert len(vera.read(waiting)) == 1
    assert vera.read(_known, key)
    assert admin.read(_keys) == []
    assert admin.read(_trail_words) == ""
    assert admin.read(_found) == []
    assert admin.read(waiting) == []
    assert not admin.read(_known, key)
    with pytest.raises(Forbidden):
        admin.read(report_draft, key)
    for command, args in (
        (save_report, (draft, key, 1)), (confirm_receipt, (key,)), (give_feedback, (key, "x")), (close_report, (key,)),
        (name_confidant, (admin.actor.login if admin.actor.login != "vera" else "otto",)), (dismiss_confidant, ("vera",)), (name_confidant, ("otto",)),
    ):  # fmt: skip
        with pytest.raises((Forbidden, Invalid)):
            admin.run(command, *args)
    with pytest.raises(Invalid, match="another confidant"):
        vera.run(dismiss_confidant, "vera")


def test_the_course_of_a_report(office: Office) -> None:
    """Confirmed, answered, closed, and after three years gone with the key of what the trail keeps."""
    office.run(save_user, UserDraft("vera", "Vera", (), password=GOOD, first_password=GOOD))
    office.run(name_confidant, "vera")
    vera = Office(office.book, Actor("vera", "Vera", frozenset({"*"})), office.clock)
    with pytest.raises(Invalid) as refused:
        vera.run(save_report, ReportDraft(D(2030, 1, 1), what="x"))
    assert refused.value.field == "came"
    key = vera.run(save_report, ReportDraft(D(2026, 11, 20), "text", "work", "", CANARY))
    with pytest.raises(Invalid):
        vera.run(close_report, key)
    vera.run(confirm_receipt, key)
    with pytest.raises(Invalid):
        vera.run(confirm_receipt, key)
    vera.run(give_feedback, key, "Geländer angebracht")
    vera.run(close_report, key)
    now = office.clock()
    for days, left in ((3 * 365, 1), (3 * 365 + 2, 0)):
        later = Office(office.book, office.actor, lambda days=days: now + datetime.timedelta(days=days))  # type: ignore[misc]
        do_all(later)
        with office.book.engine.begin() as connection:
            assert connection.scalar(text("SELECT count(*) FROM governance_report")) == left
