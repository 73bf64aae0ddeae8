"""Forms that make entries: a net amount that was agreed, whose gross is found, and one-off pay by a rule for everybody."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.modules.hr.payroll.queries.lists import offered_kinds
from app.modules.hr.payroll.rules.by_rule import Ruled, RuleDraft
from app.modules.hr.payroll.rules.net_pay import Grossed, NetDraft
from app.modules.hr.payroll.services.by_rule import enter_by_rule
from app.modules.hr.payroll.services.net_pay import enter_net
from app.modules.hr.people.api import offered_people
from app.ui.choice_fields import SwitchField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask
from app.ui.fields import DayField, MoneyField, WholeField
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
        send=lambda values: (enter_net, NetDraft(**values)),
        done=done,
        start={"month": desk.today()},
        save_text=_("Enter"),
        restore=False,
    )


def ask_rule(desk: Desk, drawer: Drawer) -> DrawerForm:
    """Show the form of a rule for everybody, such as a 13th salary."""

    def done(found: Ruled, _values: Values) -> str:
        words = _("{entered} entries are made; {there} people had one, {passed} have no pay by the month")
        return words.format(entered=found.entered, there=found.there, passed=found.passed)

    return ask(
        desk,
        drawer,
        "hr_pay_rule",
        _("One-off pay by rule"),
        (
            KeyField(desk, "kind", _("Pay kind"), offered_kinds, True),
            DayField("month", _("Month"), required=True),
            WholeField("percent", _("Per cent of the pay of the month")),
            SwitchField("twelfths", _("By twelfths of the months worked in the year")),
        ),
        send=lambda values: (enter_by_rule, RuleDraft(**values)),
        done=done,
        start={"month": desk.today(), "percent": 100, "twelfths": True},
        save_text=_("Enter for everybody"),
        restore=False,
    )
