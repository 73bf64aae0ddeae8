"""From net to gross: what is entered brings what was agreed, to the cent or the least above it, and nothing is guessed."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.hr.payroll.rules.month import DAY, Charged, Item, MonthInput, Section, TaxInput, YearInput
from app.modules.hr.payroll.rules.net_pay import NetDraft, gross_for
from app.modules.hr.payroll.rules.reckoning import reckon_month
from app.modules.hr.payroll.rules.self_test_beside import COVER
from app.modules.hr.payroll.services.net_pay import enter_net
from tests.modules.cockpit.figure_book import raw
from tests.modules.hr.payroll_cases import JANUARY, D, enter, funds, hire, kind, month, slips

BONUS = Item(220, 0, one_off=True)


def test_a_gross_is_found_that_brings_the_net() -> None:
    """Forwards and back: the net of a random gross is met to the cent by a gross that is no higher; never less than was agreed."""
    chance = random.Random(4)
    exact = 0
    for round_ in range(6):
        given = MonthInput(
            D(2026, 5, 1),
            (Section(100, chance.randrange(2500_00, 9000_00), 30 * DAY, 30 * DAY),),
            tax=TaxInput(chance.choice((1, 3, 4, 5)), land="NW", church="ev"),
            cover=COVER,
            year=YearInput(
                chance.randrange(0, 30000_00), chance.randrange(8), Charged(120, 12000_00, 12000_00)
            ),
        )
        item = BONUS if round_ % 2 else replace(BONUS, one_off=False)
        typed = chance.randrange(50_00, 4000_00)
        brings = (
            reckon_month(replace(given, items=(replace(item, amount=typed),))).net - reckon_month(given).net
        )
        gross, net = gross_for(given, item, brings)
        made = (
            reckon_month(replace(given, items=(replace(item, amount=gross),))).net - reckon_month(given).net
        )
        assert made == net >= brings
        assert net - brings <= 10
        exact += net == brings
        assert abs(gross - typed) <= 250
    assert exact >= 5


def test_the_entry_is_made_with_its_gross(office: Office) -> None:
    """1,000 net beside the pay: the slip has it; the same once more is refused; what can't be is told at its field."""
    funds(office)
    person, other = hire(office, "A", 3500_00), hire(office, "B", 3500_00)
    found = office.run(enter_net, NetDraft(person, kind(office, 220), D(2026, 1, 15), 1000_00))
    assert 1000_00 <= found.net <= 1000_05
    assert found.gross > 1400_00
    with pytest.raises(Invalid, match="entered for the month already"):
        office.run(enter_net, NetDraft(person, kind(office, 220), JANUARY, 1000_00))
    month(office, JANUARY)
    nets = {row.person_id: row.net for row in slips(office)}
    assert nets[person] - nets[other] == found.net
    assert raw(office, "SELECT amount, note FROM hr_payroll_item") == [
        (found.gross, f"net {found.net / 100:,.2f}")
    ]
    late = hire(office, "C", 3500_00, entry=D(2026, 3, 1))
    unpaid = hire(office, "D", 5_00, kind="hour")
    for draft, field in (
        (NetDraft(None, kind(office, 220), JANUARY, 1), "person"),
        (NetDraft(person, None, JANUARY, 1), "kind"),
        (NetDraft(person, kind(office, 220), None, 1), "month"),
        (NetDraft(person, kind(office, 220), D(2026, 2, 1), None), "net"),
        (NetDraft(person, kind(office, 220), D(2026, 2, 1), -1), "net"),
        (NetDraft(person, kind(office, 900), D(2026, 2, 1), 1), "kind"),
        (NetDraft(person, kind(office, 110), D(2026, 2, 1), 1), "kind"),
        (NetDraft(late, kind(office, 220), D(2026, 2, 1), 1), "month"),
        (NetDraft(unpaid, kind(office, 220), D(2026, 2, 1), 1), "person"),
        (NetDraft(person, kind(office, 220), D(2030, 2, 1), 1), "month"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(enter_net, draft)
        assert refused.value.field == field, draft
    enter(office, other, 220, D(2026, 2, 1), 10_00)
    assert raw(office, "SELECT count(*) FROM hr_payroll_item") == [(2,)]
