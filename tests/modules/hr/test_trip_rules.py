"""What trips come to: by hand, and by a second reckoning that steps through each trip by quarter hours."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

import pytest

from app.core.errors import Invalid
from app.modules.hr.travel.rules.hospitality import parts, percent
from app.modules.hr.travel.rules.law import Rate, Rates, figures, kilometre
from app.modules.hr.travel.rules.long_stay import past_three_months, places_of
from app.modules.hr.travel.rules.per_diem import Where, reckon
from app.modules.hr.travel.rules.trips import MINUTES, DayDraft, LegDraft, check_legs, days_of
from app.modules.hr.travel.rules.written import (
    read_among,
    read_arrival,
    read_meals,
    read_time,
    write_meals,
    write_time,
)
from tests.modules.hr.trip_cases import BEFORE, CASES, NIGHTS, cents, days_of_text, legs_of

D, DAY = datetime.date, datetime.timedelta(days=1)
RUNS = 80  # random trips
STEP = 15  # minutes


@pytest.mark.parametrize(("about", "legs", "days", "night", "expected"), CASES, ids=[one[0] for one in CASES])
def test_trips_by_hand(about: str, legs: str, days: str, night: str, expected: str) -> None:
    """Each day of each trip pays what was reckoned by hand."""
    trip, special = legs_of(legs), days_of_text(days)
    check_legs(trip, list(special.values()))
    found = reckon(trip, special, night, Rates())
    assert [one.per_diem for one in found.days] == cents(expected), about
    assert found.meals == sum(cents(expected))
    again = second(trip, special, night)
    assert again == cents(expected), "the second reckoning"


def test_flat_nights_and_kilometres() -> None:
    """Nights at the flat amount follow the place of the night, kilometres the means; what is not known is refused with the reason."""
    for legs, days, night, expected in NIGHTS:
        found = reckon(legs_of(legs), days_of_text(days), night, Rates())
        assert [one.night for one in found.days] == [*cents(expected), 0], legs
    driven = reckon(legs_of("1 8-10 Hamburg car 97; 1 15-17 Kiel motorbike 95"), {}, "none", Rates())
    assert [(one.km, one.rate, one.amount) for one in driven.driven] == [(97, 30, 2910), (95, 20, 1900)]
    assert driven.total == 1400 + 2910 + 1900
    assert kilometre("train", D(2026, 3, 2)) == 0
    for legs, field in (
        ("1 8-12 Bern/CH-BERN; 2 8-16 Kiel", "days"),  # the table has no night for Bern
        ("1 8-12 Oslo/NO; 2 8-16 Kiel", "legs"),  # nor Norway at all
        ("1 22-2+1 Hamburg; 2 8-16 Kiel", "days"),  # the night was spent on the way
    ):
        with pytest.raises(Invalid) as caught:
            reckon(legs_of(legs), {}, "flat", Rates())
        assert caught.value.field == field
    with pytest.raises(Invalid) as caught:
        reckon(legs_of("1 8-10 Hamburg; 3 16-18 Kiel"), {}, "none", Rates())
    assert caught.value.field == "night"


def test_rates_have_days_and_the_office_adds_its_own() -> None:
    """The table of 2026 ends with the year; a rate of the office holds from its day on, half cents of meals round up."""
    with pytest.raises(Invalid, match="AT"):
        Rates().find("AT", D(2027, 1, 1))
    with pytest.raises(Invalid):
        Rates().find("AT", D(2025, 12, 31))
    assert Rates().find("DE", D(2027, 1, 1)).full == 2800
    own = Rates(
        [
            Rate(
                "NO",
                "Norwegen",
                "Norway",
                7513,
                5000,
                night=None,
                since=D(2026, 3, 1),
                until=None,
                source="BMF 2026",
            )
        ]
    )
    found = reckon(legs_of("1 8-12 Oslo/NO; 3 8-16 Kiel"), days_of_text("2 b"), "receipt", own)
    assert [(one.rate, one.cut) for one in found.days] == [(5000, 0), (7513, 1503), (5000, 0)]
    assert own.named()["NO"] == ("Norwegen", "Norway")


def test_three_months_at_one_place() -> None:
    """Days past three months pay nothing; four weeks away begin them anew; who comes on two days a week never gets there."""
    monday = D(2026, 1, 5)

    def weeks(count: int, days: Sequence[int], first: D = monday, town: str = "Hamburg") -> list[Where]:
        return [Where(first + (7 * week + day) * DAY, "DE", town) for week in range(count) for day in days]

    late = past_three_months(weeks(20, range(5)))
    assert min(late) == D(2026, 4, 6)  # 5 April is a Sunday
    assert len(late) == 20 * 5 - 13 * 5
    assert past_three_months(weeks(30, (0, 1))) == set()
    assert min(past_three_months(weeks(30, (0, 1, 2)))) == D(2026, 4, 6)
    assert past_three_months(weeks(12, range(5))) == set()
    first, later = (
        weeks(12, range(5)),
        weeks(12, range(5), D(2026, 4, 27)),
    )  # 27 March (Friday) to 27 April: 30 days away
    assert past_three_months([*first, *later]) == set()
    soon = weeks(12, range(5), D(2026, 4, 20))  # 23 days away
    assert min(past_three_months([*first, *soon])) == D(2026, 4, 20)
    other = weeks(12, range(5), D(2026, 4, 20), "Bremen")
    assert past_three_months([*first, *other]) == set()
    assert min(
        past_three_months(weeks(20, range(5), town="hamburg ") + weeks(20, (5,), town="HAMBURG"))
    ) == D(2026, 4, 6)
    trip = legs_of("1 8-10 Hamburg; 5 16-18 Kiel")
    assert {one.town for one in places_of(trip)} == {"Hamburg"}
    found = reckon(trip, {}, "receipt", Rates(), long_stays={BEFORE + 2 * DAY}, taken={BEFORE + DAY})
    assert [(one.reason, one.per_diem) for one in found.days][:3] == [
        ("taken", 0),
        ("long", 0),
        ("full", 2800),
    ]


def test_what_is_no_trip_is_refused() -> None:
    """Legs follow each other, lead somewhere and home, and kilometres are of an own car; days lie in the trip."""
    with pytest.raises(Invalid, match="Enter the legs"):
        check_legs([], [])
    for legs in (
        "1 8-10 Hamburg; 1 9-12 Kiel",
        "1 10-8 Hamburg; 1 12-14 Kiel",
        "1 8-10 Hamburg train 90; 1 12-14 Kiel",
        "1 8-10 Wien/AT; 1 12-14 Graz/AT",
        "1 8-10+400 Hamburg; 402 12-14 Kiel",
    ):
        trip = legs_of(legs)
        with pytest.raises(Invalid) as caught:
            check_legs(trip, [])
        assert caught.value.field == "legs"
    trip = legs_of("1 8-10 Hamburg; 2 16-18 Kiel")
    for days in ([DayDraft(BEFORE)], [DayDraft(BEFORE + DAY), DayDraft(BEFORE + DAY)]):
        with pytest.raises(Invalid) as caught:
            check_legs(trip, days)
        assert caught.value.field == "days"


def test_what_is_typed_is_read() -> None:
    """Times, arrivals on later days, meals and names as a clerk types them."""
    assert [read_time(one) for one in ("7", "730", "0730", "7:30", "24", "7.05")] == [
        420,
        450,
        450,
        450,
        1440,
        425,
    ]
    assert [read_arrival(one) for one in ("14", "+1 6:30", "+12 0")] == [(0, 840), (1, 390), (12, 0)]
    assert [write_time(450), write_time(5, 2)] == ["7:30", "+2 0:05"]
    for bad in ("", "25", "7:60", "24:01", "x", "-1"):
        with pytest.raises(Invalid):
            read_time(bad)
    names = {"DE": "Deutschland", "FR": "Frankreich", "FR-PARIS": "Frankreich, Paris"}
    assert [read_among(one, names) for one in ("de", "par", "Frankreich", "fr-paris", "deu")] == [
        "DE",
        "FR-PARIS",
        "FR",
        "FR-PARIS",
        "DE",
    ]
    for bad in ("frank", "", "Italien"):
        with pytest.raises(Invalid):
            read_among(bad, names)
    assert read_meals("b, D") == {"breakfast", "dinner"}
    assert write_meals({"breakfast": True, "lunch": False, "dinner": True}) == "b d"
    with pytest.raises(Invalid):
        read_meals("x")


def second(legs: Sequence[LegDraft], days: dict[D, DayDraft], night: str) -> list[int]:
    """Return the per diems of a trip in another way: stepping through it minute by minute, keeping where one is."""
    table = {row[0]: row for one in figures()["rates"] for row in one["areas"]}
    begin, end = legs[0].start, legs[-1].end
    away: dict[int, int] = {}  # minutes by day
    at_end: dict[int, LegDraft | None] = {}
    abroad: dict[int, bool] = {}
    under_way: dict[int, set[str]] = {}
    here: LegDraft | None = None
    for minute in range(begin, end):
        day = minute // MINUTES
        for leg in legs:
            if leg.end == minute and minute != end:
                here = leg
        away[day] = away.get(day, 0) + 1
        at_end[day] = here
        abroad[day] = abroad.get(day, False) or (here is not None and here.area != "DE")
        now = next((leg.means for leg in legs if leg.start <= minute < leg.end), "")
        edge = (
            {"edge"} if any(minute in (leg.start, leg.end - 1) for leg in legs) else set()
        )  # left or landed that day
        under_way.setdefault(day, set()).update({now}, edge)
    found = []
    order = sorted(away)
    nights = [
        days[D.fromordinal(day)].night or night if D.fromordinal(day) in days else night for day in order[:-1]
    ]
    for place, day in enumerate(order):
        special = days.get(D.fromordinal(day), DayDraft(D.fromordinal(day)))
        last = order[-1] == day
        area = "DE" if last or at_end[day] is None else at_end[day].area  # type: ignore[union-attr]
        if area == "DE" and abroad[day]:
            past = [leg for leg in legs if leg.area != "DE" and leg.end // MINUTES <= day]
            area = ([leg for leg in past if leg.works] or past)[-1].area
        if under_way[day] in ({"plane"}, {"ship"}) and away[day] == MINUTES and not last and place:
            area = "AT" if under_way[day] == {"plane"} else "LU"
        full, part = table[area][3], table[area][4]
        if len(order) == 1:
            pays = part if away[day] > 480 else 0
        elif all(kind == "none" for kind in nights):
            most = max(order, key=lambda one: (away[one], -one))
            pays = part if day == most and end - begin > 480 else 0
        else:
            pays = full if 0 < place < len(order) - 1 else part
        meals = full * (20 * special.breakfast + 40 * special.lunch + 40 * special.dinner) // 100
        found.append(max(0, pays - meals))
    return found


def random_trip(chance: random.Random) -> tuple[list[LegDraft], dict[D, DayDraft], str]:
    """Return a trip of up to five days through several lands, with meals."""
    areas = ("DE", "DE", "AT", "FR", "FR-PARIS", "CH", "DK", "PL")
    minute = chance.randrange(0, 96) * STEP + MINUTES
    legs = []
    for place in range(chance.randrange(2, 6)):
        long = chance.random() < 0.15
        takes = chance.randrange(1, 240 if long else 30) * STEP
        means = chance.choice(("plane", "ship")) if long else "car"
        start, arrived = minute, minute + takes
        day = BEFORE + (start // MINUTES) * DAY
        legs.append(LegDraft(day, start % MINUTES, arrived % MINUTES, f"Ort {place}", chance.choice(areas), means=means, km=0, later=arrived // MINUTES - start // MINUTES, works=chance.random() < 0.8))  # fmt: skip
        minute = arrived + chance.randrange(1, 90) * STEP
    last = legs[-1]
    legs[-1] = LegDraft(
        last.day, last.left, last.arrived, "Kiel", "DE", means=last.means, km=0, later=last.later
    )
    span = days_of(legs)
    days = {
        one: DayDraft(one, *(chance.random() < 0.3 for _meal in range(3)))
        for one in span
        if chance.random() < 0.5
    }
    return legs, days, "none" if len(span) < 3 and chance.random() < 0.5 else "receipt"


def test_random_trips_by_a_second_reckoning() -> None:
    """Both ways come to the same for every day of many trips."""
    chance = random.Random(7)
    for _run in range(RUNS):
        legs, days, night = random_trip(chance)
        found = reckon(legs, days, night, Rates())
        assert [one.per_diem for one in found.days] == second(legs, days, night), (legs, days, night)


# (gross, stated tax, rate in hundredths of percent, (gross, tax) that lower the profit, the rest); 70 and 30 % (§ 4 (5) no. 2 EStG)
MEALS = [
    (119_00, 19_00, 19_00, (83_30, 13_30), (35_70, 5_70)),
    (107_00, 7_00, 7_00, (74_90, 4_90), (32_10, 2_10)),
    (100_00, None, 0, (70_00, None), (30_00, None)),
    (1, None, 0, (1, None), (0, None)),  # 0.7 of a cent is one
    (2, None, 0, (1, None), (1, None)),
    (85_55, 13_66, 19_00, (59_89, 9_56), (25_66, 4_10)),  # 9.562 and 4.097
    (85_55, 13_67, 19_00, (59_89, 9_57), (25_66, 4_10)),  # the paper states a cent more
    (85_55, 13_64, 19_00, (59_89, 9_55), (25_66, 4_09)),  # two less: a cent in each part
]


@pytest.mark.parametrize("case", MEALS, ids=str)
def test_meals_with_guests(
    case: tuple[int, int | None, int, tuple[int, int | None], tuple[int, int | None]],
) -> None:
    """A meal is cut into what lowers the profit and what does not; the tax of the paper is kept to the cent."""
    gross, tax, rate, first, rest = case
    assert parts(gross, tax, rate, percent(D(2026, 6, 1))) == (first, rest)


def test_meals_lose_no_cent() -> None:
    """Whatever the amount and the tax, a cent to either side, both parts come to the whole, and each tax is that of its part but a cent."""
    chance, cent = random.Random(11), Decimal(1)
    for _run in range(RUNS * 20):
        gross, rate = chance.randrange(1, 2_000_00), chance.choice((7_00, 19_00))
        reckoned = (Decimal(gross) * rate / (10_000 + rate)).quantize(cent, ROUND_HALF_UP)
        tax = max(int(reckoned) + chance.choice((-1, 0, 1)), 0)
        made = parts(gross, tax, rate, 70)
        assert sum(one for one, _tax in made) == gross
        assert sum(int(one or 0) for _gross, one in made) == tax
        assert made[0][0] == int((Decimal(gross) * 7 / 10).quantize(cent, ROUND_HALF_UP))
        for one, its in made:
            assert (
                abs(int(its or 0) - (Decimal(one) * rate / (10_000 + rate)).quantize(cent, ROUND_HALF_UP))
                <= 1
            )
