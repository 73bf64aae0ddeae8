"""Infrastructure: its parts with what they need, subnets, and the register of addresses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.messages import N_, _, counted
from app.data.drafts import Stored
from app.modules.it.infrastructure.models import Address, Component, Dependency, Subnet
from app.modules.it.infrastructure.queries import (
    NeedRow,
    address,
    addresses_source,
    component,
    components_source,
    free_address,
    needed_by,
    needs_of,
    subnet,
    subnets_source,
)
from app.modules.it.infrastructure.rules import (
    AddressDraft,
    ComponentDraft,
    SubnetDraft,
)
from app.modules.it.infrastructure.services import (
    Taken,
    depend,
    no_longer_depend,
    release_address,
    save_address,
    save_component,
    save_subnet,
    take_from_agents,
)
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.theme import px
from app.ui.widgets import button, label, row

PARTS, SUBNETS, ADDRESSES = range(3)
RIGHT = "it.infrastructure"


def _component_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        Component,
        "name:2 kind state criticality person recovery loss asset provider location:2 notes:2",
    )


def _subnet_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        Subnet,
        "network name gateway vlan location:2 notes:2",
        network=TextField("network", _("Network"), limit=43, placeholder="10.20.1.0/24"),
    )


def _address_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        Address,
        "address name kind mac asset component notes:2",
    )


def _registers() -> tuple[Register, ...]:
    parts = Register(
        title=_("Services and what they run on"),
        new=_("New part of the infrastructure"),
        source=components_source(),
        of=Component,
        read=component,
        fields=_component_fields,
        draft=ComponentDraft,
        save=save_component,
        start={"kind": "service", "state": "active", "criticality": 2},
    )
    nets = Register(
        title=_("Subnets"),
        new=_("New subnet"),
        source=subnets_source(),
        of=Subnet,
        read=subnet,
        fields=_subnet_fields,
        draft=SubnetDraft,
        save=save_subnet,
    )
    addresses = Register(
        title=_("IP addresses"),
        new=_("New address"),
        source=addresses_source(),
        of=Address,
        read=address,
        fields=_address_fields,
        draft=AddressDraft,
        save=save_address,
        start={"kind": "fixed"},
        name=lambda draft: str(draft.address),
    )
    return parts, nets, addresses


class InfrastructurePage(RegisterPage):
    """Ctrl+1 to Ctrl+3 go to a list; F8 shows what fails when the current part fails."""

    def __init__(self, desk: Desk) -> None:
        self.needs, self.users = QListWidget(), QListWidget()
        part = self._needs_part()
        super().__init__(desk, _("Infrastructure"), _registers(), [(_("Needs"), part)])
        self.panels[PARTS].picked.connect(self._pick)
        self.panels[PARTS].view.table.setMinimumWidth(px(360))
        self.bar.currentChanged.connect(lambda place: self.records.tabs.setTabVisible(0, place == PARTS))
        self.set_actions(
            [
                PageAction(_("Take addresses from agents"), self.take, "", "download", RIGHT, menu=True),
                PageAction(
                    _("Set the address free"),
                    self.release,
                    "Del",
                    "trash-2",
                    RIGHT,
                    menu=True,
                    of="it.addresses",
                ),
                PageAction(_("Next free address"), self.next_address, "", "plus", RIGHT, menu=True),
                PageAction(_("Needs …"), self.add_need, "", "link", RIGHT, of="it.components"),
                PageAction(_("What fails"), self.impact, "", "zap", of="it.components"),
                *self.standard_actions(),
            ]
        )
        desk.watch(self, self._again)

    def _needs_part(self) -> QWidget:
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, 0, 0, 0)
        for words, made in ((_("Needs"), self.needs), (_("Needed by"), self.users)):
            made.setObjectName("plain")
            made.setAccessibleName(words)
            inside.addWidget(label(words, "field"))
            inside.addWidget(made, 1)
        inside.addLayout(row(button(_("Needs …"), self.add_need), button(_("Take off"), self.take_off), 1))
        return part

    def _again(self) -> None:
        key = self.panels[PARTS].current_key()
        if key is not None:
            self._pick(key)

    def _pick(self, key: int) -> None:
        self.desk.read(needs_of, key, then=lambda found: self._fill(key, self.needs, found))
        self.desk.read(needed_by, key, then=lambda found: self._fill(key, self.users, found))

    def _fill(self, key: int, where: QListWidget, found: Sequence[NeedRow]) -> None:
        if key != self.panels[PARTS].current_key():  # another row was gone to meanwhile
            return
        where.clear()
        for one in found:
            words = one.name + ("  ·  " + _("one of {group}").format(group=one.group) if one.group else "")
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            where.addItem(item)
        if not found:
            where.addItem(_("nothing"))

    def add_need(self) -> None:
        """Ask what the current part needs."""
        key = self.panels[PARTS].current_key()
        if key is None or self.bar.currentIndex() != PARTS:
            return

        self._ask_need(key)

    def _ask_need(self, key: int) -> None:
        def ready(form: Form, one: Stored[ComponentDraft] | None) -> dict[str, Any] | None:
            self.drawer.heading.setText(_("{name} needs").format(name=one.draft.name if one else ""))
            words = _("Parts of one group replace each other; empty: it is needed by itself.")
            form.fields["alternatives"].set_hint(words)
            return {} if one is not None else None

        def done(_made: int, _values: Values) -> str:
            self._ask_need(key)  # the next one
            return _("Dependency kept")

        ask(
            self.desk,
            self.drawer,
            "it_dependency",
            "",
            fields_of(self.desk, Dependency, "needs alternatives"),
            send=lambda values: (depend, key, values["needs"], values["alternatives"]),
            done=done,
            asks=((component, key),),
            ready=ready,
            record=key,
        )

    def take_off(self) -> None:
        """Take the selected dependency away."""
        item = self.needs.currentItem()
        key = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if key is not None:
            self.desk.run(no_longer_depend, key, then=lambda _n: self.desk.notice(_("Dependency taken away")))

    def impact(self) -> None:
        """Show what fails when the current part fails."""
        self.desk.open("it.infrastructure.impact", self.panels[PARTS].current_key())

    def next_address(self) -> None:
        """Begin an address: the lowest that nobody has in the current subnet."""
        key = self.panels[SUBNETS].current_key()
        if key is None:
            self._begin_address("")
        else:
            self.desk.read(free_address, key, then=self._begin_address, owner=self, slot="free")

    def _begin_address(self, found: str) -> None:
        self.go(ADDRESSES)
        if found:
            self.edit(None, {"address": found})
        else:
            self.desk.notice(_("Choose a subnet with a free address first."), "bad")

    def release(self) -> None:
        """Set the current address free."""
        if self.bar.currentIndex() == ADDRESSES:
            self.run_on_current(release_address, words=_("Address set free"))

    def take(self) -> None:
        """Take over the addresses that agents found."""

        def done(found: Taken) -> None:
            words = counted(found.new, N_("1 address new"), N_("{count} addresses new")) + ", "
            words += counted(found.again, N_("1 seen again"), N_("{count} seen again"))
            if found.outside:
                words += ", " + counted(found.outside, N_("1 in no subnet"), N_("{count} in no subnet"))
            if found.other:
                words += "; " + _("another device has {addresses}").format(
                    addresses=", ".join(found.other[:5])
                )
            self.desk.notice(words, "bad" if found.other else "")

        self.desk.run(take_from_agents, then=done)
