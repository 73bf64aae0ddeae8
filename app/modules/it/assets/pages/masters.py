"""Models, categories, places and own fields of devices, each a list with its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core.errors import Invalid
from app.core.messages import _
from app.modules.it.assets.masters import (
    asset_fields,
    categories,
    categories_source,
    fields_source,
    locations,
    locations_source,
    models,
    models_source,
    save_category,
    save_field,
    save_location,
    save_model,
)
from app.modules.it.assets.rules import FORMATS, CategoryDraft, FieldDraft, ModelDraft
from app.ui.desk import Desk
from app.ui.fields import ChoiceField, LongField, SwitchField, TextField, read_whole
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.widgets import PageAction

MODELS, CATEGORIES, PLACES, FIELDS = range(4)


class MastersPage(ListTabs):
    """Ctrl+N makes one in the list that is shown, Enter changes one."""

    def __init__(self, desk: Desk) -> None:
        sources = (
            (_("Models"), models_source()),
            (_("Categories"), categories_source()),
            (_("Places"), locations_source()),
            (_("Own fields"), fields_source()),
        )
        super().__init__(desk, _("Models and places"), sources)
        right = "it.asset.change"
        self.set_actions(
            [
                PageAction(_("Change"), self._change, "F2", "pencil", right),
                PageAction(_("New"), lambda: self._open(None), "Ctrl+N", "plus", right, primary=True),
            ]
        )

    def open_row(self, key: int) -> None:
        """Show the form of a row."""
        if self.desk.may("it.asset.change"):
            self._open(key)

    def _change(self) -> None:
        key = self.panel.current_key()
        if key is not None:
            self._open(key)

    def _open(self, key: int | None) -> None:
        (self._model, self._category, self._place, self._field)[self.bar.currentIndex()](key)

    def _form(self, kind: str, key: int | None, save: Callable[[Form], tuple[Any, ...]], title: str) -> Form:
        """Return a form whose save runs what the given function returns: a command and its arguments."""

        def submit() -> None:
            try:
                service, *arguments = save(form)
            except Invalid as error:
                form.refused(error)
                return

            def done(made: int) -> None:
                form.saved()
                self.drawer.drop()
                self.panel.select_key(made)
                self.desk.notice(_("Saved"))

            self.desk.run(service, *arguments, then=done, failed=form.refused)

        form = Form(self.desk, f"draft.{kind}.{key or 0}", submit, self.drawer.drop, columns=1)
        self.drawer.show_widget(title, form)
        return form

    def _category(self, key: int | None) -> None:
        one = next((row for row in self.desk.now(categories) if row.id == key), None)

        def save(form: Form) -> tuple[Any, ...]:
            values = form.values()
            for name in ("audit_months", "inspect_months", "life_months"):
                values[name] = read_whole(values[name], name)
            return save_category, CategoryDraft(**values), key, one.version if one else None

        form = self._form("it_category", key, save, one.draft.name if one else _("New category"))
        form.add(TextField("name", _("Name"), limit=80))
        form.add(SwitchField("stores_data", _("Stores data: wiped before it leaves")))
        form.add(SwitchField("signed", _("Hand over with signature")))
        form.add(TextField("audit_months", _("Audit every … months (0: never)"), limit=3))
        form.add(TextField("inspect_months", _("Inspection every … months (0: never)"), limit=3))
        form.add(TextField("life_months", _("Life in months (0: not planned)"), limit=3))
        texts = {"audit_months": "12", "inspect_months": "24", "life_months": "36"}
        if one is not None:
            texts = {name: ("1" if value else "") if isinstance(value, bool) else str(value) for name, value in vars(one.draft).items()}
        form.fill(texts)
        form.focus_first()

    def _model(self, key: int | None) -> None:
        one = next((row for row in self.desk.now(models) if row.id == key), None)

        def save(form: Form) -> tuple[Any, ...]:
            values = form.values()
            draft = ModelDraft(int(values["category"] or 0), values["manufacturer"], values["name"], values["number"])
            return save_model, draft, key, one.version if one else None

        form = self._form("it_model", key, save, one.words if one else _("New model"))
        form.add(ChoiceField("category", _("Category"), [(str(row.id), row.draft.name) for row in self.desk.now(categories)]))
        form.add(TextField("manufacturer", _("Manufacturer"), limit=80))
        form.add(TextField("name", _("Model"), limit=120))
        form.add(TextField("number", _("Model no."), limit=60))
        form.fill({name: str(value) for name, value in vars(one.draft).items()} if one else {})
        form.focus_first()

    def _place(self, key: int | None) -> None:
        rows = self.desk.now(locations)
        one = next((row for row in rows if row.id == key), None)

        def save(form: Form) -> tuple[Any, ...]:
            values = form.values()
            parent = int(values["parent"]) if values["parent"] else None
            return save_location, values["name"], parent, values["code"], key, one.version if one else None

        form = self._form("it_location", key, save, one.path if one else _("New place"))
        form.add(ChoiceField("parent", _("Lies in"), [("", "–"), *((str(row.id), row.path) for row in rows if row.id != key)]))
        form.add(TextField("name", _("Name"), limit=80))
        form.add(TextField("code", _("Code (for scanning)"), limit=40))
        form.fill({"parent": str(one.parent or ""), "name": one.name, "code": one.code} if one else {})
        form.focus_first()

    def _field(self, key: int | None) -> None:
        one = next((row for row in self.desk.now(asset_fields) if row.id == key), None)

        def save(form: Form) -> tuple[Any, ...]:
            values = form.values()
            draft = FieldDraft(
                int(values["category"] or 0), values["title"], values["format"], values["options"], values["required"], values["unique"]
            )
            return save_field, draft, key, one.version if one else None

        form = self._form("it_field", key, save, one.draft.title if one else _("New field"))
        form.add(ChoiceField("category", _("Category"), [(str(row.id), row.draft.name) for row in self.desk.now(categories)]))
        form.add(TextField("title", _("Title"), limit=60))
        form.add(ChoiceField("format", _("Format"), [(name, _(words)) for name, words in FORMATS.items()]))
        form.add(LongField("options", _("Values, a line each; or the pattern"), 4))
        form.add(SwitchField("required", _("Needed")))
        form.add(SwitchField("unique", _("No two devices have the same")))
        texts = {"format": "any"}
        if one is not None:
            texts = {name: ("1" if value else "") if isinstance(value, bool) else str(value) for name, value in vars(one.draft).items()}
        form.fill(texts)
        form.focus_first()
