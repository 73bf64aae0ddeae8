"""Standard roles: all in a new book; what is new reaches the roles of an older one, once, and what was taken away stays away."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, text

from app.core import manifest
from app.core.manifest import Permission, allows, command_titles, permissions, rights_of, standard_roles
from app.data import standard_roles as bringing
from app.data.areas import areas, words_of_keepers
from app.data.office import Office, command
from app.data.standard_roles import Met, bring_if_new, bring_new_rights, lacked
from app.data.system_tables import About, Role
from app.data.unit import Unit
from app.data.users import RoleDraft, roles, save_role
from app.data.visibility import area_right

OLD_CLERK = "finance.* records.* organisation.* documents.view documents.intake it.upkeep documents.originals"


def granted(office: Office) -> dict[str, frozenset[str]]:
    """Return the rights of all roles by name."""
    with office.book.engine.connect() as connection:
        return {role.name: role.permissions for role in roles(connection)}


@command("")
def as_an_older_kontor_left_it(unit: Unit) -> None:
    """Leave the three roles of earlier books, and no memory of rights."""
    unit.connection.execute(text("DELETE FROM app_user_role"))
    for role in roles(unit.connection):
        unit.delete(Role, role.id)
    unit.insert(Role, name="Administrator", permissions="*")
    unit.insert(Role, name="Clerk", permissions=OLD_CLERK)
    unit.insert(Role, name="Auditor", permissions="finance.view office.verify")
    unit.insert(Role, name="Licences", permissions="it.licences")
    unit.connection.execute(delete(About).where(About.name == bringing.MET))


def test_a_new_book_has_all_standard_roles(any_office: Office) -> None:
    """Every one with the rights that the topics say, each right with somebody besides the administrator or on purpose with nobody."""
    found = granted(any_office)
    wanted = {role.title: rights_of(role) for role in standard_roles()}
    files = {area_right(key) for key, title in any_office.read(areas).items() if title != "Management"}
    assert len(files) == 2
    name = next(
        role.title for role in standard_roles() if role.key == "hr"
    )  # keeps files of people and of pay
    assert found == {**wanted, name: wanted[name] | files}
    assert len(found) == 10
    for key in ("it.view", "hr.view", "it.tickets"):
        assert [name for name, held in found.items() if allows(held, key) and name != "Administrator"]


def test_roles_and_rights_name_what_there_is() -> None:
    """A right names standard roles only, no key stands twice, and former keys are no longer used."""
    keys = {role.key for role in standard_roles()}
    rights = [right.key for right in permissions()]
    assert not {name for right in permissions() for name in right.roles} - keys
    assert len(rights) == len(set(rights))
    assert not {key for right in permissions() for key in (*right.was,)} & set(rights)
    assert not {key for right in permissions() for key in right.comes_with} - set(rights)


def test_an_older_book_gets_what_is_new(any_office: Office) -> None:
    """The Clerk gets the rights of tabs that had none for her, keeps her name and what was decided; new roles come; once."""
    any_office.run(as_an_older_kontor_left_it)
    bring_if_new(any_office.book)
    found = granted(any_office)
    assert {role.title for role in standard_roles()} - {"Bookkeeper"} <= set(found)
    assert "Bookkeeper" not in found
    clerk = found["Clerk"]
    assert {"it.view", "it.maintenance", "documents.paper_originals", "documents.view"} <= clerk
    assert not {"it.upkeep", "documents.originals", "documents.letters", "it.security"} & clerk
    assert {"it.view", "it.security.view"} <= found["Auditor"]
    assert found["Licences"] == {"it.licences", "it.licences.view"}
    bring_if_new(any_office.book)
    assert granted(any_office) == found


@command("")
def as_the_first_kontor_left_it(unit: Unit) -> None:
    """Leave the roles of a book of which finance was the only tab; who keeps the books gave a right away once."""
    unit.connection.execute(text("DELETE FROM app_user_role"))
    for role in roles(unit.connection):
        unit.delete(Role, role.id)
    unit.insert(Role, name="Administrator", permissions="*")
    clerk = unit.insert(Role, name="Clerk", permissions="finance.view finance.close records.note")
    unit.update(Role, clerk, {"permissions": "finance.view records.note"})
    unit.insert(Role, name="Auditor", permissions="finance.view office.verify")
    unit.connection.execute(delete(About).where(About.name == bringing.MET))


def test_a_tab_that_no_role_knew_reaches_the_oldest_books(any_office: Office) -> None:
    """Documents, contacts, stock, governance and figures came later: clerk and auditor hold of them what they hold in a new book."""
    wanted = {role.title: rights_of(role) for role in standard_roles()}
    any_office.run(as_the_first_kontor_left_it)
    bring_if_new(any_office.book)
    found = granted(any_office)
    later = ("approval", "cockpit", "documents", "governance", "hr", "inventory", "it", "organisation")
    for name, new in (("Clerk", "Bookkeeper"), ("Auditor", "Auditor")):
        assert {key for key in wanted[new] if key.startswith(later)} <= found[name]
    assert "finance.close" not in found["Clerk"]  # it was taken away
    assert "finance.entry.post" not in found["Clerk"]  # it was there, and not given
    assert "finance.sales.view" in found["Clerk"]  # it came later, in a tab that was there


def test_what_was_taken_away_stays_away(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A right that an administrator took is not given again; one of a new topic is, and a role of one's own gets nothing."""
    auditor = next(one.id for one in any_office.read(roles) if one.name == "Auditor")
    any_office.run(save_role, RoleDraft("Auditor", ("finance.view",)), auditor)
    any_office.run(save_role, RoleDraft("Own", ("finance.view",)))
    more = Permission("stock.view", "See stock", ("auditor", "stock"))
    known = permissions()
    for place in (manifest, bringing):
        monkeypatch.setattr(place, "permissions", lambda: (*known, more))
    bring_if_new(any_office.book)
    found = granted(any_office)
    assert found["Auditor"] == {"finance.view", "stock.view"}
    assert "stock.view" in found["Stock keeper"]
    assert "stock.view" not in found["Bookkeeper"]
    assert found["Own"] == {"finance.view"}


def test_a_role_of_the_same_name_is_left_alone(any_office: Office) -> None:
    """A book that made a role called like a standard one keeps it as it is."""

    @command("")
    def before(unit: Unit) -> None:
        for role in roles(unit.connection):
            if role.name == "Helpdesk":
                unit.update(Role, role.id, {"standard": "", "permissions": "finance.view"})
        met = bringing.met(unit.connection)
        assert met is not None
        bringing._remember(unit, Met(met.rights, met.roles - {"helpdesk"}))

    any_office.run(before)
    bring_if_new(any_office.book)
    assert granted(any_office)["Helpdesk"] == {"finance.view"}
    assert list(granted(any_office)).count("Helpdesk") == 1


def test_histories_still_read_well() -> None:
    """Commands and rights of earlier keys have words."""
    titles = command_titles()
    assert titles["it.upkeep"] == titles["it.maintenance"]
    assert titles["it.inventory.import"] == titles["it.discovery.import"]
    assert {"sign_in_failed", bring_new_rights.__name__} <= set(titles)


@command("")
def without_areas_of_files(unit: Unit) -> None:
    """Leave the role for staff as books of before 26 November 2026 have it: it knows of no area, as one that is inserted so."""
    role = next(one for one in roles(unit.connection) if one.name == "Human resources")
    kept = " ".join(sorted(key for key in role.permissions if not key.startswith("area.")))
    unit.delete(Role, role.id)
    unit.insert(Role, name=role.name, permissions=kept, standard="hr")
    met = bringing.met(unit.connection)
    assert met is not None
    bringing._remember(unit, Met(met.rights - words_of_keepers(), met.roles))


def areas_of_files(office: Office) -> frozenset[str]:
    """Return the rights of areas that the role for staff holds."""
    return frozenset(key for key in granted(office)["Human resources"] if key.startswith("area."))


def test_the_areas_of_files_reach_the_role_of_an_older_book(any_office: Office) -> None:
    """What a new book gives it, once: what is taken away later stays away."""
    wanted = areas_of_files(any_office)
    assert len(wanted) == 2
    any_office.run(without_areas_of_files)
    assert areas_of_files(any_office) == frozenset()
    bring_if_new(any_office.book)
    assert areas_of_files(any_office) == wanted
    role = next(one for one in any_office.read(roles) if one.name == "Human resources")
    fewer = tuple(role.permissions - {min(wanted)})
    any_office.run(save_role, RoleDraft(role.name, fewer), role.id)
    bring_if_new(any_office.book)
    assert areas_of_files(any_office) == wanted - {min(wanted)}


def test_a_role_that_a_person_changed_is_offered_the_areas_only(any_office: Office) -> None:
    """It stays as it is, and whoever manages roles is told what a new book gives it."""
    wanted = areas_of_files(any_office)
    any_office.run(without_areas_of_files)
    role = next(one for one in any_office.read(roles) if one.name == "Human resources")
    any_office.run(save_role, RoleDraft(role.name, tuple(role.permissions - {"hr.view"})), role.id)
    bring_if_new(any_office.book)
    assert areas_of_files(any_office) == frozenset()
    assert any_office.read(lacked)["Human resources"] == wanted | {"hr.view"}
    assert not any(missing for name, missing in any_office.read(lacked).items() if name != "Human resources")
