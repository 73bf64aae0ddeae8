"""The form of a document: customer, days, positions, texts and conditions, with the sums and what is missing beneath, as they are typed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.messages import _
from app.modules.finance.sales.models import SalesDocument
from app.modules.finance.sales.pages.lines_field import LinesField
from app.modules.finance.sales.queries.reckoning import Reckoned, lacking, reckoned
from app.modules.finance.sales.rules.documents import CREDIT, KINDS, OFFER, DocumentDraft, DocumentView
from app.modules.finance.sales.rules.duties import Missing
from app.modules.finance.sales.services.drafts import save_document
from app.modules.organisation.contacts.api import ContactView, contact_of
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, ask, hint
from app.ui.lookups import KeyField
from app.ui.widgets import label

LAYOUT = (
    "contact:2 day language title:2 supply supplied_from supplied_until lines:4 "
    "discount net_days cost valid_until reference:2 ordered:2 intro:2 closing:2 reason:2 on_land:2"
)
PAUSE = 250  # milliseconds until what is typed is reckoned


def edit_document(
    desk: Desk,
    drawer: Drawer,
    draft: DocumentDraft,
    kept: Callable[[int], None],
    view: DocumentView | None = None,
) -> DrawerForm:
    """Show the form of a document that is being written and return it; kept gets its key."""
    lines = LinesField(desk, "lines", _("Positions"))
    lines.language = draft.language
    fields = fields_of(desk, SalesDocument, LAYOUT, lines=lines)

    def typed(values: dict[str, Any]) -> DocumentDraft:
        return dataclasses.replace(draft, **values)

    def send(values: dict[str, Any]) -> tuple[Any, ...]:
        return (save_document, typed(values), *((view.id, view.version) if view else ()))

    def done(key: int, _values: dict[str, Any]) -> str:
        kept(key)
        return _("Document kept")

    title = _(KINDS[draft.kind]) if view is None else f"{_(KINDS[draft.kind])} {view.number}".strip()
    form = ask(
        desk,
        drawer,
        "finance.sales.document",
        title,
        fields,
        send=send,
        done=done,
        start={key: getattr(draft, key) for key in (one.name for one in dataclasses.fields(draft))},
        record=view.id if view else f"new {draft.kind}",
        version=view.version if view else None,
        columns=4,
        first="contact" if draft.contact is None else "lines",
    )
    _leave_out(form, draft)
    _Sums(form, desk, typed)
    return form


def _leave_out(form: DrawerForm, draft: DocumentDraft) -> None:
    form.fields["valid_until"].setVisible(draft.kind == OFFER)
    form.fields["reason"].setVisible(draft.kind == CREDIT)


class _Sums:
    """The line beneath the positions: net, tax, gross, and what is still missing to issue the document."""

    def __init__(
        self, form: DrawerForm, desk: Desk, typed: Callable[[dict[str, Any]], DocumentDraft]
    ) -> None:
        self._form, self._desk, self._typed = form, desk, typed
        self.sums = label("", "heading")
        self.missing = label("", "hint", wrap=True)
        form.bar.addWidget(self.sums)
        layout = form.layout()
        assert layout is not None
        layout.addWidget(self.missing)
        self._timer = QTimer(form)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._ask)
        for field in form.fields.values():
            field.changed.connect(self._timer.start)
        customer = form.fields["contact"]
        assert isinstance(customer, KeyField)
        customer.taken.connect(lambda _code: self._customer())
        form.filled.connect(self._timer.start)

    def _customer(self) -> None:
        """Take over the language of a customer that was chosen."""
        try:
            key = self._form.fields["contact"].value()
        except Invalid:
            return
        if key is not None:
            self._desk.read(contact_of, key, then=self._take_over, owner=self._form, slot="customer")

    def _take_over(self, who: ContactView | None) -> None:
        if who is not None:
            self._form.fields["language"].set_text(who.draft.language)
            lines = self._form.fields["lines"]
            assert isinstance(lines, LinesField)
            lines.language = who.draft.language

    def _ask(self) -> None:
        try:
            draft = self._typed(self._form.values())
        except Invalid:
            return  # the field says what is wrong when it is left
        questions = ((reckoned, draft), (lacking, draft))
        self._desk.read_all(questions, then=self._show, failed=self._refused, owner=self._form, slot="sums")

    def _show(self, answers: list[Any]) -> None:
        found: Reckoned = answers[0]
        lacks: list[Missing] = answers[1]
        totals = found.totals
        words = _("Net {net} · VAT {tax} · Gross {gross} €")
        self.sums.setText(
            words.format(
                net=formats.cents(totals.net),
                tax=formats.cents(totals.tax),
                gross=formats.cents(totals.gross),
            )
        )
        self.missing.setText(
            _("To issue it: {what}").format(what=" ".join(str(one.words) for one in lacks)) if lacks else ""
        )
        steps = ", ".join(
            _("{rate} % within {days} days").format(rate=formats.cents(step.rate), days=step.days)
            for step in found.terms.skonto
        )
        hint(self._form, net_days=steps)

    def _refused(self, error: KontorError) -> None:
        self.missing.setText(str(error))
