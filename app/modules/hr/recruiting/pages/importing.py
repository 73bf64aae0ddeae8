"""Applicants from files at the page: a table by the form of imports, a mail by the vacancy it applies for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from app.core.messages import N_, _, counted
from app.data.column_mapping import Places
from app.modules.hr.recruiting.queries.applicants import OpenVacancy, open_vacancies
from app.modules.hr.recruiting.services.importing import Imported
from app.modules.hr.recruiting.transfer import Mailed, run_import, specs, take_mail
from app.ui.choice_fields import ChoiceField
from app.ui.forms import Form
from app.ui.import_form import Importer, show_import
from app.ui.jobs import Progress
from app.ui.register import RegisterPage
from app.ui.save_file import ask_file

MAILS = (".eml", ".msg")


def ask_applicants(page: RegisterPage) -> None:
    """Ask for a table of applicants or a mail of one."""
    kinds = _("Tables and mails (*.csv *.xlsx *.eml *.msg)"), _("All files (*)")
    ask_file(page, _("Import applicants"), lambda path: take_file(page, path), *kinds)


def take_file(page: RegisterPage, path: Path) -> None:
    """Show what of a file is to be decided before it is taken in."""
    shows = _ask_vacancy if path.suffix.lower() in MAILS else _show_table
    page.desk.read(open_vacancies, then=partial(shows, page, path), owner=page, slot="file")


def import_words(done: Imported) -> str:
    """Return what came of a table in words."""
    words = [
        counted(done.new, N_("1 new"), N_("{count} new")),
        counted(done.same, N_("1 was here already"), N_("{count} were here already")),
    ]
    if done.alike:
        words.append(
            counted(done.alike, N_("1 may be the same person"), N_("{count} may be the same people"))
        )
    return ", ".join(words)


def _show_table(page: RegisterPage, path: Path, found: list[OpenVacancy]) -> None:
    office, fallback = page.desk.office, found[0].id if len(found) == 1 else None

    def run(
        path: Path, places: Places, _switches: dict[str, bool], rehearsal: bool, _p: Progress
    ) -> Imported:
        return run_import(office, path, fallback, rehearsal, places)

    columns = specs({one.number.lower(): one.id for one in found})
    show_import(page, path, Importer("hr.applicants", columns, run, import_words))


def _ask_vacancy(page: RegisterPage, path: Path, found: list[OpenVacancy]) -> None:
    desk = page.desk
    if not found:
        desk.notice(_("No vacancy takes applications; write one and have it approved first."))
        return

    def told(done: Mailed) -> None:
        form.saved()
        page.close_drawer()
        page.panel.select_key(done.key)
        words = [_("Applicant kept") if done.new else _("This applicant was here already")]
        words.append(counted(done.papers, N_("1 paper"), N_("{count} papers")))
        if done.alike:
            words.append(_("may be known, see “Who may be the same person”"))
        desk.notice(", ".join(words))

    def save() -> None:
        vacancy = int(form.fields["vacancy"].text())
        desk.work(take_mail, desk.office, path, vacancy, then=told, failed=form.refused)

    form = Form(desk, "hr_applicant_mail", save, page.close_drawer, _("Take in"), columns=1)
    form.add(
        ChoiceField("vacancy", _("Vacancy"), [(str(one.id), f"{one.number}  {one.title}") for one in found])
    )
    form.fill({"vacancy": str(found[0].id)}, restore=False)
    page.drawer.show_widget(path.name, form)
    form.focus_first()
