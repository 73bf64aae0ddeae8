"""The contract letter as PDF: who makes it has it kept that they look at pay."""

from __future__ import annotations

from app.data.office import Office
from app.modules.hr.people.api import look_at_pay
from app.modules.hr.recruiting.queries.contracts import contract_letter
from app.paper.archival import to_pdfa
from app.paper.letter import letters_pdf


def contract_pdf(office: Office, person: int) -> bytes:
    """Return the contract letter of somebody as PDF/A; raises Invalid naming the points of § 2 (1) NachwG that are missing."""
    office.run(look_at_pay, person)
    letter = office.read(contract_letter, person)
    return to_pdfa(letters_pdf([letter], letter.subject), letter.subject)
