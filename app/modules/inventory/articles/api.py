"""What other topics use of articles: what they are, how they are found, and their units."""

from app.modules.inventory.articles.models import Article, ArticleSupplier, ArticleValue
from app.modules.inventory.articles.queries.articles import (
    article,
    article_by_code,
    article_by_number,
    offered_articles,
)
from app.modules.inventory.articles.queries.kits import PartRow, kit_parts, parts_of
from app.modules.inventory.articles.queries.masters import (
    SupplierRow,
    breaks_of,
    price_for,
    prices_source,
    supplier,
    suppliers_of,
)
from app.modules.inventory.articles.queries.own_fields import article_fields
from app.modules.inventory.articles.rules import (
    SCALE,
    UNIT_WORDS,
    UNITS,
    VALUATIONS,
    ArticleDraft,
    CategoryDraft,
    KitPartDraft,
    SupplierDraft,
    gtin,
    in_base_units,
    must_fit,
    text_in,
    unit_choices,
    unit_word,
)
from app.modules.inventory.articles.services.articles import (
    keep_article,
    mark_moved,
    own_fields_of,
    save_article,
)
from app.modules.inventory.articles.services.kits import save_field, save_kit_part
from app.modules.inventory.articles.services.masters import (
    category_key,
    keep_supplier,
    note_paid,
    note_price,
    save_category,
    save_supplier,
)
from app.modules.inventory.articles.services.names import Names

__all__ = [
    "SCALE",
    "UNITS",
    "UNIT_WORDS",
    "VALUATIONS",
    "Article",
    "ArticleDraft",
    "ArticleSupplier",
    "ArticleValue",
    "CategoryDraft",
    "KitPartDraft",
    "Names",
    "PartRow",
    "SupplierDraft",
    "SupplierRow",
    "article",
    "article_by_code",
    "article_by_number",
    "article_fields",
    "breaks_of",
    "category_key",
    "gtin",
    "in_base_units",
    "keep_article",
    "keep_supplier",
    "kit_parts",
    "mark_moved",
    "must_fit",
    "note_paid",
    "note_price",
    "offered_articles",
    "own_fields_of",
    "parts_of",
    "price_for",
    "prices_source",
    "save_article",
    "save_category",
    "save_field",
    "save_kit_part",
    "save_supplier",
    "supplier",
    "suppliers_of",
    "text_in",
    "unit_choices",
    "unit_word",
]
