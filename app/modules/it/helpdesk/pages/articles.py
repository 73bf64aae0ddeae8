"""Answers that are kept: found by a word while a ticket is written, changed here."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser

from app.core.messages import _
from app.modules.it.helpdesk.keeping import save_article
from app.modules.it.helpdesk.queries import article, articles_source
from app.ui.desk import Desk
from app.ui.fields import LongField, TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.theme import px
from app.ui.widgets import PageAction


class ArticlesPage(ListPage):
    """The list, the text beside it; Enter changes an answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Answers"), articles_source(), "it_article")
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Answer"))
        self.text.setMinimumWidth(px(380))
        self.split.addWidget(self.text)
        self.split.setSizes([px(620), 0, px(560)])
        self.panel.picked.connect(lambda key: desk.read(article, key, then=self._show))
        self.set_actions(
            [
                PageAction(_("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", "it.tickets"),
                PageAction(_("New answer"), lambda: self._edit(None), "Ctrl+N", "plus", "it.tickets", primary=True),
            ]
        )

    def _show(self, found: tuple[int, int, str, str, str] | None) -> None:
        if found is not None and found[0] == self.panel.current_key():  # else another row was gone to meanwhile
            self.text.setPlainText(f"{found[2]}\n\n{found[3]}")

    def open_row(self, key: int) -> None:
        """Show the form of an answer."""
        self._edit(key)

    def _edit(self, key: int | None) -> None:
        one = self.desk.now(article, key) if key is not None else None

        def save() -> None:
            values = form.values()
            self.submit(
                form,
                save_article,
                lambda version: (values["title"], values["body"], values["category"], key, version),
                one[1] if one else None,
                _("{name} saved").format(name=values["title"]),
            )

        form = Form(self.desk, f"draft.article.{key or 0}", save, self.close_drawer, columns=1)
        form.add(TextField("title", _("Question"), limit=200))
        form.add(TextField("category", _("Category"), limit=60))
        form.add(LongField("body", _("Text"), 12))
        form.fill({"title": one[2], "body": one[3], "category": one[4]} if one else {})
        self.drawer.show_widget(one[2] if one else _("New answer"), form)
        form.focus_first()
