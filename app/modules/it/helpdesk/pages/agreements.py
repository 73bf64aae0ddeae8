"""Business hours, agreements and text modules, each a list with its form; open tickets are reckoned anew when one changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTabWidget

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.modules.it.helpdesk.queries.articles import snippets
from app.modules.it.helpdesk.queries.tickets import agreements, calendars
from app.modules.it.helpdesk.rules.tickets import Target
from app.modules.it.helpdesk.services.agreements import LANDS, save_agreement, save_calendar, save_snippet
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import TextField, read_whole
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px

STEPS = [("", N_("nothing more")), ("wait", N_("waiting for the requester")), ("solve", N_("solved"))]
AGREEMENTS, CALENDARS, SNIPPETS = range(3)


class AgreementsPage(Page):
    """Three short lists in tabs; Enter changes one, Ctrl+N makes one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Agreements and hours"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Lists"))
        self.lists: list[QListWidget] = []
        for title in (_("Agreements"), _("Business hours"), _("Text modules")):
            made = QListWidget()
            made.setObjectName("plain")
            made.setAccessibleName(title)
            made.setWordWrap(True)
            made.setSpacing(2)
            made.itemActivated.connect(lambda item: self._open(item.data(Qt.ItemDataRole.UserRole)))
            self.lists.append(made)
            self.tabs.addTab(made, title)
        self.drawer = Drawer()
        self.drawer.on_drop = self._focus_list
        across = QHBoxLayout()
        across.setSpacing(px(12))
        across.addWidget(self.tabs, 1)
        across.addWidget(self.drawer)
        self.body.addLayout(across, 1)
        self.set_actions(
            [PageAction(_("New"), lambda: self._open(None), "Ctrl+N", "plus", "it.agreements", primary=True)]
        )
        desk.watch(self, frozenset({"it_agreement", "it_calendar", "it_snippet"}), self.refresh)
        self.refresh()

    def first_focus(self) -> Any:
        """Focus the list."""
        return self.lists[self.tabs.currentIndex()]

    def _focus_list(self) -> None:
        self.lists[self.tabs.currentIndex()].setFocus()

    def refresh(self) -> None:
        """Read all three again."""
        minutes = _("first answer {first}, next answer {update}, solution {solution} business minutes")
        rows: list[list[tuple[int, str]]] = [
            [
                (one.id, f"{one.name}" + (f"  ({_('for new tickets')})" if one.standard else "") + "\n" + minutes.format(first=one.target.first, update=one.target.update, solution=one.target.solution))
                for one in self.desk.read_blocking(agreements)
            ],
            [(row[0], f"{row[2]}\n{row[3]}  {row[4]}  {row[5]}") for row in self.desk.read_blocking(calendars)],
            [(row[0], f"{row[2]}\n{row[3]}") for row in self.desk.read_blocking(snippets)],
        ]  # fmt: skip
        for made, found in zip(self.lists, rows, strict=True):
            made.clear()
            for key, text in found:
                item = QListWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, key)
                made.addItem(item)
            made.setCurrentRow(0)

    def _open(self, key: int | None) -> None:
        if self.desk.may("it.agreements"):
            (self._agreement, self._calendar, self._snippet)[self.tabs.currentIndex()](key)

    def _form(
        self, kind: str, key: int | None, title: str, save: Callable[[dict[str, Any]], tuple[Any, ...]]
    ) -> Form:
        def submit() -> None:
            try:
                service, *arguments = save(form.values())
            except Invalid as error:
                form.refused(error)
                return

            def done(_made: int) -> None:
                form.saved()
                self.drawer.drop()
                self.desk.notice(_("Saved"))

            form.send(service, *arguments, then=done)

        form = Form(self.desk, kind, submit, self.drawer.drop, columns=1, record=key or 0)
        self.drawer.show_widget(title, form)
        return form

    def _agreement(self, key: int | None) -> None:
        one = next((row for row in self.desk.read_blocking(agreements) if row.id == key), None)

        def save(values: dict[str, Any]) -> tuple[Any, ...]:
            target = Target(*(read_whole(values[name], name) for name in ("first", "update", "solution")))
            shares = tuple(read_whole(part, "shares") for part in values["shares"].split())
            return (
                save_agreement,
                values["name"],
                int(values["calendar"] or 0),
                target,
                shares,
                values["standard"],
                key,
                form.version,
            )

        form = self._form("agreement", key, one.name if one else _("New agreement"), save)
        form.version = one.version if one else None
        form.add(TextField("name", _("Name"), limit=60))
        form.add(
            ChoiceField(
                "calendar",
                _("Business hours"),
                [(str(row[0]), row[2]) for row in self.desk.read_blocking(calendars)],
            )
        )
        form.add(TextField("first", _("First answer (minutes)"), limit=6))
        form.add(TextField("update", _("Next answer (minutes)"), limit=6))
        form.add(TextField("solution", _("Solution (minutes)"), limit=6))
        form.add(TextField("shares", _("Shares by priority, very low to major (%)"), limit=40))
        form.add(SwitchField("standard", _("For new tickets")))
        texts = {"first": "120", "update": "480", "solution": "1440", "shares": "300 200 100 50 25 10"}
        if one is not None:
            texts = {"name": one.name, "calendar": str(one.calendar_id), "first": str(one.target.first), "update": str(one.target.update),
                     "solution": str(one.target.solution), "shares": " ".join(map(str, one.shares)), "standard": "1" if one.standard else ""}  # fmt: skip
        form.fill(texts)
        form.focus_first()

    def _calendar(self, key: int | None) -> None:
        one = next((row for row in self.desk.read_blocking(calendars) if row[0] == key), None)

        def save(values: dict[str, Any]) -> tuple[Any, ...]:
            return (
                save_calendar,
                values["name"],
                values["hours"],
                values["land"],
                values["zone"].strip(),
                key,
                form.version,
                values["closed"],
            )

        form = self._form("calendar", key, one[2] if one else _("New business hours"), save)
        form.version = one[1] if one else None
        form.add(TextField("name", _("Name"), limit=60))
        form.add(LongField("hours", _("Hours, such as Mo-Fr 08:00-12:00 13:00-17:00"), 4))
        form.add(
            ChoiceField(
                "land",
                _("Bundesland of the holidays"),
                [(land, land or _("that of the company")) for land in LANDS],
            )
        )
        form.add(TextField("zone", _("Time zone"), limit=40))
        form.add(LongField("closed", _("Closed on, such as 24.12. or 03.08.2026-21.08.2026"), 4))
        form.fill(
            {"name": one[2], "hours": one[3], "land": one[4], "zone": one[5], "closed": one[6]}
            if one
            else {"hours": "Mo-Fr 08:00-17:00", "zone": "Europe/Berlin"}
        )
        form.focus_first()

    def _snippet(self, key: int | None) -> None:
        one = next((row for row in self.desk.read_blocking(snippets) if row[0] == key), None)

        def save(values: dict[str, Any]) -> tuple[Any, ...]:
            return save_snippet, values["name"], values["body"], values["step"], key, form.version

        form = self._form("snippet", key, one[2] if one else _("New text module"), save)
        form.version = one[1] if one else None
        form.add(TextField("name", _("Name"), limit=80))
        form.add(LongField("body", _("Text"), 6))
        form.add(ChoiceField("step", _("Then"), STEPS))
        form.fill({"name": one[2], "body": one[3], "step": one[4]} if one else {})
        form.focus_first()
