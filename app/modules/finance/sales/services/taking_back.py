"""Taking back: what was issued never changes, an invoice is cancelled by one that is booked against it; offers are accepted or declined."""

from __future__ import annotations

import dataclasses
import datetime

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.record_extras import Target, tell_ended
from app.data.unit import Unit
from app.modules.finance.sales.models import SalesAdvance, SalesDocument
from app.modules.finance.sales.queries.reckoning import kept_set_off, reckoned
from app.modules.finance.sales.rules.documents import (
    CANCEL,
    CANCELLED,
    DRAFT,
    ISSUED,
    MACHINE,
    ONLY_OFFERS,
    POSTED,
    DocumentDraft,
    DocumentView,
    sign_of,
)
from app.modules.finance.sales.services.advances import LOCKS, RIGHT
from app.modules.finance.sales.services.drafts import keep_lines
from app.modules.finance.sales.services.goods import return_goods
from app.modules.finance.sales.services.issuing import Issued, finish, view_of


@command(RIGHT, locks=LOCKS)
def cancel(unit: Unit, key: int, reason: str, day: datetime.date | None = None) -> Issued | None:
    """Take back an issued document: an invoice by a cancellation invoice that is booked, others by their state; return what was issued.

    Raises Invalid without a reason, for what is no longer issued, and where a later document stands on it.
    """
    row = unit.row(SalesDocument, key, lock=True)
    after = MACHINE.after(row["state"], "cancel")
    if not reason.strip():
        raise Invalid(N_("Say why it is cancelled."), field="reason")
    view = view_of(unit, key)
    if view.draft.kind == CANCEL:
        raise Invalid(N_("A cancellation invoice is not cancelled; issue a new invoice."), field="kind")
    _refuse_followed(unit, view)
    unit.update(SalesDocument, key, {"state": after, "reason": row["reason"] or reason.strip()[:200]})
    return_goods(unit, view)
    tell_ended(unit, Target("finance_sales_document", key))
    if view.draft.kind not in POSTED:
        return None
    found = reckoned(unit.connection, view.draft)
    found = dataclasses.replace(found, set_off=kept_set_off(unit.connection, key))
    draft = dataclasses.replace(
        view.draft,
        kind=CANCEL,
        day=day or unit.today,
        origin=key,
        reason=reason.strip()[:200],
        intro="",
        closing="",
    )
    made = _cancellation(unit, view, draft)
    return finish(unit, view_of(unit, made), found, -sign_of(view.draft.kind), view)


def _cancellation(unit: Unit, view: DocumentView, draft: DocumentDraft) -> int:
    """Write the cancellation invoice of a document: the same positions, against it."""
    row = dict(unit.row(SalesDocument, view.id))
    kept = ("id", "version")
    values = {name: value for name, value in row.items() if name not in kept}
    fresh = {
        "kind": CANCEL, "state": DRAFT, "number": "", "due": None, "entry_id": None, "file_id": None, "pdf": None,
        "xml": None, "origin_id": view.id, "account": "", "written_by": unit.login, "intro": "", "closing": "",
        "day": draft.day, "reason": draft.reason,
    }  # fmt: skip
    made = unit.insert(SalesDocument, **{**values, **fresh})
    bare = tuple(dataclasses.replace(line, origins=()) for line in view.draft.lines)
    keep_lines(unit, made, dataclasses.replace(view.draft, kind=CANCEL, lines=bare))
    return made


def _refuse_followed(unit: Unit, view: DocumentView) -> None:
    """Raise Invalid where a document that still holds was made from this one, or sets it off."""
    d, a = SalesDocument, SalesAdvance
    followers = list(
        unit.connection.scalars(
            select(d.number).where(d.origin_id == view.id, d.state != CANCELLED, d.kind != CANCEL)
        )
    )
    followers += unit.connection.scalars(
        select(d.number).join(a, a.final_id == d.id).where(a.advance_id == view.id, d.state == ISSUED)
    )
    if followers:
        names = ", ".join(sorted({str(one) for one in followers if one})) or "–"
        raise Invalid(
            N_("{numbers} was made from it; cancel that or throw the draft away first."), numbers=names
        )


@command("finance.sales.change")
def accept(unit: Unit, key: int) -> None:
    """Note that the customer accepted an offer; raises Invalid."""
    _step(unit, key, "accept")


@command("finance.sales.change")
def reject(unit: Unit, key: int, reason: str = "") -> None:
    """Note that the customer declined an offer, with the reason; raises Invalid."""
    _step(unit, key, "reject", reason)


def _step(unit: Unit, key: int, step: str, reason: str = "") -> None:
    row = unit.row(SalesDocument, key, lock=True)
    if row["kind"] != "offer":
        raise Invalid(ONLY_OFFERS, field="kind")
    values = {"state": MACHINE.after(row["state"], step)}
    unit.update(
        SalesDocument, key, {**values, **({"reason": reason.strip()[:200]} if reason.strip() else {})}
    )
