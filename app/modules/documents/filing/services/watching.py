"""What is done with watched folders: kept, forgotten, and what was not taken in from them noted until somebody has seen it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import delete, select, update

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import must_exist
from app.data.office import command
from app.data.unit import Unit
from app.modules.documents.filing.models import FolderTrouble, Watched


@command("documents.intake")
def save_watched(
    unit: Unit, computer: str, folder: str, done: str = "", type_key: str = "", key: int | None = None
) -> int:
    """Keep a watched folder of a computer; raises Invalid for one that is listed, or that would swallow what it moves."""
    if not folder.strip():
        raise Invalid(N_("Choose a folder."), field="folder")
    for field, path in (("folder", folder), ("done", done)):
        if path and not Path(path).is_absolute():  # else it would be where the program was started
            raise Invalid(N_("Give the folder with its whole path."), field=field)
    if done and (done == folder or done.startswith(folder.rstrip("/\\") + "/")):
        raise Invalid(
            N_("Choose a folder outside the watched one; what is put there would come in again."),
            field="done",
        )
    w = Watched
    clash = unit.connection.scalar(select(w.id).where(w.computer == computer, w.folder == folder))
    if clash not in (None, key):
        raise Invalid(N_("This folder is watched already."), field="folder")
    values = {
        "computer": computer[:80],
        "folder": folder[:400],
        "done": done[:400],
        "type": type_key,
        "active": True,
    }
    if key is None:
        return unit.insert(w, **values)
    unit.update(w, key, values)
    return key


@command("documents.intake")
def forget_watched(unit: Unit, key: int) -> None:
    """Stop watching a folder; what came from it stays."""
    troubles_seen(unit, key)
    unit.delete(Watched, key)


@command("documents.intake")
def note_trouble(unit: Unit, watched: int, name: str, why: str) -> None:
    """Note that a file of a watched folder was not taken in; the same file again is noted once, with the newest reason."""
    t = FolderTrouble
    must_exist(unit, watched=(Watched, watched))
    short = name[-200:]
    known = unit.connection.scalar(select(t.id).where(t.watched_id == watched, t.name == short))
    if known is None:
        unit.insert(t, watched_id=watched, name=short, why=why[:300])
    else:
        unit.connection.execute(update(t).where(t.id == known).values(why=why[:300]))


@command("documents.intake")
def troubles_seen(unit: Unit, watched: int) -> None:
    """Take away what was noted of a watched folder: somebody has seen it."""
    t = FolderTrouble
    unit.connection.execute(delete(t).where(t.watched_id == watched))
