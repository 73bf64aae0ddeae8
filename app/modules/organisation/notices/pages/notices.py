"""Notices: what is new for whoever sits here, F8 says that it was read; who writes them sees who has not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.core.messages import N_, _, counted
from app.data.drafts import Stored
from app.modules.organisation.notices.models import CHANGE, VIEW, Notice, NoticePaper
from app.modules.organisation.notices.pages.notice_view import EditionsPane, ReadingPane
from app.modules.organisation.notices.queries.notices import (
    EditionView,
    NoticeView,
    Reading,
    editions,
    my_source,
    notice,
    notice_draft,
    notices_source,
    reading,
)
from app.modules.organisation.notices.reports import signature_list
from app.modules.organisation.notices.rules import ALL, NoticeDraft
from app.modules.organisation.notices.services import confirm_on_paper, read_notice, save_notice
from app.ui.choice_fields import ManyField, SwitchField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask, choose, gone_for
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.register import Register, RegisterPage


def _fields(desk: Desk) -> Sequence[Placed]:
    again = SwitchField("again", _("Everybody reads it anew"))
    change = TextField("change", _("What is new"), limit=300)
    layout = "title:2 kind audience target since until confirm renew responsible text:2"
    return (*fields_of(desk, Notice, layout), again, change)


def _ready(form: Form, one: Stored[NoticeDraft] | None) -> None:
    gone_for(form, {("audience", ALL): ("target",)})
    for name in ("again", "change"):
        form.fields[name].setVisible(one is not None)


class NoticesPage(RegisterPage):
    """One's own notices, and for who writes them all of them."""

    def __init__(self, desk: Desk) -> None:
        start = {"kind": "notice", "audience": ALL, "since": desk.today()}
        shown = [(_("For me"), my_source())]
        if desk.may(CHANGE):
            shown.append((_("All"), notices_source()))
        registers = [
            Register(title=title, new=_("New notice"), source=source, of=Notice, read=notice_draft, fields=_fields, draft=NoticeDraft, save=save_notice, start=start, ready=_ready)
            for title, source in shown
        ]  # fmt: skip
        self.pane = ReadingPane()
        self.shown: dict[int, int] = {}  # which edition stands in the pane, by notice
        super().__init__(desk, _("Notices"), registers, [(_("Reading"), self.pane)], 420)
        self.follow(self._pick)
        self.set_actions(
            [
                PageAction(_("Signature list"), lambda: self.for_current(self._sign), "", "printer", CHANGE, menu=True, row=True),
                PageAction(_("Confirmed on paper …"), lambda: self.for_current(self._on_paper), "", "pen-line", CHANGE, row=True),
                PageAction(_("Editions"), lambda: self.for_current(self._editions), "", "history", CHANGE, row=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New notice"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Have read it"), lambda: self.for_current(self._read), "F8", "check", VIEW, primary=True, row=True),
            ]
        )  # fmt: skip
        self.pane.show_notice(None, None)
        desk.watch(self, lambda: self.for_current(self._pick))

    def _pick(self, key: int) -> None:
        if not key:
            self._show([None])
            return
        asks = [(notice, key), *([(reading, key)] if self.desk.may(CHANGE) else [])]
        self.desk.read_all(asks, then=self._show, owner=self, slot="notice")

    def _show(self, found: list[object]) -> None:
        one, who = found[0], found[1] if len(found) > 1 else None
        assert one is None or isinstance(one, NoticeView)
        assert who is None or isinstance(who, Reading)
        if one is not None:
            self.shown[one.id] = one.edition
        self.pane.show_notice(one, who)

    def _read(self, key: int) -> None:
        """Keep that the current notice was read, and confirmed where that is asked."""

        def keep(one: NoticeView | None) -> None:
            if one is None:
                self.desk.notice(_("This notice is not addressed to you."))
                return
            words = _("Reading confirmed") if one.draft.confirm else _("Marked as read")
            shown = self.shown.get(key, one.edition)
            self.desk.run(read_notice, key, one.draft.confirm, shown, then=lambda _n: self.desk.notice(words))

        self.desk.read(notice, key, then=keep)

    def _editions(self, key: int) -> None:
        """Show the editions of a notice, with who confirmed each."""

        def show(found: list[EditionView]) -> None:
            self.drawer.show_widget(_("Editions, the newest first"), EditionsPane(found))

        self.desk.read(editions, key, then=show, owner=self, slot="editions")

    # -- on paper --------------------------------------------------------------
    def _sign(self, key: int) -> None:
        """Show the list that those sign who do not sign in."""
        office = self.desk.office
        make = partial(office.read, signature_list, key, office.clock(), office.actor.name)
        preview(self, self.desk, _("Signature list"), make)

    def _on_paper(self, key: int) -> None:
        """Ask who signed, on which day, and where the list is."""
        people = ManyField("persons", _("Who signed"), [], 10)
        more = fields_of(self.desk, NoticePaper, "day evidence")

        def ready(form: Form, found: Reading | None) -> dict[str, object] | None:
            if found is None or not found.papers:
                self.desk.notice(
                    _("Nobody has to sign: everybody confirmed it, or nothing is confirmed here.")
                )
                return None
            choose(form, "persons", [(one.person or 0, one.name) for one in found.papers])
            return {"day": self.desk.today()}

        def told(added: int, _values: object) -> str:
            return counted(added, N_("1 confirmation kept"), N_("{count} confirmations kept"))

        ask(self.desk, self.drawer, "organisation_notice.paper", _("Confirmed on paper"), [people, *more],
            send=lambda values: (confirm_on_paper, key, values["persons"], values["day"], values["evidence"]), done=told,
            asks=[(reading, key)], ready=ready, record=key, restore=False, save_text=_("Keep"))  # fmt: skip
