"""The form of a device: model found by typing, place, purchase and warranty, and the fields that its category has of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.stemming import fold
from app.modules.it.assets.queries.assets import AssetView
from app.modules.it.assets.queries.masters import FieldRow, asset_fields, locations, models
from app.modules.it.assets.rules import AssetDraft, options_of
from app.modules.organisation.contacts.api import contact, find
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.desk import Desk
from app.ui.fields import DayField, Field, MoneyField, TextField
from app.ui.forms import Form
from app.ui.lookups import LookupField, Offer

IMPORTANCE = [("0", N_("not said")), ("1", N_("low")), ("2", N_("middle")), ("3", N_("high"))]


class AssetForm(Form):
    """What there is to know of a device; state and holder change by steps and protocols."""

    def __init__(
        self,
        desk: Desk,
        one: AssetView | None,
        values: Mapping[int, str],
        save: Callable[[], None],
        close: Callable[[], None],
    ) -> None:
        super().__init__(
            desk, "asset", save, close, record=one.id if one else 0, version=one.version if one else None
        )
        self.one = one
        self._models = {one.words: one for one in desk.read_blocking(models)}
        self._places = {one.path: one.id for one in desk.read_blocking(locations)}
        self._suppliers: dict[str, int] = {}
        self._own_rows = desk.read_blocking(asset_fields)
        self.add(LookupField("model", _("Model"), self._offer_models), 2)
        self.add(TextField("tag", _("Tag (empty: the next)"), limit=40))
        self.add(TextField("name", _("Name"), limit=120))
        self.add(TextField("serial", _("Serial no."), limit=80))
        self.add(LookupField("home", _("Home place"), self._offer_places))
        self.heading(_("Purchase"))
        self.add(DayField("purchased", _("Purchased")))
        self.add(MoneyField("cost", _("Purchase price")))
        self.add(LookupField("supplier", _("Supplier"), self._offer_suppliers))
        self.add(TextField("order_no", _("Order no."), limit=40))
        self.add(TextField("warranty_months", _("Warranty in months"), limit=3))
        self.add(TextField("register_no", _("Inventory number"), limit=20))
        self.heading(_("More"))
        self.add(ChoiceField("criticality", _("Importance"), IMPORTANCE))
        self.add(SwitchField("pool", _("In the pool: can be reserved")))
        self.add(LongField("notes", _("Remark"), 2), 2)
        self._own = [_own_field(row) for row in self._own_rows]
        for field in self._own:
            self.add(field)
        self.fill(self._texts(one, values))
        self.fields["model"].changed.connect(self._model_changed)
        self._model_changed()

    def _texts(self, one: AssetView | None, values: Mapping[int, str]) -> dict[str, str]:
        if one is None:
            return {"criticality": "0", "purchased": ""}
        draft = one.draft
        supplier = self.desk.read_blocking(contact, draft.supplier) if draft.supplier else None
        if supplier is not None:
            self._suppliers[str(supplier.number)] = supplier.id
        home = next((path for path, key in self._places.items() if key == draft.home), "")
        texts = {
            name: str(getattr(draft, name))
            for name in ("tag", "name", "serial", "order_no", "register_no", "notes", "criticality")
        }
        texts |= {f"field{key}": text for key, text in values.items()}
        return texts | {
            "pool": "1" if draft.pool else "",
            "model": one.model,
            "home": home,
            "purchased": formats.day(draft.purchased),
            "cost": formats.cents(draft.cost) if draft.cost is not None else "",
            "supplier": str(supplier.number) if supplier else "",
            "warranty_months": str(draft.warranty_months) if draft.warranty_months is not None else "",
        }

    def _offer_models(self, typed: str) -> list[Offer]:
        words = fold(typed).split()
        return [
            Offer(name, name, one.category)
            for name, one in self._models.items()
            if all(word in fold(name) for word in words)
        ]

    def _offer_places(self, typed: str) -> list[Offer]:
        words = fold(typed).split()
        return [Offer(path, path) for path in self._places if all(word in fold(path) for word in words)]

    def _offer_suppliers(self, typed: str) -> list[Offer]:
        found = self.desk.read_blocking(find, typed)
        self._suppliers.update({str(one.number): one.id for one in found})
        return [Offer(str(one.number), f"{one.number}  {one.name}", one.draft.town) for one in found]

    def _model_changed(self) -> None:
        model = self._models.get(self.fields["model"].text().strip())
        for field, row in zip(self._own, self._own_rows, strict=True):
            field.setVisible(model is not None and model.draft.category == row.draft.category)

    def draft(self) -> AssetDraft:
        """Return what was typed; raises Invalid naming the field at fault."""
        values = self.values()
        model = self._models.get(values["model"].strip())
        if model is None:
            raise Invalid(N_("Choose a model; new ones are made under “Models and places”."), field="model")
        home = self._places.get(values["home"].strip())
        if values["home"].strip() and home is None:
            raise Invalid(N_("There is no place {name}."), field="home", name=values["home"])
        supplier = values["supplier"].strip()
        if supplier and supplier not in self._suppliers:
            self._offer_suppliers(supplier)
        if supplier and supplier not in self._suppliers:
            raise Invalid(N_("There is no such contact."), field="supplier")
        months = values["warranty_months"].strip()
        if months and not months.isdigit():
            raise Invalid(N_("Enter a whole number."), field="warranty_months")
        own = {
            row.id: _kept(row, values[f"field{row.id}"])
            for row in self._own_rows
            if row.draft.category == model.draft.category
        }
        return AssetDraft(
            model.id,
            values["tag"],
            values["name"],
            values["serial"],
            self.one.draft.uuid if self.one else "",
            home,
            values["purchased"],
            values["cost"],
            self._suppliers.get(supplier),
            values["order_no"],
            int(months) if months else None,
            values["register_no"],
            int(values["criticality"] or 0),
            values["notes"],
            values["pool"],
            values=own,
        )


def _own_field(row: FieldRow) -> Field:
    key, title = f"field{row.id}", f"{row.draft.title} *" if row.draft.required else row.draft.title
    match row.draft.format:
        case "choice":
            return ChoiceField(key, title, [("", "–"), *((value, value) for value in options_of(row.draft))])
        case "flag":
            return SwitchField(key, title)
        case "date":
            return DayField(key, title)
    return TextField(key, title, limit=300)


def _kept(row: FieldRow, value: Any) -> str:
    if row.draft.format == "flag":
        return "1" if value else ""
    if row.draft.format == "date":
        return str(value.isoformat()) if value else ""
    return str(value or "")
