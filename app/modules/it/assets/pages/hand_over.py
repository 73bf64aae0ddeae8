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
from app.modules.it.assets.models import Protocol
from app.modules.it.assets.pages.device_table import DeviceTable
from app.modules.it.assets.queries.assets import AssetView, assets, held_by
from app.modules.it.assets.queries.codes import Scanned, offered_codes, offered_locations, scanned
from app.modules.it.assets.queries.supplies import supplies_held
from app.modules.it.assets.rules import HandOver
from app.modules.it.assets.services.custody import file_protocol, hand_over
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import add_placed
from app.ui.forms import Form
from app.ui.lists.empty_ground import EmptyWords
from app.ui.lookups import KeyField, LookupField, Offer
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.signature import SignaturePad
from app.ui.theme import px
from app.ui.widgets import bind, button, card, label, row

KINDS = [("out", N_("Hand over")), ("back", N_("Take back"))]
PEOPLE = "hr.people.people"


class HandOverPage(Page):
    """Who at the left, the devices at the right; Enter in the scan field takes the next one, Ctrl+Return makes the protocol."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Hand over"))
        self._out = True
        self._codes: list[str] = []  # scanned and not looked up yet, in their order
        self._finishes = False
        frame, left = card()
        frame.setFixedWidth(px(370))
        self.form = Form(desk, "hand_over", self.finish, None, _("Make the protocol"), columns=2)
        made = {
            "kind": ChoiceField("kind", _("What"), KINDS),
            "location": KeyField(desk, "location", _("Place (empty: with the person)"), offered_locations),
        }
        add_placed(self.form, fields_of(desk, Protocol, "person:2 kind expected location:2 note:2", **made))
        person = self.form.fields["person"]
        assert isinstance(person, KeyField)
        if desk.may("hr.person.change"):
            person.offer_new(
                _("New member of staff “{name}” …"), lambda: desk.open(PEOPLE, ("new", person.text().strip()))
            )
        self.form.fill({"kind": "out"})
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
        title = _("Scan or type a tag, serial number, accessory or kit")
        self.code = LookupField("code", title, self._offer_codes, desk=desk)
        self.code.taken.connect(lambda _value: self.take_code())
        self.code.line.returnPressed.connect(self.take_code)
        self.table = DeviceTable()
        EmptyWords(self.table, _("What was scanned or typed above stands here and comes into the protocol."))
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
                    _("Take out of the list"),
                    self.take_out,
                    "Del",
                    "trash-2",
                    "it.hand_over",
                    menu=True,
                    row=True,
                ),
                PageAction(_("All that the person holds"), self.all_held, "", "list", "it.hand_over"),
                PageAction(
                    _("Make the protocol"), self.form.submit, "F8", "check", "it.hand_over", primary=True
                ),
            ]
        )
        self.mean_rows(self.table)
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
        self.start(kind, [], who)
        if isinstance(what, tuple) and len(what) > 3:
            self.form.fields["expected"].set_text(self.form.fields["expected"].shown(what[3]))
        if keys:
            begun = lambda found: self._begin(found, kind == "back" and not who)  # noqa: E731
            self.desk.read(assets, list(keys), then=begun, owner=self, slot="begin")
            self.form.fields["person"].setFocus()

    def start(self, kind: str, devices: list[AssetView], who: int = 0) -> None:
        """Begin anew."""
        self.desk.drop(self, "begin")
        self._codes.clear()
        self.form.fill({"kind": kind}, restore=False)
        self.pad.clear()
        if who:
            self._name(who)
        self._begin(devices, False)
        self._kind_changed()

    def _begin(self, devices: list[AssetView], from_holder: bool) -> None:
        """Show devices that were chosen elsewhere, and from whom they come where it is one person."""
        self.table.begin(devices)
        holders = {one.person_id for one in devices if one.person_id}
        if from_holder and len(holders) == 1:
            self._name(holders.pop())

    def _name(self, person: int) -> None:
        field = self.form.fields["person"]
        field.set_text(field.shown(person))

    def _kind_changed(self) -> None:
        out = self._out = self.form.fields["kind"].text() == "out"
        for name in ("expected", "location"):
            self.form.fields[name].setVisible(out)
        self.title.setText(_("Hand over") if out else _("Take back"))
        self.table.name_parts(_("Included") if out else _("What is missing"))
        self.table.show_rows()

    # -- devices -----------------------------------------------------------------
    def _offer_codes(self, typed: str) -> list[Offer]:
        """Return what can be handed out or taken back; asked beside the typing."""
        found = self.desk.office.read(offered_codes, typed, self._out)
        return [Offer(one.code, one.text, one.detail) for one in found]

    def take_code(self) -> None:
        """Take what was scanned; what is not known, or stands in the list, says so with a sound. Enter on an empty field goes to the person."""
        if self.code.offering():
            return
        typed = self.code.text().strip()
        if not typed:  # all is scanned: on to whom it goes
            self.form.fields["person"].setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.code.set_text("")
        self.code.setFocus()
        self._codes.append(typed)
        if len(self._codes) == 1:
            self._look_up()

    def _look_up(self) -> None:
        """Look up what was scanned first: one after the other, so that two kits do not pick the same device."""
        there = frozenset(one.id for one in self.table.devices)
        self.desk.read(
            scanned,
            self._codes[0],
            self._out,
            there,
            then=self._take,
            failed=self._lost,
            owner=self,
            slot="code",
        )

    def _lost(self, error: KontorError) -> None:
        self._bad(str(error))
        self._go_on()

    def _take(self, found: Scanned) -> None:
        typed, device, there = self._codes[0], found.device, {one.id for one in self.table.devices}
        self.table.keep_typed()
        if device is not None and device.id in there:
            self._bad(_("{tag} stands in the list already.").format(tag=device.draft.tag))
        elif found == Scanned():
            self._bad(_("There is no device {code}.").format(code=typed))
        else:
            self.code.mark("")
            self._put(found)
        self.table.show_rows()
        self._go_on()

    def _put(self, found: Scanned) -> None:
        if found.device is not None:
            self.table.devices.append(found.device)
        elif found.kit is not None:
            self.table.devices += found.kit.devices
            for one in found.kit.extra:
                self.table.add_extra(*one)
            if found.kit.short:
                things = ", ".join(found.kit.short)
                self.desk.notice(_("Not in stock: {things}").format(things=things), "bad")
        elif found.supply is not None:
            self.table.add_extra(found.supply.key, found.supply.code, 1)

    def _go_on(self) -> None:
        """Look up what was scanned meanwhile; when all is there, make the protocol if it was asked for."""
        if self._codes:
            self._codes.pop(0)
        if self._codes:
            self._look_up()
        elif self._finishes:
            self.finish()

    def _bad(self, words: str) -> None:
        QApplication.beep()
        self.code.mark(words)

    def all_held(self) -> None:
        """Take everything that the person holds."""
        who = self.form.fields["person"]
        if who.check() and who.value() is not None:
            asked = ((held_by, who.value()), (supplies_held, who.value()))
            self.desk.read_all(asked, then=lambda found: self._take_held(*found), owner=self, slot="held")
        elif who.check():
            who.mark(_("Please name the person first."))

    def _take_held(self, devices: list[AssetView], supplies: list[tuple[int, str, int]]) -> None:
        there = {one.id for one in self.table.devices}
        self.table.keep_typed()
        self.table.devices += [one for one in devices if one.id not in there]
        self.table.extra |= {key: (name, count) for key, name, count in supplies}
        self.table.show_rows()

    def take_out(self) -> None:
        """Take the current device out of the list."""
        self.table.take_out()

    # -- the protocol ------------------------------------------------------------
    def finish(self) -> None:
        """Make the protocol, file it, and show it: signed on the screen, or two copies to print."""
        self._finishes = bool(self._codes)
        if self._finishes:  # what was scanned last is still looked up
            return
        person = self.form.fields["person"]
        if not person.check():
            person.setFocus()
            return
        typed, values = self.table.typed(), self.form.values()
        keys = tuple(one.id for one in self.table.devices)
        draft = HandOver(
            values["kind"],
            values["person"],
            keys,
            values["expected"],
            values["note"] or "",
            condition={key: condition for key, (condition, _parts) in zip(keys, typed, strict=True)},
            parts={key: parts for key, (_condition, parts) in zip(keys, typed, strict=True) if parts},
            supplies={key: count for key, (_name, count) in self.table.extra.items()},
            location=values["location"] if values["kind"] == "out" else None,
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
