"""Retention and erasure: how long documents stay, holds, the yearly review, erasure by two people, certificates."""

from app.core.manifest import Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="documents.retention",
    order=50,
    waiting="app.modules.documents.retention.queries:waiting",
    permissions=(
        Permission("documents.hold", N_("Set and release holds, keep longer")),
        Permission("documents.erase", N_("Propose and release erasures")),
    ),
)
