"""What is read of activities and consents, and who has objected to a channel."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.data.queries import query
from app.data.rows import build, read_all
from app.data.system_tables import FollowUp
from app.modules.organisation.contacts.models import Contact, ContactActivity, ContactConsent
from app.modules.organisation.contacts.rules.activities import (
    ActivityDraft,
    ActivityView,
    ConsentDraft,
    ConsentView,
)

RIGHT = "organisation.view"
MOST_ASKED = 500


@query(RIGHT)
def activities(connection: Connection, contact: int, limit: int = 200) -> list[ActivityView]:
    """Return the activities of a contact, also those with a person of another one, the newest first."""
    a = ContactActivity
    rows = select(a.__table__, a.contact_id.label("contact"), a.person_id.label("person")).where(
        (a.contact_id == contact) | (a.person_id == contact)
    )
    return read_all(connection, rows.order_by(a.day.desc(), a.id.desc()).limit(limit), ActivityView)


@query(RIGHT)
def activity(connection: Connection, key: int) -> ActivityView | None:
    """Return an activity with its open follow-up, None where it is gone."""
    a, f = ContactActivity, FollowUp
    row = connection.execute(select(a.__table__).where(a.id == key)).mappings().first()
    if row is None:
        return None
    follow = connection.execute(
        select(f.day, f.text).where(
            f.table_name == "contact", f.kind == f"activity.{key}", f.done_at.is_(None)
        )
    ).first()
    more = {"next_day": follow.day if follow else None, "next_text": follow.text if follow else ""}
    draft = build(ActivityDraft, {**row, **more})
    return ActivityView(int(row["id"]), int(row["version"]), int(row["contact_id"]), row["login"], draft)


@query(RIGHT)
def consents(connection: Connection, contact: int) -> list[ConsentView]:
    """Return what a contact said about advertising, the newest first."""
    c = ContactConsent
    rows = select(c.__table__).where(c.contact_id == contact)
    return read_all(connection, rows.order_by(c.day.desc(), c.id.desc()), ConsentView)


@query(RIGHT)
def consent(connection: Connection, key: int) -> ConsentView | None:
    """Return one consent or objection, None where it is gone."""
    c = ContactConsent
    found = read_all(connection, select(c.__table__).where(c.id == key), ConsentView)
    return found[0] if found else None


@query(RIGHT)
def objections(connection: Connection, keys: Sequence[int], channel: str) -> dict[int, ConsentDraft]:
    """Return of these contacts those whose newest word on a channel is no: what they said, when, and where that stands."""
    c, found = ContactConsent, dict[int, ConsentDraft]()
    for start in range(0, len(keys), MOST_ASKED):
        asked = list(keys[start : start + MOST_ASKED])
        rows = select(c.__table__).where(c.contact_id.in_(asked), c.channel == channel)
        for row in connection.execute(rows.order_by(c.day, c.id)).mappings():
            found[int(row["contact_id"])] = build(ConsentDraft, dict(row))
    return {key: said for key, said in found.items() if said.state != "given"}


def not_to_be_told(connection: Connection, keys: Sequence[int], channel: str) -> set[int]:
    """Return those of these contacts who may not get advertising by a channel, by the rule of may_be_told."""
    c, newest = ContactConsent, dict[int, str]()
    for start in range(0, len(keys), MOST_ASKED):
        asked = list(keys[start : start + MOST_ASKED])
        rows = select(c.contact_id, c.state).where(c.contact_id.in_(asked), c.channel == channel)
        newest |= {row.contact_id: row.state for row in connection.execute(rows.order_by(c.day, c.id))}
    restricted = {key for key, _name in _restricted(connection, keys)}
    if channel == "letter":
        return restricted | {key for key, state in newest.items() if state != "given"}
    return restricted | {key for key in keys if newest.get(key) != "given"}


def _restricted(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str]]:
    """Return key and name of those of these contacts that are only kept (Art. 18 GDPR)."""
    c, found = Contact, list[tuple[int, str]]()
    for start in range(0, len(keys), MOST_ASKED):
        asked = list(keys[start : start + MOST_ASKED])
        rows = connection.execute(select(c.id, c.name).where(c.id.in_(asked), c.restricted.is_not(None)))
        found += [(int(row.id), str(row.name)) for row in rows]
    return found


@query(RIGHT)
def restricted_since(connection: Connection, key: int) -> datetime.date | None:
    """Return since when the processing of a contact is restricted, None where it is not."""
    found: datetime.date | None = connection.scalar(select(Contact.restricted).where(Contact.id == key))
    return found


@query(RIGHT)
def may_be_told(connection: Connection, key: int, channel: str) -> bool:
    """Say whether a contact may get advertising by a channel: letters unless it objected, all else with its consent (§ 7 UWG)."""
    if restricted_since(connection, key) is not None:
        return False
    c = ContactConsent
    last = connection.scalar(
        select(c.state)
        .where(c.contact_id == key, c.channel == channel)
        .order_by(c.day.desc(), c.id.desc())
        .limit(1)
    )
    return last == "given" or (last is None and channel == "letter")


@query(RIGHT)
def objectors(connection: Connection, keys: Sequence[int], channel: str = "letter") -> list[tuple[int, str]]:
    """Return key and name of those of these contacts who objected to a channel or are only kept, by name."""
    gone = list(objections(connection, keys, channel))
    c = Contact
    found = [one for one in _restricted(connection, keys) if one[0] not in gone]
    for start in range(0, len(gone), MOST_ASKED):
        rows = connection.execute(select(c.id, c.name).where(c.id.in_(gone[start : start + MOST_ASKED])))
        found += [(int(key), str(name)) for key, name in rows]
    return sorted(found, key=lambda pair: (pair[1].lower(), pair[0]))
