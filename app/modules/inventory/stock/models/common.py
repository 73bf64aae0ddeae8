"""The rights and the key that all tables of stock name."""

VIEW, BOOK, PLACES = "inventory.view", "inventory.stock.book", "inventory.stock.places"
VALUES, POST = "inventory.stock.value.view", "inventory.stock.post"
ARTICLE = "inventory_article.id"
