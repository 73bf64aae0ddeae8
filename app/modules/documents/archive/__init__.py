"""The archive: inbox, documents with their versions, search, rights, approval."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import FirstStep
from app.core.messages import N_

PAGES = "app.modules.documents.archive.pages"
GUARDED = (
    "document",
    "document_case",
    "attachment",
    "document_version",
    "document_value",
    "document_stamp",
    "document_tagged",
    "document_held",
    "document_erasure",
    "document_correction",
)
TOPIC = Topic(
    name="documents.archive",
    order=30,
    purposes={
        "documents.archive": N_("Every document that was filed stands here and is found by any word in it."),
        "documents.inbox": N_("What comes in waits here until it is filed: drop files on this page."),
    },
    words={
        "inbox": N_("mail, new, scan, file"),
        "archive": N_("documents, search, find, DMS"),
        "approvals": N_("release, sign off, four eyes"),
    },
    numbers={"document": N_("Documents"), "asn": N_("Archive numbers")},
    models="app.modules.documents.archive.models",
    figures="app.modules.documents.archive.kpi:FIGURES",
    timeline="app.modules.documents.archive.queries.about_contacts:happenings",
    front_desk="app.modules.documents.archive.queries.about_contacts:blocks",
    leads_to_contacts="app.modules.documents.archive.queries.about_contacts:leads",
    checks="app.modules.documents.archive.checks:checks",
    kept="app.modules.documents.archive.checks:kept",
    ended="app.modules.documents.archive.services.terms:record_ended",
    guards=dict.fromkeys(GUARDED, "app.modules.documents.archive.queries.visibility:GUARDS"),
    search="app.modules.documents.archive.queries.full_text:SEARCHABLE",
    workflows="app.modules.documents.archive.services.approving:APPROVALS",
    first_steps=(
        FirstStep(
            N_("First document"),
            N_("Read, sorted and kept as long as the law wants it"),
            N_("Choose a file …"),
            "documents.intake.taking",
            "app.modules.documents.archive.queries.documents:has_documents",
            needs="documents.intake",
            order=50,
            files=True,
        ),
    ),
    todo="app.modules.documents.archive.todo:waiting",
    demo="app.modules.documents.archive.demo:demo",
    pages=(
        Page(
            "inbox",
            N_("Inbox"),
            "inbox",
            f"{PAGES}.inbox:InboxPage",
            "documents.view",
            order=10,
            group="papers",
        ),
        Page(
            "archive",
            N_("Archive"),
            "folder-open",
            f"{PAGES}.archive:ArchivePage",
            "documents.view",
            order=20,
            group="papers",
        ),
        Page(
            "approvals",
            N_("Approvals"),
            "check",
            f"{PAGES}.approvals:ApprovalsPage",
            "approval.decide",
            order=30,
            group="papers",
        ),
        Page(
            "rules",
            N_("Filing rules"),
            "list",
            f"{PAGES}.filing_rules:FilingRulesPage",
            "documents.filing.change",
            order=75,
            group="master",
        ),
    ),
    actions=(
        Action("search", N_("Search in the archive"), "documents.archive.archive", needs="documents.view"),
        Action(
            "take_in", N_("Take files in …"), "documents.archive.inbox", "files", needs="documents.intake"
        ),
    ),
    permissions=(
        Permission(
            "documents.view",
            N_("See documents"),
            ("bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk", "auditor"),
        ),
        Permission(
            "documents.intake", N_("Take documents in"), ("bookkeeper", "hr", "stock", "buyer", "it_admin")
        ),
        Permission(
            "documents.file",
            N_("File and change documents"),
            ("bookkeeper", "hr", "stock", "buyer", "it_admin"),
        ),
        Permission(
            "approval.start", N_("Ask for an approval"), ("bookkeeper", "hr", "stock", "buyer", "it_admin")
        ),
        Permission(
            "approval.decide",
            N_("Approve and reject"),
            ("bookkeeper", "hr", "buyer", "it_admin", "manager"),
        ),
        Permission("approval.rules", N_("Set who approves")),
    ),
)
