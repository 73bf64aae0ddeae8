"""All tables of the program: for the few who need every one of them, in a process that opened no page yet."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from sqlalchemy import MetaData

from app.core.manifest import topics
from app.data.declarative import Base

SHARED = (
    "app.data.system_tables",
    "app.data.approval_tables",
    "app.data.shared_views",
)  # tables that belong to no topic


@lru_cache(maxsize=1)
def load_models() -> MetaData:
    """Import the models of every topic and of the shared mechanisms and return their tables.

    Topics are imported when they are first used. Whoever walks over all tables (making a book, backup, restore,
    migrations, verify) asks here, or would see those only that somebody opened before.
    """
    for name in (*SHARED, *(topic.models for topic in topics() if topic.models)):
        import_module(name)
    return Base.metadata
