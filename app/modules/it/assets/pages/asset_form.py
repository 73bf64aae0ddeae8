"""The form of a device: model and place found by typing, purchase and warranty, and the fields that its category has of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.core.messages import _
from app.core.own_fields import FieldRow
from app.modules.it.assets.models import ItAsset
from app.modules.it.assets.queries.assets import AssetView, asset, values_of
from app.modules.it.assets.queries.masters import ModelRow, asset_fields, models
from app.modules.it.assets.rules import AssetDraft
from app.modules.it.assets.services.assets import save_asset
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.lookups import KeyField
from app.ui.own_fields import OwnFields

MODELS = "it.assets.masters"
PURCHASE = "purchased cost supplier order_no warranty_months register_no"


def asset_form(desk: Desk, drawer: Drawer, key: int | None, kept: Callable[[int], None]) -> None:
    """Show the form of a device, or of a new one; kept gets its key once it was saved. State and holder change by steps and protocols."""
    own: list[OwnFields] = []
    begun: list[AssetDraft] = []

    def ready(form: Form, *answers: Any) -> Mapping[str, Any] | None:
        one: AssetView | None = answers[0] if key is not None else None
        if key is not None and one is None:
            return None
        own.append(_own_fields(form, *answers[-2:]))
        models = form.fields["model"]
        assert isinstance(models, KeyField)
        models.offer_new(  # what was typed here stays, and finds the model once it is there
            _("New model “{name}” …"), lambda: desk.open(MODELS, ("new", models.text().strip()))
        )
        if one is None:
            form.fields["model"].set_hint(_("New: type its name and choose “New model”."))
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
        send=lambda values: (save_asset, drafted(dict(values)), key, form.version),
        done=done,
        asks=[*asked, (asset_fields,), (models,)],
        ready=ready,
        record=key or 0,
        columns=2,
        needs="it.asset.change",
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


def _own_fields(form: Form, rows: Sequence[FieldRow], known: Sequence[ModelRow]) -> OwnFields:
    """Add the own fields to the form of a device; they follow the category of the model that is typed."""
    model, of = form.fields["model"], {one.words.lower(): one.draft.category for one in known}
    own = OwnFields(form, rows, lambda row: row.draft.category == of.get(model.text().strip().lower()))
    model.changed.connect(own.show)
    assert isinstance(model, KeyField)
    model.taken.connect(lambda _value: own.show())
    return own
