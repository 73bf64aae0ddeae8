"""Dunning: levels by group, interest by law, letters in one run that is never made twice, blocks, payment plans, statements of account."""

from app.core.manifest import Page, Permission, Topic
from app.core.manifest_parts import SaysOfItems
from app.core.messages import N_
from app.modules.finance.dunning.settings import SETTINGS

PAGES = "app.modules.finance.dunning.pages"
QUERIES = "app.modules.finance.dunning.queries"
TOPIC = Topic(
    name="finance.dunning",
    order=84,
    purposes={
        "finance.dunning_proposal": N_(
            "Invoices that customers have not paid stand here with the level that they get next."
        ),
        "finance.dunning_letters": N_("Reminders that were made stand here, each filed with its customer."),
        "finance.dunning_blocks": N_("Items that are not dunned for a reason stand here."),
        "finance.payment_plans": N_("What customers pay in parts stands here."),
        "finance.dunning_groups": N_("Who is dunned alike stands here."),
        "finance.dunning_levels": N_("Days, costs and texts of each level stand here."),
        "finance.base_rates": N_(
            "Base rates that the program does not know yet are entered here when they are announced."
        ),
    },
    words={
        "dunning": N_("reminder, overdue, late, default, interest, payment plan, instalments, statement"),
        "levels": N_("dunning fee, base rate, interest on arrears, reminder text"),
    },
    numbers={"finance.dunning": N_("Dunning letters")},
    models="app.modules.finance.dunning.models",
    settings=SETTINGS,
    basics="app.modules.finance.dunning.setup:bring_basics",
    todo=f"{QUERIES}.waiting:waiting",
    about_items=SaysOfItems(f"{QUERIES}.facts:said_of"),
    timeline=f"{QUERIES}.about_contacts:happenings",
    front_desk=f"{QUERIES}.about_contacts:blocks",
    commands="app.modules.finance.dunning.cli:COMMANDS",
    demo_late="app.modules.finance.dunning.demo:demo",
    demo_after=("finance.sales",),
    pages=(
        Page(
            "dunning",
            N_("Dunning"),
            "bell",
            f"{PAGES}.dunning:DunningPage",
            "finance.view",
            order=22,
            group="sell",
        ),
        Page(
            "levels",
            N_("Dunning levels"),
            "list",
            f"{PAGES}.levels:LevelsPage",
            "finance.view",
            order=95,
            group="master",
        ),
    ),
    permissions=(
        Permission(
            "finance.dunning.change",
            N_("Dun customers, set levels, block items and agree on payment plans"),
            ("bookkeeper",),
            comes_with=("finance.entry.post",),
        ),
    ),
)
