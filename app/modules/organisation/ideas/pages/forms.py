"""Forms of ideas in the drawer: handing in with doubles offered while typing, opinions, decisions, appeals, effects."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from app.core.messages import N_, _
from app.core.people import people
from app.modules.organisation.ideas.models import Assessment, Idea, Opinion
from app.modules.organisation.ideas.queries.ideas import alike, campaign_choices, verdict
from app.modules.organisation.ideas.queries.related import older_alike
from app.modules.organisation.ideas.rules.ideas import USABLE, IdeaDraft, VerdictDraft
from app.modules.organisation.ideas.services.course import appeal, mark_double, measure, propose
from app.modules.organisation.ideas.services.ideas import ask_expert, give_opinion, hand_in, hand_in_unnamed
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask, choose, hint
from app.ui.fields import DayField, MoneyField, TextField
from app.ui.forms import Form
from app.ui.page import Page

NONE = 0
UNNAMED = N_(
    "Neither the idea nor the history names you: the program hands it in. The day and the time are kept. You get a code for looking it "
    "up; nobody can give it to you again, and a premium can only be paid once you say who you are."
)


def ask_idea(
    page: Page, drawer: Drawer, done: Callable[[int], object], told: Callable[[str], object]
) -> Form:
    """Show the form that hands an idea in; ideas that may be the same are named while one types. told gets the code of an unnamed one."""
    desk = page.desk
    form = Form(
        desk,
        "organisation_idea",
        lambda: _send(desk, form, drawer, done, told),
        drawer.drop,
        _("Hand in"),
        columns=2,
    )
    campaign = ChoiceField("campaign", _("Campaign"), [])
    unnamed = SwitchField("unnamed", _("Without my name"))
    for placed in (
        *fields_of(desk, Idea, "title:2 problem:2 solution:2 area campaign", campaign=campaign),
        (unnamed, 2),
    ):
        if isinstance(placed, tuple):
            form.add(*placed)
        elif not isinstance(placed, str):
            form.add(placed)
    hint(form, unnamed=_(UNNAMED))

    def offer(found: list[tuple[int, str]]) -> None:
        names = "; ".join(words for _key, words in found)
        hint(form, title=_("Known already? {names}").format(names=names) if names else "")

    def typed() -> None:
        words = f"{form.fields['title'].text()} {form.fields['problem'].text()}"
        desk.read(alike, words, then=offer, owner=form, slot="alike")

    form.fields["title"].changed.connect(typed)
    form.fields["problem"].changed.connect(typed)
    drawer.show_widget(_("Hand in an idea"), form)

    def begin(found: list[tuple[int, str]]) -> None:
        choose(form, "campaign", [(NONE, "–"), *found])
        form.fill({"campaign": str(found[0][0]) if found else str(NONE)})
        form.focus_first()

    desk.read(campaign_choices, then=begin, owner=form, slot="campaigns")
    return form


def _send(
    desk: Desk, form: Form, drawer: Drawer, done: Callable[[int], object], told: Callable[[str], object]
) -> None:
    values = form.values()
    unnamed = values.pop("unnamed")
    draft = IdeaDraft(**{**values, "campaign": values["campaign"] or None})

    def kept(key: int) -> None:
        form.saved()
        drawer.drop()
        desk.notice(_("Handed in; you hear of it on the page of your ideas."))
        done(key)

    def known(code: str) -> None:
        form.saved()
        drawer.drop()
        told(code)

    if unnamed:
        desk.work(
            hand_in_unnamed, desk.office, draft, then=known, failed=form.refused, owner=form, slot="send"
        )
    else:
        form.send(hand_in, draft, then=kept)


def ask_opinion_of(desk: Desk, drawer: Drawer, key: int, today: datetime.date) -> DrawerForm:
    """Ask whose opinion on an idea is wanted, and until when."""
    fields = [
        ChoiceField("login", _("Expert"), people()),
        DayField("due", _("Asked until"), today=desk.today, required=True),
    ]
    return ask(desk, drawer, "organisation_idea.expert", _("Ask for an opinion"), fields,
               send=lambda values: (ask_expert, key, values["login"], values["due"]), done=lambda _key, _values: _("Asked"),
               start={"due": today + datetime.timedelta(days=14)}, record=key, restore=False, save_text=_("Ask"))  # fmt: skip


def ask_own_opinion(desk: Desk, drawer: Drawer, key: int) -> DrawerForm:
    """Show the form of an opinion that is asked of oneself."""
    fields = [ChoiceField("usable", _("Opinion"), list(USABLE.items())), *fields_of(desk, Opinion, "text")]
    return ask(desk, drawer, "organisation_idea_opinion", _("Opinion"), fields,
               send=lambda values: (give_opinion, key, values["usable"], values["text"]), done=lambda _n, _v: _("Opinion given"),
               record=key)  # fmt: skip


def ask_verdict(desk: Desk, drawer: Drawer, key: int) -> DrawerForm:
    """Show the form of a decision: verdict, reasons, benefit or points; somebody else decides."""
    who = ChoiceField("approver", _("Decided by"), [])
    layout = "verdict:2 reasons:2 saving cost points factor approver:2"

    def ready(form: Form) -> Mapping[str, Any]:
        others = [(login, name) for login, name in people() if login != desk.office.actor.login]
        choose(form, "approver", [("", _("by the rules of approval")), *others])
        hint(
            form,
            saving=_("money that is saved in the first year"),
            factor=_("less than 100 where it is part of the own task"),
        )
        return {}

    def send(values: Values) -> tuple[Any, ...]:
        approver = values.pop("approver")
        given = {name: values[name] or 0 for name in ("saving", "cost", "points", "factor")}
        return propose, key, VerdictDraft(**{**values, **given}), approver

    return ask(desk, drawer, "organisation_idea.verdict", _("Decision"), fields_of(desk, Assessment, layout, approver=who), send=send,
               done=lambda _premium, _values: _("The decision waits for somebody else."), shows=(verdict, key),
               values=lambda found: vars(found if found is not None else VerdictDraft()), ready=ready, record=key, columns=2, save_text=_("Ask for the decision"))  # fmt: skip


def ask_measure(desk: Desk, drawer: Drawer, key: int) -> DrawerForm:
    """Ask what an idea really saved in its first year."""
    fields = [MoneyField("saved", _("Really saved in a year")), LongField("words", _("Effect in words"), 4)]
    return ask(desk, drawer, "organisation_idea.effect", _("Effect"), fields,
               send=lambda values: (measure, key, values["saved"] or 0, values["words"]), done=lambda _n, _v: _("Effect kept"), record=key)  # fmt: skip


def ask_appeal(desk: Desk, drawer: Drawer, key: int) -> DrawerForm:
    """Ask an author why a decision should be looked at again."""
    fields = [LongField("words", _("Why the author appeals"), 6)]
    return ask(desk, drawer, "organisation_idea.appeal", _("Appeal"), fields, send=lambda values: (appeal, key, values["words"]),
               done=lambda _n, _v: _("Appealed; it is looked at again."), record=key)  # fmt: skip


def ask_double(desk: Desk, drawer: Drawer, key: int) -> DrawerForm:
    """Ask which older idea one repeats."""
    fields = [TextField("number", _("Number of the older idea"), limit=12)]

    def ready(form: Form, found: list[tuple[str, str]]) -> Mapping[str, Any]:
        hint(form, number="; ".join(f"{number} {title}" for number, title in found))
        return {"number": found[0][0] if found else ""}

    return ask(desk, drawer, "organisation_idea.double", _("Known already"), fields,
               send=lambda values: (mark_double, key, values["number"]), done=lambda _n, _v: _("Kept as known already"), record=key,
               asks=[(older_alike, key)], ready=ready, restore=False)  # fmt: skip
