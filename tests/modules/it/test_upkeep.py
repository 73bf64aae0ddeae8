"""Upkeep: inspections by the limits, maintenance, and what does not fit the fixed-asset register."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.office import Office
from app.modules.finance.fixed_assets.api import registered_above
from app.modules.it.assets.queries.assets import asset
from app.modules.it.assets.queries.masters import categories
from app.modules.it.assets.rules import CategoryDraft
from app.modules.it.assets.services.lifecycle import step
from app.modules.it.assets.services.masters import save_category
from app.modules.it.maintenance.queries import (
    due_source,
    findings,
    inspection,
    maintenance_source,
    values_source,
)
from app.modules.it.maintenance.reports import inspection_pdf
from app.modules.it.maintenance.rules import (
    InspectionDraft,
    InstrumentDraft,
    MaintenanceDraft,
    Registered,
    book_value,
    faults,
    finding,
    limits,
    read_scaled,
    scaled,
)
from app.modules.it.maintenance.services import inspect, save_instrument, save_maintenance
from tests.modules.it.conftest import device, pdf_text

DAY = datetime.date(2026, 11, 23)


def test_limits_say_what_passes() -> None:
    """The limit itself passes, a thousandth beyond does not; what is not measured is no fault; the source is named."""
    bounds, source = limits("I", DAY)
    assert "50699" in source
    assert limits("I", datetime.date(2019, 1, 1))[0] == bounds  # those known first hold for the days before
    good = InspectionDraft(
        1, "I", conductor=bounds.conductor, insulation=bounds.insulation, leakage=bounds.leakage
    )
    assert faults(good, DAY) == {}
    assert bounds.conductor is not None
    assert bounds.insulation is not None
    bad = InspectionDraft(
        1, "I", conductor=bounds.conductor + 1, insulation=bounds.insulation - 1, looks=False, works=False
    )
    assert set(faults(bad, DAY)) == {"conductor", "insulation", "looks", "works"}
    assert faults(InspectionDraft(1, "III", leakage=10**6), DAY) == {}


@given(st.integers(0, 10**7))
def test_measured_values_are_read_as_they_are_written(value: int) -> None:
    """Writing and reading again gives the same, in both languages."""
    for language in ("de", "en"):
        use_language(language)
        assert read_scaled(scaled(value)) == value


@pytest.mark.parametrize("typed", ["", "x", "0,2101", "-1", "1e99", "NaN", "1.2.3"])
def test_what_is_no_value_is_refused(typed: str) -> None:
    """Words, too many decimals, negative values."""
    with pytest.raises(Invalid):
        read_scaled(typed)


def test_an_inspection_sets_the_next_day_or_sends_to_repair(any_office: Office) -> None:
    """Passed: the next day by the category or as typed; failed: into repair; outside the limits nothing passes; it is never changed."""
    o = any_office
    use_language("en")
    today = o.clock().astimezone().date()
    thing, other = device(o), device(o)
    kind = next(one for one in o.read(categories) if one.draft.name == "Laptop")
    o.run(save_category, CategoryDraft("Laptop", inspect_months=24), kind.id)
    meter = o.run(save_instrument, InstrumentDraft("Secutest", "S1", today))
    old = o.run(save_instrument, InstrumentDraft("Old one", "S2", today - datetime.timedelta(days=1)))
    with pytest.raises(Invalid, match="here already"):
        o.run(save_instrument, InstrumentDraft("secutest"))
    for draft, field in (
        (InspectionDraft(None), "asset"),
        (InspectionDraft(999), "asset"),
        (InspectionDraft(thing, "IV"), "protection"),
        (InspectionDraft(thing, day=today + datetime.timedelta(days=1)), "day"),
        (InspectionDraft(thing, insulation=5000), "instrument"),
        (InspectionDraft(thing, instrument=old), "instrument"),
        (InspectionDraft(thing, instrument=meter, insulation=900), "insulation"),
        (InspectionDraft(thing, looks=False), "looks"),
        (InspectionDraft(thing, passed=False), "notes"),
        (InspectionDraft(thing), "conductor"),
        (InspectionDraft(thing, instrument=meter, conductor=200), "insulation"),
        (InspectionDraft(thing, "II", meter, touch=501), "touch"),
        (InspectionDraft(thing, instrument=meter, conductor=200, touch=90, next_day=today), "next_day"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(inspect, draft)
        assert caught.value.field == field
    key = o.run(inspect, InspectionDraft(thing, "I", meter, conductor=210, insulation=5000, leakage=300))
    one = o.read(asset, thing)
    assert one is not None
    assert one.next_inspection == add_months(today, 24)
    with pytest.raises(Invalid, match="inspect again"):
        o.run(inspect, InspectionDraft(thing), key)
    o.run(inspect, InspectionDraft(other, looks=False, passed=False, notes="Cable damaged"))
    failed = o.read(asset, other)
    assert failed is not None
    assert (failed.draft.status, failed.next_inspection) == ("repair", today), "it stays due until it passes"
    assert list(o.read(due_source().keys, {})) == [other, thing]
    o.run(step, [other], "repaired")
    assert list(o.read(due_source().keys, {})) == [other, thing]
    good = InspectionDraft(other, "II", meter, insulation=5000)
    o.run(inspect, good)
    assert o.read(asset, other).next_inspection == add_months(today, 24)  # type: ignore[union-attr]
    for passed in (True, False):
        o.run(
            inspect,
            replace(good, day=today - datetime.timedelta(days=400), passed=passed, notes="nachgetragen"),
        )
    later = o.read(asset, other)
    assert later is not None
    assert (later.next_inspection, later.draft.status) == (add_months(today, 24), "stock"), (
        "an older day changes nothing of now"
    )
    kept = o.read(inspection, key)
    assert kept is not None
    text = pdf_text(inspection_pdf(kept.draft, one, "Secutest S1", "Nordlicht"))
    for words in ("0.21", "≤ 0.3", "≥ 1", "Secutest S1", "has passed", "50699"):
        assert words in text


def test_maintenance_is_kept_with_its_costs(any_office: Office) -> None:
    """Wrong values name their field; the costs of a device are summed beside its price."""
    o = any_office
    thing = device(o, purchased=datetime.date(2026, 1, 15), cost=120_000)
    for draft, field in (
        (MaintenanceDraft(None, "Fan"), "asset"),
        (MaintenanceDraft(thing, ""), "title"),
        (MaintenanceDraft(thing, "Fan", "x"), "kind"),
        (MaintenanceDraft(thing, "Fan", cost=-1), "cost"),
        (MaintenanceDraft(thing, "Fan", start=DAY, finish=DAY - datetime.timedelta(days=1)), "finish"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(save_maintenance, draft)
        assert caught.value.field == field
    first = o.run(save_maintenance, MaintenanceDraft(thing, "Fan", cost=4_000))
    o.run(save_maintenance, MaintenanceDraft(thing, "Battery", cost=9_000))
    assert o.read(maintenance_source().page, [first])[0][6] == 4_000
    row = dict(
        zip(
            (one.key for one in values_source().columns),
            o.read(values_source().page, [thing])[0],
            strict=True,
        )
    )
    assert (row["cost"], row["work"]) == (120_000, 13_000)


def test_the_month_of_purchase_counts_in_full() -> None:
    """§ 7 (1) EStG: bought in a month, that month is depreciated; after the life nothing is left; before the purchase nothing is there."""
    bought = datetime.date(2026, 1, 31)
    assert book_value(36_000, bought, 36, datetime.date(2026, 1, 31)) == 35_000
    assert book_value(36_000, bought, 36, datetime.date(2028, 11, 1)) == 1_000
    assert book_value(36_000, bought, 36, datetime.date(2028, 12, 1)) == 0
    assert book_value(36_000, bought, 0, bought) == 0
    assert book_value(36_000, bought, 36, datetime.date(2026, 1, 30)) == 0
    assert book_value(36_000, bought, 36, datetime.date(2030, 1, 1), 100) == 100


@given(st.integers(0, 10**9), st.integers(1, 120), st.integers(0, 130))
def test_a_value_falls_month_by_month(cost: int, life: int, months: int) -> None:
    """It never rises, is never negative, and falls by at most a month's share and a cent."""
    day = datetime.date(2020, 1, 15)
    now, later = (book_value(cost, day, life, add_months(day, n)) for n in (months, months + 1))
    assert 0 <= later <= now <= cost
    assert now - later <= cost // life + 1


def test_what_does_not_fit_the_register_is_said(any_office: Office) -> None:
    """Each of the five ways, and none where all fits; a device above the price that must be listed counts."""
    use_language("en")
    entry = Registered("A1", "Laptop", 100_000, 50_000, None)
    left = Registered("A1", "Laptop", 100_000, 0, DAY)
    assert finding("A1", 100_000, False, entry, 1, listed_from=25_000) is None
    assert finding("A1", 50_000, False, entry, 2, listed_from=25_000) is None  # two devices share an entry
    assert finding("", 25_000, False, None, 0, listed_from=25_000) is None
    for arguments, words in (
        (("", 25_001, False, None, 0, 25_000), "not in the"),
        (("A9", 1, False, None, 1, 25_000), "no A9"),
        (("A1", 100_000, True, entry, 1, 25_000), "still in the register"),
        (("A1", 100_000, False, left, 1, 25_000), "left the register"),
        (("A1", 99_999, False, entry, 1, 25_000), "price differs"),
    ):
        assert words in str(finding(*arguments))
    o = any_office
    device(o, purchased=datetime.date(2026, 1, 15), cost=120_000)
    device(o, purchased=datetime.date(2026, 1, 15), cost=9_900)
    assert o.read(findings) == 1
    device(o, cost=120_000)  # bought nobody knows when: by the price of today
    assert o.read(findings) == 2
    early = datetime.date(2017, 12, 31)
    assert registered_above(early) < 20_000 < registered_above(DAY)
    device(o, purchased=early, cost=20_000)
    device(o, purchased=datetime.date(2026, 1, 15), cost=20_000)
    assert o.read(findings) == 3  # each by the limit of the day it was bought


def test_a_longer_lead_may_resist_more() -> None:
    """EN 50699: 0.3 Ω to 5 m, 0.1 Ω more for each further 7.5 m that has begun, 1 Ω at most; reckoned again in steps of a centimetre."""
    allowed, end = 300, 500
    for lead in range(1, 12_000):
        while lead > end:
            allowed, end = min(allowed + 100, 1000), end + 750
        passes = InspectionDraft(1, "I", conductor=allowed, lead=lead)
        assert faults(passes, DAY) == {}
        assert set(faults(replace(passes, conductor=allowed + 1), DAY)) == {"conductor"}
    assert faults(InspectionDraft(1, "I", conductor=350, lead=1000), DAY) == {}
    assert set(faults(InspectionDraft(1, "I", touch=501), DAY)) == {"touch"}
