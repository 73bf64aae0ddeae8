"""The archive: inbox, documents with their versions, search, rights, approval."""

from app.core.manifest import Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="documents.archive",
    order=30,
    models="app.modules.documents.archive.models",
    records="app.modules.documents.archive.words:RECORDS",
    guards="app.modules.documents.archive.sight:GUARDS",
    search="app.modules.documents.archive.finding:SEARCHABLE",
    workflows="app.modules.documents.archive.words:APPROVALS",
    permissions=(
        Permission("documents.view", N_("See documents")),
        Permission("documents.intake", N_("Take documents in")),
        Permission("documents.file", N_("File and change documents")),
        Permission("approval.start", N_("Ask for an approval")),
        Permission("approval.decide", N_("Approve and reject")),
        Permission("approval.rules", N_("Set who approves")),
    ),
)
