"""Banking: bank accounts, statements, the inbox with its proposals, rules."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import FirstStep
from app.core.messages import N_

TOPIC = Topic(
    name="finance.banking",
    order=80,
    purposes={
        "finance.bank_inbox": N_(
            "Movements of your bank accounts wait here to be booked: read a statement in."
        ),
        "finance.bank_rules": N_("A rule books what comes again and again, such as rent or fees."),
        "finance.bank_statements": N_("Every statement that was read in stands here with its balances."),
    },
    words={
        "inbox": N_("bank account, statement, movements, turnover"),
        "statements": N_("bank statements, camt, MT940"),
        "reconcile": N_("bank reconciliation"),
        "rules": N_("automatic posting"),
    },
    models="app.modules.finance.banking.models",
    first_steps=(
        FirstStep(
            N_("Set up a bank account"),
            N_("Statements then find their account by themselves"),
            N_("Set up …"),
            "finance.banking.inbox",
            "app.modules.finance.banking.queries:has_bank_account",
            request="new",
            needs="finance.bank.change",
            order=20,
        ),
    ),
    todo="app.modules.finance.banking.queries:waiting",
    checks="app.modules.finance.banking.checks:checks",
    commands="app.modules.finance.banking.cli:COMMANDS",
    demo="app.modules.finance.banking.demo:accounts",
    demo_late="app.modules.finance.banking.demo:demo",
    demo_after=("finance.sales", "finance.purchases", "hr.payroll"),
    month_end="app.modules.finance.banking.checks:month_end",
    pages=(
        Page(
            "inbox",
            N_("Bank"),
            "inbox",
            "app.modules.finance.banking.pages.inbox:InboxPage",
            "finance.view",
            order=20,
            group="enter",
        ),
        Page(
            "rules",
            N_("Bank rules"),
            "zap",
            "app.modules.finance.banking.pages.rules_page:RulesPage",
            "finance.view",
            order=77,
            group="master",
        ),
        Page(
            "statements",
            N_("Statements"),
            "landmark",
            "app.modules.finance.banking.pages.statements:StatementsPage",
            "finance.view",
            order=27,
            group="enter",
        ),
        Page(
            "reconcile",
            N_("Reconciliation"),
            "scale",
            "app.modules.finance.banking.pages.reconcile:ReconcilePage",
            "finance.view",
            order=28,
            group="enter",
        ),
    ),
    actions=(
        Action(
            "import_bank",
            N_("Import bank statements …"),
            "finance.banking.inbox",
            "import",
            needs="finance.bank.import",
        ),
    ),
    permissions=(
        Permission("finance.bank.import", N_("Import bank statements"), ("bookkeeper",)),
        Permission("finance.bank.accept", N_("Accept bank movements"), ("bookkeeper",)),
        Permission("finance.bank.change", N_("Change bank accounts and rules"), ("bookkeeper",)),
    ),
)
