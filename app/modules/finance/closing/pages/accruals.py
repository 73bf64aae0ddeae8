"""Accruals: what was paid or received for later days; a run posts it at the end of a month and takes it back as time goes by."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from app.core import format as formats
from app.core.dates import month_end
from app.core.messages import N_, _, counted
from app.modules.finance.closing.models import Accrual
from app.modules.finance.closing.queries.overview import accrual, accruals_source
from app.modules.finance.closing.rules import AccrualDraft
from app.modules.finance.closing.services import post_accruals, save_accrual, undo_accrual
from app.modules.finance.ledger.api import last_day
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import DayField
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

POST = "finance.closing.post"


class AccrualsPage(RegisterPage):
    """The list of accruals."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Accruals"),
            new=_("New accrual"),
            source=accruals_source(),
            of=Accrual,
            read=accrual,
            fields=lambda desk: fields_of(
                desk, Accrual, "text:2 kind account amount booked since until cost1"
            ),
            draft=AccrualDraft,
            save=save_accrual,
            undo=undo_accrual,
            name=lambda draft: str(draft.text),
        )
        super().__init__(desk, _("Accruals"), [one])
        change, new = self.standard_actions(_("New accrual"))
        run = PageAction(_("Post accruals …"), self._run, "Ctrl+Shift+Return", "check", POST)
        self.set_actions([change, run, new])

    def _run(self) -> None:
        def newest(_form: Form, last: datetime.date | None) -> Mapping[str, Any]:
            return {"until": month_end(last or self.desk.today())}

        def told(found: tuple[int, int], _values: Values) -> str:
            words = counted(found[0], N_("1 accrual posted"), N_("{count} accruals posted"))
            return f"{words}: {formats.cents(found[1])}"

        ask(
            self.desk,
            self.drawer,
            "accrual_run",
            _("Post accruals"),
            [DayField("until", _("up to the end of the month"), required=True)],
            send=lambda values: (post_accruals, values["until"]),
            done=told,
            asks=((last_day,),),
            ready=newest,
            save_text=_("Post"),
            restore=False,
        )
