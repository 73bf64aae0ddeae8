"""Fixed assets: the register, depreciation by plan and posting run, disposal, and the schedule of § 284 (3) HGB."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import ShownReport
from app.core.messages import N_
from app.modules.finance.fixed_assets.settings import SETTINGS

PAGES = "app.modules.finance.fixed_assets.pages"
TOPIC = Topic(
    name="finance.fixed_assets",
    order=62,
    purposes={
        "finance.assets": N_(
            "Machines, vehicles, furniture: what lasts longer than a year and is depreciated."
        ),
    },
    words={
        "assets": N_("depreciation, low-value assets, machines"),
        "schedule": N_("fixed assets schedule"),
    },
    numbers={"finance.asset": N_("Fixed assets")},
    models="app.modules.finance.fixed_assets.models",
    reports="app.modules.finance.fixed_assets.reports:REPORTS",
    month_end="app.modules.finance.fixed_assets.checks:month_end",
    settings=SETTINGS,
    demo="app.modules.finance.fixed_assets.demo:demo",
    shown_reports=(
        ShownReport(
            "schedule_of",
            N_("Schedule of fixed assets"),
            "finance.fixed_assets.schedule",
            "year",
            words=N_("fixed assets schedule"),
            needs="finance.view",
        ),
    ),
    pages=(
        Page(
            "assets",
            N_("Fixed assets"),
            "building-2",
            f"{PAGES}.assets:AssetsPage",
            "finance.view",
            order=62,
            group="close",
        ),
        Page(
            "schedule",
            N_("Schedule of fixed assets"),
            "list",
            f"{PAGES}.schedule:SchedulePage",
            "finance.view",
            order=54,
            listed=False,
            parent="finance.fixed_assets.assets",
        ),
    ),
    actions=(
        Action(
            "new_asset", N_("New asset …"), "finance.fixed_assets.assets", "new", needs="finance.asset.change"
        ),
        Action(
            "schedule", N_("Schedule of fixed assets"), "finance.fixed_assets.schedule", needs="finance.view"
        ),
    ),
    permissions=(
        Permission("finance.asset.change", N_("Change fixed assets"), ("bookkeeper",)),
        Permission("finance.asset.post", N_("Post depreciation and disposals"), ("bookkeeper",)),
    ),
)
