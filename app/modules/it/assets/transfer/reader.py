"""What a row of a list of devices says: its cells read, its names found in the book, every fault noted by its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.errors import Fault, KontorError
from app.core.messages import N_, _
from app.core.stemming import fold
from app.data.transfer import TableFile, columns_named, fault
from app.data.unit import Unit
from app.modules.hr.people.api import PersonView, people
from app.modules.it.assets.queries.masters import asset_fields
from app.modules.it.assets.readers.placeholders import real_serial
from app.modules.it.assets.rules import STATUS, tidy
from app.modules.it.assets.transfer.columns import FIELDS, OTHER_STATES
from app.modules.organisation.contacts.api import contacts


class Reader:
    """Reads rows, and knows what their names mean."""

    def __init__(self, unit: Unit, table: TableFile, places: Mapping[str, int] | None) -> None:
        self.unit, self.table, self.faults = unit, table, list[Fault]()
        c = unit.connection
        self.people: dict[str, list[PersonView]] = {}
        for one in people(c):
            names = {
                str(one.number),
                one.name,
                f"{one.draft.last_name}, {one.draft.first_name}",
                one.draft.mail,
            }
            for name in {fold(name) for name in names if name}:
                self.people.setdefault(name, []).append(one)
        self.suppliers = {fold(one.name): one.id for one in contacts(c)}
        self.status = {fold(word): key for key, title in STATUS.items() for word in (key, title, _(title))}
        self.status = OTHER_STATES | self.status
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
                found[one.key] = None
                self.faults.append(Fault(self.table.name, line, one.key, error.message))
        found["serial"] = real_serial(found["serial"] or "") or None
        found["person"] = self._person(line, found["person"]) if found.get("person") else None
        if found.get("supplier"):
            found["supplier"] = self._named(line, "supplier", found["supplier"])
        if found.get("status"):
            found["status"] = self._named(line, "status", found["status"])
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

    def _named(self, line: int, field: str, name: str) -> Any:
        """Return what a supplier or a state is by its name, None with a fault where nothing is called so."""
        if field == "supplier":
            key = self.suppliers.get(fold(name))
            if key is None:
                self.wrong(line, field, N_("There is no contact {name}."), name=name)
            return key
        status = self.status.get(fold(name))
        if status is None:
            words = ", ".join(_(title) for title in STATUS.values())
            self.wrong(
                line, field, N_("There is no state {name}; there are: {words}."), name=name, words=words
            )
        return status

    def _person(self, line: int, name: str) -> PersonView | None:
        """Return the member of staff of a name: of namesakes the one who works here, None with a fault where none or several fit."""
        known = self.people.get(fold(tidy(name)), [])
        here = [one for one in known if one.here(self.unit.today)] or known
        if not here:
            self.wrong(line, "person", N_("There is no member of staff {name}."), name=name)
        elif len(here) > 1:
            self.wrong(
                line,
                "person",
                N_("{count} members of staff are called {name}; enter the number or the mail instead."),
                count=len(here),
                name=name,
            )
        return here[0] if len(here) == 1 else None
