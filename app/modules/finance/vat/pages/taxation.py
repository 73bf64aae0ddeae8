"""Taxation: from which day on tax is due when agreed or received, and § 19 UStG holds."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.modules.finance.tax.api import Taxation, TaxationDraft, stored_taxation, taxation_source
from app.modules.finance.vat.services import save_taxation, undo_taxation
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.register import Register, RegisterPage


class TaxationPage(RegisterPage):
    """The list of changes with the form of one."""

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Taxation"),
            new=_("New change"),
            source=taxation_source(),
            of=Taxation,
            read=stored_taxation,
            fields=lambda desk: fields_of(desk, Taxation, "valid_from scheme small_business"),
            draft=TaxationDraft,
            save=save_taxation,
            columns=1,
            name=lambda draft: formats.day(draft.valid_from),
            undo=undo_taxation,
        )
        super().__init__(desk, _("Taxation"), [one])
        self.subtitle.setText(
            _("What changes from a day on; what held before the first change stands in the settings")
        )
        self.set_actions(self.standard_actions(_("New change")))
