"""What an import does with each row: new devices are made, known ones changed by their states; the same file again changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, select

from app.core import codec
from app.core.dataclass import dataclass, field
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.messages import N_, _
from app.data.imported_files import keep_file
from app.data.office import Office, command
from app.data.transfer import MOST_FAULTS, fault, read_table
from app.data.unit import Unit
from app.modules.it.assets.models import AssetModel, Category, ItAsset, Location
from app.modules.it.assets.queries.assets import asset
from app.modules.it.assets.rules import STATUS, STOCK, AssetDraft, may_be_meant
from app.modules.it.assets.services.assets import save_asset
from app.modules.it.assets.services.masters import model_key, place_key
from app.modules.it.assets.transfer.reader import Reader
from app.modules.it.assets.transfer.states import first_state, go_on

MADE = (
    (Category, "name", N_("Category")),
    (AssetModel, "name", N_("Model")),
    (Location, "path", N_("Place")),
)
SHOWN = 12  # names of what is made


@dataclass
class Done:
    """What an import did: how many devices are new, changed, and the same; each change as tag and words; what was made beside them, in words."""

    new: int = 0
    changed: int = 0
    same: int = 0
    differences: list[tuple[str, str]] = field(default_factory=list)
    makes: list[str] = field(default_factory=list)


codec.register("it.assets_imported", Done, "app.modules.it.assets.transfer:Done")


def _known(unit: Unit, row: Mapping[str, Any]) -> int | None:
    """Return the device of a row: by its tag, else by its serial number (and its model, where it is named); raises Invalid where they differ."""
    by_tag = None
    if row.get("tag"):
        query = select(ItAsset.id).where(func.lower(ItAsset.tag) == row["tag"].lower())
        by_tag = unit.connection.scalar(query)
    if not row.get("serial"):
        return by_tag
    keys = unit.connection.scalars(_with_serial(row).limit(2)).all()
    if by_tag is None:
        return int(keys[0]) if len(keys) == 1 else None
    if keys and by_tag not in keys:
        raise Invalid(
            N_("{tag} and the serial number {serial} are two devices."),
            field="serial",
            tag=row["tag"],
            serial=row["serial"],
        )
    return int(by_tag)


def _with_serial(row: Mapping[str, Any]) -> Select[Any]:
    query = select(ItAsset.id).where(func.lower(ItAsset.serial) == row["serial"].lower())
    if row.get("model"):
        query = query.join(AssetModel, AssetModel.id == ItAsset.model_id).where(
            func.lower(AssetModel.name) == row["model"].lower()
        )
    return query


def _model(unit: Unit, row: Mapping[str, Any], known: AssetDraft | None, new_names: bool) -> int:
    """Return the model of a row, made where it is new; raises Invalid where the category is another one, or may be a slip."""
    key = known.model if known is not None and not row.get("model") else _model_there(unit, row, known)
    if key is None:
        if not row.get("model"):
            raise Invalid(N_("A new device needs a model."), field="model")
        if not row.get("category"):
            raise Invalid(N_("A new model needs a category."), field="category")
        if not new_names:
            _ask(unit, Category.name, row["category"], "category")
            _ask(unit, AssetModel.manufacturer, row.get("manufacturer") or "", "manufacturer")
        return model_key(unit, row["category"], row.get("manufacturer") or "", row["model"])
    about = unit.row(AssetModel, key)
    category = unit.row(Category, about["category_id"])["name"]
    if row.get("category") and row["category"].lower() != category.lower():
        raise Invalid(
            N_("The model {model} is of the category {category}."),
            field="category",
            model=about["name"],
            category=category,
        )
    return int(key)


def _model_there(unit: Unit, row: Mapping[str, Any], known: AssetDraft | None) -> int | None:
    """Return the model that a row names; without a manufacturer that of the known device, where it is called so."""
    if not row.get("model"):
        return None
    m = AssetModel
    kept = known.model if known is not None and not row.get("manufacturer") else None
    if kept is not None and unit.row(m, kept)["name"].lower() == row["model"].lower():
        return kept
    return unit.connection.scalar(
        select(m.id).where(
            func.lower(m.name) == row["model"].lower(),
            func.lower(m.manufacturer) == (row.get("manufacturer") or "").lower(),
        )
    )


def _ask(unit: Unit, column: Any, typed: str, name: str) -> None:
    """Raise Invalid for a new name that is a known one but for a slip."""
    known = [one for one in unit.connection.scalars(select(column).distinct()) if one]
    if not typed or typed.lower() in (one.lower() for one in known):
        return
    meant = next((one for one in known if may_be_meant(typed, one)), None)
    if meant is not None:
        raise Invalid(
            N_("{typed} is not known; {meant} may be meant. Correct it, or let similar names be new."),
            field=name,
            typed=typed,
            meant=meant,
        )


def _draft(unit: Unit, row: Mapping[str, Any], known: AssetDraft | None, new_names: bool) -> AssetDraft:
    """Return the draft of a row: what is empty or not in the file stays as it is."""
    base = known or AssetDraft(None, status=STOCK)
    model = _model(unit, row, known, new_names)
    pairs = {"tag": row.get("tag"), "serial": row.get("serial"), "name": row.get("name"), "purchased": row.get("purchased"),
             "cost": row.get("cost"), "supplier": row.get("supplier"), "order_no": row.get("order_no"), "warranty_months": row.get("warranty"),
             "register_no": row.get("register"), "notes": row.get("notes")}  # fmt: skip
    wanted = {name: value for name, value in pairs.items() if value not in (None, "")}
    if known is not None and str(wanted.get("tag", "")).lower() == known.tag.lower():
        wanted.pop("tag", None)  # written otherwise, but the same
    if row.get("location"):
        wanted["home"] = place_key(unit, row["location"])
    status = first_state(row) if known is None else known.status
    return replace(base, model=model, status=status, values=row["own"], **wanted)


def _write(unit: Unit, row: Mapping[str, Any], done: Done, new_names: bool) -> None:
    key = _known(unit, row)
    before = asset(unit.connection, key) if key is not None else None
    draft = _draft(unit, row, before.draft if before else None, new_names)
    changes = len(unit.changes)
    made = save_asset(unit, draft, key)
    go_on(unit, made, row, new=before is None)
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
        (N_("State"), _(STATUS[before.draft.status]), _(STATUS[after.draft.status])),
        (N_("Held by"), before.person, after.person),
    ]
    return "; ".join(f"{_(title)}: {_shown(old)} → {_shown(new)}" for title, old, new in pairs if old != new)


def _shown(value: Any) -> Any:
    return value if value not in (None, "") else "–"


def _names(unit: Unit) -> list[set[str]]:
    return [set(unit.connection.scalars(select(getattr(kind, name)))) for kind, name, _title in MADE]


def _made(before: list[set[str]], after: list[set[str]]) -> list[str]:
    """Return in words what came beside the devices: categories, models and places by name."""
    words = []
    for (_kind, _name, title), old, new in zip(MADE, before, after, strict=True):
        fresh = sorted(new - old, key=str.lower)
        more = [_("and {count} more").format(count=len(fresh) - SHOWN)] if len(fresh) > SHOWN else []
        if fresh:
            words.append(f"{_(title)}: {', '.join([*fresh[:SHOWN], *more])}")
    return words


@command("it.asset.import")
def import_assets(
    unit: Unit,
    path: Path,
    places: Mapping[str, int] | None = None,
    new_names: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Done:
    """Import a list of devices, all or nothing; raises BadFile with every fault by its cell.

    A device is known by its tag, without one by its serial number. Models, categories and places that are not there yet are
    made and told; a category or manufacturer that is a known one but for a letter only with new_names. People and suppliers
    must be there. States change as steps allow.
    """
    table = read_table(path)
    reader, done, before = Reader(unit, table, places), Done(), _names(unit)
    if not reader.faults:
        for count, (line, cells) in enumerate(table.rows, 1):
            row = reader.values(line, cells)
            if row is None or reader.faults:
                if len(reader.faults) >= MOST_FAULTS:
                    break
                continue
            try:
                _write(unit, row, done, new_names)
            except KontorError as error:
                reader.faults.append(Fault(table.name, line, error.field, error.message))
            if count % 200 == 0:
                progress(count, 0)
    if not reader.faults and not done.new + done.changed + done.same:
        reader.faults.append(fault(table.name, 1, "", N_("The file holds no devices.")))
    if reader.faults:
        raise BadFile(reader.faults, table.name)
    done.makes = _made(before, _names(unit))
    keep_file(unit, "it.assets", table.sha256, table.name, done.new + done.changed)
    return done


def run_import(
    office: Office,
    path: Path,
    rehearsal: bool = False,
    places: Mapping[str, int] | None = None,
    new_names: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Done:
    """Import a list of devices in one transaction, or only rehearse it."""
    run = office.rehearse if rehearsal else office.run
    found: Done = run(import_assets, path, places, new_names, progress)
    return found


def words(done: Done) -> str:
    """Say in a sentence what an import does: how many devices, and what it makes beside them."""
    counts = _("{new} new, {changed} changed, {same} the same").format(
        new=done.new, changed=done.changed, same=done.same
    )
    return "; ".join([counts, *(_("new {what}").format(what=one) for one in done.makes)])
