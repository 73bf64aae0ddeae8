"""A course is taken at the desk: slide by slide with text and pictures, then the questions, then what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.messages import _
from app.data import archive
from app.data.record_extras import AttachmentRow
from app.modules.hr.training.queries.desk import AttemptView, DeskCourse, own_attempt
from app.modules.hr.training.rules.quiz import Asked, Slide
from app.modules.hr.training.services.desk import take_course
from app.ui.desk import Desk
from app.ui.page_images import Pages, paint
from app.ui.theme import px
from app.ui.widgets import PushButton, clear, label

MOST_PAGES, SCALE, LEAST = 20, 1.2, 460  # pages of a PDF that are shown on a slide; pixels of its height


class Player(QWidget):
    """Shows a course; leave closes it. Next goes on, Back goes back, the last step hands the answers in."""

    def __init__(self, desk: Desk, course: DeskCourse, leave: Callable[[], None]) -> None:
        super().__init__()
        self.desk, self.course, self._leave = desk, course, leave
        self.steps: list[Slide | Asked] = [*course.slides, *course.questions]
        self.chosen: dict[int, set[int]] = {one.id: set() for one in course.questions}
        self.at = 0
        self.where = label("", "quiet")
        holder = QWidget()
        self.inside = QVBoxLayout(holder)
        self.inside.setSpacing(px(10))
        self.area = QScrollArea()
        self.area.setObjectName("plain")
        self.area.setWidgetResizable(True)
        self.area.setWidget(holder)
        self.area.setAccessibleName(course.name)
        self.area.setMinimumHeight(px(LEAST))
        self.back, self.next = PushButton(_("Back")), PushButton()
        self.next.setObjectName("primary")
        self.back.clicked.connect(lambda: self.go(self.at - 1))
        self.next.clicked.connect(self.go_on)
        buttons = QHBoxLayout()
        buttons.addWidget(self.where)
        buttons.addStretch()
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.area, 1)
        room.addLayout(buttons)
        self.go(0)

    def go(self, place: int) -> None:
        """Show a step."""
        self.at = max(0, min(place, len(self.steps) - 1))
        clear(self.inside)
        self.where.setText(_("{number} of {count}").format(number=self.at + 1, count=len(self.steps)))
        self.back.setEnabled(self.at > 0)
        last = self.at == len(self.steps) - 1
        self.next.setText(_("Hand the answers in") if last else _("Next"))
        step = self.steps[self.at]
        if isinstance(step, Asked):
            self._ask(step)
        else:
            self._show(step)
        self.inside.addStretch()
        self.next.setFocus()

    def go_on(self) -> None:
        """Go to the next step; after the last one hand the answers in."""
        if self.at + 1 < len(self.steps):
            self.go(self.at + 1)
            return
        answers = tuple((key, tuple(sorted(chosen))) for key, chosen in sorted(self.chosen.items()))
        self.next.setEnabled(False)
        self.desk.run(take_course, self.course.id, answers, then=self._taken, failed=self._not_taken)

    def _show(self, slide: Slide) -> None:
        self.inside.addWidget(label(slide.title, "heading", wrap=True))
        if slide.text:
            self.inside.addWidget(label(slide.text, "", wrap=True))
        for paper in self.course.papers.get(slide.id, ()):
            self._paper(paper)

    def _paper(self, paper: AttachmentRow) -> None:
        """Show a picture or the pages of a PDF; they are painted beside the window."""
        book, picture = self.desk.office.book, label(paper.name, "quiet", wrap=True)
        self.inside.addWidget(picture)
        step = self.at

        def shown(pages: Pages) -> None:
            if self.at != step:
                return  # another slide is shown meanwhile
            for data in pages.pictures:
                image = QPixmap()
                image.loadFromData(data)
                page = label("", "")
                page.setPixmap(image.scaledToWidth(px(560), Qt.TransformationMode.SmoothTransformation))
                page.setAccessibleName(paper.name)
                self.inside.insertWidget(self.inside.count() - 1, page)

        make = lambda: paint(archive.load(book, paper.sha256), SCALE, 0, MOST_PAGES)  # noqa: E731
        self.desk.work(make, then=shown, owner=self)

    def _ask(self, asked: Asked) -> None:
        self.inside.addWidget(label(asked.question, "heading", wrap=True))
        self.inside.addWidget(label(_("Tick all answers that are right."), "quiet", wrap=True))
        for number, words in enumerate(asked.answers, 1):
            box = QCheckBox(words)
            box.setAccessibleName(words)
            box.setChecked(number in self.chosen[asked.id])
            box.toggled.connect(lambda on, key=asked.id, n=number: self._choose(key, n, on))
            self.inside.addWidget(box)

    def _choose(self, question: int, answer: int, on: bool) -> None:
        (self.chosen[question].add if on else self.chosen[question].discard)(answer)

    def _taken(self, attempt: int) -> None:
        self.desk.read(own_attempt, attempt, then=self._tell, owner=self, slot="attempt")

    def _not_taken(self, error: Exception) -> None:
        self.next.setEnabled(True)
        self.desk.notice(str(error))

    def _tell(self, one: AttemptView | None) -> None:
        if one is None:
            return
        if one.passed:
            words = (
                _("Passed: {right} of {of} right. The proof stands under “My proofs”.")
                if one.of
                else _("Done. The proof stands under “My proofs”.")
            )
            self.desk.notice(words.format(right=one.right, of=one.of))
            self._leave()
            return
        self.next.setEnabled(True)
        words = _(
            "{right} of {of} right; {passing} per cent are needed. Please go through the course once more."
        )
        self.desk.notice(words.format(right=one.right, of=one.of, passing=self.course.passing))
        self.chosen = {key: set() for key in self.chosen}
        self.go(0)
