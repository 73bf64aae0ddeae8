"""What the front desk is asked about a contact, from all topics that say something, and the contacts that a name, number or word leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine, Happening
from app.core.dataclass import dataclass
from app.core.manifest import Topic, resolve, topics
from app.core.messages import _
from app.core.stemming import fold
from app.data.clock import today
from app.data.queries import may_read, query
from app.data.record_extras import Target, follow_ups, notes
from app.data.rows import read_all
from app.modules.organisation.contacts.models import Contact, ContactChannel
from app.modules.organisation.contacts.queries.activities import activities, consents
from app.modules.organisation.contacts.queries.contacts import contact_of, find, roles_of
from app.modules.organisation.contacts.queries.parts import accounts_of, channels, parts, terms_on
from app.modules.organisation.contacts.rules.activities import (
    ACTIVITIES,
    CONSENT_CHANNELS,
    CONSENTS,
    DIRECTIONS,
)
from app.modules.organisation.contacts.rules.contact import ROLES, ContactView, address_lines
from app.modules.organisation.contacts.rules.parts import CHANNELS, PHONES, digits, holds_on
from app.modules.organisation.contacts.rules.terms import SIDES, Terms

RIGHT = "organisation.view"
PAGE = "organisation.contacts.contacts"
MOST, FEW, TIMELINE, PHONE_DIGITS = 12, 5, 200, 5


@dataclass(frozen=True)
class FrontDesk:
    """Everything that is said of a contact: who it is, the blocks in order, and what happened, the newest first."""

    who: ContactView
    roles: tuple[str, ...]
    blocks: tuple[Block, ...]
    happened: tuple[Happening, ...]


@query(RIGHT)
def about(connection: Connection, key: int) -> AboutContact | None:
    """Return what topics are told of a contact when they are asked about it, None where there is none."""
    who = contact_of(connection, key)
    if who is None:
        return None
    found = parts(connection, who.id)
    return AboutContact(
        who.id,
        who.name,
        accounts_of(connection, who.id),
        tuple(one.value for one in found.channels if one.kind == "mail"),
        tuple(one.other for one in (*found.people, *found.organisations)),
        today=today(connection),
    )


def _answering(connection: Connection, hook: Callable[[Topic], str]) -> Iterator[Callable[..., Any]]:
    """Yield the queries that topics name under a hook and the person may ask."""
    for topic in topics():
        if hook(topic):
            function = resolve(hook(topic))
            if may_read(connection, function):
                yield function


@query(RIGHT)
def timeline(connection: Connection, key: int, limit: int = TIMELINE) -> list[Happening]:
    """Return what happened with a contact, from all topics that the person may read, the newest first."""
    who = about(connection, key)
    if who is None:
        return []
    found: list[Happening] = []
    for tell in _answering(connection, lambda topic: topic.timeline):
        found += tell(connection, who, limit)
    return sorted(found, key=lambda one: one.day, reverse=True)[:limit]


@query(RIGHT)
def front_desk(connection: Connection, key: int) -> FrontDesk | None:
    """Return everything that is said of a contact by the topics that the person may read, None where there is no such contact."""
    who, asked = contact_of(connection, key), about(connection, key)
    if who is None or asked is None:
        return None
    blocks: list[Block] = []
    for tell in _answering(connection, lambda topic: topic.front_desk):
        blocks += tell(connection, asked)
    held = roles_of(connection, who.id)
    roles = tuple(_(title) for role, title in ROLES.items() if role in held)
    happened = tuple(timeline(connection, who.id, MOST))
    return FrontDesk(who, roles, tuple(sorted(blocks, key=lambda one: one.order)), happened)


@query(RIGHT)
def reached(connection: Connection, typed: str, limit: int = MOST) -> list[ContactView]:
    """Return the contacts that a name, number, phone, mail or a word of an invoice leads to: names first, then phones, then other topics'."""
    text = typed.strip()
    if not text:
        return []
    keys = [one.id for one in find(connection, text, limit)]
    w = ContactChannel
    number = digits(text)
    if len(number) >= PHONE_DIGITS and not any(letter.isalpha() for letter in text):
        # the country in front may be missing on one side: the end of a number is what people know
        local = number.removeprefix("49").lstrip("0")
        ways = select(w.contact_id).where(w.kind.in_(PHONES), w.folded.contains(local, autoescape=True))
        keys += connection.scalars(ways.limit(limit))
    elif "@" in text:
        ways = select(w.contact_id).where(w.kind == "mail", w.folded.contains(fold(text), autoescape=True))
        keys += connection.scalars(ways.limit(limit))
    if len(keys) < limit:
        for lead in _answering(connection, lambda topic: topic.leads_to_contacts):
            keys += lead(connection, text)
    wanted = list(dict.fromkeys(int(key) for key in keys))[:limit]
    if not wanted:
        return []
    rows = select(Contact.__table__).where(Contact.id.in_(wanted), Contact.merged_into_id.is_(None))
    found = {one.id: one for one in read_all(connection, rows, ContactView)}
    return [found[key] for key in wanted if key in found]


# -- what contacts themselves say -------------------------------------------------
@query(RIGHT)
def happenings(connection: Connection, who: AboutContact, limit: int) -> list[Happening]:
    """Return activities, notes and what was said of advertising."""
    found = [
        Happening(
            one.draft.day or who.today,
            _(ACTIVITIES[one.draft.kind]),
            one.draft.subject,
            " · ".join(
                filter(None, (_(DIRECTIONS[one.draft.direction]) if one.draft.direction else "", one.login))
            ),
            PAGE,
            request=Target("contact_activity", one.id),
        )
        for one in activities(connection, who.key, limit)
    ]
    found += [
        Happening(
            one.written_at.astimezone().date(), _("Note"), one.text, one.written_by, PAGE, request=who.key
        )
        for one in notes(connection, Target("contact", who.key))[:limit]
    ]
    found += [
        Happening(
            one.draft.day or who.today,
            _(CONSENTS[one.draft.state]),
            _(CONSENT_CHANNELS[one.draft.channel]),
            one.draft.source,
            PAGE,
            request=who.key,
        )
        for one in consents(connection, who.key)
    ]
    return found


@query(RIGHT)
def blocks(connection: Connection, who: AboutContact) -> list[Block]:
    """Return how a contact is reached, who works there and is in charge here, conditions, follow-ups, last contacts."""
    view = contact_of(connection, who.key)
    if view is None:
        return []
    found = [_reach(connection, view), *_people(connection, view, who), _terms(connection, view, who)]
    waiting = follow_ups(connection, Target("contact", who.key))
    if waiting:
        lines = tuple(
            BlockLine(f"{formats.day(one.day)} {one.text}", one.login, PAGE, who.key, one.day < who.today)
            for one in waiting[:FEW]
        )
        found.append(Block(_("Follow-ups"), lines, 15))
    last = activities(connection, who.key, FEW)
    lines = tuple(
        BlockLine(
            f"{formats.day(one.draft.day)} {_(ACTIVITIES[one.draft.kind])}: {one.draft.subject}", one.login
        )
        for one in last
    )
    return [*found, Block(_("Last contacts"), lines, 25, _("Nothing written down yet."))]


def _reach(connection: Connection, view: ContactView) -> Block:
    lines = (
        [BlockLine(", ".join(address_lines(view.draft)[1:]))] if len(address_lines(view.draft)) > 1 else []
    )
    ways = sorted(channels(connection, view.id), key=lambda one: not one.preferred)
    lines += [BlockLine(one.value, _(CHANNELS[one.kind])) for one in ways]
    if view.draft.in_charge:
        lines.append(BlockLine(view.draft.in_charge, _("In charge")))
    if view.draft.notes:
        lines.append(BlockLine(view.draft.notes))
    return Block(_("Reached by"), tuple(lines), 5, _("No address, phone or mail yet."))


def _people(connection: Connection, view: ContactView, who: AboutContact) -> Iterator[Block]:
    found = parts(connection, view.id)
    for title, rows in ((_("People"), found.people), (_("Works for"), found.organisations)):
        lines = tuple(
            BlockLine(
                " · ".join(filter(None, (one.name, one.function, one.department))),
                one.phone or one.mail,
                PAGE,
                one.other,
            )
            for one in rows
            if holds_on(one, who.today)
        )
        if lines:
            yield Block(title, lines, 8)


def _terms(connection: Connection, view: ContactView, who: AboutContact) -> Block:
    lines = []
    held = roles_of(connection, view.id)
    for side, title in SIDES.items():
        if side in held or not held & SIDES.keys():
            lines.append(BlockLine(in_words(terms_on(connection, view.id, who.today, side)), _(title)))
    numbers = (
        (view.draft.vat_id, _("VAT ID")),
        (view.draft.leitweg_id, "Leitweg-ID"),
        (", ".join(who.accounts), _("Accounts")),
        (view.draft.our_number, _("Our number there")),
    )
    lines += [BlockLine(text, title) for text, title in numbers if text]
    if view.draft.dunning_block:
        lines.append(BlockLine(view.draft.dunning_block_reason or "–", _("No reminders"), late=True))
    return Block(_("Conditions"), tuple(lines), 35)


def in_words(terms: Terms) -> str:
    """Return conditions in words, in the language in force."""
    words = [_("{days} days net").format(days=terms.net_days)]
    step_words = _("{rate} % within {days} days")
    words += [step_words.format(rate=formats.cents(one.rate), days=one.days) for one in terms.skonto]
    if terms.discount:
        words.append(_("{rate} % discount").format(rate=formats.cents(terms.discount)))
    if terms.price_group:
        words.append(_("price group {name}").format(name=terms.price_group))
    if terms.credit_limit is not None:
        words.append(_("limit {amount}").format(amount=formats.cents(terms.credit_limit)))
    return ", ".join(words)
