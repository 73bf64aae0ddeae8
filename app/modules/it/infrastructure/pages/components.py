"""Infrastructure: its parts with what they need, subnets, and the register of addresses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.messages import N_, _, counted
from app.modules.hr.people.api import offered_people
from app.modules.it.assets.api import locations, offered_assets
from app.modules.it.infrastructure.queries import (
    NeedRow,
    address,
    addresses_source,
    component,
    components_source,
    free_address,
    needed_by,
    needs_of,
    offered_components,
    subnet,
    subnets_source,
)
from app.modules.it.infrastructure.rules import ADDRESS_KINDS, CRITICALITY, KINDS, STATES, AddressDraft, ComponentDraft, SubnetDraft
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
from app.modules.organisation.contacts.api import offered_contacts
from app.ui.choices import LevelField, RowField
from app.ui.desk import Desk
from app.ui.fields import ChoiceField, LongField, TextField, WholeField
from app.ui.forms import Form
from app.ui.lookups import KeyField
from app.ui.register import Placed, Register, RegisterPage
from app.ui.theme import px
from app.ui.widgets import PageAction, button, label, row

PARTS, SUBNETS, ADDRESSES = range(3)
RIGHT = "it.infrastructure"


def _component_fields(desk: Desk) -> Sequence[Placed]:
    return (
        (TextField("name", _("Name"), limit=120), 2),
        ChoiceField("kind", _("Kind"), list(KINDS.items())),
        ChoiceField("state", _("State"), list(STATES.items())),
        LevelField("criticality", _("Importance"), CRITICALITY),
        KeyField(desk, "person", _("Responsible"), offered_people),
        WholeField("recovery", _("Back within (h)"), None),
        WholeField("loss", _("Data lost at most (h)"), None),
        KeyField(desk, "asset", _("Device"), offered_assets),
        KeyField(desk, "provider", _("Provider"), offered_contacts),
        (RowField("location", _("Place"), [(one.id, one.path) for one in desk.now(locations)]), 2),
        (LongField("notes", _("Remark"), 2), 2),
    )


def _subnet_fields(desk: Desk) -> Sequence[Placed]:
    return (
        TextField("network", _("Network"), limit=43, placeholder="10.20.1.0/24"),
        TextField("name", _("Name"), limit=80),
        TextField("gateway", _("Gateway"), limit=45),
        WholeField("vlan", _("VLAN"), None),
        (RowField("location", _("Place"), [(one.id, one.path) for one in desk.now(locations)]), 2),
        (LongField("notes", _("Remark"), 2), 2),
    )


def _address_fields(desk: Desk) -> Sequence[Placed]:
    return (
        TextField("address", _("IP address"), limit=45),
        TextField("name", _("Name in the network"), limit=120),
        ChoiceField("kind", _("Kind"), list(ADDRESS_KINDS.items())),
        TextField("mac", _("MAC address"), limit=17),
        KeyField(desk, "asset", _("Device"), offered_assets),
        KeyField(desk, "component", _("Part of the infrastructure"), offered_components),
        (LongField("notes", _("Remark"), 2), 2),
    )


def _registers() -> tuple[Register, ...]:
    parts = Register(
        _("Services and what they run on"), _("New part of the infrastructure"), components_source(), "it_component", component,
        _component_fields, ComponentDraft, save_component, RIGHT, {"kind": "service", "state": "active", "criticality": 2},
    )  # fmt: skip
    nets = Register(_("Subnets"), _("New subnet"), subnets_source(), "it_subnet", subnet, _subnet_fields, SubnetDraft, save_subnet, RIGHT)
    addresses = Register(
        _("IP addresses"), _("New address"), addresses_source(), "it_address", address, _address_fields, AddressDraft, save_address, RIGHT,
        {"kind": "fixed"}, lambda draft: str(draft.address),
    )  # fmt: skip
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
                PageAction(_("Take addresses from agents"), self.take, "Ctrl+Shift+A", "download", RIGHT, menu=True),
                PageAction(_("Set the address free"), self.release, "Ctrl+D", "trash-2", RIGHT, menu=True),
                PageAction(_("Next free address"), self.next_address, "Ctrl+Shift+N", "plus", RIGHT, menu=True),
                PageAction(_("Needs …"), self.add_need, "Ctrl+J", "link", RIGHT),
                PageAction(_("What fails"), self.impact, "F8", "zap"),
                *self.standard_actions(),
            ]
        )
        desk.watch(self, frozenset({"it_dependency", "it_component"}), self._again)

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

        def save() -> None:
            values = form.values()
            self.desk.run(depend, key, values["needs"], values["alternatives"], then=done, failed=form.refused)

        def done(_made: int) -> None:
            form.saved()
            form.fill({})
            form.focus_first()
            self.desk.notice(_("Dependency kept"))

        form = Form(self.desk, "draft.it_dependency", save, self.drawer.drop, columns=1)
        form.add(KeyField(self.desk, "needs", _("Needs"), offered_components, required=True))
        group = form.add(TextField("alternatives", _("Group of alternatives"), limit=40))
        group.set_hint(_("Parts of one group replace each other; empty: it is needed by itself."))
        form.fill({})
        one = self.desk.now(component, key)
        self.drawer.show_widget(_("{name} needs").format(name=one.draft.name if one else ""), form)
        form.focus_first()

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
        found = self.desk.now(free_address, key) if key is not None else ""
        self.go(ADDRESSES)
        if not found:
            self.desk.notice(_("Choose a subnet with a free address first."), "bad")
            return
        self.edit(None, {"address": found})

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
                words += "; " + _("another device has {addresses}").format(addresses=", ".join(found.other[:5]))
            self.desk.notice(words, "bad" if found.other else "")

        self.desk.run(take_from_agents, then=done)
