"""A course is taken at the desk: the answers are marked, the attempt is kept, and a passed one gives a dated proof."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.people.api import own_person
from app.modules.hr.training.models import Attempt, Course, Proof
from app.modules.hr.training.queries.desk import questions_of, slides_of
from app.modules.hr.training.rules.due import valid_until
from app.modules.hr.training.rules.quiz import fingerprint, mark
from app.modules.hr.training.rules.training import DESK


@command("hr.own")
def take_course(unit: Unit, course: int, answers: Sequence[tuple[int, Sequence[int]]]) -> int:
    """Mark what who signs in answered (by key of the question the numbers chosen) and return the key of the attempt.

    A passed attempt proves the course on this day; once proven the day keeps its one proof. Raises Invalid for a course that is
    not taken at the desk, or has nothing to show, and for who is no member of staff.
    """
    me = own_person(unit.connection)
    if me is None:
        raise Invalid(
            N_("Nobody of the staff signs in as {login}; have it noted under “Staff”."), login=unit.login
        )
    about = unit.row(Course, course)
    slides, questions = slides_of(unit.connection, course), questions_of(unit.connection, course)
    if about["kind"] != DESK or not (slides or questions):
        raise Invalid(N_("This course can't be taken at the desk."))
    score = mark(questions, {key: frozenset(chosen) for key, chosen in answers}, int(about["passing"]))
    attempt = unit.insert(
        Attempt,
        person_id=me,
        course_id=course,
        at=unit.now,
        right=score.right,
        of=score.of,
        passed=score.passed,
        content=fingerprint(slides, questions),
    )
    f = Proof
    same = (f.person_id == me, f.course_id == course, f.day == unit.today)
    if score.passed and unit.connection.scalar(select(f.id).where(*same)) is None:
        unit.insert(
            f, person_id=me, course_id=course, day=unit.today, until=valid_until(unit.today, int(about["months"])),
            way=DESK, note=f"{score.right}/{score.of}" if score.of else "", participant_id=None, attempt_id=attempt,
        )  # fmt: skip
    return attempt
