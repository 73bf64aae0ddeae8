"""Text constants: short codes that become booking texts in the mask."""

from __future__ import annotations

from app.core.messages import _
from app.modules.finance.booking.models import TextConstant
from app.modules.finance.booking.queries import constant, constants_source
from app.modules.finance.booking.rules import ConstantDraft
from app.modules.finance.booking.services import save_constant
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.register import Register, RegisterPage


class TextsPage(RegisterPage):
    """The list of text constants."""

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Booking texts"),
            new=_("New text"),
            source=constants_source(),
            of=TextConstant,
            read=constant,
            fields=lambda desk: fields_of(desk, TextConstant, "code text"),
            draft=ConstantDraft,
            save=save_constant,
            columns=1,
            name=lambda draft: str(draft.code),
        )
        super().__init__(desk, _("Booking texts"), [one])
        self.subtitle.setText(_("Type the code in the text field of the mask"))
        self.set_actions(self.standard_actions(_("New text")))
