"""The contract letter as PDF, filed once on the person: who makes it has it kept that they look at pay."""

from __future__ import annotations

from sqlalchemy import select

from app.data import archive
from app.data.office import Office, command
from app.data.record_extras import Target
from app.data.system_tables import Area
from app.data.unit import Unit
from app.modules.documents.archive.api import Arrival, Document, DocumentDraft, add, classify, link, made_pdf
from app.modules.documents.filing.api import PlanNode
from app.modules.hr.people.api import Person, look_at_pay
from app.modules.hr.recruiting.queries.contracts import contract_letter
from app.paper.archival import to_pdfa
from app.paper.letter import letters_pdf

NODE, TYPE, AREA = "20", "personnel", "salary"  # in the filing plan of a new book; a contract names pay


def contract_pdf(office: Office, person: int) -> bytes:
    """Return the contract letter of somebody as PDF/A and file it where none is filed; raises Invalid naming the points of § 2 (1) NachwG that are missing."""
    office.run(look_at_pay, person)
    letter = office.read(contract_letter, person)
    data = to_pdfa(letters_pdf([letter], letter.subject), letter.subject)
    arrival = made_pdf(
        archive.store(office.book, data),
        len(data),
        "Arbeitsvertrag.pdf",
        "\n".join((*letter.address, letter.subject, *letter.paragraphs)),
        TYPE,
    )
    office.run(keep_contract, person, arrival)
    return data


@command("hr.recruiting.hire")
def keep_contract(unit: Unit, person: int, arrival: Arrival) -> int:
    """File the contract letter of somebody on them, and return the key of the document: of the one that is filed already, where there is one."""
    row = unit.row(Person, person, lock=True)
    d, reference = Document, f"AV-{row['number']}"
    known = unit.connection.scalar(select(d.id).where(d.type == TYPE, d.reference == reference))
    if known is not None:
        return int(known)
    document = add(unit, arrival)
    if unit.connection.scalar(select(PlanNode.id).where(PlanNode.code == NODE)) is not None:
        area = int(unit.connection.scalar(select(Area.id).where(Area.title == AREA)) or 0)
        name = f"{row['first_name']} {row['last_name']}".strip()
        filing = DocumentDraft(f"Arbeitsvertrag, {name}", TYPE, NODE, None, None, doc_date=unit.today, received=unit.today, reference=reference, area=area)  # fmt: skip
        classify(unit, document, filing, None, True)  # else it waits in the inbox, known by its type
    link(unit, document, Target("hr_person", person))
    return document
