"""The yearly review: what need no longer be kept, what is proposed for erasure, what was erased; two people, then a certificate."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import partial
from typing import Any

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.data.lists import asked
from app.modules.documents.archive.api import Erasure, Hold
from app.modules.documents.filing.api import nodes, types
from app.modules.documents.retention.queries import (
    HoldRow,
    erasures,
    erasures_source,
    holds,
    holds_source,
    proposed_source,
    review_source,
)
from app.modules.documents.retention.reports import certificate
from app.modules.documents.retention.services import erase, extend, propose, release_hold, set_hold, withdraw
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import DayField
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.theme import repolish

DUE, PROPOSED, ERASED, HOLDS = range(4)


class ReviewPage(ListTabs):
    """Four lists in tabs; the actions work on the rows selected."""

    def __init__(self, desk: Desk) -> None:
        due = partial(review_source, today=desk.today())
        sources = (
            (_("Due for review"), asked(due((), ()), due, types, nodes)),
            (_("Proposed for erasure"), asked(proposed_source((), ()), proposed_source, types, nodes)),
            (_("Erased"), asked(erasures_source((), ()), erasures_source, types, nodes)),
            (_("Holds"), holds_source()),
        )
        super().__init__(desk, _("Retention and erasure"), sources)
        self.set_actions(
            [
                PageAction(_("Hold …"), self.hold, "Ctrl+H", "shield-check", "documents.hold", row=True),
                PageAction(
                    _("Keep longer …"), self.longer, "", "calendar", "documents.hold", menu=True, row=True
                ),
                PageAction(
                    _("Release hold"),
                    self.release_hold,
                    "Ctrl+Shift+H",
                    "lock-open",
                    "documents.hold",
                    menu=True,
                    of="documents.holds",
                ),
                PageAction(
                    _("Withdraw"),
                    self.withdraw,
                    "",
                    "undo-2",
                    "documents.erase",
                    menu=True,
                    of="documents.proposed",
                ),
                PageAction(
                    _("Certificate"),
                    self.certificate,
                    "Ctrl+P",
                    "printer",
                    "documents.erase",
                    of="documents.erasures",
                ),
                PageAction(
                    _("Release and erase …"),
                    self.release,
                    "Shift+F8",
                    "trash-2",
                    "documents.erase",
                    of="documents.proposed",
                ),
                PageAction(
                    _("Propose for erasure …"),
                    self.propose,
                    "F8",
                    "check",
                    "documents.erase",
                    primary=True,
                    row=True,
                ),
            ]
        )

    def request(self, what: object) -> None:
        """Show one of the lists; a document's key asks for a hold on it."""
        if what == "proposed":
            self.go(PROPOSED)
        elif isinstance(what, int):
            self._hold_form([what])

    def _keys(self, place: int) -> list[int]:
        """Return the keys of the rows selected in a list, none while another one is shown."""
        if self.bar.currentIndex() != place:
            self.go(place)
            self.desk.notice(_("Choose the rows here first."))
            return []
        return self.panels[place].selected_keys()

    def open_row(self, key: int) -> None:
        """Show the document of a row, or the certificate of an erasure."""
        if self.bar.currentIndex() in (DUE, PROPOSED):
            self.desk.open("documents.archive.archive", key)
        elif self.bar.currentIndex() == ERASED:
            self.certificate()

    # -- holds and longer terms ----------------------------------------------------
    def hold(self) -> None:
        """Put the rows under a hold."""
        keys = (
            self._keys(self.bar.currentIndex())
            if self.bar.currentIndex() in (DUE, PROPOSED)
            else self._keys(DUE)
        )
        if keys:
            self._hold_form(keys)

    def _hold_form(self, keys: list[int]) -> None:
        def newest(_form: Form, known: list[HoldRow]) -> Mapping[str, Any]:
            return {"matter": next((one.matter for one in known if one.released is None), "")}

        def done(_key: int, values: Values) -> str:
            return counted(
                len(keys),
                N_("1 document is held for “{matter}”"),
                N_("{count} documents are held for “{matter}”"),
                matter=values["matter"],
            )

        ask(
            self.desk,
            self.drawer,
            "hold",
            counted(len(keys), N_("Hold 1 document"), N_("Hold {count} documents")),
            fields_of(self.desk, Hold, "matter reason"),
            send=lambda values: (set_hold, values["matter"], values["reason"], keys),
            done=done,
            asks=((holds,),),
            ready=newest,
            save_text=_("Hold"),
        )

    def release_hold(self) -> None:
        """Release the holds selected."""
        for key in self._keys(HOLDS):
            self.desk.run(release_hold, key, then=lambda _n: self.desk.notice(_("Hold released")))

    def longer(self) -> None:
        """Keep the rows longer."""
        keys = self._keys(DUE)
        if not keys:
            return
        ask(
            self.desk,
            self.drawer,
            "longer",
            _("Keep longer (§ 147 (3) AO: open assessment)"),
            [DayField("until", _("Keep until"), required=True)],
            send=lambda values: (extend, keys, values["until"]),
            done=lambda _count, values: _("Kept until {day}").format(day=formats.day(values["until"])),
            start={"until": datetime.date(self.desk.today().year + 1, 12, 31)},
            save_text=_("Keep longer"),
        )

    # -- erasure -----------------------------------------------------------------
    def propose(self) -> None:
        """Propose the rows for erasure, with a reason."""
        keys = self._keys(DUE)
        if not keys:
            return

        def done(count: int, _values: object) -> str:
            return counted(
                count,
                N_("1 document proposed; a second person releases it"),
                N_("{count} documents proposed; a second person releases them"),
            )

        ask(
            self.desk,
            self.drawer,
            "propose",
            counted(len(keys), N_("Erase 1 document?"), N_("Erase {count} documents?")),
            fields_of(self.desk, Erasure, "reason"),
            send=lambda values: (propose, keys, values["reason"]),
            done=done,
            start={"reason": _("The time of retention is over.")},
            save_text=_("Propose"),
        )

    def withdraw(self) -> None:
        """Take the proposals selected back."""
        keys = self._keys(PROPOSED)
        if keys:
            self.desk.run(withdraw, keys, then=lambda _n: self.desk.notice(_("Proposal withdrawn")))

    def release(self) -> None:
        """Ask once, since nothing brings it back, and erase what is selected."""
        keys = self._keys(PROPOSED)
        if not keys:
            return

        def save() -> None:
            self.desk.work(erase, self.desk.office, keys, then=done, failed=form.refused)

        def done(records: list[int]) -> None:
            form.saved()
            self.drawer.drop()
            self.desk.notice(
                counted(
                    len(records), N_("1 document erased for ever"), N_("{count} documents erased for ever")
                ),
                action=_("Certificate"),
                act=lambda: self._print(records),
            )

        form = Form(
            self.desk,
            "erase",
            save,
            self.drawer.drop,
            counted(len(keys), N_("Erase 1 document for ever"), N_("Erase {count} documents for ever")),
            columns=1,
        )
        self.drawer.show_widget(_("This can't be undone: files, texts, notes and links go."), form)
        form.save_button.setObjectName("danger")
        repolish(form.save_button)
        form.save_button.setFocus()

    def certificate(self) -> None:
        """Show the certificate of the erasures selected."""
        keys = self._keys(ERASED)
        if keys:
            self._print(keys)

    def _print(self, keys: list[int]) -> None:
        company = str(self.desk.settings.get("company.name", ""))
        office = self.desk.office

        def made() -> bytes:
            kinds = {kind.key: kind.title for kind in office.read(types)}
            plan = {node.code: node.words for node in office.read(nodes)}
            return certificate(office.read(erasures, keys), kinds, plan, company, office.book)

        preview(self, self.desk, _("Certificate of erasure"), made)


class HoldsPage(ReviewPage):
    """The same lists, with the holds before the eyes: who asks for holds wants to see them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.go(HOLDS)
