"""The form of a device: model and place found by typing, purchase and warranty, and the fields that its category has of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.core.messages import _
from app.modules.it.assets.models import ItAsset
from app.modules.it.assets.queries.assets import AssetView, asset, values_of
from app.modules.it.assets.queries.masters import FieldRow, ModelRow, asset_fields, models
from app.modules.it.assets.rules import AssetDraft, options_of
from app.modules.it.assets.services.assets import save_asset
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.fields import DayField, Field, TextField
from app.ui.forms import Form
from app.ui.lookups import KeyField

PURCHASE = "purchased cost supplier order_no warranty_months register_no"


def asset_form(desk: Desk, drawer: Drawer, key: int | None, kept: Callable[[int], None]) -> None:
    """Show the form of a device, or of a new one; kept gets its key once it was saved. State and holder change by steps and protocols."""
    own: list[OwnFields] = []
    begun: list[AssetDraft] = []

    def ready(form: Form, *answers: Any) -> Mapping[str, Any] | None:
        one: AssetView | None = answers[0] if key is not None else None
        if key is not None and one is None:
            return None
        own.append(OwnFields(form, *answers[-2:]))
        if one is None:
            form.fields["model"].set_hint(_("New ones are made under “Models and places”."))
            return {}
        begun.append(one.draft)
        form.version = one.version
        drawer.heading.setText(one.words)
        return {**vars(one.draft), **own[0].shown(answers[1])}

    def drafted(values: Values) -> AssetDraft:
        kept_values = own[0].take(values)
        return replace(begun[0] if begun else AssetDraft(None), **values, values=kept_values)

    def done(made: int, values: Values) -> str:
        kept(made)
        return _("{name} saved").format(name=values["tag"] or values["name"] or _("Device"))

    asked = [(asset, key), (values_of, key)] if key is not None else []
    form = ask(
        desk,
        drawer,
        "asset",
        _("New device") if key is None else "",
        _fields(desk),
        lambda values: (save_asset, drafted(dict(values)), key, form.version),
        done,
        asks=[*asked, (asset_fields,), (models,)],
        ready=ready,
        record=key or 0,
        columns=2,
    )


def _fields(desk: Desk) -> Sequence[Placed]:
    tag = TextField("tag", _("Device no."), limit=40, placeholder=_("the next"))
    return [
        *fields_of(desk, ItAsset, "model:2 tag name serial home", tag=tag),
        _("Purchase"),
        *fields_of(desk, ItAsset, PURCHASE),
        _("More"),
        *fields_of(desk, ItAsset, "criticality pool notes:2"),
    ]


class OwnFields:
    """The fields that categories have of their own, in a form that shows those of the category of the model typed."""

    def __init__(self, form: Form, rows: Sequence[FieldRow], known: Sequence[ModelRow]) -> None:
        self._model = form.fields["model"]
        self._rows = {f"field{row.id}": row for row in rows}
        self._of = {one.words.lower(): one.draft.category for one in known}
        self._fields = {name: form.add(_own_field(name, row)) for name, row in self._rows.items()}
        self._model.changed.connect(self.show)
        assert isinstance(self._model, KeyField)
        self._model.taken.connect(lambda _value: self.show())
        self.show()

    def show(self) -> None:
        """Show the fields of the category."""
        category = self._of.get(self._model.text().strip().lower())
        for name, field in self._fields.items():
            field.setVisible(self._rows[name].draft.category == category)

    def shown(self, values: Mapping[int, str]) -> dict[str, Any]:
        """Return the values of a device as the fields show them."""
        return {name: _shown(row, values.get(row.id, "")) for name, row in self._rows.items()}

    def take(self, values: Values) -> dict[int, str]:
        """Take the values of own fields out of what a form gives, and return those of the category."""
        category = self._of.get(self._model.text().strip().lower())
        given = {name: values.pop(name) for name in self._rows}
        return {
            row.id: _kept(row, given[name])
            for name, row in self._rows.items()
            if row.draft.category == category
        }


def _own_field(key: str, row: FieldRow) -> Field:
    title = f"{row.draft.title} *" if row.draft.required else row.draft.title
    match row.draft.format:
        case "choice":
            return ChoiceField(key, title, [("", "–"), *((value, value) for value in options_of(row.draft))])
        case "flag":
            return SwitchField(key, title)
        case "date":
            return DayField(key, title)
    return TextField(key, title, limit=300)


def _shown(row: FieldRow, text: str) -> Any:
    return datetime.date.fromisoformat(text) if row.draft.format == "date" and text else text or None


def _kept(row: FieldRow, value: Any) -> str:
    if row.draft.format == "flag":
        return "1" if value else ""
    if row.draft.format == "date":
        return str(value.isoformat()) if value else ""
    return str(value or "")
