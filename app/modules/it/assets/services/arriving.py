"""Devices that come in with goods: received, taken out again while nobody had them, and put in again."""

from __future__ import annotations

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.unit import Unit
from app.modules.it.assets.models import Custody, ItAsset
from app.modules.it.assets.readers.placeholders import real_serial
from app.modules.it.assets.rules import DISPOSED, RECEIVED, STOCK, AssetDraft, tidy
from app.modules.it.assets.services.assets import link, save_asset


def receive_asset(unit: Unit, draft: AssetDraft, note: str) -> int:
    """Make a device that came in, with the link of its chain that says by which goods."""
    key = save_asset(unit, draft)
    link(unit, key, "receive", location_id=draft.home, note=note[:300])
    return key


def take_out(unit: Unit, key: int, note: str) -> None:
    """Take a device out whose goods went back; raises Invalid naming one that somebody had, or that is on its way otherwise."""
    row = unit.row(ItAsset, key, lock=True)
    c = Custody
    had = select(c.id).where(c.asset_id == key, c.person_id.is_not(None)).limit(1)
    if row["status"] not in (RECEIVED, STOCK) or unit.connection.scalar(had) is not None:
        words = N_("{tag} was handed out or is gone already; its delivery stays as it is.")
        raise Invalid(words, field="reason", tag=row["tag"])
    gone = {"status": DISPOSED, "location_id": None, "next_audit": None, "next_inspection": None}
    unit.update(ItAsset, key, gone)
    link(unit, key, "dispose", note=note[:300])


def put_in_again(unit: Unit, draft: AssetDraft, known: int | None, note: str) -> int | None:
    """Put a device in again that was taken out: the one known, or the one of this model with its serial number; None where there is none."""
    a = ItAsset
    if known is not None:
        wanted = a.id == known
    elif real_serial(draft.serial):
        wanted = func.lower(a.serial) == tidy(draft.serial).lower()
    else:
        return None
    c = Custody
    had = select(c.id).where(c.asset_id == a.id, c.person_id.is_not(None)).exists()
    rows = select(a.id, a.tag).where(wanted, a.model_id == (draft.model or 0), a.status == DISPOSED, ~had)
    found = unit.connection.execute(rows.order_by(a.id)).first()
    if found is None:
        return None
    key = int(found.id)
    save_asset(unit, _named(draft, str(found.tag)), key)
    unit.update(ItAsset, key, {"status": RECEIVED, "location_id": draft.home})
    link(unit, key, "receive", location_id=draft.home, note=note[:300])
    return key


def _named(draft: AssetDraft, tag: str) -> AssetDraft:
    return AssetDraft(**{**vars(draft), "tag": tag})
