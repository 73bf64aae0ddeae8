"""What the rows of a list of articles say: their cells read, every fault noted by its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.core.errors import Fault, KontorError
from app.core.messages import N_, _
from app.data.transfer import MOST_FAULTS, FieldSpec, TableFile, columns_named, fault
from app.modules.inventory.articles.api import gtin
from app.modules.inventory.stock.readers.figures import mark_of, read_figure
from app.modules.inventory.stock.transfer.columns import FIELDS, FIGURES, MONEY

SPREADSHEETS = (".xlsx", ".xls", ".ods", ".xlsm")


class Reader:
    """Reads rows; the decimal mark of the whole list decides about figures that could mean either."""

    def __init__(
        self, table: TableFile, places: Mapping[str, int] | None, fields: Sequence[FieldSpec] = FIELDS
    ) -> None:
        self.table, self.faults, self.fields = table, list[Fault](), fields
        self.places = dict(places) if places is not None else self._found()
        self.cells = list(table.rows)
        sheet = table.name.lower().endswith(SPREADSHEETS)
        asked = [self.places[name] for name in (*FIGURES, *MONEY) if name in self.places]
        written = (row[place] for _line, row in self.cells for place in asked if place < len(row))
        self.mark = "." if sheet else mark_of(written)
        self.seen: dict[tuple[str, ...], int] = {}

    def _found(self) -> dict[str, int]:
        """Return the first column of each field; a title that stands twice is a fault."""
        found = {}
        for one in self.fields:
            hits = columns_named(self.table.header, one)
            if len(hits) > 1:
                self.wrong(1, one.key, N_("The column {name} stands twice in the header."), name=_(one.title))
            if hits:
                found[one.key] = hits[0]
        if not {"number", "name", "gtin"} & set(found):
            self.wrong(1, "name", N_("The list needs a column “Article number” or “Name”."))
        return found

    def wrong(self, line: int, name: str, template: str, /, **values: Any) -> None:
        """Note a fault of a cell."""
        self.faults.append(fault(self.table.name, line, name, template, **values))

    def rows(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield each row that has no fault, with its line; blank ones are left out."""
        for line, cells in self.cells:
            if not any(cell.strip() for cell in cells):
                continue
            row = self._row(line, cells)
            if row is not None:
                yield line, row
            if len(self.faults) >= MOST_FAULTS:
                return

    def _row(self, line: int, cells: Sequence[str]) -> dict[str, Any] | None:
        before = len(self.faults)
        found: dict[str, Any] = {}
        for one in self.fields:
            place = self.places.get(one.key)
            text = cells[place].strip() if place is not None and place < len(cells) else ""
            try:
                found[one.key] = self._cell(one.key, one.read, text) if text else None
            except KontorError as error:
                self.faults.append(Fault(self.table.name, line, one.key, error.message))
        if len(self.faults) == before:
            self._check(line, found)
        return found if len(self.faults) == before else None

    def _cell(self, key: str, read: Any, text: str) -> Any:
        if key in FIGURES or key in MONEY:
            return read_figure(text, self.mark, key in MONEY)
        value = read(text)
        return gtin(value.removesuffix(".0")) if key == "gtin" else value

    def _check(self, line: int, row: Mapping[str, Any]) -> None:
        """Note what no row may be: without a name, or twice for one place."""
        name = row.get("number") or row.get("gtin") or row.get("name")
        if not name:
            self.wrong(line, "name", N_("An article number or a name is needed."))
            return
        key = (name.lower(), (row.get("place") or "").lower(), (row.get("lot") or "").lower())
        if key in self.seen:
            words = N_("{value} stands in line {line} too, at the same place.")
            self.wrong(line, "number", words, value=name, line=self.seen[key])
        self.seen.setdefault(key, line)
