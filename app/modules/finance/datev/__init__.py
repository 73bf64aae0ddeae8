"""DATEV: stacks of entries out and in as the tax adviser's programs read them (EXTF 700), checked by every rule of the format."""

from app.core.manifest import Page, Topic
from app.core.messages import N_
from app.modules.finance.datev.settings import SETTINGS

TOPIC = Topic(
    name="finance.datev",
    order=80,
    words={
        "stacks": N_("tax adviser, export, EXTF"),
    },
    settings=SETTINGS,
    pages=(
        Page(
            "stacks",
            N_("DATEV"),
            "external-link",
            "app.modules.finance.datev.pages.stacks:DatevPage",
            "finance.view",
            order=65,
            group="close",
        ),
    ),
    commands="app.modules.finance.datev.cli:COMMANDS",
)
