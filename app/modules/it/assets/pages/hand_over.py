"""Hand over in a minute: scan or type devices, name the person, then sign on the screen or print two copies; returns the same way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QWidget,
)

from app.core.errors import KontorError
from app.core.messages import N_, _, counted
from app.modules.hr.people.api import PersonView, find_people, person
from app.modules.it.assets.pages.device_table import DeviceTable
from app.modules.it.assets.queries.assets import AssetView, assets, by_code, find_assets, held_by
from app.modules.it.assets.queries.masters import locations
from app.modules.it.assets.rules import ASSIGNED, RECEIVED, STOCK, HandOver
from app.modules.it.assets.services.custody import file_protocol, hand_over
from app.modules.it.assets.services.supplies import (
    offered_kits,
    offered_supplies,
    pick_kit,
    supplies_held,
    supply,
)
from app.ui.choice_fields import ChoiceField
from app.ui.choices import RowField
from app.ui.desk import Desk
from app.ui.fields import DayField, TextField
from app.ui.forms import Form
from app.ui.lookups import LookupField, Offer
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.signature import SignaturePad
from app.ui.theme import px
from app.ui.widgets import bind, button, card, label, row

KINDS = [("out", N_("Hand over")), ("back", N_("Take back"))]


class HandOverPage(Page):
    """Who at the left, the devices at the right; Enter in the scan field takes the next one, Ctrl+Return makes the protocol."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Hand over"))
        self._people: dict[str, PersonView] = {}
        self._out = True
        frame, left = card()
        frame.setFixedWidth(px(400))
        self.form = Form(desk, "hand_over", self.finish, None, _("Make the protocol"), columns=2)
        self.form.add(LookupField("person", _("Person"), self._offer_people, desk=desk), 2)
        self.form.add(ChoiceField("kind", _("What"), KINDS))
        self.form.add(DayField("expected", _("Expected back (loan)")))
        rooms = [(one.id, one.path) for one in desk.read_blocking(locations)]
        self.form.add(RowField("location", _("Place (empty: with the person)"), rooms), 2)
        self.form.add(TextField("note", _("Remark"), limit=400), 2)
        self.form.fill({"kind": "out"})
        self.form.fields["person"].changed.connect(self._say_person)
        self.form.fields["kind"].changed.connect(self._kind_changed)
        left.addWidget(self.form)
        left.addWidget(
            label(_("Signature on the screen; without it two copies are printed."), "hint", wrap=True)
        )
        self.pad = SignaturePad()
        left.addWidget(self.pad)
        left.addLayout(row(button(_("Sign anew"), self.pad.clear, pic="rotate-ccw"), 1))
        left.addStretch()
        other, right = card()
        self.code = LookupField(
            "code", _("Scan or type a tag, serial number, accessory or kit"), self._offer_devices, desk=desk
        )
        self.code.taken.connect(lambda _value: self.take_code())
        self.code.line.returnPressed.connect(self.take_code)
        self.table = DeviceTable()
        self.count = label("", "quiet")
        self.table.counted.connect(
            lambda count: self.count.setText(counted(count, N_("1 device"), N_("{count} devices")))
        )
        right.addWidget(self.code)
        right.addWidget(self.table, 1)
        right.addWidget(self.count)
        across = QHBoxLayout()
        across.setSpacing(px(12))
        across.addWidget(frame)
        across.addWidget(other, 1)
        self.body.addLayout(across, 1)
        bind(self, "Ctrl+Return", self.form.submit)
        self.set_actions(
            [
                PageAction(
                    _("Take out of the list"), self.take_out, "Ctrl+D", "trash-2", "it.hand_over", menu=True
                ),
                PageAction(_("All that the person holds"), self.all_held, "Ctrl+G", "list", "it.hand_over"),
                PageAction(
                    _("Make the protocol"), self.form.submit, "F8", "check", "it.hand_over", primary=True
                ),
            ]
        )
        self.table.show_rows()

    def first_focus(self) -> QWidget | None:
        """Focus the scan field."""
        return self.code

    def request(self, what: object) -> None:
        """Begin a hand-over or a return, with devices or a person that were chosen elsewhere."""
        kind, who = "out", 0
        keys: tuple[int, ...] = ()
        if isinstance(what, str):
            kind = what
        elif isinstance(what, tuple):
            kind, keys = what[0], what[1]
            who = what[2] if len(what) > 2 else 0
        self.start(kind, self.desk.read_blocking(assets, list(keys)) if keys else [], who)
        if isinstance(what, tuple) and len(what) > 3:
            self.form.fields["expected"].set_text(self.form.fields["expected"].shown(what[3]))

    def start(self, kind: str, devices: list[AssetView], who: int = 0) -> None:
        """Begin anew."""
        self.form.fill({"kind": kind}, restore=False)
        self.table.begin(devices)
        self.pad.clear()
        holders = {one.person_id for one in devices if one.person_id}
        who = who or (holders.pop() if kind == "back" and len(holders) == 1 else 0)
        one = self.desk.read_blocking(person, who) if who else None
        if one is not None:
            self._people[str(one.number)] = one
            self.form.fields["person"].set_text(str(one.number))
        self._say_person()
        self._kind_changed()

    # -- who -------------------------------------------------------------------
    def _offer_people(self, typed: str) -> list[Offer]:
        found = self.desk.read_blocking(find_people, typed)
        self._people.update({str(one.number): one for one in found})
        return [Offer(str(one.number), f"{one.number}  {one.name}", one.draft.department) for one in found]

    def _person(self) -> PersonView | None:
        text = self.form.fields["person"].text().strip()
        if text and text not in self._people:
            self._offer_people(text)
        return self._people.get(text)

    def _say_person(self) -> None:
        one = self._person()
        self.form.fields["person"].set_hint(
            "  ".join(filter(None, (one.name, one.draft.department, one.draft.site))) if one else ""
        )

    def _kind_changed(self) -> None:
        out = self._out = self.form.fields["kind"].text() == "out"
        for name in ("expected", "location"):
            self.form.fields[name].setVisible(out)
        self.title.setText(_("Hand over") if out else _("Take back"))
        self.table.name_parts(_("What belongs to it") if out else _("What is missing"))
        self.table.show_rows()

    # -- devices -----------------------------------------------------------------
    def _offer_devices(self, typed: str) -> list[Offer]:
        out = self._out
        wanted = (STOCK, RECEIVED) if out else (ASSIGNED,)
        found = [one for one in self.desk.read_blocking(find_assets, typed, 24) if one.draft.status in wanted]
        offers = [
            Offer(one.draft.tag, f"{one.draft.tag}  {one.model}", one.person or one.location)
            for one in found[:6]
        ]
        kits = (
            [Offer(name, name, _("Kit")) for _key, name in self.desk.read_blocking(offered_kits, typed)]
            if out
            else []
        )
        extra = [
            Offer(one.code, one.text, one.detail)
            for one in self.desk.read_blocking(offered_supplies, typed, None)
        ]
        return [*kits[:2], *offers, *extra[:3]]

    def take_code(self) -> None:
        """Take what was scanned; what is not known, or stands in the list, says so with a sound. Enter on an empty field goes to the person."""
        if self.code.offering():
            return
        typed = self.code.text().strip()
        if not typed:  # all is scanned: on to whom it goes
            self.form.fields["person"].setFocus(Qt.FocusReason.TabFocusReason)
            return
        one = self.desk.read_blocking(by_code, typed)
        self.code.set_text("")
        self.code.setFocus()
        if one is None and self._take_other(typed):
            self.code.mark("")
        elif one is None:
            self._bad(_("There is no device {code}.").format(code=typed))
        elif any(one.id == other.id for other in self.table.devices):
            self._bad(_("{tag} stands in the list already.").format(tag=one.draft.tag))
        else:
            self.code.mark("")
            self.table.keep_typed()
            self.table.devices.append(one)
            self.table.show_rows()

    def _take_other(self, typed: str) -> bool:
        """Take an accessory or a whole kit by its name, and say whether it was one."""
        self.table.keep_typed()
        kits = [
            key for key, name in self.desk.read_blocking(offered_kits, typed) if name.lower() == typed.lower()
        ]
        if kits and self.form.fields["kind"].text() == "out":
            found = self.desk.read_blocking(
                pick_kit, kits[0], frozenset(one.id for one in self.table.devices)
            )
            self.table.devices += found.devices
            for key, count in found.supplies.items():
                self._add_extra(key, count)
            if found.short:
                self.desk.notice(_("Not in stock: {things}").format(things=", ".join(found.short)), "bad")
        else:
            exact = [
                one
                for one in self.desk.read_blocking(offered_supplies, typed, None)
                if one.code.lower() == typed.lower()
            ]
            if not exact:
                return False
            self._add_extra(exact[0].key, 1)
        self.table.show_rows()
        return True

    def _add_extra(self, key: int, count: int) -> None:
        one = self.desk.read_blocking(supply, key)
        if one is not None:
            self.table.add_extra(key, one.draft.name, count)

    def _bad(self, words: str) -> None:
        QApplication.beep()
        self.code.mark(words)

    def all_held(self) -> None:
        """Take everything that the person holds."""
        who = self._person()
        if who is not None:
            there = {one.id for one in self.table.devices}
            self.table.keep_typed()
            self.table.devices += [
                one for one in self.desk.read_blocking(held_by, who.id) if one.id not in there
            ]
            self.table.extra |= {
                key: (name, count) for key, name, count in self.desk.read_blocking(supplies_held, who.id)
            }
            self.table.show_rows()

    def take_out(self) -> None:
        """Take the current device out of the list."""
        self.table.take_out()

    # -- the protocol ------------------------------------------------------------
    def finish(self) -> None:
        """Make the protocol, file it, and show it: signed on the screen, or two copies to print."""
        typed = self.table.typed()
        values = self.form.values()
        who = self._person()
        if who is None:
            self.form.fields["person"].mark(_("Choose a member of staff."))
            self.form.fields["person"].setFocus()
            return
        keys = tuple(one.id for one in self.table.devices)
        condition = {key: row[0] for key, row in zip(keys, typed, strict=True)}
        supplies = {key: count for key, (_name, count) in self.table.extra.items()}
        parts = {key: row[1] for key, row in zip(keys, typed, strict=True) if row[1]}
        draft = HandOver(
            values["kind"],
            who.id,
            keys,
            values["expected"],
            values["note"] or "",
            condition,
            parts,
            supplies,
            values["location"] if values["kind"] == "out" else None,
        )
        self.form.send(hand_over, draft, then=self._file, failed=self._refused)

    def _refused(self, error: KontorError) -> None:
        if error.field == "code" or error.field not in self.form.fields:
            self._bad(str(error))
        else:
            self.form.refused(error)

    def _file(self, key: int) -> None:
        self.form.saved()
        signature = self.pad.png()

        def done(found: tuple[int, bytes]) -> None:
            document, data = found
            words = (
                _("The protocol is signed and filed")
                if signature
                else _("The protocol is filed; print both copies and note the signature")
            )
            self.desk.notice(
                words, action=_("Open"), act=lambda: self.desk.open("documents.archive.archive", document)
            )
            if not signature:
                Preview(self, self.desk, _("Protocol"), data).show()

        self.desk.work(file_protocol, self.desk.office, key, signature, then=done)
        self.start(self.form.fields["kind"].text(), [])
        self.code.setFocus()
