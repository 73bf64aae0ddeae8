"""Answers and text modules as they are read."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from app.core.query_parser import parse
from app.data import fulltext
from app.data.drafts import Stored, load_draft
from app.data.lists import ListSource, listed
from app.data.queries import query
from app.modules.it.helpdesk.models import Article
from app.modules.it.helpdesk.rules.articles import ArticleDraft


def articles_source() -> ListSource:
    """Return the list of articles."""
    a = Article
    columns = (*listed(a, "title category"),)
    return ListSource("it.articles", a, columns, (func.lower(a.title),))


@query("it.tickets.view")
def article(connection: Connection, key: int) -> Stored[ArticleDraft] | None:
    """Return an article, None where there is none."""
    return load_draft(connection, Article, ArticleDraft, key)


@query("it.tickets.view")
def find_articles(connection: Connection, typed: str, limit: int = 6) -> list[tuple[int, str, str]]:
    """Return articles that hold every word typed, the last one perhaps not whole: key, title and text."""
    query = fulltext.widened(connection, parse(typed, frozenset()))
    if not query.terms:
        return []
    local = connection.dialect.name == "sqlite"
    key, matches, order = fulltext.matching(local)
    rows = select(key).select_from(fulltext.DEEP).where(*matches).order_by(order).limit(limit)
    values = {"wanted": fulltext.wanted(local, query), "kind": fulltext.kind_of(connection, Article)}
    keys = [int(one) for one in connection.scalars(rows, values)]
    found = {
        row.id: (int(row.id), row.title, row.body)
        for row in connection.execute(
            select(Article.id, Article.title, Article.body).where(Article.id.in_(keys))
        )
    }
    return [found[one] for one in keys if one in found]


def _show_articles(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = connection.execute(
        select(Article.id, Article.title, Article.category).where(Article.id.in_(list(keys)))
    )
    return [(int(row.id), row.title, row.category) for row in rows]
