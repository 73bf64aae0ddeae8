"""Counting stock: planned by place, class or cycle, counted blind, compared with the moment of the count, and posted."""

from app.core.manifest import Permission, Topic
from app.core.messages import N_

VIEW, ENTER, POST = "inventory.view", "inventory.count.enter", "inventory.count.post"
TOPIC = Topic(
    name="inventory.counting",
    order=30,
    purposes={
        "inventory.counts": N_("Counts of stock stand here, with their sheets, differences and protocols."),
    },
    words={
        "counts": N_("stocktaking, inventory count, cycle count, count sheets, stock differences"),
    },
    numbers={"inventory.count": N_("Counts of stock")},
    models="app.modules.inventory.counting.models",
    replay="app.modules.inventory.counting.replay:REPLAY",
    permissions=(
        Permission(
            ENTER, N_("Enter counts of stock"), ("stock", "buyer"), comes_with=("inventory.stock.book",)
        ),
        Permission(
            POST,
            N_("Plan and post counts of stock"),
            ("stock", "bookkeeper"),
            comes_with=("inventory.article.change",),
        ),
    ),
)
