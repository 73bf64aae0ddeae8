"""What a questionnaire begins with, and what the file holds beside its answers."""

from __future__ import annotations

from dataclasses import fields, replace

from sqlalchemy import Connection

from app.core import format as formats
from app.core.errors import Missing
from app.core.messages import N_, _
from app.data import clock
from app.data.queries import query
from app.data.settings import setting
from app.modules.hr.people.queries.file import file_of, sealed_pay
from app.modules.hr.people.queries.people import person
from app.modules.hr.people.rules.file import PersonalDraft
from app.modules.hr.people.rules.questionnaire import PARTS, Answers, faults_of
from app.paper.fillable import Part, Question, fillable_pdf

CHANGE = "hr.file.change"
WORDS = N_("Please fill in the fields at the screen and send the file back. We need these data for the employment and for payroll.")  # fmt: skip


def _personal(draft: PersonalDraft | None) -> Answers:
    if draft is None:
        return Answers()
    given = {one.name: str(getattr(draft, one.name, "") or "") for one in fields(Answers)}
    return Answers(**{**given, "birth": formats.day(draft.birth)})


@query(CHANGE)
def questionnaire(connection: Connection, key: int) -> bytes:
    """Return the questionnaire of a member of staff as PDF with fields; what the file says of the person stands in it, pay data do not."""
    one = person(connection, key)
    if one is None:
        raise Missing(N_("This record is no longer there."), table="hr_person", key=key)
    held = file_of(connection, key).personal
    known = _personal(held.draft if held is not None else None)
    parts = [
        Part(_(title), tuple(Question(name, _(words), getattr(known, name)) for name, words in asked.items()))
        for title, asked in PARTS
    ]
    company = str(setting(connection, "company.name") or "")
    return fillable_pdf(_("Personnel questionnaire"), f"{company} · {one.number} {one.name}", _(WORDS), parts)


@query("hr.pay.change")
def known_answers(connection: Connection, key: int) -> Answers:
    """Return what the file holds of all that a questionnaire asks; raises Forbidden until it is kept that one looks at pay."""
    held = file_of(connection, key).personal
    known = _personal(held.draft if held is not None else None)
    parts = sealed_pay(connection, key)
    if parts["tax"]:
        known = replace(known, tax_id=parts["tax"][0].draft.tax_id)
    if parts["insurance"]:
        one = parts["insurance"][0].draft
        known = replace(known, number=one.number, fund=one.fund)
    if parts["bank"]:
        account = parts["bank"][0].draft
        known = replace(known, iban=formats.iban(account.iban), bic=account.bic, holder=account.holder)
    return known


@query(CHANGE)
def faults(connection: Connection, one: Answers) -> dict[str, str]:
    """Return what of answers can't be kept, in words by field."""
    return {name: str(words) for name, words in faults_of(one, clock.today(connection)).items()}
