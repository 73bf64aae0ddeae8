"""Cases: what belongs together across the plan; opened with a running number, closed when done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.messages import _
from app.data.areas import areas
from app.data.lists import asked
from app.modules.documents.filing.models import Case
from app.modules.documents.filing.queries import NodeRow, cases_source, nodes
from app.modules.documents.filing.services.plan import close_case, open_case
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask, choose
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.lookups import LookupField, Offer
from app.ui.page_head import PageAction


class CasesPage(ListPage):
    """All cases; Enter shows the documents of one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Cases"), asked(cases_source([]), cases_source, nodes))
        self.add_records()
        self.set_actions(
            [
                PageAction(_("Close the case"), self.close_case, "", "check", "documents.file", row=True),
                PageAction(
                    _("Its documents"),
                    lambda: self.for_current(self.open_row),
                    "Ctrl+O",
                    "folder-open",
                    "documents.view",
                    row=True,
                ),
                PageAction(_("New case"), self.new, "Ctrl+N", "plus", "documents.file", primary=True),
            ]
        )

    def open_row(self, key: int) -> None:
        """Show the documents of a case."""
        number = self.panel.model.value(self.panel.model.place_of(key), "number")
        self.desk.open("documents.archive.archive", f"case:{number}")

    def close_case(self) -> None:
        """Close the case chosen."""
        self.for_current(
            lambda key: self.desk.run(close_case, key, then=lambda _n: self.desk.notice(_("Case closed")))
        )

    def new(self) -> None:
        """Open a case."""

        def ready(form: Form, known: dict[int, str], places: list[NodeRow]) -> Mapping[str, Any]:
            plan.extend(places)
            choose(form, "area", [(0, _("open to all")), *known.items()])
            return {"area": 0}

        def done(key: int, _values: object) -> str:
            self.panel.select_key(key)
            return _("Case opened")

        plan: list[NodeRow] = []
        ask(
            self.desk,
            self.drawer,
            "case",
            _("New case"),
            fields_of(
                self.desk,
                Case,
                "title node responsible area",
                node=LookupField("node", _("Plan"), lambda typed: _offered(plan, typed)),
                area=ChoiceField("area", _("Area"), ()),
            ),
            send=lambda v: (open_case, v["title"], v["node"].strip(), v["responsible"], v["area"]),
            done=done,
            asks=((areas,), (nodes,)),
            ready=ready,
        )


def _offered(plan: list[NodeRow], typed: str) -> list[Offer]:
    """Return the places of the plan by code or title."""
    return [
        Offer(one.code, one.words)
        for one in plan
        if one.code.startswith(typed) or typed.lower() in one.title.lower()
    ]
