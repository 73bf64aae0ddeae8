"""The positions of a document as a grid for the keyboard: article or text, quantity, price, discount; Enter goes on, the last row begins another."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.money import read_typed, to_cents, to_scaled
from app.data.drafts import Stored
from app.modules.finance.sales.rules.documents import ARTICLE, LINE_KINDS, LineDraft, Origin
from app.modules.finance.sales.rules.totals import line_sum
from app.modules.inventory.articles.api import (
    UNIT_WORDS,
    ArticleDraft,
    article_by_number,
    text_in,
)
from app.ui.desk import Desk
from app.ui.fields import Field
from app.ui.theme import px
from app.ui.typing_grid import TypingGrid

CODE, TEXT, QUANTITY, UNIT, PRICE, DISCOUNT, TAX, AMOUNT = range(8)
HEADS = (N_("Article"), N_("Text"), N_("Quantity"), N_("Unit"), N_("Price"), N_("Discount %"), N_("Tax case"), N_("Amount"))  # fmt: skip
WIDTHS = (70, 0, 62, 70, 76, 74, 82, 80)
ORDER = (CODE, TEXT, QUANTITY, PRICE, DISCOUNT)  # where Enter goes
RIGHTS = (QUANTITY, PRICE, DISCOUNT, AMOUNT)
MARKS = {"#": "heading", "=": "subtotal", "*": "text", "?": "alternative"}
"""What stands in the article column for a row that is no position."""
LINE = Qt.ItemDataRole.UserRole
EMPTY = LineDraft("")
NO_ARTICLE = N_("There is no article {number}; leave the number empty for a text of your own.")


def line_json(line: LineDraft) -> dict[str, Any]:
    """Return a position as the draft of a form keeps it."""
    return dataclasses.asdict(line)


def json_line(found: dict[str, Any]) -> LineDraft:
    """Return a position of what line_json() gave."""
    origins = tuple(Origin(**one) for one in found.pop("origins", ()))
    return LineDraft(**found, origins=origins)


class Grid(TypingGrid):
    """The grid of positions."""

    def __init__(self) -> None:
        super().__init__([_(one) for one in HEADS], ORDER)
        self.setMinimumHeight(px(220))
        header = self.horizontalHeader()
        for place, width in enumerate(WIDTHS):
            if width:
                self.setColumnWidth(place, px(width))
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)


class LinesField(Field):
    """The positions; value() is a tuple of them, without rows that are empty."""

    def __init__(self, desk: Desk, key: str, title: str) -> None:
        super().__init__(key, title)
        self._desk, self.language = desk, "de"
        self.grid = Grid()
        self.grid.begun.connect(lambda: self.put_row(self.grid.rowCount()))
        self.grid.put.connect(self.put_row)
        self.grid.taken.connect(self.take_row)
        holder = QWidget()  # the form takes Enter from its editors; here it belongs to the grid
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.grid)
        self._place(holder)
        holder.setFocusProxy(self.grid)
        self.grid.setAccessibleName(title)
        self._filling = False
        self.set_hint(
            _("# heading, = subtotal, * text, ? alternative · Enter goes on · Ctrl+Del takes a row away")
        )
        self.grid.itemChanged.connect(self._edited)
        self.put_row(0)

    # -- rows ----------------------------------------------------------------------
    def put_row(self, row: int, line: LineDraft | None = None) -> None:
        """Put a row in, empty or with a position."""
        row = max(row, 0)
        self._filling = True
        self.grid.insertRow(row)
        for column in range(len(HEADS)):
            item = QTableWidgetItem("")
            if column in RIGHTS:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if column in (AMOUNT, UNIT):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.grid.setItem(row, column, item)
        self._filling = False
        if line is not None:
            self._show(row, line)
        self.grid.setCurrentCell(row, CODE)

    def take_row(self, row: int) -> None:
        """Take a row away; one always stays."""
        if row >= 0:
            self.grid.removeRow(row)
        if self.grid.rowCount() == 0:
            self.put_row(0)
        self.changed.emit()

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        found = self.grid.item(row, column)
        assert found is not None
        return found

    def _said(self, row: int, column: int) -> str:
        return self._item(row, column).text().strip()

    def _show(self, row: int, line: LineDraft, code: str = "") -> None:
        self._filling = True
        counts = line.kind in (ARTICLE, "alternative")
        mark = next((one for one, kind in MARKS.items() if kind == line.kind), "")
        unit = UNIT_WORDS.get(line.unit)
        texts = {
            CODE: code or mark or self._said(row, CODE),
            TEXT: line.text,
            QUANTITY: formats.scaled(line.quantity) if counts else "",
            UNIT: str(unit) if counts and unit else "",
            PRICE: formats.scaled(line.price, 2) if counts else "",
            DISCOUNT: formats.scaled(line.discount * 100) if counts and line.discount else "",
            TAX: line.tax,
            AMOUNT: formats.cents(line_sum(line).net) if counts else "",
        }
        for column, text in texts.items():
            self._item(row, column).setText(text.replace(formats.MINUS, "-"))
        self._item(row, CODE).setData(LINE, json.dumps(line_json(line)))
        self._filling = False

    def _known(self, row: int) -> LineDraft:
        kept = self._item(row, CODE).data(LINE)
        return json_line(json.loads(kept)) if kept else LineDraft("")

    # -- typing --------------------------------------------------------------------
    def _edited(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        row = item.row()
        if item.column() == CODE:
            self._code_typed(row, item.text().strip())
            return
        wrong = ""
        try:
            self._show(row, self._read(row))
        except Invalid as error:
            wrong = str(error)
        self.changed.emit()  # the form takes marks away where something is typed
        self.mark(wrong)

    def _code_typed(self, row: int, code: str) -> None:
        line = self._known(row)
        if code in MARKS:
            self._show(row, replace(line, kind=MARKS[code], article=None), code)
            self.changed.emit()
        elif code:
            self._desk.read(
                article_by_number,
                code,
                then=lambda found: self._found(row, code, found),
                owner=self,
                slot=f"row{row}",
            )
        else:
            self._show(row, replace(line, kind=ARTICLE, article=None))
            self.changed.emit()

    def _found(self, row: int, code: str, found: Stored[ArticleDraft] | None) -> None:
        if row >= self.grid.rowCount() or self._said(row, CODE) != code:
            return  # something else was typed meanwhile
        if found is None and not any(
            one.isdecimal() for one in code
        ):  # words, not a number: a text of one's own
            self._as_text(row, code)
            return
        if found is None:
            self._show(row, replace(self._known(row), article=None), code)
            self.mark(_(NO_ARTICLE).format(number=code))
            return
        self.mark("")
        one = found.draft
        text = text_in(one.name_de, one.name_en, self.language)
        more = text_in(one.details_de, one.details_en, self.language)
        line = LineDraft(
            f"{text}\n{more}".strip(), self._known(row).quantity, one.price, article=found.id, unit=one.unit
        )
        self._show(row, line, one.number)
        self.changed.emit()

    def _as_text(self, row: int, words: str) -> None:
        """Take what was typed for an article as the text of the row."""
        self._filling = True
        self._item(row, CODE).setText("")
        self._filling = False
        self._show(row, replace(self._known(row), text=words, article=None))
        self.mark("")
        self.changed.emit()

    def _read(self, row: int) -> LineDraft:
        """Return the position that stands in a row; raises Invalid."""
        known, text = self._known(row), self._item(row, TEXT).text()
        code = self._said(row, CODE)
        if code and code not in MARKS and known.article is None:
            raise Invalid(NO_ARTICLE, field=self.key, number=code)
        if known.kind not in (ARTICLE, "alternative"):
            return replace(known, text=text)
        quantity, price, discount = (self._said(row, column) for column in (QUANTITY, PRICE, DISCOUNT))
        return replace(
            known,
            text=text,
            quantity=to_scaled(read_typed(quantity)) if quantity else known.quantity,
            price=to_scaled(read_typed(price)) if price else 0,
            discount=to_cents(read_typed(discount.removesuffix("%"))) if discount else 0,
            tax=self._said(row, TAX).upper(),
        )

    # -- as a field ----------------------------------------------------------------
    def value(self) -> tuple[LineDraft, ...]:
        """Return the positions; raises Invalid where one can't be read."""
        found = []
        for row in range(self.grid.rowCount()):
            try:
                line = self._read(row)
            except Invalid as error:
                raise Invalid(
                    N_("Row {row}: {reason}"), field=self.key, row=row + 1, reason=str(error)
                ) from error
            words = line.text.strip()
            if words or line.kind == "subtotal" or (line.counts and replace(line, text="", tax="") != EMPTY):
                found.append(line)
        return tuple(found)

    def text(self) -> str:
        """Return the rows as the draft of a form keeps them."""
        rows = [
            {"code": self._said(row, CODE), "line": json.loads(kept)}
            for row in range(self.grid.rowCount())
            if (kept := self._item(row, CODE).data(LINE))
        ]
        return json.dumps(rows)

    def set_text(self, text: str) -> None:
        """Show the rows of such a text."""
        self._fill([(one["code"], json_line(one["line"])) for one in json.loads(text or "[]")])

    def shown(self, value: Sequence[LineDraft] | None) -> str:
        """Return positions as such a text."""
        return json.dumps([{"code": "", "line": line_json(one)} for one in value or ()])

    def words(self, text: str) -> str:
        """Return the rows as people read them."""
        lines = [json_line(one["line"]) for one in json.loads(text or "[]")]
        return "; ".join(f"{_(LINE_KINDS[one.kind])} {one.text}" for one in lines) or "–"

    def is_blank(self) -> bool:
        """Say whether there is no position yet."""
        return self.text() == "[]"

    def _fill(self, rows: Sequence[tuple[str, LineDraft]]) -> None:
        self.grid.setRowCount(0)
        for row, (code, line) in enumerate(rows):
            self.put_row(row)
            self._show(row, line, code)
        self.put_row(self.grid.rowCount())
        self.grid.setCurrentCell(0, CODE)
