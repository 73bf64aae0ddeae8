"""The Bundesland of a new company, asked for plainly: nobody is taken for a Berliner who did not say so."""

from __future__ import annotations

from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.office.settings import LANDS, NO_LAND
from app.ui.choice_fields import ChoiceField


class LandField(ChoiceField):
    """One of the sixteen; none at first."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__(key, title, (("", N_("Please choose")), *LANDS))

    def value(self) -> str:
        """Return the key of the Bundesland; raises Invalid until one is chosen."""
        if not self.text():
            raise Invalid(NO_LAND, field=self.key)
        return self.text()
