"""Tables of leave: what a year gives, reckoned by hand, with the paragraph beside each block."""

from __future__ import annotations

import datetime
from fractions import Fraction

from app.modules.hr.absence.rules.entitlement import Employment, Terms

D, F = datetime.date, Fraction
LONG_AGO = D(2015, 1, 1)


def terms(days: int | F, since: D = LONG_AGO, leave: int = 20, twelfths: bool = False) -> Terms:
    """Return terms with so many days a week."""
    return Terms(since, days, F(leave), twelfths)


def works(
    entry: D = LONG_AGO,
    leaving: D | None = None,
    *more: Terms,
    days: int | F = 5,
    leave: int = 20,
    **what: object,
) -> Employment:
    """Return an employment; terms that come later are given as such."""
    first = terms(days, entry, leave, bool(what.pop("twelfths", False)))
    return Employment(entry, leaving, (first, *more), **what)  # type: ignore[arg-type]


def on(month: int, day: int = 1, year: int = 2026) -> D:
    """Return a day of 2026."""
    return D(year, month, day)


# (what, employment, year, by law, for a disability, by contract)
Case = tuple[str, Employment, int, F, F, F]


def row(
    what: str, one: Employment, law: object, disability: object = 0, contract: object = 0, year: int = 2026
) -> Case:
    """Return a case; days as texts such as '25/3'."""
    return (what, one, year, F(str(law)), F(str(disability)), F(str(contract)))


# § 4, § 5 (1) a BUrlG: entry; (month, day) of the first day, leave of the year at a five-day week. A month is 20/12 = 5/3 days.
ENTRY = [
    row(f"entry {month}-{day}", works(on(month, day)), law)
    for month, day, law in (
        (1, 1, 20), (1, 2, 20), (2, 1, 20), (3, 1, 20), (4, 1, 20), (5, 1, 20), (6, 1, 20), (6, 16, 20),
        (6, 30, 20),
        (7, 1, 10),  # six months: 10; BAG 9 AZR 179/15, no full claim
        (7, 2, "25/3"),  # five full months: 8.33 stays
        (7, 15, "25/3"), (8, 1, "25/3"),
        (8, 2, 7), (8, 15, 7),  # four: 6.67, up
        (9, 1, 7), (9, 15, 5), (10, 1, 5), (10, 15, "10/3"), (11, 1, "10/3"),
        (11, 15, 2),  # one: 1.67, up
        (12, 1, 2), (12, 2, 0), (12, 15, 0),
    )
]  # fmt: skip
# § 5 (1) c BUrlG: exit in the first half; in the second half the full leave
EXIT = [
    row(f"exit {month}-{day}", works(LONG_AGO, on(month, day)), law)
    for month, day, law in (
        (1, 15, 0), (1, 31, 2), (2, 14, 2), (2, 28, "10/3"), (3, 15, "10/3"), (3, 31, 5), (4, 29, 5), (4, 30, 7), (5, 31, "25/3"),
        (6, 15, "25/3"), (6, 29, "25/3"), (6, 30, 10),
        (7, 1, 20), (7, 15, 20), (7, 31, 20), (8, 31, 20), (9, 30, 20), (10, 31, 20),
        (11, 30, 20), (12, 31, 20),
    )
]  # fmt: skip
# § 5 (1) b BUrlG: gone before six months; months of employment, not of the calendar
SHORT = [
    row("feb to apr", works(on(2), on(4, 30)), 5),
    row("mar to jul, second half", works(on(3), on(7, 31)), "25/3"),
    row("jan 2 to jul 1", works(on(1, 2), on(7, 1)), 10),
    row("jan 1 to jun 30", works(on(1), on(6, 30)), 10),
    row("jan 1 to jul 1: full", works(on(1), on(7, 1)), 20),
    row("jan 1 to jul 31: full", works(on(1), on(7, 31)), 20),
    row("aug 10 to year's end", works(on(8, 10), on(12, 31)), 7),
    row("over the year, first", works(D(2025, 11, 15), on(2, 14)), 2, year=2025),
    row("over the year, second: the month that crosses", works(D(2025, 11, 15), on(2, 14)), "10/3"),
    row("over the year whole, first", works(D(2025, 11, 1), on(3, 31)), "10/3", year=2025),
    row("over the year whole, second", works(D(2025, 11, 1), on(3, 31)), 5),
    row("two weeks", works(on(5), on(5, 14)), 0),
    row("one month", works(on(5), on(5, 31)), 2),
    row("year after the exit", works(on(2), on(4, 30)), 0, year=2027),
    row("year before the entry", works(on(2), on(4, 30)), 0, year=2025),
    row("second year after autumn", works(D(2025, 11, 15)), 20),
]
# § 3 BUrlG: 24 Werktage at six days; by days a week, whole year, with 30 days by contract at a five-day week
WEEKS = [
    row(f"{days} days a week", works(days=days, leave=30), law, 0, more)
    for days, law, more in (
        (1, 4, 2),
        (2, 8, 4),
        (3, 12, 6),
        (4, 16, 8),
        (5, 20, 10),
        (6, 24, 12),
        (7, 28, 14),
    )
]
# the same where weeks take turns: five and four days, five and three and one, six and nothing
TURNS = [
    row(f"{days} days a week on the average", works(days=F(days), leave=30), law, 0, more)
    for days, law, more in (
        ("9/2", 18, 9),
        ("3", 12, 6),
        ("5/2", 10, 5),
        ("11/2", 22, 11),
        ("14/3", "56/3", "28/3"),
    )
    # half a year each: 10 and 9
]
TURNS += [
    row(
        "five days, from july on five and four in turn",
        works(LONG_AGO, None, terms(F(9, 2), on(7)), days=5),
        19,
    )
]
# § 5 (2) BUrlG: four twelfths (exit on 30 April) and six (entry on 1 July) by days a week
ROUNDED = [
    row(f"{days} days a week, exit in april", works(LONG_AGO, on(4, 30), days=days), law)
    for days, law in ((1, "4/3"), (2, 3), (3, 4), (4, "16/3"), (5, 7), (6, 8))
] + [
    row(f"{days} days a week, entry in july", works(on(7), days=days), law)
    for days, law in ((1, 2), (2, 4), (3, 6), (4, 8), (5, 10), (6, 12))
]
# BAG 19 March 2019, 9 AZR 406/17: sum of the parts; fractions stay
CHANGED = [
    row(f"five, then three from {month}", works(LONG_AGO, None, terms(3, on(month))), law)
    for month, law in (
        (2, "38/3"), (3, "40/3"), (4, 14), (5, "44/3"), (6, "46/3"), (7, 16), (8, "50/3"), (9, "52/3"), (10, 18), (11, "56/3"),
        (12, "58/3"),
    )
] + [
    row(f"three, then five from {month}", works(LONG_AGO, None, terms(5, on(month)), days=3), law)
    for month, law in (
        (2, "58/3"), (3, "56/3"), (4, 18), (5, "52/3"), (6, "50/3"), (7, 16), (8, "46/3"), (9, "44/3"), (10, 14), (11, "40/3"),
        (12, "38/3"),
    )
] + [
    row("six for two months, then five", works(LONG_AGO, None, terms(5, on(3)), days=6), "62/3"),
    row("five to four in the middle of april", works(LONG_AGO, None, terms(4, on(4, 16))), "103/6"),
    row("five to three in the middle of june", works(LONG_AGO, None, terms(3, on(6, 16))), "47/3"),
    row("five to one in the middle of february", works(LONG_AGO, None, terms(1, on(2, 15))), 6),
    row("leap year", works(LONG_AGO, None, terms(4, D(2024, 2, 16))), "1436/87", year=2024),
    row("30 by contract, six and six", works(LONG_AGO, None, terms(3, on(7), 30), leave=30), 16, 0, 8),
    row("30 by contract, five and four", works(LONG_AGO, None, terms(4, on(4), 30), leave=30), 17, 0, "17/2"),
    row("30 by contract, six and five", works(LONG_AGO, None, terms(5, on(3), 30), days=6, leave=30), "62/3", 0, "31/3"),
    row("two changes", works(LONG_AGO, None, terms(3, on(5)), terms(4, on(9))), 16),
    row("same days, more hours", works(LONG_AGO, None, terms(5, on(5))), 20),
    row("entry in july, change in october", works(on(7), None, terms(3, on(10))), 8),
    row("exit in june, change in april", works(LONG_AGO, on(6, 30), terms(3, on(4))), 8),
    row("entry in march, change in august", works(on(3), None, terms(3, on(8))), 16),
]  # fmt: skip
# § 17 (1) BEEG: a twelfth for each full calendar month
PARENTAL = [
    row(what, works(parental=spans, leave=leave), law, 0, more)
    for what, spans, leave, law, more in (
        ("whole year", ((on(1), on(12, 31)),), 20, 0, 0),
        ("march to may", ((on(3), on(5, 31)),), 20, 15, 0),
        ("mid march to mid june: two full", ((on(3, 15), on(6, 14)),), 20, "50/3", 0),
        ("from 2 january", ((on(1, 2), on(12, 31)),), 20, "5/3", 0),
        ("ten days", ((on(2, 10), on(2, 20)),), 20, 20, 0),
        ("half a year", ((on(1), on(6, 30)),), 20, 10, 0),
        ("over the turn", ((D(2025, 11, 1), on(1, 31)),), 20, "55/3", 0),
        ("july", ((on(7), on(7, 31)),), 20, "55/3", 0),
        ("a month over two", ((on(7, 16), on(8, 15)),), 20, 20, 0),
        ("two pieces", ((on(2), on(2, 28)), (on(10), on(11, 30))), 20, 15, 0),
        ("30 by contract", ((on(3), on(5, 31)),), 30, 15, "15/2"),
        ("30 by contract, a year", ((D(2025, 5, 1), D(2027, 4, 30)),), 30, 0, 0),
    )
] + [
    row("three days a week", works(days=3, parental=((on(5), on(6, 30)),)), 10),
    row("entry in july", works(on(7), parental=((on(8), on(12, 31)),)), "35/6"),
    row(
        "with a disability",
        works(parental=((on(3), on(5, 31)),), disability=((LONG_AGO, D.max),)),
        15,
        "15/4",
    ),
]
# BAG 19 March 2019, 9 AZR 315/17: no duty to work, no leave
UNPAID = [
    row("whole year", works(unpaid=((on(1), on(12, 31)),)), 0),
    row("half a year", works(unpaid=((on(1), on(6, 30)),)), 10),
    row("march", works(unpaid=((on(3), on(3, 31)),)), "55/3"),
    row("half of april", works(unpaid=((on(4, 16), on(4, 30)),)), "115/6"),
    row("30 by contract", works(unpaid=((on(7), on(12, 31)),), leave=30), 10, 0, 5),
    row("three days, a quarter", works(unpaid=((on(10), on(12, 31)),), days=3), 9),
    row("with a change", works(LONG_AGO, None, terms(3, on(7)), unpaid=((on(7), on(9, 30)),)), 13),
]
# § 208 SGB IX: a week, by twelfths for part of the year, half a day and more up, never cut twice
ALWAYS = ((LONG_AGO, D.max),)
DISABLED = [
    row(f"{days} days a week", works(days=days, disability=ALWAYS), 4 * days, days)
    for days in (1, 2, 3, 4, 5, 6)
] + [
    row("exit in march", works(LONG_AGO, on(3, 31), disability=ALWAYS), 5, "5/4"),
    row("exit in april", works(LONG_AGO, on(4, 30), disability=ALWAYS), 7, 2),
    row("exit in june", works(LONG_AGO, on(6, 30), disability=ALWAYS), 10, 3),
    row("exit in september", works(LONG_AGO, on(9, 30), disability=ALWAYS), 20, 5),
    row("entry in september", works(on(9), disability=ALWAYS), 7, 2),
    row("from april", works(disability=((on(4), D.max),)), 20, 4),
    row("from july", works(disability=((on(7), D.max),)), 20, 3),
    row("from october", works(disability=((on(10), D.max),)), 20, "5/4"),
    row("from 15 november", works(disability=((on(11, 15), D.max),)), 20, "5/12"),
    row("until march", works(disability=((LONG_AGO, on(3, 31)),)), 20, "5/4"),
    row("until may", works(disability=((LONG_AGO, on(5, 31)),)), 20, "25/12"),
    row("until june", works(disability=((LONG_AGO, on(6, 30)),)), 20, 3),
    row(
        "from april, exit in september: not twice",
        works(LONG_AGO, on(9, 30), disability=((on(4), D.max),)),
        20,
        3,
    ),
    row("three days, from july", works(days=3, disability=((on(7), D.max),)), 12, 2),
    row("over before the year", works(disability=((LONG_AGO, D(2025, 12, 31)),)), 20, 0),
]
# § 19 JArbSchG: age on 1 January
MINORS = [
    row("14", works(birth=D(2011, 5, 1)), 25),
    row("16 on 2 january", works(birth=D(2010, 1, 2)), 25),
    row("16 on 1 january", works(birth=D(2010, 1, 1)), "45/2"),
    row("16", works(birth=D(2009, 3, 3)), "45/2"),
    row("17", works(birth=D(2008, 12, 31)), "125/6"),
    row("18 on 2 january", works(birth=D(2008, 1, 2)), "125/6"),
    row("18 on 1 january", works(birth=D(2008, 1, 1)), 20),
    row("15, six days", works(birth=D(2010, 6, 1), days=6), 30),
    row("16, six days", works(birth=D(2009, 6, 1), days=6), 27),
    row("17, six days", works(birth=D(2008, 6, 1), days=6), 25),
    row("15, from september", works(on(9), birth=D(2010, 6, 1)), "25/3"),
    row("16, from september", works(on(9), birth=D(2009, 6, 1)), 8),
    row("17, from september", works(on(9), birth=D(2008, 6, 1)), 7),
]
# leave beyond the law: by twelfths in the year of entry and exit only where agreed, never below the law
AGREED = [
    row("exit in july, twelfths", works(LONG_AGO, on(7, 31), leave=30, twelfths=True), 20, 0, 0),
    row("exit in september, twelfths", works(LONG_AGO, on(9, 30), leave=30, twelfths=True), 20, 0, "5/2"),
    row("exit in october, twelfths", works(LONG_AGO, on(10, 31), leave=30, twelfths=True), 20, 0, 5),
    row("exit in november, twelfths", works(LONG_AGO, on(11, 30), leave=30, twelfths=True), 20, 0, "15/2"),
    row("exit in december, twelfths", works(LONG_AGO, on(12, 31), leave=30, twelfths=True), 20, 0, 10),
    row("entry in february, twelfths", works(on(2), leave=30, twelfths=True), 20, 0, "15/2"),
    row("entry in march, twelfths", works(on(3), leave=30, twelfths=True), 20, 0, 5),
    row("entry on 15 march, twelfths", works(on(3, 15), leave=30, twelfths=True), 20, 0, "5/2"),
    row("entry in june, twelfths", works(on(6), leave=30, twelfths=True), 20, 0, 0),
    row("exit in september, not agreed", works(LONG_AGO, on(9, 30), leave=30), 20, 0, 10),
    row("entry in march, not agreed", works(on(3), leave=30), 20, 0, 10),
    row("entry in august", works(on(8), leave=30), "25/3", 0, "25/6"),
    row("entry in september", works(on(9), leave=30), 7, 0, 3),
    row("entry in october", works(on(10), leave=30), 5, 0, "5/2"),
    row("exit in march", works(LONG_AGO, on(3, 31), leave=30), 5, 0, "5/2"),
    row("exit in april", works(LONG_AGO, on(4, 30), leave=30), 7, 0, 3),
    row("less than the law by contract", works(leave=18), 20, 0, 0),
]
CASES = [
    *ENTRY, *EXIT, *SHORT, *WEEKS, *TURNS, *ROUNDED, *CHANGED, *PARENTAL, *UNPAID, *DISABLED,
    *MINORS, *AGREED,
]  # fmt: skip
