"""Paper originals: labels that were given out, boxes and shelves, and the protocol by which paper is destroyed after a check of its scan."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="documents.originals",
    order=55,
    models="app.modules.documents.originals.models",
    records="app.modules.documents.originals.words:RECORDS",
    guards="app.modules.documents.originals.queries:GUARDS",
    forget="app.modules.documents.originals.services:forget",
    demo="app.modules.documents.originals.demo:demo",
    pages=(
        Page(
            "originals",
            N_("Paper originals"),
            "layers",
            "app.modules.documents.originals.pages.originals:OriginalsPage",
            "documents.view",
            57,
        ),
    ),
    permissions=(Permission("documents.originals", N_("Check scans, destroy paper, keep the register of boxes")),),
)
