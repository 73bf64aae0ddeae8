"""Recurring invoices: contracts with their positions and price steps, what the next invoice will be, and what is due now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import _
from app.modules.finance.sales.models import PriceStep, RecurringInvoice
from app.modules.finance.sales.pages.document_form import edit_document
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.recurring import (
    Due,
    Outlook,
    RecurringView,
    due,
    outlook,
    recurring,
    recurring_source,
)
from app.modules.finance.sales.rules.contract_periods import Period, RecurringDraft
from app.modules.finance.sales.rules.documents import DocumentView
from app.modules.finance.sales.rules.price_steps import INDEX, PERCENT, StepDraft, in_words
from app.modules.finance.sales.services.recurring import (
    Run,
    bill_all,
    delete_step,
    save_recurring,
    save_step,
)
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask, hint
from app.ui.forms import Form
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.widgets import button, label, row

CHANGE, ISSUE = "finance.sales.change", "finance.sales.issue"
WIDTH = 780


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        RecurringInvoice,
        "contact:2 title:2 since months in_advance:2 until term_months notice_months cancelled bill_from issues notes:2",
    )


def _ready(form: Form, one: RecurringView | None) -> None:
    hint(form, term_months=_("0: the contract ends on its last day"))
    hint(form, bill_from=_("Empty: every period from the first day on"))
    hint(form, issues=_("Otherwise a draft is made, to be looked at."))
    del one


class RecurringPage(RegisterPage):
    """F8 bills what is due; Enter changes a contract; at the right stand its next invoice and the price steps."""

    def __init__(self, desk: Desk) -> None:
        self._outlook: Outlook | None = None
        self._due: list[Due] = []
        one = Register(
            title=_("Recurring invoices"),
            new=_("New recurring invoice"),
            source=recurring_source(),
            of=RecurringInvoice,
            read=recurring,
            fields=_fields,
            draft=RecurringDraft,
            save=save_recurring,
            ready=_ready,
            start={
                "months": 1,
                "in_advance": True,
                "term_months": 12,
                "notice_months": 3,
                "since": desk.today(),
            },
        )
        parts = [(_("Next invoice"), self._next_part(desk)), (_("Due now"), self._due_part())]
        super().__init__(desk, _("Recurring invoices"), [one], parts, WIDTH)
        self.panel.picked.connect(self._pick)
        self.set_actions(
            [
                PageAction(_("Price step …"), self.add_step, "", "percent", CHANGE, menu=True, row=True),
                PageAction(_("Bill this one"), self.bill_one, "", "check", ISSUE, menu=True, row=True),
                PageAction(_("Positions …"), self.positions, "", "list", CHANGE, row=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New recurring invoice"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Bill what is due"), self.bill, "F8", "check", ISSUE, primary=True),
            ]
        )
        desk.watch(self, self._again)
        self._read_due()

    # -- what belongs to the row -------------------------------------------------
    def _next_part(self, desk: Desk) -> QWidget:
        self.next = label("", "heading", wrap=True)
        self.terms = label("", "hint", wrap=True)
        self.steps = _list(_("Price steps"))
        self.billed = _list(_("Billed periods"))
        self.billed.itemActivated.connect(
            lambda item: desk.open("finance.sales.documents", item.data(Qt.ItemDataRole.UserRole))
        )
        take_away = button(_("Take the step away"), self.drop_step)
        take_away.setEnabled(desk.may(CHANGE))
        parts = [self.next, self.terms, label(_("Price steps"), "heading"), self.steps]
        return _stack([*parts, row(take_away, 1), label(_("Billed periods"), "heading"), self.billed])

    def _due_part(self) -> QWidget:
        self.due_sum = label("", "heading", wrap=True)
        self.due_list = _list(_("Due now"))
        return _stack([self.due_sum, self.due_list])

    def _again(self) -> None:
        self.for_current(self._pick)
        self._read_due()

    def _pick(self, key: int) -> None:
        self.desk.read(outlook, key, then=self._show, slot="outlook", owner=self)

    def _show(self, found: Outlook | None) -> None:
        self._outlook = found
        self.steps.clear()
        self.billed.clear()
        if found is None:
            return
        self.next.setText(_next_words(found))
        words = list(found.holding)
        if found.notice is not None:
            words.append(_("Notice can be given until {day}.").format(day=formats.day(found.notice)))
        self.terms.setText("\n".join(words))
        for step in found.steps:
            _add(self.steps, in_words(step.draft), step.id)
        for start, paper, number in found.billed:
            _add(self.billed, f"{formats.day(start)}  {number or _('draft')}", paper)

    # -- due ---------------------------------------------------------------------
    def _read_due(self) -> None:
        self.desk.read(due, self.desk.today(), then=self._show_due, slot="due", owner=self)

    def _show_due(self, found: list[Due]) -> None:
        self._due = found
        self.due_list.clear()
        for one in found:
            _add(
                self.due_list,
                f"{one.customer}, {one.title}\n{_days(one.period)}   {formats.cents(one.net)} €",
                one.key,
            )
        total = sum(one.net for one in found)
        words = _("{count} periods, {net} € before tax").format(
            count=formats.count(len(found)), net=formats.cents(total)
        )
        self.due_sum.setText(words if found else _("Nothing is due."))
        self.block(self.bill, "" if found else _("Nothing is due."))

    def bill(self) -> None:
        """Bill all periods that are shown as due."""
        self._bill(self._due)

    def bill_one(self) -> None:
        """Bill the periods of the current contract that are due."""

        def these(key: int) -> None:
            mine = [one for one in self._due if one.key == key]
            if mine:
                self._bill(mine)
            else:
                self.desk.notice(_("Nothing of this contract is due."))

        self.for_current(these)

    def _bill(self, wanted: list[Due]) -> None:
        self.desk.work(bill_all, self.desk.office, list(wanted), then=self._done)

    def _done(self, run: Run) -> None:
        words = _("{count} invoices made").format(count=formats.count(len(run.made)))
        if len(run.made) == 1:
            words = _("1 invoice made")
        if run.refused:
            who, why = run.refused[0]
            words += "; " + _("{count} refused. {who}: {why}").format(
                count=formats.count(len(run.refused)), who=who, why=why
            )
        self.desk.notice(words)
        self._again()

    # -- positions and prices ----------------------------------------------------
    def positions(self) -> None:
        """Show the positions of the current contract in the form of documents."""

        def form(one: RecurringView | None) -> None:
            if one is not None:
                self.desk.read(document, one.template, then=self._edit_positions)

        self.for_current(lambda key: self.desk.read(recurring, key, then=form))

    def _edit_positions(self, view: DocumentView | None) -> None:
        if view is None:
            return
        form = edit_document(self.desk, self.drawer, view.draft, lambda _key: None, view)
        for name in ("contact", "day", "title", "supplied_from", "supplied_until"):
            form.fields[name].setVisible(False)  # the contract says these

    def add_step(self) -> None:
        """Ask from when on, and how, the prices of the current contract change."""

        def form(key: int) -> None:
            made = ask(
                self.desk,
                self.drawer,
                "finance.sales.price_step",
                _("Price step"),
                fields_of(self.desk, PriceStep, "since:2 kind:2 percent:2 index_old index_new reason:2"),
                send=lambda values: (save_step, key, StepDraft(**_of_kind(values))),
                done=lambda _key, _values: _("Price step kept"),
                start={"kind": PERCENT},
                record=key,
                columns=2,
            )
            kind = made.fields["kind"]
            assert isinstance(kind, ChoiceField)
            kind.changed.connect(lambda: _show_kind(made))
            made.filled.connect(lambda: _show_kind(made))
            _show_kind(made)

        self.for_current(form)

    def drop_step(self) -> None:
        """Take the chosen price step away."""
        item = self.steps.currentItem()
        if item is not None:
            told = lambda _n: self.desk.notice(_("Price step taken away"))  # noqa: E731
            self.desk.run(delete_step, int(item.data(Qt.ItemDataRole.UserRole)), then=told)


def _of_kind(values: dict[str, Any]) -> dict[str, Any]:
    """Return what a step of its kind needs, nothing of the other."""
    other = ("index_old", "index_new") if values["kind"] == PERCENT else ("percent",)
    return {name: 0 if name in other or value is None else value for name, value in values.items()}


def _show_kind(form: Form) -> None:
    by_index = form.fields["kind"].value() == INDEX
    form.fields["percent"].setVisible(not by_index)
    for name in ("index_old", "index_new"):
        form.fields[name].setVisible(by_index)


def _next_words(found: Outlook) -> str:
    if found.period is None:
        return _("This contract has come to its end; all of it is billed.")
    words = _("Next invoice: {days}, {net} € before tax").format(
        days=_days(found.period), net=formats.cents(found.net)
    )
    days, whole = found.period.share
    return (
        words if days == whole else words + " " + _("({days} of {whole} days)").format(days=days, whole=whole)
    )


def _days(period: Period) -> str:
    return f"{formats.day(period.start)} – {formats.day(period.end)}"


def _list(name: str) -> QListWidget:
    made = QListWidget()
    EmptyWords(made, _("Nothing yet."))
    made.setObjectName("plain")
    made.setAccessibleName(name)
    made.setWordWrap(True)
    return made


def _add(to: QListWidget, words: str, key: int) -> None:
    item = QListWidgetItem(words)
    item.setData(Qt.ItemDataRole.UserRole, key)
    to.addItem(item)


def _stack(parts: Sequence[Any]) -> QWidget:
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if isinstance(part, QListWidget):
            inside.addWidget(part, 1)
        elif isinstance(part, QWidget):
            inside.addWidget(part)
        else:
            inside.addLayout(part)
    return made
