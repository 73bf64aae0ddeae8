"""Data security: checklist, backups, weaknesses and accesses in four lists, beside them what one must know of the row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QListWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.core.people import person
from app.data.drafts import Stored
from app.modules.it.security.models import BackupEvent
from app.modules.it.security.pages.fields import ACCESSES, BACKUPS, CHECKS, RIGHT, WEAKNESSES, registers
from app.modules.it.security.queries import EventRow, access, affected, events, open_accesses, point, weakness
from app.modules.it.security.reports import State, security_pdf, state
from app.modules.it.security.rules import EVENTS, RESULTS, AccessDraft, PointDraft, WeaknessDraft
from app.modules.it.security.services import bring_points, note_backup, revoke, settle_weaknesses
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.register import RegisterPage


class SecurityPage(RegisterPage):
    """Ctrl+1 to Ctrl+4 go to a list; Ctrl+J notes a run or test of a backup, Ctrl+D settles a weakness or revokes accesses."""

    def __init__(self, desk: Desk) -> None:
        self.about = QListWidget()
        self.about.setObjectName("plain")
        self.about.setWordWrap(True)
        self.about.setAccessibleName(_("About this row"))
        super().__init__(desk, _("Data security"), registers(), [(_("About"), self.about)])
        for panel in self.panels:
            panel.picked.connect(lambda _key: self._tell())
        self.bar.currentChanged.connect(lambda _place: self._tell())
        self.set_actions(
            [
                PageAction(
                    _("Bring missing standard points"),
                    self.bring,
                    "Ctrl+Shift+B",
                    "download",
                    RIGHT,
                    menu=True,
                ),
                PageAction(_("Security report"), self.report, "", "printer", RIGHT, menu=True),
                PageAction(
                    _("Settle or revoke"), self.end, "", "check", RIGHT, of=("it.weaknesses", "it.accesses")
                ),
                PageAction(_("Run or test …"), self.note, "", "save", RIGHT, of="it.backups"),
                *self.standard_actions(),
            ]
        )
        desk.watch(self, self._tell)

    def request(self, what: object) -> None:
        """Show a list, the report, or a row."""
        places = {"checks": CHECKS, "backups": BACKUPS, "weaknesses": WEAKNESSES, "leavers": ACCESSES}
        if what == "report":
            self.report()
        elif isinstance(what, str) and what in places:
            self.go(places[what])
            if what == "leavers":
                today = formats.day(self.desk.today())
                self.panel.apply(
                    {
                        "filters": {"leaving": f"<{today}", "revoked": "="},
                        "columns": self.panel.state()["columns"],
                    }
                )
                self.panel.model.reload()
        else:
            super().request(what)

    # -- beside the list ---------------------------------------------------
    def _tell(self) -> None:
        key, place = self.panel.current_key(), self.bar.currentIndex()
        self.about.clear()
        if key is None:
            return
        show: Any = lambda words: self._show(key, place, words)  # noqa: E731
        if place == CHECKS:
            self.desk.read(point, key, then=lambda one: show(_point_words(one)), owner=self)
        elif place == BACKUPS:
            self.desk.read(
                events,
                key,
                then=lambda found: show([_event_words(one) for one in found] or [_("It has not run yet.")]),
                owner=self,
            )
        elif place == WEAKNESSES:
            self.desk.read(weakness, key, then=lambda one: self._devices(key, one))
        else:
            self.desk.read(access, key, then=lambda one: self._others(key, one))

    def _show(self, key: int, place: int, words: Sequence[str]) -> None:
        if key == self.panel.current_key() and place == self.bar.currentIndex():
            self.about.clear()
            self.about.addItems(list(words))

    def _devices(self, key: int, one: Stored[WeaknessDraft] | None) -> None:
        if one is None:
            return
        first = [text for text in (one.draft.measure, one.draft.notes) if text]

        def done(found: list[tuple[str, str, str]]) -> None:
            head = counted(
                len(found), N_("Agents found the program once"), N_("Agents found the program {count} times")
            )
            self._show(
                key,
                WEAKNESSES,
                [*first, *([head] if one and one.draft.program else []), *("  ".join(row) for row in found)],
            )

        self.desk.read(affected, one.draft.program, then=done)

    def _others(self, key: int, one: Stored[AccessDraft] | None) -> None:
        if one is None or one.draft.person is None:
            return

        def done(found: list[tuple[str, str, Any]]) -> None:
            head = counted(
                len(found), N_("This person has 1 open access"), N_("This person has {count} open accesses")
            )
            self._show(
                key,
                ACCESSES,
                [head, *(f"{what}  ·  {_(level)}  ·  {formats.day(since)}" for what, level, since in found)],
            )

        self.desk.read(open_accesses, one.draft.person, then=done)

    # -- doing -------------------------------------------------------------
    def note(self) -> None:
        """Note a run or a restore test of the current backup."""
        key = self.panel.current_key()
        if self.bar.currentIndex() != BACKUPS or key is None:
            self.desk.notice(_("Choose a backup first (Ctrl+2)."))
            return

        ask(
            self.desk,
            self.drawer,
            "it_backup_event",
            _("Run or test of a backup"),
            fields_of(self.desk, BackupEvent, "kind day result minutes note"),
            send=lambda v: (note_backup, key, v["kind"], v["day"], v["result"], v["minutes"], v["note"]),
            done=lambda _made, _values: _("Noted"),
            start={"kind": "run", "day": self.desk.today(), "result": "ok"},
            record=key,
        )

    def end(self) -> None:
        """Settle the weaknesses selected, or revoke the accesses selected."""
        keys, place = self.panel.selected_keys(), self.bar.currentIndex()
        if place == WEAKNESSES:
            words = (N_("1 weakness settled"), N_("{count} weaknesses settled"))
            self.desk.run(
                settle_weaknesses, keys, then=lambda count: self.desk.notice(counted(count, *words))
            )
        elif place == ACCESSES:
            words = (N_("1 access revoked"), N_("{count} accesses revoked"))
            self.desk.run(revoke, keys, then=lambda count: self.desk.notice(counted(count, *words)))
        else:
            self.desk.notice(_("Choose weaknesses (Ctrl+3) or accesses (Ctrl+4) first."))

    def bring(self) -> None:
        """Bring the points of the standard checklist that are missing."""
        self.desk.run(
            bring_points,
            then=lambda count: self.desk.notice(
                counted(count, N_("1 point brought"), N_("{count} points brought"))
            ),
        )

    def report(self) -> None:
        """Show the security report."""
        company, today = str(self.desk.settings.get("company.name", "")), self.desk.today()

        def done(found: State) -> None:
            self.desk.work(
                security_pdf,
                found,
                company,
                today,
                then=lambda data: Preview(self, self.desk, _("Security report"), data).show(),
            )

        self.desk.read(state, today, then=done)


def _point_words(one: Stored[PointDraft] | None) -> list[str]:
    if one is None:
        return []
    d = one.draft
    pairs = (("", d.about), (_("Evidence"), d.evidence), (_("What is to be done"), d.measure))
    return [f"{title}: {words}" if title else words for title, words in pairs if words]


def _event_words(one: EventRow) -> str:
    took = counted(one.minutes, N_("1 minute"), N_("{count} minutes")) if one.minutes is not None else ""
    more = "  ·  ".join(filter(None, (took, one.note, person(one.by))))
    return f"{formats.day(one.day)}  {_(EVENTS[one.kind])}: {_(RESULTS[one.result])}\n{more}"
