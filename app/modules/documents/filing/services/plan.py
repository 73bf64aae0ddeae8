"""What is done with the filing plan, types, cases, tags and rules."""

from __future__ import annotations

import re
from dataclasses import asdict

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import numbering
from app.data.areas import areas
from app.data.basics import is_empty
from app.data.office import command
from app.data.record_extras import Target, tell_ended
from app.data.system_tables import Area
from app.data.unit import Unit
from app.modules.documents.filing.models import (
    Case,
    DocumentType,
    FieldDef,
    PlanNode,
    Tag,
)
from app.modules.documents.filing.rules import (
    DIRECTIONS,
    KINDS,
    REQUIRABLE,
    FieldDraft,
    NodeDraft,
    TypeDraft,
    classes,
    defaults,
)


def bring_basics(unit: Unit) -> None:
    """Bring the default plan, types and areas where there are none yet."""
    if not all(is_empty(unit, kind) for kind in (Area, PlanNode, DocumentType)):
        return
    rows = defaults()
    keys = {"": 0} | {one["key"]: unit.insert(Area, title=one["key"]) for one in rows["areas"]}
    for one in rows["plan"]:
        unit.insert(
            PlanNode,
            code=one["code"],
            title="",
            retention=one.get("class", ""),
            area=keys[one.get("area", "")],
            active=True,
        )
    for one in rows["types"]:
        unit.insert(
            DocumentType,
            key=one["key"],
            title="",
            direction=one["direction"],
            retention=one["class"],
            node=one["node"],
            area=keys[one.get("area", "")],
            required=" ".join(one["required"]),
            approve=bool(one.get("approve")),
            active=True,
        )


def _check_area(unit: Unit, area: int) -> None:
    if area and area not in areas(unit.connection):
        raise Invalid(N_("Choose one of the values offered."), field="area")


def _title(text: str, limit: int = 120) -> str:
    if not text.strip():
        raise Invalid(N_("Enter a name."), field="title")
    return text.strip()[:limit]


@command("documents.filing.change")
def save_node(unit: Unit, draft: NodeDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a place in the plan; raises Invalid. Its code is digits, and all but the last of them name a place that exists."""
    code = draft.code.strip()
    if not re.fullmatch(r"\d{1,8}", code):
        raise Invalid(N_("A code is one to eight digits."), field="code")
    known = dict(unit.connection.execute(select(PlanNode.code, PlanNode.id)).all())
    if known.get(code, key) != key:
        raise Invalid(N_("There is a place {code} already."), field="code", code=code)
    if len(code) > 1 and code[:-1] not in known:
        raise Invalid(N_("There is no place {code} above it."), field="code", code=code[:-1])
    if draft.retention and draft.retention not in classes():
        raise Invalid(N_("Choose one of the values offered."), field="retention")
    _check_area(unit, draft.area)
    values = {**asdict(draft), "code": code, "title": _title(draft.title)}
    if key is None:
        return unit.insert(PlanNode, **values)
    if unit.row(PlanNode, key)["code"] != code:
        raise Invalid(N_("The code of a place stays; documents are filed under it."), field="code")
    unit.update(PlanNode, key, values, version)
    return key


@command("documents.filing.change")
def save_type(unit: Unit, draft: TypeDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a type; raises Invalid naming the field at fault."""
    name = draft.key.strip().lower()
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,19}", name):
        raise Invalid(N_("A key is 2 to 20 small letters, digits or underscores."), field="key")
    if (
        draft.direction not in DIRECTIONS
        or draft.retention not in classes()
        or not set(draft.required) <= set(REQUIRABLE)
    ):
        raise Invalid(N_("Choose one of the values offered."), field="direction")
    check_node(unit, draft.node)
    _check_area(unit, draft.area)
    clash = unit.connection.scalar(select(DocumentType.id).where(DocumentType.key == name))
    if clash not in (None, key):
        raise Invalid(N_("There is a type {key} already."), field="key", key=name)
    values = {
        **asdict(draft),
        "key": name,
        "title": _title(draft.title, 80),
        "required": " ".join(draft.required),
    }
    if key is None:
        return unit.insert(DocumentType, **values)
    if unit.row(DocumentType, key)["key"] != name:
        raise Invalid(N_("The key of a type stays; documents carry it."), field="key")
    unit.update(DocumentType, key, values, version)
    return key


def check_node(unit: Unit, code: str) -> None:
    """Raise Invalid where a code is not in the plan."""
    if unit.connection.scalar(select(PlanNode.id).where(PlanNode.code == code)) is None:
        raise Invalid(N_("There is no place {code} in the plan."), field="node", code=code)


@command("documents.filing.change")
def save_field(unit: Unit, draft: FieldDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a field of a type; raises Invalid. The kind of a field stays, values were read by it."""
    if (
        draft.kind not in KINDS
        or unit.connection.scalar(select(DocumentType.id).where(DocumentType.key == draft.type)) is None
    ):
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    if draft.kind == "choice" and len(draft.options) < 2:
        raise Invalid(N_("A choice has at least two values, one a line."), field="options")
    f = FieldDef
    title = _title(draft.title, 60)
    clash = unit.connection.scalar(select(f.id).where(f.type == draft.type, f.title == title))
    if clash not in (None, key):
        raise Invalid(N_("There is a field {name} already."), field="title", name=title)
    values = {**asdict(draft), "title": title, "options": "\n".join(draft.options)}
    if key is None:
        return unit.insert(f, **values)
    before = unit.row(f, key)
    if (before["kind"], before["type"]) != (draft.kind, draft.type):
        raise Invalid(N_("The kind of a field stays; values were read by it."), field="kind")
    unit.update(f, key, values, version)
    return key


@command("documents.file")
def open_case(unit: Unit, title: str, node: str, responsible: str = "", area: int = 0) -> int:
    """Open a case under the next number of its place and year: 30-7/2026. Raises Invalid."""
    check_node(unit, node)
    _check_area(unit, area)
    return unit.insert(
        Case,
        number=numbering.give(unit, Case.number, unit.today.year, part=node),
        title=_title(title),
        node=node,
        responsible=responsible.strip()[:80] or unit.login,
        opened=unit.today,
        closed=None,
        area=area,
    )


@command("documents.file")
def close_case(unit: Unit, key: int) -> None:
    """Close a case; its end starts the term of what ends with it. Raises Invalid for a closed one."""
    if unit.row(Case, key)["closed"] is not None:
        raise Invalid(N_("This case is closed already."), field="closed")
    unit.update(Case, key, {"closed": unit.today})
    tell_ended(unit, Target("document_case", key))


def tag_key(unit: Unit, title: str) -> int:
    """Return the key of a tag, made where it is new; raises Invalid for an empty one."""
    words = " ".join(title.split())[:40]
    if not words:
        raise Invalid(N_("Enter a name."), field="tags")
    known = unit.connection.scalar(select(Tag.id).where(Tag.title == words))
    return int(known) if known is not None else unit.insert(Tag, title=words)
