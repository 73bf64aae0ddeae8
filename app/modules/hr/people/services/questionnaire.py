"""The answers of a questionnaire come into the file: the person's data at once, tax, insurance and account from a day on."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.identifiers import bic, iban
from app.core.worker_process import READERS
from app.data.declarative import Base
from app.data.office import command
from app.data.rows import build
from app.data.settings import setting
from app.data.transfer import bytes_of
from app.data.unit import Unit, table_of
from app.modules.hr.people.models import Insurance, PayBank, Person, Personal, TaxData
from app.modules.hr.people.rules.file import BankDraft, InsuranceDraft, PersonalDraft, TaxDraft
from app.modules.hr.people.rules.questionnaire import NAMES, Answers, faults_of, read_birth
from app.modules.hr.people.services.file import PAY, save_bank, save_insurance, save_personal, save_tax

READER = "app.modules.hr.people.readers.questionnaire:answers"
OF_PERSON = tuple(name for name in NAMES if name not in ("tax_id", "number", "fund", "iban", "bic", "holder"))


def read_answers(path: Path) -> Answers:
    """Return the answers of a filled questionnaire; fields it does not know are left out. Raises Invalid and BadFile for what is none."""
    found, _parts = READERS.ask(READER, bytes_of(path), name=path.name)
    return Answers(**{name: str(found[name]) for name in NAMES if name in found})


@command(PAY)
def save_answers(unit: Unit, person: int, one: Answers) -> None:
    """Keep the answers of a questionnaire; what was not answered stays, and the same answers again change nothing.

    Tax, insurance and account hold from the first day, or from today for who is here already. Raises Invalid naming the field.
    """
    row = unit.row(Person, person, lock=True)
    for name, words in faults_of(one, unit.today).items():
        raise Invalid(words.template, field=name, **words.values)
    since: datetime.date = max(row["entry"] or unit.today, unit.today)
    _personal(unit, person, one)
    if one.tax_id.strip():
        land = str(setting(unit.connection, "company.land") or "BE")
        held, key = _newest(unit, TaxData, TaxDraft, person)
        draft = replace(held or TaxDraft(person, since, land=land), tax_id=one.tax_id)
        save_tax(unit, draft, key)
    if one.number.strip() or one.fund.strip():
        held, key = _newest(unit, Insurance, InsuranceDraft, person)
        given = {name: getattr(one, name) for name in ("number", "fund") if getattr(one, name).strip()}
        save_insurance(unit, replace(held or InsuranceDraft(person, since), **given), key)
    if one.iban.strip():
        _bank(unit, person, one, since)


def _personal(unit: Unit, person: int, one: Answers) -> None:
    held, key = _newest(unit, Personal, PersonalDraft, person)
    given: dict[str, Any] = {name: getattr(one, name) for name in OF_PERSON if getattr(one, name).strip()}
    if "birth" in given:
        given["birth"] = read_birth(one.birth, unit.today)
    if given:
        save_personal(unit, replace(held or PersonalDraft(person), **given), key)


def _bank(unit: Unit, person: int, one: Answers, since: datetime.date) -> None:
    """Keep another account from a day on; the one that holds already stays, a row that begins then is changed."""
    held, key = _newest(unit, PayBank, BankDraft, person)
    draft = BankDraft(
        person, since, iban(one.iban), bic(one.bic) if one.bic.strip() else "", one.holder.strip()
    )
    if held is not None and (held.iban, held.bic, held.holder) == (draft.iban, draft.bic, draft.holder):
        return
    same = held is not None and held.since >= since
    save_bank(unit, replace(draft, since=held.since) if same else draft, key if same else None)


def _newest(unit: Unit, kind: type[Base], make: type[Any], person: int) -> tuple[Any, int | None]:
    """Return the newest row of a part of a file as its draft with its key, None and None where there is none."""
    table = table_of(kind)
    rows = select(table).where(table.c.person_id == person)
    order = table.c.since.desc() if "since" in table.c else table.c.id.desc()
    found = unit.connection.execute(rows.order_by(order).limit(1)).mappings().first()
    return (build(make, dict(found)), int(found["id"])) if found is not None else (None, None)
