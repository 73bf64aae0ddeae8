"""Pay kinds and the rates of health funds."""

from __future__ import annotations

from app.core.messages import _
from app.modules.hr.payroll.models import FundRate, PayKind
from app.modules.hr.payroll.queries.lists import fund, funds_source, kind, kinds_source
from app.modules.hr.payroll.rules.claims import CLAIMS
from app.modules.hr.payroll.rules.kinds import SURCHARGES, FundDraft, KindDraft
from app.modules.hr.payroll.services.registers import save_fund, save_kind, undo_fund, undo_kind
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import gone_for
from app.ui.forms import Form
from app.ui.register import Register, RegisterPage

AFTER_TAXES = ("taxable", "insured", "one_off")
KIND = "number use name_de:2 name_en:2 hourly one_off taxable insured net percent spare skr03 skr04 place bureau bureau_as"


def _of_kind(form: Form, _one: object) -> None:
    """Taxes of a surcharge follow from what it is for, and what comes after taxes has none."""
    follows = {("use", use): ("taxable", "insured", "hourly") for use in SURCHARGES}
    gone_for(form, {**follows, **{("use", use): AFTER_TAXES for use in CLAIMS}, ("net", "1"): AFTER_TAXES})


class MastersPage(RegisterPage):
    """Two registers; Ctrl+N makes a new row of the one that is shown."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(
                title=_("Pay kinds"),
                new=_("New pay kind"),
                source=kinds_source(),
                of=PayKind,
                read=kind,
                fields=lambda desk: fields_of(desk, PayKind, KIND),
                draft=KindDraft,
                save=save_kind,
                undo=undo_kind,
                ready=_of_kind,
                start={
                    "taxable": True,
                    "insured": True,
                    "place": 100,
                    "use": "",
                    "spare": "",
                    "bureau_as": "",
                },
                name=lambda draft: str(draft.name_de),
            ),
            Register(
                title=_("Health funds"),
                new=_("New rates of a health fund"),
                source=funds_source(),
                of=FundRate,
                read=fund,
                fields=lambda desk: fields_of(
                    desk, FundRate, "name:2 number since extra u1 u2 back:2 iban:2"
                ),
                draft=FundDraft,
                save=save_fund,
                undo=undo_fund,
                start={"since": desk.today().replace(day=1), "extra": 0, "u1": 0, "u2": 0},
            ),
        ]
        super().__init__(desk, _("Pay kinds and funds"), registers, width=420)
        self.set_actions(self.standard_actions())
