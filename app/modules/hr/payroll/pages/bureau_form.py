"""The form for the file that a payroll bureau wants: of which month, and in which format."""

from __future__ import annotations

import datetime

from app.core.messages import _
from app.modules.hr.payroll.rules.bureau import FORMATS, LODAS
from app.modules.hr.payroll.services.bureau import write_for_bureau
from app.modules.hr.payroll.transfer import bank_file
from app.ui.choice_fields import ChoiceField
from app.ui.drawer_form import Values, ask
from app.ui.fields import DayField
from app.ui.list_tabs import ListTabs
from app.ui.save_file import save_file


def ask_bureau(page: ListTabs, month: datetime.date) -> None:
    """Ask, write the file into the archive, and save it."""
    desk = page.desk

    def written(sha256: bytes, values: Values) -> str:
        ending = "txt" if values["kind"] == LODAS else "csv"
        name = f"{values['kind']}_{values['month']:%Y-%m}.{ending}"
        save_file(page, desk, name, lambda: bank_file(desk.office, sha256))
        return _("The file stands in the archive, and among the reports for the portals.")

    choices = [(name, _(words)) for name, words in FORMATS.items()]
    ask(
        desk,
        page.drawer,
        "payroll_bureau",
        _("File for the bureau"),
        [DayField("month", _("Month"), required=True), ChoiceField("kind", _("File"), choices)],
        send=lambda values: (write_for_bureau, values["month"], values["kind"]),
        done=written,
        start={"month": month, "kind": LODAS},
        save_text=_("Write the file"),
        restore=False,
    )
