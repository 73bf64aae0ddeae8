"""Names of accounts (Kontenbeschriftungen, category 20) and customers and suppliers (category 16) out and in."""

from __future__ import annotations

import csv
import datetime
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, select

from app.core import atomic_files, codec, paths
from app.core.dataclass import dataclass, field
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.messages import N_, Message
from app.data.heads import must_be_trusted
from app.data.imported_files import keep_file
from app.data.office import Office, command
from app.data.queries import query
from app.data.settings import setting
from app.data.transfer import bytes_of
from app.data.unit import Unit
from app.modules.finance.chart.api import (
    PERSONAL_KINDS,
    AccountDraft,
    AccountRow,
    FiscalYear,
    account_rows,
    save_account,
)
from app.modules.finance.datev.rules import (
    HEADER_FIELDS,
    HEADER_TEXT,
    LARGEST,
    MOST_FINDINGS,
    WRITERS,
    Finding,
    cells_of,
    lines,
    quoted,
)
from app.modules.finance.payments.api import Party, partners, save_partner

LABELS, PEOPLE = 20, 16
NAMES = {LABELS: ("Kontenbeschriftungen", 3, (2, 3)), PEOPLE: ("Debitoren/Kreditoren", 5, (4, 5))}
TITLES = ("Konto", "Kontenbeschriftung", "Sprach-ID", "Kontenbeschriftung lang")
SHORT, LONG = 40, 300
# places of the columns of people that Kontor fills, and how long their content may be
COMPANY, KIND, BRIEF, EU_LAND, EU_ID, ADDRESS, STREET, POSTCODE, TOWN, LAND, IBAN, SWIFT = (
    2,
    7,
    8,
    9,
    10,
    15,
    16,
    18,
    19,
    20,
    45,
    47,
)
LENGTHS = {
    COMPANY: 50,
    BRIEF: 15,
    EU_LAND: 2,
    EU_ID: 13,
    STREET: 36,
    POSTCODE: 10,
    TOWN: 30,
    LAND: 2,
    IBAN: 34,
    SWIFT: 11,
}
SURNAME, FIRST_NAME, NO_KIND = 4, 5, 6


@cache
def people_columns() -> tuple[tuple[str, bool], ...]:
    """Return titles of the columns of people, and whether each is text."""
    with (paths.resources() / "datev" / "people.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["name"], row["text"] == "1") for row in csv.DictReader(file, delimiter=";"))


@dataclass
class Masters:
    """A file of names or people that was read: its category, rows of cells with their lines, and what breaks the rules."""

    category: int = 0
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class Brought:
    """What a file of names or people brought: accounts made and accounts changed."""

    made: int
    changed: int


codec.register("datev.masters_brought", Brought, "app.modules.finance.datev.masters:Brought")


# -- out -------------------------------------------------------------------------
@query("finance.view")
def masters_files(connection: Connection, now: datetime.datetime) -> dict[str, bytes]:
    """Return both files by name: the names of all ledger accounts, and customers and suppliers with address and bank."""
    start = (
        connection.scalar(select(FiscalYear.start).order_by(FiscalYear.start.desc()).limit(1))
        or now.astimezone().date()
    )
    consultant, client = (
        int(setting(connection, "datev.consultant")),
        int(setting(connection, "datev.client")),
    )
    rows, known = account_rows(connection), partners(connection)

    def file(category: int, titles: Sequence[str], lines: Sequence[str]) -> bytes:
        head = _header(category, now, consultant, client, start)
        return ("\r\n".join([head, ";".join(titles), *lines]) + "\r\n").encode("cp1252", "replace")

    labels = [_label(row) for row in rows if row.kind not in PERSONAL_KINDS]
    people = [_person(row, known.get(row.number)) for row in rows if row.kind in PERSONAL_KINDS]
    found = {"EXTF_Kontenbeschriftungen.csv": file(LABELS, TITLES, labels)}
    if people:
        found["EXTF_DebitorenKreditoren.csv"] = file(
            PEOPLE, [name for name, _text in people_columns()], people
        )
    return found


def _header(category: int, now: datetime.datetime, consultant: int, client: int, start: datetime.date) -> str:
    name, version, _read = NAMES[category]
    values = {
        1: "EXTF", 2: "700", 3: str(category), 4: name, 5: str(version), 6: f"{now:%Y%m%d%H%M%S}000", 8: "KO", 9: "Kontor",
        11: str(consultant), 12: str(client), 13: f"{start:%Y%m%d}", 14: "4",
    }  # fmt: skip
    return ";".join(
        quoted(values.get(i, "")) if i in HEADER_TEXT else values.get(i, "")
        for i in range(1, HEADER_FIELDS + 1)
    )


def _label(row: AccountRow) -> str:
    name = row.name.de
    return ";".join((row.number, quoted(name[:SHORT]), quoted("de-DE"), quoted(name[:LONG])))


def _person(row: AccountRow, party: Party | None) -> str:
    values: dict[int, str] = {1: row.number, COMPANY: row.name.de, KIND: "2", BRIEF: row.name.de}
    if row.vat_id:
        values |= {EU_LAND: row.vat_id[:2], EU_ID: row.vat_id[2:]}
    if party is not None:
        street = f"{party.street} {party.house}".strip()
        values |= {
            ADDRESS: "STR" if street else "",
            STREET: street,
            POSTCODE: party.postcode,
            TOWN: party.town,
            LAND: party.country,
        }
        values |= {IBAN: party.iban, SWIFT: party.bic}
    cut = {place: value[: LENGTHS.get(place, len(value))] for place, value in values.items()}
    return ";".join(
        quoted(cut.get(i, "")) if text else cut.get(i, "")
        for i, (_name, text) in enumerate(people_columns(), 1)
    )


def export_masters(office: Office, folder: Path) -> list[Path]:
    """Write names and people into a folder, each checked by the rules before; return the files."""
    must_be_trusted(office.book)
    made = office.read(masters_files, office.clock().astimezone().replace(tzinfo=None))
    for name, data in made.items():
        if faults := read_masters(data).findings:
            raise Invalid(
                N_("{name} would break a rule of the format: {reason}"), name=name, reason=faults[0].message
            )
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        atomic_files.write_bytes(folder / name, data)
    return [folder / name for name in made]


# -- in --------------------------------------------------------------------------
def category_of(data: bytes) -> int:
    """Return the category of a DATEV file, 0 where its first line is no header."""
    cells = cells_of(next(lines(data))[1].rstrip("\r"))
    text = cells[2][0] if len(cells) > 2 and cells[0][0] in WRITERS else ""
    return int(text) if text.isdecimal() else 0


def read_masters(data: bytes) -> Masters:
    """Read a file of names or people and check its rules: header, version, columns, account numbers, lengths."""
    found = Masters(category_of(data))
    if found.category not in NAMES:
        found.findings.append(
            Finding(
                1, 3, Message(N_("This is no file of account names (20) or of customers and suppliers (16)."))
            )
        )
        return found
    raw = lines(data)
    head = cells_of(next(raw)[1])
    versions = NAMES[found.category][2]
    if len(head) != HEADER_FIELDS:
        found.findings.append(Finding(1, 0, Message(N_("The first line is no EXTF header of 31 fields."))))
    elif head[4][0] not in map(str, versions):
        words = Message(
            N_("Version {version} of this category is not known."), {"version": head[4][0] or "–"}
        )
        found.findings.append(Finding(1, 5, words))
    least = 2 if found.category == LABELS else LAND
    next(raw, None)  # the titles
    for number, text in raw:
        if len(found.findings) >= MOST_FINDINGS:
            break
        cells = [value for value, _quoted in cells_of(text)]
        if len(cells) < least:
            found.findings.append(
                Finding(
                    number,
                    0,
                    Message(
                        N_("The line has {count} columns instead of {wanted}."),
                        {"count": len(cells), "wanted": least},
                    ),
                )
            )
            continue
        found.findings += [Finding(number, place, words) for place, words in _faults(cells, found.category)]
        found.rows.append((number, cells))
    return found


def _faults(cells: Sequence[str], category: int) -> list[tuple[int, Message]]:
    found = []
    if not (cells[0].isdecimal() and len(cells[0]) <= 9):
        found.append((1, Message(N_("{text} is not an account number."), {"text": cells[0] or "–"})))
    lengths = {2: SHORT, 4: LONG} if category == LABELS else LENGTHS
    for place, longest in lengths.items():
        if len(cells) >= place and len(cells[place - 1]) > longest:
            found.append(
                (place, Message(N_("The content is longer than {longest} characters."), {"longest": longest}))
            )
    return found


@command("finance.chart.change")
def import_masters(unit: Unit, path: Path) -> Brought:
    """Bring names of accounts, or customers and suppliers, in: accounts that are missing are made, German names follow the file.

    Raises BadFile with every fault; nothing comes in then.
    """
    data = bytes_of(path, LARGEST)
    found = read_masters(data)
    faults = [Fault(path.name, one.line, str(one.column), one.message) for one in found.findings]
    known = {row.number: row for row in account_rows(unit.connection)}
    made = changed = 0
    for line, cells in found.rows if not faults else ():
        number = cells[0].zfill(4)
        try:
            if found.category == LABELS:
                step = _bring_label(unit, number, cells, known.get(number))
            else:
                step = _bring_person(unit, number, cells, known.get(number))
            made, changed = made + (step == "made"), changed + (step == "changed")
        except KontorError as error:
            faults.append(Fault(path.name, line, error.field, error.message))
    if faults:
        raise BadFile(faults, path.name)
    keep_file(unit, "datev", hashlib.sha256(data).digest(), path.name, len(found.rows))
    return Brought(made, changed)


def _bring_label(unit: Unit, number: str, cells: Sequence[str], known: AccountRow | None) -> str:
    name = (cells[3] if len(cells) > 3 and cells[3] else cells[1]).strip()[:80]
    if not name:
        return ""
    return _keep(unit, number, name, known, known.vat_id if known else "")


def _bring_person(unit: Unit, number: str, cells: Sequence[str], known: AccountRow | None) -> str:
    def at(place: int) -> str:
        return cells[place - 1].strip() if len(cells) >= place else ""

    name = at(COMPANY) or " ".join(filter(None, (at(FIRST_NAME), at(SURNAME)))) or at(NO_KIND) or at(BRIEF)
    vat_id = known.vat_id if known else ""
    if at(EU_ID):
        vat_id = f"{at(EU_LAND)}{at(EU_ID)}"
    step = _keep(unit, number, name[:80], known, vat_id) if name else ""
    if at(IBAN) or at(TOWN):
        party = Party(
            name[:70],
            at(IBAN),
            at(SWIFT),
            at(STREET),
            "",
            postcode=at(POSTCODE),
            town=at(TOWN),
            country=at(LAND) or "DE" if at(TOWN) else "",
        )
        save_partner(unit, number, party)
    return step


def _keep(unit: Unit, number: str, name: str, known: AccountRow | None, vat_id: str) -> str:
    if known is None:
        save_account(unit, AccountDraft(number, name, name, vat_id=vat_id))
        return "made"
    if (known.name.de, known.vat_id) == (name, vat_id):
        return ""
    draft = AccountDraft(
        number,
        name,
        known.name.en,
        known.tax,
        known.blocked,
        needs_cost_centre=known.needs_cost_centre,
        vat_id=vat_id,
    )
    save_account(unit, draft, known.id)
    return "changed"
