"""Requests of people: kept with their term, their identity checked, extended in time, answered or refused; each step is a row without content."""

from __future__ import annotations

import datetime
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import numbering
from app.data.drafts import columns_of
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.documents.letters.api import Draft as LetterText
from app.modules.documents.letters.api import letter_like, save_letter
from app.modules.governance.privacy.models import CHANGE, Request, RequestStep
from app.modules.governance.privacy.queries.requests import roots_of
from app.modules.governance.privacy.queries.subject import ANSWER, CONTACT
from app.modules.governance.privacy.rules.deadlines import answer_due, extended_due, may_extend
from app.modules.governance.privacy.rules.letters import letter_of
from app.modules.governance.privacy.rules.requests import (
    IDENTITY_MISSING,
    MACHINE,
    OBJECTION,
    ONLY_OBJECTION,
    OPEN,
    RequestDraft,
)
from app.modules.organisation.contacts.api import ConsentDraft, contact, save_consent

CHANNELS = ("letter", "mail", "phone")


@command(CHANGE)
def save_request(unit: Unit, draft: RequestDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a request and return its key; its term follows from the day it came, and from the extension that was told.

    Raises Invalid naming the field: what is needed and empty, a day of receipt that has not come; and Conflict.
    """
    values = columns_of(Request, draft)
    if draft.received is None or draft.received > unit.today:
        raise Invalid(N_("Enter the day on which it came, at the latest today."), field="received")
    values["login"] = draft.login or unit.login
    if key is None:
        more: dict[str, Any] = {"state": OPEN, "identity": "none", "extended": None, "closed": None}
        key = unit.insert(
            Request,
            number=numbering.give(unit, Request.number, draft.received.year),
            due=answer_due(draft.received, land(unit)).day,
            refusal="",
            reason="",
            **values,
            **more,
        )
        note(unit, key, "received")
        return key
    row = unit.row(Request, key, lock=True)
    reckon = extended_due if row["extended"] is not None else answer_due
    unit.update(Request, key, {**values, "due": reckon(draft.received, land(unit)).day}, version)
    return key


def land(unit: Unit) -> str:
    """Return the Bundesland whose holidays count for terms."""
    return str(setting(unit.connection, "company.land") or "")


def note(unit: Unit, key: int, step: str) -> None:
    """Keep that something was done for a request."""
    unit.insert(RequestStep, request_id=key, step=step, at=unit.now, login=unit.login)


@command(CHANGE)
def ask_identity(unit: Unit, key: int) -> None:
    """Keep that a proof of identity was asked for, which needs a reasonable doubt (Art. 12 (6) GDPR); the term runs on."""
    row = unit.row(Request, key, lock=True)
    MACHINE.after(row["state"], "collect")
    if unit.update(Request, key, {"identity": "asked"}):
        note(unit, key, "asked")


@command(CHANGE)
def prove_identity(unit: Unit, key: int) -> None:
    """Keep that the person has proven who they are."""
    row = unit.row(Request, key, lock=True)
    MACHINE.after(row["state"], "collect")
    if unit.update(Request, key, {"identity": "proven"}):
        note(unit, key, "proven")


@command(ANSWER)
def note_collected(unit: Unit, key: int) -> None:
    """Keep who collected for a request everything that the book holds of the person, before it is shown or saved."""
    row = unit.row(Request, key, lock=True)
    if row["identity"] == "asked":
        raise Invalid(IDENTITY_MISSING, field="identity")
    if row["closed"] is None:
        unit.update(Request, key, {"state": MACHINE.after(row["state"], "collect")})
    note(unit, key, "collected")


@command(CHANGE)
def extend_request(unit: Unit, key: int, reason: str) -> datetime.date:
    """Keep that two more months and the reason were told today, and return the new last day (Art. 12 (3) GDPR).

    Raises Invalid without a reason, after the first month, and for a request that was extended already.
    """
    row = unit.row(Request, key, lock=True)
    MACHINE.after(row["state"], "extend")
    if not reason.strip():
        raise Invalid(N_("Say why: how complex, or how many requests."), field="reason")
    if row["extended"] is not None:
        raise Invalid(N_("It was extended already; it can't be once more."), field="reason")
    if not may_extend(row["received"], unit.today, land(unit)):
        words = N_("The extension must be told within the first month; that ended on {day}.")
        raise Invalid(words, field="reason", day=row["due"])
    due = extended_due(row["received"], land(unit)).day
    unit.update(Request, key, {"extended": unit.today, "due": due, "reason": reason.strip()[:500]})
    note(unit, key, "extended")
    return due


@command(CHANGE)
def answer_request(unit: Unit, key: int) -> None:
    """Keep that a request was answered today; raises Invalid for one that is closed, and while a proof of identity is missing."""
    row = unit.row(Request, key, lock=True)
    state = MACHINE.after(row["state"], "answer")
    if row["identity"] == "asked":
        raise Invalid(IDENTITY_MISSING, field="identity")
    _close(unit, key, state, "answered")


@command(CHANGE)
def refuse_request(unit: Unit, key: int, refusal: str, reason: str) -> None:
    """Keep that a request was refused and why (Art. 12 (4) GDPR); raises Invalid without a reason, and for one that is closed."""
    row = unit.row(Request, key, lock=True)
    state = MACHINE.after(row["state"], "refuse")
    if not refusal or not reason.strip():
        raise Invalid(N_("Say why; the person is told it."), field="reason" if refusal else "refusal")
    _close(unit, key, state, "refused", refusal=refusal, reason=reason.strip()[:500])


@command(CHANGE)
def withdraw_request(unit: Unit, key: int) -> None:
    """Keep that the person no longer wants it; raises Invalid for a request that is closed."""
    row = unit.row(Request, key, lock=True)
    _close(unit, key, MACHINE.after(row["state"], "withdraw"), "withdrawn")


def _close(unit: Unit, key: int, state: str, step: str, **more: Any) -> None:
    unit.update(Request, key, {"state": state, "closed": unit.today, **more})
    note(unit, key, step)


@command(CHANGE)
def object_to_advertising(unit: Unit, key: int) -> int:
    """Let an objection count at once: the contacts of a request are told nothing more by any way (Art. 21 (3) GDPR); return how many ways.

    Raises Invalid for a request of another kind, and for one without a contact.
    """
    row = unit.row(Request, key, lock=True)
    if row["kind"] != OBJECTION:
        raise Invalid(ONLY_OBJECTION, field="kind")
    contacts = [one.key for one in roots_of(unit.connection, key) if one.table == CONTACT]
    if not contacts:
        raise Invalid(N_("Choose the contact first."), field="contact")
    done = 0
    for one in contacts:
        for channel in CHANNELS:
            save_consent(unit, one, ConsentDraft(channel, "objected", unit.today, str(row["number"])))
            done += 1
    return done


@command(CHANGE)
def write_letter(unit: Unit, key: int, kind: str) -> int:
    """Begin a letter of a request and return its key: receipt, identity, extension, answer, refusal; it is completed and sent with the letters.

    The same letter on the same day is one.
    """
    row = unit.row(Request, key, lock=True)
    about = contact(unit.connection, row["contact_id"]) if row["contact_id"] is not None else None
    language = about.draft.language if about is not None and about.draft.language == "en" else "de"
    words = (row["number"], row["received"], row["due"], row["reason"])
    made = letter_of(kind, language, *words, named=about is not None)
    known = letter_like(unit.connection, row["contact_id"], unit.today, made.subject, made.body)
    if known is not None:
        return known
    draft = LetterText(
        row["contact_id"], language, unit.today, made.subject, made.body, reference=row["number"], signer=""
    )
    letter = save_letter(unit, draft)
    note(unit, key, "letter")
    return letter
