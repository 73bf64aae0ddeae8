"""Intake: files, folders and mails are read and put into the inbox; nothing that is broken or hostile gets further."""

from app.core.manifest import Action, Page, Papers, Topic
from app.core.messages import N_
from app.modules.documents.intake.settings import SETTINGS

PAGES = "app.modules.documents.intake.pages"
TOPIC = Topic(
    name="documents.intake",
    order=40,
    words={
        "folders": N_("scanner, watch"),
        "export": N_("auditor, export"),
    },
    commands="app.modules.documents.intake.cli:COMMANDS",
    papers=Papers(
        table="document",
        take_right="documents.intake",
        find_right="documents.view",
        taking="app.modules.documents.intake.services.intake:take_for",
        finding="app.modules.documents.intake.services.intake:papers_for",
        linking="app.modules.documents.archive.api:link",
        page="documents.archive.archive",
        about="app.modules.documents.archive.queries.about_records:about_record",
    ),
    settings=SETTINGS,
    todo="app.modules.documents.intake.todo:waiting",
    work="app.modules.documents.intake.jobs:begin",
    pages=(
        Page(
            "taking",
            N_("Taking in"),
            "inbox",
            f"{PAGES}.taking:TakingPage",
            "documents.intake",
            order=60,
            listed=False,
            parent="documents.archive.inbox",
        ),
        Page(
            "pages",
            N_("Pages"),
            "split",
            f"{PAGES}.pages:PagesPage",
            "documents.intake",
            order=60,
            listed=False,
            parent="documents.archive.inbox",
        ),
        Page(
            "version",
            N_("Pages"),
            "split",
            f"{PAGES}.pages:PagesPage",
            "documents.file",
            order=60,
            listed=False,
            parent="documents.archive.archive",
        ),
        Page(
            "export",
            N_("Package for an auditor"),
            "download",
            f"{PAGES}.export:ExportPage",
            "documents.view",
            order=60,
            listed=False,
            parent="documents.archive.archive",
        ),
        Page(
            "folders",
            N_("Watched folders"),
            "eye",
            f"{PAGES}.folders:FoldersPage",
            "documents.intake",
            order=77,
            group="master",
        ),
    ),
    actions=(
        Action("export", N_("Package for an auditor"), "documents.intake.export", needs="documents.view"),
        Action("list", N_("Import with a list …"), "documents.intake.taking", needs="documents.intake"),
    ),
)
