"""The archive: inbox, documents with their versions, search, rights, approval."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

PAGES = "app.modules.documents.archive.pages"
TOPIC = Topic(
    name="documents.archive",
    order=30,
    models="app.modules.documents.archive.models",
    records="app.modules.documents.archive.words:RECORDS",
    checks="app.modules.documents.archive.checks:checks",
    kept="app.modules.documents.archive.checks:kept",
    ended="app.modules.documents.archive.classifying:record_ended",
    guards="app.modules.documents.archive.sight:GUARDS",
    search="app.modules.documents.archive.finding:SEARCHABLE",
    workflows="app.modules.documents.archive.words:APPROVALS",
    waiting="app.modules.documents.archive.waiting:waiting",
    demo="app.modules.documents.archive.demo:demo",
    pages=(
        Page("inbox", N_("Inbox"), "inbox", f"{PAGES}.inbox:InboxPage", "documents.view", 10),
        Page("archive", N_("Archive"), "folder-open", f"{PAGES}.archive:ArchivePage", "documents.view", 20),
        Page("approvals", N_("Approvals"), "check", f"{PAGES}.approvals:ApprovalsPage", "approval.decide", 30),
    ),
    actions=(Action("search", N_("Search in the archive"), "documents.archive.archive", needs="documents.view"),),
    permissions=(
        Permission("documents.view", N_("See documents")),
        Permission("documents.intake", N_("Take documents in")),
        Permission("documents.file", N_("File and change documents")),
        Permission("approval.start", N_("Ask for an approval")),
        Permission("approval.decide", N_("Approve and reject")),
        Permission("approval.rules", N_("Set who approves")),
    ),
)
