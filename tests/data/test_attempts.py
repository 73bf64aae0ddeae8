"""A part that may fail alone leaves nothing: no row, no step of the trail; what came before and after stays."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.core.errors import Conflict, Invalid
from app.core.messages import N_
from app.data.attempts import attempt
from app.data.office import Office, command
from app.data.queries import query
from app.data.system_tables import TrailRow
from app.data.unit import Unit
from app.modules.finance.booking.models import TextConstant


@command("")
def several(unit: Unit, refused: tuple[str, ...]) -> list[str]:
    """Make a row for each code, each for itself, and say which were refused."""
    lost = []
    first = unit.insert(TextConstant, code="a", text="before")
    for code in ("b", "c", "d"):
        try:
            with attempt(unit, "finance.booking"):
                unit.insert(TextConstant, code=code, text="x")
                unit.update(TextConstant, first, {"text": code})
                if code in refused:
                    raise Invalid(N_("no"), field=code)
        except Invalid as error:
            lost.append(error.field)
    unit.insert(TextConstant, code="z", text="after")
    return lost


@command("")
def clashes(unit: Unit) -> None:
    """Do something that the database refuses inside a part, and go on."""
    key = unit.insert(TextConstant, code="a", text="x")
    with pytest.raises(Conflict), attempt(unit):
        unit.update(TextConstant, key, {"text": "y"}, 99)
    unit.update(TextConstant, key, {"text": "z"})


@query("")
def told(connection: object) -> tuple[list[tuple[str, str]], int]:
    """Return the rows, and how many steps the trail has of them."""
    rows = connection.execute(select(TextConstant.code, TextConstant.text).order_by(TextConstant.code)).all()  # type: ignore[attr-defined]
    steps = connection.execute(
        select(TrailRow.id).where(TrailRow.table_name == "finance_text_constant")
    ).all()  # type: ignore[attr-defined]
    return [tuple(row) for row in rows], len(steps)


@pytest.mark.parametrize("refused", [(), ("b",), ("c", "d"), ("b", "c", "d")])
def test_what_is_refused_is_as_if_it_never_was(any_office: Office, refused: tuple[str, ...]) -> None:
    """Whichever fall, in whatever order: the trail says what stands there."""
    assert any_office.run(several, refused) == list(refused)
    kept = [code for code in "bcd" if code not in refused]
    rows, steps = any_office.read(told)
    assert rows == [("a", kept[-1] if kept else "before"), *((code, "x") for code in kept), ("z", "after")]
    assert steps == 2 + 2 * len(kept)


def test_a_conflict_inside_leaves_the_transaction_usable(any_office: Office) -> None:
    """A server would refuse every further statement of a transaction that fell."""
    any_office.run(clashes)
    assert any_office.read(told)[0] == [("a", "z")]
