"""The filing plan, types with their fields, rules that propose, and areas: five lists in tabs with their forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core.messages import _
from app.data.areas import areas, save_area
from app.modules.documents.filing.queries import (
    areas_source,
    class_titles,
    fields,
    fields_source,
    filing_rules,
    nodes,
    nodes_source,
    rules_source,
    types,
    types_source,
)
from app.modules.documents.filing.rules import DIRECTIONS, KINDS, PROPOSED, REQUIRABLE, WAYS
from app.modules.documents.filing.services.plan import (
    FieldDraft,
    NodeDraft,
    RuleDraft,
    TypeDraft,
    delete_rule,
    save_field,
    save_node,
    save_rule,
    save_type,
)
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction

PLAN, TYPES, FIELDS, RULES, AREAS = range(5)


class PlanPage(ListTabs):
    """Enter or F2 changes a row, Ctrl+N makes a new one."""

    def __init__(self, desk: Desk) -> None:
        known: dict[int, str] = desk.read_blocking(areas)
        sources = (
            (_("Plan"), nodes_source(known)),
            (_("Types"), types_source(known)),
            (_("Fields"), fields_source(desk.read_blocking(types))),
            (_("Rules"), rules_source()),
            (_("Areas"), areas_source()),
        )
        super().__init__(desk, _("Filing plan"), sources, 420)
        self.set_actions(
            [
                PageAction(
                    _("Take rule away"),
                    self.remove,
                    "Ctrl+D",
                    "trash-2",
                    "documents.filing.change",
                    menu=True,
                ),
                PageAction(_("Change"), self.change, "F2", "pencil", "documents.filing.change"),
                PageAction(
                    _("New"),
                    lambda: self._form(None),
                    "Ctrl+N",
                    "plus",
                    "documents.filing.change",
                    primary=True,
                ),
            ]
        )

    def open_row(self, key: int) -> None:
        """Change a row."""
        self.change()

    def change(self) -> None:
        """Change the row chosen."""
        key = self.panel.current_key()
        if key is not None and self.desk.may("documents.filing.change"):
            self._form(key)

    def remove(self) -> None:
        """Take the rule chosen away."""
        key = self.panels[RULES].current_key() if self.bar.currentIndex() == RULES else None
        if key is None:
            self.desk.notice(_("Only rules can be taken away; plan, types and fields are put out of use."))
        else:
            self.desk.run(delete_rule, key, then=lambda _n: self.desk.notice(_("Rule taken away")))

    def _form(self, key: int | None) -> None:
        makers = (self._node, self._type, self._field, self._rule, self._area)
        makers[self.bar.currentIndex()](key)

    def _make(
        self, title: str, record: str, save: Callable[[dict[str, Any], Callable[[int], None], Form], None]
    ) -> Form:
        """Return a form whose save gets its values and what to do when all went well."""

        def done(key: int) -> None:
            form.saved()
            self.drawer.drop()
            self.panel.select_key(key)
            self.desk.notice(_("Saved"))

        form = Form(
            self.desk,
            "filing",
            lambda: save(form.values(), done, form),
            self.drawer.drop,
            columns=2,
            record=record,
        )
        form.setAccessibleName(title)
        return form

    def _area_choices(self) -> list[tuple[str, str]]:
        return [
            ("0", _("open to all")),
            *((str(key), title) for key, title in self.desk.read_blocking(areas).items()),
        ]

    def _node(self, key: int | None) -> None:
        one = next((node for node in self.desk.read_blocking(nodes) if node.id == key), None)

        def save(v: dict[str, Any], done: Callable[[int], None], form: Form) -> None:
            draft = NodeDraft(v["code"], v["title"], v["retention"], int(v["area"] or 0), v["active"])
            form.send(save_node, draft, key, form.version, then=done)

        form = self._make(_("Place in the plan"), f"node.{key or 0}", save)
        form.version = one.version if one else None
        form.add(TextField("code", _("Code"), limit=8))
        form.add(SwitchField("active", _("In use")))
        form.add(TextField("title", _("Title"), limit=120), 2)
        form.add(ChoiceField("retention", _("Retention"), [("", _("by type")), *class_titles().items()]), 2)
        form.add(ChoiceField("area", _("Area"), self._area_choices()), 2)
        texts = (
            {
                "code": one.code,
                "title": one.title,
                "retention": one.retention,
                "area": str(one.area),
                "active": "1" if one.active else "",
            }
            if one
            else {"active": "1"}
        )
        form.fill(texts)
        form.fields["code"].editor.setEnabled(one is None)
        self.drawer.show_widget(_("Place in the plan"), form)
        form.focus_first()

    def _type(self, key: int | None) -> None:
        one = next((kind for kind in self.desk.read_blocking(types) if kind.id == key), None)

        def save(v: dict[str, Any], done: Callable[[int], None], form: Form) -> None:
            needed = tuple(name for name in REQUIRABLE if v[f"need_{name}"])
            draft = TypeDraft(
                v["key"],
                v["title"],
                v["direction"],
                v["retention"],
                v["node"],
                int(v["area"] or 0),
                needed,
                v["approve"],
                v["active"],
            )
            form.send(save_type, draft, key, form.version, then=done)

        form = self._make(_("Type of document"), f"type.{key or 0}", save)
        form.version = one.version if one else None
        form.add(TextField("key", _("Code"), limit=20))
        form.add(ChoiceField("direction", _("Direction"), list(DIRECTIONS.items())))
        form.add(TextField("title", _("Title"), limit=80), 2)
        form.add(ChoiceField("retention", _("Retention"), list(class_titles().items())), 2)
        form.add(
            ChoiceField(
                "node", _("Plan"), [(node.code, node.words) for node in self.desk.read_blocking(nodes)]
            ),
            2,
        )
        form.add(ChoiceField("area", _("Area"), self._area_choices()), 2)
        form.add(SwitchField("approve", _("Is approved")))
        form.add(SwitchField("active", _("In use")))
        form.heading(_("Needed"))
        for name, words in REQUIRABLE.items():
            form.add(SwitchField(f"need_{name}", _(words)))
        texts = {"active": "1", "retention": "letter", "node": "9"}
        if one is not None:
            texts = {"key": one.key, "title": one.title, "direction": one.direction, "retention": one.retention, "node": one.node,
                     "area": str(one.area), "approve": "1" if one.approve else "", "active": "1" if one.active else ""}  # fmt: skip
            texts |= {f"need_{name}": "1" for name in one.required}
        form.fill(texts)
        form.fields["key"].editor.setEnabled(one is None)
        self.drawer.show_widget(_("Type of document"), form)
        form.focus_first()

    def _field(self, key: int | None) -> None:
        one = next((field for field in self.desk.read_blocking(fields) if field.id == key), None)

        def save(v: dict[str, Any], done: Callable[[int], None], form: Form) -> None:
            options = tuple(line.strip() for line in v["options"].splitlines() if line.strip())
            draft = FieldDraft(v["type"], v["title"], v["kind"], v["required"], options)
            form.send(save_field, draft, key, form.version, then=done)

        form = self._make(_("Field of a type"), f"field.{key or 0}", save)
        form.version = one.version if one else None
        form.add(
            ChoiceField(
                "type", _("Type"), [(kind.key, kind.title) for kind in self.desk.read_blocking(types)]
            ),
            2,
        )
        form.add(TextField("title", _("Title"), limit=60), 2)
        form.add(ChoiceField("kind", _("Kind"), list(KINDS.items())))
        form.add(SwitchField("required", _("Needed")))
        form.add(LongField("options", _("Values, one a line"), 4), 2)
        if one is not None:
            form.fill(
                {
                    "type": one.type,
                    "title": one.title,
                    "kind": one.kind,
                    "required": "1" if one.required else "",
                    "options": "\n".join(one.options),
                }
            )
            for name in ("type", "kind"):
                form.fields[name].editor.setEnabled(False)
        else:
            form.fill({})
        self.drawer.show_widget(_("Field of a type"), form)
        form.focus_first()

    def _rule(self, key: int | None) -> None:
        one = next((rule for rule in self.desk.read_blocking(filing_rules) if rule.id == key), None)

        def save(v: dict[str, Any], done: Callable[[int], None], form: Form) -> None:
            draft = RuleDraft(v["name"], v["field"], v["value"], v["way"], v["pattern"], v["active"])
            form.send(save_rule, draft, key, form.version, then=done)

        form = self._make(_("Filing rule"), f"rule.{key or 0}", save)
        form.version = one.version if one else None
        form.add(TextField("name", _("Name"), limit=80), 2)
        form.add(ChoiceField("way", _("Fits"), list(WAYS.items())), 2)
        form.add(LongField("pattern", _("Words"), 3), 2)
        form.add(ChoiceField("field", _("Proposes"), list(PROPOSED.items())))
        form.add(TextField("value", _("Value"), limit=80))
        form.add(SwitchField("active", _("In use")), 2)
        if one is not None:
            form.fill(
                {
                    "name": one.name,
                    "way": one.way,
                    "pattern": one.pattern,
                    "field": one.field,
                    "value": one.value,
                    "active": "1" if one.active else "",
                }
            )
        else:
            form.fill({"active": "1"})
        self.drawer.show_widget(_("Filing rule"), form)
        form.focus_first()

    def _area(self, key: int | None) -> None:
        def save(v: dict[str, Any], done: Callable[[int], None], form: Form) -> None:
            form.send(save_area, v["title"], key, then=done)

        form = self._make(_("Area"), f"area.{key or 0}", save)
        form.add(TextField("title", _("Title"), limit=80), 2)
        form.fill({"title": self.desk.read_blocking(areas).get(key or 0, "")})
        form.message.setText(
            _("Who may know of what lies in an area is set in the roles (Office, Users and roles).")
        )
        form.message.show()
        self.drawer.show_widget(_("Area"), form)
        form.focus_first()
