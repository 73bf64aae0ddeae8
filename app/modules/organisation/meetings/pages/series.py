"""Series of meetings, who belongs to them, and by which rules they decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.messages import _
from app.data.drafts import Stored
from app.modules.organisation.meetings.models import CHANGE, Member, Rule, Series
from app.modules.organisation.meetings.queries.lists import (
    member,
    members_source,
    project_offers,
    rule,
    rules_source,
    series,
    series_choices,
    series_source,
    staff_choices,
)
from app.modules.organisation.meetings.rules.meetings import (
    MEMBER,
    MONTH,
    MemberDraft,
    RuleDraft,
    SeriesDraft,
)
from app.modules.organisation.meetings.rules.votes import SIMPLE
from app.modules.organisation.meetings.services.series import (
    remove_member,
    save_member,
    save_rule,
    save_series,
)
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import choose, hint
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

NONE = 0


def _series_fields(desk: Desk) -> Sequence[Placed]:
    project = ChoiceField("project", _("Project of its actions"), [])
    return fields_of(
        desk, Series, "title:2 rhythm:2 at minutes place:2 project:2 note:2 closed:2", project=project
    )


def _series_ready(form: Form, _one: object, projects: Any) -> None:
    choose(form, "project", [(NONE, _("made with the first action")), *projects])


def _series_draft(**values: Any) -> SeriesDraft:
    return SeriesDraft(**{**values, "project": values["project"] or None, "minutes": values["minutes"] or 0})


def _member_fields(desk: Desk) -> Sequence[Placed]:
    made = {
        "series": ChoiceField("series", _("Meeting"), []),
        "person": ChoiceField("person", _("Member of staff"), []),
    }
    return fields_of(desk, Member, "series:2 person:2 name mail part votes until", **made)


def _member_ready(form: Form, one: Stored[MemberDraft] | None, found: Any, people: Any) -> None:
    choose(form, "series", found)
    choose(form, "person", [(NONE, _("nobody: a guest")), *people])
    hint(form, name=_("of a guest; leave it empty for who works here"))
    if one is not None:
        form.fields["series"].setEnabled(False)


def _member_draft(**values: Any) -> MemberDraft:
    return MemberDraft(**{**values, "person": values["person"] or None})


def _rule_fields(desk: Desk) -> Sequence[Placed]:
    made = ChoiceField("series", _("Meeting"), [])
    return fields_of(desk, Rule, "series:2 since quorum majority:2", series=made)


def _rule_ready(form: Form, one: Stored[RuleDraft] | None, found: Any) -> None:
    choose(form, "series", found)
    hint(form, quorum=_("share of those who may vote that must be there; 0 asks for none"))
    if one is not None:
        form.fields["series"].setEnabled(False)


def _rule_draft(**values: Any) -> RuleDraft:
    return RuleDraft(**{**values, "quorum": values["quorum"] or 0})


class SeriesPage(RegisterPage):
    """Ctrl+N begins a row of the list that is shown, Del takes a member off."""

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(
                title=_("Series"),
                new=_("New series or single meeting"),
                source=series_source(),
                of=Series,
                read=series,
                fields=_series_fields,
                draft=_series_draft,
                save=save_series,
                asks=((project_offers,),),
                ready=_series_ready,
                start={"rhythm": MONTH, "at": "10:00", "minutes": 60, "project": NONE},
            ),
            Register(
                title=_("Members"),
                new=_("New member"),
                source=members_source(),
                of=Member,
                read=member,
                fields=_member_fields,
                draft=_member_draft,
                save=save_member,
                asks=((series_choices,), (staff_choices,)),
                ready=_member_ready,
                start={"part": MEMBER, "votes": True, "person": NONE},
                first="person",
                name=lambda _draft: _("Member"),
            ),
            Register(
                title=_("Rules of votes"),
                new=_("New rule of votes"),
                source=rules_source(),
                of=Rule,
                read=rule,
                fields=_rule_fields,
                draft=_rule_draft,
                save=save_rule,
                asks=((series_choices,),),
                ready=_rule_ready,
                start={"since": desk.today(), "quorum": 5000, "majority": SIMPLE},
                name=lambda _draft: _("Rule of votes"),
            ),
        ]
        super().__init__(desk, _("Meeting series"), registers)
        self.set_actions(
            [
                PageAction(
                    _("Take away"),
                    self._take_off,
                    "Del",
                    "trash-2",
                    CHANGE,
                    menu=True,
                    of="organisation.meeting_members",
                ),
                *self.standard_actions(),
            ]
        )

    def _take_off(self) -> None:
        if self.register.of is not Member:
            self.desk.notice(
                _("Only members are taken off; series and rules stay for what was decided by them.")
            )
            return
        self.run_on_current(remove_member, words=_("Taken off"))
