"""Two desks that need the account of a contact at the same moment get the same one; what verify compares of contacts."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.data.office import Office
from app.modules.organisation.contacts import api
from app.modules.organisation.contacts.api import ChannelDraft, ContactDraft
from app.modules.organisation.contacts.checks import checks
from tests.data.test_twice import side_by_side
from tests.modules.organisation.test_contacts import HOLZ, debtor


def test_two_desks_get_one_account(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    key = any_office.run(api.save_contact, HOLZ)
    call = lambda office: office.run(debtor, key)  # noqa: E731
    found = side_by_side(any_office, monkeypatch, (call, call))
    assert [one.error for one in found] == [None, None]
    assert [one.result for one in found] == ["10000", "10000"]
    with any_office.book.engine.connect() as connection:
        count = "SELECT count(*) FROM finance_account WHERE kind = 'debtor'"
        assert connection.scalar(text(count)) == 1


def test_two_contacts_get_two_accounts(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = any_office.run(api.save_contact, HOLZ), any_office.run(api.save_contact, ContactDraft("Zwei"))
    calls = (lambda office: office.run(debtor, one), lambda office: office.run(debtor, two))
    found = side_by_side(any_office, monkeypatch, calls)
    assert sorted(str(one.result) for one in found) == ["10000", "10001"]


def test_verify_sees_a_contact_that_differs_from_its_parts(any_office: Office) -> None:
    key = any_office.run(api.save_contact, HOLZ)
    any_office.run(api.save_channel, key, ChannelDraft("mobile", "0171 2", preferred=True))
    engine = any_office.book.engine

    def holds() -> bool:
        with engine.connect() as connection:
            return all(one.ok for one in checks(connection))

    assert holds()
    for change, back in (
        ("UPDATE contact SET phone = '1'", "UPDATE contact SET phone = '0171 2'"),
        ("UPDATE contact_channel SET preferred = NOT preferred WHERE kind = 'mobile'",) * 2,
    ):
        with engine.begin() as connection:
            connection.execute(text(change))
        assert not holds()
        with engine.begin() as connection:
            connection.execute(text(back))
        assert holds()
