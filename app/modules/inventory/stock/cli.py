"""Commands of stock: what there is, what lies where on a day, and booking a move."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.money import read_plain, read_typed, scaled_plain, to_scaled
from app.data.cli_support import DAY, JSON, office, show, verb
from app.data.office import Office
from app.modules.inventory.articles.api import article_by_code
from app.modules.inventory.stock.queries.levels import LevelRow, levels_now, levels_on, stock_source
from app.modules.inventory.stock.queries.scanning import scanned
from app.modules.inventory.stock.rules.words import BOOKED, MoveDraft
from app.modules.inventory.stock.services.moves import book
from app.modules.inventory.stock.transfer.sheet import run_import, words


@click.group()
def stock_group() -> None:
    """Show and move stock."""


@stock_group.command("list")
@click.argument("book_place", metavar="BOOK")
@click.option("--short", is_flag=True, help="Only articles below their minimum.")
@JSON
@verb("inventory.view")
def list_command(book_place: str, short: bool, as_json: bool) -> None:
    """List the articles that are kept in stock with what there is of each."""
    source = stock_source()
    with office(book_place) as opened:
        keys = opened.read(source.keys, {"short": "x"} if short else {})
        found = opened.read(source.page, list(keys))
    rows = []
    for values in found:
        row: dict[str, Any] = dict(zip((column.key for column in source.columns), values, strict=True))
        rows.append(
            {
                "number": row["number"],
                "name": row["name_de"],
                "quantity": scaled_plain(row["held"] or 0),
                "unit": row["unit"],
                "minimum": scaled_plain(row["minimum"]),
                "moved_on": row["moved_on"].isoformat() if row["moved_on"] else None,
            }
        )
    show(
        rows,
        as_json,
        "\n".join(f"{row['number']:<16} {row['quantity']:>12} {row['unit']}  {row['name']}" for row in rows),
    )


@stock_group.command("levels")
@click.argument("book_place", metavar="BOOK")
@click.option("--day", type=DAY, default=None, help="At the end of this day; else now.")
@click.option("--place", default="", help="Only places whose path holds this.")
@click.option("--article", default="", help="Only the article of this number.")
@JSON
@verb("inventory.view")
def levels_command(
    book_place: str, day: datetime.date | None, place: str, article: str, as_json: bool
) -> None:
    """List what lies where, now or at the end of a day."""
    with office(book_place) as opened:
        found = opened.read(levels_on, day) if day is not None else opened.read(levels_now)
    rows = [
        _as_json(one)
        for one in found
        if place.lower() in one.place.lower() and article.lower() in ("", one.number.lower())
    ]
    show(
        rows,
        as_json,
        "\n".join(
            f"{row['article']:<16} {row['quantity']:>12} {row['unit']}  {row['place']}  {row['lot']}"
            for row in rows
        ),
    )


def _as_json(one: LevelRow) -> dict[str, Any]:
    return {
        "article": one.number,
        "name": one.name,
        "place": one.place,
        "lot": one.lot,
        "expiry": one.expiry.isoformat() if one.expiry else None,
        "condition": one.condition,
        "serial": one.serial,
        "quantity": scaled_plain(one.quantity),
        "unit": one.unit,
    }


@stock_group.command("move")
@click.argument("book_place", metavar="BOOK")
@click.argument("kind", type=click.Choice(BOOKED))
@click.argument("article")
@click.argument("quantity")
@click.argument("place")
@click.option("--to", default="", help="Where a transfer goes to.")
@click.option("--day", type=DAY, default=None, help="The day it happened; else today.")
@click.option("--value", default="", help="What a receipt cost in all.")
@click.option("--lot", default="", help="The number of the lot.")
@click.option("--expiry", type=DAY, default=None, help="Until when a new lot keeps.")
@click.option("--serial", default="", help="The serial number.")
@click.option("--document", default="", help="The delivery note or invoice.")
@click.option("--reason", default="", help="Why.")
@JSON
@verb("inventory.stock.book")
def move_command(
    book_place: str, kind: str, article: str, quantity: str, place: str, to: str, as_json: bool, **more: Any
) -> None:
    """Book a move of an article by number or GTIN, at a place by code or path."""
    value = more.pop("value")
    day = more.pop("day")
    with office(book_place) as opened:
        key = opened.read(article_by_code, article)
        if key is None:
            raise Invalid(N_("{code} is neither a place nor an article."), field="article", code=article)
        draft = MoveDraft(
            kind,
            key,
            to_scaled(read_typed(quantity)),
            day or opened.clock().astimezone().date(),
            _place(opened, place),
            target=_place(opened, to) if to else None,
            value=read_plain(value) if value else None,
            **more,
        )
        made = opened.run(book, draft)
    show({"move": made}, as_json, _("Move {number} booked").format(number=made))


def _place(opened: Office, code: str) -> int:
    found = opened.read(scanned, code)
    if found is None or found.kind != "place":
        raise Invalid(N_("There is no storage place {code}."), field="place", code=code)
    return found.key


@click.group()
def articles_group() -> None:
    """Import articles with their suppliers, places and opening stock."""


@articles_group.command("import")
@click.argument("book_place", metavar="BOOK")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything and keep nothing.")
@JSON
@verb("inventory.article.import")
def import_command(book_place: str, file: Path, dry_run: bool, as_json: bool) -> None:
    """Import a list of articles (CSV, XLSX), all or nothing; known ones are changed."""
    with office(book_place) as opened:
        done = run_import(opened, file, dry_run)
    names = ("new", "changed", "same", "suppliers", "places", "stocked")
    show({**{name: getattr(done, name) for name in names}, "dry_run": dry_run}, as_json, words(done))


stock_group.name, articles_group.name = "stock", "articles"
COMMANDS = (stock_group, articles_group)
