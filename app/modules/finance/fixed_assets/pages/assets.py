"""The register of fixed assets: Enter shows the plan of an asset, keys add cost, write down, move and dispose; the run posts a month."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from app.core import format as formats
from app.core.dates import month_end
from app.core.messages import N_, _, counted
from app.modules.finance.fixed_assets.pages.asset_forms import asset_form, change_form, plan_widget, run_form
from app.modules.finance.fixed_assets.queries.assets import (
    AssetView,
    asset_view,
    assets_source,
    spans,
    unregistered,
)
from app.modules.finance.ledger.api import last_day
from app.ui.desk import Desk
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction

CHANGE, POST = "finance.asset.change", "finance.asset.post"


class AssetsPage(ListPage):
    """The list of assets."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Fixed assets"), assets_source())
        self.set_actions(
            [
                PageAction(_("Change"), lambda: self.with_current(self._edit), "F2", "pencil", CHANGE),
                PageAction(_("Post depreciation …"), self._run, "Ctrl+Shift+Return", "check", POST),
                PageAction(_("New asset"), self.new, "Ctrl+N", "plus", CHANGE, primary=True),
                PageAction(_("From an entry …"), self._from_entry, "Ctrl+I", "download", CHANGE, menu=True),
                PageAction(_("Add later cost …"), lambda: self._form("cost"), "", "plus", CHANGE, menu=True),
                PageAction(
                    _("Write down …"), lambda: self._form("impairment"), "", "arrow-right", POST, menu=True
                ),
                PageAction(
                    _("Move to another account …"),
                    lambda: self._form("move"),
                    "",
                    "arrow-right",
                    POST,
                    menu=True,
                ),
                PageAction(
                    _("Dispose …"), lambda: self._form("dispose"), "Ctrl+Del", "log-out", POST, menu=True
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

    def request(self, what: object) -> None:
        """Begin a new asset, or go to one."""
        if what == "new":
            self.new()
        else:
            super().request(what)

    def with_current(self, action: Callable[[AssetView], None]) -> None:
        """Do something with the current asset."""
        self.for_current(lambda key: self.desk.read(asset_view, key, then=action))

    def open_row(self, key: int) -> None:
        """Show the plan of an asset."""

        def show(asset: AssetView) -> None:
            widget = plan_widget(self.desk, asset, self.desk.read_blocking(spans))
            self.drawer.show_widget(f"{asset.number}  {asset.name}", widget)

        self.desk.read(asset_view, key, then=show)

    def new(self) -> None:
        """Show the form of a new asset."""
        asset_form(self, None, {})

    def _edit(self, asset: AssetView) -> None:
        asset_form(self, asset, {})

    def _form(self, kind: str) -> None:
        self.with_current(lambda asset: change_form(self, asset, kind))

    def _from_entry(self) -> None:
        until = self.desk.read_blocking(last_day) or self.desk.office.clock().astimezone().date()
        waiting = self.desk.read_blocking(unregistered, datetime.date(1990, 1, 1), until)
        if not waiting:
            self.desk.notice(_("Every addition in the ledger has its asset."))
            return
        first = waiting[0]
        texts = {
            "name": first.text,
            "account": first.account,
            "acquired": formats.day(first.day),
            "cost": formats.cents(first.amount),
            "document": first.document,
            "cost1": first.cost1,
        }
        asset_form(self, None, texts, first.entry)
        self.desk.notice(counted(len(waiting), N_("1 addition waits"), N_("{count} additions wait")))

    def _run(self) -> None:
        newest = self.desk.read_blocking(last_day) or self.desk.office.clock().astimezone().date()
        run_form(self, month_end(newest))
