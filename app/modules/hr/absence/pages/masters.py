"""Company holidays, and leave that is brought in by hand."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import N_, _, counted
from app.modules.hr.absence.models import LeaveOpening, Shutdown
from app.modules.hr.absence.queries.absences import (
    opening,
    openings_source,
    shutdown,
    shutdowns_source,
)
from app.modules.hr.absence.rules.absences import OpeningDraft, ShutdownDraft
from app.modules.hr.absence.services.absences import (
    delete_opening,
    save_opening,
    save_shutdown,
    undo_opening,
    undo_shutdown,
)
from app.modules.hr.absence.services.shutdowns import enter_shutdown
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

CHANGE = "hr.absence.change"
SHUTDOWNS, OPENINGS = range(2)


def _shutdowns(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Shutdown, "name:2 since until site:2")


def _openings(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, LeaveOpening, "person:2 year kind days expires note:2")


class MastersPage(RegisterPage):
    """Ctrl+1 company holidays, whose leave F8 enters for everybody; Ctrl+2 leave brought in."""

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=_("Company holidays"), new=_("New company holidays"), source=shutdowns_source(), of=Shutdown, read=shutdown, fields=_shutdowns, draft=ShutdownDraft, save=save_shutdown, undo=undo_shutdown),
            Register(title=_("Leave brought in"), new=_("Bring leave in"), source=openings_source(), of=LeaveOpening, read=opening, fields=_openings, draft=OpeningDraft, save=save_opening, undo=undo_opening, start={"year": desk.today().year - 1, "kind": "statutory"}, name=lambda _draft: _("Leave")),
        ]  # fmt: skip
        super().__init__(desk, _("Company holidays"), registers)
        change, new = self.standard_actions()
        enter = PageAction(
            _("Enter leave for everybody"), self.enter, "F8", "users", CHANGE, primary=True, of="hr.shutdowns"
        )
        new = PageAction(_("New"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE)
        away = PageAction(
            _("Take away"), self.take_away, "Del", "trash-2", CHANGE, menu=True, of="hr.leave_openings"
        )
        self.set_actions([away, change, new, enter])

    def enter(self) -> None:
        """Enter leave for the company holidays that are chosen."""
        if self.bar.currentIndex() != SHUTDOWNS:
            self.desk.notice(_("Choose company holidays first (Ctrl+1)."))
            return

        def told(count: int) -> None:
            words = counted(count, N_("Leave entered for 1 person"), N_("Leave entered for {count} people"))
            self.desk.notice(words)

        self.for_current(lambda key: self.desk.run(enter_shutdown, key, then=told))

    def take_away(self) -> None:
        """Take away leave that was brought in."""
        if self.bar.currentIndex() != OPENINGS:
            self.desk.notice(_("Choose leave that was brought in first (Ctrl+2)."))
            return
        told = lambda _nothing: self.desk.notice(_("Taken away"))  # noqa: E731
        self.for_current(lambda key: self.desk.run(delete_opening, key, then=told))
