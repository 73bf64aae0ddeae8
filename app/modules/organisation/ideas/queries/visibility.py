"""Who may know of which opinion: the expert who was asked, and who decides on ideas."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from app.core.manifest import allows
from app.data.visibility import Guard, login, rights
from app.modules.organisation.ideas.models import CHANGE, Opinion


def _opinions(connection: Connection) -> Select[Any] | None:
    if allows(rights(connection), CHANGE):
        return None
    return select(Opinion.id).where(Opinion.login != login(connection)).correlate(None)


GUARDS = (Guard(Opinion.__tablename__, _opinions),)
