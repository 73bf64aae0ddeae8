"""The form of a ticket: a new one, or what is known of one that is there."""

from __future__ import annotations

from collections.abc import Callable

from app.core.errors import KontorError
from app.core.messages import N_, _
from app.modules.hr.people.api import offered_people
from app.modules.it.assets.api import offered_assets
from app.modules.it.helpdesk.queries.agents import agents
from app.modules.it.helpdesk.queries.articles import find_articles
from app.modules.it.helpdesk.queries.tickets import agreements, ticket
from app.modules.it.helpdesk.rules.tickets import CHANNELS, LEVELS, PRIORITIES, TYPES, TicketDraft, priority
from app.modules.it.helpdesk.services.tickets import change_ticket, open_ticket
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.lookups import KeyField


def ticket_form(desk: Desk, drawer: Drawer, key: int | None, kept: Callable[[int], None]) -> None:
    """Show the form of a ticket, or of a new one; kept gets the key once it was saved."""
    one = desk.read_blocking(ticket, key) if key is not None else None

    def save() -> None:
        try:
            draft = _draft(form)
        except KontorError as error:
            form.refused(error)
            return

        def done(made: int) -> None:
            form.saved()
            drawer.drop()
            kept(made)
            desk.notice(_("Ticket kept"))

        if key is None:
            form.send(open_ticket, draft, then=done)
        else:
            form.send(change_ticket, key, draft, form.version, then=done)

    form = Form(desk, "ticket", save, drawer.drop, record=key or 0, version=one.version if one else None)
    form.add(TextField("title", _("Subject"), limit=200), 2)
    form.add(KeyField(desk, "requester", _("Requester"), offered_people))
    form.add(KeyField(desk, "asset", _("Device"), offered_assets))
    if one is None:
        form.add(LongField("body", _("What is the matter"), 5), 2)
    form.add(ChoiceField("type", _("Kind"), list(TYPES.items())))
    form.add(ChoiceField("channel", _("Came by"), list(CHANNELS.items())))
    levels = [(str(number), words) for number, words in LEVELS.items()]
    form.add(ChoiceField("urgency", _("Urgency"), levels))
    form.add(ChoiceField("impact", _("Impact"), levels))
    form.add(
        ChoiceField(
            "priority",
            _("Priority"),
            [
                ("0", N_("from urgency and impact")),
                *((str(key), words) for key, words in PRIORITIES.items()),
            ],
        )
    )
    form.add(
        ChoiceField(
            "sla",
            _("Agreement"),
            [(str(row.id), row.name) for row in desk.read_blocking(agreements)],
        )
    )
    form.add(TextField("category", _("Category"), limit=60))
    form.add(ChoiceField("agent", _("Agent in charge"), agent_choices(desk, one.agent if one else "")))
    form.add(TextField("team", _("Team"), limit=60))
    texts = {"urgency": "3", "impact": "3", "priority": "0", "type": "incident"}
    if one is not None:
        names = ("title", "type", "channel", "urgency", "impact", "priority", "category", "agent", "team")
        texts = {name: str(getattr(one, name)) for name in names}
        if one.priority == priority(one.urgency, one.impact):
            texts["priority"] = "0"  # it follows them, until somebody sets another one
        texts |= {
            name: form.fields[name].shown(key)
            for name, key in (("requester", one.requester_id), ("asset", one.asset_id))
        }
        texts["sla"] = str(one.sla_id or "")
    form.fill(texts)
    form.fields["title"].changed.connect(lambda: _offer_answers(desk, form))
    drawer.show_widget(one.number if one else _("New ticket"), form)
    form.focus_first()


def agent_choices(desk: Desk, kept: str = "") -> list[tuple[str, str]]:
    """Return nobody, who may work on tickets, and who has it now, as choices."""
    known = dict(desk.read_blocking(agents))
    others = {login: login for login in (kept, desk.office.actor.login) if login}
    return [("", "–"), *(others | known).items()]


def _offer_answers(desk: Desk, form: Form) -> None:
    """Show an answer that is kept while the subject is typed."""
    typed = form.fields["title"].text().strip()

    def show(found: list[tuple[int, str, str]]) -> None:
        words = _("Answer: {title}").format(title="; ".join(one[1] for one in found)) if found else ""
        form.fields["title"].set_hint(words)

    if len(typed) > 2:
        desk.read(find_articles, typed, 2, then=show, owner=form, slot="answers")
    else:
        desk.drop(form, "answers")
        show([])


def _draft(form: Form) -> TicketDraft:
    values = form.values()
    return TicketDraft(
        values["title"], values.get("body", ""), values["type"], values["requester"], values["channel"], values["category"],
        int(values["urgency"]), int(values["impact"]), int(values["priority"]), values["team"], values["agent"],
        values["asset"], int(values["sla"]) if values["sla"] else None,
    )  # fmt: skip
