"""The form for a net amount that was agreed: its gross is found and entered."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.modules.hr.payroll.queries.lists import offered_kinds
from app.modules.hr.payroll.rules.net_pay import Grossed, NetDraft
from app.modules.hr.payroll.services.net_pay import enter_net
from app.modules.hr.people.api import offered_people
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask
from app.ui.fields import DayField, MoneyField
from app.ui.lookups import KeyField


def ask_net(desk: Desk, drawer: Drawer) -> DrawerForm:
    """Show the form."""

    def done(found: Grossed, _values: Values) -> str:
        words = _("{gross} gross are entered; they bring {net} net as the month stands now")
        return words.format(gross=formats.cents(found.gross), net=formats.cents(found.net))

    return ask(
        desk,
        drawer,
        "hr_net_pay",
        _("From net to gross"),
        (
            KeyField(desk, "person", _("Member of staff"), offered_people, True),
            KeyField(desk, "kind", _("Pay kind"), offered_kinds, True),
            DayField("month", _("Month"), required=True),
            MoneyField("net", _("Net amount that is agreed")),
        ),
        lambda values: (enter_net, NetDraft(**values)),
        done,
        start={"month": desk.today()},
        save_text=_("Enter"),
        restore=False,
    )
