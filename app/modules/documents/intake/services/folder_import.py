"""Import of an existing folder tree with a list of what its files are: all faults at once, a dry run, and an undo as long as nothing was filed.

The list is CSV or XLSX with a column for the file (its path beside the list)
and any of title, type, plan, contact, date, amount, number and tags.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.core.dataclass import dataclass
from app.core.dates import read_iso
from app.core.errors import BadFile, Fault, Invalid
from app.core.messages import N_
from app.core.money import read_plain
from app.core.stemming import fold
from app.data.office import Office
from app.data.transfer import FieldSpec, columns_named, fault, read_table
from app.modules.documents.archive.api import DocumentDraft, discard
from app.modules.documents.filing.api import nodes, types
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.intake import NEW, Outcome, take_file
from app.modules.organisation.contacts.api import contacts

FIELDS = (
    FieldSpec("file", N_("File"), required=True, synonyms=("datei", "pfad", "path", "filename", "dateiname")),
    FieldSpec("title", N_("Title"), synonyms=("titel", "betreff", "bezeichnung")),
    FieldSpec("type", N_("Type"), synonyms=("typ", "art", "dokumenttyp", "document type")),
    FieldSpec("plan", N_("Plan"), synonyms=("aktenplan", "akte", "node")),
    FieldSpec("contact", N_("Contact"), synonyms=("kontakt", "korrespondent", "absender", "correspondent")),
    FieldSpec("date", N_("Date"), read_iso, synonyms=("datum", "created", "belegdatum")),
    FieldSpec("amount", N_("Amount"), read_plain, synonyms=("betrag", "summe")),
    FieldSpec(
        "number",
        N_("Number of the sender"),
        synonyms=("nummer", "belegnummer", "rechnungsnummer", "reference"),
    ),
    FieldSpec("tags", N_("Tags"), synonyms=("schlagwörter", "schlagworte", "labels")),
)


@dataclass(frozen=True)
class Row:
    """A row that is right: the file and what is known of it."""

    path: Path
    type: str
    draft: DocumentDraft


def read_list(office: Office, path: Path) -> list[Row]:
    """Return the rows of a list; raises BadFile with every fault of every row, and for a list without a column of files."""
    table = read_table(path)
    places = {one.key: columns_named(table.header, one)[:1] for one in FIELDS}
    if not places["file"]:
        raise BadFile([fault(path.name, 1, "file", N_("The list needs a column “File”."))], path.name)
    known = _Known(office)
    found: list[Row] = []
    faults: list[Fault] = []
    seen: dict[Path, int] = {}
    for line, cells in table.rows:
        texts = {key: cells[at[0]].strip() if at and at[0] < len(cells) else "" for key, at in places.items()}
        row = _row(path, line, texts, known, faults)
        if row is not None and row.path in seen:
            faults.append(
                fault(
                    path.name, line, "file", N_("This file stands in line {line} too."), line=seen[row.path]
                )
            )
        elif row is not None:
            seen[row.path] = line
            found.append(row)
    if faults:
        raise BadFile(faults, path.name)
    return found


class _Known:
    """What names in a list can mean."""

    def __init__(self, office: Office) -> None:
        self.types = {name: one for one in office.read(types) for name in (one.key, fold(one.title))}
        self.nodes = {name for one in office.read(nodes) for name in (one.code,)}
        self.contacts = {
            name: one.id for one in office.read(contacts) for name in (str(one.number), fold(one.name))
        }


def _row(path: Path, line: int, texts: dict[str, str], known: _Known, faults: list[Fault]) -> Row | None:
    before = len(faults)

    def wrong(field: str, template: str, **values: Any) -> None:
        faults.append(fault(path.name, line, field, template, **values))

    values: dict[str, Any] = {}
    for one in FIELDS:
        try:
            values[one.key] = one.read(texts[one.key]) if texts[one.key] else None
        except Invalid as error:
            wrong(one.key, error.message.template, **error.message.values)
    target = (path.parent / texts["file"].replace("\\", "/")).resolve()
    if not texts["file"] or not target.is_relative_to(path.parent.resolve()) or not target.is_file():
        wrong("file", N_("There is no file {name} beside the list."), name=texts["file"])
    kind = known.types.get(texts["type"]) or known.types.get(fold(texts["type"]))
    if texts["type"] and kind is None:
        wrong("type", N_("There is no type {name}."), name=texts["type"])
    if texts["plan"] and texts["plan"].split()[0] not in known.nodes:
        wrong("plan", N_("There is no place {code} in the plan."), code=texts["plan"])
    who = known.contacts.get(texts["contact"]) or known.contacts.get(fold(texts["contact"]))
    if texts["contact"] and who is None:
        wrong("contact", N_("There is no contact {name}."), name=texts["contact"])
    if len(faults) > before:
        return None
    usual = kind.node if kind else ""
    draft = DocumentDraft(
        texts["title"] or target.stem,
        kind.key if kind else "",
        texts["plan"].split()[0] if texts["plan"] else usual,
        who,
        doc_date=values["date"],
        amount=values["amount"],
        reference=texts["number"],
        tags=tuple(tag.strip() for tag in texts["tags"].replace(";", ",").split(",") if tag.strip()),
    )
    return Row(target, draft.type, draft)


def run(
    office: Office, rows: Sequence[Row], progress: Callable[[int, int], None] = lambda _done, _total: None
) -> list[Outcome]:
    """Take the files of a list into the inbox, each with what the list says of it; progress may raise Cancelled."""
    found = []
    for done, row in enumerate(rows):
        progress(done, len(rows))
        found.append(take_file(office, row.path, Wishes("import", row.type, draft=row.draft)))
    return found


def undo(office: Office, outcomes: Sequence[Outcome]) -> int:
    """Take an import back: what is still in the inbox is discarded; return how many."""
    done = 0
    for one in outcomes:
        done += undo(office, one.parts)
        if one.status == NEW and one.id is not None:
            try:
                office.run(discard, one.id)
            except Invalid:  # it was filed meanwhile, and stays
                continue
            done += 1
    return done
