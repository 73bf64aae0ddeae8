"""The forms that hire an applicant and that keep a consent to the talent pool."""

from __future__ import annotations

from app.core.dates import add_months
from app.core.messages import _
from app.modules.hr.people.api import Contract, offered_people
from app.modules.hr.recruiting.rules.law import figures
from app.modules.hr.recruiting.services.applicants import consent
from app.modules.hr.recruiting.services.hiring import HireDraft, hire
from app.ui.choice_fields import SwitchField
from app.ui.declared_fields import fields_of
from app.ui.drawer_form import Values, ask, hint
from app.ui.fields import DayField, MoneyField, TextField
from app.ui.lookups import KeyField
from app.ui.register import RegisterPage


def ask_hire(page: RegisterPage, key: int) -> None:
    """Ask for what was agreed with an applicant and take them on; then the person's file is offered."""
    desk = page.desk
    fields = [
        DayField("first", _("First day"), required=True),
        MoneyField("pay", _("Pay a month"), required=True),
        (TextField("job", _("Position held"), limit=80), 2),
        (KeyField(desk, "manager", _("Manager"), offered_people), 2),
        *fields_of(desk, Contract, "kind leave week:2 probation_until fixed_until fixed_reason:2 notice"),
        SwitchField("checklist", _("Begin the checklist")),
    ]

    def done(person: int, values: Values) -> str:
        desk.open("hr.people.people", person)
        if values["checklist"]:
            return _("Hired; the file holds from the first day, and everybody has their tasks.")
        return _("Hired; the file holds from the first day. Begin the checklist next.")

    start = {"kind": "open", "week": HireDraft().week, "leave": HireDraft().leave, "checklist": True}
    form = ask(
        desk,
        page.drawer,
        "hr_hire",
        _("Hire"),
        fields,
        send=lambda values: (hire, key, HireDraft(**values)),
        done=done,
        start=start,
        record=key,
        columns=2,
        save_text=_("Hire"),
    )
    hint(form, job=_("empty: as the vacancy"))


def ask_consent(page: RegisterPage, key: int) -> None:
    """Ask from when until when somebody agreed to stay in the talent pool."""
    today = page.desk.today()
    fields = [
        DayField("given", _("Agreed on"), required=True),
        DayField("until", _("Until"), required=True),
    ]
    until = add_months(today, int(figures("pool", today)["months"]))
    ask(
        page.desk,
        page.drawer,
        "hr_consent",
        _("Talent pool"),
        fields,
        send=lambda values: (consent, key, values["given"], values["until"]),
        done=lambda _nothing, _values: _("In the talent pool until the consent ends"),
        start={"given": today, "until": until},
        record=key,
        columns=2,
    )
