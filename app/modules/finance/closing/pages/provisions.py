"""Provisions: what is put aside for what is not known to the cent; formed, used, released, each posted."""

from __future__ import annotations

import datetime

from app.core import format as formats
from app.core.messages import _
from app.data.reports import pdf
from app.modules.finance.closing.models import Provision, ProvisionMove
from app.modules.finance.closing.queries.overview import provision, provisions_source
from app.modules.finance.closing.reports import provisions_report
from app.modules.finance.closing.rules import MOVE_KINDS, ProvisionDraft
from app.modules.finance.closing.services import move_provision, save_provision
from app.modules.finance.ledger.api import last_day
from app.ui.declared_fields import code_field, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.register import Register, RegisterPage

POST = "finance.closing.post"


class ProvisionsPage(RegisterPage):
    """The list of provisions; Enter asks what happens to one."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Provisions"),
            new=_("New provision"),
            source=provisions_source(),
            of=Provision,
            read=provision,
            fields=lambda desk: fields_of(desk, Provision, "name account expense cost1"),
            draft=ProvisionDraft,
            save=save_provision,
            columns=1,
        )
        super().__init__(desk, _("Provisions"), [one])
        _change, new = self.standard_actions(_("New provision"))
        self.set_actions(
            [
                PageAction(
                    _("Form, use, release …"),
                    lambda: self.for_current(self.open_row),
                    "F2",
                    "check",
                    POST,
                    row=True,
                ),
                new,
                PageAction(_("Print the schedule"), self._print, "Ctrl+P", "printer", menu=True),
            ]
        )

    def open_row(self, key: int) -> None:
        """Ask what happens to a provision."""

        def told(_entry: object, values: Values) -> str:
            self.panel.select_key(key)
            return f"{_(MOVE_KINDS[values['kind']])}: {formats.cents(values['amount'])}"

        used_for = code_field(
            self.desk,
            "account",
            _("Used: where the bill is booked"),
            "finance_account",
            "expense",
            "creditor",
            "liability",
            "asset",
        )
        ask(
            self.desk,
            self.drawer,
            "provision_move",
            str(self.panel.model.value(self.panel.model.place_of(key), "name")),
            fields_of(self.desk, ProvisionMove, "kind day amount account text", account=used_for),
            send=lambda v: (move_provision, key, v["kind"], v["day"], v["amount"], v["text"], v["account"]),
            done=told,
            record=key,
            save_text=_("Post"),
        )

    def _print(self) -> None:
        office = self.desk.office

        def show(last: datetime.date | None) -> None:
            until = last or self.desk.today()

            def make() -> bytes:
                found = office.read(provisions_report, until.replace(month=1, day=1), until)
                return office.read(pdf, found, office.clock(), office.actor.name)

            preview(self, self.desk, _("Schedule of provisions"), make)

        self.desk.read(last_day, then=show, owner=self)
