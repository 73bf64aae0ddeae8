"""Counting stock: planned by place, class or cycle, counted blind, compared with the moment of the count, and posted."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

PAGES = "app.modules.inventory.counting.pages"
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
    reports="app.modules.inventory.counting.reports:REPORTS",
    commands="app.modules.inventory.counting.cli:COMMANDS",
    todo="app.modules.inventory.counting.todo:waiting",
    due_days="app.modules.inventory.counting.todo:due_days",
    demo_late="app.modules.inventory.counting.demo:demo",
    replay="app.modules.inventory.counting.replay:REPLAY",
    pages=(
        Page(
            "counts",
            N_("Counts of stock"),
            "circle-check",
            f"{PAGES}.counts:CountsPage",
            VIEW,
            order=28,
            group="stock",
        ),
        Page(
            "count",
            N_("Entry of a count"),
            "circle-check",
            f"{PAGES}.count:CountPage",
            ENTER,
            order=29,
            listed=False,
            parent="inventory.counting.counts",
        ),
    ),
    actions=(Action("new_count", N_("New count of stock"), "inventory.counting.counts", "new", needs=POST),),
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
