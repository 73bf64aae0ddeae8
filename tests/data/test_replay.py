"""Replaying the history: whatever is changed behind the program's back is named, on both databases."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import text

from app.data import record_extras
from app.data.office import Office
from app.data.record_extras import Target
from app.data.replay import faults
from app.data.users import RoleDraft, save_role
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import correct, post, post_many
from app.modules.hr.people.rules import PersonDraft
from app.modules.hr.people.services import save_person
from app.modules.organisation.contacts.rules import ContactDraft
from app.modules.organisation.contacts.services import save_contact, undo_contact

DAY = datetime.date(2026, 5, 4)


def entry(document: str, cents: int) -> EntryDraft:
    """Return an entry of two lines."""
    return EntryDraft(
        DAY, document, f"Miete {document}", (LineDraft("6310", cents), LineDraft("1800", -cents))
    )


@pytest.fixture
def worked(any_office: Office) -> Office:
    """Return a book in which some work was done: single rows, changes, an undo, a batch and a correction."""
    o = any_office
    key = o.run(save_contact, ContactDraft("Stadtwerke", town="Kiel"))
    o.run(save_contact, ContactDraft("Stadtwerke Kiel", town="Kiel"), key, 1)
    o.run(undo_contact, key, 2)
    o.run(save_person, PersonDraft("Anna", "Berg"))
    o.run(record_extras.write_note, Target("contact", key), "Ruft zurück.")
    single = o.run(post, entry("R1", 100_00))
    o.run(correct, single, 1, entry("R1", 110_00))
    o.run(post_many, [entry(f"B{n}", 100 + n) for n in range(5)])
    o.run(save_role, RoleDraft("Kasse", ("finance.view",)))
    return o


def read_faults(office: Office) -> list[str]:
    """Return the faults in words."""
    with office.book.engine.connect() as connection, connection.begin():
        return [str(one) for one in faults(connection)]


def test_a_book_at_work_is_what_its_history_says(worked: Office) -> None:
    """Nothing is named where nothing was done behind the program's back."""
    assert read_faults(worked) == []


TAMPERINGS = [
    ("contact renamed", "UPDATE contact SET name = 'Anders'", "Contact"),
    ("contact deleted", "DELETE FROM contact", "Contact"),
    ("person's department", "UPDATE hr_person SET department = 'Chef'", "Member of staff"),
    ("note rewritten", "UPDATE note SET text = 'Nie gesagt.'", "Note"),
    ("role given everything", "UPDATE app_role SET permissions = '*' WHERE name = 'Kasse'", "Role"),
    ("setting changed", "UPDATE setting SET value = '\"Andere GmbH\"' WHERE key = 'company.name'", "Setting"),
    ("period reopened or closed", "UPDATE finance_period SET state = 'soft'", "Period"),
    (
        "account moved in the statements",
        "UPDATE finance_account SET hgb = 'x' WHERE number = '6310'",
        "Account",
    ),
    ("entry's text", "UPDATE finance_entry SET text = 'x' WHERE document = 'R1'", "Entry"),
    ("entry of a batch", "UPDATE finance_entry SET text = 'x' WHERE document = 'B3'", "Entry"),
    (
        "line of a single entry",
        "UPDATE finance_line SET amount = amount * 2 WHERE abs(amount) = 11000",
        "Lines of an entry",
    ),
    (
        "line of a batch",
        "UPDATE finance_line SET amount = amount * 2 WHERE abs(amount) = 103",
        "Lines of an entry",
    ),
    ("lines deleted", "DELETE FROM finance_line WHERE abs(amount) = 104", "Lines of an entry"),
    (
        "role invented",
        "INSERT INTO app_role (version, name, permissions, standard) VALUES (1, 'Geist', '*', '')",
        "Role",
    ),
]


@pytest.mark.parametrize(("statement", "named"), [t[1:] for t in TAMPERINGS], ids=[t[0] for t in TAMPERINGS])
def test_what_was_done_behind_its_back_is_named(worked: Office, statement: str, named: str) -> None:
    """Each change by SQL is named with the kind of record it touched."""
    with worked.book.writing() as connection:
        if not worked.book.local:
            connection.execute(text("SET session_replication_role = replica"))
        else:
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        connection.execute(text(statement.replace("':", "'\\:")))
        found = [str(one) for one in faults(connection)]
        connection.rollback()
    assert found
    assert all(one.startswith(named) for one in found), found
