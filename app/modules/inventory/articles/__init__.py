"""Articles: what is sold, bought and kept, with the texts of papers, prices, categories and suppliers."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import SetsFields
from app.core.messages import N_

TOPIC = Topic(
    name="inventory.articles",
    order=10,
    purposes={
        "inventory.articles": N_("Goods and services with their price; sales takes them by number."),
        "inventory.categories": N_("Categories put articles in order, one below another."),
        "inventory.kits": N_("What kits are made of: parts with their quantity."),
        "inventory.fields": N_("Fields that articles of a category have of their own."),
        "inventory.prices": N_("Prices of articles, of sales and purchase, each from its day on."),
        "inventory.suppliers": N_("Who supplies which article, at what price, in which packs."),
    },
    words={
        "articles": N_(
            "price list, products, goods, services, items, prices, variants, kits, bill of materials, own fields"
        )
    },
    sets={
        "inventory_article": SetsFields(
            "app.modules.inventory.articles.services.articles:set_articles", "active stock_class"
        )
    },
    models="app.modules.inventory.articles.models",
    numbers={"inventory.article": N_("Articles")},
    offers={
        "inventory_article": "app.modules.inventory.articles.queries.articles:offered_articles",
        "inventory_category": "app.modules.inventory.articles.queries.masters:offered_categories",
    },
    search="app.modules.inventory.articles.queries.articles:SEARCHABLE",
    demo="app.modules.inventory.articles.demo:demo",
    pages=(
        Page(
            "articles",
            N_("Articles"),
            "list",
            "app.modules.inventory.articles.pages.articles:ArticlesPage",
            "inventory.view",
            order=10,
            group="master",
        ),
    ),
    actions=(
        Action(
            "new_article",
            N_("New article"),
            "inventory.articles.articles",
            "new",
            needs="inventory.article.change",
        ),
    ),
    permissions=(
        Permission(
            "inventory.view",
            N_("See the price list"),
            ("bookkeeper", "stock", "buyer", "auditor"),
            comes_with=("finance.view",),
        ),
        Permission(
            "inventory.article.change",
            N_("Change the price list"),
            ("bookkeeper", "stock", "buyer"),
            comes_with=("finance.chart.change",),
        ),
        Permission(
            "inventory.article.import",
            N_("Import articles with places and opening stock"),
            ("stock", "buyer"),
            comes_with=("inventory.article.change",),
        ),
    ),
)
