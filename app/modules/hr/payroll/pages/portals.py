"""What the portals want to be told: a list by the day it is due, beside it the copy sheet; F8 keeps that a report was entered."""

from __future__ import annotations

from app.core.messages import _
from app.modules.hr.payroll.pages.copy_sheet import CopySheetView
from app.modules.hr.payroll.queries.lists import notices_source
from app.modules.hr.payroll.rules.kinds import CHANGE
from app.modules.hr.payroll.services.portals import enter_notice, reopen_notice
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import DayField, TextField
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.theme import px

LIST, SHEET = 700, 500  # pixels


class PortalsPage(ListTabs):
    """Reports that are still to be entered, and all; a receipt is dropped on its row."""

    def __init__(self, desk: Desk) -> None:
        lists = [(_("To be entered"), notices_source()), (_("All"), notices_source(everything=True))]
        super().__init__(desk, _("For the portals"), lists)
        self.records = self.add_records()
        self.sheet = CopySheetView(desk)
        self.records.tabs.insertTab(0, self.sheet, _("Copy sheet"))
        self.records.tabs.setCurrentIndex(0)
        self.split.setSizes([px(LIST), 0, px(SHEET)])
        for panel in self.panels:
            panel.picked.connect(lambda _key: self.sheet.show_notice(self.current().key))
        self.bar.currentChanged.connect(lambda _place: self.sheet.show_notice(self.current().key))
        self.set_actions(
            [
                PageAction(_("Entered …"), lambda: self.for_current(self.enter), "F8", "check", CHANGE, primary=True, row=True),
                PageAction(_("To be entered again"), lambda: self.for_current(self._reopen), "", "undo-2", CHANGE, menu=True, row=True),
            ]
        )  # fmt: skip
        desk.watch(self, lambda: self.sheet.show_notice(self.current().key))

    def open_row(self, key: int) -> None:
        """Go to the fields of the copy sheet."""
        self.records.tabs.setCurrentIndex(0)
        self.sheet.show_notice(key)
        self.sheet.table.setFocus()

    def enter(self, key: int) -> None:
        """Ask for the day and the receipt of what was entered."""

        def send(values: Values) -> tuple[object, ...]:
            return enter_notice, key, values["day"], values["receipt"] or ""

        ask(
            self.desk,
            self.drawer,
            "hr.payroll.notice",
            _("Entered in the portal"),
            [
                (DayField("day", _("Entered on"), required=True), 1),
                (TextField("receipt", _("Number of the receipt")), 1),
            ],
            send=send,
            done=lambda _nothing, _values: _("Kept as entered"),
            start={"day": self.desk.today()},
            record=key,
        )

    def _reopen(self, key: int) -> None:
        self.desk.run(
            reopen_notice, key, then=lambda _nothing: self.desk.notice(_("It is to be entered again"))
        )
