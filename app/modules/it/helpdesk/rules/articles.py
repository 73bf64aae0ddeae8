"""What an answer is that is kept for tickets to come."""

from __future__ import annotations

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class ArticleDraft:
    """An answer as typed: its question or title, the text, and a category."""

    title: str
    body: str
    category: str = ""
