"""What plan, types, cases, tags and rules are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.documents.filing.rules import DIRECTIONS, KINDS, PROPOSED, WAYS

CODE, TITLE, AREA, ACTIVE = Field(N_("Code")), Field(N_("Title")), Field(N_("Area"), "key"), Field(N_("In use"))
CLASS = Field(N_("Retention"))
RECORDS = (
    Record("document_node", N_("Place in the plan"), {"code": CODE, "title": TITLE, "retention": CLASS, "area": AREA, "active": ACTIVE}),
    Record(
        "document_type",
        N_("Type of document"),
        {
            "key": CODE,
            "title": TITLE,
            "direction": Field(N_("Direction"), choices=DIRECTIONS),
            "retention": CLASS,
            "node": Field(N_("Plan")),
            "area": AREA,
            "required": Field(N_("Needed")),
            "approve": Field(N_("Is approved")),
            "active": ACTIVE,
        },
    ),
    Record(
        "document_field",
        N_("Field of a type"),
        {
            "type": Field(N_("Type")),
            "title": TITLE,
            "kind": Field(N_("Kind"), choices=KINDS),
            "required": Field(N_("Needed")),
            "options": Field(N_("Values")),
        },
    ),
    Record(
        "document_case",
        N_("Case"),
        {
            "number": Field(N_("No.")),
            "title": TITLE,
            "node": Field(N_("Plan")),
            "responsible": Field(N_("Responsible")),
            "opened": Field(N_("Opened")),
            "closed": Field(N_("Closed")),
            "area": AREA,
        },
    ),
    Record("document_tag", N_("Tag"), {"title": TITLE}),
    Record(
        "document_rule",
        N_("Filing rule"),
        {
            "field": Field(N_("Proposes"), choices=PROPOSED),
            "value": Field(N_("Value")),
            "way": Field(N_("Fits"), choices=WAYS),
            "pattern": Field(N_("Words")),
            "active": ACTIVE,
        },
    ),
    Record(
        "document_watched",
        N_("Watched folder"),
        {
            "computer": Field(N_("Computer")),
            "folder": Field(N_("Folder")),
            "done": Field(N_("Then to")),
            "type": Field(N_("Type")),
            "active": ACTIVE,
        },
    ),
)
