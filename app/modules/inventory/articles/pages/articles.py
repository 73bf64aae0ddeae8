"""The price list: goods and services with text in two languages, unit, price, tax case and revenue account."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.modules.inventory.articles.models import Article
from app.modules.inventory.articles.queries.articles import article, articles_source
from app.modules.inventory.articles.rules import UNIT_WORDS, ArticleDraft
from app.modules.inventory.articles.services.articles import save_article, undo_article
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.register import Register, RegisterPage


def _fields(desk: Desk) -> Sequence[Placed]:
    units = [(code, str(text)) for code, text in UNIT_WORDS.items()]
    return fields_of(
        desk,
        Article,
        "number active name_de:2 name_en:2 price unit tax account details_de:2 details_en:2",
        unit=ChoiceField("unit", _("Unit"), units),
    )


class ArticlesPage(RegisterPage):
    """Enter changes an article, Ctrl+N begins one."""

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Price list"),
            new=_("New article"),
            source=articles_source(),
            of=Article,
            read=article,
            fields=_fields,
            draft=ArticleDraft,
            save=save_article,
            start={"active": True, "unit": "H87", "tax": "UST19"},
            name=lambda draft: str(draft.name_de),
            undo=undo_article,
        )
        super().__init__(desk, _("Price list"), [one])
        self.set_actions(self.standard_actions(_("New article")))
