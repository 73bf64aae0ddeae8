"""Paper originals: labels that were given out, boxes and shelves, and the protocol by which paper is destroyed after a check of its scan."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="documents.paper_originals",
    order=55,
    formerly={"documents.originals.originals": "documents.paper_originals.originals"},
    purposes={
        "documents.papers": N_("Papers whose originals are kept are listed here with their place."),
        "documents.boxes": N_("A box or folder says where papers lie and until when."),
        "documents.labels": N_("Labels with archive numbers are printed here, to be stuck on papers."),
    },
    models="app.modules.documents.paper_originals.models",
    guards={"paper_state": "app.modules.documents.paper_originals.queries:GUARDS"},
    forget="app.modules.documents.paper_originals.services:forget",
    demo="app.modules.documents.paper_originals.demo:demo",
    pages=(
        Page(
            "originals",
            N_("Paper originals"),
            "layers",
            "app.modules.documents.paper_originals.pages.originals:OriginalsPage",
            "documents.view",
            order=62,
            group="keep",
        ),
    ),
    permissions=(
        Permission(
            "documents.paper_originals",
            N_("Check scans, destroy paper, keep the register of boxes"),
            ("bookkeeper",),
            was=("documents.originals",),
        ),
    ),
)
