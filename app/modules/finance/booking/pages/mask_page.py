"""The page of booking: a stack, its mask, its lines, and the voucher beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QSplitter, QWidget

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import N_, _, counted
from app.data.record_extras import Target
from app.modules.finance.booking.pages.known import Known, known_now, texts_of
from app.modules.finance.booking.pages.mask import Mask
from app.modules.finance.booking.pages.paste_form import paste_lines
from app.modules.finance.booking.pages.stack_foot import StackFoot, show_state, target_figures
from app.modules.finance.booking.pages.stack_forms import ask_target, new_stack
from app.modules.finance.booking.pages.stack_model import WAITING, WIDTHS, StackModel
from app.modules.finance.booking.pages.stack_reader import LAST, StackReader
from app.modules.finance.booking.pages.template_form import keep_template, offer_templates
from app.modules.finance.booking.queries import LineRow, StackView, open_stacks
from app.modules.finance.booking.rules import MaskLine
from app.modules.finance.booking.services import (
    begin_month,
    bring_line_back,
    delete_line,
    post_stack,
    save_first_line,
    save_line,
)
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.lists.empty_ground import EmptyWords
from app.ui.lists.table import Table
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.record_panel import attach_files
from app.ui.run_key import RunKey
from app.ui.side_pane import beside
from app.ui.theme import px
from app.ui.widgets import bind, card, widen


class MaskPage(Page):
    """One open stack at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Book"))
        self.stack: StackView | None = None
        self._unsent: dict[int, RunKey] = {}
        self._refused: LineRow | None = None  # the row that F8 brought into the mask last
        self.target, self.difference = target_figures(self.head)
        self.entry = Mask(desk)
        self.reader = StackReader(self, desk, self.entry, self._show_stack)
        self.body.addWidget(self.entry)
        self.model = StackModel()
        self.table = Table(_("Lines of the stack"), self)
        self.table.setModel(self.model)
        EmptyWords(self.table, _("What you type above stands here until it is posted."))
        for place, width in enumerate(WIDTHS):
            widen(self.table, place, width)
        self.table.horizontalHeader().setSectionResizeMode(len(WIDTHS) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.setAcceptDrops(True)
        self.table.dropped.connect(self._dropped)
        self.table.opened.connect(self._change)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _old: self._picked(now.row()))
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.table, 1)
        self.foot = StackFoot()
        inside.addWidget(self.foot)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(px(12))
        split.setChildrenCollapsible(False)
        split.addWidget(frame)
        self.drawer = Drawer(340, split)
        self.records = beside(self, "mask", split).records
        split.setStretchFactor(0, 3)
        split.setStretchFactor(2, 1)
        split.setSizes([px(930), 0, px(340)])
        self.body.addWidget(split, 1)
        self.entry.submitted.connect(self._submitted)
        self.entry.sheet_wanted.connect(self._sheet)
        self.entry.pending = self.model.pending
        self.drawer.on_drop = self.entry.focus_first
        self.set_actions(
            [
                PageAction(_("Template"), lambda: offer_templates(desk, self.entry), "F7", "star"),
                PageAction(
                    _("Post stack"),
                    self._post,
                    "Ctrl+Shift+Return",
                    "check",
                    "finance.entry.post",
                    primary=True,
                ),
                PageAction(_("New stack …"), self._new_stack, "Ctrl+N", "plus", menu=True),
                PageAction(_("Other stack …"), self.reader.choose, "Ctrl+O", "layers", menu=True),
                PageAction(_("Target sum …"), self._ask_target, "", "circle-dot", menu=True),
                PageAction(
                    _("Lines of the stack"), self.table.setFocus, "Ctrl+Shift+Down", "list", menu=True
                ),
                PageAction(
                    _("Paste lines"),
                    self._paste,
                    "Ctrl+Shift+V",
                    "clipboard-paste",
                    "finance.entry.post",
                    menu=True,
                ),
                PageAction(_("Change line"), self._change_current, "", "pencil", menu=True, row=True),
                PageAction(_("Take line out"), self._delete, "Del", "trash-2", menu=True, row=True),
                PageAction(
                    _("Keep line as template …"),
                    lambda: keep_template(desk, self.drawer, self._current_line()),
                    "Ctrl+Shift+T",
                    "star",
                    menu=True,
                    row=True,
                ),
            ]
        )
        self.mean_rows(self.table)
        bind(self.table, "Esc", self.entry.focus_first)
        self._knows = QObject(self)  # apart from the lines, which change nothing of it
        desk.watch(self._knows, self._load_known)
        self._load_known()
        self.reader.begin()

    # -- what the mask knows -------------------------------------------------
    def _load_known(self) -> None:
        self.desk.read(known_now, then=self._take_known, owner=self._knows, slot="known")

    def _take_known(self, known: Known) -> None:
        self.model.name_accounts(list(known.accounts))
        self.entry.know(known)
        self._sum()

    def first_focus(self) -> QWidget | None:
        """Focus the first empty field of the mask."""
        self.entry.focus_first()
        return None

    def request(self, what: object) -> None:
        """Begin a new stack, or show one."""
        if what == "new":
            self._new_stack()
        elif isinstance(what, int):
            self._open(what)

    def closing(self) -> None:
        """Keep what stands in the mask."""
        self.entry.keep()

    # -- stack ---------------------------------------------------------------
    def _open(self, key: int) -> None:
        """Show a stack by its key, or for 0 the one of this month, which the first line opens."""
        self.reader.open(key, self.stack.id if self.stack is not None else 0)

    def _show_stack(self, stack: StackView, again: bool) -> None:
        """Show a stack that was read; where it is the one shown before, mask and refused lines stay as they are."""
        refused = [row for row in self.model.rows if row.id == WAITING and row.fault] if again else []
        self.stack = stack
        self.entry.setEnabled(stack.state == "draft")
        self.desk.store.put(LAST, stack.id)
        self.subtitle.setText(f"{stack.name}  ·  {formats.day(stack.start)} – {formats.day(stack.end)}")
        show_state(self.state, stack)
        if not again:
            self._unsent.clear()
            self.entry.show_stack(stack.id or f"{stack.start:%Y-%m}", (stack.start, stack.end))
        self.model.show([*refused, *stack.lines])
        if stack.lines:
            self.entry.last = texts_of(stack.lines[0].line)
            self.table.selectRow(0)
        self._sum()

    def _new_stack(self) -> None:
        def opened(key: int) -> None:
            self._open(key)
            self.entry.focus_first()

        new_stack(self.desk, self.drawer, opened)

    def _in_stack(self, go_on: Callable[[int], object]) -> None:
        """Do something with the stack that is shown; the one of the month is opened for it."""

        def begun(key: int) -> None:
            self._open(key)
            go_on(key)

        if self.stack is not None and self.stack.id:
            go_on(self.stack.id)
        elif self.stack is not None:
            self.desk.run(begin_month, self.stack.start, then=begun)

    def _ask_target(self) -> None:
        self._in_stack(lambda key: ask_target(self.desk, self.drawer, key, lambda: self._open(key)))

    def _post(self) -> None:
        if self.stack is None or self.stack.state != "draft":
            return
        key, name = self.stack.id, self.stack.name

        def done(count: int) -> None:
            self.desk.notice(
                f"{name}: " + counted(count, N_("1 entry posted"), N_("{count} entries posted")),
                action=_("Journal"),
                act=lambda: self.desk.open("finance.ledger.journal"),
            )
            self._load_known()
            self.desk.read(open_stacks, then=go_on)

        def go_on(others: list[tuple[int, str]]) -> None:
            self._open(others[0][0] if others else 0)
            self.entry.focus_first()

        self.desk.run(post_stack, key, then=done)

    # -- lines ---------------------------------------------------------------
    def _submitted(self, line: MaskLine, changing: int | None) -> None:
        if self.stack is None:
            return
        old = self._row_of(changing)
        sent = self._unsent.pop(id(old), None) or RunKey()
        if old is None:
            row = self.model.begin(line)
        else:
            row = LineRow(WAITING, 0, line, None)
            self.model.replace(old, row)
        self._sum()
        self.table.selectRow(0 if old is None else self.model.rows.index(row))

        def begun(result: tuple[int, LineRow]) -> None:
            if self.stack is not None and not self.stack.id:
                self.stack = replace(self.stack, id=result[0])
                if self.entry.stack:  # else another stack was asked for meanwhile
                    self.entry.belongs_to(result[0])
                    self.desk.store.put(LAST, result[0])
                show_state(self.state, self.stack)
            done(result[1])

        def done(saved: LineRow) -> None:
            self.model.replace(row, saved)
            self._sum()
            self._answered()
            if saved.fault:
                self.desk.notice(str(saved.fault), "bad")
            self._picked(self.table.currentIndex().row())

        def failed(error: KontorError) -> None:
            key = old.id if old is not None else WAITING
            refused = LineRow(key, 0, line, error.message)
            self._unsent[id(refused)] = sent  # it may have been saved: sent again, it is saved once
            self.model.replace(row, refused)
            self._sum()
            self._answered()

        self.reader.sent()
        key = old.id if old is not None and old.id != WAITING else None
        if self.stack.id:
            self.desk.run(save_line, self.stack.id, line, key, then=done, failed=failed, key=sent)
        else:
            self.desk.run(save_first_line, self.stack.start, line, then=begun, failed=failed, key=sent)

    def _answered(self) -> None:
        self.reader.answered(self.stack.id if self.stack is not None else 0)

    def _row_of(self, key: int | None) -> LineRow | None:
        """Return the row that is changed: by its key, or the refused one that has none yet."""
        if key is None:
            return None
        rows = [row for row in self.model.rows if row.id == key]
        return next((row for row in rows if row is self._refused), rows[0] if rows else None)

    def _change(self, place: int) -> None:
        if 0 <= place < len(self.model.rows) and self.stack is not None and self.stack.state == "draft":
            row = self._refused = self.model.rows[place]
            if row.id == WAITING and not row.fault:
                return  # it is on its way
            self.entry.show_line(row.id, row.line)
            self.entry.fields["amount"].setFocus(Qt.FocusReason.TabFocusReason)
            self.desk.notice(_("The line is back in the mask; Enter on the last field keeps the change."))

    def _delete(self) -> None:
        place = self.table.currentIndex().row()
        if not 0 <= place < len(self.model.rows) or self.stack is None:
            return
        row, key = self.model.rows[place], self.stack.id
        if self.entry.changing == row.id:  # what stands in the mask is no change of it any more
            self.entry.fill(self.entry.texts())
        if row.id == WAITING:
            self._drop(row)
            return

        def undo() -> None:
            self.desk.run(bring_line_back, key, row.id, then=lambda _nothing: self._open(key))

        def done(_nothing: object) -> None:
            self._open(key)
            self.desk.notice(_("Line taken out"), action=_("Undo"), act=undo)

        self.desk.run(delete_line, row.id, then=done)

    def _drop(self, row: LineRow) -> None:
        """Take out a refused line that was never saved."""
        if row.fault:
            self._unsent.pop(id(row), None)
            self.model.drop(row)
            self._sum()
            self.desk.notice(_("Line taken out"))

    def _picked(self, place: int) -> None:
        if 0 <= place < len(self.model.rows) and self.model.rows[place].id > 0:
            self.records.show_record(Target("finance_stack_line", self.model.rows[place].id))

    def _paste(self) -> None:
        if self.stack is not None and self.stack.state == "draft":
            self._in_stack(lambda key: paste_lines(self.desk, self.drawer, key, lambda: self._open(key)))

    def _change_current(self) -> None:
        self._change(self.table.currentIndex().row())

    def _current_line(self) -> MaskLine | None:
        place = self.table.currentIndex().row()
        return self.model.rows[place].line if 0 <= place < len(self.model.rows) else None

    def _dropped(self, place: int, files: list[str]) -> None:
        if 0 <= place < len(self.model.rows):
            attach_files(self.desk, Target("finance_stack_line", self.model.rows[place].id), files)
            self.table.selectRow(place)

    def _sum(self) -> None:
        rows = self.model.rows
        total = self.foot.show_lines(rows)
        is_draft = self.stack is not None and self.stack.state == "draft"
        self.model.reckon(self.entry.known, is_draft)
        self.entry.show_balances()
        empty = _("The stack has no line yet.") if is_draft else _("The stack is posted.")
        self.block(self._post, "" if rows and is_draft else empty)
        target = self.stack.target if self.stack is not None else None
        self.target.setText(formats.cents(target) if target is not None else "–")
        self.difference.setText(formats.cents(target - total) if target is not None else "–")

    def _sheet(self, number: str) -> None:
        account = self.entry.known.account(number.strip())
        if account is not None:
            self.desk.open("finance.ledger.account_sheet", account.id)
