"""A file of counted quantities: each line found by sheet and line, or by article and place; all faults at once, the same file twice changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.few_collections import few_collections
from app.core.messages import N_, _
from app.data.office import Office, command
from app.data.transfer import (
    MOST_FAULTS,
    FieldSpec,
    TableFile,
    fault,
    match_columns,
    read_table,
)
from app.data.unit import Unit
from app.modules.inventory.articles.api import must_fit
from app.modules.inventory.counting.models import Count, CountLine
from app.modules.inventory.counting.queries.lines import LineView, lines_with
from app.modules.inventory.counting.rules.words import FIRST, SECOND, Entry
from app.modules.inventory.counting.services.entries import check_entry, coarse_articles, enter_all
from app.modules.inventory.stock.api import mark_of, read_figure

KIND = "inventory.counts"
SPREADSHEETS = (".xlsx", ".xls", ".ods", ".xlsm")
FIELDS = (
    FieldSpec("line", N_("Line of the sheet"), synonyms=("blatt/zeile", "zeile", "line", "nr", "nr.")),
    FieldSpec("article", N_("Article number"), synonyms=("artikelnummer", "artikel", "artikel-nr.", "art.-nr.", "sku")),
    FieldSpec("place", N_("Storage place"), synonyms=("lagerplatz", "lagerort", "platz", "fach", "location", "bin")),
    FieldSpec("lot", N_("Lot"), synonyms=("charge", "chargennummer", "batch")),
    FieldSpec("serial", N_("Serial number"), synonyms=("seriennummer", "serial")),
    FieldSpec("quantity", N_("Counted"), required=True, synonyms=("gezählt", "menge", "istmenge", "ist", "counted", "qty")),
    FieldSpec("note", N_("Remark"), synonyms=("bemerkung", "notiz", "note")),
)  # fmt: skip


@dataclass
class CountImported:
    """What an import did: lines of the file that were counted, how many changed, and those left empty."""

    counted: int = 0
    changed: int = 0
    empty: int = 0


codec.register(
    "inventory.count_imported", CountImported, "app.modules.inventory.counting.transfer:CountImported"
)


@command("inventory.count.enter", locks=("inventory.counting", "inventory.stock"))
def import_count(
    unit: Unit, key: int, path: Path, again: bool = False, places: Mapping[str, int] | None = None
) -> CountImported:
    """Enter the counts of a file (CSV, XLSX), all or nothing; raises BadFile with every fault by its cell.

    A line is named by sheet and number ('3/12') or by article and, where it lies at several places, place, lot or serial
    number. An empty quantity is no count, 0 is one. places says which column holds what, where the header does not.
    """
    table, count = read_table(path), unit.row(Count, key)
    reader = _Reader(table, lines_with(unit.connection, key), places)
    found = reader.read()
    rows = unit.rows(CountLine, [entry.line for _line, entry in found])
    coarse = coarse_articles(unit)
    for line, entry in found:
        try:
            check_entry(count, rows[entry.line], entry, SECOND if again else FIRST, unit.login)
            must_fit(entry.quantity or 0, *coarse.get(rows[entry.line]["article_id"], (4, "")))
        except KontorError as error:
            reader.add(line, error)
    if not found and not reader.faults:
        reader.faults.append(fault(table.name, 1, "", N_("The file holds no counts.")))
    if reader.faults:
        raise BadFile(sorted(reader.faults, key=lambda one: one.line), table.name)
    with few_collections():
        changed = enter_all(unit, key, [entry for _line, entry in found], again)
    return CountImported(len(found), changed, reader.empty)


class _Reader:
    """Reads the rows of a file against the lines of a count."""

    def __init__(
        self, table: TableFile, lines: Sequence[LineView], places: Mapping[str, int] | None = None
    ) -> None:
        self.table, self.faults, self.empty = table, list[Fault](), 0
        self.columns = match_columns(table, FIELDS) if places is None else dict(places)
        if "quantity" not in self.columns:
            self.faults.append(fault(table.name, 1, "quantity", N_("The file needs a column “Counted”.")))
        if not {"line", "article"} & set(self.columns):
            self.faults.append(
                fault(
                    table.name,
                    1,
                    "article",
                    N_("The file needs a column “Article number” or “Line of the sheet”."),
                )
            )
        self.by_number = {f"{one.sheet}/{one.number}": one for one in lines}
        self.by_article: dict[str, list[LineView]] = {}
        for one in lines:
            self.by_article.setdefault(one.code.lower(), []).append(one)

    def add(self, line: int, error: KontorError) -> None:
        """Note what is wrong with a line."""
        self.faults.append(Fault(self.table.name, line, error.field, error.message))

    def read(self) -> list[tuple[int, Entry]]:
        """Return the entries of all rows without faults, each with its line in the file."""
        if self.faults:
            return []
        cells = list(self.table.rows)
        place = self.columns["quantity"]
        sheet = self.table.name.lower().endswith(SPREADSHEETS)
        mark = "." if sheet else mark_of(row[place] for _line, row in cells if place < len(row))
        found: list[tuple[int, Entry]] = []
        seen: dict[int, int] = {}
        for line, row in cells:
            given = {name: row[at].strip() if at < len(row) else "" for name, at in self.columns.items()}
            if not any(given.values()):
                continue
            if not given["quantity"]:
                self.empty += 1
                continue
            try:
                entry = self._entry(given, mark)
                self._once(entry, line, seen)
                found.append((line, entry))
            except KontorError as error:
                self.add(line, error)
            if len(self.faults) >= MOST_FAULTS:
                break
        return found

    def _once(self, entry: Entry, line: int, seen: dict[int, int]) -> None:
        if entry.line in seen:
            raise Invalid(N_("Line {line} of the file counts this too."), field="line", line=seen[entry.line])
        seen[entry.line] = line

    def _entry(self, given: Mapping[str, Any], mark: str) -> Entry:
        try:
            quantity = read_figure(given["quantity"], mark).value
        except Invalid as error:
            raise Invalid(error.message.template, field="quantity", **error.message.values) from error
        return Entry(self._line(given).id, quantity, given.get("note", ""))

    def _line(self, given: Mapping[str, str]) -> LineView:
        """Return the line that a row names; raises Invalid for none and for several."""
        if number := given.get("line", "").replace(" ", ""):
            if number not in self.by_number:
                raise Invalid(N_("The count has no line {line}."), field="line", line=number)
            return self.by_number[number]
        code = given.get("article", "")
        hits = self.by_article.get(code.lower(), [])
        for name in ("place", "lot", "serial"):
            if wanted := given.get(name, "").lower():
                hits = [one for one in hits if wanted in _names(one, name)]
        if not hits:
            words = N_("The count has no line for {article} there; add what was found first.")
            raise Invalid(words, field="article", article=code)
        if len(hits) > 1:
            words = N_("{article} stands in several lines; name place, lot or serial number.")
            raise Invalid(words, field="article", article=code)
        return hits[0]


def _names(one: LineView, name: str) -> tuple[str, ...]:
    if name == "place":
        return one.path.lower(), one.path.lower().split(" / ")[-1]
    return (str(getattr(one, name)).lower(),)


def run_import(
    office: Office,
    key: int,
    path: Path,
    again: bool = False,
    *,
    rehearsal: bool = False,
    places: Mapping[str, int] | None = None,
) -> CountImported:
    """Import a file of counts in one transaction, or only rehearse it."""
    run = office.rehearse if rehearsal else office.run
    found: CountImported = run(import_count, key, path, again, places)
    return found


def words(done: CountImported) -> str:
    """Say in a sentence what an import does."""
    return _("{counted} counted, {changed} changed, {empty} left empty").format(**vars(done))
