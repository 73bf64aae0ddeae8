"""What of licences and contracts waits: too few seats, and notice that must be given soon."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.modules.it.licences.models import ItContract, Licence, Seat
from app.modules.it.licences.queries import licences_source, stale_seats

AHEAD = datetime.timedelta(days=60)


@query("it.licences")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who keeps licences."""
    today = clock.today(connection)
    found = []
    for kind, page, many, one in (
        (
            Licence,
            "it.licences.licences",
            N_("{count} licences must be given notice in 60 days"),
            N_("1 licence must be given notice in 60 days"),
        ),
        (
            ItContract,
            "it.licences.contracts",
            N_("{count} IT contracts must be given notice in 60 days"),
            N_("1 IT contract must be given notice in 60 days"),
        ),
    ):
        count = int(
            connection.scalar(
                select(func.count()).select_from(kind).where(kind.notice.between(today, today + AHEAD))
            )
            or 0
        )
        if count:
            found.append(Waiting(count, Message(many, {"count": count}, one), page))
    source = licences_source()
    used = source.column("installed").expression
    assert used is not None
    short = int(
        connection.scalar(
            select(func.count()).select_from(Licence).where(Licence.kind != "site", used > Licence.seats)
        )
        or 0
    )
    if short:
        words = Message(
            N_("{count} licences have too few seats"), {"count": short}, N_("1 licence has too few seats")
        )
        found.append(Waiting(short, words, "it.licences.licences", "short", late=True))
    stale = int(connection.scalar(select(func.count()).select_from(Seat).where(stale_seats())) or 0)
    if stale:
        words = Message(
            N_("{count} seats are held by people who left or devices that are gone"),
            {"count": stale},
            N_("1 seat is held by someone who left or a device that is gone"),
        )
        found.append(Waiting(stale, words, "it.licences.licences", "stale"))
    return found
