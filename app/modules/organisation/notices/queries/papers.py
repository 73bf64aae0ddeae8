"""What was confirmed on paper: by whom, on which day, of which edition."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data.rows import read_all
from app.modules.hr.people.api import Person
from app.modules.organisation.notices.models import Notice, NoticePaper


@dataclass(frozen=True)
class Signed:
    """A confirmation on paper of the newest revision of a notice; login is '' for who does not sign in."""

    notice: int
    person: int
    login: str
    day: datetime.date
    renew: int


@dataclass(frozen=True)
class PaperView:
    """A confirmation on paper as it is shown beside the edition that was read."""

    name: str
    edition: int
    day: datetime.date
    evidence: str


def signed_of(connection: Connection, keys: Sequence[int], who: str = "") -> list[Signed]:
    """Return what was signed of the newest revisions of notices, the newest first; of who signs in by a name, or of all."""
    n, x, p = Notice, NoticePaper, Person
    query = (
        select(n.id.label("notice"), x.person_id.label("person"), p.login, x.day, n.renew)
        .join(x, (x.notice_id == n.id) & (x.revision == n.revision))
        .join(p, p.id == x.person_id)
        .where(n.id.in_(keys), *([p.login == who] if who else []))
        .order_by(x.day.desc(), x.id.desc())
    )
    return read_all(connection, query, Signed)


def papers_of(connection: Connection, notice: int) -> list[PaperView]:
    """Return everything that was signed of a notice, in the order of time."""
    x, p = NoticePaper, Person
    query = (
        select(func.trim(p.first_name + " " + p.last_name).label("name"), x.edition, x.day, x.evidence)
        .join(p, p.id == x.person_id)
        .where(x.notice_id == notice)
        .order_by(x.day, x.id)
    )
    return read_all(connection, query, PaperView)
