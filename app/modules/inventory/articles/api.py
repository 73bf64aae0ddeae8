"""What other topics use of articles: what they are, how they are found, and their units."""

from app.modules.inventory.articles.models import Article
from app.modules.inventory.articles.queries import article, article_by_number, offered_articles
from app.modules.inventory.articles.rules import SCALE, UNIT_WORDS, ArticleDraft, text_in, unit_word
from app.modules.inventory.articles.services import save_article

__all__ = [
    "SCALE",
    "UNIT_WORDS",
    "Article",
    "ArticleDraft",
    "article",
    "article_by_number",
    "offered_articles",
    "save_article",
    "text_in",
    "unit_word",
]
