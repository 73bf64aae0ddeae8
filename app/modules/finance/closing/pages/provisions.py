"""Provisions: what is put aside for what is not known to the cent; formed, used, released, each posted."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.data.reports import pdf
from app.modules.finance.chart.api import account_rows, cost_centres
from app.modules.finance.closing.queries.overview import provisions_source
from app.modules.finance.closing.reports import provisions_report
from app.modules.finance.closing.rules import MOVE_KINDS
from app.modules.finance.closing.services import move_provision, save_provision
from app.modules.finance.ledger.api import last_day
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import CheckedField, DayField, MoneyField, TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.lookups import LookupField, Offer, account_offers
from app.ui.page_head import PageAction
from app.ui.preview import preview

CHANGE, POST = "finance.closing.change", "finance.closing.post"


class ProvisionsPage(ListPage):
    """The list of provisions."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Provisions"), provisions_source())
        self.set_actions(
            [
                PageAction(
                    _("Form, use, release …"), lambda: self.for_current(self.open_row), "F2", "check", POST
                ),
                PageAction(_("New provision"), self._new, "Ctrl+N", "plus", CHANGE, primary=True),
                PageAction(_("Print the schedule"), self._print, "Ctrl+P", "printer", menu=True),
            ]
        )

    def _account(self, key: str, title: str, kinds: tuple[str, ...]) -> LookupField:
        rows = [row for row in self.desk.read_blocking(account_rows) if row.kind in kinds]
        field = LookupField(key, title, lambda text: account_offers(rows, text))
        names = {row.number: str(row.name) for row in rows}
        field.changed.connect(lambda: field.set_hint(names.get(field.text().strip(), "")))
        return field

    def _new(self) -> None:
        def save() -> None:
            v = form.values()
            args = (v["name"] or "", v["account"].strip(), v["expense"].strip(), v["cost1"].strip())
            self.submit(form, save_provision, args, _("Provision saved"))

        centres = [
            row for row in self.desk.read_blocking(cost_centres) if row.dimension == 1 and not row.blocked
        ]
        form = Form(self.desk, "provision", save, self.close_drawer, columns=1)
        form.add(CheckedField("name", _("For what"), str.strip, required=True))
        form.add(self._account("account", _("Account"), ("liability",)))
        form.add(self._account("expense", _("Expense account"), ("expense",)))
        form.add(
            LookupField(
                "cost1",
                _("Cost centre"),
                lambda text: [Offer(c.code, f"{c.code}  {c.name}") for c in centres if text in c.code],
            )
        )
        form.fill({})
        self.drawer.show_widget(_("New provision"), form)
        form.focus_first()

    def open_row(self, key: int) -> None:
        """Ask what happens to a provision."""

        def save() -> None:
            v = form.values()

            def done(_entry: object) -> None:
                form.saved()
                self.close_drawer()
                self.panel.select_key(key)
                self.desk.notice(f"{_(MOVE_KINDS[v['kind']])}: {formats.cents(v['amount'])}")

            args = (key, v["kind"], v["day"], v["amount"], v["text"], v["account"].strip())
            form.send(move_provision, *args, then=done)

        form = Form(self.desk, "provision_move", save, self.close_drawer, _("Post"), 1, record=key)
        form.add(
            ChoiceField(
                "kind",
                _("What happens"),
                [(one, MOVE_KINDS[one]) for one in ("form", "use", "release", "opening")],
            )
        )
        form.add(DayField("day", _("Date"), required=True))
        form.add(MoneyField("amount", _("Amount"), required=True))
        form.add(
            self._account(
                "account", _("Used: where the bill is booked"), ("expense", "creditor", "liability", "asset")
            )
        )
        form.add(TextField("text", _("Text"), limit=80))
        form.fill({})
        place = self.panel.model.place_of(key)
        self.drawer.show_widget(str(self.panel.model.value(place, "name")), form)
        form.focus_first()

    def _print(self) -> None:
        office = self.desk.office
        until = self.desk.read_blocking(last_day) or office.clock().astimezone().date()
        since = until.replace(month=1, day=1)

        def make() -> bytes:
            return office.read(
                pdf, office.read(provisions_report, since, until), office.clock(), office.actor.name
            )

        preview(self, self.desk, _("Schedule of provisions"), make)
