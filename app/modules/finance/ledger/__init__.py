"""The ledger: entries, balances, finalising and reversal, journal, account sheets and trial balance."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import FirstStep, ShownReport
from app.core.messages import N_

TOPIC = Topic(
    name="finance.ledger",
    order=40,
    purposes={
        "finance.journal": N_(
            "Every posted entry stands here, newest first. Book the first one, or bring them from a file."
        ),
        "finance.account_sheet": N_("This account has no movement in the span."),
    },
    words={
        "trial_balance": N_("balances, totals"),
        "journal": N_("entries, postings, diary"),
        "account_sheet": N_("ledger account, movements, general ledger"),
    },
    numbers={"journal": N_("Journal numbers")},
    models="app.modules.finance.ledger.models",
    timeline="app.modules.finance.ledger.queries.about_contacts:happenings",
    front_desk="app.modules.finance.ledger.queries.about_contacts:blocks",
    replay="app.modules.finance.ledger.replay:REPLAY",
    first_steps=(
        FirstStep(
            N_("Take over opening balances"),
            N_("Typed from the last balance sheet, from a list or a GnuCash book; a new company has none"),
            N_("Take over …"),
            "finance.ledger.journal",
            "app.modules.finance.ledger.queries.first_steps:has_opening",
            request="opening",
            needs="finance.entry.post",
            order=30,
        ),
    ),
    todo="app.modules.finance.ledger.queries.entries:waiting",
    checks="app.modules.finance.ledger.checks:checks",
    month_end="app.modules.finance.ledger.checks:month_end",
    reports="app.modules.finance.ledger.reports:REPORTS",
    search="app.modules.finance.ledger.queries.entries:SEARCH",
    commands="app.modules.finance.ledger.cli:COMMANDS",
    demo="app.modules.finance.ledger.demo:demo",
    shown_reports=(
        ShownReport(
            "trial_balance_of",
            N_("Trial balance"),
            "finance.ledger.trial_balance",
            words=N_("balances, totals"),
            needs="finance.view",
        ),
    ),
    pages=(
        Page(
            "journal",
            N_("Journal"),
            "book-open",
            "app.modules.finance.ledger.pages.journal:JournalPage",
            "finance.view",
            order=30,
            group="report",
        ),
        Page(
            "account_sheet",
            N_("Account sheet"),
            "file-text",
            "app.modules.finance.ledger.pages.account_sheet:AccountSheetPage",
            "finance.view",
            order=45,
            group="report",
        ),
        Page(
            "trial_balance",
            N_("Trial balance"),
            "scale",
            "app.modules.finance.ledger.pages.trial_balance:TrialBalancePage",
            "finance.view",
            order=50,
            group="report",
        ),
        Page(
            "entry",
            N_("Entry"),
            "file-text",
            "app.modules.finance.ledger.pages.entry:EntryPage",
            "finance.view",
            order=99,
            listed=False,
            parent="finance.ledger.journal",
        ),
    ),
    actions=(
        Action(
            "finalise",
            N_("Finalise entries …"),
            "finance.ledger.journal",
            "finalise",
            needs="finance.entry.finalise",
        ),
        Action(
            "import", N_("Import entries …"), "finance.ledger.journal", "import", needs="finance.entry.post"
        ),
        Action(
            "opening",
            N_("Enter opening balances …"),
            "finance.ledger.journal",
            "opening",
            needs="finance.entry.post",
        ),
        Action(
            "gnucash",
            N_("Take over a GnuCash book …"),
            "finance.ledger.journal",
            "import",
            needs="finance.entry.post",
        ),
    ),
    permissions=(
        Permission("finance.entry.post", N_("Post and correct entries"), ("bookkeeper",)),
        Permission("finance.entry.finalise", N_("Finalise entries"), ("bookkeeper",)),
        Permission("finance.entry.reverse", N_("Reverse entries"), ("bookkeeper",)),
    ),
)
