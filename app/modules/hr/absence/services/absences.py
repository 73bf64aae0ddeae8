"""What is done with absences: requested, noted, withdrawn, cancelled; company holidays and leave brought in."""

from __future__ import annotations

import datetime
from dataclasses import replace

from sqlalchemy import select

from app.core.errors import Forbidden, Invalid, Missing, Settled
from app.core.messages import N_
from app.data.drafts import check_draft, must_be_only, must_differ, must_exist, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.data.workflow import by_another, call_off, start
from app.modules.hr.absence.models import Absence, LeaveOpening, Shutdown
from app.modules.hr.absence.queries.absences import stretches
from app.modules.hr.absence.queries.accounts import accounts_of
from app.modules.hr.absence.queries.visibility import circle, own
from app.modules.hr.absence.rules.absences import (
    ABOUT_HEALTH,
    APPROVED,
    ASKED,
    ASKED_KINDS,
    HEALTH_KINDS,
    KINDS,
    LEAVE,
    MACHINE,
    MATERNITY,
    SICK,
    AbsenceDraft,
    OpeningDraft,
    RequestDraft,
    ShutdownDraft,
    Stretch,
    in_the_way,
)
from app.modules.hr.absence.rules.family import maternity
from app.modules.hr.absence.rules.taking import Away, cost
from app.modules.hr.absence.rules.words import days_words
from app.modules.hr.absence.services.approving import KIND
from app.modules.hr.people.api import Person, Site, calendar_of, head_of

CHANGE, HEALTH, OWN = "hr.absence.change", "hr.health.change", "hr.own"
LONGEST = datetime.timedelta(days=4 * 366)


@command(OWN)
def request(unit: Unit, draft: RequestDraft) -> int:
    """Ask for leave or time off and return the key; the manager decides, or whom the rules name. Raises Invalid naming the field.

    Days that were asked for already count as gone, so that nobody asks for more than is left.
    """
    me = _me(unit)
    if draft.kind not in ASKED_KINDS:
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    full = _checked(unit, AbsenceDraft(person=me, **vars(draft)))
    key = save_draft(unit, Absence, full, state=ASKED, reason="", login=unit.login)
    _check_left(unit, full)
    start(unit, KIND, key, 0, _decider(unit, me))
    return key


def _me(unit: Unit) -> int:
    me = own(unit.connection)
    if me is None:
        raise Invalid(
            N_("Nobody of the staff signs in as {login}; have it noted under “Staff”."),
            field="since",
            login=unit.login,
        )
    return me


def _decider(unit: Unit, person: int) -> str:
    """Return the sign-in name of the manager of a person, '' where there is none who signs in: then the rules say who decides."""
    head = head_of(unit.connection, person, unit.today)
    login = str(unit.row(Person, head)["login"]) if head is not None else ""
    return login if login != unit.login else ""


def _checked(unit: Unit, draft: AbsenceDraft, key: int | None = None) -> AbsenceDraft:
    """Return an absence with its last day filled in; raises Invalid naming the field at fault."""
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    if draft.kind not in KINDS:
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    draft = _protected(draft)
    if draft.since is None:
        raise Invalid(N_("Enter a day."), field="since")
    until = draft.until or draft.since
    if until < draft.since:
        raise Invalid(N_("The last day is before the first."), field="until")
    if until - draft.since > LONGEST:
        raise Invalid(N_("An absence lasts four years at most."), field="until")
    if draft.minutes is not None and until != draft.since:
        raise Invalid(N_("Hours are of one day; leave the last day empty."), field="minutes")
    full = replace(draft, until=until)
    check_draft(Absence, full)
    must_exist(unit, person=(Person, full.person), substitute=(Person, full.substitute))
    if full.substitute == full.person:
        raise Invalid(N_("Somebody else must be the substitute."), field="substitute")
    calendar = calendar_of(unit.connection, int(full.person or 0))
    if not (calendar.employed(draft.since) and calendar.employed(until)):
        raise Invalid(N_("There is no employment on these days."), field="since")
    _check_free(unit, full, key)
    _check_away(unit, full)
    return full


def _protected(draft: AbsenceDraft) -> AbsenceDraft:
    """Return maternity protection with the days that follow from due day and birth, where one is given (§ 3 MuSchG)."""
    if draft.kind != MATERNITY or draft.due is None:
        return draft
    found = maternity(draft.due, draft.born, draft.long)
    return replace(draft, since=found.since, until=found.until)


def _check_free(unit: Unit, draft: AbsenceDraft, key: int | None) -> None:
    assert draft.person is not None and draft.since is not None and draft.until is not None  # noqa: PT018
    new = Stretch(
        key or 0,
        draft.kind,
        draft.since,
        draft.until,
        draft.half_first,
        half_last=draft.half_last,
        minutes=draft.minutes,
    )
    other = in_the_way(new, stretches(unit.connection, draft.person, draft.since, draft.until))
    if other is not None:
        raise Invalid(
            N_("From {since} to {until} an absence is entered already."),
            field="since",
            since=other.since,
            until=other.until,
        )


def _check_away(unit: Unit, draft: AbsenceDraft) -> None:
    """Raise Invalid for a substitute who is away themselves on one of the days."""
    if draft.substitute is None or draft.since is None or draft.until is None:
        return
    busy = stretches(unit.connection, draft.substitute, draft.since, draft.until)
    if busy:
        raise Invalid(
            N_("The substitute is away from {since} to {until}."),
            field="substitute",
            since=busy[0].since,
            until=busy[0].until,
        )


def _check_left(unit: Unit, draft: AbsenceDraft) -> None:
    """Raise Invalid where leave costs nothing, or more than is left in one of its years."""
    if draft.kind != LEAVE or draft.person is None or draft.since is None or draft.until is None:
        return
    calendar = calendar_of(unit.connection, draft.person)
    away = Away(draft.since, draft.until, draft.half_first, draft.half_last, draft.minutes)
    if not cost(away, calendar.days(draft.since, draft.until)):
        raise Invalid(N_("Nobody is to work on these days: no leave is needed."), field="since")
    found = accounts_of(unit.connection, [draft.person], draft.until.year)[draft.person]
    if not found.accounts:
        raise Invalid(
            N_("There is no contract yet, so there is no leave account; have it entered."), field="since"
        )
    for account in found.accounts:
        if draft.since.year <= account.year and account.over > 0:
            raise Invalid(
                N_("That is {days} days more than are left in {year}."),
                field="until",
                days=days_words(account.over),
                year=str(account.year),
            )


@command(CHANGE)
def note_absence(unit: Unit, draft: AbsenceDraft, key: int | None = None, version: int | None = None) -> int:
    """Note an absence of somebody that is granted, or change one; raises Invalid, and Forbidden for one's own leave.

    What is about health needs its right: see note_illness().
    """
    if draft.kind in HEALTH_KINDS or (key is not None and unit.row(Absence, key)["kind"] in HEALTH_KINDS):
        raise Forbidden(ABOUT_HEALTH)
    return _note(unit, draft, key, version)


@command(HEALTH)
def note_illness(unit: Unit, draft: AbsenceDraft, key: int | None = None, version: int | None = None) -> int:
    """Note sickness, a sick child or maternity protection, or change it; raises Invalid naming the field at fault."""
    if draft.kind not in HEALTH_KINDS:
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    if key is not None and unit.row(Absence, key)["kind"] not in HEALTH_KINDS:
        raise Missing(N_("This record is no longer there."), table="hr_absence", key=key)
    return _note(unit, _with_cause(unit, draft, key), key, version)


def _with_cause(unit: Unit, draft: AbsenceDraft, key: int | None) -> AbsenceDraft:
    """Return an illness that names the first one of its cause; raises Invalid for one of somebody else, of itself, or later."""
    if draft.cause is None:
        return draft
    first = unit.row(Absence, draft.cause)
    if (
        first["person_id"] != draft.person
        or first["kind"] != SICK
        or draft.kind != SICK
        or draft.cause == key
    ):
        raise Invalid(N_("Choose an earlier illness of the same person."), field="cause")
    return replace(draft, cause=first["cause_id"] or draft.cause)


def _note(unit: Unit, draft: AbsenceDraft, key: int | None, version: int | None) -> int:
    if draft.person is not None:
        login = str(unit.row(Person, draft.person)["login"])
        if draft.kind in ASKED_KINDS and login:
            by_another(
                unit, login, N_("Your own leave is decided by somebody else: ask for it under “My leave”.")
            )
    if key is not None and unit.row(Absence, key)["state"] != APPROVED:
        raise Settled(N_("A request is decided, not changed."), field="state")
    full = _checked(unit, draft, key)
    more = {} if key is not None else {"state": APPROVED, "reason": "", "login": unit.login}
    made = save_draft(unit, Absence, full, key, version, **more)
    _check_left(unit, full)
    return made


@command(OWN)
def withdraw(unit: Unit, key: int) -> None:
    """Withdraw one's own request that nobody decided yet; raises Missing for another's and Invalid for one that was decided."""
    row = unit.row(Absence, key, lock=True)
    if row["person_id"] != own(unit.connection):
        raise Missing(N_("This record is no longer there."), table="hr_absence", key=key)
    state = MACHINE.after(row["state"], "withdraw")
    call_off(unit, KIND, key)
    unit.update(Absence, key, {"state": state})


@command(CHANGE)
def cancel(unit: Unit, key: int) -> None:
    """Cancel an absence that was granted, so that its days are left again; raises Invalid where it is not granted."""
    row = unit.row(Absence, key, lock=True)
    among = circle(unit.connection)
    if row["kind"] in HEALTH_KINDS or (among is not None and row["person_id"] not in among):
        raise Missing(N_("This record is no longer there."), table="hr_absence", key=key)
    unit.update(Absence, key, {"state": MACHINE.after(row["state"], "cancel")})


@command(HEALTH)
def cancel_illness(unit: Unit, key: int) -> None:
    """Cancel an illness that was entered by mistake; raises Invalid where others name it as their first."""
    row = unit.row(Absence, key, lock=True)
    if row["kind"] not in HEALTH_KINDS:
        raise Missing(N_("This record is no longer there."), table="hr_absence", key=key)
    a = Absence
    if unit.connection.scalar(select(a.id).where(a.cause_id == key, a.state == APPROVED).limit(1)):
        raise Invalid(
            N_("Others name this illness as the first of their cause; change those first."), field="cause"
        )
    unit.update(Absence, key, {"state": MACHINE.after(row["state"], "cancel")})


@command(CHANGE)
def save_opening(unit: Unit, draft: OpeningDraft, key: int | None = None, version: int | None = None) -> int:
    """Bring leave into an account by hand; raises Invalid naming the field at fault."""
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    if not draft.days or abs(draft.days) > 366_0000:
        raise Invalid(N_("Enter the days."), field="days")
    if not 1990 <= draft.year <= unit.today.year + 1:
        raise Invalid(N_("Enter the year that the leave belongs to."), field="year")
    must_exist(unit, person=(Person, draft.person))
    must_differ(unit, LeaveOpening, key, draft, "person year kind days expires note", at="note")
    return save_draft(unit, LeaveOpening, draft, key, version)


undo_opening = undoing(LeaveOpening)


@command(CHANGE)
def delete_opening(unit: Unit, key: int) -> None:
    """Take leave away that was brought in by mistake; its values stay in the trail."""
    unit.delete(LeaveOpening, key)


@command(CHANGE)
def save_shutdown(
    unit: Unit, draft: ShutdownDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep company holidays; raises Invalid naming the field at fault. Leave follows by enter_shutdown()."""
    check_draft(Shutdown, draft)
    must_exist(unit, site=(Site, draft.site))
    if draft.since is not None and draft.until is not None and draft.until < draft.since:
        raise Invalid(N_("The last day is before the first."), field="until")
    span = {"since": draft.since, "until": draft.until, "site": draft.site}
    must_be_only(unit, Shutdown, key, N_("This is here already."), "since", **span)
    return save_draft(unit, Shutdown, draft, key, version)


undo_shutdown = undoing(Shutdown)
