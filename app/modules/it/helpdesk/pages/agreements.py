"""Business hours, agreements and text modules, each a list with its form; open tickets are reckoned anew when one changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.messages import _
from app.modules.it.helpdesk.models import Agreement, Snippet, WorkCalendar
from app.modules.it.helpdesk.queries.agreements import (
    agreement,
    agreements_source,
    calendar,
    calendar_names,
    calendars_source,
    snippet,
    snippets_source,
)
from app.modules.it.helpdesk.rules.agreements import SHARES, AgreementDraft, CalendarDraft, SnippetDraft
from app.modules.it.helpdesk.services.agreements import save_agreement, save_calendar, save_snippet
from app.ui.choices import RowField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import choose, hint
from app.ui.forms import Form
from app.ui.register import Register, RegisterPage

AGREEMENTS, CALENDARS, SNIPPETS = range(3)
BEGUN = {"first": 120, "update": 480, "solution": 1440, "shares": SHARES}


def _agreement(desk: Desk) -> Sequence[Placed]:
    hours = RowField("calendar", _("Business hours"), (), empty="")
    return fields_of(desk, Agreement, "name calendar first update solution shares standard", calendar=hours)


def _ready(form: Form, _one: Any, calendars: list[tuple[str, str]]) -> None:
    choose(form, "calendar", calendars)
    hint(form, shares=_("Six shares in per cent, from very low to major"))


def _calendar(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, WorkCalendar, "name hours land zone closed")


def _hints(form: Form, _one: Any) -> None:
    hint(
        form,
        hours=_("Such as Mo-Fr 08:00-12:00 13:00-17:00"),
        closed=_("Such as 24.12. or 03.08.2026-21.08.2026"),
    )


def _snippet(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Snippet, "name body step")


def _registers() -> tuple[Register, ...]:
    return (
        Register(
            title=_("Agreements"),
            new=_("New agreement"),
            source=agreements_source(),
            of=Agreement,
            read=agreement,
            fields=_agreement,
            draft=AgreementDraft,
            save=save_agreement,
            start=BEGUN,
            asks=((calendar_names,),),
            ready=_ready,
            columns=1,
        ),
        Register(
            title=_("Business hours"),
            new=_("New business hours"),
            source=calendars_source(),
            of=WorkCalendar,
            read=calendar,
            fields=_calendar,
            draft=CalendarDraft,
            save=save_calendar,
            start={"hours": "Mo-Fr 08:00-17:00", "zone": "Europe/Berlin"},
            ready=_hints,
            columns=1,
        ),
        Register(
            title=_("Text modules"),
            new=_("New text module"),
            source=snippets_source(),
            of=Snippet,
            read=snippet,
            fields=_snippet,
            draft=SnippetDraft,
            save=save_snippet,
            columns=1,
        ),
    )


class AgreementsPage(RegisterPage):
    """Three short lists in tabs; Enter changes one, Ctrl+N makes one."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Agreements and hours"), _registers())
        self.set_actions(self.standard_actions())
