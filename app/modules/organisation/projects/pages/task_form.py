"""The form of a task, as the plan and the list of tasks show it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from app.core.messages import _
from app.data.drafts import Stored
from app.modules.organisation.projects.models import ProjectTask
from app.modules.organisation.projects.queries.choices import member_choices, task_choices
from app.modules.organisation.projects.queries.lists import task
from app.modules.organisation.projects.rules.projects import KINDS, MILESTONE, PHASE, TaskDraft
from app.modules.organisation.projects.services.tasks import save_task
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask, choose, gone_for, hint
from app.ui.fields import TextField
from app.ui.forms import Form

LAYOUT = (
    "title:2 kind parent person state days links:2 not_before fixed deadline repeats "
    "hours cost measure progress text:2"
)
FOR_A_PHASE = ("person", "days", "hours", "cost", "not_before", "fixed")  # they follow from its tasks
NOBODY = 0


def ask_task(
    desk: Desk,
    drawer: Drawer,
    project: int,
    key: int | None,
    done: Callable[[int], object],
    start: Mapping[str, Any] | None = None,
) -> DrawerForm:
    """Show the form of a task of a project, or of a new one with what it begins with; done gets its key once it is kept."""
    made = {
        "parent": ChoiceField("parent", _("Phase"), []),
        "person": ChoiceField("person", _("Done by"), []),
        "links": TextField("links", _("Waits for"), limit=200),
    }
    layout = LAYOUT.split()
    at = layout.index("links:2")
    fields = [
        *fields_of(desk, ProjectTask, " ".join(layout[:at]), parent=made["parent"], person=made["person"]),
        (made["links"], 2),
        *fields_of(desk, ProjectTask, " ".join(layout[at + 1 :])),
    ]
    shown: list[Stored[TaskDraft]] = []

    def ready(form: Form, phases: list[Any], people: list[Any], *rest: Any) -> Mapping[str, Any] | None:
        choose(form, "parent", [(NOBODY, "–"), *((one, words) for one, words in phases if one != key)])
        choose(form, "person", [(NOBODY, "–"), *people])
        gone_for(form, {("kind", PHASE): FOR_A_PHASE, ("kind", MILESTONE): ("days",)})
        hint(form, links=_("Numbers of tasks: 3 (after its end), 3SS (from its start), 3FF, 3SF; 3+2 two days later, 3-1 a day before"))  # fmt: skip
        if key is None:
            return {}
        one: Stored[TaskDraft] | None = rest[0]
        if one is None:
            return None
        shown.append(one)
        form.version = one.version
        drawer.heading.setText(f"{_(KINDS[one.draft.kind])}: {one.draft.title}")
        values = {field.name: getattr(one.draft, field.name) for field in dataclasses.fields(one.draft)}
        return {**values, "parent": one.draft.parent or NOBODY, "person": one.draft.person or NOBODY}

    def send(values: Values) -> tuple[Any, ...]:
        figures = {name: values[name] or 0 for name in ("days", "hours", "cost", "progress")}
        given = {**values, **figures, "parent": values["parent"] or None, "person": values["person"] or None}
        draft = TaskDraft(**{**given, "project": project})
        return save_task, draft, key, form.version

    form = ask(
        desk,
        drawer,
        "organisation_task",
        _("New task") if key is None else "",
        fields,
        send=send,
        done=lambda made_key, values: _done(done, made_key, values),
        start={"days": 1, "state": "open", "kind": "task", "measure": "percent", **(start or {})},
        asks=[
            (task_choices, project, PHASE),
            (member_choices, project),
            *([(task, key)] if key is not None else []),
        ],
        ready=ready,
        record=key or f"{project}/new",
        columns=2,
    )
    return form


def _done(done: Callable[[int], object], key: int, values: Values) -> str:
    done(key)
    return _("{name} saved").format(name=values["title"])
