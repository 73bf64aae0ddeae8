"""What belongs to an idea or comes before it: the idea that an opinion is about, and older ones that may be the same."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.data.queries import query
from app.data.visibility import may_know
from app.modules.organisation.ideas.models import CHANGE, VIEW, Idea, Opinion
from app.modules.organisation.ideas.queries.ideas import IdeaView, idea_view
from app.modules.organisation.ideas.rules.ideas import DOUBLE, most_alike


@query(VIEW)
def idea_of_opinion(connection: Connection, key: int) -> IdeaView | None:
    """Return the idea that an opinion is about; None where one may not know of the opinion."""
    if not may_know(connection, Opinion.__tablename__, key):
        return None
    idea = connection.scalar(select(Opinion.idea_id).where(Opinion.id == key))
    return None if idea is None else idea_view(connection, idea)


@query(CHANGE)
def older_alike(connection: Connection, key: int) -> list[tuple[str, str]]:
    """Return number and title of up to three ideas that came before one and may be the same, the most alike first."""
    i = Idea
    rows = connection.execute(select(i.id, i.number, i.title, i.problem, i.state).where(i.id <= key)).all()
    words = next((f"{row.title} {row.problem}" for row in rows if row.id == key), "")
    older = {row.id: row for row in rows if row.id != key and row.state != DOUBLE}
    found = most_alike(words, [(one, f"{row.title} {row.problem}") for one, row in older.items()])
    return [(older[one].number, older[one].title) for one in found]
