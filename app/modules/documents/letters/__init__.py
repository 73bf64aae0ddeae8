"""Letters by DIN 5008: templates with fields, text blocks, letterhead, serial letters, labels; the sent copy is filed by itself."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_
from app.modules.documents.letters.settings import SETTINGS

PAGES = "app.modules.documents.letters.pages"
TOPIC = Topic(
    name="documents.letters",
    order=60,
    purposes={
        "documents.letters": N_("Letters by DIN 5008 are written here; the sent copy is filed by itself."),
    },
    words={
        "letters": N_("write, correspondence, template, serial letter"),
        "letterhead": N_("logo, footer"),
        "labels": N_("address labels"),
    },
    models="app.modules.documents.letters.models",
    timeline="app.modules.documents.letters.queries.letters:happenings",
    settings=SETTINGS,
    basics="app.modules.documents.letters.setup:bring_basics",
    forget="app.modules.documents.letters.services:forget",
    guards={"letter": "app.modules.documents.letters.queries.letters:GUARDS"},
    demo="app.modules.documents.letters.demo:demo",
    pages=(
        Page(
            "letters",
            N_("Letters"),
            "pen-line",
            f"{PAGES}.letters:LettersPage",
            "documents.letters",
            order=55,
            group="letters",
        ),
        Page(
            "letterhead",
            N_("Letterhead"),
            "image",
            f"{PAGES}.letterhead:LetterheadPage",
            "settings.change",
            order=56,
            listed=False,
            parent="documents.letters.letters",
        ),
        Page(
            "labels",
            N_("Labels"),
            "printer",
            f"{PAGES}.labels:LabelsPage",
            "documents.letters",
            order=58,
            group="letters",
        ),
    ),
    actions=(
        Action("letterhead", N_("Letterhead"), "documents.letters.letterhead", needs="settings.change"),
        Action("new_letter", N_("New letter"), "documents.letters.letters", "new", needs="documents.letters"),
    ),
    permissions=(
        Permission("documents.letters", N_("Write letters and print labels"), ("bookkeeper", "hr", "buyer")),
    ),
)
