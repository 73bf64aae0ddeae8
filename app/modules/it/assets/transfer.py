"""Import of devices from CSV and XLSX: new ones are made, known ones changed; every fault is named by its cell; the same file again changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app.core import codec
from app.core.dates import read_iso
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.messages import N_, _
from app.core.money import read_plain
from app.core.stemming import fold
from app.data.office import Office, command
from app.data.system_tables import ImportFile
from app.data.transfer import MOST_FAULTS, FieldSpec, TableFile, columns_named, fault, read_table
from app.data.unit import Unit
from app.modules.hr.people.api import people
from app.modules.it.assets.models import AssetModel, ItAsset
from app.modules.it.assets.queries.assets import asset
from app.modules.it.assets.queries.masters import asset_fields
from app.modules.it.assets.rules import ASSIGNED, STATUS, STOCK, AssetDraft
from app.modules.it.assets.services.assets import link, save_asset
from app.modules.it.assets.services.masters import model_key, place_key
from app.modules.organisation.contacts.api import contacts


def _months(text: str) -> int:
    clean = text.lower().replace("monate", "").replace("months", "").strip()
    if not clean.isdigit():
        raise Invalid(N_("{text} is not a number."), text=text)
    return int(clean)


FIELDS = (
    FieldSpec(
        "tag",
        N_("Device no."),
        synonyms=(
            "inventarnummer",
            "inventarnr",
            "inventar-nr.",
            "asset tag",
            "asset_tag",
            "nummer",
            "gerätenummer",
        ),
    ),
    FieldSpec(
        "serial",
        N_("Serial no."),
        synonyms=("seriennummer", "seriennr", "serien-nr.", "serial", "serial number", "s/n"),
    ),
    FieldSpec("name", N_("Name"), synonyms=("name", "gerätename", "hostname", "bezeichnung", "asset name")),
    FieldSpec("category", N_("Category"), synonyms=("kategorie", "geräteart", "art", "type", "typ")),
    FieldSpec("manufacturer", N_("Manufacturer"), synonyms=("hersteller", "marke")),
    FieldSpec("model", N_("Model"), synonyms=("modell", "model name", "typbezeichnung")),
    FieldSpec("status", N_("State"), synonyms=("status", "zustand")),
    FieldSpec(
        "person",
        N_("Held by"),
        synonyms=("benutzer", "mitarbeiter", "nutzer", "besitzer", "user", "assigned to", "checked out to"),
    ),
    FieldSpec("location", N_("Place"), synonyms=("standort", "raum", "ort", "location")),
    FieldSpec(
        "purchased",
        N_("Purchased"),
        read_iso,
        synonyms=("kaufdatum", "anschaffung", "anschaffungsdatum", "purchase date"),
    ),
    FieldSpec(
        "cost",
        N_("Purchase price"),
        read_plain,
        synonyms=("preis", "kosten", "anschaffungskosten", "purchase cost"),
    ),
    FieldSpec("supplier", N_("Supplier"), synonyms=("lieferant", "händler")),
    FieldSpec("order_no", N_("Order no."), synonyms=("bestellnummer", "order number")),
    FieldSpec(
        "warranty",
        N_("Warranty in months"),
        _months,
        synonyms=("garantie", "garantie in monaten", "warranty", "warranty months"),
    ),
    FieldSpec("register", N_("Inventory number"), synonyms=("anlagennummer", "anlagen-nr.")),
    FieldSpec("notes", N_("Remark"), synonyms=("bemerkung", "notiz", "notes", "anmerkung")),
)


@dataclass
class Done:
    """What an import did: how many devices are new, changed, and the same; each change as tag and words."""

    new: int = 0
    changed: int = 0
    same: int = 0
    differences: list[tuple[str, str]] = field(default_factory=list)


codec.register("it.assets_imported", Done, "app.modules.it.assets.transfer:Done")


class _Reader:
    """Reads rows, and knows what their names mean."""

    def __init__(self, unit: Unit, table: TableFile, places: Mapping[str, int] | None) -> None:
        self.unit, self.table, self.faults = unit, table, list[Fault]()
        c = unit.connection
        self.people = {fold(name): one.id for one in people(c) for name in (str(one.number), one.name, f"{one.draft.last_name}, {one.draft.first_name}", one.draft.mail) if name}  # fmt: skip
        self.suppliers = {fold(one.name): one.id for one in contacts(c)}
        self.status = {fold(word): key for key, title in STATUS.items() for word in (key, title, _(title))}
        self.places = dict(places) if places is not None else self._found()
        own = {fold(one.draft.title): one for one in asset_fields(c)}
        self.own = {
            place: own[fold(title)]
            for place, title in enumerate(table.header)
            if fold(title) in own and place not in self.places.values()
        }
        self.seen: dict[str, int] = {}

    def _found(self) -> dict[str, int]:
        """Return the first column of each field; a title that stands twice is a fault where both hold something else."""
        found = {}
        for one in FIELDS:
            hits = columns_named(self.table.header, one)
            if len(hits) > 1:
                self.wrong(1, one.key, N_("The column {name} stands twice in the header."), name=_(one.title))
            if hits:
                found[one.key] = hits[0]
        if not {"tag", "serial"} & set(found):
            self.wrong(1, "tag", N_("The list needs a column “Device no.” or “Serial no.”."))
        return found

    def wrong(self, line: int, name: str, template: str, /, **values: Any) -> None:
        """Note a fault of a cell."""
        self.faults.append(fault(self.table.name, line, name, template, **values))

    def values(self, line: int, cells: Sequence[str]) -> dict[str, Any] | None:
        """Return what a row says, None where a cell is wrong."""
        before = len(self.faults)
        found: dict[str, Any] = {}
        for one in FIELDS:
            place = self.places.get(one.key)
            text = cells[place].strip() if place is not None and place < len(cells) else ""
            try:
                found[one.key] = one.read(text) if text else None
            except KontorError as error:
                self.faults.append(Fault(self.table.name, line, one.key, error.message))
        for key, known, template in (
            ("person", self.people, N_("There is no member of staff {name}.")),
            ("supplier", self.suppliers, N_("There is no contact {name}.")),
            ("status", self.status, N_("There is no state {name}.")),
        ):
            if found.get(key):
                value = known.get(fold(found[key]))
                if value is None:
                    self.wrong(line, key, template, name=found[key])
                found[key] = value
        for key in ("tag", "serial"):
            if found.get(key):
                name = f"{key}:{found[key].lower()}"
                if name in self.seen:
                    self.wrong(
                        line,
                        key,
                        N_("{value} stands in line {line} too."),
                        value=found[key],
                        line=self.seen[name],
                    )
                self.seen[name] = line
        if not found.get("tag") and not found.get("serial"):
            self.wrong(line, "tag", N_("A tag or a serial number is needed."))
        found["own"] = {
            one.id: cells[place].strip()
            for place, one in self.own.items()
            if place < len(cells) and cells[place].strip()
        }
        return found if len(self.faults) == before else None


def _known(unit: Unit, row: Mapping[str, Any]) -> int | None:
    if row.get("tag"):
        return unit.connection.scalar(select(ItAsset.id).where(func.lower(ItAsset.tag) == row["tag"].lower()))
    query = select(ItAsset.id).where(func.lower(ItAsset.serial) == row["serial"].lower())
    if row.get("model"):
        query = query.join(AssetModel, AssetModel.id == ItAsset.model_id).where(
            func.lower(AssetModel.name) == row["model"].lower()
        )
    keys = unit.connection.scalars(query.limit(2)).all()
    return int(keys[0]) if len(keys) == 1 else None


def _draft(unit: Unit, row: Mapping[str, Any], known: AssetDraft | None, category: str) -> AssetDraft:
    """Return the draft of a row: what is empty or not in the file stays as it is."""
    base = known or AssetDraft(None, status=STOCK)
    model = base.model
    if row.get("model") or known is None:
        if not row.get("model"):
            raise Invalid(N_("A new device needs a model."), field="model")
        if known is None and not row.get("category") and not _model_there(unit, row):
            raise Invalid(N_("A new model needs a category."), field="category")
        model = model_key(unit, row.get("category") or category, row.get("manufacturer") or "", row["model"])
    status = row.get("status") or base.status
    pairs = {"tag": row.get("tag"), "serial": row.get("serial"), "name": row.get("name"), "purchased": row.get("purchased"),
             "cost": row.get("cost"), "supplier": row.get("supplier"), "order_no": row.get("order_no"), "warranty_months": row.get("warranty"),
             "register_no": row.get("register"), "notes": row.get("notes")}  # fmt: skip
    wanted = {name: value for name, value in pairs.items() if value not in (None, "")}
    if known is not None and str(wanted.get("tag", "")).lower() == known.tag.lower():
        wanted.pop("tag", None)  # written otherwise, but the same
    if row.get("location"):
        wanted["home"] = place_key(unit, row["location"])
    if row.get("person") and status == STOCK:
        status = ASSIGNED
    return replace(base, model=model, status=status, values=row["own"], **wanted)


def _model_there(unit: Unit, row: Mapping[str, Any]) -> bool:
    m = AssetModel
    where = (
        func.lower(m.name) == row["model"].lower(),
        func.lower(m.manufacturer) == (row.get("manufacturer") or "").lower(),
    )
    return unit.connection.scalar(select(m.id).where(*where)) is not None


def _write(unit: Unit, row: Mapping[str, Any], done: Done) -> None:
    key = _known(unit, row)
    before = asset(unit.connection, key) if key is not None else None
    draft = _draft(unit, row, before.draft if before else None, before.category if before else "")
    changes = len(unit.changes)
    made = save_asset(unit, draft, key)
    person = row.get("person")
    if person is not None or draft.status == ASSIGNED:
        held = unit.row(ItAsset, made)
        if person is not None and (held["person_id"] != person or held["status"] != ASSIGNED):
            unit.update(ItAsset, made, {"person_id": person, "status": ASSIGNED})
            link(unit, made, "import", person_id=person, location_id=held["location_id"])
    after = asset(unit.connection, made)
    assert after is not None
    if before is None:
        done.new += 1
    elif len(unit.changes) > changes:
        done.changed += 1
        done.differences.append((after.draft.tag, _difference(before, after)))
    else:
        done.same += 1


def _difference(before: Any, after: Any) -> str:
    names = {"tag": N_("Device no."), "serial": N_("Serial no."), "name": N_("Name"), "purchased": N_("Purchased"), "cost": N_("Purchase price"),
             "order_no": N_("Order no."), "warranty_months": N_("Warranty in months"), "register_no": N_("Inventory number"), "notes": N_("Remark")}  # fmt: skip
    pairs = [
        (title, getattr(before.draft, name), getattr(after.draft, name)) for name, title in names.items()
    ]
    pairs += [
        (N_("Model"), before.model, after.model),
        (N_("Place"), before.location, after.location),
        (N_("Held by"), before.person, after.person),
    ]
    return "; ".join(
        f"{_(title)}: {old if old not in (None, '') else '–'} → {new}"
        for title, old, new in pairs
        if old != new
    )


@command("it.asset.import")
def import_assets(
    unit: Unit,
    path: Path,
    places: Mapping[str, int] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Done:
    """Import a list of devices, all or nothing; raises BadFile with every fault by its cell.

    A device is known by its tag, without one by its serial number. Models, categories and places that are
    not there yet are made; people and suppliers must be there.
    """
    table = read_table(path)
    reader, done = _Reader(unit, table, places), Done()
    if not reader.faults:
        for count, (line, cells) in enumerate(table.rows, 1):
            row = reader.values(line, cells)
            if row is None or reader.faults:
                if len(reader.faults) >= MOST_FAULTS:
                    break
                continue
            try:
                _write(unit, row, done)
            except KontorError as error:
                reader.faults.append(Fault(table.name, line, error.field, error.message))
            if count % 200 == 0:
                progress(count, 0)
    if not reader.faults and not done.new + done.changed + done.same:
        reader.faults.append(fault(table.name, 1, "", N_("The file holds no devices.")))
    if reader.faults:
        raise BadFile(reader.faults, table.name)
    unit.insert(
        ImportFile,
        kind="it.assets",
        sha256=table.sha256,
        name=table.name[:255],
        at=unit.now,
        rows=done.new + done.changed,
    )
    return done


def run_import(
    office: Office,
    path: Path,
    rehearsal: bool = False,
    places: Mapping[str, int] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Done:
    """Import a list of devices in one transaction, or only rehearse it."""
    run = office.rehearse if rehearsal else office.run
    found: Done = run(import_assets, path, places, progress)
    return found
