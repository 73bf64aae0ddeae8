"""Answers that are kept: found by a word while a ticket is written, changed here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTextBrowser

from app.core.messages import _
from app.data.drafts import Stored
from app.modules.it.helpdesk.models import Article
from app.modules.it.helpdesk.queries.articles import article, articles_source
from app.modules.it.helpdesk.rules.articles import ArticleDraft
from app.modules.it.helpdesk.services.agreements import save_article
from app.ui.choice_fields import LongField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.register import Register, RegisterPage

LINES = 12  # of the text in its form


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Article, "title category body", body=LongField("body", _("Text"), LINES))


class ArticlesPage(RegisterPage):
    """The list, the text beside it; Enter changes an answer."""

    def __init__(self, desk: Desk) -> None:
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Answer"))
        one = Register(
            title=_("Answers"),
            new=_("New answer"),
            source=articles_source(),
            of=Article,
            read=article,
            fields=_fields,
            draft=ArticleDraft,
            save=save_article,
            columns=1,
        )
        super().__init__(desk, _("Answers"), [one], [(_("Answer"), self.text)])
        self.show_beside(lambda key: desk.read(article, key, then=self._show))
        self.set_actions(self.standard_actions(_("New answer")))

    def _show(self, found: Stored[ArticleDraft] | None) -> None:
        if (
            found is not None and found.id == self.panel.current_key()
        ):  # else another row was gone to meanwhile
            self.text.setPlainText(f"{found.draft.title}\n\n{found.draft.body}")
