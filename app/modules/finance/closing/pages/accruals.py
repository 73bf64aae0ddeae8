"""Accruals: what was paid or received for later days; a run posts it at the end of a month and takes it back as time goes by."""

from __future__ import annotations

from app.core import format as formats
from app.core.dates import month_end
from app.core.messages import N_, _, counted
from app.modules.finance.chart.api import account_rows, cost_centres
from app.modules.finance.closing.queries.overview import AccrualView, accruals, accruals_source
from app.modules.finance.closing.rules import ACCRUAL_KINDS
from app.modules.finance.closing.services import AccrualDraft, post_accruals, save_accrual
from app.modules.finance.ledger.api import last_day
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import DayField, MoneyField, TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.lookups import LookupField, Offer, account_offers
from app.ui.page_head import PageAction

CHANGE, POST = "finance.closing.change", "finance.closing.post"


class AccrualsPage(ListPage):
    """The list of accruals."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Accruals"), accruals_source())
        self.set_actions(
            [
                PageAction(_("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", CHANGE),
                PageAction(_("Post accruals …"), self._run, "Ctrl+Shift+Return", "check", POST),
                PageAction(
                    _("New accrual"), lambda: self._form(None), "Ctrl+N", "plus", CHANGE, primary=True
                ),
            ]
        )

    def open_row(self, key: int) -> None:
        """Show an accrual to be changed."""
        self.desk.read(accruals, key, then=lambda found: self._form(found[0]))

    def _form(self, one: AccrualView | None) -> None:
        def save() -> None:
            v = form.values()
            draft = AccrualDraft(
                v["kind"], v["text"], v["account"].strip(), v["amount"], v["booked"], v["since"], v["until"], v["cost1"].strip(),
                one.entry_id if one else None,
            )  # fmt: skip
            key = one.id if one else None
            self.submit(form, save_accrual, (draft, key, form.version), _("Accrual saved"))

        rows = [row for row in self.desk.read_blocking(account_rows) if row.kind in ("income", "expense")]
        centres = [
            row for row in self.desk.read_blocking(cost_centres) if row.dimension == 1 and not row.blocked
        ]
        form = Form(
            self.desk,
            "accrual",
            save,
            self.close_drawer,
            columns=2,
            record=one.id if one else 0,
            version=one.version if one else None,
        )
        form.add(TextField("text", _("Text"), limit=120), 2)
        form.add(ChoiceField("kind", _("Kind"), list(ACCRUAL_KINDS.items())))
        form.add(LookupField("account", _("Account"), lambda text: account_offers(rows, text)))
        form.add(MoneyField("amount", _("Amount, net"), required=True))
        form.add(DayField("booked", _("Booked on"), required=True))
        form.add(DayField("since", _("for the span from"), required=True))
        form.add(DayField("until", _("to"), required=True))
        form.add(
            LookupField(
                "cost1",
                _("Cost centre"),
                lambda text: [Offer(c.code, f"{c.code}  {c.name}") for c in centres if text in c.code],
            )
        )
        if one is None:
            form.fill({})
        else:
            days = {name: formats.day(getattr(one, name)) for name in ("booked", "since", "until")}
            texts = {
                "text": one.text,
                "kind": one.kind,
                "account": one.account,
                "amount": formats.cents(one.amount),
                "cost1": one.cost1,
            }
            form.fill(texts | days, restore=False)
        self.drawer.show_widget(one.text if one else _("New accrual"), form)
        form.focus_first()

    def _run(self) -> None:
        newest = self.desk.read_blocking(last_day) or self.desk.office.clock().astimezone().date()

        def save() -> None:
            def done(found: tuple[int, int]) -> None:
                form.saved()
                self.close_drawer()
                words = counted(found[0], N_("1 accrual posted"), N_("{count} accruals posted"))
                self.desk.notice(f"{words}: {formats.cents(found[1])}")

            form.send(post_accruals, form.values()["until"], then=done)

        form = Form(self.desk, "accrual_run", save, self.close_drawer, _("Post"), 1)
        form.add(DayField("until", _("up to the end of the month"), required=True))
        form.fill({"until": formats.day(month_end(newest))}, restore=False)
        self.drawer.show_widget(_("Post accruals"), form)
        form.focus_first()
