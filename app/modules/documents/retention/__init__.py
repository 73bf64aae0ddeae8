"""Retention and erasure: how long documents stay, holds, the yearly review, erasure by two people, certificates."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="documents.retention",
    order=50,
    purposes={
        "documents.review": N_("No document has reached the end of its retention."),
        "documents.proposed": N_("Nothing is proposed for erasure."),
        "documents.erasures": N_("What was erased after its time is listed here, with who decided."),
        "documents.holds": N_("A hold keeps documents of a dispute or audit beyond their time."),
    },
    words={
        "review": N_("delete, erase, GDPR, periods"),
    },
    guards={"document_hold": "app.modules.documents.retention.queries:GUARDS"},
    todo="app.modules.documents.retention.queries:waiting",
    due="app.modules.documents.retention.jobs:finish",
    pages=(
        Page(
            "review",
            N_("Retention"),
            "shield-check",
            "app.modules.documents.retention.pages.review:ReviewPage",
            "documents.erase",
            order=60,
            group="keep",
        ),
        Page(
            "holds",
            N_("Holds"),
            "lock",
            "app.modules.documents.retention.pages.review:HoldsPage",
            "documents.hold",
            order=50,
            listed=False,
            parent="documents.retention.review",
        ),
    ),
    permissions=(
        Permission("documents.hold", N_("Set and release holds, keep longer")),
        Permission("documents.erase", N_("Propose and release erasures")),
    ),
)
