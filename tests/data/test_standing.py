"""Who works is asked again: what others change of a person holds at the next thing they do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.errors import Forbidden
from app.data.office import Office
from app.data.queries import query
from app.data.standing import SYSTEM, Actor, actor_of, restamped, still
from app.data.users import RoleDraft, UserDraft, save_role, save_user

find, now, fresh = query("")(actor_of), query("")(still), query("")(restamped)
SECRET = "Ein langes Wort fuer Anna"


def test_a_person_is_who_they_are_now(any_office: Office) -> None:
    """Rights of all roles; deactivated and renamed passwords end it; the program itself is never asked."""
    office = any_office
    office.run(save_role, RoleDraft("Lager", ("inventory.view", "inventory.change")))
    office.run(save_role, RoleDraft("Post", ("documents.view",)))
    key = office.run(
        save_user,
        UserDraft(
            "anna", "Anna", ("Lager", "Post"), password=SECRET, first_password="Ein anderes langes Wort"
        ),
    )
    anna = office.read(find, "anna")
    assert anna is not None
    assert anna.permissions == {"inventory.view", "inventory.change", "documents.view"}
    office.run(save_user, UserDraft("anna", "Anna", ("Post",)), key)
    assert office.read(now, anna).permissions == {"documents.view"}
    office.run(save_user, UserDraft("anna", "Anna", ()), key)
    assert office.read(now, anna).permissions == frozenset()
    office.run(save_user, UserDraft("anna", "Anna", ("Post",), password=SECRET + " neu"), key)
    with pytest.raises(Forbidden, match="password of Anna"):
        office.read(now, anna)
    assert office.read(now, office.read(fresh, anna)).name == "Anna"
    office.run(save_user, UserDraft("anna", "Anna", ("Post",), active=False), key)
    with pytest.raises(Forbidden, match="may no longer work"):
        office.read(now, office.read(fresh, anna))
    assert office.read(find, "anna") is None
    assert office.read(find, "nobody") is None
    assert office.read(now, SYSTEM) is SYSTEM


def test_somebody_of_a_key_that_is_gone_works_no_more(office: Office) -> None:
    """A desk left open on a book that was restored to before they came."""
    ghost = Actor("g", "Ghost", frozenset({"*"}), 9_999, "x")
    with pytest.raises(Forbidden, match="Ghost"):
        office.read(now, ghost)
    assert office.read(fresh, ghost) is ghost
    assert replace(ghost, key=0) == office.read(now, replace(ghost, key=0))
