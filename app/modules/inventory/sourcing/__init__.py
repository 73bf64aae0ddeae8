"""Sourcing: what people need, its approval, enquiries to suppliers, and the comparison of what they answer."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

HERE = "app.modules.inventory.sourcing"
PAGE = "inventory.sourcing.sourcing"
NEED_VIEW, NEED_CHANGE = "inventory.need.view", "inventory.need.change"
TOPIC = Topic(
    name="inventory.sourcing",
    order=32,
    purposes={
        "inventory.needs": N_("Who needs what until when stands here; F8 hands it in."),
        "inventory.enquiries": N_("The same question to several suppliers, with how many answered."),
        "inventory.enquiry_lines": N_("What is asked for in each enquiry."),
        "inventory.offers": N_("Who was asked and what the answers come to; F8 orders from one."),
    },
    words={
        "sourcing": N_(
            "requisition, purchase request, need something, enquiry, request for quotation, offer, compare prices, craftsman"
        ),
    },
    numbers={"inventory.need": N_("Requisitions"), "inventory.enquiry": N_("Enquiries")},
    models=f"{HERE}.models",
    workflows=f"{HERE}.services.approving:APPROVALS",
    search=f"{HERE}.queries.search:SEARCHABLE",
    offers={"inventory_enquiry": f"{HERE}.queries.enquiries:offered_enquiries"},
    todo=f"{HERE}.todo:waiting",
    commands=f"{HERE}.cli:COMMANDS",
    demo_late=f"{HERE}.demo:demo",
    pages=(
        Page(
            "sourcing",
            N_("Needs and enquiries"),
            "list",
            f"{HERE}.pages.sourcing:SourcingPage",
            NEED_VIEW,
            order=11,
            group="buy",
        ),
    ),
    actions=(Action("new_need", N_("New requisition"), PAGE, "new", needs=NEED_CHANGE),),
    permissions=(
        Permission(
            NEED_VIEW,
            N_("See requisitions"),
            ("bookkeeper", "stock", "buyer", "auditor"),
            comes_with=("inventory.order.view",),
        ),
        Permission(
            NEED_CHANGE,
            N_("Write requisitions"),
            ("bookkeeper", "stock", "buyer"),
            comes_with=("inventory.order.change",),
        ),
        Permission(
            "inventory.enquiry.view",
            N_("See enquiries and offers"),
            ("bookkeeper", "stock", "buyer", "auditor"),
            comes_with=("inventory.order.view",),
        ),
        Permission(
            "inventory.enquiry.change",
            N_("Write enquiries and offers"),
            ("buyer",),
            comes_with=("inventory.order.change",),
        ),
    ),
)
