"""My leave: what is left and why, what was asked for, and who else of the department is away then."""

from __future__ import annotations

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import _
from app.modules.hr.absence.models import Absence
from app.modules.hr.absence.pages.account_view import AccountView, why_none
from app.modules.hr.absence.queries.absences import Away, own_absences_source, team_away
from app.modules.hr.absence.queries.accounts import PersonAccounts, own_accounts
from app.modules.hr.absence.queries.ics import own_ics
from app.modules.hr.absence.rules.absences import ASKED_KINDS, KINDS, MACHINE, RequestDraft
from app.modules.hr.absence.services.absences import request, withdraw
from app.modules.hr.people.api import offered_colleagues
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import DrawerForm, Values, ask
from app.ui.fields import DayField
from app.ui.list_page import ListPage
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.save_file import save_file
from app.ui.widgets import card

OWN = "hr.own"


class OwnPage(ListPage):
    """Ctrl+N asks for leave; Del withdraws what nobody decided yet."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("My leave"), own_absences_source())
        self.account = AccountView()
        self.side, inside = card()
        inside.addWidget(self.account, 1)
        self.add_beside(self.side, (720, 440))
        self.split.setStretchFactor(2, 1)
        self.set_actions(
            [
                PageAction(
                    _("Withdraw"),
                    self.withdraw,
                    "Del",
                    "x",
                    OWN,
                    row=True,
                    why_not=self.in_state(MACHINE, "withdraw"),
                ),
                PageAction(_("Save as calendar (.ics)"), self.save_ics, "", "download", OWN, menu=True),
                PageAction(_("Ask for leave"), self.ask, "Ctrl+N", "plus", OWN, primary=True),
            ]
        )
        desk.watch(self, self.refresh)
        self.refresh()

    def request(self, what: object) -> None:
        """Ask for leave, or go to an absence by its key."""
        if what == "new":
            self.ask()
        else:
            super().request(what)

    def refresh(self) -> None:
        """Read the own account again."""
        self.desk.read(own_accounts, then=self._show, owner=self, slot="account")

    def _show(self, one: PersonAccounts | None) -> None:
        self.account.show_person(one, named=False)
        self.block(self.ask, why_none(one))

    def ask(self) -> None:
        """Show the form that asks for leave; below it stands who else is away."""
        kind = ChoiceField("kind", _("Kind"), [(key, KINDS[key]) for key in ASKED_KINDS])
        substitute = KeyField(self.desk, "substitute", _("Substitute"), offered_colleagues)
        fields = fields_of(
            self.desk,
            Absence,
            "kind:2 since until half_first half_last minutes:2 substitute:2 note:2",
            kind=kind,
            substitute=substitute,
        )

        def done(key: int, _values: Values) -> str:
            self.panel.select_key(key)
            return _("Asked for; whoever decides sees it under “Today”.")

        form = ask(
            self.desk,
            self.drawer,
            "own_absence",
            _("Ask for leave"),
            fields,
            send=lambda values: (request, RequestDraft(**values)),
            done=done,
            start={"kind": "leave"},
            columns=2,
            save_text=_("Send"),
            first="since",
        )
        for name in ("since", "until"):
            field = form.fields[name]
            assert isinstance(field, DayField)
            field.line.editingFinished.connect(lambda: self._look(form))

    def _look(self, form: DrawerForm) -> None:
        """Say who else of the department is away on the days that were typed."""
        try:
            since = form.fields["since"].value()
            until = form.fields["until"].value() or since
        except Invalid:
            return
        if since is None or until is None or until < since:
            return
        show = lambda found: form.say(_beside(found))  # noqa: E731
        self.desk.read(team_away, since, until, then=show, owner=self, slot="beside")

    def withdraw(self) -> None:
        """Withdraw the current request."""
        told = lambda _nothing: self.desk.notice(_("Request withdrawn"))  # noqa: E731
        self.for_current(lambda key: self.desk.run(withdraw, key, then=told))

    def save_ics(self) -> None:
        """Save the own absences as a calendar file."""
        name = _("My leave") + ".ics"
        save = lambda data: save_file(self, self.desk, name, lambda: data)  # noqa: E731
        self.desk.read(own_ics, then=save, owner=self)


def _beside(found: list[Away]) -> str:
    """Return who else is away, in a sentence."""
    if not found:
        return _("Nobody else of your department is away then.")
    asked = _("requested")
    parts = [
        f"{one.name} {formats.short_day(one.since)} – {formats.short_day(one.until)}"
        + (f" ({asked})" if one.asked else "")
        for one in found
    ]
    return _("Also away: {people}").format(people=", ".join(parts))
