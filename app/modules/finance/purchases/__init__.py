"""Purchases: invoices that we get, from the archive to a proposal, its check and approval, the entry, and what is held back from payment."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import OnRecord, SaysOfItems
from app.core.messages import N_

PAGE = "finance.purchases.invoices"
TOPIC = Topic(
    name="finance.purchases",
    order=83,
    purposes={
        "finance.purchases": N_(
            "Invoices of suppliers stand here until they are posted; Ctrl+N takes the next one out of the archive."
        ),
    },
    words={"invoices": N_("incoming invoice, supplier, bill, creditor, purchase, approve, dispute")},
    models="app.modules.finance.purchases.models",
    workflows="app.modules.finance.purchases.services.approving:APPROVALS",
    todo="app.modules.finance.purchases.queries.invoices:waiting",
    timeline="app.modules.finance.purchases.queries.about_contacts:happenings",
    front_desk="app.modules.finance.purchases.queries.about_contacts:blocks",
    leads_to_contacts="app.modules.finance.purchases.queries.about_contacts:leads",
    holds_payment=SaysOfItems("app.modules.finance.purchases.queries.invoices:held"),
    item_skonto="app.modules.finance.purchases.queries.invoices:skonto_of",
    on_records={"document": OnRecord(N_("Enter as incoming invoice"), PAGE, "finance.purchase.change")},
    commands="app.modules.finance.purchases.cli:COMMANDS",
    demo_late="app.modules.finance.purchases.demo:demo",
    pages=(
        Page(
            "invoices",
            N_("Incoming invoices"),
            "inbox",
            "app.modules.finance.purchases.pages.invoices:InvoicesPage",
            "finance.view",
            order=20,
            group="pay",
        ),
    ),
    actions=(
        Action(
            "new_purchase", N_("Enter an incoming invoice …"), PAGE, "new", needs="finance.purchase.change"
        ),
    ),
    permissions=(
        Permission("finance.purchase.change", N_("Enter and hold incoming invoices"), ("bookkeeper",)),
        Permission("finance.purchase.post", N_("Post incoming invoices"), ("bookkeeper",)),
    ),
)
