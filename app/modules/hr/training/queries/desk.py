"""A course at the desk as who takes it sees it, and as it is marked."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.errors import Missing
from app.core.messages import N_
from app.data.queries import query
from app.data.record_extras import AttachmentRow, Target, attachments
from app.data.rows import read_all
from app.modules.hr.training.models import Attempt, Course, Question, Slide
from app.modules.hr.training.queries.visibility import OWN, my_rows
from app.modules.hr.training.rules.quiz import Asked, answers_of, right_of
from app.modules.hr.training.rules.quiz import Question as Marked
from app.modules.hr.training.rules.quiz import Slide as Shown


@dataclass(frozen=True)
class DeskCourse:
    """A course at the desk: its slides with the papers that stand on them, and its questions."""

    id: int
    name: str
    passing: int
    slides: tuple[Shown, ...]
    papers: dict[int, tuple[AttachmentRow, ...]]
    questions: tuple[Asked, ...]


def slides_of(connection: Connection, course: int) -> list[Shown]:
    """Return the slides of a course in their order."""
    s = Slide
    chosen = select(s.id, s.title, s.text).where(s.course_id == course).order_by(s.place, s.id)
    return read_all(connection, chosen, Shown)


def questions_of(connection: Connection, course: int) -> list[Marked]:
    """Return the questions of a course with what is right, in their order."""
    q = Question
    rows = connection.execute(
        select(q.__table__).where(q.course_id == course).order_by(q.place, q.id)
    ).mappings()
    found = []
    for row in rows:
        answers = answers_of(row["answers"])
        asked = Asked(int(row["id"]), row["question"], answers)
        found.append(Marked(asked, right_of(row["right"], len(answers))))
    return found


@query(OWN)
def desk_course(connection: Connection, key: int) -> DeskCourse:
    """Return a course as who takes it sees it; raises Missing for none."""
    row = connection.execute(select(Course.id, Course.name, Course.passing).where(Course.id == key)).first()
    if row is None:
        raise Missing(N_("This record is no longer there."), table="hr_course", key=key)
    slides = slides_of(connection, key)
    papers = {one.id: tuple(attachments(connection, Target("hr_course_slide", one.id))) for one in slides}
    asked = tuple(one.asked for one in questions_of(connection, key))
    return DeskCourse(int(row.id), row.name, int(row.passing), tuple(slides), papers, questions=asked)


@dataclass(frozen=True)
class AttemptView:
    """What came of a course that was taken at the desk."""

    id: int
    right: int
    of: int
    passed: bool


@query(OWN)
def own_attempt(connection: Connection, key: int) -> AttemptView | None:
    """Return what came of a course that one took oneself."""
    a = Attempt
    chosen = select(a.id, a.right, a.of, a.passed).where(a.id == key, *my_rows(a)(connection))
    return next(iter(read_all(connection, chosen, AttemptView)), None)
