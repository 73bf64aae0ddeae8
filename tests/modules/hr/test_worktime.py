"""Times are typed, clocked and brought in; months are reckoned, approved by two, closed; who has no right learns nothing of them."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest

from app.core.errors import Forbidden, Invalid
from app.data.office import Office
from app.data.verify import verify
from app.data.workflow import decide, waiting_for
from app.modules.finance.chart.services import CostCentreDraft, save_cost_centre
from app.modules.hr.absence.rules.absences import AbsenceDraft
from app.modules.hr.absence.services.absences import note_absence, note_illness
from app.modules.hr.worktime.api import Handed, handed_over
from app.modules.hr.worktime.queries.grid import own_clock, time_grid
from app.modules.hr.worktime.queries.sheets import Sheet, month_sheet, team_months
from app.modules.hr.worktime.rules.models import BookingDraft, ModelDraft, RuleDraft, ShiftDraft
from app.modules.hr.worktime.services.masters import (
    delete_rule,
    note_own_reason,
    note_reason,
    save_booking,
    save_model,
    save_rule,
    save_shift,
)
from app.modules.hr.worktime.services.months import close_month, confirm, confirm_for, open_again, recall
from app.modules.hr.worktime.services.times import Typed, come, enter_own, enter_times, go
from tests.conftest import NOW
from tests.modules.hr import time_second as second
from tests.modules.hr.company import Company, company

D, DAY = datetime.date, datetime.timedelta(days=1)
MON = D(2026, 10, 5)
TODAY, OCTOBER = NOW.astimezone().date(), D(2026, 10, 1)


def timed(office: Office, **model: Any) -> Company:
    """Return the company, everybody with flextime since October."""
    c = company(office)
    key = office.run(save_model, ModelDraft("Gleitzeit", **model))
    for person in c.keys.values():
        office.run(save_rule, RuleDraft(person, OCTOBER, key))
    return c


def sheet(office: Office, person: int, month: D = OCTOBER) -> Sheet:
    """Return a month sheet."""
    found: Sheet | None = office.read(month_sheet, person, month)
    assert found is not None
    return found


def unnoted(office: Office, person: int) -> int:
    """Return how many grave warnings of a month nobody gave a reason for."""
    days = sheet(office, person).days
    return sum(one.finding.level == "bad" and not one.reason for day in days for one in day.warned)


def test_times_are_typed_for_many(any_office: Office) -> None:
    """All or nothing, written in one hand; what somebody changed meanwhile and what was clocked is not typed over silently."""
    c = timed(any_office)
    o, karla, olaf = c.office, c.keys["karla"], c.keys["olaf"]
    typed = [Typed(karla, MON, "0730-1615/30"), Typed(olaf, MON, "8-12 1230-17@v1")]
    with pytest.raises(Invalid, match="cost centre V1"):
        o.run(enter_times, typed)
    o.run(save_cost_centre, CostCentreDraft(2, "V1", "An object of the second dimension"))
    with pytest.raises(Invalid, match="cost centre V1"):  # times go to KOST1 only
        o.run(enter_times, typed)
    typed[1] = Typed(olaf, MON, "22-6/30")
    assert o.run(enter_times, typed) == 2
    assert o.run(enter_times, typed) == 0  # again: it stands there already
    grid = o.read(time_grid, MON, MON + DAY)
    assert {row.person: row.cells[0].times for row in grid.rows if row.cells[0].times} == {
        karla: "07:30-16:15/30",
        olaf: "22:00-06:00/30",
    }
    for bad, words in (
        (Typed(karla, MON, "0800-1600", "0700-1500"), "changed these times meanwhile"),
        (Typed(olaf, MON + DAY, "0500-1200"), "ends after that of the next day"),
        (Typed(karla, D(2019, 1, 1), "8-12"), "no employment"),
        (Typed(karla, MON + DAY, "8:99-9"), "no time"),
    ):
        with pytest.raises(Invalid, match=words) as caught:
            o.run(enter_times, [Typed(c.keys["lina"], MON, "8-12"), bad])
        assert caught.value.field == "times"
    assert (
        sum(one.figures.worked for one in o.read(team_months, OCTOBER)) == 495 + 450
    )  # a refused command leaves nothing
    o.run(enter_times, [Typed(karla, MON, "0730-1200/10 1230-1615", "0730-1615/30")])
    assert sheet(o, karla).days[4].times == "07:30-12:00/10 12:30-16:15"
    o.run(enter_times, [Typed(karla, MON, "", "0730-1200/10 1230-1615")])
    assert sheet(o, karla).figures.worked == 0
    with pytest.raises(Forbidden):
        c.as_role("hanna", "manager").run(enter_times, typed)
    mine = c.as_role("karla", "staff")
    assert mine.run(enter_own, Typed(0, MON, "8-16/30")) == 1
    assert sheet(o, karla).figures.worked == 450
    with pytest.raises(Invalid, match="past"):
        mine.run(enter_own, Typed(0, TODAY + DAY, "8-16/30"))


def at(office: Office, moment: datetime.datetime) -> Office:
    """Return an office at another moment."""
    return Office(office.book, office.actor, lambda: moment)


def test_the_clock(any_office: Office) -> None:
    """One comes once and goes once, also over midnight; a correction of clocked time needs its reason."""
    c = timed(any_office)
    karla = c.as_role("karla", "staff")
    with pytest.raises(Invalid, match="not clocked in"):
        karla.run(go)
    at(karla, NOW).run(come)
    with pytest.raises(Invalid, match="10:30"):
        at(karla, NOW).run(come)
    now = karla.read(own_clock)
    assert now is not None
    assert now.came == (TODAY, 630)
    assert at(karla, NOW).run(go) == 0  # in the same minute: nothing is left
    at(karla, NOW).run(come)
    assert at(karla, NOW + datetime.timedelta(hours=4)).run(go) == 240
    with pytest.raises(Invalid, match="hold this moment"):
        at(karla, NOW + datetime.timedelta(hours=1)).run(come)
    night = NOW + datetime.timedelta(hours=13)
    at(karla, night).run(come)
    assert at(karla, night + datetime.timedelta(hours=3)).run(go) == 180
    shown = sheet(c.office, c.keys["karla"], D(2026, 11, 1)).days[22]
    assert (shown.times, shown.figures.worked) == ("10:30-14:30 23:30-02:30", 420)
    with pytest.raises(Invalid) as caught:
        c.office.run(enter_times, [Typed(c.keys["karla"], TODAY, "1030-1430", shown.times)])
    assert caught.value.field == "reason"
    c.office.run(
        enter_times, [Typed(c.keys["karla"], now.came[0], "1030-1500", shown.times)], "Terminal gestört"
    )
    changed = sheet(c.office, c.keys["karla"], D(2026, 11, 1)).days[22]
    assert (changed.times, changed.reasons) == ("10:30-15:00", ("Terminal gestört",))
    with pytest.raises(Invalid, match="signs in"):
        c.as_role("nemo", "staff").run(come)


def test_months_against_a_second_reckoning(any_office: Office) -> None:
    """Balances of random months with leave, illness, holidays and bookings are the sums of their days, reckoned apart."""
    c = timed(any_office)
    o, chance = c.office, random.Random(5)
    expected, typed = {}, []
    for login in ("karla", "olaf", "lina"):
        person, total = c.keys[login], 0
        o.run(
            note_absence, AbsenceDraft(person, since=D(2026, 10, 12), until=D(2026, 10, 13), half_last=True)
        )
        o.run(note_illness, AbsenceDraft(person, "sick", D(2026, 10, 20)))
        o.run(note_absence, AbsenceDraft(person, "off", D(2026, 10, 22)))
        o.run(save_booking, BookingDraft(person, D(2026, 10, 1), "opening", 754, "Übernahme"))
        total += 754
        for n in range(31):
            day = OCTOBER + n * DAY
            if day.weekday() < 5:
                total -= 480  # German Unity Day is a Saturday
            if day == D(2026, 10, 12) or day == D(2026, 10, 20):
                total += 480
            elif day == D(2026, 10, 13):
                total += 240
            elif day.weekday() < 5 and day != D(2026, 10, 22) and chance.random() < 0.9:
                begin = 6 * 60 + chance.randrange(180)
                end = begin + 300 + chance.randrange(300)
                text = f"{begin // 60:02}{begin % 60:02}-{end // 60:02}{end % 60:02}/{chance.choice((15, 30, 45))}"
                typed.append(Typed(person, day, text))
                total += len(second.worked(day, text))
        expected[person] = total
    o.run(enter_times, typed)
    rows = {one.person: one for one in o.read(team_months, OCTOBER)}
    for person, total in expected.items():
        one = sheet(o, person)
        assert one.figures.after == total == rows[person].figures.after
        assert one.days[-1].balance == total - 0
        assert one.figures.worked + one.figures.credit - one.figures.target + 754 == total
        later = sheet(o, person, D(2026, 11, 1))
        assert later.figures.before == total
        missing = {day.plan.day for day in one.days for w in day.warned if w.finding.rule == "missing"}
        recorded = {each.day for each in typed if each.person == person}
        assert missing == {
            OCTOBER + n * DAY for n in range(31) if (OCTOBER + n * DAY).weekday() < 5
        } - recorded - {D(2026, 10, d) for d in (12, 13, 20, 22)}


def test_a_month_goes_its_way(any_office: Office) -> None:
    """Person and manager approve, two people; then it is closed, later changes are refused, and open again only with a reason."""
    c = timed(any_office, limit=10_0000, over="pay")
    o, person = c.office, c.keys["karla"]
    karla, hanna, office = (
        c.as_role("karla", "staff"),
        c.as_role("hanna", "staff", "manager"),
        c.as_role("olaf", "hr"),
    )
    days = [
        Typed(person, OCTOBER + n * DAY, "0800-1730/30")
        for n in range(31)
        if (OCTOBER + n * DAY).weekday() < 5
    ]
    o.run(enter_times, days)
    assert o.run(close_month, OCTOBER).unapproved == tuple(sorted(c.keys.values()))
    with pytest.raises(Invalid, match="over"):
        karla.run(confirm, TODAY)
    key = karla.run(confirm, OCTOBER)
    with pytest.raises(Invalid):
        karla.run(confirm, OCTOBER)
    with pytest.raises(Invalid, match="confirmed or closed"):
        o.run(enter_times, [Typed(person, MON, "", "0800-1730/30")])
    karla.run(recall, OCTOBER)
    with pytest.raises(Invalid, match="nothing to take back"):
        karla.run(recall, OCTOBER)
    o.run(enter_times, [Typed(person, MON, "0800-1730/45", "0800-1730/30")])
    assert karla.run(confirm, OCTOBER) == key
    steps = hanna.read(waiting_for, "hanna", "time_month")
    with pytest.raises(Forbidden):
        c.as_role("karla", "manager").run(decide, steps[0].id, True, "")
    hanna.run(decide, steps[0].id, False, "Montag prüfen")
    assert (sheet(o, person).state, sheet(o, person).comment) == ("open", "Montag prüfen")
    karla.run(confirm, OCTOBER)
    hanna.run(decide, hanna.read(waiting_for, "hanna", "time_month")[0].id, True, "")
    done = office.run(close_month, OCTOBER)
    assert (done.closed, done.before, len(done.unapproved)) == (1, 0, 3)
    assert office.run(close_month, OCTOBER).before == 1
    one = sheet(o, person)
    above = 22 * 60 - 15 - 600
    assert (one.state, one.confirmed_by, one.approved_by) == ("closed", "karla", "hanna")
    assert (one.figures.paid, one.figures.after, one.differs) == (above, 600, False)
    assert sheet(o, person, D(2026, 11, 1)).figures.before == 600
    handed: list[Handed] = o.read(handed_over, OCTOBER, OCTOBER)
    assert [(h.person, h.worked, h.paid, h.approved, h.closed) for h in handed if h.closed] == [
        (person, 22 * 540 - 15, above, True, True)
    ]
    o.run(note_absence, AbsenceDraft(person, "special", D(2026, 10, 5)))
    assert sheet(o, person).differs  # what came later is told, what was closed stays
    assert sheet(o, person).figures.after == 600
    with pytest.raises(Invalid, match="closed until"):
        o.run(save_rule, RuleDraft(person, D(2026, 10, 15), 1))
    with pytest.raises(Invalid) as caught:
        office.run(open_again, person, OCTOBER, " ")
    assert caught.value.field == "reason"
    office.run(open_again, person, OCTOBER, "Sonderurlaub kam später")
    assert sheet(o, person).state == "open"
    assert o.run(confirm_for, [person, c.keys["olaf"]], OCTOBER) == 2
    assert [one for one in verify(o.book) if not one.ok] == []


def test_who_is_away_for_a_part_of_the_day_keeps_no_core_time(office: Office) -> None:
    """Half a day of illness and two hours of work: no word of core time; the same hours on another day are told."""
    c = timed(office, core="9-15")
    person = c.keys["karla"]
    office.run(note_illness, AbsenceDraft(person, "sick", MON, half_first=True))
    office.run(enter_times, [Typed(person, MON, "0800-1000"), Typed(person, MON + DAY, "0800-1000")])
    told = {
        day.plan.day for day in sheet(office, person).days for one in day.warned if one.finding.rule == "core"
    }
    assert told == {MON + DAY}


def test_days_of_closed_months_are_locked_in_the_grid(office: Office) -> None:
    """A span over the end of a month: the days of the closed one are locked, those of the next are not, for that person alone."""
    c = timed(office)
    person = c.keys["karla"]
    office.run(confirm_for, [person], OCTOBER)
    for first in (OCTOBER, MON, D(2026, 10, 30)):
        grid = office.read(time_grid, first, D(2026, 11, 3))
        locked = {row.person: sorted(row.locked) for row in grid.rows}
        days = [first + n * DAY for n in range((D(2026, 11, 1) - first).days)]
        assert locked.pop(person) == days
        assert not any(locked.values())


def test_warnings_and_reasons(any_office: Office) -> None:
    """A true time is always kept; a reason stands beside its warning, noted by the person or the manager."""
    c = timed(any_office, core="9-15", prompt=True)
    o, person = c.office, c.keys["karla"]
    o.run(
        enter_times,
        [
            Typed(person, MON, "0600-1900/45"),
            Typed(person, MON + DAY, "0500-0900"),
            Typed(person, D(2026, 10, 11), "0900-1000"),
        ],
    )
    warned = {
        day.plan.day: [w.finding.rule for w in day.warned if w.finding.rule != "late"]
        for day in sheet(o, person).days
        if day.times
    }
    assert (
        warned
        == {MON: ["day_most", "longest"], MON + DAY: ["rest", "core"], D(2026, 10, 11): ["sunday", "core"]}
        or warned[MON][0] == "day_most"
    )
    assert unnoted(o, person) == 4
    mine, hanna = c.as_role("karla", "staff"), c.as_role("hanna", "manager")
    mine.run(note_own_reason, MON, "day_most", "Havarie")
    hanna.run(note_reason, person, MON, "longest", "Havarie, mündlich gemeldet")
    assert hanna.run(note_reason, person, MON, "longest", "Havarie") == 2
    assert unnoted(o, person) == 2
    with pytest.raises(Forbidden):
        hanna.run(note_reason, c.keys["lina"], MON, "day_most", "x")
    row = next(one for one in o.read(team_months, OCTOBER) if one.person == person)
    left = [w.finding for day in sheet(o, person).days for w in day.warned if not w.reason]
    warns = sum(one.level == "warn" and one.rule != "late" for one in left)  # these the sheet tells
    assert (row.bad, row.warn) == (2, warns)
    assert warns
    late = [w for day in sheet(o, person).days for w in day.warned if w.finding.rule == "late"]
    assert len(late) == 3
    assert "§ 17 MiLoG" in str(late[0].finding)


def test_models_shifts_and_bookings_are_checked(any_office: Office) -> None:
    """Wrong values are refused at their field."""
    c = timed(any_office)
    o, person = c.office, c.keys["karla"]
    o.run(save_shift, ShiftDraft("f", "Früh", "6-14"))
    key = o.run(save_model, ModelDraft("Schicht", "shift", rota="F F F F F"))
    for action, field in (
        (lambda: o.run(save_model, ModelDraft("gleitzeit")), "name"),
        (lambda: o.run(save_model, ModelDraft("A", core="9")), "core"),
        (lambda: o.run(save_model, ModelDraft("A", core="9-26")), "core"),
        (lambda: o.run(save_model, ModelDraft("A", "shift", rota="F X")), "rota"),
        (lambda: o.run(save_model, ModelDraft("A", "shift", rota="F F F F F F F F")), "rota"),
        (lambda: o.run(save_model, ModelDraft("A", warn=20_0000, limit=10_0000)), "warn"),
        (lambda: o.run(save_model, ModelDraft("A", "sonst")), "kind"),
        (lambda: o.run(save_shift, ShiftDraft("F", "Früh", "6-14")), "code"),
        (lambda: o.run(save_shift, ShiftDraft("G", "Früh", "6")), "times"),
        (lambda: o.run(save_rule, RuleDraft(person, OCTOBER, key)), "since"),
        (lambda: o.run(save_rule, RuleDraft(person, None, key)), "since"),
        (lambda: o.run(save_rule, RuleDraft(person, MON, 99)), "model"),
        (lambda: o.run(save_booking, BookingDraft(person, MON, "correct", 0, "x")), "minutes"),
        (lambda: o.run(save_booking, BookingDraft(person, MON, "payout", 60, "x")), "minutes"),
        (lambda: o.run(save_booking, BookingDraft(person, MON, "correct", 60, " ")), "reason"),
    ):
        with pytest.raises(Invalid) as caught:
            action()
        assert caught.value.field == field
    o.run(save_booking, BookingDraft(person, MON, "payout", -120, "Auszahlung"))
    assert (sheet(o, person).figures.paid, sheet(o, person).figures.booked) == (120, -120)
    turns = o.run(save_model, ModelDraft("Im Wechsel", "shift", rota="F F F F F / F F F"))
    for model, wanted in ((key, []), (turns, ["plan"])):  # the contract says five days a week
        rule = o.run(save_rule, RuleDraft(person, MON, model))
        told = [one.finding.rule for day in sheet(o, person).days for one in day.warned]
        assert [one for one in told if one == "plan"] == wanted
        o.run(delete_rule, rule)
