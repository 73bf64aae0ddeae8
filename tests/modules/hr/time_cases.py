"""Days and weeks of work with what the law says of them, reckoned by hand: ArbZG, JArbSchG, MiLoG, § 3b EStG."""

from __future__ import annotations

import datetime

D = datetime.date
MON, TUE, WED, THU, FRI, SAT, SUN = (D(2026, 11, 16) + n * datetime.timedelta(days=1) for n in range(7))

# times of one Monday: net minutes, minutes of break that count, what ArbZG says of an adult
DAYS = (
    ("0800-1200", 240, 0, ()),
    ("0800-1400", 360, 0, ()),  # exactly six hours need no break
    ("0800-1401", 361, 0, ("break", "longest")),
    ("0800-1430", 390, 0, ("break", "longest")),
    ("0800-1430/30", 360, 30, ()),  # presence 390, break 30: legal
    ("0800-1430/29", 361, 29, ("break",)),
    ("0800-1430/15", 375, 15, ("break",)),
    ("0800-1430/15+15", 360, 30, ()),
    ("0800-1430/14+16", 360, 16, ()),  # six hours net need none
    ("0800-1431/14+16", 361, 16, ("break",)),  # a part below 15 minutes does not count
    ("0800-1431/10+10+10", 361, 0, ("break", "longest")),
    ("0730-1615/30", 495, 30, ("day",)),
    ("0800-1630/30", 480, 30, ()),
    ("0800-1631/30", 481, 30, ("day",)),
    ("0800-1701/30", 511, 30, ("day",)),  # nine hours and a minute present: legal
    ("0800-1730/30", 540, 30, ("day",)),
    ("0800-1731/30", 541, 30, ("break", "day")),  # 571 present, 541 net need 45
    ("0800-1731/31", 540, 31, ("day",)),
    ("0800-1746/45", 541, 45, ("day",)),
    ("0800-1800/15+15+15", 555, 45, ("day",)),
    ("0800-1800/20+25", 555, 45, ("day",)),
    ("0800-1800/30+14", 556, 30, ("break", "day")),
    ("0800-1845/45", 600, 45, ("day",)),  # ten hours are the most
    ("0800-1846/45", 601, 45, ("day_most",)),
    ("0800-1900/60", 600, 60, ("day",)),
    ("0600-2000/60", 780, 60, ("day_most", "longest")),  # one break: a piece above six hours in any case
    ("0600-2000/30+30", 780, 60, ("day_most",)),
    ("0600-1845/45", 720, 45, ("day_most",)),  # two pieces of six hours
    ("0600-1846/45", 721, 45, ("day_most", "longest")),
    ("0800-1200 1230-1630", 480, 30, ()),
    ("0800-1200 1215-1500", 405, 15, ("break",)),
    (
        "0800-1200 1214-1500",
        406,
        0,
        ("break", "longest"),
    ),  # a gap below 15 minutes is no break, nor is it work
    ("0800-1000 1015-1200 1215-1630", 480, 30, ()),
    ("0800-1000 1010-1200 1210-1630", 490, 0, ("break", "day", "longest")),
    ("0800-1405 1435-1700", 510, 30, ("day", "longest")),  # six hours and five minutes before the break
    ("0800-1400 1430-1630", 480, 30, ()),
    ("0700-1300 1330-1930", 720, 30, ("break", "day_most")),
    ("0700-1300 1345-1945", 720, 45, ("day_most",)),
    ("0700-1300 1305-1400/30", 385, 30, ()),  # the break may lie at 13:05, after exactly six hours
    (
        "0700-1301 1305-1400/30",
        386,
        30,
        ("longest",),
    ),  # here it lies after six hours and a minute, wherever it was
    ("0700-0900 0905-1400/30", 385, 30, ()),
    ("0700-0900/15 0905-1400/15", 385, 30, ()),
    ("2200-0600", 480, 0, ("break", "longest")),
    ("2200-0600/30", 450, 30, ()),
    ("2200-0615/30", 465, 30, ()),
    ("2200-0200 0230-0630", 480, 30, ()),
    ("1800-0500/45", 615, 45, ("day_most",)),
    ("1800-2400/0", 360, 0, ()),
    ("0000-0600", 360, 0, ()),
    ("0000-0601", 361, 0, ("break", "longest")),
    ("0800-1200R 1230-1700", 510, 30, ("day",)),  # travel counts as work of its kind
    ("0800-2000/45D", 675, 45, ("day_most",)),  # on-call duty at the place of work is work (BAG, EuGH)
    ("0900-1300 1700-2100", 480, 240, ()),
    ("0800-1415 1430-1445", 390, 15, ("break", "longest")),
    ("0800-1400/15", 345, 15, ()),
    ("0800-1415/15", 360, 15, ()),
    ("0600-1215 1245-1500", 510, 30, ("day", "longest")),
)

# the same for who is under 18 (§§ 8, 11, 14 JArbSchG)
MINORS = (
    ("0800-1230", 270, ()),  # four and a half hours need no break
    ("0800-1231", 271, ("minor_break", "minor_longest")),
    ("0800-1301/30", 271, ()),
    ("0800-1300/29", 271, ("minor_break",)),
    ("0800-1430/30", 360, ()),
    ("0800-1431/30", 361, ("minor_break",)),
    ("0800-1501/60", 361, ()),
    ("0800-1700/60", 480, ()),
    ("0800-1730/60", 510, ("minor_day",)),  # eight and a half only where another day is shorter
    ("0800-1731/60", 511, ("minor_day",)),
    ("0800-1245 1345-1700", 480, ("minor_longest",)),
    ("0800-1230 1330-1700", 480, ()),
    ("0559-1030", 271, ("minor_break", "minor_longest", "minor_night")),
    ("0559-1028", 269, ("minor_night",)),
    ("0600-1030", 270, ()),
    ("1600-2000", 240, ()),
    ("1600-2001", 241, ("minor_night",)),
    ("1800-2200", 240, ("minor_night",)),
    ("2200-0200", 240, ("minor_night",)),
    ("0800-1230 1245-1715", 540, ("minor_break", "minor_day")),
)

# two working days, one after the other: minutes between, and whether an adult and a minor rested long enough
RESTS = (
    (MON, "0800-1800/60", TUE, "0500-1000", 660, True, False),
    (MON, "0800-1800/60", TUE, "0459-1000", 659, False, False),
    (MON, "0800-1900/60", TUE, "0700-1200", 720, True, True),
    (MON, "0800-1900/60", TUE, "0659-1200", 719, True, False),
    (MON, "2200-0600/30", TUE, "1700-2200", 660, True, False),
    (MON, "2200-0600/30", TUE, "1659-2200", 659, False, False),
    (MON, "2200-0600/30", TUE, "2200-0600/30", 960, True, True),
    (
        D(2026, 11, 30),
        "1400-2200/30",
        D(2026, 12, 1),
        "0800-1300",
        600,
        False,
        False,
    ),  # across the month's end
    (D(2026, 11, 30), "1400-2100/30", D(2026, 12, 1), "0800-1300", 660, True, False),
    (D(2025, 12, 31), "1400-2200/30", D(2026, 1, 1), "0900-1300", 660, True, False),  # across the year's end
    (
        D(2026, 3, 28),
        "1400-2200/30",
        D(2026, 3, 29),
        "0900-1200",
        600,
        False,
        False,
    ),  # eleven on the clock, ten passed
    (D(2026, 3, 28), "1400-2200/30", D(2026, 3, 29), "1000-1200", 660, True, False),
    (
        D(2026, 10, 24),
        "1400-2200/30",
        D(2026, 10, 25),
        "0800-1200",
        660,
        True,
        False,
    ),  # ten on the clock, eleven passed
    (D(2026, 10, 24), "1400-2200/30", D(2026, 10, 25), "0759-1200", 659, False, False),
    (FRI, "0800-1600/30", SAT, "0800-1200", 960, True, True),
    (FRI, "0800-2359/60", SUN, "0800-1200", 1921, True, True),
)

# nights in which the clock changes: minutes that really passed
CLOCKS = (
    (D(2026, 3, 28), "2200-0600", 420),
    (D(2026, 3, 28), "2200-0600/30", 390),
    (D(2026, 10, 24), "2200-0600", 540),
    (D(2026, 10, 24), "2200-0600/45", 495),
    (D(2026, 10, 24), "2200-0230A", 270),
    (D(2026, 10, 24), "2200-0230B", 330),
    (D(2026, 10, 24), "2200-0230", 270),
    (D(2026, 3, 29), "0000-0600", 300),
    (D(2026, 10, 25), "0000-0600", 420),
    (D(2026, 10, 25), "0130-0230B", 120),
    (D(2026, 10, 25), "0215A-0215B", 60),
    (D(2026, 10, 25), "0200-0300", 120),
    (D(2026, 3, 29), "0100-0300", 60),
    (D(2026, 3, 29), "0000-2400/60", 1320),
    (D(2026, 10, 25), "0000-2400/60", 1440),
    (D(2026, 11, 16), "0000-2400/60", 1380),
)

# day, times: minutes of night (25 %), deep night (40 %), Sunday (50 %), holiday (125 %), high holiday (150 %); Berlin
SURCHARGES = (
    (MON, "0800-1630/30", {}),
    (MON, "0600-1400/30", {}),
    (MON, "0500-1300", {"night": 60}),
    (MON, "0400-0600", {"night": 120}),
    (MON, "0300-0600", {"night": 180}),  # begun after 0: 25 % from 3 to 4 too
    (MON, "1400-2000", {}),
    (MON, "1400-2200", {"night": 120}),
    (MON, "2000-2400", {"night": 240}),
    (MON, "2200-0600", {"night": 240, "deep_night": 240}),
    (MON, "2359-0100", {"night": 1, "deep_night": 60}),
    (MON, "2200-0400", {"night": 120, "deep_night": 240}),
    (MON, "2200-0600/30", {"night": 240, "deep_night": 210}),  # the break lies in the middle: 1:45 to 2:15
    (MON, "2200-0200 0230-0600", {"night": 240, "deep_night": 210}),
    (SUN, "0800-1200", {"sunday": 240}),
    (SUN, "2000-2400", {"night": 240, "sunday": 240}),  # night beside Sunday
    (SUN, "2200-0600", {"night": 240, "deep_night": 240, "sunday": 360}),  # 0 to 4 of Monday still counts
    (D(2026, 11, 23), "0000-0400", {"night": 240}),  # Monday, begun after 0: no Sunday
    (SAT, "2200-0600", {"night": 240, "deep_night": 240, "sunday": 360}),  # Sunday from 0 to 6
    (SAT, "1400-2200", {"night": 120}),
    (D(2026, 10, 3), "0800-1200", {"holiday": 240}),  # a Saturday
    (D(2026, 10, 3), "2200-0600", {"night": 240, "deep_night": 240, "holiday": 360, "sunday": 120}),
    (D(2026, 4, 3), "0800-1600/30", {"holiday": 450}),  # Good Friday
    (D(2026, 4, 5), "0800-1200", {"sunday": 240}),  # Easter Sunday is no holiday in Berlin
    (D(2026, 4, 6), "0800-1200", {"holiday": 240}),
    (D(2026, 4, 6), "2200-0600", {"night": 240, "deep_night": 240, "holiday": 360}),
    (D(2026, 5, 1), "0800-1200", {"high_holiday": 240}),
    (D(2026, 5, 1), "2200-0600", {"night": 240, "deep_night": 240, "high_holiday": 360}),
    (D(2026, 4, 30), "2200-0600", {"night": 240, "deep_night": 240, "high_holiday": 360}),
    (D(2026, 12, 24), "0800-1400", {}),
    (D(2026, 12, 24), "0800-1500", {"high_holiday": 60}),
    (D(2026, 12, 24), "1400-2200", {"night": 120, "high_holiday": 480}),
    (D(2026, 12, 24), "2200-0600", {"night": 240, "deep_night": 240, "high_holiday": 480}),
    (D(2026, 12, 25), "0800-1200", {"high_holiday": 240}),
    (
        D(2026, 12, 26),
        "2200-0600",
        {"night": 240, "deep_night": 240, "high_holiday": 360, "sunday": 120},
    ),  # Sunday from 4
    (D(2026, 12, 27), "0000-0600", {"night": 360, "sunday": 360}),  # begun after 0
    (D(2026, 12, 31), "0800-1400", {}),
    (D(2026, 12, 31), "1200-1600", {"holiday": 120}),
    (D(2026, 12, 31), "2200-0600", {"night": 240, "deep_night": 240, "holiday": 480}),
    (D(2027, 1, 1), "0800-1200", {"holiday": 240}),
    (D(2026, 3, 8), "0800-1200", {"holiday": 240}),  # Women's Day on a Sunday: the higher one alone
    (D(2026, 3, 28), "2200-0600", {"night": 240, "deep_night": 180, "sunday": 300}),  # an hour is missing
    (D(2026, 10, 24), "2200-0600", {"night": 240, "deep_night": 300, "sunday": 420}),  # an hour more
    (
        D(2023, 12, 31),
        "2200-0600",
        {"night": 240, "deep_night": 240, "holiday": 480},
    ),  # New Year's Eve on a Sunday
    (D(2023, 12, 31), "0800-1600", {"sunday": 360, "holiday": 120}),
    (D(2023, 12, 24), "0800-1600", {"sunday": 360, "high_holiday": 120}),
)
