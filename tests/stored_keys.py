"""What computers and books remember by name: pages, lists with their columns, settings, rights, reports, figures; once stored, a name is known for ever.

`python -m tests.stored_keys` adds the names that are new; those that are there stay, also when the program has them no more.
"""

from __future__ import annotations

from pathlib import Path

from app.core.former_names import name_now
from app.core.manifest import discover, permissions, topics
from app.data.reports import makers as reports
from app.data.settings import declared
from app.modules.cockpit.figures.queries.catalogue import declared as figures
from tests.lists import made, makers

FILE = Path(__file__).parent / "stored_keys.txt"
Keys = dict[str, set[str]]  # by kind and name, as "list hr.people": its columns, nothing for other kinds


def now() -> Keys:
    """Return all names of today."""
    found: Keys = {f"page {key}": set() for module in discover() for key, _page in module.pages()}
    found |= {f"setting {key}": set() for key in declared()}
    found |= {f"right {right.key}": set() for right in permissions()}
    found |= {f"report {name}": set() for name in reports()} | {f"figure {key}": set() for key in figures()}
    found |= {
        f"list {name}": set() for topic in topics() for name in topic.purposes
    }  # of more lists than are made here
    for _name, function in makers():
        try:
            source = made(function)
        except LookupError:  # it wants a connection: its columns follow from the book
            continue
        if (
            source.name and name_now(source.name) == source.name
        ):  # made with plain arguments it may have another name
            found.setdefault(f"list {source.name}", set()).update(column.key for column in source.columns)
    return found


def stored() -> Keys:
    """Return the names that were stored at some time."""
    lines = [line.split() for line in FILE.read_text(encoding="utf-8").splitlines()]
    return {f"{kind} {name}": set(columns) for kind, name, *columns in lines}


def write() -> None:
    """Add the names of today to those of before."""
    before, today = stored() if FILE.exists() else {}, now()
    whole = {name: before.get(name, set()) | today.get(name, set()) for name in {**before, **today}}
    FILE.write_text("".join(" ".join((name, *sorted(whole[name]))) + "\n" for name in sorted(whole)), "utf-8")


if __name__ == "__main__":
    write()
