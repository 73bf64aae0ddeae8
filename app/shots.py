"""Paints every page of the demo company, or of a book, into PNG files: in a language, a look, at a zoom and a size of the window."""

from __future__ import annotations

import os
import re
import tempfile
import time
from pathlib import Path

import click

from app.core.dataclass import dataclass
from app.core.messages import LANGUAGES, use_language
from app.data.cli_support import verb


def _read_size(_context: click.Context, _option: click.Parameter, typed: str) -> tuple[int, int]:
    """Return width and height; raises BadParameter for anything but 1280x720 and the like."""
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", typed)
    if found is None:
        raise click.BadParameter(typed)
    return int(found[1]), int(found[2])


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), default="de", help="Language of the pages.")
@click.option(
    "--look", type=click.Choice(("light", "dark", "contrast")), default="light", help="Colours of the pages."
)
@click.option("--zoom", default=100, type=click.IntRange(70, 200), help="Percent.")
@click.option("--size", default="1440x900", callback=_read_size, help="Of the window, such as 1280x720.")
@click.option(
    "--scale", default=1, type=click.IntRange(1, 3), help="Pixels of the screen for each of the window."
)
@click.option("--only", default="", help="Paint only pages whose key holds this text.")
@click.option("--book", "place", default="", help="Paint this book instead of the demo company.")
@verb("")
def screenshots(
    out: Path, lang: str, look: str, zoom: int, size: tuple[int, int], scale: int, only: str, place: str
) -> None:
    """Paint every page of the demo company as PNG, and name those that outgrow the window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KONTOR_HOME"] = str(Path(folder) / "home")
        paint(Path(folder), out, View(lang, look, zoom, size), only, place)


@dataclass(frozen=True)
class View:
    """How a page is painted: language, look, zoom in percent, width and height of the window in its own pixels."""

    lang: str
    look: str
    zoom: int
    size: tuple[int, int]

    @property
    def tail(self) -> str:
        """What the names of the files end with, where it is not the usual view."""
        parts = (
            self.lang,
            self.look if self.look != "light" else "",
            str(self.zoom) if self.zoom != 100 else "",
        )
        return "".join(f"-{part}" for part in parts if part)


def paint(folder: Path, out: Path, view: View, only: str, place: str) -> None:
    """Make the demo company, or open a book, open each page and save what it shows."""
    from PySide6.QtWidgets import QApplication

    from app.data.books import open_book
    from app.data.office import Actor, Office
    from app.data.settings import all_settings
    from app.modules.office.pages.welcome import Welcome
    from app.modules.office.services import demo_book
    from app.ui import theme
    from app.ui.desk import Desk
    from app.ui.known import know_people
    from app.ui.store import Store
    from app.ui.window import Window

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    use_language(view.lang)
    theme.apply(view.look, view.zoom)
    out.mkdir(parents=True, exist_ok=True)
    book = open_book(place) if place else demo_book(str(folder / "Nordlicht.kontor"))
    desk = Desk(Office(book, Actor("anna", "Anna Petersen", frozenset({"*"}))), Store())
    desk.settings = desk.read_blocking(all_settings, "anna")
    know_people(desk)
    company = desk.settings["company.name"]
    window = Window(desk)
    window.resize(*view.size)
    window.show_book(company, "", "")
    window.status.person.setText("Anna Petersen")
    window.show()

    def settle() -> None:
        end = time.monotonic() + 10  # the first chart waits for its letters
        quiet = 0
        while time.monotonic() < end and quiet < 8:
            app.processEvents()
            time.sleep(0.03)
            quiet = quiet + 1 if desk.idle() else 0

    for module in window.modules:
        for key, _page in module.pages():
            if only in key:
                window.open(key)
                settle()
                window.grab().save(str(out / f"{key}{view.tail}.png"))
                if (window.width(), window.height()) != view.size:
                    click.echo(f"{key}: {window.width()}x{window.height()}")
                    window.resize(*view.size)
    if only in "finance.ledger.entry":
        from app.modules.finance.ledger.queries.entries import newest_documents

        for entry, *_more in desk.read_blocking(newest_documents, "ER-", 1):
            window.open("finance.ledger.entry", entry)
            settle()
            window.grab().save(str(out / f"finance.ledger.entry{view.tail}.png"))
    if only in "welcome":
        welcome = Welcome(Store(), lambda *_parts: None)
        welcome.resize(*view.size)
        welcome.show()
        settle()
        welcome.grab().save(str(out / f"welcome{view.tail}.png"))
        welcome.open_new()
        settle()
        welcome.grab().save(str(out / f"welcome-new{view.tail}.png"))
        welcome.close()
    window.close()
    desk.close()
    book.close()
