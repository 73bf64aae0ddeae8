"""What a command needs and was not given is named before it begins."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import pytest

from app.core.errors import Invalid
from app.core.left_out import left_out
from app.data.office import Office
from app.modules.inventory.stock.services.places import lock_stock


@dataclass(frozen=True)
class Draft:
    """A day that must be there, and one that may be left out."""

    day: datetime.date
    until: datetime.date | None = None
    anything: object = None


def _keep(unit: object, draft: Draft, key: int | None = None, *more: int, count: int = 1) -> None:
    raise AssertionError("it is only looked at")


DAY = datetime.date(2026, 2, 28)


@pytest.mark.parametrize(
    ("args", "named", "name"),
    [
        ((Draft(DAY),), {}, ""),
        ((Draft(None),), {}, "day"),  # type: ignore[arg-type]
        ((None,), {}, "draft"),
        ((Draft(DAY), None), {}, ""),
        ((Draft(DAY), 1, None), {}, ""),
        ((Draft(DAY),), {"count": None}, "count"),
        ((), {"draft": None}, "draft"),
        ((), {"key": None}, ""),
    ],
)
def test_what_is_needed_is_named(args: tuple[object, ...], named: dict[str, object], name: str) -> None:
    """None where None may not be: of parameters by place and by name, and of the fields of a draft."""
    assert left_out(_keep, args, named) == name


def test_a_day_that_was_left_out_is_a_sentence_at_its_field(office: Office) -> None:
    """It was compared with today, and the person was told of an unexpected fault."""
    with pytest.raises(Invalid, match="needed") as caught:
        office.run(lock_stock, None, "Inventur")
    assert caught.value.field == "until"
