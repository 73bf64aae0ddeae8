"""What a contact has several of, in one list under headings, and what happened with it in another; Enter opens, Delete takes away."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.about_contact import Happening
from app.core.messages import _
from app.modules.organisation.contacts.queries.activities import consents, restricted_since
from app.modules.organisation.contacts.queries.front_desk import in_words, timeline
from app.modules.organisation.contacts.queries.parts import all_terms, parts
from app.modules.organisation.contacts.rules.activities import CONSENT_CHANNELS, CONSENTS, ConsentView
from app.modules.organisation.contacts.rules.contact import ROLES
from app.modules.organisation.contacts.rules.parts import CHANNELS, PURPOSES, Parts
from app.modules.organisation.contacts.rules.terms import SIDES, Terms, TermsView, steps_of
from app.modules.organisation.contacts.services.activities import delete_activity, undo_delete_activity
from app.modules.organisation.contacts.services.parts import delete_part, undo_delete_part
from app.ui.desk import Desk
from app.ui.widgets import bind, button, row, say_none

RIGHT = "organisation.contact.change"
Row = tuple[str, str, int]  # words, table, key
WHERE = Qt.ItemDataRole.UserRole


def _plain(name: str) -> QListWidget:
    made = QListWidget()
    made.setObjectName("plain")
    made.setAccessibleName(name)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWordWrap(True)
    return made


class PartsPanel(QWidget):
    """Shows the parts of the current contact; open_part is told table and key of what is opened."""

    def __init__(self, desk: Desk, open_part: Callable[[str, int], object]) -> None:
        super().__init__()
        self.desk, self.contact, self._open = desk, 0, open_part
        self.rows = _plain(_("Details"))
        self.rows.itemActivated.connect(self._activated)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.rows, 1)
        change, away = button(_("Change"), self._change), button(_("Take away"), self.take_away, key="Delete")
        for one in (change, away):
            one.setEnabled(desk.may(RIGHT))
        inside.addLayout(row(change, away, 1))
        bind(self, "Delete", self.take_away)
        desk.watch(self, self.refresh)

    def show_contact(self, key: int) -> None:
        """Show the parts of a contact."""
        self.contact = key
        self.refresh()

    def refresh(self) -> None:
        """Read the parts again."""
        if self.contact:
            key = self.contact
            asks = [(parts, key), (all_terms, key), (consents, key), (restricted_since, key)]
            self.desk.read_all(asks, then=lambda found: self._take(key, *found), owner=self, slot="parts")

    def _take(
        self,
        key: int,
        found: Parts,
        terms: list[TermsView],
        said: list[ConsentView],
        since: datetime.date | None,
    ) -> None:
        if key != self.contact:  # another row was gone to meanwhile
            return
        place = self.rows.currentRow()
        self.rows.clear()
        if since is not None:
            words = _("Processing restricted since {day} (Art. 18 GDPR): it is only kept.")
            self.rows.addItem(QListWidgetItem(words.format(day=formats.day(since))))
        for title, rows in self._groups(found, terms, said):
            made = list(rows)
            if made:
                head = QListWidgetItem(title)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.rows.addItem(head)
            for words, table, part_key in made:
                item = QListWidgetItem(f"   {words}")
                item.setData(WHERE, (table, part_key))
                self.rows.addItem(item)
        self.rows.setCurrentRow(max(place, 1) if place < self.rows.count() else self.rows.count() - 1)

    def _groups(
        self, found: Parts, terms: list[TermsView], said: list[ConsentView]
    ) -> Iterator[tuple[str, Iterator[Row]]]:
        """Yield the headings with their rows; the preferred one of several has a star."""
        yield (
            _("Phones and mails"),
            (
                (_starred(f"{one.value}  {_(CHANNELS[one.kind])}", one), "contact_channel", one.id)
                for one in found.channels
            ),
        )
        yield _("Addresses"), (
            (_starred(_joined(one.extra, one.street, f"{one.postcode} {one.town}", one.country), one), "contact_address", one.id)
            for one in found.addresses
        )  # fmt: skip
        yield (
            _("Bank details"),
            (
                (_starred(_joined(formats.iban(one.iban), one.holder), one), "contact_bank", one.id)
                for one in found.banks
            ),
        )
        yield (
            _("People"),
            (
                (
                    _joined(one.name, one.function, one.department, _span(one), one.phone),
                    "contact_person",
                    one.id,
                )
                for one in found.people
            ),
        )
        yield (
            _("Works for"),
            (
                (_joined(one.name, one.function, one.department, _span(one)), "contact_person", one.id)
                for one in found.organisations
            ),
        )
        yield _("Roles"), ((_joined(_(ROLES[one.role]), _span(one)), "contact_role", one.id) for one in found.roles)  # fmt: skip
        yield _("Conditions"), (
            (f"{_(SIDES[one.draft.side])}, {formats.day(one.draft.valid_from)}: {_terms(one)}", "contact_terms", one.id)
            for one in terms
        )  # fmt: skip
        yield _("Own fields"), ((f"{one.name}: {one.value}", "contact_field", one.id) for one in found.fields)
        yield _("Advertising"), (
            (_joined(_(CONSENT_CHANNELS[one.draft.channel]), _(CONSENTS[one.draft.state]), formats.day(one.draft.day), one.draft.source), "contact_consent", one.id)
            for one in said
        )  # fmt: skip

    def current(self) -> tuple[str, int] | None:
        """Return table and key of the current part."""
        item = self.rows.currentItem()
        found: tuple[str, int] | None = item.data(WHERE) if item is not None else None
        return found

    def _activated(self, item: QListWidgetItem) -> None:
        where = item.data(WHERE)
        if where and self.desk.may(RIGHT):
            self._open(*where)

    def _change(self) -> None:
        where = self.current()
        if where:
            self._open(*where)

    def take_away(self) -> None:
        """Take the current part away; Undo brings it back."""
        where = self.current()
        if not where or not self.desk.may(RIGHT):
            return

        def back() -> None:
            self.desk.run(undo_delete_part, *where, then=lambda _n: self.desk.notice(_("Brought back")))

        told = lambda _n: self.desk.notice(_("Taken away"), action=_("Undo"), act=back)  # noqa: E731
        self.desk.run(delete_part, *where, then=told)


def _starred(words: str, one: Any) -> str:
    purpose = f"  ({_(PURPOSES[one.purpose])})" if one.purpose else ""
    return f"{words}{purpose}{'  ★' if one.preferred else ''}"


def _joined(*words: str) -> str:
    return ", ".join(word.strip() for word in words if word.strip())


def _span(one: Any) -> str:
    if one.since is None and one.until is None:
        return ""
    if one.until is None:
        return _("from {day}").format(day=formats.day(one.since))
    if one.since is None:
        return _("until {day}").format(day=formats.day(one.until))
    return f"{formats.day(one.since)}–{formats.day(one.until)}"


def _terms(one: TermsView) -> str:
    draft = one.draft
    words = Terms(draft.net_days or 0, steps_of(draft), draft.discount, draft.price_group, draft.credit_limit)
    return in_words(words) if draft.net_days is not None else in_words(words).partition(", ")[2] or "–"


class TimelinePanel(QWidget):
    """Shows what happened with the current contact, from all topics; Enter goes where it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.contact = desk, 0
        self.rows = _plain(_("What happened"))
        self.rows.itemActivated.connect(self._activated)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.rows, 1)
        away = button(_("Take activity away"), self.take_away)
        away.setEnabled(desk.may(RIGHT))
        inside.addLayout(row(away, 1))
        desk.watch(self, self.refresh)

    def show_contact(self, key: int) -> None:
        """Show what happened with a contact."""
        self.contact = key
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        if self.contact:
            key = self.contact
            self.desk.read(
                timeline, key, then=lambda found: self._take(key, found), owner=self, slot="timeline"
            )

    def _take(self, key: int, found: list[Happening]) -> None:
        if key != self.contact:
            return
        self.rows.clear()
        for one in found:
            item = QListWidgetItem(f"{formats.day(one.day)}  {one.kind}: {one.title}\n{one.detail}".rstrip())
            item.setData(WHERE, (one.page, one.request))
            self.rows.addItem(item)
        if not found:
            say_none(self.rows, _("Nothing yet."))
        self.rows.setCurrentRow(0)

    def _activated(self, item: QListWidgetItem) -> None:
        where = item.data(WHERE)
        if where and where[0]:
            self.desk.open(*where)

    def take_away(self) -> None:
        """Take the current activity away; Undo brings it back."""
        item = self.rows.currentItem()
        where = item.data(WHERE) if item is not None else None
        table = getattr(where[1], "table", "") if where else ""
        if table != "contact_activity":
            self.desk.notice(_("Choose an activity: what other topics tell stays where it is."))
            return
        key = where[1].key

        def back() -> None:
            self.desk.run(undo_delete_activity, key, then=lambda _n: self.desk.notice(_("Brought back")))

        told = lambda _n: self.desk.notice(_("Taken away"), action=_("Undo"), act=back)  # noqa: E731
        self.desk.run(delete_activity, key, then=told)
