"""Deletion of applicants whose term is over: the day proposes it, a person releases it, and nothing personal of them is left.

What stays is the bare course of the application: vacancy, source, stages with their days.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import archive, sealed_fields, search
from app.data.office import Office, command
from app.data.queries import query
from app.data.record_extras import Target, clear
from app.data.system_tables import Attachment
from app.data.unit import Unit
from app.modules.documents.archive.api import Document, documents_of, end_documents
from app.modules.documents.letters.api import forget_receiver
from app.modules.documents.retention.api import destroy, held_now, propose, release
from app.modules.hr.recruiting.models import Applicant, Appointment, Score
from app.modules.hr.recruiting.rules.stages import ENDED, ERASED, STAGE
from app.modules.hr.recruiting.services.applicants import applicant_row

ERASE = "hr.recruiting.erase"
EMPTY: dict[str, Any] = {
    **dict.fromkeys(
        ("first_name", "last_name", "street", "postcode", "town", "mail", "phone", "note", "folded"), ""
    ),
    "starts": None,
}
FILED, PROPOSED, GONE = "filed", "proposed", "erased"
REASON = "§ 15 (4) AGG, § 61b ArbGG"


def target_of(key: int) -> Target:
    """Return the record of an applicant."""
    return Target("hr_applicant", key)


def do_day(unit: Unit) -> None:
    """End consents that are over, and propose who is due: applicants and the papers that stand on them."""
    a = Applicant
    over = select(a.id).where(a.stage.in_(ENDED), a.kept_until < unit.today, a.erased.is_(None))
    for key in unit.connection.scalars(over.order_by(a.id)).all():
        row = unit.row(a, int(key))
        end_documents(unit, target_of(key), row["closed"])
        propose_papers(unit, int(key))
        if row["proposed"] is None:
            unit.update(a, int(key), {"proposed": unit.today})


def propose_papers(unit: Unit, key: int) -> None:
    """Propose the papers of an applicant whose own term is over; a hold keeps what belongs to it."""
    d = Document
    due = unit.connection.scalars(
        select(d.id).where(
            d.id.in_(documents_of(unit, target_of(key))),
            d.state == FILED,
            d.keep_until < unit.today,
            d.id.not_in(held_now()),
        )
    ).all()
    if due:
        propose(unit, [int(one) for one in due], REASON)


@command(ERASE)
def erase_applicants(unit: Unit, keys: Sequence[int]) -> int:
    """Erase what the book holds of applicants whose term is over, and of the papers proposed with them; return how many.

    Raises Invalid, naming it, for a term that runs, and for a paper that a hold keeps or that was not filed; an applicant
    who is erased already stays so. The bytes go afterwards, see erase().
    """
    done = 0
    for key in keys:
        row = applicant_row(unit, key)
        if row["stage"] == ERASED:
            continue
        stage = STAGE.after(row["stage"], ERASED)
        if row["kept_until"] >= unit.today:
            raise Invalid(
                N_("This applicant is kept until {day}."), field="kept_until", day=row["kept_until"]
            )
        end_documents(unit, target_of(key), row["closed"])
        _release_papers(unit, key)
        _empty(unit, key, stage)
        done += 1
    return done


def _release_papers(unit: Unit, key: int) -> None:
    d = Document
    papers = documents_of(unit, target_of(key))
    rows = unit.connection.execute(select(d.id, d.number, d.state).where(d.id.in_(papers))).all()
    other = [one.number for one in rows if one.state not in (PROPOSED, GONE)]
    if other:
        raise Invalid(
            N_("File {numbers} as an application first, or see whether a hold keeps it."),
            field="state",
            numbers=", ".join(sorted(other)),
        )
    release(unit, [int(one.id) for one in rows if one.state == PROPOSED])


def _empty(unit: Unit, key: int, stage: str) -> None:
    for kind in (Appointment, Score):
        table: Any = kind.__table__
        for one in unit.connection.scalars(select(table.c.id).where(table.c.applicant_id == key)).all():
            clear(unit, Target(table.name, int(one)))
            unit.delete(kind, int(one))
            sealed_fields.forget(unit, table.name, int(one))
    _free_files(unit, key)
    forget_receiver(unit, "hr_applicant", key)
    clear(unit, target_of(key))
    search.remove(unit, Applicant, [key])
    gone = {"stage": stage, "erased": unit.today, "consent": None, "pool_until": None}
    unit.update(Applicant, key, {**EMPTY, **gone})
    sealed_fields.forget(unit, "hr_applicant", key)


def _free_files(unit: Unit, key: int) -> None:
    """Take files off an applicant; those that stand nowhere else have no term from now on, so that the store gives them up."""
    a = Attachment
    on_it = unit.connection.execute(
        select(a.id, a.sha256).where(a.table_name == "hr_applicant", a.row_key == key)
    ).all()
    for one in on_it:
        unit.delete(a, int(one.id))
    left = {bytes(one.sha256) for one in on_it} - archive.referred(unit.connection)
    archive.bind(unit, sorted(left), archive.LOOSE, datetime.date.min)


@query(ERASE)
def _prints(connection: Connection, keys: Sequence[int]) -> set[bytes]:
    a = Attachment
    where = (a.table_name == "hr_applicant", a.row_key.in_(list(keys)))
    return {bytes(one) for one in connection.scalars(select(a.sha256).where(*where))}


def erase(office: Office, keys: Sequence[int]) -> int:
    """Erase applicants and destroy the bytes of their papers that nothing else needs; return how many."""
    prints = office.read(_prints, list(keys))
    done = office.run(erase_applicants, list(keys))
    destroy(office, prints)
    return done
