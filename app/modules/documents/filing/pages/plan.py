"""The filing plan, types with their fields, rules that propose, and areas: five lists in tabs with their forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.messages import _
from app.data.areas import areas, save_area
from app.data.drafts import Stored
from app.data.lists import asked
from app.data.system_tables import Area
from app.modules.documents.filing.models import DocumentType, FieldDef, PlanNode
from app.modules.documents.filing.queries import (
    NodeRow,
    TypeRow,
    area,
    areas_source,
    class_titles,
    field,
    fields_source,
    node,
    nodes,
    nodes_source,
    type_of,
    types,
    types_source,
)
from app.modules.documents.filing.rules import REQUIRABLE, FieldDraft, NodeDraft, TypeDraft
from app.modules.documents.filing.services.plan import (
    save_field,
    save_node,
    save_type,
)
from app.ui.choice_fields import ChoiceField, LinesField, ManyField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import choose
from app.ui.forms import Form
from app.ui.register import Register, RegisterPage

PLAN, TYPES, FIELDS, AREAS = range(4)


def _offer_areas(form: Form, known: dict[int, str]) -> None:
    choose(form, "area", [(0, _("open to all")), *known.items()])


def _node_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        PlanNode,
        "code active title:2 retention:2 area:2",
        retention=ChoiceField("retention", _("Retention"), [("", _("by type")), *class_titles().items()]),
        area=ChoiceField("area", _("Area"), ()),
    )


def _node_ready(form: Form, one: Stored[NodeDraft] | None, known: dict[int, str]) -> None:
    form.fields["code"].editor.setEnabled(one is None)
    _offer_areas(form, known)


def _type_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        DocumentType,
        "key direction title:2 retention:2 node:2 area:2 approve active required:2",
        retention=ChoiceField("retention", _("Retention"), list(class_titles().items())),
        node=ChoiceField("node", _("Plan"), ()),
        area=ChoiceField("area", _("Area"), ()),
        required=ManyField("required", _("Needed"), list(REQUIRABLE.items())),
    )


def _type_ready(
    form: Form, one: Stored[TypeDraft] | None, known: dict[int, str], places: list[NodeRow]
) -> None:
    form.fields["key"].editor.setEnabled(one is None)
    choose(form, "node", [(place.code, place.words) for place in places])
    _offer_areas(form, known)


def _field_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        FieldDef,
        "type:2 title:2 kind required options:2",
        type=ChoiceField("type", _("Type"), ()),
        options=LinesField("options", _("Values, one a line"), 4),
    )


def _field_ready(form: Form, one: Stored[FieldDraft] | None, known: list[TypeRow]) -> None:
    """A field stays of its type and kind: values were read by it."""
    choose(form, "type", [(kind.key, kind.title) for kind in known])
    for name in ("type", "kind"):
        form.fields[name].editor.setEnabled(one is None)


def _area_ready(form: Form, _one: object) -> None:
    words = _("Who may know of what lies in an area is set in the roles (Office, Users and roles).")
    form.fields["title"].set_hint(words)


def _registers() -> tuple[Register, ...]:
    place, kind = _("Place in the plan"), _("Type of document")
    return (
        Register(
            title=_("Plan"),
            new=place,
            source=asked(nodes_source({}), nodes_source, areas),
            of=PlanNode,
            read=node,
            fields=_node_fields,
            draft=NodeDraft,
            save=save_node,
            start={"active": True, "area": 0},
            asks=((areas,),),
            ready=_node_ready,
        ),
        Register(
            title=_("Types"),
            new=kind,
            source=asked(types_source({}), types_source, areas),
            of=DocumentType,
            read=type_of,
            fields=_type_fields,
            draft=TypeDraft,
            save=save_type,
            start={"active": True, "retention": "letter", "node": "9", "area": 0},
            asks=((areas,), (nodes,)),
            ready=_type_ready,
        ),
        Register(
            title=_("Fields"),
            new=_("Field of a type"),
            source=asked(fields_source(()), fields_source, types),
            of=FieldDef,
            read=field,
            fields=_field_fields,
            draft=FieldDraft,
            save=save_field,
            asks=((types,),),
            ready=_field_ready,
        ),
        Register(
            title=_("Areas"),
            new=_("Area"),
            source=areas_source(),
            of=Area,
            read=area,
            fields=lambda desk: fields_of(desk, Area, "title:2"),
            draft=_title,
            save=save_area,
            ready=_area_ready,
            name=lambda draft: str(getattr(draft, "title", draft)),
        ),
    )


def _title(**values: Any) -> str:
    return str(values["title"])


class PlanPage(RegisterPage):
    """Enter or F2 changes a row, Ctrl+N makes a new one."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Filing plan"), _registers(), width=420)
        self.set_actions(self.standard_actions())
