"""Cases: what belongs together across the plan; opened with a running number, closed when done."""

from __future__ import annotations

from app.core.messages import _
from app.data.areas import areas
from app.modules.documents.filing.queries import cases, cases_source, nodes
from app.modules.documents.filing.services.plan import close_case, open_case
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.lookups import LookupField, Offer
from app.ui.page_head import PageAction


class CasesPage(ListPage):
    """All cases; Enter shows the documents of one."""

    def __init__(self, desk: Desk) -> None:
        self._nodes = desk.read_blocking(nodes)
        super().__init__(desk, _("Cases"), cases_source(self._nodes))
        self.add_records()
        self.set_actions(
            [
                PageAction(_("Close the case"), self.close_case, "Ctrl+D", "check", "documents.file"),
                PageAction(
                    _("Its documents"),
                    lambda: self.for_current(self.open_row),
                    "Ctrl+O",
                    "folder-open",
                    "documents.view",
                ),
                PageAction(_("New case"), self.new, "Ctrl+N", "plus", "documents.file", primary=True),
            ]
        )

    def open_row(self, key: int) -> None:
        """Show the documents of a case."""
        number = next((one.number for one in self.desk.read_blocking(cases) if one.id == key), "")
        self.desk.open("documents.archive.archive", f"case:{number}")

    def close_case(self) -> None:
        """Close the case chosen."""
        self.for_current(
            lambda key: self.desk.run(close_case, key, then=lambda _n: self.desk.notice(_("Case closed")))
        )

    def new(self) -> None:
        """Open a case."""

        def save() -> None:
            values = form.values()

            def done(key: int) -> None:
                form.saved()
                self.close_drawer()
                self.panel.select_key(key)
                self.desk.notice(_("Case opened"))

            form.send(
                open_case,
                values["title"],
                values["node"].strip(),
                values["responsible"],
                int(values["area"] or 0),
                then=done,
            )

        def offers(typed: str) -> list[Offer]:
            return [
                Offer(n.code, n.words)
                for n in self._nodes
                if n.code.startswith(typed) or typed.lower() in n.title.lower()
            ]

        form = Form(self.desk, "case", save, self.close_drawer, columns=1)
        form.add(TextField("title", _("Title"), limit=120))
        form.add(LookupField("node", _("Plan"), offers))
        form.add(TextField("responsible", _("Responsible"), limit=80))
        known = [
            ("0", _("open to all")),
            *((str(key), title) for key, title in self.desk.read_blocking(areas).items()),
        ]
        form.add(ChoiceField("area", _("Area"), known))
        form.fill({"area": "0"})
        self.drawer.show_widget(_("New case"), form)
        form.focus_first()
