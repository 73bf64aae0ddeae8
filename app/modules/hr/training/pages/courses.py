"""Courses: planned ones with participants and proofs, the catalogue, and what courses at the desk show and ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.core.messages import _
from app.modules.hr.training.models import Course, CourseEvent, Participant, Proof, Question, Slide
from app.modules.hr.training.pages.player import Player
from app.modules.hr.training.queries.desk import DeskCourse, desk_course
from app.modules.hr.training.queries.lists import (
    course,
    courses_source,
    event,
    events_source,
    participant,
    participants_source,
    proof,
    proofs_source,
    question,
    questions_source,
    slide,
    slides_source,
)
from app.modules.hr.training.rules.training import (
    FROM_COURSE,
    PAPER,
    CourseDraft,
    EventDraft,
    ParticipantDraft,
    ProofDraft,
    QuestionDraft,
    SlideDraft,
)
from app.modules.hr.training.services.training import (
    delete_proof,
    delete_question,
    delete_slide,
    save_course,
    save_event,
    save_participant,
    save_proof,
    save_question,
    save_slide,
    undo_course,
    undo_event,
    undo_proof,
    undo_question,
    undo_slide,
)
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import hint
from app.ui.fields import MoneyField
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

CHANGE, VIEW = "hr.training.change", "hr.training.view"
EVENTS, PARTICIPANTS, PROOFS, COURSES, SLIDES, QUESTIONS = range(6)
DELETES: dict[int, Callable[..., Any]] = {
    PROOFS: delete_proof,
    SLIDES: delete_slide,
    QUESTIONS: delete_question,
}


class FeeField(MoneyField):
    """An amount that may be left empty: then it is that of the planned course."""

    def value(self) -> int | None:
        """Return the cents, None where nothing was typed."""
        return super().value() if self.text().strip() else None


def _of(kind: Any, layout: str) -> Callable[[Desk], Sequence[Placed]]:
    return lambda desk: fields_of(desk, kind, layout)


def _participant(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk, Participant, "event:2 person:2 state result fee cost1", fee=FeeField("fee", _("Fee"))
    )


def _new_participant(form: Form, one: object) -> None:
    hint(form, fee=_("empty: as planned"), cost1=_("empty: of the position"))
    if one is not None:
        form.fields["event"].setEnabled(False)
        form.fields["person"].setEnabled(False)


def _course_hints(form: Form, _one: object) -> None:
    hint(form, months=_("0: for good"), passing=_("of the questions, for a course at the desk"))


def _question_hints(form: Form, _one: object) -> None:
    hint(form, right=_("their numbers, such as 1 3"))


class CoursesPage(RegisterPage):
    """Ctrl+1 to Ctrl+6 go to the lists; Ctrl+N begins a row; F8 shows the course at the desk as its takers see it."""

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=_("Planned courses"), new=_("Plan a course"), source=events_source(), of=CourseEvent, read=event, fields=_of(CourseEvent, "course:2 since until town seats fee state note:2"), draft=EventDraft, save=save_event, undo=undo_event, start={"state": "planned", "since": desk.today()}, name=lambda _draft: _("Planned course")),
            Register(title=_("Participants"), new=_("New participant"), source=participants_source(), of=Participant, read=participant, fields=_participant, draft=ParticipantDraft, save=save_participant, start={"state": "invited"}, name=lambda _draft: _("Participant"), ready=_new_participant),
            Register(title=_("Proofs"), new=_("Enter a certificate"), source=proofs_source(), of=Proof, read=proof, fields=_of(Proof, "person:2 course:2 day until note:2"), draft=ProofDraft, save=save_proof, undo=undo_proof, name=lambda _draft: _("Proof")),
            Register(title=_("Catalogue"), new=_("New course"), source=courses_source(), of=Course, read=course, fields=_of(Course, "name:2 kind provider months fee passing about:2"), draft=CourseDraft, save=save_course, undo=undo_course, start={"kind": "seminar", "passing": 80}, ready=_course_hints),
            Register(title=_("Slides"), new=_("New slide"), source=slides_source(), of=Slide, read=slide, fields=_of(Slide, "course:2 place title text:2"), draft=SlideDraft, save=save_slide, undo=undo_slide, start={"place": 1}),
            Register(title=_("Questions"), new=_("New question"), source=questions_source(), of=Question, read=question, fields=_of(Question, "course:2 place right question:2 answers:2"), draft=QuestionDraft, save=save_question, undo=undo_question, start={"place": 1}, name=lambda draft: draft.question, ready=_question_hints),
        ]  # fmt: skip
        super().__init__(desk, _("Courses"), registers, width=560)
        change, new = self.standard_actions()
        away = PageAction(
            _("Take away"),
            self.take_away,
            "Del",
            "trash-2",
            CHANGE,
            menu=True,
            of=("hr.course_proofs", "hr.course_slides", "hr.course_questions"),
            why_not=self.only_with("way", (PAPER,), FROM_COURSE),
        )
        new = PageAction(_("New"), self.begin, "Ctrl+N", "plus", CHANGE)
        look = PageAction(
            _("Show the course"),
            self.look,
            "F8",
            "play",
            VIEW,
            primary=True,
            of=(
                "hr.course_events",
                "hr.course_proofs",
                "hr.courses",
                "hr.course_slides",
                "hr.course_questions",
            ),
        )
        self.set_actions([away, change, new, look])

    def begin(self) -> None:
        """Begin a row of the list that is shown: of the planned course or the course that was chosen last."""
        place = self.bar.currentIndex()
        if place == PARTICIPANTS:
            self.edit(None, {"event": self.panels[EVENTS].current_key()})
        elif place in (SLIDES, QUESTIONS):
            self.edit(None, {"course": self.panels[COURSES].current_key()})
        else:
            self.edit(None)

    def take_away(self) -> None:
        """Take a certificate, a slide or a question away."""
        command = DELETES.get(self.bar.currentIndex())
        if command is None:
            self.desk.notice(_("Certificates, slides and questions can be taken away; courses stay."))
            return
        self.run_on_current(command, words=_("Taken away"))

    def look(self) -> None:
        """Show the course of the row as it is taken at the desk."""
        place = self.bar.currentIndex()
        if place == COURSES:
            self.for_current(
                lambda key: self.desk.read(desk_course, key, then=self._play, owner=self, slot="course")
            )
            return
        reads = {EVENTS: event, PROOFS: proof, SLIDES: slide, QUESTIONS: question}
        if place not in reads:
            self.desk.notice(_("Choose a course of the catalogue first (Ctrl+4)."))
            return

        def found(one: Any) -> None:
            if one is not None:
                self.desk.read(desk_course, one.draft.course, then=self._play, owner=self, slot="course")

        self.for_current(lambda key: self.desk.read(reads[place], key, then=found, owner=self, slot="row"))

    def _play(self, course: DeskCourse) -> None:
        if not (course.slides or course.questions):
            self.desk.notice(_("This course has no slides yet."))
            return
        self.drawer.show_widget(course.name, Player(self.desk, course, self.close_drawer))
