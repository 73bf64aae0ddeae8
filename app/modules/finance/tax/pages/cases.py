"""Tax cases: what the program knows about each, with its span of validity; data of the law, not to be changed here."""

from __future__ import annotations

from app.core.messages import _
from app.modules.finance.tax.queries import cases_source
from app.ui.desk import Desk
from app.ui.list_page import ListPage


class CasesPage(ListPage):
    """The list of tax cases."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Tax cases"), cases_source())
        self.subtitle.setText(_("Rates, accounts and Kennzahlen as dated data"))
