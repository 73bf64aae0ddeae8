"""Payments: transfers and direct debits for the bank, released by a second person, followed until they are executed."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_
from app.modules.finance.payments.settings import SETTINGS

PAGES = "app.modules.finance.payments.pages"
TOPIC = Topic(
    name="finance.payments",
    order=82,
    purposes={
        "finance.payments": N_(
            "Transfers and direct debits are prepared here, released, and written to a file for the bank."
        ),
    },
    words={
        "payments": N_("SEPA, transfer, direct debit, IBAN, pay"),
    },
    numbers={"finance.payment": N_("Payments"), "finance.payment_file": N_("Payment files")},
    models="app.modules.finance.payments.models",
    front_desk="app.modules.finance.payments.queries.about_contacts:blocks",
    settings=SETTINGS,
    todo="app.modules.finance.payments.queries.payments:waiting",
    proposals="app.modules.finance.payments.queries.payments:proposals",
    commands="app.modules.finance.payments.cli:COMMANDS",
    demo="app.modules.finance.payments.demo:demo",
    pages=(
        Page(
            "payments",
            N_("Payments"),
            "wallet",
            f"{PAGES}.payments:PaymentsPage",
            "finance.view",
            order=24,
            group="pay",
        ),
    ),
    actions=(
        Action(
            "new_payment",
            N_("New transfer …"),
            "finance.payments.payments",
            "new",
            needs="finance.payment.change",
        ),
    ),
    permissions=(
        Permission("finance.payment.change", N_("Prepare payments"), ("bookkeeper",)),
        Permission("finance.payment.release", N_("Release payments and write the file"), ("bookkeeper",)),
    ),
)
