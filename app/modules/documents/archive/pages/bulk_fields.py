"""What can be changed for many documents at once, and what each field offers."""

from __future__ import annotations

from app.core.messages import N_
from app.core.stemming import fold
from app.modules.documents.archive.queries.documents import Known
from app.modules.organisation.contacts.api import find
from app.ui.desk import Desk
from app.ui.lists.bulk import BulkField
from app.ui.lookups import Offer


def bulk_fields(desk: Desk, known: Known) -> list[BulkField]:
    """Return the fields; places, cases and contacts are found by typing."""

    def contacts(typed: str) -> list[Offer]:
        return [
            Offer(str(one.number), f"{one.number}  {one.name}", one.draft.town)
            for one in desk.office.read(find, typed)
        ]

    def cases(typed: str) -> list[Offer]:
        there = [
            case
            for case in known.cases
            if case.closed is None and (typed in case.number or fold(typed) in fold(case.title))
        ]
        return [Offer(case.number, f"{case.number}  {case.title}") for case in there]

    def nodes(typed: str) -> list[Offer]:
        there = [
            node
            for node in known.nodes
            if node.active and (node.code.startswith(typed) or fold(typed) in fold(node.title))
        ]
        return [Offer(node.code, node.words) for node in there]

    return [
        BulkField("tag", N_("Add a tag"), "text"),
        BulkField("untag", N_("Take a tag off"), "text"),
        BulkField("type", N_("Type"), "choice", tuple((one.key, one.title) for one in known.types)),
        BulkField("node", N_("Plan"), "lookup", offers=nodes),
        BulkField("contact", N_("Contact"), "lookup", offers=contacts),
        BulkField("case", N_("Case"), "lookup", offers=cases),
        BulkField("place", N_("Shelf"), "text"),
        BulkField(
            "area",
            N_("Area"),
            "choice",
            tuple((str(key), title) for key, title in {0: "–", **known.areas}.items()),
        ),
    ]
