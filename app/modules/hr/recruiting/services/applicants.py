"""What is done with applicants: kept, moved from stage to stage, refused, invited, scored, kept in the talent pool with consent."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.core.stemming import fold
from app.core.times import typed_time
from app.data.drafts import check_draft, must_exist, save_draft
from app.data.office import command
from app.data.search import index
from app.data.undo import undo_last
from app.data.unit import Unit
from app.modules.documents.filing.api import term
from app.modules.hr.people.api import Person
from app.modules.hr.recruiting.models import (
    CHANGE,
    RATE,
    Applicant,
    ApplicantStep,
    Appointment,
    Score,
    Vacancy,
)
from app.modules.hr.recruiting.queries.visibility import known, own, sees_all
from app.modules.hr.recruiting.rules.law import figures
from app.modules.hr.recruiting.rules.stages import (
    BOARD,
    ENDED,
    HIRED,
    RECEIVED,
    STAGE,
    TAKES,
    ApplicantDraft,
    AppointmentDraft,
    ScoreDraft,
    check_applicant,
    check_consent,
    kept_until,
)

CLASS = "application"  # the class of retention of applications, see resources/law/retention.json
YEAR = 12  # months
GONE = N_("This record is no longer there.")


def applicant_row(unit: Unit, key: int) -> Mapping[str, Any]:
    """Return the row of an applicant, locked; raises Missing for one that the person may not know of."""
    row = unit.row(Applicant, key, lock=True)
    if not known(unit.connection, key):
        raise Missing(GONE, table="hr_applicant", key=key)
    return row


@command(CHANGE)
def save_applicant(
    unit: Unit, draft: ApplicantDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an applicant, a new one as received; return the key. Raises Invalid naming the field.

    Who applies for a vacancy a second time is refused: the same mail address, or without one the same name.
    """
    check_draft(Applicant, draft)
    check_applicant(draft, unit.today)
    if not draft.name:
        raise Invalid(N_("Enter a name."), field="last_name")
    assert draft.vacancy is not None
    must_exist(unit, vacancy=(Vacancy, draft.vacancy))
    before = applicant_row(unit, key) if key is not None else None
    if before is not None:
        STAGE.after(before["stage"], "change")
    vacancy = unit.row(Vacancy, draft.vacancy)
    if (before is None or before["vacancy_id"] != draft.vacancy) and vacancy["state"] not in TAKES:
        raise Invalid(N_("This vacancy takes no applications."), field="vacancy")
    _refuse_double(unit, draft, key)
    more: dict[str, Any] = {"folded": fold(f"{draft.name} {draft.mail} {draft.town}")[:260]}
    if before is None:
        more |= {
            "stage": RECEIVED, "closed": None, "consent": None, "pool_until": None, "kept_until": None,
            "proposed": None, "erased": None, "person_id": None,
        }  # fmt: skip
    made = save_draft(unit, Applicant, draft, key, version, **more)
    if before is None:
        unit.insert(ApplicantStep, applicant_id=made, stage=RECEIVED, day=draft.received)
    put_into_search(unit, made)
    return made


def put_into_search(unit: Unit, key: int) -> None:
    """Bring the words by which an applicant is found in step with their row."""
    row = unit.row(Applicant, key)
    words = " ".join(str(row[name]) for name in ("first_name", "last_name", "mail", "town"))
    index(unit, Applicant, key, words, words)


def double_of(unit: Unit, draft: ApplicantDraft, key: int | None = None) -> int | None:
    """Return who applied for the same vacancy with the same mail address, or without one under the same name; None for nobody."""
    a, mail = Applicant, draft.mail.strip().lower()
    same_name = (
        func.lower(a.first_name) == draft.first_name.strip().lower(),
        func.lower(a.last_name) == draft.last_name.strip().lower(),
    )
    same = (func.lower(a.mail) == mail,) if mail else same_name
    where = (a.vacancy_id == draft.vacancy, a.erased.is_(None), a.id != (key or 0), *same)
    found = unit.connection.scalar(select(a.id).where(*where).limit(1))
    return int(found) if found is not None else None


def _refuse_double(unit: Unit, draft: ApplicantDraft, key: int | None) -> None:
    if double_of(unit, draft, key) is not None:
        field = "mail" if draft.mail.strip() else "last_name"
        raise Invalid(N_("This person applied for this vacancy already."), field=field)


@command(CHANGE)
def undo_applicant(unit: Unit, key: int, version: int) -> int:
    """Take back the last change of an applicant who is under way; raises Invalid and Conflict."""
    STAGE.after(applicant_row(unit, key)["stage"], "change")
    undo_last(unit, Applicant, key, version)
    put_into_search(unit, key)
    return key


@command(CHANGE)
def move(unit: Unit, key: int, stage: str) -> None:
    """Bring an applicant to another stage of the board; where they are there already nothing happens. Raises Invalid for one whose application ended."""
    row = applicant_row(unit, key)
    if stage not in BOARD:
        raise Invalid(N_("Choose one of the values offered."), field="stage")
    if row["stage"] == stage:
        return
    unit.update(Applicant, key, {"stage": STAGE.after(row["stage"], stage)})
    unit.insert(ApplicantStep, applicant_id=key, stage=stage, day=unit.today)


def end(unit: Unit, key: int, stage: str, **more: Any) -> None:
    """End an application today: hired, refused or withdrawn; from then on its term runs. Raises Invalid for one that ended."""
    row = applicant_row(unit, key)
    until = kept_until(unit.today, months_kept(unit.today), row["pool_until"])
    values = {"stage": STAGE.after(row["stage"], stage), "closed": unit.today, "kept_until": until}
    unit.update(Applicant, key, values | more)
    unit.insert(ApplicantStep, applicant_id=key, stage=stage, day=unit.today)


def months_kept(day: datetime.date) -> int:
    """Return for how many months an application that ends on a day is kept, by its class of retention."""
    until = term(CLASS, "", day, day).until
    assert until is not None
    return (until.year - day.year) * YEAR + until.month - day.month


@command(CHANGE)
def close_application(unit: Unit, key: int, stage: str) -> None:
    """Refuse an applicant, or keep that they withdrew; the day of deletion follows (§ 15 (4) AGG, § 61b ArbGG). Raises Invalid."""
    if stage not in ENDED or stage == HIRED:
        raise Invalid(N_("Choose one of the values offered."), field="stage")
    end(unit, key, stage)


@command(CHANGE)
def reopen_application(unit: Unit, key: int) -> None:
    """Take a refusal or withdrawal back on the day on which it was kept; raises Invalid later, since the term runs."""
    row = applicant_row(unit, key)
    stage = STAGE.after(row["stage"], "reopen")
    if row["closed"] != unit.today:
        raise Invalid(N_("This application ended on an earlier day; enter a new one instead."), field="stage")
    s = ApplicantStep
    last = select(s.id).where(s.applicant_id == key, s.stage == row["stage"]).order_by(s.id.desc()).limit(1)
    unit.delete(s, int(unit.connection.scalar(last) or 0))
    unit.update(Applicant, key, {"stage": stage, "closed": None, "kept_until": None})


@command(CHANGE)
def consent(unit: Unit, key: int, given: datetime.date, until: datetime.date) -> None:
    """Keep somebody in the talent pool, because they agreed on a day, until another one; raises Invalid naming the field."""
    row = applicant_row(unit, key)
    STAGE.after(row["stage"], "pool")
    check_consent(given, until, int(figures("pool", given)["months"]), unit.today)
    if until < unit.today:
        raise Invalid(N_("This consent is over already."), field="until")
    _pool(unit, key, row, given, until)


@command(CHANGE)
def end_consent(unit: Unit, key: int) -> None:
    """Keep that somebody took their consent back (Art. 7 (3) GDPR): the day of deletion is that of the refusal again."""
    row = applicant_row(unit, key)
    if row["pool_until"] is None:
        raise Invalid(N_("There is no consent to take back."), field="pool_until")
    _pool(unit, key, row, None, None)


def _pool(
    unit: Unit,
    key: int,
    row: Mapping[str, Any],
    given: datetime.date | None,
    until: datetime.date | None,
) -> None:
    kept = kept_until(row["closed"], months_kept(row["closed"]), until) if row["closed"] is not None else None
    values = {"consent": given, "pool_until": until, "kept_until": kept, "proposed": None}
    unit.update(Applicant, key, values)


# -- interviews ------------------------------------------------------------------
@command(CHANGE)
def save_appointment(
    unit: Unit, draft: AppointmentDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an interview; raises Invalid naming the field. An application that was only received comes to the stage of interviews."""
    check_draft(Appointment, draft)
    draft = replace(draft, at=typed_time(draft.at, "at"))
    must_exist(unit, person=(Person, draft.person), second=(Person, draft.second))
    if draft.second is not None and draft.second == draft.person:
        raise Invalid(N_("Choose two different people, or leave this empty."), field="second")
    assert draft.applicant is not None
    row = applicant_row(unit, draft.applicant)
    STAGE.after(row["stage"], "change")
    if key is not None and unit.row(Appointment, key)["applicant_id"] != draft.applicant:
        raise Invalid(N_("An interview stays with the applicant; enter another one."), field="applicant")
    t = Appointment
    same = (t.applicant_id == draft.applicant, t.day == draft.day, t.at == draft.at, t.id != (key or 0))
    if unit.connection.scalar(select(t.id).where(*same)) is not None:
        raise Invalid(N_("There is an interview at this time already."), field="at")
    made = save_draft(unit, Appointment, draft, key, version)
    if row["stage"] in BOARD[:2]:
        move(unit, draft.applicant, BOARD[2])
    return made


@command(CHANGE)
def delete_appointment(unit: Unit, key: int) -> None:
    """Take an interview away."""
    applicant_row(unit, int(unit.row(Appointment, key)["applicant_id"]))
    unit.delete(Appointment, key)


@command(RATE)
def save_score(unit: Unit, draft: ScoreDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep what an interviewer thinks of an applicant: one's own, or who sees everybody that of others. Raises Invalid naming the field.

    The same interviewer again changes the score that is there.
    """
    me = own(unit.connection)
    person = draft.person if draft.person is not None else me
    if person is None:
        raise Invalid(N_("Choose who interviewed."), field="person")
    full = ScoreDraft(
        draft.applicant, person, draft.knowledge, draft.experience, draft.together, remark=draft.remark
    )
    check_draft(Score, full)
    must_exist(unit, person=(Person, person))
    if person != me and not sees_all(unit.connection):
        raise Invalid(N_("Everybody scores for themselves."), field="person")
    assert draft.applicant is not None
    if applicant_row(unit, draft.applicant)["erased"] is not None:
        raise Missing(GONE, table="hr_applicant", key=draft.applicant)
    s = Score
    there = unit.connection.scalar(
        select(s.id).where(s.applicant_id == draft.applicant, s.person_id == person)
    )
    if key is not None and there not in (None, key):
        raise Invalid(N_("This interviewer scored this applicant already."), field="person")
    return save_draft(unit, Score, full, key if key is not None else there, version)
