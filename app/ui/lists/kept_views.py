"""Views of lists that a person keeps in a book: named, in an order, with a key, one of them the start of the day."""

from __future__ import annotations

import uuid
from dataclasses import asdict, replace
from typing import Any

from app.core.dataclass import dataclass, field
from app.core.former_names import name_now
from app.ui.store import Part

MEMORY = "views"
KEYS = range(1, 10)  # Ctrl+Shift+1 to 9


@dataclass(frozen=True)
class View:
    """A view: its name, the list and the page it is of, what it shows, its key (0: none), and whether the day begins with it."""

    name: str
    list: str
    page: str
    state: dict[str, Any]
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    digit: int = 0
    start: bool = False

    @property
    def key(self) -> str:
        """Return the key that shows it, '' where it has none."""
        return f"Ctrl+Shift+{self.digit}" if self.digit else ""


class KeptViews:
    """All views of a person in a book, in their order; whatever is changed is written at once."""

    def __init__(self, store: Part) -> None:
        self._store = store

    def all(self, of: str = "") -> list[View]:
        """Return all views, or those of a list."""
        kept = [View(**one) for one in self._store.get(MEMORY) or []]
        found = [replace(one, list=name_now(one.list), page=name_now(one.page)) for one in kept]
        return [view for view in found if of in ("", view.list)]

    def save(self, view: View) -> None:
        """Keep a view; one of the same list and name is replaced, with its place and key."""
        views = self.all()
        same = next((one for one in views if (one.list, one.name) == (view.list, view.name)), None)
        if same is None:
            self._write([*views, view])
        else:
            self.change(replace(same, state=view.state, page=view.page))

    def change(self, view: View) -> None:
        """Write what became of a view; its key is taken from another that had it, and the day begins with one view only."""

        def beside(one: View) -> View:
            if one.id == view.id:
                return view
            digit = 0 if one.digit == view.digit else one.digit
            return replace(one, digit=digit, start=one.start and not view.start)

        others = [beside(one) for one in self.all()]
        self._write(others)

    def delete(self, view: View) -> None:
        """Take a view away."""
        self._write([one for one in self.all() if one.id != view.id])

    def bring_back(self, view: View, place: int) -> None:
        """Put a view that was taken away where it was."""
        views = [one for one in self.all() if one.id != view.id]
        self._write([*views[:place], view, *views[place:]])

    def move(self, view: View, step: int) -> None:
        """Move a view up (-1) or down (1) among those of its list."""
        views = self.all()
        own = [place for place, one in enumerate(views) if one.list == view.list]
        here = next(n for n, place in enumerate(own) if views[place].id == view.id)
        if 0 <= here + step < len(own):
            one, other = own[here], own[here + step]
            views[one], views[other] = views[other], views[one]
            self._write(views)

    def _write(self, views: list[View]) -> None:
        self._store.put(MEMORY, [asdict(one) for one in views] or None)
