"""Letters to people from the pages: an applicant is refused by letter, somebody leaves with reference and tasks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from app.modules.documents.letters.pages.letters import LettersPage
from app.modules.documents.letters.queries.letters import letters_to
from app.modules.hr.leaving.pages.leaving import LeavingPage
from app.modules.hr.leaving.queries.leaving import leavings_source, person_of
from app.modules.hr.people.api import file_of, people
from app.modules.hr.people.pages.own import OwnFilePage
from app.modules.hr.people.pages.people import PeoplePage
from app.modules.hr.people.pages.questionnaire import take_answers
from app.modules.hr.people.queries.questionnaire import questionnaire
from app.modules.hr.people.rules.questionnaire import Answers
from app.modules.hr.recruiting.pages.applicants import ApplicantsPage
from app.modules.hr.recruiting.pages.importing import take_file
from app.modules.hr.recruiting.queries.lists import applicants_source, stage_of
from app.ui.forms import Form
from app.ui.import_form import ImportForm
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.hr.test_questionnaire import fill_in
from tests.ui.conftest import act, fill, opened, settle


def test_an_applicant_is_refused_by_letter(window: Window, qtbot: QtBot) -> None:
    """From the row to the template, the letter says what sending does, and the application has ended."""
    office = window.desk.office
    page = opened(window, qtbot, "hr.recruiting.applicants")
    assert isinstance(page, ApplicantsPage)
    key = next(
        one
        for one in office.read(applicants_source().keys, {})
        if office.read(stage_of, int(one)) == "review"
    )
    page.panel.select_key(int(key))
    settle(qtbot, window.desk)
    act(page, "Write a letter …")
    letters = window.current()
    assert isinstance(letters, LettersPage)
    qtbot.waitUntil(lambda: isinstance(letters.drawer.content, QListWidget), timeout=PATIENCE)
    chooser = letters.drawer.content
    assert isinstance(chooser, QListWidget)
    names = [chooser.item(row).text() for row in range(chooser.count())]
    chooser.setCurrentRow(next(row for row, name in enumerate(names) if name.startswith("Absage")))
    chooser.itemActivated.emit(chooser.currentItem())
    qtbot.waitUntil(lambda: letters._form is not None, timeout=PATIENCE)
    form = letters._form
    assert form is not None
    qtbot.waitUntil(lambda: "refuses the applicant" in form.headings[" "].text(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: form.fields["receiver"].text() != "", timeout=PATIENCE)
    act(letters, "Send: print and file")
    qtbot.waitUntil(lambda: office.read(stage_of, int(key)) == "refused", timeout=PATIENCE)
    (one,) = office.read(letters_to, "hr_applicant", int(key))
    assert one.document is not None


def test_somebody_leaves(window: Window, qtbot: QtBot) -> None:
    """The form reckons the last day; beside the row stands all that is to be done; the reference becomes a letter."""
    office = window.desk.office
    page = opened(window, qtbot, "hr.leaving.leaving")
    assert isinstance(page, LeavingPage)
    before = {int(one) for one in office.read(leavings_source().keys, {})}
    who = next(one for one in office.read(people) if one.draft.leaving is None and one.draft.entry)
    act(page, "New")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["person"].set_text(str(who.number))
    fill(form, kind="employer", given="20.11.2026")
    new = lambda: {int(one) for one in office.read(leavings_source().keys, {})} - before  # noqa: E731
    qtbot.waitUntil(lambda: len(new()) == 1, timeout=PATIENCE)
    (key,) = new()
    assert office.read(person_of, key) == who.id
    page.panel.select_key(key)
    shown = lambda: [page.all.rows.item(row).text() for row in range(page.all.rows.count())]  # noqa: E731
    qtbot.waitUntil(lambda: any("§ 622" in one for one in shown()), timeout=PATIENCE)
    assert "Deletion card" in shown()
    act(page, "Reference …")
    qtbot.waitUntil(lambda: page.drawer.heading.text() == "Reference", timeout=PATIENCE)
    fill(page.drawer.content, tasks="Verkauf")
    qtbot.waitUntil(lambda: bool(office.read(letters_to, "hr_person", who.id)), timeout=PATIENCE)
    settle(qtbot, window.desk)
    assert isinstance(window.current(), LettersPage)


def test_a_mail_and_a_table_bring_applicants(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """A mail asks for its vacancy and selects who wrote it; a table shows its columns, and its faults before anything is kept."""
    office = window.desk.office
    page = opened(window, qtbot, "hr.recruiting.applicants")
    assert isinstance(page, ApplicantsPage)
    count = lambda: len(office.read(applicants_source().keys, {}))  # noqa: E731
    before = count()
    mail = tmp_path / "bewerbung.eml"
    mail.write_bytes(
        b"From: Nora Beck <nora@example.org>\nTo: a@example.org\nSubject: Bewerbung\n\nGuten Tag\n"
    )
    take_file(page, mail)
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, Form), timeout=PATIENCE)
    fill(page.drawer.content)
    qtbot.waitUntil(lambda: count() == before + 1, timeout=PATIENCE)
    settle(qtbot, window.desk)
    table = tmp_path / "bewerbungen.csv"
    table.write_text("Vorname;Nachname;E-Mail\nMia;Lorenz;kein-at\n", encoding="utf-8")
    take_file(page, table)
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, ImportForm), timeout=PATIENCE)
    form = page.drawer.content
    assert isinstance(form, ImportForm)
    form.submit()
    qtbot.waitUntil(lambda: form.faults.rowCount() == 1, timeout=PATIENCE)
    assert count() == before + 1
    table.write_text("Vorname;Nachname;E-Mail\nMia;Lorenz;mia@example.org\n", encoding="utf-8")
    form.submit()
    qtbot.waitUntil(lambda: count() == before + 2, timeout=PATIENCE)


def test_answers_of_a_questionnaire_are_compared(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """The answers stand in the form beside what the file holds; a bad one is marked at its field, and nothing is kept of it."""
    office = window.desk.office
    page = opened(window, qtbot, "hr.people.people")
    assert isinstance(page, PeoplePage)
    who = next(one for one in office.read(people) if one.draft.leaving is None)
    given = Answers(town="Rendsburg", iban="DE03")
    take_answers(page, who.id, fill_in(office.read(questionnaire, who.id), given, tmp_path / "a.pdf"))
    qtbot.waitUntil(
        lambda: isinstance(page.drawer.content, Form) and page.drawer.content.isEnabled(), timeout=PATIENCE
    )
    form = page.drawer.content
    assert isinstance(form, Form)
    qtbot.waitUntil(lambda: form.fields["town"].text() == "Rendsburg", timeout=PATIENCE)
    assert form.fields["iban"].bad
    assert "Kiel" in form.fields["town"].hint.text()
    form.submit()
    settle(qtbot, window.desk)
    assert page.drawer.content is form
    form.fields["iban"].set_text("")
    form.submit()
    town = lambda: getattr(getattr(office.read(file_of, who.id).personal, "draft", None), "town", "")  # noqa: E731
    qtbot.waitUntil(lambda: town() == "Rendsburg", timeout=PATIENCE)


def test_the_own_file_is_read(window: Window, qtbot: QtBot) -> None:
    """Who is signed in reads contract and position of their own; pay stands there only once it is asked for."""
    page = opened(window, qtbot, "hr.people.own")
    assert isinstance(page, OwnFilePage)
    said = lambda: [page.rows.item(row).text() for row in range(page.rows.count())]  # noqa: E731
    qtbot.waitUntil(lambda: "Assignment" in said(), timeout=PATIENCE)
    assert "Gross pay" not in said()
    act(page, "Show pay")
    qtbot.waitUntil(lambda: "Gross pay" in said(), timeout=PATIENCE)
    assert any("IBAN" in one for one in said())
