"""Mending a filing: back into the inbox on the day it was filed, later a correction that one person asks for and another agrees to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import archive
from app.data.office import command
from app.data.unit import Unit
from app.data.workflow import by_another, call_off, is_given
from app.modules.documents.archive.models import Correction, Document
from app.modules.documents.archive.queries import visibility
from app.modules.documents.archive.rules.documents import FILED, MACHINE
from app.modules.documents.archive.services.approving import KIND, after_change, content_of
from app.modules.documents.archive.services.documents import bond_later, put_into_search, set_bond, type_row
from app.modules.documents.archive.services.terms import reckon
from app.modules.documents.filing.api import check_node


@command("documents.file")
def return_to_inbox(unit: Unit, key: int) -> None:
    """Take a filing back: the document lies in the inbox again. Raises Invalid after the day it was filed, and once it is approved."""
    visibility.check(unit, key)
    row = unit.row(Document, key, lock=True)
    state = MACHINE.after(row["state"], "return")
    if row["filed"] != unit.today or (row["state"] == FILED and is_given(unit, KIND, key)):
        raise Invalid(
            N_(
                "A filing can be taken back on the same day and before it is approved; later a second person agrees to its correction."
            ),
            field="state",
        )
    call_off(unit, KIND, key)
    set_bond(unit, key, None)
    unit.update(Document, key, {"state": state, "filed": None, "filed_by": ""})
    unit.update(
        Document, key, {"retention": "", "keep_until": None}
    )  # the guard lets a term go only from the inbox
    visibility.check(unit, key)


@command("documents.file")
def ask_correction(unit: Unit, key: int, kind: str, node: str, reason: str) -> int:
    """Ask for the correction of type and place of a filed document, from which its term follows, and return the key of the request.

    Raises Invalid for what is missing or changes nothing, and while another request waits.
    """
    visibility.check(unit, key)
    row = unit.row(Document, key, lock=True)
    MACHINE.after(row["state"], "correct")
    if not reason.strip():
        raise Invalid(N_("Say why the filing was wrong."), field="reason")
    type_row(unit, kind)
    check_node(unit, node)
    if (kind, node) == (row["type"], row["node"]):
        raise Invalid(N_("Choose another type or another place; this is how it is filed."), field="type")
    if _open_of(unit, key) is not None:
        raise Invalid(N_("A correction of this document waits for a second person already."), field="type")
    return unit.insert(
        Correction,
        document_id=key,
        type=kind,
        node=node,
        until=reckon(unit, {**row, "type": kind, "node": node})["keep_until"],
        reason=reason.strip()[:300],
        asked_by=unit.login,
        asked_at=unit.now,
        agreed_by="",
        agreed_at=None,
        declined_at=None,
    )


def _open_of(unit: Unit, key: int) -> int | None:
    c = Correction
    where = (c.document_id == key, c.agreed_at.is_(None), c.declined_at.is_(None))
    return unit.connection.scalar(select(c.id).where(*where))


def _waiting(unit: Unit, key: int) -> Mapping[str, Any]:
    row = unit.row(Correction, key, lock=True)
    visibility.check(unit, row["document_id"])
    if row["agreed_at"] is not None or row["declined_at"] is not None:
        raise Invalid(N_("This correction was decided already."), field="state")
    return row


@command("documents.file")
def agree_correction(unit: Unit, key: int) -> None:
    """Agree to a correction as the second person; the document gets type, place and term, and is approved where its type wants it.

    Raises Forbidden for who asked for it, Invalid where the document was changed since.
    """
    wanted = _waiting(unit, key)
    by_another(unit, wanted["asked_by"], N_("You asked for this correction; a second person must agree."))
    document = wanted["document_id"]
    row, approved = unit.row(Document, document, lock=True), content_of(unit.connection, document)
    MACHINE.after(row["state"], "correct")
    found = reckon(unit, {**row, "type": wanted["type"], "node": wanted["node"]})
    if found["keep_until"] != wanted["until"]:
        raise Invalid(N_("The document was changed since; ask for the correction anew."), field="state")
    unit.update(Correction, key, {"agreed_by": unit.login, "agreed_at": unit.now})
    direction = type_row(unit, wanted["type"])["direction"]
    values = {"type": wanted["type"], "node": wanted["node"], "direction": direction}
    unit.update(Document, document, {**values, **found})
    unit.flush()
    archive.shorten(unit, f"document:{document}", wanted["until"], wanted["asked_by"])
    put_into_search(unit, document)
    after_change(unit, document, approved)
    bond_later(unit, document)


@command("documents.file")
def decline_correction(unit: Unit, key: int) -> None:
    """Decline a correction, or take one's own back; the document stays as it is filed."""
    _waiting(unit, key)
    unit.update(Correction, key, {"declined_at": unit.now})
