"""What is written down of a contact by hand: activities with their follow-up, consents and objections."""

from __future__ import annotations

import datetime
from dataclasses import fields

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import columns_of
from app.data.office import command
from app.data.record_extras import Target, remind
from app.data.undo import undo_deletion
from app.data.unit import Unit
from app.modules.organisation.contacts.models import Contact, ContactActivity, ContactConsent
from app.modules.organisation.contacts.rules.activities import ActivityDraft, ActivityKept, ConsentDraft
from app.modules.organisation.contacts.services.accounts import current_key

RIGHT = "organisation.contact.change"
OWN = tuple(one.name for one in fields(ActivityKept))


@command(RIGHT)
def save_activity(
    unit: Unit, contact: int, draft: ActivityDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an activity of a contact, with the day it is to come up again; raises Invalid naming the field, and Conflict.

    The follow-up stands on the contact, one for each activity; without a day it is settled.
    """
    who = current_key(unit, contact)
    if draft.day is None:
        raise Invalid(N_("Enter the day."), field="day")
    if draft.day > unit.today:
        raise Invalid(N_("This day is still to come; ask for a follow-up instead."), field="day")
    if draft.next_day is not None and draft.next_day < unit.today:
        raise Invalid(N_("This day has passed."), field="next_day")
    if draft.person is not None:
        unit.row(Contact, draft.person)
    values = columns_of(ContactActivity, ActivityKept(*(getattr(draft, name) for name in OWN)))
    if key is None:
        key = unit.insert(ContactActivity, contact_id=who, login=unit.login, **values)
    else:
        unit.update(ContactActivity, key, values, version)
    words = draft.next_text.strip() or draft.subject.strip()
    remind(unit, Target("contact", who), f"activity.{key}", draft.next_day, words)
    return key


@command(RIGHT)
def delete_activity(unit: Unit, key: int) -> int:
    """Take an activity away, its follow-up with it; returns the contact. Raises Missing."""
    contact = int(unit.row(ContactActivity, key)["contact_id"])
    remind(unit, Target("contact", contact), f"activity.{key}", None, "")
    unit.delete(ContactActivity, key)
    return contact


@command(RIGHT)
def undo_delete_activity(unit: Unit, key: int) -> int:
    """Bring an activity that was taken away back; returns the contact, raises Invalid."""
    undo_deletion(unit, ContactActivity, key)
    return int(unit.row(ContactActivity, key)["contact_id"])


@command(RIGHT)
def save_consent(
    unit: Unit, contact: int, draft: ConsentDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep what a contact said about advertising by a channel; the same once more is the one that is there.

    Raises Invalid naming the field at fault, and Conflict.
    """
    who = current_key(unit, contact)
    day: datetime.date | None = draft.day
    if day is None:
        raise Invalid(N_("Enter the day."), field="day")
    if day > unit.today:
        raise Invalid(N_("This day is still to come."), field="day")
    values = columns_of(ContactConsent, draft)
    c = ContactConsent
    if key is None:
        same = select(c.id).where(
            c.contact_id == who, c.channel == draft.channel, c.state == draft.state, c.day == day, c.source == values["source"]
        )  # fmt: skip
        key = unit.connection.scalar(same.limit(1))
        if key is not None:
            return int(key)
        return unit.insert(c, contact_id=who, **values)
    unit.update(c, key, values, version)
    return key
