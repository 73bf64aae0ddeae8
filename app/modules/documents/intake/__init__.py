"""Intake: files, folders and mails are read and put into the inbox; nothing that is broken or hostile gets further."""

from app.core.manifest import Action, Page, Topic
from app.core.messages import N_

PAGES = "app.modules.documents.intake.pages"
TOPIC = Topic(
    name="documents.intake",
    order=40,
    commands="app.modules.documents.intake.cli:COMMANDS",
    work="app.modules.documents.intake.jobs:begin",
    pages=(
        Page("taking", N_("Taking in"), "inbox", f"{PAGES}.taking:TakingPage", "documents.intake", 60, listed=False),
        Page("pages", N_("Pages"), "split", f"{PAGES}.pages:PagesPage", "documents.intake", 60, listed=False),
        Page("version", N_("Pages"), "split", f"{PAGES}.pages:PagesPage", "documents.file", 60, listed=False),
        Page("folders", N_("Watched folders"), "eye", f"{PAGES}.folders:FoldersPage", "documents.intake", 60, listed=False),
    ),
    actions=(Action("folders", N_("Watched folders"), "documents.intake.folders", needs="documents.intake"),),
)
