"""The register of fixed assets: Enter shows the plan of an asset, keys add cost, write down, move and dispose; the run posts a month."""

from __future__ import annotations

import datetime

from app.core.messages import N_, _, counted
from app.modules.finance.fixed_assets.models import Asset
from app.modules.finance.fixed_assets.pages.asset_forms import (
    asset_draft,
    asset_fields,
    asset_ready,
    change_form,
    plan_widget,
    run_form,
)
from app.modules.finance.fixed_assets.queries.assets import (
    AssetView,
    Unregistered,
    asset_view,
    assets_source,
    spans,
    unregistered,
)
from app.modules.finance.fixed_assets.queries.forms import stored_asset
from app.modules.finance.fixed_assets.rules import Span
from app.modules.finance.fixed_assets.services import save_asset
from app.modules.finance.ledger.api import last_day
from app.ui.desk import Desk
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

CHANGE, POST = "finance.asset.change", "finance.asset.post"
EARLIEST = datetime.date(1990, 1, 1)


class AssetsPage(RegisterPage):
    """The list of assets; Enter shows the plan of one."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Fixed assets"),
            new=_("New asset"),
            source=assets_source(),
            of=Asset,
            read=stored_asset,
            fields=asset_fields,
            draft=asset_draft,
            save=save_asset,
            ready=asset_ready,
            start={"method": "linear"},
            name=lambda draft: f"{draft.number}  {draft.name}".strip(),
        )
        super().__init__(desk, _("Fixed assets"), [one])
        change, new = self.standard_actions(_("New asset"))
        self.set_actions(
            [
                change,
                PageAction(
                    _("Post depreciation …"), lambda: run_form(self), "Ctrl+Shift+Return", "check", POST
                ),
                new,
                PageAction(_("From an entry …"), self._from_entry, "Ctrl+I", "download", CHANGE, menu=True),
                PageAction(
                    _("Add later cost …"), lambda: self._form("cost"), "", "plus", CHANGE, menu=True, row=True
                ),
                PageAction(
                    _("Write down …"),
                    lambda: self._form("impairment"),
                    "",
                    "arrow-right",
                    POST,
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("Move to another account …"),
                    lambda: self._form("move"),
                    "",
                    "arrow-right",
                    POST,
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("Dispose …"), lambda: self._form("dispose"), "", "log-out", POST, menu=True, row=True
                ),
                PageAction(
                    _("Schedule of fixed assets"),
                    lambda: desk.open("finance.fixed_assets.schedule"),
                    "F4",
                    "list",
                    menu=True,
                ),
            ]
        )

    def open_row(self, key: int) -> None:
        """Show the plan of an asset."""
        self.desk.read_all(
            ((asset_view, key), (spans,)),
            then=lambda found: self._show_plan(*found),
            owner=self,
            slot="plan",
        )

    def _show_plan(self, asset: AssetView, own: list[Span]) -> None:
        self.drawer.show_widget(f"{asset.number}  {asset.name}", plan_widget(self.desk, asset, own))

    def change(self) -> None:
        """Show the form of the current asset."""
        self.for_current(self.edit)

    def _form(self, kind: str) -> None:
        self.for_current(lambda key: change_form(self, key, kind))

    def _from_entry(self) -> None:
        def look(last: datetime.date | None) -> None:
            until = last or self.desk.today()
            self.desk.read(unregistered, EARLIEST, until, then=self._begin_from, owner=self)

        self.desk.read(last_day, then=look, owner=self)

    def _begin_from(self, waiting: list[Unregistered]) -> None:
        """Begin the asset of the first addition that has none."""
        if not waiting:
            self.desk.notice(_("Every addition in the ledger has its asset."))
            return
        first = waiting[0]
        begun = {
            "name": first.text,
            "account": first.account,
            "acquired": first.day,
            "cost": first.amount,
            "document": first.document,
            "cost1": first.cost1,
            "entry_id": first.entry,
        }
        self.edit(None, begun, restore=False)
        self.desk.notice(counted(len(waiting), N_("1 addition waits"), N_("{count} additions wait")))
