"""The table of articles."""

from __future__ import annotations

from sqlalchemy import ColumnElement, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.inventory.articles.rules import UNIT_WORDS

UNITS = {code: text.en for code, text in UNIT_WORDS.items()}


class Article(Versioned, Base):
    """What is sold: number, texts, unit, price before tax in ten-thousandths of a euro, tax case, revenue account."""

    __tablename__ = "inventory_article"
    __title__ = N_("Article")
    __reads__ = "inventory.view"
    __writes__ = "inventory.article.change"

    number: ColumnElement[str] = column(
        String(40), unique=True, title=N_("Article number"), required=True, width=120
    )
    name_de: ColumnElement[str] = column(String(200), title=N_("German text"), required=True, width=280)
    name_en: ColumnElement[str] = column(String(200), title=N_("English text"), width=220)
    unit: ColumnElement[str] = column(String(3), title=N_("Unit"), required=True, width=90)
    price: ColumnElement[int] = column(title=N_("Price before tax"), kind="quantity", width=120)
    tax: ColumnElement[str] = column(
        String(12), title=N_("Tax case"), required=True, width=90, code_of="finance_tax_case"
    )
    account: ColumnElement[str] = column(
        String(9), title=N_("Revenue account"), code_of="finance_account", among=("income",), width=120
    )
    details_de: ColumnElement[str] = column(title=N_("More text, German"))
    details_en: ColumnElement[str] = column(title=N_("More text, English"))
    active: ColumnElement[bool] = column(title=N_("for sale"), width=80)
