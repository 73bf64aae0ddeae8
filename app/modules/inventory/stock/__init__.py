"""Stock: what lies where, what moved, what it is worth, and what of it is posted."""

from app.core.manifest import Permission, Topic
from app.core.messages import N_
from app.modules.inventory.stock.settings import SETTINGS

TOPIC = Topic(
    name="inventory.stock",
    order=20,
    models="app.modules.inventory.stock.models",
    settings=SETTINGS,
    basics="app.modules.inventory.stock.services.places:bring_basics",
    checks="app.modules.inventory.stock.checks:checks",
    replay="app.modules.inventory.stock.replay:REPLAY",
    permissions=(
        Permission(
            "inventory.stock.book",
            N_("Move stock"),
            ("stock", "buyer"),
            comes_with=("inventory.article.change",),
        ),
        Permission(
            "inventory.stock.places",
            N_("Change places and minimums"),
            ("stock",),
            comes_with=("inventory.article.change",),
        ),
        Permission(
            "inventory.stock.value",
            N_("See, post and lock values of stock"),
            ("bookkeeper", "auditor"),
            comes_with=("inventory.article.change",),
        ),
    ),
)
