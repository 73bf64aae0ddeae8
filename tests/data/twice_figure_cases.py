"""What two desks may try at once with figures, boards and months."""

from __future__ import annotations

from app.data.office import Office
from app.modules.cockpit.figures.rules.figures import (
    BoardDraft,
    MonthDraft,
    OwnDraft,
    TargetDraft,
    ValueDraft,
)
from app.modules.cockpit.figures.services.boards import move_tile, remove_board, save_board, show_tile_as
from app.modules.cockpit.figures.services.filing import keep_report
from app.modules.cockpit.figures.services.keeping import (
    freeze_month,
    remove_own_figure,
    remove_target,
    save_month,
    save_own_figure,
    save_target,
    save_value,
)
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting, number

MAY = D(2026, 5, 1)


def _target(office: Office) -> int:
    return office.run(save_target, TargetDraft("cash", MAY, "100"))


def _own(office: Office) -> int:
    return office.run(save_own_figure, OwnDraft("visits", "Besuche"))


def _value(office: Office) -> int:
    _own(office)
    return office.run(save_value, ValueDraft("visits", MAY, "12"))


def _month(office: Office) -> int:
    return office.run(save_month, MonthDraft(MAY, "Gut"))


def _board(office: Office) -> int:
    return office.run(save_board, BoardDraft("Leitung", figures=("cash", "turnover")))


def _tile(office: Office) -> int:
    _board(office)
    return number(office, "SELECT min(id) FROM cockpit_tile")


CASES = (
    Case("cockpit.figures.save_target new", lambda office: 0, lambda office, _key: _target(office), counting("SELECT count(*) FROM cockpit_target")),
    Case("cockpit.figures.save_target changed", _target, lambda office, key: office.run(save_target, TargetDraft("cash", MAY, "200"), key, 1), counting("SELECT version FROM cockpit_target"), wanted=2),
    Case("cockpit.figures.remove_target", _target, lambda office, key: office.run(remove_target, key), counting("SELECT 1 - count(*) FROM cockpit_target"), succeed=(2,)),
    Case("cockpit.figures.save_own_figure new", lambda office: 0, lambda office, _key: _own(office), counting("SELECT count(*) FROM cockpit_own_figure")),
    Case("cockpit.figures.remove_own_figure", _own, lambda office, key: office.run(remove_own_figure, key), counting("SELECT 1 - count(*) FROM cockpit_own_figure"), succeed=(2,)),
    Case("cockpit.figures.save_value changed", _value, lambda office, key: office.run(save_value, ValueDraft("visits", MAY, "13"), key, 1), counting("SELECT version FROM cockpit_value"), wanted=2),
    Case("cockpit.figures.freeze_month", lambda office: 0, lambda office, _key: office.run(freeze_month, MAY), counting("SELECT count(*) FROM cockpit_value WHERE figure = 'cash' AND version = 1"), succeed=(2,)),
    Case("cockpit.figures.save_month new", lambda office: 0, lambda office, _key: _month(office), counting("SELECT count(*) FROM cockpit_month")),
    Case("cockpit.figures.save_board changed", _board, lambda office, key: office.run(save_board, BoardDraft("Alle", figures=("cash", "result")), key, 1), counting("SELECT version FROM cockpit_board"), wanted=2),
    Case("cockpit.figures.remove_board", _board, lambda office, key: office.run(remove_board, key), counting("SELECT 1 - count(*) FROM cockpit_board"), succeed=(2,)),
    Case("cockpit.figures.show_tile_as", _tile, lambda office, key: office.run(show_tile_as, key, "chart", 1), counting("SELECT version FROM cockpit_tile WHERE kind = 'chart'"), wanted=2),
    Case("cockpit.figures.move_tile", _tile, lambda office, key: office.run(move_tile, key, 1, 1), counting("SELECT place FROM cockpit_tile WHERE figure = 'cash'"), wanted=2),
    Case("cockpit.figures.keep_report", _month, lambda office, _key: office.run(keep_report, MAY, b"r" * 32, 10), counting("SELECT count(*) FROM document")),
)  # fmt: skip
