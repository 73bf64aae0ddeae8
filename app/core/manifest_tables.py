"""What topics say of tables in their manifests, by table: how rows are found and made by fields that name them."""

from __future__ import annotations

from functools import cache

from app.core.manifest import topics


@cache
def _by_table(name: str) -> dict[str, str]:
    return {table: place for topic in topics() for table, place in getattr(topic, name).items()}


def offers() -> dict[str, str]:
    """Return the place of the function that finds rows of a table by typing, by table."""
    return _by_table("offers")


def makes() -> dict[str, str]:
    """Return the place of the command that makes a row of a table from its name, by table."""
    return _by_table("makes")


def codes() -> dict[str, str]:
    """Return the place of the function that finds codes of rows of a table by typing, by table."""
    return _by_table("codes")
