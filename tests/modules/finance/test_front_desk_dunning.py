"""What the front desk tells of dunning: the newest level of each open item, with the letter that gave it."""

from __future__ import annotations

import datetime

from app.core.about_contact import AboutContact
from app.data.office import Office
from app.modules.finance.dunning.queries.about_contacts import blocks
from app.modules.finance.dunning.queries.letters import letters
from app.modules.finance.dunning.services.running import run_dunning
from tests.modules.finance.dunning_cases import D, another, late, paid, preview, sold
from tests.modules.finance.test_dunning import FIRST, SECOND


def test_each_item_tells_its_newest_level_and_letter(office: Office) -> None:
    """Two letters to one customer, one of them to another at the same time; what was paid is told no more; late from the day after the term."""
    who = late(office, 2)
    other = another(office, "10020", "Boje KG")
    sold(office, "AR-9", D(2026, 3, 2), 500_00, "10020")
    for day in (FIRST, SECOND):
        office.run(run_dunning, day)
    newest = {
        one.account: one for key in (who, other) for one in office.read(letters, (), key) if one.level == 2
    }
    assert set(newest) == {"10010", "10020"}
    paid(office, "AR-2", D(2026, 4, 11), 1_190_00)
    for contact, account, document in ((who, "10010", "AR-1"), (other, "10020", "AR-9")):
        found = newest[account]
        for past, overdue in ((0, False), (1, True)):
            about = AboutContact(
                contact, "", (account,), (), (), today=found.until + datetime.timedelta(days=past)
            )
            (block,) = office.read(blocks, about)
            (line,) = block.lines
            assert line.text.startswith(document)
            assert found.number in line.text
            assert (line.request, line.late) == (("letter", found.id), overdue)


def test_each_customer_is_asked_for_the_fees_of_its_own_letters(office: Office) -> None:
    """Three customers, one of them at its second letter when the others are at their third: nobody bears what another was asked for."""
    late(office)
    for account, name, day in (("10020", "Stahl AG", D(2026, 3, 2)), ("10030", "Spät GmbH", D(2026, 3, 20))):
        another(office, account, name)
        sold(office, f"AR-{account}", day, 500_00, account)
    for day in (D(2026, 3, 25), D(2026, 4, 10)):
        office.run(run_dunning, day)
    found = preview(office, D(2026, 4, 30)).letters
    assert {one.debtor.account: (one.level.level, one.earlier) for one in found} == {
        "10010": (3, 5_00),
        "10020": (3, 5_00),
        "10030": (2, 0),
    }
