"""Replaying the history: whatever is changed behind the program's back is named, on both databases."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

from app.data import record_extras
from app.data.office import Office
from app.data.record_extras import Target
from app.data.replay import faults
from app.data.users import RoleDraft, save_role
from app.data.verify import parts
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import correct, finalise, post, post_many
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact, undo_contact
from tests.conftest import lent

DAY = datetime.date(2026, 5, 4)


def entry(document: str, cents: int) -> EntryDraft:
    """Return an entry of two lines."""
    return EntryDraft(
        DAY, document, f"Miete {document}", (LineDraft("6310", cents), LineDraft("1800", -cents))
    )


@pytest.fixture(scope="module")
def worked(one_office: Office) -> Office:
    """Return a book in which some work was done: single rows, changes, an undo, a batch and a correction."""
    return at_work(one_office)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def finalised(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Return such a book whose first entries are finalised."""
    with lent(request.param, request, tmp_path_factory.mktemp("final")) as o:
        at_work(o).run(finalise, DAY)
        o.run(post, replace(entry("R2", 50_00), day=DAY + datetime.timedelta(days=40)))
        yield o


def at_work(o: Office) -> Office:
    """Do some work in a book."""
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


def attempt(office: Office, statement: str) -> list[str]:
    """Do something by SQL with the guards off, verify, and take it back; return the checks that name it."""
    with office.book.writing() as connection:
        if not office.book.local:
            connection.execute(text("SET session_replication_role = replica"))
        else:
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
            for name in list(
                connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
            ):
                connection.execute(text(f'DROP TRIGGER "{name}"'))
        done = connection.execute(text(statement.replace("':", "'\\:")))
        assert done.rowcount > 0, "nothing was changed"
        found = [check for step in parts(office.book) for check in step(connection)]
        connection.rollback()
    return [check.name for check in found if not check.ok and check.name != "guards"]


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


BY_VERIFY = {
    "run left out": ("DELETE FROM trail_run WHERE seq = 3", "trail"),
    "run's author": ("UPDATE trail_run SET login = 'eva' WHERE seq = 4", "trail"),
    "run's moment": ("UPDATE trail_run SET digest = hash WHERE seq = 4", "trail"),
    "run's command": ("UPDATE trail_run SET command = 'x.y' WHERE seq = 5", "trail"),
    "row of the trail": ("UPDATE trail SET after = '{}' WHERE run = 4", "trail"),
    "row of the trail taken": ("DELETE FROM trail WHERE run = 5", "trail"),
    "head put back": ("UPDATE trail_head SET seq = seq - 1", "trail"),
    "head's hash": ("UPDATE trail_head SET hash = (SELECT hash FROM trail_run WHERE seq = 2)", "trail"),
    "head taken": ("DELETE FROM trail_head", "trail"),
    "key of a record taken": ("DELETE FROM seal_key", "history"),
    "password": ("UPDATE app_user SET password = 'x'", "history"),
    "person switched off": ("UPDATE app_user SET active = NOT active", "history"),
    "person renamed": ("UPDATE app_user SET name = 'Eva'", "history"),
    "role given to a person": ("DELETE FROM app_user_role", "history"),
    "standard role": ("UPDATE app_role SET permissions = '*' WHERE standard = 'auditor'", "history"),
    "lock of periods": ("UPDATE finance_period SET state = 'final'", "history"),
    "period moved": ("UPDATE finance_period SET number = 99 WHERE number = 12", "history"),
    "fiscal year": ("UPDATE finance_fiscal_year SET year = 2099", "history"),
    "account renamed": ("UPDATE finance_account SET name_de = 'x' WHERE number = '6310'", "history"),
    "account's kind": ("UPDATE finance_account SET kind = 'income' WHERE number = '6310'", "history"),
    "account taken": ("DELETE FROM finance_account WHERE number = '9999' OR number = '6320'", "history"),
    "debit apart from credit": ("UPDATE finance_line SET amount = amount + 1 WHERE amount > 0", "entries"),
    "line moved to a day": ("UPDATE finance_line SET day = '2026-05-05'", "entries"),
    "entry without lines": ("DELETE FROM finance_line", "entries"),
    "balance": ("UPDATE finance_balance SET debit = debit + 1, credit = credit + 1", "balances"),
    "balance taken": ("DELETE FROM finance_balance", "balances"),
    "line to another account": (
        "UPDATE finance_line SET account_id = account_id + 1 WHERE amount > 0",
        "balances",
    ),
    "finalised without a step": (
        "UPDATE finance_entry SET number = 99, hash = NULL WHERE document = 'R2'",
        "journal",
    ),
    "finalised text": ("UPDATE finance_entry SET text = 'x' WHERE number IS NOT NULL", "journal"),
    "finalised amount": (
        "UPDATE finance_line SET amount = amount * 2 FROM finance_entry e WHERE e.id = entry_id AND e.number > 0",
        "journal",
    ),
    "finalised taken": ("DELETE FROM finance_entry WHERE number IS NOT NULL", "finalised"),
    "number changed": ("UPDATE finance_entry SET number = number + 500 WHERE number IS NOT NULL", "journal"),
    "counter put back": ("UPDATE number_range SET last = 0 WHERE kind = 'journal'", "numbers"),
    "counter taken": ("DELETE FROM number_range WHERE kind = 'journal'", "numbers"),
    "note taken": ("DELETE FROM note", "history"),
    "contact's town": ("UPDATE contact SET town = 'Rom'", "history"),
    "staff taken": ("DELETE FROM hr_person", "history"),
    "staff doubled by name": ("UPDATE hr_person SET last_name = 'Tal'", "history"),
    "setting taken": ("DELETE FROM setting", "history"),
}


@pytest.mark.parametrize(("statement", "named"), BY_VERIFY.values(), ids=BY_VERIFY)
def test_verify_names_what_was_done(finalised: Office, statement: str, named: str) -> None:
    """The whole check, guards left out of the question: the change itself is named, on both databases."""
    assert named in attempt(finalised, statement)


def test_verify_is_green_before(finalised: Office) -> None:
    """What the tamperings begin with names nothing; there are more than fifty kinds of them."""
    with finalised.book.engine.connect() as connection:
        found = [check for step in parts(finalised.book) for check in step(connection)]
    assert [check.name for check in found if not check.ok] == []
    assert len(BY_VERIFY) + len(TAMPERINGS) >= 52
