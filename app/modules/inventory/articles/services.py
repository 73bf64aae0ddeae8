"""What is done with articles: kept, each number once."""

from __future__ import annotations

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import search
from app.data.drafts import check_draft, must_be_unique, one_of, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.finance.chart.api import accounts_by_number
from app.modules.finance.tax.api import cases
from app.modules.inventory.articles.models import Article
from app.modules.inventory.articles.rules import UNIT_WORDS, ArticleDraft


@command("inventory.article.change")
def save_article(unit: Unit, draft: ArticleDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an article; raises Invalid naming the field at fault, and Conflict."""
    check_draft(Article, draft)
    must_be_unique(unit, Article, draft.number, key, "number")
    one_of(draft.unit, UNIT_WORDS, "unit")
    if draft.price < 0:
        raise Invalid(N_("A price is not below zero."), field="price")
    case = cases(unit.connection).find(draft.tax, unit.today)
    if case.kind != "output":
        raise Invalid(N_("Choose a tax case of sales."), field="tax")
    _check_account(unit, draft)
    made = save_draft(unit, Article, draft, key, version)
    search.index(unit, Article, made, f"{draft.number} {draft.name_de} {draft.name_en}")
    return made


def _check_account(unit: Unit, draft: ArticleDraft) -> None:
    """Raise Invalid for a revenue account that is none, or whose own tax is another one."""
    number = draft.account.strip()
    if not number:
        return
    about = accounts_by_number(unit.connection, [number]).get(number)
    if about is None or about.kind != "income":
        raise Invalid(N_("Choose an account of revenue."), field="account")
    if about.tax and about.tax != draft.tax:
        words = N_(
            "Account {number} has a tax of its own ({key}); choose it as tax case, or another account."
        )
        raise Invalid(words, field="account", number=number, key=about.tax)


undo_article = undoing(Article)
