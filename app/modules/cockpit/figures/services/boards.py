"""Making boards, and moving and changing their tiles."""

from __future__ import annotations

from sqlalchemy import func, select

from app.core.errors import Forbidden, Invalid
from app.core.manifest import allows
from app.core.messages import N_, Message
from app.data.drafts import one_of
from app.data.office import command
from app.data.unit import Unit
from app.data.visibility import login, may_know, rights
from app.modules.cockpit.figures.models import BOARD, CHANGE, Board, Tile
from app.modules.cockpit.figures.queries.catalogue import open_figures
from app.modules.cockpit.figures.rules.figures import MOST_TILES, TILE, TILES, BoardDraft

LONGEST = 60


def _must_be_mine(unit: Unit, *, private: bool) -> None:
    """Raise Forbidden where a board is for others too and the person arranges only their own."""
    if not private and not allows(rights(unit.connection), CHANGE):
        words = Message(N_("Set targets, own figures and boards of all"))
        raise Forbidden(N_("You may not do this; it needs the right “{permission}”."), permission=words)


def _held(unit: Unit, key: int) -> None:
    """Hold a board that is changed; raises Missing where there is none, or one of somebody else."""
    row = unit.row(Board, key, lock=True)
    if not may_know(unit.connection, Board.__tablename__, key):
        raise Forbidden(N_("This board belongs to somebody else."))
    _must_be_mine(unit, private=row["login"] != "")


@command(BOARD)
def save_board(unit: Unit, draft: BoardDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a board with its figures and return its key; tiles that stay keep how they are shown, new ones come last.

    Tiles of figures that the person may not know of stay. Raises Invalid naming the field, Forbidden, and Conflict.
    """
    _must_be_mine(unit, private=draft.private)
    title, department = draft.title.strip(), draft.department.strip()
    if not title:
        raise Invalid(N_("Enter a name."), field="title")
    if len(title) > LONGEST:
        raise Invalid(N_("At most {limit} characters."), field="title", limit=LONGEST)
    of = open_figures(unit.connection)
    for figure in draft.figures:
        one_of(figure, of, "figures")
    if len(draft.figures) > MOST_TILES:
        raise Invalid(N_("A board has at most {limit} tiles."), field="figures", limit=MOST_TILES)
    values = {
        "title": title,
        "department": "" if draft.private else department,
        "login": login(unit.connection) if draft.private else "",
    }
    if key is None:
        key = unit.insert(Board, **values)
    else:
        _held(unit, key)
        unit.update(Board, key, values, version)
    t = Tile
    tiles = unit.connection.execute(select(t.id, t.figure).where(t.board_id == key)).all()
    for tile in tiles:
        if tile.figure in of and tile.figure not in draft.figures:
            unit.delete(Tile, tile.id)
    there = {tile.figure for tile in tiles}
    last = int(unit.connection.scalar(select(func.max(t.place)).where(t.board_id == key)) or 0)
    for place, figure in enumerate((one for one in draft.figures if one not in there), last + 1):
        unit.insert(Tile, board_id=key, figure=figure, kind=TILE, place=place)
    return key


@command(BOARD)
def remove_board(unit: Unit, key: int) -> None:
    """Take a board away with its tiles; nothing happens where it is gone already. Raises Forbidden."""
    if unit.connection.scalar(select(Board.id).where(Board.id == key)) is None:
        return
    _held(unit, key)
    for tile in list(unit.connection.scalars(select(Tile.id).where(Tile.board_id == key))):
        unit.delete(Tile, tile)
    unit.delete(Board, key)


@command(BOARD)
def show_tile_as(unit: Unit, tile: int, kind: str, version: int | None = None) -> None:
    """Show a tile in another way; raises Invalid, Forbidden and Conflict."""
    one_of(kind, TILES, "kind")
    _held(unit, unit.row(Tile, tile, lock=True)["board_id"])
    unit.update(Tile, tile, {"kind": kind}, version)


@command(BOARD)
def move_tile(unit: Unit, tile: int, by: int, version: int | None = None) -> None:
    """Move a tile by so many places among those of its board, at most to an end; raises Forbidden and Conflict."""
    board, t = int(unit.row(Tile, tile, lock=True)["board_id"]), Tile
    _held(unit, board)
    rows = unit.connection.execute(
        select(t.id, t.place).where(t.board_id == board).order_by(t.place, t.id)
    ).all()
    keys = [row.id for row in rows]
    at = keys.index(tile)
    keys.insert(max(0, min(len(rows) - 1, at + by)), keys.pop(at))
    places = {row.id: row.place for row in rows}
    for place, key in enumerate(keys, 1):
        if places[key] != place or key == tile:
            unit.update(Tile, key, {"place": place}, version if key == tile else None)
