"""Payslips as files: all of a month in one PDF, each filed with its person, and the file for the bank saved again."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import archive
from app.data.heads import must_be_trusted
from app.data.office import Office
from app.data.reports import pdf
from app.modules.documents.archive.api import Arrival, made_pdf
from app.modules.hr.payroll.queries.sheets import SlipSheet, slip_sheets
from app.modules.hr.payroll.reports.lists import pay_account
from app.modules.hr.payroll.reports.slips import slip_paper
from app.modules.hr.payroll.services.filing import TYPE, keep_slips
from app.paper.archival import to_pdfa
from app.paper.payslip import payslips_pdf

AT_ONCE = 25  # slips filed in one transaction
Progress = Callable[[int, int], None]


def _quiet(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def run_pdf(
    office: Office, run: int, people: Collection[int] | None = None, progress: Progress = _quiet
) -> bytes:
    """Return the payslips of a month as one PDF: of some people, or of all; raises Invalid where there is none."""
    sheets = _sheets(office, run, people)
    papers = [slip_paper(one) for one in sheets]
    return payslips_pdf(papers, lambda done: progress(done, len(papers)))


def _sheets(office: Office, run: int, people: Collection[int] | None) -> list[SlipSheet]:
    sheets = office.read(slip_sheets, run, people)
    if not sheets:
        raise Invalid(N_("There is no payslip in this month yet; please compute it."), field="state")
    return sheets


def file_slips(office: Office, run: int, progress: Progress = _quiet) -> int:
    """File the payslips of a released month with their people, some at a time; return how many are new.

    What was filed before an interruption stays and is not filed again.
    """
    sheets = [one for one in _sheets(office, run, None) if one.slip.document is None]
    made = 0
    for start in range(0, len(sheets), AT_ONCE):
        part = sheets[start : start + AT_ONCE]
        made += office.run(keep_slips, [(one.slip.id, _arrival(office, one)) for one in part])
        progress(min(start + AT_ONCE, len(sheets)), len(sheets))
    return made


def _arrival(office: Office, sheet: SlipSheet) -> Arrival:
    paper = slip_paper(sheet)
    name = f"{paper.title.de} {sheet.slip.month:%Y-%m} {sheet.payee.name}"
    data = to_pdfa(payslips_pdf([paper]), name)
    text = "\n".join((paper.title.de, paper.month, *paper.address))  # the amounts are not in the full text
    sha256 = archive.store(office.book, data)
    return made_pdf(sha256, len(data), f"{name}.pdf", text, TYPE)


def bank_file(office: Office, sha256: bytes) -> bytes:
    """Return the bytes of a file for the bank or the bureau from the archive, the same each time."""
    must_be_trusted(office.book)
    return archive.load(office.book, sha256)


def account_pdf(office: Office, since: datetime.date, until: datetime.date) -> bytes:
    """Return the pay account of a span as PDF."""
    found = office.read(pay_account, since, until)
    return office.read(pdf, found, office.clock(), office.actor.name)
