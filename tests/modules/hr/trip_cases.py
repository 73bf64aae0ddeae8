"""Trips with what each of their days pays, reckoned by hand from § 9 (4a) EStG, R 9.6 LStR and the table of 2026.

A leg is written 'day left-arrived[+days] town[/AREA] [means] [km] [!]': '!' says that the place is no place of work. Day 1 is
Monday, 2 March 2026. What is special about a day is written 'day meals[,night]', meals by b, l, d. Expected are euros by day.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from app.modules.hr.travel.rules.trips import DayDraft, LegDraft
from app.modules.hr.travel.rules.written import read_time

BEFORE = datetime.date(2026, 3, 1)
LEG = re.compile(
    r"(\d+) (\S+)-(\S+?)(?:\+(\d+))? ([^/ ]+)(?:/(\S+))?(?: (car|train|plane|ship|motorbike|company|other))?(?: (\d+))?( !)?"
)


def legs_of(written: str) -> list[LegDraft]:
    """Return the legs of a trip as they are written here."""
    found = []
    for part in written.split(";"):
        match = LEG.fullmatch(part.strip())
        assert match is not None, part
        day, left, arrived, later, town, area, means, km, idle = match.groups()
        found.append(
            LegDraft(
                BEFORE + datetime.timedelta(days=int(day)),
                read_time(left),
                read_time(arrived),
                town,
                area or "DE",
                means=means or "car",
                km=int(km or 0),
                later=int(later or 0),
                works=not idle,
            )
        )
    return found


def days_of_text(written: str) -> dict[datetime.date, DayDraft]:
    """Return what is special about the days of a trip."""
    found = {}
    for part in filter(None, (one.strip() for one in written.split(";"))):
        day, _blank, rest = part.partition(" ")
        meals, _comma, night = rest.partition(",")
        when = BEFORE + datetime.timedelta(days=int(day))
        found[when] = DayDraft(when, "b" in meals, "l" in meals, "d" in meals, night)
    return found


def cents(written: str) -> list[int]:
    """Return amounts in cents."""
    return [int(Decimal(one) * 100) for one in written.split()]


# what it is about, legs, special days, night of the trip, per diems by day in euros
CASES = (
    # -- one day in Germany: more than 8 hours, § 9 (4a) sentence 3 no. 3
    ("ten hours", "1 8-10 Hamburg; 1 16-18 Kiel", "", "none", "14"),
    ("eight hours sharp", "1 8-9 Hamburg; 1 15-16 Kiel", "", "none", "0"),
    ("one minute more", "1 8-9 Hamburg; 1 15-16:01 Kiel", "", "none", "14"),
    ("three hours", "1 9-10 Neumünster; 1 11-12 Kiel", "", "none", "0"),
    ("from midnight to midnight", "1 0-2 Hamburg; 1 20-24 Kiel", "", "none", "14"),
    ("lunch given", "1 8-10 Hamburg; 1 16-18 Kiel", "1 l", "none", "2.80"),
    ("breakfast given", "1 6-10 Hamburg; 1 16-18 Kiel", "1 b", "none", "8.40"),
    ("dinner given", "1 8-10 Hamburg; 1 20-22 Kiel", "1 d", "none", "2.80"),
    ("breakfast and lunch: not below zero", "1 6-10 Hamburg; 1 16-18 Kiel", "1 bl", "none", "0"),
    ("all meals: not below zero", "1 6-10 Hamburg; 1 20-22 Kiel", "1 bld", "none", "0"),
    ("a meal on a day that pays nothing", "1 9-10 Hamburg; 1 11-12 Kiel", "1 l", "none", "0"),
    ("three places of one day", "1 7-9 Hamburg; 1 11-13 Bremen; 1 15-18 Kiel", "", "none", "14"),
    # -- over midnight without a night: the day with more hours
    ("evening into the night, more before midnight", "1 16-18 Hamburg; 2 1-3 Kiel", "", "none", "14 0"),
    ("evening into the night, more after midnight", "1 21-22 Hamburg; 2 6-8 Kiel", "", "none", "0 14"),
    ("as many hours on both days", "1 19-20 Hamburg; 2 4-5 Kiel", "", "none", "14 0"),
    ("eight hours over midnight", "1 20-21 Hamburg; 2 3-4 Kiel", "", "none", "0 0"),
    ("one minute more over midnight", "1 20-21 Hamburg; 2 3-4:01 Kiel", "", "none", "0 14"),
    ("home at midnight sharp is one day", "1 12-14 Hamburg; 1 22-24 Kiel", "", "none", "14"),
    ("home a minute past midnight", "1 12-14 Hamburg; 1 22-0:01+1 Kiel", "", "none", "14 0"),
    ("dawn: left at 2, home at 11", "1 2-4 Hamburg; 1 9-11 Kiel", "", "none", "14"),
    ("a whole night's work with dinner given", "1 18-20 Hamburg; 2 3-5 Kiel", "1 d", "none", "2.80 0"),
    ("the meal was on the other day", "1 18-20 Hamburg; 2 3-5 Kiel", "2 b", "none", "14 0"),
    # -- several days in Germany
    ("two days", "1 8-10 Hamburg; 2 16-18 Kiel", "", "receipt", "14 14"),
    ("two days, left late and home early", "1 23-23:30 Hamburg; 2 0:30-1 Kiel", "", "receipt", "14 14"),
    ("three days", "1 8-10 Hamburg; 3 16-18 Kiel", "", "receipt", "14 28 14"),
    ("three days with two breakfasts: 44.80 in all", "1 8-10 Hamburg; 3 16-18 Kiel", "2 b; 3 b", "receipt", "14 22.40 8.40"),
    ("a week", "1 6-10 München; 5 14-20 Kiel", "", "receipt", "14 28 28 28 14"),
    ("a week with all breakfasts", "1 6-10 München; 5 14-20 Kiel", "2 b; 3 b; 4 b; 5 b", "receipt", "14 22.40 22.40 22.40 8.40"),
    ("full board in between", "1 8-10 Hamburg; 3 16-18 Kiel", "1 d; 2 bld; 3 bl", "given", "2.80 0 0"),
    ("home at dawn: a day of departure", "1 8-10 Hamburg; 2 22-1+1 Kiel", "", "receipt", "14 28 14"),
    ("home at midnight sharp after a night", "1 8-10 Hamburg; 2 22-24 Kiel", "", "receipt", "14 14"),
    ("left shortly before midnight", "1 23:50-4+1 München; 3 10-16 Kiel", "", "receipt", "14 28 14"),
    ("several towns", "1 8-10 Hamburg; 2 8-12 Hannover; 3 9-15 Kiel", "", "receipt", "14 28 14"),
    ("by day of a night given otherwise", "1 8-10 Hamburg; 3 16-18 Kiel", "1 ,given; 2 ,none", "receipt", "14 28 14"),
    ("over a weekend", "5 8-10 Hamburg; 8 16-18 Kiel", "", "receipt", "14 28 28 14"),
    ("night without lodging named by its day", "1 19-20 Hamburg; 2 4-5 Kiel", "1 ,none", "receipt", "14 0"),
    # -- one day abroad: the last place of work abroad, R 9.6 (3) sentence 4
    ("Denmark and back", "1 7-10 Kolding/DK; 1 16-19 Kiel", "", "none", "50"),
    ("Denmark, too short", "1 7-9 Kolding/DK; 1 13-15 Kiel", "", "none", "0"),
    ("Denmark with lunch: 40 % of 75", "1 7-10 Kolding/DK; 1 16-19 Kiel", "1 l", "none", "20"),
    ("two countries, the last one counts", "1 5-9 Basel/CH; 1 11-13 Colmar/FR; 1 16-21 Kiel", "", "none", "36"),
    ("work abroad, then at home", "1 6-8 Padborg/DK; 1 11-12 Flensburg; 1 16-17 Kiel", "", "none", "50"),
    ("Paris by plane", "1 6-9 Paris/FR-PARIS plane; 1 18-21 Kiel plane", "", "none", "39"),
    ("a stop that is no place of work", "1 6-8 Brüssel/BE plane !; 1 9-10 London/GB-LONDON plane; 1 16-18 Brüssel/BE plane !; 1 19-21 Kiel plane", "", "none", "44"),
    ("night without lodging abroad, more before midnight", "1 14-16 Kolding/DK; 1 23-1+1 Kiel", "", "none", "50 0"),
    ("night without lodging abroad, more after midnight", "1 22-23:30 Kolding/DK; 2 6-8 Kiel", "", "none", "0 50"),
    # -- several days abroad: the place reached before 24 h, on the way back the last place of work
    ("Vienna for three days", "1 8-14 Wien/AT; 3 12-18 Kiel", "", "receipt", "33 50 33"),
    ("arrived at dawn of the next day", "1 20-2+1 Wien/AT; 3 12-18 Kiel", "", "receipt", "14 50 33"),
    ("arrived a minute before midnight", "1 16-23:59 Wien/AT; 3 12-18 Kiel", "", "receipt", "33 50 33"),
    ("arrived at midnight sharp", "1 16-24 Wien/AT; 3 12-18 Kiel", "", "receipt", "14 50 33"),
    ("home at dawn", "1 8-14 Wien/AT; 3 20-2+1 Kiel", "", "receipt", "33 50 50 33"),
    ("a night in Germany on the way out", "1 14-20 München; 2 7-12 Wien/AT; 3 12-20 Kiel", "", "receipt", "14 50 33"),
    ("a night in Germany on the way back", "1 8-14 Wien/AT; 2 15-20 München; 3 10-16 Kiel", "", "receipt", "33 50 14"),
    ("from one country to the next", "1 8-14 Wien/AT; 2 9-15 Prag/CZ; 3 12-18 Kiel", "", "receipt", "33 32 21"),
    ("a night on the way in another country", "1 8-20 Lüttich/BE !; 2 7-11 Paris/FR-PARIS; 3 14-22 Kiel", "", "receipt", "40 58 39"),
    ("a night on the way back: the last place of work", "1 8-14 Paris/FR-PARIS; 2 15-20 Lüttich/BE !; 3 9-17 Kiel", "", "receipt", "39 59 39"),
    ("London with breakfasts: 20 % of 66", "1 8-11 London/GB-LONDON plane; 3 15-19 Kiel plane", "2 b; 3 b", "receipt", "44 52.80 30.80"),
    ("Madrid with all meals", "1 8-13 Madrid/ES-MADRID plane; 3 15-20 Kiel plane", "1 ld; 2 bld; 3 bl", "given", "0 0 2.80"),
    ("Rome, then Milan", "1 8-12 Rom/IT-ROM plane; 2 9-13 Mailand/IT; 3 14-18 Kiel plane", "", "receipt", "32 42 28"),
    ("Turkey", "1 8-13 Ankara/TR plane; 4 8-13 Kiel plane", "", "receipt", "16 24 24 16"),
    ("work at home after the trip abroad, same day", "1 8-11 Kolding/DK; 2 8-11 Flensburg; 2 16-17 Kiel", "", "receipt", "50 50"),
    ("work at home the day after", "1 8-11 Kolding/DK; 2 8-11 Flensburg; 3 16-17 Kiel", "", "receipt", "50 75 14"),
    # -- by plane and ship over several days, R 9.6 (3) sentence 4 nos. 1 and 2
    ("a flight over two days", "1 20-6+1 Ankara/TR plane; 3 8-14 Kiel plane", "", "receipt", "14 24 16"),
    ("a flight over three days: Austria in between", "1 20-6+2 Ankara/TR plane; 4 8-14 Kiel plane", "", "receipt", "14 50 24 16"),
    ("a crossing over four days: Luxembourg in between", "1 8-12 Kiel; 1 14-10+3 Bilbao/ES ship; 5 8-20 Kiel plane", "", "receipt", "14 63 63 34 23"),
    ("a crossing of one night follows the harbour", "1 16-17 Kiel; 1 20-9+1 Göteborg/SE ship; 3 9-18 Kiel", "", "receipt", "14 66 44"),
    ("back by ship over two nights", "1 8-14 Göteborg/SE; 2 18-8+2 Kiel ship", "", "receipt", "44 66 63 44"),
)  # fmt: skip

# nights of a trip at the flat amount, R 9.7 LStR: legs, special days, night, euros by night
NIGHTS = (
    ("1 8-10 Hamburg; 3 16-18 Kiel", "", "flat", "20 20"),
    ("1 8-10 Hamburg; 3 16-18 Kiel", "2 ,receipt", "flat", "20 0"),
    ("1 8-10 Hamburg; 3 16-18 Kiel", "1 ,flat", "receipt", "20 0"),
    ("1 8-14 Wien/AT; 2 9-15 Prag/CZ; 3 12-18 Kiel", "", "flat", "117 77"),
    ("1 8-14 Paris/FR-PARIS; 2 15-20 Lüttich/BE !; 3 9-17 Kiel", "", "flat", "159 141"),
)
