"""Who did something, and when: a second call and a second person do not write over the first."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest

from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.all_tables import load_models
from app.data.declarative import field_of
from app.data.office import Actor, Office, command
from app.data.once import refuse_again
from app.data.queries import query as reads
from app.data.unit import Unit
from app.modules.inventory.purchasing.models import OrderBill
from app.modules.inventory.purchasing.services.matching import join_invoice, release_match
from app.modules.it.assets.services.masters import make_place
from app.modules.it.audits.models import Audit
from app.modules.it.audits.services import begin, close
from tests.modules.inventory.buying_cases import come, invoice, ordered, supplier
from tests.modules.inventory.stock_cases import stocked

WHO_OR_WHEN = re.compile(r"_(by|at)$")
# Who or when that the newest one may write over; the trail keeps who it was before.
NEWEST_COUNTS = {
    "governance_dpia decided_by": "a decision may be another one after a look with new risks",
    "hr_payroll_run computed_at": "a month is computed until it is released",
    "inventory_count_line chosen_by": "which count holds may be decided anew until the count is posted",
    "inventory_count_line first_by": "who counted last stands for what was counted",
    "inventory_count_line second_by": "who counted last stands for what was counted",
    "inventory_enquiry answer_by": "a day until which an answer is wanted",
    "it_ticket warn_at": "a term, reckoned at each change",
    "office_rule limit_at": "an amount in a rule",
    "office_rule_mark looked_at": "how far the program has looked",
    "organisation_idea answer_by": "a day until which an answer is owed",
    "organisation_idea_assessment proposed_by": "an assessment is written until it is decided on",
    "organisation_meeting written_by": "minutes are written by several until they are approved",
    "organisation_notice_receipt read_at": "a new edition is read anew",
    "organisation_question answered_at": "an answer may become a better one",
    "organisation_question answered_by": "an answer may become a better one",
    "paper_label again_at": "the last time a label was printed again",
    "paper_state checked_at": "paper is compared with its picture as often as somebody looks",
    "paper_state checked_by": "paper is compared with its picture as often as somebody looks",
    "sign_in_wait last_at": "the last wrong password",
}


def test_every_who_and_when_says_whether_it_stays() -> None:
    """A new column of that kind is declared once, or says why the newest counts."""
    columns = [(table, column) for table in load_models().sorted_tables for column in table.c]
    free = {
        f"{table.name} {column.name}"
        for table, column in columns
        if WHO_OR_WHEN.search(column.name) and not field_of(column).once
    }
    assert free == set(NEWEST_COUNTS)
    assert len([one for _table, one in columns if field_of(one).once]) > 60


def test_what_is_empty_or_the_same_is_let_pass() -> None:
    """Filling, emptying, saying the same; other columns are nobody's."""
    table = Audit.__table__
    for before, now in (("", "anna"), ("anna", ""), ("anna", "anna"), (None, "anna")):
        refuse_again(table, [{"closed_by": before, "note": "x"}], {"closed_by": now, "note": "y"})
    rows = [{"closed_by": ""}, {"closed_by": "anna"}]
    with pytest.raises(Invalid, match=r"\(Closed by: anna\)|anna"):
        refuse_again(table, rows, {"closed_by": "berta"})


def _place(office: Office) -> int:
    return office.run(begin, office.run(make_place, "Haus / 1"))


def _row(office: Office, kind: Any, key: int) -> dict[str, Any]:
    table = kind.__table__
    return office.read(
        reads("")(
            lambda connection: dict(
                connection.execute(table.select().where(table.c.id == key)).mappings().one()
            )
        )
    )


def _another(office: Office) -> Office:
    later = office.clock() + datetime.timedelta(hours=1)
    return Office(office.book, Actor("berta", "Berta", frozenset({"*"})), lambda: later)


def test_a_second_person_does_not_take_the_place_of_the_first(any_office: Office) -> None:
    """One row, many rows at once, name and time: the first stays; emptied, it may be another's."""
    key = _place(any_office)

    @command("")
    def by(unit: Unit, name: str, closed: datetime.datetime | None) -> None:
        unit.update(Audit, key, {"closed_by": name, "closed": closed})

    @command("")
    def by_many(unit: Unit, name: str) -> None:
        unit.set_many(Audit, unit.rows(Audit, [key]), {"closed_by": name})

    now = any_office.clock()
    any_office.run(by, "anna", now)
    any_office.run(by, "anna", now)  # says the same again
    with pytest.raises(Invalid, match="This was done already"):
        any_office.run(by, "berta", now)
    with pytest.raises(Invalid, match="This was done already"):
        any_office.run(by_many, "berta")
    with pytest.raises(Invalid, match="This was done already"):
        any_office.run(by, "anna", now + datetime.timedelta(minutes=1))
    assert _row(any_office, Audit, key)["closed_by"] == "anna"
    use_language("de")
    with pytest.raises(Invalid) as told:
        any_office.run(by, "berta", now)
    assert str(told.value).startswith("Das ist bereits geschehen (")
    any_office.run(by, "", None)
    any_office.run(by_many, "berta")
    assert _row(any_office, Audit, key)["closed_by"] == "berta"


def test_commands_leave_the_first_one_standing(any_office: Office) -> None:
    """Closing an audit twice, and by somebody else: who closed it and when stay."""
    key = _place(any_office)
    any_office.run(close, key, "")
    before = _row(any_office, Audit, key)
    for office in (any_office, _another(any_office)):
        with pytest.raises(Invalid):
            office.run(close, key, "nochmal")
    assert _row(any_office, Audit, key) == before


def test_a_blocked_invoice_is_released_once(any_office: Office) -> None:
    """The reason and the name of who released it stay, whoever comes second; they hear who it was."""
    contact = supplier(any_office)
    order = ordered(any_office, contact, (stocked(any_office), 4, 100))
    come(any_office, order, (0, 4))
    key = any_office.run(join_invoice, order, invoice(any_office, contact, 99900))
    berta = _another(any_office)
    berta.run(release_match, key, "so vereinbart")
    before = _row(any_office, OrderBill, key)
    assert (before["released_by"], before["reason"]) == ("berta", "so vereinbart")
    carla = Office(any_office.book, Actor("carla", "Carla", frozenset({"*"})), any_office.clock)
    for office in (berta, carla):
        with pytest.raises(Invalid, match="berta released this invoice already"):
            office.run(release_match, key, "anders")
    assert _row(any_office, OrderBill, key) == before
