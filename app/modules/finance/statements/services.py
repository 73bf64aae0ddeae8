"""Keeping copies of a statement's rows."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.statements.models import Scheme
from app.modules.finance.statements.queries.schemes import checked


@command("finance.statements.change")
def save_scheme(unit: Unit, name: str, kind: str, text: str) -> int:
    """Keep a copy of a statement's rows, in place of one of the same name; raises Invalid where the rows do not hold together."""
    if not name.strip():
        raise Invalid(N_("Give the rows a name."), field="name")
    checked(kind, text)
    known = unit.connection.scalar(select(Scheme.id).where(Scheme.name == name.strip()))
    if known is None:
        return unit.insert(Scheme, name=name.strip()[:60], kind=kind, text=text)
    unit.update(Scheme, known, {"kind": kind, "text": text})
    return int(known)


@command("finance.statements.change")
def delete_scheme(unit: Unit, name: str) -> None:
    """Take a copy away; its rows stay in the trail. Raises Invalid where there is none."""
    known = unit.connection.scalar(select(Scheme.id).where(Scheme.name == name))
    if known is None:
        raise Invalid(N_("There are no rows of the name {name}."), field="kind", name=name)
    unit.delete(Scheme, known)
