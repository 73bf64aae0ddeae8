"""Paints every page of the demo company into PNG files, in a language, light or dark, at a scale."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import click

from app.core.messages import LANGUAGES, use_language
from app.data.cli_support import verb


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), default="de")
@click.option("--dark", is_flag=True)
@click.option("--scale", default=1, type=click.IntRange(1, 3))
@click.option("--only", default="", help="Paint only pages whose key holds this text.")
@verb("")
def screenshots(out: Path, lang: str, dark: bool, scale: int, only: str) -> None:
    """Paint every page of the demo company as PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KONTOR_HOME"] = str(Path(folder) / "home")
        paint(Path(folder), out, lang, dark, only)


def paint(folder: Path, out: Path, lang: str, dark: bool, only: str) -> None:
    """Make the demo company, open each page and save what it shows."""
    from PySide6.QtWidgets import QApplication

    from app.data.office import Actor, Office
    from app.modules.office.pages.welcome import Welcome
    from app.modules.office.services import demo_book
    from app.ui import theme
    from app.ui.desk import Desk
    from app.ui.store import Store
    from app.ui.window import Window

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    use_language(lang)
    theme.apply("dark" if dark else "light")
    out.mkdir(parents=True, exist_ok=True)
    book = demo_book(str(folder / "Nordlicht.kontor"))
    desk = Desk(Office(book, Actor("anna", "Anna Petersen", frozenset({"*"}))), Store())
    desk.know_people()
    desk.settings["company.name"] = "Nordlicht Werkzeug GmbH"
    window = Window(desk)
    window.resize(1440, 900)
    window.status.book.setText("Nordlicht Werkzeug GmbH")
    window.status.person.setText("Anna Petersen")
    window.show()
    tail = f"-{lang}{'-dark' if dark else ''}"

    def settle() -> None:
        end = time.monotonic() + 3
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
                window.grab().save(str(out / f"{key}{tail}.png"))
    if only in "finance.ledger.entry":
        from app.modules.finance.ledger.queries.entries import newest_documents

        window.open("finance.ledger.entry", desk.read_blocking(newest_documents, "ER-", 1)[0][0])
        settle()
        window.grab().save(str(out / f"finance.ledger.entry{tail}.png"))
    if only in "welcome":
        welcome = Welcome(Store(), lambda *_parts: None)
        welcome.resize(1200, 800)
        welcome.show()
        welcome.grab().save(str(out / f"welcome{tail}.png"))
        welcome.open_new()
        settle()
        welcome.grab().save(str(out / f"welcome-new{tail}.png"))
        welcome.close()
    window.close()
    desk.close()
    book.close()
