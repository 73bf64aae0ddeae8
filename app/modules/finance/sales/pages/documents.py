"""Sales: invoices, offers and orders, delivery notes; each is typed by keyboard, becomes the next by one key, and leaves as file, mail or paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core.errors import KontorError
from app.core.messages import N_, _, counted
from app.modules.finance.sales.pages.document_form import edit_document
from app.modules.finance.sales.queries.documents import document, documents_source
from app.modules.finance.sales.queries.enclosures import Enclosable, enclosable
from app.modules.finance.sales.rules.documents import (
    ADVANCE,
    CANCEL,
    CREDIT,
    DELIVERY,
    DRAFT,
    FINAL,
    INVOICE,
    ISSUED,
    KINDS,
    MACHINE,
    NEXT,
    OFFER,
    ONLY_ADVANCES,
    ONLY_OFFERS,
    ORDER,
    PROFORMA,
    DocumentDraft,
    DocumentView,
)
from app.modules.finance.sales.services.advances import record_receipt
from app.modules.finance.sales.services.drafts import delete_document, make_next
from app.modules.finance.sales.services.enclosures import enclose
from app.modules.finance.sales.services.issuing import Issued, issue
from app.modules.finance.sales.services.sending import mail, pdf
from app.modules.finance.sales.services.taking_back import accept, cancel, reject
from app.ui.choice_fields import ChoiceField, ManyField
from app.ui.desk import Desk
from app.ui.drawer_form import DrawerForm, ask
from app.ui.fields import PercentField, TextField
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction, first_of
from app.ui.preview import Preview
from app.ui.save_file import save_file

CHANGE, ISSUE, VIEW = "finance.sales.change", "finance.sales.issue", "finance.sales.view"
WIDTH, NARROW = 780, 400  # of a document's form, and of the small ones
FIRST = (INVOICE, OFFER, DELIVERY)  # what Ctrl+N begins, by the list that is shown


class DocumentsPage(ListTabs):
    """Enter writes on or shows the paper; F8 begins one."""

    def __init__(self, desk: Desk) -> None:
        lists = [
            (
                _("Invoices"),
                documents_source("finance.sales.invoices", INVOICE, ADVANCE, FINAL, CREDIT, CANCEL),
            ),
            (_("Offers and orders"), documents_source("finance.sales.orders", OFFER, ORDER, PROFORMA)),
            (_("Delivery notes"), documents_source("finance.sales.deliveries", DELIVERY)),
        ]
        super().__init__(desk, _("Sales"), lists, WIDTH)
        self.add_records()
        self.set_actions(
            [
                PageAction(_("New offer"), lambda: self.new(OFFER), "", "plus", CHANGE, menu=True, makes="finance.sales.orders"),
                PageAction(_("New order confirmation"), lambda: self.new(ORDER), "", "plus", CHANGE, menu=True),
                PageAction(_("New delivery note"), lambda: self.new(DELIVERY), "", "plus", CHANGE, menu=True, makes="finance.sales.deliveries"),
                PageAction(_("Accepted by the customer"), self.accept, "", "check", CHANGE, menu=True, of="finance.sales.orders", why_not=first_of(self.only_with("kind", (OFFER,), ONLY_OFFERS), self.in_state(MACHINE, "accept") )),
                PageAction(_("Declined by the customer …"), self.reject, "", "x", CHANGE, menu=True, of="finance.sales.orders", why_not=first_of(self.only_with("kind", (OFFER,), ONLY_OFFERS), self.in_state(MACHINE, "reject") )),
                PageAction(_("Record the receipt"), self.receipt, "", "hand-coins", ISSUE, menu=True, of="finance.sales.invoices", why_not=first_of(self.only_with("kind", (ADVANCE,), ONLY_ADVANCES), self.only_with("state", (ISSUED,), ONLY_ADVANCES))),
                PageAction(_("Cancel …"), self.cancel, "Ctrl+R", "rotate-ccw", ISSUE, menu=True, row=True, why_not=self.in_state(MACHINE, "cancel")),
                PageAction(_("Enclose …"), self.enclose, "", "paperclip", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "change")),
                PageAction(_("Throw away"), self.throw_away, "Del", "trash-2", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "change")),
                PageAction(_("Write a mail file …"), self.mail, "Ctrl+Shift+E", "external-link", VIEW, menu=True, row=True, why_not=self.never_with("state", (DRAFT,), N_("Issue the document first."))),
                PageAction(_("Save as PDF …"), self.save_pdf, "", "download", VIEW, menu=True, row=True),
                PageAction(_("Print"), self.show_paper, "Ctrl+P", "printer", VIEW, row=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("Next document …"), self.next, "", "arrow-right", CHANGE, row=True, why_not=first_of(self.only_with("kind", NEXT, N_("Nothing is made from a document of this kind.")), self.in_state(MACHINE, "follow"))),
                PageAction(_("Issue"), self.issue, "Ctrl+Shift+Return", "check", ISSUE, row=True, why_not=self.in_state(MACHINE, "issue")),
                PageAction(_("New invoice"), self.new, "Ctrl+N", "plus", CHANGE, primary=True),
            ]
        )  # fmt: skip

    def request(self, what: object) -> None:
        """Go to a document by its key, begin one, or one of a kind for a contact and what it is about."""
        if isinstance(what, str) and what.partition(" ")[0] == "new":
            self.new(what.partition(" ")[2] or INVOICE)
        elif isinstance(what, tuple) and what[0] == "for":
            self.new(*what[1:])
        elif isinstance(what, int):
            self.desk.read(document, what, then=self._go_to)
        else:
            super().request(what)

    def _go_to(self, view: DocumentView | None) -> None:
        if view is None:
            return
        self.go({OFFER: 1, ORDER: 1, PROFORMA: 1, DELIVERY: 2}.get(view.draft.kind, 0))
        self.panel.select_key(view.id)

    # -- writing -----------------------------------------------------------------
    def new(self, kind: str = INVOICE, contact: int | None = None, title: str = "") -> None:
        """Begin a document of a kind, for a contact where one is given."""
        self.go({INVOICE: 0, DELIVERY: 2}.get(kind, 1))
        today = self.desk.today()
        supplied = today if kind == INVOICE else None
        draft = DocumentDraft(kind, contact, today, supplied_from=supplied, title=title)
        self._form(draft, self._kept)

    def _form(
        self, draft: DocumentDraft, kept: Callable[[int], None], view: DocumentView | None = None
    ) -> DrawerForm:
        """Show the form of a document."""
        return edit_document(self.desk, self.drawer, draft, kept, view)

    def open_row(self, key: int) -> None:
        """Write on a draft, or show the paper of what was issued."""
        self.desk.read(document, key, then=self._open)

    def _open(self, view: DocumentView | None) -> None:
        if view is None:
            return
        if view.state == DRAFT and self.desk.may(CHANGE):
            self._form(view.draft, self._kept, view)
        else:
            self._preview(view.id)

    def change(self) -> None:
        """Write on the current draft."""
        self.for_current(self.open_row)

    def _kept(self, key: int) -> None:
        self.panel.select_key(key)

    def throw_away(self) -> None:
        """Throw the current draft away."""
        self._run(delete_document, _("Document thrown away"))

    def _run(self, command: Callable[..., Any], words: str, *args: Any) -> None:
        self.for_current(
            lambda key: self.desk.run(command, key, *args, then=lambda _n: self.desk.notice(words))
        )

    # -- the chain ---------------------------------------------------------------
    def next(self) -> None:
        """Ask what is made from the current document, then show its draft."""
        self.for_current(lambda key: self.desk.read(document, key, then=self._ask_next))

    def _ask_next(self, view: DocumentView | None) -> None:
        kinds = NEXT.get(view.draft.kind, ()) if view is not None else ()
        if view is None or not kinds:
            self.desk.notice(_("Nothing is made from a document of this kind."))
            return
        chosen = self.panel.selected_keys()
        keys = chosen if view.id in chosen else [view.id]  # several deliveries become one invoice
        kind = ChoiceField("kind", _("Next document"), [(one, KINDS[one]) for one in kinds])
        part = PercentField("part", _("Share of an advance, %"))

        def send(values: dict[str, Any]) -> tuple[Any, ...]:
            return make_next, keys, values["kind"], None, values["part"] or 10_000

        ask(
            self.desk,
            self.drawer,
            "finance.sales.next",
            _("Next document from {number}").format(number=view.number),
            [kind, part],
            send=send,
            done=self._made,
            start={"kind": kinds[0], "part": 3000},
            save_text=_("Make"),
            restore=False,
            first="kind",
            width=NARROW,
        )
        part.setVisible(kind.value() == ADVANCE)
        kind.changed.connect(lambda: part.setVisible(kind.value() == ADVANCE))

    def _made(self, key: int, _values: dict[str, Any]) -> str:
        self.desk.read(document, key, then=self._show_made)
        return _("Document made; look at it and issue it.")

    def _show_made(self, view: DocumentView | None) -> None:
        if view is not None:
            self._go_to(view)
            self._form(view.draft, self._kept, view)

    def issue(self) -> None:
        """Issue the current draft: number, entry, frozen paper."""
        self.for_current(lambda key: self.desk.run(issue, key, then=self._issued, failed=self._not_issued))

    def _issued(self, done: Issued) -> None:
        self.panel.select_key(done.key)
        said = (_("{number} is issued").format(number=done.number), *map(str, done.left))
        self.desk.notice(
            ". ".join(one.removesuffix(".") for one in said),
            action=_("Show"),
            act=lambda: self._preview(done.key),
        )

    def _not_issued(self, error: KontorError) -> None:
        """Open the draft where something is missing, and mark the field."""
        key = self.panel.current_key()
        self.desk.refused(error)
        if key is not None and error.field:
            self.desk.read(document, key, then=lambda view: self._open_at(view, error))

    def _open_at(self, view: DocumentView | None, error: KontorError) -> None:
        if view is None or view.state != DRAFT:
            return
        form = self._form(view.draft, self._kept, view)
        form.filled.connect(lambda: form.refused(error))

    def cancel(self) -> None:
        """Ask why, then cancel the current document."""

        def form(key: int) -> None:
            ask(
                self.desk,
                self.drawer,
                "finance.sales.cancel",
                _("Cancel a document"),
                [TextField("reason", _("Reason"))],
                send=lambda values: (cancel, key, values["reason"]),
                done=lambda done, _v: (
                    _("{number} is issued").format(number=done.number) if done else _("Cancelled")
                ),
                save_text=_("Cancel the document"),
                record=key,
                width=NARROW,
            )

        self.for_current(form)

    def accept(self) -> None:
        """Note that the customer accepted the current offer."""
        self._run(accept, _("Noted as accepted"))

    def reject(self) -> None:
        """Note that the customer declined the current offer, and why."""

        def form(key: int) -> None:
            ask(
                self.desk,
                self.drawer,
                "finance.sales.reject",
                _("Offer declined"),
                [TextField("reason", _("Reason"))],
                send=lambda values: (reject, key, values["reason"]),
                done=lambda _done, _v: _("Noted as declined"),
                record=key,
                width=NARROW,
            )

        self.for_current(form)

    def enclose(self) -> None:
        """Ask which of the files attached to the current draft leave with it."""

        def show(key: int, found: Enclosable) -> None:
            if not found.files:
                self.desk.notice(_("Nothing is attached to this document; drop files on its row first."))
                return
            files = ManyField("files", _("Files that leave with it"))
            files.set_choices(found.files)
            ask(
                self.desk,
                self.drawer,
                "finance.sales.enclose",
                _("Enclose"),
                [files],
                send=lambda values: (enclose, key, values["files"]),
                done=lambda count, _v: counted(count, N_("1 file goes along"), N_("{count} files go along")),
                shows=(enclosable, key),
                values=lambda now: {"files": now.chosen},
                restore=False,
                record=key,
                width=NARROW,
            )

        self.for_current(lambda key: self.desk.read(enclosable, key, then=lambda found: show(key, found)))

    def receipt(self) -> None:
        """Book the tax of the current advance invoice, which was paid."""
        self._run(record_receipt, _("The receipt of the advance is booked"))

    # -- leaving -----------------------------------------------------------------
    def show_paper(self) -> None:
        """Show the paper of the current document, to print or save it."""
        self.for_current(self._preview)

    def _preview(self, key: int) -> None:
        def show(found: tuple[str, bytes]) -> None:
            name, data = found
            Preview(self, self.desk, name.removesuffix(".pdf"), data).show()

        self.desk.work(pdf, self.desk.office, key, then=show)

    def save_pdf(self) -> None:
        """Save the paper of the current document as a file."""
        self._save(pdf)

    def mail(self) -> None:
        """Save a mail with the current document attached."""
        self._save(mail)

    def _save(self, make: Callable[..., tuple[str, bytes]]) -> None:
        def place(found: tuple[str, bytes]) -> None:
            save_file(self, self.desk, found[0], lambda: found[1])

        self.for_current(lambda key: self.desk.work(make, self.desk.office, key, then=place))
