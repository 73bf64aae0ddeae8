"""Purchasing: orders to suppliers, their approval and paper, what comes in part by part, and the match with the incoming invoice."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import SaysOfItems
from app.core.messages import N_
from app.modules.inventory.purchasing.settings import SETTINGS

HERE = "app.modules.inventory.purchasing"
PAGE = "inventory.purchasing.orders"
VIEW, CHANGE = "inventory.order.view", "inventory.order.change"
TOPIC = Topic(
    name="inventory.purchasing",
    order=30,
    purposes={
        "inventory.orders": N_(
            "What we order stands here, from the draft to the last delivery; F8 takes a delivery in."
        ),
        "inventory.order_lines": N_("Each line of an order, with what is still to come and how late it is."),
        "inventory.receipts": N_("Every delivery of an order stands here; what is wrong goes back."),
        "inventory.scorecards": N_(
            "How suppliers deliver, once something was ordered from them; no class below five lines."
        ),
        "inventory.frames": N_(
            "What a supplier delivers on call in a period stands here; F8 calls something off."
        ),
        "inventory.frame_lines": N_("What was agreed of each thing, with what is left of it."),
        "inventory.order_terms": N_(
            "From which value a supplier delivers, and from which one without freight; proposals are filled up to it."
        ),
        "inventory.bills": N_("Invoices of orders, each compared with what was ordered and what is here."),
    },
    words={
        "deliveries": N_(
            "goods receipt of an order, inspection, send back, three-way match, price difference, scorecard"
        ),
        "frames": N_(
            "framework order, blanket order, call-off, annual contract with a supplier, agreed quantity, minimum order value, free of freight"
        ),
        "orders": N_("purchase order, buy, supplier, delivery, approval, confirmation, late orders"),
    },
    numbers={"inventory.order": N_("Purchase orders")},
    models=f"{HERE}.models",
    figures=f"{HERE}.kpi:FIGURES",
    settings=SETTINGS,
    workflows=f"{HERE}.services.approving:APPROVALS",
    search=f"{HERE}.queries.orders:SEARCHABLE",
    timeline=f"{HERE}.queries.about_contacts:happenings",
    front_desk=f"{HERE}.queries.about_contacts:blocks",
    leads_to_contacts=f"{HERE}.queries.about_contacts:leads",
    holds_payment=SaysOfItems(f"{HERE}.queries.matching:held"),
    offers={
        "inventory_order": f"{HERE}.queries.orders:offered_orders",
        "inventory_frame": f"{HERE}.queries.frames:offered_frames",
    },
    todo=f"{HERE}.todo:waiting",
    commands=f"{HERE}.cli:COMMANDS",
    demo_late=f"{HERE}.demo:demo",
    demo_after=("inventory.stock", "finance.purchases"),
    pages=(
        Page(
            "orders",
            N_("Purchase orders"),
            "file-text",
            f"{HERE}.pages.orders:OrdersPage",
            VIEW,
            order=12,
            group="buy",
        ),
        Page(
            "deliveries",
            N_("Deliveries"),
            "inbox",
            f"{HERE}.pages.deliveries:DeliveriesPage",
            VIEW,
            order=14,
            group="buy",
        ),
        Page(
            "frames",
            N_("Framework orders"),
            "clipboard-paste",
            f"{HERE}.pages.frames:FramesPage",
            VIEW,
            order=16,
            group="buy",
        ),
    ),
    actions=(Action("new_order", N_("New purchase order"), PAGE, "new", needs=CHANGE),),
    permissions=(
        Permission(
            VIEW,
            N_("See purchase orders"),
            ("bookkeeper", "stock", "buyer", "auditor"),
            comes_with=("inventory.view",),
        ),
        Permission(CHANGE, N_("Write purchase orders"), ("buyer",), comes_with=("inventory.article.change",)),
        Permission(
            "inventory.order.place",
            N_("Place purchase orders"),
            ("buyer",),
            comes_with=("inventory.article.change",),
        ),
        Permission(
            "inventory.order.receive",
            N_("Take in deliveries of orders"),
            ("stock", "buyer"),
            comes_with=("inventory.stock.book",),
        ),
        Permission(
            "inventory.order.match",
            N_("Match and release invoices of orders"),
            ("bookkeeper",),
            comes_with=("inventory.stock.post",),
        ),
    ),
)
