"""Auditing a room: begin with what should be there, take scans, fix on the spot, sign off."""

from __future__ import annotations

from sqlalchemy import select

from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.it.assets.api import (
    MACHINE,
    AssetModel,
    Category,
    ItAsset,
    Location,
    by_code,
    link,
    move,
    step,
)
from app.modules.it.audits.models import Audit, AuditLine
from app.modules.it.audits.queries import expected_in, open_audit
from app.modules.it.audits.rules import DOUBLE, EXPECTED, FOUND, MISPLACED, MISSING, result_of


@command("it.audit")
def begin(unit: Unit, location: int) -> int:
    """Begin an audit of a place, or go on with the one that is open; return its key. What should be there is fixed now."""
    known = open_audit(unit.connection, location)
    if known is not None:
        return known
    unit.row(Location, location)
    key = unit.insert(
        Audit, location_id=location, begun=unit.now, begun_by=unit.login, closed=None, closed_by="", note=""
    )
    rows = [
        {"audit_id": key, "asset_id": one, "code": "", "result": EXPECTED, "scanned": None, "fixed": ""}
        for one in expected_in(unit.connection, location)
    ]
    for start in range(0, len(rows), 500):
        unit.insert_rows(AuditLine, rows[start : start + 500])
    return key


def _open(unit: Unit, key: int) -> None:
    if unit.row(Audit, key)["closed"] is not None:
        raise Invalid(N_("This audit is signed off."), field="code")


@command("it.audit")
def scan(unit: Unit, key: int, code: str) -> tuple[str, int | None]:
    """Take a scan and return what it means (see RESULTS) and the device; raises Invalid for nothing typed and after the end."""
    _open(unit, key)
    typed = code.strip()[:80]
    if not typed:
        raise Invalid(N_("Scan or type a device first."), field="code")
    one, n = by_code(unit.connection, typed), AuditLine
    line = (
        unit.connection.execute(select(n.id, n.result).where(n.audit_id == key, n.asset_id == one.id)).first()
        if one is not None
        else None
    )
    carried = one is not None and one.person_id is not None and one.location_id is None
    result = result_of(
        line.result if line else None,
        carried or (line is not None and line.result in (EXPECTED, MISSING)),
        one is not None,
    )
    if result == DOUBLE:
        return DOUBLE, one.id if one else None
    if line is not None:
        unit.update(n, line.id, {"result": result, "scanned": unit.now})
    elif (
        one is not None
        or unit.connection.scalar(select(n.id).where(n.audit_id == key, n.code == typed)) is None
    ):
        unit.insert(
            n,
            audit_id=key,
            asset_id=one.id if one else None,
            code="" if one else typed,
            result=result,
            scanned=unit.now,
            fixed="",
        )
    else:
        return DOUBLE, None
    return result, one.id if one else None


@command("it.audit")
def fix(unit: Unit, line: int, how: str) -> None:
    """Do something about a line: 'moved' puts a misplaced device here, 'back' notes that it goes back, 'lost' a missing one; raises Invalid."""
    row = unit.row(AuditLine, line)
    _open(unit, row["audit_id"])
    fits = {"moved": (MISPLACED,), "back": (MISPLACED,), "lost": (MISSING, EXPECTED)}
    if how not in fits or row["result"] not in fits[how] or row["asset_id"] is None:
        raise Invalid(N_("This does not fit the result of the line."), field="fixed")
    if how == "moved":
        _come_back(unit, row["asset_id"])
        move(unit, [row["asset_id"]], unit.row(Audit, row["audit_id"])["location_id"])
    if how == "lost":
        step(unit, [row["asset_id"]], "lose")
        unit.update(AuditLine, line, {"result": MISSING})
    unit.update(AuditLine, line, {"fixed": how})


@command("it.audit")
def close(unit: Unit, key: int, note: str = "") -> dict[str, int]:
    """Sign an audit off and return the count of its results: what was not scanned is missing; what was found has a new date for the next audit."""
    _open(unit, key)
    n, a = AuditLine, ItAsset
    found: dict[str, int] = {}
    months = _months(unit, key)
    for line, asset, result in unit.connection.execute(
        select(n.id, n.asset_id, n.result).where(n.audit_id == key)
    ).all():
        final = MISSING if result == EXPECTED else result
        if final != result:
            unit.update(n, line, {"result": final})
        found[final] = found.get(final, 0) + 1
        if asset is not None and final in (FOUND, MISPLACED):
            _come_back(unit, asset)
            unit.update(
                a,
                asset,
                {
                    "last_audit": unit.today,
                    "next_audit": add_months(unit.today, months[asset]) if months.get(asset) else None,
                },
            )
            link(unit, asset, "audit", location_id=unit.row(a, asset)["location_id"])
    unit.update(Audit, key, {"closed": unit.now, "closed_by": unit.login, "note": note.strip()[:300]})
    return found


def _come_back(unit: Unit, asset: int) -> None:
    """Let a device that was lost or stolen be found again: it stood before who audits."""
    if MACHINE.may(unit.row(ItAsset, asset)["status"], "find"):
        step(unit, [asset], "find")


def _months(unit: Unit, key: int) -> dict[int, int]:
    """Return the months until the next audit of each device of an audit, as its category says."""
    a = ItAsset
    query = (
        select(a.id, Category.audit_months)
        .join(AssetModel, AssetModel.id == a.model_id)
        .join(Category, Category.id == AssetModel.category_id)
    )
    rows = unit.connection.execute(
        query.join(AuditLine, AuditLine.asset_id == a.id).where(AuditLine.audit_id == key)
    )
    return {int(row[0]): int(row[1]) for row in rows}
