"""One entry: its lines, what it is linked to, its voucher and its changes; before finalising it can be corrected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core import format as formats
from app.core.messages import N_, _
from app.core.people import person
from app.data.record_extras import Target
from app.modules.finance.ledger.pages.journal import reverse_form
from app.modules.finance.ledger.queries.entries import EntryView, LineView, entry_view
from app.modules.finance.ledger.rules.entries import ORIGINS, EntryDraft, LineDraft, turnover
from app.modules.finance.ledger.services.entries import correct
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import CheckedField, DayField, TextField
from app.ui.forms import Form
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.side_pane import beside
from app.ui.theme import px
from app.ui.widgets import button, card, clear, label, row, set_pill, widen

HEADS = (N_("Account"), N_("Name"), N_("Debit"), N_("Credit"), N_("Tax"), N_("CC1"), N_("CC2"), N_("Text"))
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EntryPage(Page):
    """Shows one entry."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Entry"))
        self.view: EntryView | None = None
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(px(12))
        split.setChildrenCollapsible(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        facts, self._facts = card()
        column.addWidget(facts)
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.table = QTableWidget(0, len(HEADS))
        EmptyWords(self.table, _("Open an entry in the journal; its lines stand here."))
        self._dress_table()
        inside.addWidget(self.table)
        column.addWidget(frame, 1)
        split.addWidget(left)
        self.drawer = Drawer(420, split)
        self.records = beside(self, "entry", split).records
        split.setStretchFactor(0, 3)
        split.setStretchFactor(2, 1)
        split.setSizes([px(760), 0, px(420)])
        self.body.addWidget(split, 1)
        self.drawer.on_drop = self.table.setFocus
        self.set_actions(
            [
                PageAction(_("Account sheet"), self._account, "F4", "file-text", row=True),
                PageAction(_("Change"), self._correct, "F2", "pencil", "finance.entry.post", row=True),
                PageAction(
                    _("Reverse"), self._reverse, "Ctrl+R", "rotate-ccw", "finance.entry.reverse", row=True
                ),
            ]
        )
        self.mean(lambda: self.view, _("Please open an entry first."))
        desk.watch(self, self.refresh)

    def _dress_table(self) -> None:
        table = self.table
        table.setAccessibleName(_("Lines of the entry"))
        table.setHorizontalHeaderLabels([_(head) for head in HEADS])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(28))
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for place, width in enumerate((66, 200, 90, 90, 66, 52, 52, 100)):
            widen(table, place, width)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.horizontalHeader().setHighlightSections(False)
        for place in (2, 3):
            head = table.horizontalHeaderItem(place)
            assert head is not None
            head.setTextAlignment(RIGHT)
        table.cellDoubleClicked.connect(lambda _row, _column: self._account())

    def request(self, what: object) -> None:
        """Show the entry of a key."""
        if isinstance(what, int):
            self.drawer.drop()
            self.desk.read(entry_view, what, then=self._show)

    def place(self) -> object:
        """Return the entry that is shown."""
        return self.view.id if self.view is not None else None

    def refresh(self) -> None:
        """Read the entry again."""
        if self.view is not None:
            self.desk.read(entry_view, self.view.id, then=self._show)

    def first_focus(self) -> QWidget | None:
        """Focus the lines."""
        return self.table

    def _show(self, view: EntryView) -> None:
        changed = self.view is None or self.view.id != view.id
        self.view = view
        self.look_again()
        name = view.journal_number if view.finalised else view.document or _("Entry")
        self.title.setText(f"{_('Entry')} {name}" if view.finalised else name)
        self.subtitle.setText(f"{formats.day(view.day)}  ·  {view.text}")
        set_pill(
            self.state,
            _("finalised") if view.finalised else _("posted, can be changed"),
            "good" if view.finalised else "warn",
        )
        self.state.show()
        self._show_facts(view)
        self.table.setRowCount(len(view.lines))
        for place, line in enumerate(view.lines):
            self._show_line(place, line)
        if view.lines:
            self.table.selectRow(0)
        if changed:
            self.records.show_record(Target("finance_entry", view.id))

    def _show_facts(self, view: EntryView) -> None:
        clear(self._facts)
        document = " / ".join(filter(None, (view.document, view.document2)))
        words = [
            f"{_('Document')} {document}",
            _(ORIGINS.get(view.origin, view.origin)),
            _("captured {when} by {who}").format(when=formats.moment(view.captured), who=person(view.login)),
        ]
        self._facts.addWidget(label("   ·   ".join(words), "quiet"))
        if view.reason:
            self._facts.addWidget(label(_("Reason: {reason}").format(reason=view.reason), wrap=True))
        if view.reversal_of is not None:
            self._link(_("reverses {number}"), view.reversal_of)
        if view.reversed_by is not None:
            self._link(_("reversed by {number}"), view.reversed_by)

    def _link(self, words: str, target: tuple[int, str]) -> None:
        key, number = target
        self._facts.addLayout(
            row(
                button(
                    words.format(number=number), lambda: self.desk.open("finance.ledger.entry", key), "link"
                ),
                1,
            )
        )

    def _show_line(self, place: int, line: LineView) -> None:
        debit, credit = turnover(line.amount, line.role)
        texts = (
            line.account,
            line.account_name,
            formats.cents(debit) if debit else "",
            formats.cents(credit) if credit else "",
            line.tax,
            line.cost1,
            line.cost2,
            line.text,
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column in (2, 3):
                item.setTextAlignment(RIGHT)
            self.table.setItem(place, column, item)

    def _account(self) -> None:
        place = self.table.currentRow()
        if self.view is not None and 0 <= place < len(self.view.lines):
            self.desk.open("finance.ledger.account_sheet", self.view.lines[place].account_id)

    def _reverse(self) -> None:
        if self.view is None or not self.view.finalised:
            self.desk.notice(_("Only finalised entries are reversed; this one can still be changed."))
            return
        reverse_form(self, self.view.id, self.view.journal_number)

    # -- correct -------------------------------------------------------------
    def _correct(self) -> None:
        view = self.view
        if view is None:
            return
        if view.finalised:
            self.desk.notice(_("This entry is finalised; reverse it instead."), "bad")
            return
        gross = _gross_lines(view)

        def save() -> None:
            draft = _draft(form, view, gross)

            def done(_nothing: object) -> None:
                form.saved()
                self.drawer.drop()
                self.desk.notice(_("{document} changed").format(document=draft.document))

            form.send(correct, view.id, form.version, draft, then=done)

        form = Form(
            self.desk, "correct", save, self.drawer.drop, columns=2, record=view.id, version=view.version
        )
        form.add(DayField("day", _("Date"), required=True))
        form.add(TextField("document", _("Document"), limit=36))
        form.add(TextField("text", _("Text"), limit=120), 2)
        texts = {"day": formats.day(view.day), "document": view.document, "text": view.text}
        for place, line in enumerate(gross):
            side = _("Debit") if line.amount > 0 else _("Credit")
            form.add(TextField(f"account{place}", f"{_('Account')} ({side})", limit=9))
            form.add(CheckedField(f"amount{place}", _("Amount"), _read_cents, required=True))
            texts |= {f"account{place}": line.account, f"amount{place}": formats.cents(abs(line.amount))}
        form.fill(texts)
        self.drawer.show_widget(_("Change entry"), form)
        form.focus_first()


def _read_cents(text: str) -> int:
    from app.core.money import read_typed, to_cents

    return to_cents(read_typed(text))


def _gross_lines(view: EntryView) -> list[LineDraft]:
    """Return the lines as they were typed: tax lines folded into their gross."""
    found: list[LineDraft] = []
    for line in view.lines:
        if line.role == 1:
            last = found[-1]
            found[-1] = LineDraft(
                last.account, last.amount + line.amount, last.tax, last.cost1, last.cost2, text=last.text
            )
        elif line.role == 0:
            found.append(
                LineDraft(line.account, line.amount, line.tax, line.cost1, line.cost2, text=line.text)
            )
    return found


def _draft(form: Form, view: EntryView, gross: list[LineDraft]) -> EntryDraft:
    values = form.values()
    lines = tuple(
        LineDraft(
            values[f"account{i}"].strip(),
            values[f"amount{i}"] * (1 if line.amount > 0 else -1),
            line.tax,
            line.cost1,
            line.cost2,
            text=line.text,
        )
        for i, line in enumerate(gross)
    )
    return EntryDraft(
        values["day"],
        values["document"].strip(),
        values["text"].strip(),
        lines,
        view.document2,
        origin=view.origin,
    )
