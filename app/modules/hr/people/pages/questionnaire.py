"""The personnel questionnaire at the page: saved as a form to fill in, and its answers beside what the file holds before they are kept."""

from __future__ import annotations

from pathlib import Path

from app.core.errors import KontorError
from app.core.messages import _
from app.modules.hr.people.queries.questionnaire import faults, known_answers, questionnaire
from app.modules.hr.people.rules.questionnaire import NAMES, PARTS, TITLES, Answers
from app.modules.hr.people.services.looking import look_at_pay
from app.modules.hr.people.services.questionnaire import read_answers, save_answers
from app.ui.declared_fields import Placed
from app.ui.drawer_form import ask
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.register import RegisterPage
from app.ui.save_file import ask_file, save_file


def save_questionnaire(page: RegisterPage, person: int) -> None:
    """Save the questionnaire of a member of staff as a PDF to fill in."""
    name = _("Personnel questionnaire") + ".pdf"
    save = lambda data: save_file(page, page.desk, name, lambda: data)  # noqa: E731
    page.desk.read(questionnaire, person, then=save, owner=page)


def ask_answers(page: RegisterPage, person: int) -> None:
    """Ask for a filled questionnaire."""
    take = lambda path: take_answers(page, person, path)  # noqa: E731
    ask_file(page, _("Answers of a questionnaire"), take, _("Filled questionnaires (*.pdf)"))


def take_answers(page: RegisterPage, person: int, path: Path) -> None:
    """Read answers; that one looks at what the file holds of pay beside them is kept."""
    desk = page.desk

    def read(found: Answers) -> None:
        show = lambda _nothing: _compare(page, person, found)  # noqa: E731
        desk.run(look_at_pay, person, then=show)

    def refused(error: KontorError) -> None:
        desk.notice(str(error), "bad")

    desk.work(read_answers, path, then=read, failed=refused)


def _compare(page: RegisterPage, person: int, given: Answers) -> None:
    """Show the answers in a form, with what the file holds below each, and what can't be kept marked."""
    fields: list[Placed] = []
    for title, asked in PARTS:
        fields.append(_(title))
        fields += [TextField(name, _(words), limit=400) for name, words in asked.items()]

    marks: dict[str, str] = {}

    def ready(form: Form, held: Answers, bad: dict[str, str]) -> dict[str, str]:
        marks.update(bad)
        for name in NAMES:
            before, now = getattr(held, name), getattr(given, name)
            if before and before != now:
                form.fields[name].set_hint(_("so far: {value}").format(value=before))
        return {}

    def mark() -> None:
        for name, words in marks.items():
            form.fields[name].mark(words)

    form = ask(
        page.desk,
        page.drawer,
        "hr_answers",
        _("Answers of the questionnaire"),
        fields,
        send=lambda values: (save_answers, person, Answers(**{name: values[name] for name in TITLES})),
        done=lambda _nothing, _values: _("Kept in the file; what was left empty stays as it was."),
        start=vars(given),
        asks=((known_answers, person), (faults, given)),
        ready=ready,
        record=person,
        columns=2,
        restore=False,
    )
    form.filled.connect(mark)
