"""GoBD: the data of a fiscal year for a tax audit (Z3), tables with their description, vouchers included, the same bytes each time."""

from app.core.manifest import Page, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="finance.gobd",
    order=85,
    words={
        "audit": N_("auditor, Z3, data carrier, procedure"),
    },
    pages=(
        Page(
            "audit",
            N_("Tax audit"),
            "shield-check",
            "app.modules.finance.gobd.pages.audit:AuditPage",
            "finance.view",
            order=66,
            group="close",
        ),
    ),
    commands="app.modules.finance.gobd.cli:COMMANDS",
)
