"""Where the handbook is written, that it was, and that it was printed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.sealed_fields import lock
from app.data.unit import Unit
from app.modules.governance.emergency.models import HANDBOOK, HandbookPrint, HandbookRun, HandbookSetup
from app.modules.governance.emergency.queries.handbook import printed

SHORT = 8  # letters of a password


@command(HANDBOOK)
def set_up(unit: Unit, folder: str, password: str | None) -> None:
    """Keep the folder that the handbook is written into each day ('' for none), and its password: '' for none, None as it was.

    Raises Invalid for a folder without its whole way, or a short password.
    """
    folder = folder.strip()
    if folder and not Path(folder).is_absolute():
        raise Invalid(N_("Give the folder with its whole path."), field="folder")
    if password and len(password) < SHORT:
        raise Invalid(N_("A password has at least {least} characters."), field="password", least=SHORT)
    unit.lock("governance.handbook")
    key = unit.connection.scalar(select(HandbookSetup.id))
    if key is None:
        key = unit.insert(HandbookSetup, one=1, folder=folder, password=None)
    kept: dict[str, object] = {"folder": folder}
    if password is not None:
        kept["password"] = lock(unit, HandbookSetup.__tablename__, int(key), password) if password else None
    unit.update(HandbookSetup, int(key), kept)


@command(HANDBOOK)
def note_run(unit: Unit, folder: str, fault: str, pages: int) -> None:
    """Keep that the handbook was written, or why it could not be; the same fault is kept once a day, however often it is tried."""
    unit.lock("governance.handbook")
    r = HandbookRun
    last = unit.connection.execute(select(r.at, r.fault, r.folder).order_by(r.id.desc()).limit(1)).first()
    known = (last.fault, last.folder, last.at.astimezone().date()) if last is not None and fault else None
    if known == (fault[:300], folder[:400], unit.now.astimezone().date()):
        return
    unit.insert(HandbookRun, at=unit.now, folder=folder[:400], fault=fault[:300], pages=pages)


@command(HANDBOOK)
def mark_printed(unit: Unit, pages: Mapping[str, str]) -> None:
    """Keep that pages were printed, each with its hash; what is printed already is not kept again."""
    unit.lock("governance.handbook")
    if printed(unit.connection) != dict(pages):
        unit.insert(HandbookPrint, at=unit.now, login=unit.login, pages=json.dumps(dict(pages)))
