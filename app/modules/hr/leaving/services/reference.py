"""References: their sentences are data of the office; one is written as a letter from grades."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.basics import is_empty
from app.data.drafts import check_draft, columns_of, one_of, save_draft
from app.data.office import command
from app.data.rows import read_all
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.documents.letters.api import (
    DE,
    Draft,
    TemplateDraft,
    bring_templates,
    letters_to,
    save_letter,
)
from app.modules.hr.leaving.models import CHANGE, Leaving, ReferenceBlock
from app.modules.hr.leaving.rules.blocks import BLOCKS
from app.modules.hr.leaving.rules.leaving import TERM
from app.modules.hr.leaving.rules.reference import (
    ASPECTS,
    EXTENTS,
    GRADES,
    BlockDraft,
    ReferenceDraft,
    compose,
    grade_of,
)
from app.modules.hr.leaving.rules.templates import APPLICANT, PERSON, TEMPLATES
from app.modules.hr.leaving.settings import REFERENCE
from app.modules.hr.people.api import Person, Personal


@command(CHANGE)
def save_block(unit: Unit, draft: BlockDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a sentence of references; raises Invalid for an aspect and grade that have theirs already."""
    check_draft(ReferenceBlock, draft)
    b = ReferenceBlock
    same = (b.aspect == draft.aspect, b.grade == draft.grade, b.id != (key or 0))
    if unit.connection.scalar(select(b.id).where(*same)) is not None:
        raise Invalid(N_("There is a sentence for this grade already; change it."), field="grade")
    return save_draft(unit, ReferenceBlock, draft, key, version)


undo_block = undoing(ReferenceBlock)


@command(CHANGE)
def write_reference(unit: Unit, draft: ReferenceDraft, signer: str = "") -> int:
    """Write a reference from the sentences of the chosen grades as a letter to the person; return the key of the letter.

    Raises Invalid naming the field: for who works on without a last day where it is no interim one, and for missing tasks
    and grades.
    """
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    one_of(draft.extent, EXTENTS, "extent")
    for aspect in ASPECTS:
        one_of(grade_of(draft, aspect), ("", *GRADES), aspect)
    leaving = unit.connection.execute(
        select(Leaving.kind, Leaving.day).where(Leaving.person_id == draft.person)
    ).first()
    if leaving is None and not draft.interim:
        raise Invalid(N_("Keep first how this person leaves, or write an interim reference."), field="person")
    unit.row(Person, draft.person, lock=True)
    under_way = letters_to(unit.connection, PERSON, draft.person)
    if any(one.purpose == REFERENCE and one.document is None for one in under_way):
        raise Invalid(
            N_("A reference is being written already; send it or throw it away first."), field="person"
        )
    b = ReferenceBlock
    known = read_all(unit.connection, select(b.__table__), BlockDraft)
    blocks = {(one.aspect, one.grade): one for one in known}
    birth = unit.connection.scalar(select(Personal.birth).where(Personal.person_id == draft.person))
    kind = leaving.kind if leaving is not None else TERM
    subject, body = compose(draft, blocks, kind, birth_known=birth is not None)
    day = unit.today if leaving is None or draft.interim else leaving.day
    letter = Draft(
        None,
        "de",
        day,
        subject,
        body,
        closing=DE,
        signer=signer,
        receiver_table=PERSON,
        receiver_key=draft.person,
        purpose=REFERENCE,
    )
    return save_letter(unit, letter)


def bring_basics(unit: Unit) -> None:
    """Bring the sentences of references and the letters to staff and applicants where there are none yet."""
    if is_empty(unit, ReferenceBlock):
        for draft in BLOCKS:
            unit.insert(ReferenceBlock, **columns_of(ReferenceBlock, draft))
    for receiver in (PERSON, APPLICANT):
        drafts = [
            TemplateDraft(name, "de", False, subject, body, closing=DE, receiver=table, purpose=purpose)
            for table, purpose, name, subject, body in TEMPLATES
            if table == receiver
        ]
        bring_templates(unit, receiver, drafts)
