"""Models, categories, places and own fields of devices, each a list with its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.messages import _
from app.core.own_fields import FieldDraft
from app.modules.it.assets.models import AssetField, AssetModel, Category, Location
from app.modules.it.assets.queries.masters import (
    CategoryRow,
    asset_field,
    categories,
    categories_source,
    category,
    fields_source,
    location,
    locations_source,
    model,
    models_source,
)
from app.modules.it.assets.rules import CategoryDraft, LocationDraft, ModelDraft
from app.modules.it.assets.services.masters import save_category, save_field, save_location, save_model
from app.ui.choices import RowField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import choose
from app.ui.forms import Form
from app.ui.register import Register, RegisterPage

TERMS = {"audit_months": 12, "inspect_months": 24, "life_months": 36}  # what a new category begins with


def _category_field() -> RowField:
    return RowField("category", _("Category"), (), empty="")


def _ready(form: Form, _one: Any, known: list[CategoryRow]) -> None:
    """Offer the categories."""
    choose(form, "category", [(str(one.id), one.draft.name) for one in known])


def _model_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, AssetModel, "category manufacturer name number", category=_category_field())


def _category_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Category, "name stores_data signed audit_months inspect_months life_months")


def _place_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Location, "parent name code bookable")


def _own_fields(desk: Desk) -> Sequence[Placed]:
    layout = "category title format options required unique_value"
    return fields_of(desk, AssetField, layout, category=_category_field())


class MastersPage(RegisterPage):
    """Ctrl+N makes one in the list that is shown, Enter changes one."""

    def __init__(self, desk: Desk) -> None:
        registers = (
            Register(
                title=_("Models"),
                new=_("New model"),
                source=models_source(),
                of=AssetModel,
                read=model,
                fields=_model_fields,
                draft=ModelDraft,
                asks=((categories,),),
                ready=_ready,
                save=save_model,
                columns=1,
            ),
            Register(
                title=_("Categories"),
                new=_("New category"),
                source=categories_source(),
                of=Category,
                read=category,
                fields=_category_fields,
                draft=CategoryDraft,
                save=save_category,
                start=TERMS,
                columns=1,
            ),
            Register(
                title=_("Places"),
                new=_("New place"),
                source=locations_source(),
                of=Location,
                read=location,
                fields=_place_fields,
                draft=LocationDraft,
                save=save_location,
                columns=1,
            ),
            Register(
                title=_("Own fields"),
                new=_("New field"),
                source=fields_source(),
                of=AssetField,
                read=asset_field,
                fields=_own_fields,
                draft=FieldDraft,
                asks=((categories,),),
                ready=_ready,
                save=save_field,
                start={"format": "any"},
                columns=1,
            ),
        )
        super().__init__(desk, _("Models and places"), registers)
        self.set_actions(self.standard_actions())
