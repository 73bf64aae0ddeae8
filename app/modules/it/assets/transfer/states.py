"""The state and the holder that a list gives a device, as far as its states allow: a list is no way around a hand-over or a retirement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.data.unit import Unit
from app.modules.hr.people.api import PersonView
from app.modules.it.assets.models import ItAsset
from app.modules.it.assets.rules import ASSIGNED, LOST, MACHINE, REPAIR, STATUS, STOCK, STOLEN
from app.modules.it.assets.services.assets import link
from app.modules.it.assets.services.lifecycle import BY_HAND, step

KEEPS_HOLDER = frozenset({ASSIGNED, REPAIR, LOST, STOLEN})


def first_state(row: Mapping[str, Any]) -> str:
    """Return the state of a new device: as the list says; with a holder and in stock, or without a word, it is handed out."""
    status = str(row.get("status") or STOCK)
    return ASSIGNED if row.get("person") and status == STOCK else status


def go_on(unit: Unit, key: int, row: Mapping[str, Any], new: bool) -> None:
    """Bring a device to the state and holder that its row says; raises Invalid for a way that its states do not allow."""
    held = unit.row(ItAsset, key, lock=True)
    person: PersonView | None = row.get("person")
    wanted = _wanted(held, row, new)
    if wanted == ASSIGNED and person is None and held["person_id"] is None:
        raise Invalid(N_("Say who has the device that is handed out."), field="person")
    if not new and wanted != held["status"]:
        _change(unit, held, wanted)
        held = unit.row(ItAsset, key)
    if person is None or person.id == held["person_id"]:
        return
    if wanted not in KEEPS_HOLDER:
        if new:
            link(unit, key, "import", note=str(Message(N_("last held by {name}"), {"name": person.name})))
        return
    if wanted == ASSIGNED and not person.here(unit.today):
        raise Invalid(N_("{name} no longer works here."), field="person", name=person.name)
    unit.update(ItAsset, key, {"person_id": person.id})
    link(unit, key, "import", person_id=person.id, location_id=held["location_id"])


def _wanted(held: Mapping[str, Any], row: Mapping[str, Any], new: bool) -> str:
    """Return the state that a row means: a holder without a word for the state means handed out, unless they hold it as it is."""
    if new:
        return str(held["status"])
    person: PersonView | None = row.get("person")
    status = row.get("status")
    if person is not None and status in (None, STOCK):
        return str(held["status"]) if person.id == held["person_id"] else ASSIGNED
    return str(status or held["status"])


def _change(unit: Unit, held: Mapping[str, Any], wanted: str) -> None:
    """Take a device the one step that leads to a state; handing out and back go by the list, wiping never."""
    name = next(
        (one for one, (start, end) in MACHINE.steps.items() if held["status"] in start and end == wanted),
        None,
    )
    if name is None or name == "wipe":
        raise Invalid(
            N_("{tag} is “{state}”; a list can't make it “{wanted}”."),
            field="status",
            tag=held["tag"],
            state=Message(STATUS[held["status"]]),
            wanted=Message(STATUS[wanted]),
        )
    if name not in BY_HAND:
        step(unit, [held["id"]], name)
        return
    values: dict[str, Any] = {"status": wanted}
    if name == "give_back":
        values |= {"person_id": None, "expected": None, "location_id": held["home_id"]}
        link(unit, held["id"], "import", location_id=held["home_id"])
    unit.update(ItAsset, held["id"], values)
