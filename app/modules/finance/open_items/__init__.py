"""Open items: what is not paid yet, settled explicitly or by document number, with differences, and taken back as easily."""

from app.core.manifest import Page, Topic
from app.core.messages import N_
from app.modules.finance.open_items.settings import SETTINGS

PAGES = "app.modules.finance.open_items.pages"
QUERIES = "app.modules.finance.open_items.queries"
TOPIC = Topic(
    name="finance.open_items",
    order=83,
    formerly={
        "finance.payments.open_items": "finance.open_items.open_items",
        "finance.open_items": "finance.open_items.debtor",  # the list of both sides became two
    },
    purposes={
        "finance.open_items.debtor": N_(
            "Invoices that customers have not paid yet stand here; they come from the entries."
        ),
        "finance.open_items.creditor": N_(
            "Bills that are not paid yet stand here; they come from the entries."
        ),
        "finance.payment_proposal": N_("Bills that wait to be paid stand here with their best day."),
        "finance.settlements": N_("What was settled by hand stands here and is taken back from here."),
    },
    words={
        "open_items": N_("debtors, creditors, unpaid, receivables, payables, overdue, ageing, Skonto"),
        "proposal": N_("pay bills, due, payment run, Skonto"),
    },
    settings=SETTINGS,
    figures="app.modules.finance.open_items.kpi:FIGURES",
    reports="app.modules.finance.open_items.reports:REPORTS",
    checks="app.modules.finance.open_items.checks:checks",
    front_desk=f"{QUERIES}.about_contacts:blocks",
    leads_to_contacts=f"{QUERIES}.about_contacts:leads",
    proposals=f"{QUERIES}.bank:proposals",
    demo_late="app.modules.finance.open_items.demo:demo",
    demo_after=("finance.banking",),
    pages=(
        Page(
            "open_items",
            N_("Open items"),
            "list",
            f"{PAGES}.open_items:OpenItemsPage",
            "finance.view",
            order=23,
            group="pay",
        ),
        Page(
            "proposal",
            N_("Payment proposal"),
            "calendar-check",
            f"{PAGES}.proposal:ProposalPage",
            "finance.view",
            order=24,
            group="pay",
        ),
    ),
)
