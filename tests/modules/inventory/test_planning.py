"""The reorder inbox on both databases: what is used, free and on order becomes proposals, and these become orders, once."""

from __future__ import annotations

import datetime

import pytest

from app.core import format as formats
from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.office import Office
from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.planning.queries.classes import article_figures, classes_source, nine_fields
from app.modules.inventory.planning.queries.outlook import WhatIf, dry_weeks, outlook, outlook_source
from app.modules.inventory.planning.queries.proposals import reorders, reorders_source
from app.modules.inventory.planning.rules.words import in_words
from app.modules.inventory.planning.rules.words_of_classes import figures_words
from app.modules.inventory.planning.services.ordering import make_orders
from app.modules.inventory.stock.api import ReservationDraft, reserve, reverse
from tests.modules.inventory.buying_cases import come, ordered, supplier, today, view
from tests.modules.inventory.stock_cases import ONE, faults, move, stocked


def used(office: Office, article: int, start: int, a_day: int, days: int) -> list[int]:
    """Open the stock of an article, and use some of it on each of the days before today."""
    first = today(office) - datetime.timedelta(days=days)
    move(office, "opening", article, start, first, value=start * 100)
    return [move(office, "consume", article, a_day, first + datetime.timedelta(days=n)) for n in range(days)]


def test_the_arithmetic_in_words(any_office: Office) -> None:
    """3 a day for 9 days are 27; 10 are there: 17 short, two packs of 10; a second run makes nothing."""
    office = any_office
    article, who = stocked(office), supplier(office)
    other = stocked(office, "B-1", minimum=5 * ONE)
    nobody = stocked(office, "C-1", reorder=2 * ONE)
    idle = stocked(office, "D-1")
    office.run(save_supplier, SupplierDraft(article, who, "Z", 2_5000, pack=10 * ONE, lead_days=9))
    office.run(save_supplier, SupplierDraft(other, who, "Y", 1_0000, minimum=20 * ONE))
    keys = used(office, article, 100, 3, 30)
    found = {one.article: one for one in office.read(reorders)}
    assert set(found) == {article, other, nobody}
    assert idle not in found
    assert (found[article].proposal.point, found[article].proposal.quantity) == (27 * ONE, 20 * ONE)
    assert found[article].cost == 5000
    assert (
        in_words(found[article])
        == "3 a day × 9 days + 0 safety = 27; 10 free, 0 on order → 2 × pack of 10 piece"
    )
    assert (
        in_words(found[other])
        == "Minimum stock 5; 0 free, 0 on order → 20 piece (least order of the supplier)"
    )
    assert in_words(found[nobody]) == "Reorder level 2, set by hand; 0 free, 0 on order → 2 piece"
    source = reorders_source()
    assert list(office.read(source.keys, {})) == [article, other, nobody]
    office.run(reserve, ReservationDraft(article, 4 * ONE))
    assert office.read(reorders, [article])[0].proposal.short == 21 * ONE
    for key in keys[:10]:
        office.run(reverse, key, "falsch gebucht")
    assert office.read(reorders, [article]) == []  # 2 a day and their spread; 36 free
    with pytest.raises(Invalid, match="Nobody supplies"):
        office.run(make_orders, [nobody])
    made = office.run(make_orders, [other, nobody])
    assert made.without == ("C-1",)
    (line,) = view(office, made.orders[0]).lines
    assert (line.quantity, line.price) == (20 * ONE, 1_0000)
    assert office.run(make_orders, [other]).orders == ()
    assert faults(office) == []


def test_german_words(office: Office) -> None:
    """The line as clerks read it."""
    article, who = stocked(office), supplier(office)
    office.run(save_supplier, SupplierDraft(article, who, "Z", 2_5000, pack=10 * ONE, lead_days=9))
    used(office, article, 100, 3, 30)
    use_language("de")
    try:
        words = in_words(office.read(reorders)[0])
    finally:
        use_language("en")
    assert words == "3 je Tag × 9 Tage + 0 Sicherheit = 27; 10 frei, 0 bestellt → 2 × Packung zu 10 Stück"


def test_lead_times_come_from_deliveries(office: Office) -> None:
    """Three deliveries of the same day stand for the fourteen days that were agreed."""
    article, who = stocked(office, minimum=100 * ONE), supplier(office)
    office.run(save_supplier, SupplierDraft(article, who, "Z", 2_5000, lead_days=14))
    assert office.read(reorders)[0].lead.days == 14
    for place in range(3):
        come(office, ordered(office, who, (article, 1, 1)), (0, 1), note=f"LS-{place}")
    (one,) = office.read(reorders)
    assert (one.lead.learned, one.lead.days, one.here.free) == (3, 0, 3 * ONE)
    assert "learned from 3 deliveries" in in_words(one)


def test_classes_reach_and_outlook(any_office: Office) -> None:
    """Two years of even use are AX with reach and forecast; a failed supplier runs it dry, and what is written is reckoned anew."""
    office = any_office
    now = today(office)
    article, who = stocked(office), supplier(office)
    idle = stocked(office, "B-1")
    office.run(save_supplier, SupplierDraft(article, who, "Z", 1_0000, lead_days=10))
    first = now.replace(day=1)
    days = [add_months(first, -n) - datetime.timedelta(days=1) for n in range(25)]
    move(office, "opening", article, 900, days[-1] - datetime.timedelta(days=40), value=90_000)
    for day in days:
        move(office, "consume", article, 30, day)
    found = office.read(article_figures)
    one = found[article]
    assert (one.cell, one.used, one.stock, one.sources) == ("AX", 36_000, 150 * ONE, 1)
    assert one.reach == 150 * 365 // 360
    assert found[idle].cell == ""
    assert "value of use 360.00 €: A; deviation 0 % of the mean: X; next month 30" in figures_words(one)
    assert [(cell.name, cell.articles) for cell in office.read(nine_fields) if cell.articles] == [
        ("AX", 1),
        ("", 1),
    ]
    assert list(office.read(classes_source("AX").keys, {})) == [article]
    assert list(office.read(classes_source(None, single=True).keys, {})) == [article]
    assert office.read(article_figures) is found  # nothing was written since
    assert office.read(outlook, WhatIf())[article].supposed == ()
    later = office.read(outlook, WhatIf(failed=who))[article]
    a_day = later.supply.a_day
    assert later.supposed == ((150 * ONE // a_day, 182),)
    (cells,) = office.read(outlook_source(WhatIf(failed=who)).page, [article])
    dry = now + datetime.timedelta(days=150 * ONE // a_day)
    assert cells[-5:-1] == [formats.day(dry), "–", str(182 - 150 * ONE // a_day), "–"]
    delayed = office.read(outlook, WhatIf(delay=160))[article]
    assert delayed.supposed == ((150 * ONE // a_day, 170),)
    assert sum(office.read(dry_weeks, WhatIf(failed=who))[1]) > 0
    assert list(office.read(outlook_source(WhatIf(160)).keys, {})) == [article]
    move(office, "consume", article, 1, now)
    assert office.read(article_figures)[article].stock == 149 * ONE
