"""What concerns the book as a whole: the books opened before, a new one, a backup, the demo company, the way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.core.messages import _
from app.core.paths import is_url, may_stand
from app.data.books import SUFFIX, without_password
from app.ui.desk import Desk
from app.ui.top_bar import Way

MOST = 5  # books opened before


def name_of(place: str) -> str:
    """Return what a book is called by its place: its folder, or the database and its server."""
    return place.rpartition("@")[2] if is_url(place) else Path(place).name.removesuffix(SUFFIX)


def book_ways(desk: Desk, lock: Callable[[], None]) -> list[Way | None]:
    """Return the ways in order; None is a line between them."""

    def go(way: str, place: str = "") -> Callable[[], None]:
        return partial(desk.way_wanted.emit, way, place)

    here = without_password(desk.office.book.place)
    before = [place for place in desk.store.get("books.recent", []) if place != here and may_stand(place)]
    found: list[Way | None] = [
        Way(
            name_of(place),
            "server" if is_url(place) else "book-open",
            go("book", place),
            words=_("book company"),
        )
        for place in before[:MOST]
    ]
    found += [None] if found else []
    found += [
        Way(_("New company …"), "plus", go("new"), words=_("new book, found a company")),
        Way(
            _("Open a book …"),
            "folder-open",
            go("open"),
            words=_("another book, switch company, change company"),
        ),
        Way(_("Connect to a shared book …"), "server", go("connect"), words=_("server, network, PostgreSQL")),
        Way(_("Restore a backup …"), "history", go("restore"), words=_("restore, backup, bring back")),
        None,
    ]
    if desk.may("office.backup"):
        save = partial(desk.open, "office.safety", "backup")
        found.append(Way(_("Save a copy as a backup …"), "save", save, words=_("save as, copy, backup")))
    found += [
        Way(_("Look around in the demo company"), "play", go("demo"), words=_("demo, example, try out")),
        None,
        Way(
            _("Lock or sign out"),
            "lock",
            lock,
            "Ctrl+L",
            _("log out, sign out, sign in, another person, leave"),
        ),
        Way(_("Quit Kontor"), "log-out", go("quit"), words=_("end, exit, close")),
    ]
    return found
