"""Sales: offers, orders, deliveries, invoices and what corrects them, each made from the one before, issued with number, entry and frozen paper."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import ShownReport
from app.core.messages import N_

PAGES = "app.modules.finance.sales.pages"
TOPIC = Topic(
    name="finance.sales",
    order=78,
    purposes={
        "finance.sales.invoices": N_(
            "Invoices and what corrects them; they get their number when they are issued."
        ),
        "finance.sales.orders": N_(
            "Offers and orders stand here; each becomes the next document by one key."
        ),
        "finance.sales.recurring": N_(
            "Maintenance, rent, subscriptions: what is billed every month or year stands here; F8 bills what is due."
        ),
        "finance.sales.deliveries": N_(
            "Delivery notes stand here; several of a customer become one invoice."
        ),
    },
    words={
        "documents": N_("invoice, invoices, offer, order, delivery note, credit note, bill, sell, customer"),
        "figures": N_("turnover, ABC, best customers, regions, sleeping customers, lost offers"),
        "recurring": N_(
            "subscription, standing invoice, contract, rent, maintenance, index, price increase, notice"
        ),
    },
    numbers={"finance.sales.*": N_("Sales documents")},
    models="app.modules.finance.sales.models",
    figures="app.modules.finance.sales.kpi:FIGURES",
    search="app.modules.finance.sales.queries.searching:SEARCHABLE",
    timeline="app.modules.finance.sales.queries.about_contacts:happenings",
    front_desk="app.modules.finance.sales.queries.about_contacts:blocks",
    leads_to_contacts="app.modules.finance.sales.queries.about_contacts:leads",
    daily="app.modules.finance.sales.services.advances:record_receipts",
    todo="app.modules.finance.sales.queries.recurring:waiting",
    commands="app.modules.finance.sales.cli:COMMANDS",
    demo_late="app.modules.finance.sales.demo:demo",
    demo_after=("inventory.stock", "inventory.purchasing"),
    pages=(
        Page(
            "documents",
            N_("Sales"),
            "file-text",
            f"{PAGES}.documents:DocumentsPage",
            "finance.sales.view",
            order=20,
            group="sell",
        ),
        Page(
            "recurring",
            N_("Recurring invoices"),
            "refresh-cw",
            f"{PAGES}.recurring:RecurringPage",
            "finance.sales.view",
            order=21,
            group="sell",
        ),
        Page(
            "figures",
            N_("Sales figures"),
            "chart-line",
            f"{PAGES}.figures:FiguresPage",
            "finance.sales.view",
            order=24,
            group="sell",
        ),
    ),
    reports="app.modules.finance.sales.reports:REPORTS",
    shown_reports=(
        ShownReport(
            "sales-customers",
            N_("Customers by turnover (ABC)"),
            "finance.sales.figures",
            "year",
            "customers",
            words=N_("best customers, turnover by customer"),
            needs="finance.sales.view",
        ),
    ),
    actions=(
        Action(
            "new_invoice", N_("New invoice"), "finance.sales.documents", "new", needs="finance.sales.change"
        ),
        *(
            Action(
                f"new_{kind}", title, "finance.sales.documents", f"new {kind}", needs="finance.sales.change"
            )
            for kind, title in (
                ("offer", N_("New offer")),
                ("order", N_("New order confirmation")),
                ("delivery", N_("New delivery note")),
            )
        ),
        Action(
            "new_recurring",
            N_("New recurring invoice"),
            "finance.sales.recurring",
            "new",
            needs="finance.sales.change",
        ),
    ),
    permissions=(
        Permission(
            "finance.sales.view",
            N_("See offers, orders and invoices to customers"),
            ("bookkeeper", "stock", "auditor"),
            comes_with=("finance.view",),
        ),
        Permission(
            "finance.sales.change",
            N_("Write offers, orders and invoices to customers"),
            ("bookkeeper", "stock"),
            comes_with=("finance.entry.post",),
        ),
        Permission(
            "finance.sales.issue",
            N_("Issue and cancel invoices to customers"),
            ("bookkeeper",),
            comes_with=("finance.entry.post",),
        ),
    ),
)
