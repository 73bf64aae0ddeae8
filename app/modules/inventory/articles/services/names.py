"""Numbers, GTINs and names of all articles, read once for a command that keeps thousands of them: each is compared in memory."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.inventory.articles.models import Article
from app.modules.inventory.articles.rules import ArticleDraft


class Names:
    """By what articles are known, whatever its case; what the command keeps is told by keep()."""

    def __init__(self, connection: Connection) -> None:
        self._of: dict[int, tuple[str, str, str]] = {}
        self._known: tuple[dict[str, set[int]], ...] = (defaultdict(set), defaultdict(set), defaultdict(set))
        a = Article
        for key, *texts in connection.execute(select(a.id, a.number, a.gtin, a.name_de)):
            self._put(key, (texts[0], texts[1], texts[2]))

    def by_number(self, number: str) -> set[int]:
        """Return the article of a number."""
        return self._known[0].get(number.strip().lower(), set())

    def by_gtin(self, gtin: str) -> set[int]:
        """Return the article of a GTIN."""
        return self._known[1].get(gtin.strip().lower(), set())

    def by_name(self, name: str) -> set[int]:
        """Return the articles that are called so in German."""
        return self._known[2].get(name.strip().lower(), set())

    def check(self, draft: ArticleDraft, key: int | None) -> None:
        """Raise Invalid where another article has the number or the GTIN of a draft."""
        for field, found in (("number", self.by_number(draft.number)), ("gtin", self.by_gtin(draft.gtin))):
            if getattr(draft, field).strip() and found - {key}:
                raise Invalid(N_("This is here already."), field=field)

    def keep(self, key: int, draft: ArticleDraft) -> None:
        """Note by what an article is known from now on."""
        for known, text in zip(self._known, self._of.pop(key, ("", "", "")), strict=True):
            known.get(text, set()).discard(key)
        self._put(key, (draft.number, draft.gtin, draft.name_de))

    def _put(self, key: int, texts: tuple[str, str, str]) -> None:
        folded = (texts[0].strip().lower(), texts[1].strip().lower(), texts[2].strip().lower())
        self._of[key] = folded
        for known, text in zip(self._known, folded, strict=True):
            known[text].add(key)
