"""Places and the least that should be at each."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.modules.inventory.stock.models import Minimum, Place
from app.modules.inventory.stock.queries.levels import (
    minimum,
    minimums_source,
    place,
    places_source,
)
from app.modules.inventory.stock.rules.words import HOLDING, MinimumDraft, PlaceDraft
from app.modules.inventory.stock.services.places import save_minimum, save_place, undo_place
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage


def _place_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Place, "parent name code kind structural active")


def _minimum_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Minimum, "article place minimum target")


class PlacesPage(RegisterPage):
    """Ctrl+N makes one in the list that is shown, Enter changes one."""

    def __init__(self, desk: Desk) -> None:
        registers = (
            Register(
                title=_("Storage places"),
                new=_("New place"),
                source=places_source(),
                of=Place,
                read=place,
                fields=_place_fields,
                draft=PlaceDraft,
                save=save_place,
                undo=undo_place,
                start={"kind": HOLDING[0], "active": True},
                columns=1,
            ),
            Register(
                title=_("Minimum at a place"),
                new=_("New minimum"),
                source=minimums_source(),
                of=Minimum,
                read=minimum,
                fields=_minimum_fields,
                draft=MinimumDraft,
                save=save_minimum,
                columns=1,
            ),
        )
        super().__init__(desk, _("Storage places"), registers)
        self.set_actions(
            [
                PageAction(_("Labels …"), self.labels, "", "printer", "inventory.view", menu=True),
                *self.standard_actions(),
            ]
        )

    def labels(self) -> None:
        """Show labels of the places selected."""
        if self.register.of is Place:
            self.desk.open("inventory.stock.labels", ("place", *self.panel.selected_keys()))
