"""Engines of one kind share what they compiled: a test opens a book of its own, and would compile every statement anew."""

from __future__ import annotations

from typing import Any

import sqlalchemy
from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import Dialect

_known: dict[str, tuple[Dialect, dict[Any, Any]]] = {}


def create_engine(*args: Any, **kwargs: Any) -> Engine:
    """Make an engine that speaks by the dialect of an earlier one and knows its compiled statements.

    Statements are kept by the very dialect that compiled them, and that one must have met its database before.
    """
    made = sqlalchemy.create_engine(*args, **kwargs)
    name = made.dialect.name
    dialect, statements = _known.get(name, (made.dialect, {}))
    if getattr(dialect, "server_version_info", None) is None:
        _known[name] = (made.dialect, {})
    else:
        made.dialect = dialect
        made._compiled_cache = statements  # type: ignore[assignment]
    return made
