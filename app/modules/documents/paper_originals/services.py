"""What is done with paper: labels noted as printed, boxes kept, scans checked against the paper, paper destroyed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import sealed_fields
from app.data.office import command
from app.data.unit import Unit
from app.modules.documents.archive.api import Document, check
from app.modules.documents.paper_originals.models import Box, PaperState, PrintedLabel
from app.modules.documents.paper_originals.queries import GONE, newest_print
from app.modules.documents.paper_originals.rules import BoxDraft, verdict


@command("documents.letters")
def note_printed(unit: Unit, first: int, count: int) -> int:
    """Note that the labels of archive numbers were printed, once more for those that were before; return how many are new."""
    n = PrintedLabel
    known = dict(
        unit.connection.execute(select(n.asn, n.id).where(n.asn.between(first, first + count - 1))).all()
    )
    for key in known.values():
        unit.update(n, key, {"again_at": unit.now, "times": unit.row(n, key)["times"] + 1})
    fresh = [number for number in range(first, first + count) if number not in known]
    rows = [
        {"asn": number, "printed_at": unit.now, "printed_by": unit.login, "again_at": None, "times": 1}
        for number in fresh
    ]
    for start in range(0, len(rows), 500):
        unit.insert_rows(n, rows[start : start + 500])
    return len(fresh)


@command("documents.paper_originals")
def save_box(unit: Unit, draft: BoxDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a box; its papers follow when its code changes. Raises Invalid without a code, for a known one, and Conflict."""
    code = draft.code.strip()[:80]
    if not code:
        raise Invalid(N_("Enter a code, as it stands on the box."), field="code")
    other = unit.connection.scalar(select(Box.id).where(Box.code == code))
    if other is not None and other != key:
        raise Invalid(N_("There is a box {code} already."), field="code", code=code)
    values = {
        **asdict(draft),
        "code": code,
        "title": draft.title.strip()[:120],
        "room": draft.room.strip()[:120],
    }
    if key is None:
        return unit.insert(Box, **values)
    before = unit.row(Box, key)["code"]
    unit.update(Box, key, values, version)
    if before != code:
        inside = unit.connection.scalars(select(Document.id).where(Document.place == before)).all()
        if inside:
            unit.set_many(Document, unit.rows(Document, inside), {"place": code})
    return key


@command("documents.paper_originals")
def delete_box(unit: Unit, key: int) -> None:
    """Take a box out of the register; raises Invalid while papers are in it."""
    code = unit.row(Box, key)["code"]
    if (
        unit.connection.scalar(
            select(Document.id).where(Document.place == code, Document.state.not_in(GONE)).limit(1)
        )
        is not None
    ):
        raise Invalid(N_("The box {code} is still in use."), field="code", code=code)
    unit.delete(Box, key)


@command("documents.paper_originals")
def check_scans(unit: Unit, keys: Sequence[int], remark: str = "") -> int:
    """Note that the scans were compared with the paper: complete, legible, colours where they mean something (BSI TR-03138).

    Raises Invalid for a document without pages, or whose paper is destroyed.
    """
    p = PaperState
    for key in keys:
        check(unit, key)
        row = unit.row(Document, key)
        known = unit.connection.execute(select(p.id, p.destroyed_at).where(p.document_id == key)).first()
        if known is not None and known.destroyed_at is not None:
            raise Invalid(N_("The paper of {number} is destroyed."), field="document", number=row["number"])
        if row["state"] in GONE or not row["pages"]:
            raise Invalid(
                N_("{number} has no pages that could be compared."), field="document", number=row["number"]
            )
        values = {
            "sha256": newest_print(unit.connection, key),
            "pages": row["pages"],
            "checked_by": unit.login,
            "checked_at": unit.now,
        }
        values["remark"] = remark.strip()[:200]
        if known is not None:
            unit.update(p, known.id, values)
        else:
            unit.insert(p, document_id=key, destroyed_by="", destroyed_at=None, reason="", **values)
    return len(keys)


@command("documents.paper_originals")
def destroy(unit: Unit, keys: Sequence[int], reason: str = "") -> int:
    """Note that papers were destroyed, all or none; they leave their box.

    Raises Invalid naming the first whose scan was not checked or has changed since, whose paper must
    stay by law, or that may go only for a reason while none is given.
    """
    p = PaperState
    for key in keys:
        check(unit, key)
        row = unit.row(Document, key)
        known = unit.connection.execute(
            select(p.id, p.sha256, p.destroyed_at).where(p.document_id == key)
        ).first()
        if known is None or known.sha256 != newest_print(unit.connection, key):
            raise Invalid(
                N_("The scan of {number} must be checked against the paper first."),
                field="document",
                number=row["number"],
            )
        if known.destroyed_at is not None:
            raise Invalid(N_("The paper of {number} is destroyed."), field="document", number=row["number"])
        found = verdict(row["type"], row["retention"])
        if found.may == "never":
            raise Invalid(
                N_("The paper of {number} must stay: {why}"),
                field="document",
                number=row["number"],
                why=found.why,
            )
        if found.may == "ask" and not reason.strip():
            raise Invalid(
                N_("Say why the paper of {number} may go: {why}"),
                field="reason",
                number=row["number"],
                why=found.why,
            )
        unit.update(
            p,
            known.id,
            {"destroyed_by": unit.login, "destroyed_at": unit.now, "reason": reason.strip()[:200]},
        )
        unit.update(Document, key, {"place": ""})
    return len(keys)


def forget(unit: Unit, table: str, key: int) -> None:
    """Take away what people wrote about the paper of a document that is being erased."""
    if table == "document":
        for one in unit.connection.scalars(select(PaperState.id).where(PaperState.document_id == key)).all():
            unit.update(PaperState, one, {"remark": "", "reason": ""})
            sealed_fields.forget(unit, "paper_state", one)
