"""Tax cases: what the law says about each with its span of validity, and the book's own; a row never changes, a later one takes its place."""

from __future__ import annotations

from app.core.messages import _
from app.modules.finance.chart.services import save_tax_case
from app.modules.finance.tax.api import CaseDraft, TaxCase, cases_source, stored_case
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.register import Register, RegisterPage

FIELDS = "key valid_from rate kind bu category output_account input_account kz_base kz_tax kz_input"


class CasesPage(RegisterPage):
    """The list of tax cases with the form of a new one."""

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Tax cases"),
            new=_("New tax case"),
            source=cases_source(),
            of=TaxCase,
            read=stored_case,
            fields=lambda desk: fields_of(desk, TaxCase, f"{FIELDS} name_de:2 name_en:2"),
            draft=CaseDraft,
            save=save_tax_case,
            name=lambda draft: str(draft.key),
        )
        super().__init__(desk, _("Tax cases"), [one])
        self.subtitle.setText(
            _(
                "Rates, accounts and Kennzahlen as dated data; a later row of the same key takes the place of an earlier one"
            )
        )
        self.set_actions(self.standard_actions(_("New tax case")))
