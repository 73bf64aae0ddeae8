"""Impact assessments as they are listed, as their form and their paper show them, and which are to be made or looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.drafts import Stored
from app.data.lists import Column, ListSource, listed
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.search import Searchable
from app.modules.governance.privacy.models import VIEW, Dpia, DpiaRisk, Processing
from app.modules.governance.privacy.queries.record import PAGE, titles_of
from app.modules.governance.privacy.rules.dpia import DpiaDraft, PeopleRisk
from app.modules.governance.privacy.rules.processing import NEEDED


def dpias_source() -> ListSource:
    """Return the impact assessments, the newest first, each with the title of its processing."""
    d = Dpia
    columns = (
        *listed(d, "number"),
        Column("title", N_("Processing activity"), "text", None, 280),
        *listed(d, "day grade rest decision review decided_by decided asked"),
    )

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        of = {
            row.id: row.processing_id
            for row in connection.execute(select(d.id, d.processing_id).where(d.id.in_(keys)))
        }
        titles = titles_of(connection)
        for key, row in zip(keys, rows, strict=True):
            row[1] = titles.get(of.get(key, 0), "")

    return ListSource("governance.dpias", d, columns, (d.day.desc(), d.id.desc()), finish=fill)


@query(VIEW)
def dpia_draft(connection: Connection, key: int) -> Stored[DpiaDraft] | None:
    """Return an impact assessment with its risks as its form shows it."""
    row = connection.execute(select(Dpia.__table__).where(Dpia.id == key)).mappings().first()
    if row is None:
        return None
    r = DpiaRisk
    risks = read_all(connection, select(r.__table__).where(r.dpia_id == key).order_by(r.place), PeopleRisk)
    return Stored(key, int(row["version"]), build(DpiaDraft, {**row, "risks": tuple(risks)}))


@query(VIEW)
def processing_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return the processing activities by title, those first whose threshold test says that an assessment is needed."""
    p, titles = Processing, titles_of(connection)
    needed = set(connection.scalars(select(p.id).where(p.dpia == NEEDED)))
    return sorted(titles.items(), key=lambda one: (one[0] not in needed, one[1].casefold()))


@query(VIEW)
def key_of_number(connection: Connection, number: str) -> int | None:
    """Return the impact assessment of a number, None where there is none."""
    found = connection.scalar(select(Dpia.id).where(Dpia.number == number.strip().upper()))
    return int(found) if found is not None else None


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many assessments are needed and not begun, and how many are to be looked at again."""
    p, d, today = Processing, Dpia, clock.today(connection)
    begun = select(d.processing_id)
    lacking = (
        select(func.count()).select_from(p).where(p.dpia == NEEDED, p.active.is_(True), p.id.not_in(begun))
    )
    again = select(func.count()).select_from(d).where(d.review <= today)
    words = (
        (lacking, N_("{count} impact assessments are needed"), N_("1 impact assessment is needed")),
        (again, N_("{count} impact assessments to be looked at again"), N_("1 impact assessment to be looked at again")),
    )  # fmt: skip
    counted = [(int(connection.scalar(asked) or 0), many, one) for asked, many, one in words]
    return [
        Waiting(count, Message(many, {"count": count}, one), PAGE) for count, many, one in counted if count
    ]


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    d, titles = Dpia, titles_of(connection)
    rows = connection.execute(select(d.id, d.number, d.processing_id).where(d.id.in_(list(keys))))
    return [(int(row.id), f"{row.number} {titles.get(row.processing_id, '')}", "") for row in rows]


SEARCHABLE = (Searchable(N_("Impact assessment"), Dpia.__tablename__, PAGE, VIEW, _show, several=True),)
