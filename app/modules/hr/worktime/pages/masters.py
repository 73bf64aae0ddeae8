"""Models of time, who follows which, shifts, and balances brought in or corrected by hand."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.modules.hr.worktime.models import Shift, TimeBooking, TimeModel, TimeRule
from app.modules.hr.worktime.queries.masters import (
    booking,
    bookings_source,
    model,
    models_source,
    rule,
    rules_source,
    shift,
    shifts_source,
)
from app.modules.hr.worktime.rules.findings import hours
from app.modules.hr.worktime.rules.models import (
    FIXED,
    FLEX,
    SHIFT,
    TRUST,
    BookingDraft,
    ModelDraft,
    RuleDraft,
    ShiftDraft,
    read_minutes,
)
from app.modules.hr.worktime.services.masters import (
    delete_booking,
    delete_rule,
    save_booking,
    save_model,
    save_rule,
    save_shift,
    undo_model,
    undo_shift,
)
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import gone_for
from app.ui.fields import ReadField
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

CHANGE = "hr.time.change"
RULES, BOOKINGS = 1, 2


class HoursField(ReadField):
    """Hours with their sign, 7:30 or -1:15; value() is in minutes."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__(key, title, lambda text: read_minutes(text, key), required=True)

    def shown(self, value: int | None) -> str:
        """Return minutes as they are written."""
        return "" if not value else hours(value).replace("\u2212", "-")


def _models(desk: Desk) -> Sequence[Placed]:
    layout = "name kind core rota warn limit over:2 sundays:2 night:2 prompt:2"
    return fields_of(desk, TimeModel, layout)


def _of_kind(form: Form, *_row: object) -> None:
    """A core time belongs to flextime, letters in turn to shifts."""
    gone = {FLEX: ("rota",), SHIFT: ("core",), FIXED: ("core", "rota"), TRUST: ("core", "rota")}
    gone_for(form, {("kind", kind): names for kind, names in gone.items()})


def _rules(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, TimeRule, "person:2 since model")


def _shifts(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Shift, "code name times pause")


def _bookings(desk: Desk) -> Sequence[Placed]:
    minutes = HoursField("minutes", _("Hours, such as 7:30 or -1:15"))
    return fields_of(desk, TimeBooking, "person:2 day kind minutes:2 reason:2", minutes=minutes)


class MastersPage(RegisterPage):
    """Ctrl+1 models, Ctrl+2 who follows which, Ctrl+3 balances, Ctrl+4 shifts."""

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=_("Models"), new=_("New time model"), source=models_source(), of=TimeModel, read=model, fields=_models, draft=ModelDraft, save=save_model, undo=undo_model, ready=_of_kind),
            Register(title=_("Who follows which"), new=_("Model of a person"), source=rules_source(), of=TimeRule, read=rule, fields=_rules, draft=RuleDraft, save=save_rule, start={"since": desk.today().replace(day=1)}, name=lambda _draft: _("Model of a person")),
            Register(title=_("Balances by hand"), new=_("New booking of a balance"), source=bookings_source(), of=TimeBooking, read=booking, fields=_bookings, draft=BookingDraft, save=save_booking, start={"day": desk.today(), "kind": "correct"}, name=lambda _draft: _("Booking of a balance")),
            Register(title=_("Shifts"), new=_("New shift"), source=shifts_source(), of=Shift, read=shift, fields=_shifts, draft=ShiftDraft, save=save_shift, undo=undo_shift, start={"pause": 30}),
        ]  # fmt: skip
        super().__init__(desk, _("Time models"), registers)
        away = PageAction(
            _("Take away"),
            self.take_away,
            "Del",
            "trash-2",
            CHANGE,
            menu=True,
            of=("hr.time_rules", "hr.time_bookings"),
        )
        self.set_actions([away, *self.standard_actions()])

    def take_away(self) -> None:
        """Take away the model of a person, or a booking."""
        command = {RULES: delete_rule, BOOKINGS: delete_booking}.get(self.bar.currentIndex())
        if command is None:
            self.desk.notice(_("Models and shifts stay; choose the model of a person or a booking."))
            return
        told = lambda _nothing: self.desk.notice(_("Taken away"))  # noqa: E731
        self.for_current(lambda key: self.desk.run(command, key, then=told))
