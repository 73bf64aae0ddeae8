"""Papers of dunning that leave the book: drafts of a proposal, filed letters, statements of account, as PDF."""

from __future__ import annotations

import datetime

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import archive
from app.data.office import Office
from app.data.queries import query
from app.modules.documents.archive.api import document
from app.modules.finance.dunning.queries.letters import letter
from app.modules.finance.dunning.queries.papers import letter_paper, statement_paper
from app.modules.finance.dunning.queries.proposal import proposal
from app.modules.finance.dunning.queries.statement import statement
from app.paper.archival import to_pdfa
from app.paper.sales import sales_pdf
from app.paper.sales_parts import SalesPaper


def drafts_pdf(office: Office, day: datetime.date) -> bytes:
    """Return the letters that a run on a day would make, as drafts; raises Invalid where there are none."""

    @query("finance.view")
    def papers(connection: object) -> list[SalesPaper]:
        found = proposal(connection, day)  # type: ignore[arg-type]
        return [letter_paper(connection, one, "", office.book, draft=True) for one in found.letters]  # type: ignore[arg-type]

    made = office.read(papers)
    if not made:
        raise Invalid(N_("Nothing is to be dunned on {day}."), day=day)
    return sales_pdf(*made)


def letter_pdf(office: Office, key: int) -> tuple[str, bytes]:
    """Return the name and the filed paper of a letter; raises Invalid where it is gone or may not be seen."""
    one = office.read(letter, key)
    paper = office.read(document, one.file) if one is not None and one.file is not None else None
    if paper is None or paper.state == "erased":
        raise Invalid(N_("This document is no longer there."), field="document")
    return paper.current.name, archive.load(office.book, paper.current.sha256)


def statement_pdf(
    office: Office, account: str, since: datetime.date, day: datetime.date, language: str = ""
) -> bytes:
    """Return the statement of a customer's account as PDF/A; raises Invalid for an account without a contact."""

    @query("finance.view")
    def paper(connection: object) -> SalesPaper:
        found = statement(connection, account, since, day, language)  # type: ignore[arg-type]
        return statement_paper(connection, found, office.book)  # type: ignore[arg-type]

    made = office.read(paper)
    return to_pdfa(sales_pdf(made), made.title)
