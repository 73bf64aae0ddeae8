"""Who approves: as many as the rules ask for, each person once, nobody who may no longer sign in."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.data.approval_rules import (
    RuleDraft,
    able,
    approvals,
    people_of,
    rules,
    save_rule,
    steps_by_rules,
    without_person,
)
from app.data.approval_tables import STATES, TONES
from app.data.office import Actor, Office, command
from app.data.queries import query
from app.data.unit import Unit
from app.data.users import RoleDraft, UserDraft, save_role, save_user

KIND = "document"
may, who, kept = query("")(able), query("")(people_of), query("")(rules)
PEOPLE = st.sets(st.sampled_from("abcd"))


@given(st.lists(PEOPLE, max_size=5))
def test_a_step_without_a_person_is_found_where_trying_everything_finds_none(choices: list[set[str]]) -> None:
    """The second reckoning tries every way to give each step a person of its own."""
    ways = (len(set(way)) == len(way) for way in itertools.product(*choices))
    lacking = without_person(choices)
    assert (lacking is None) == any(ways)
    if lacking is not None:
        assert any(len(set(way)) == len(way) for way in itertools.product(*choices[:lacking]))


@pytest.fixture
def staffed(any_office: Office) -> tuple[Office, dict[str, int]]:
    """Return an office with two roles and the keys of its people."""
    for name in ("Leitung", "Einkauf"):
        any_office.run(save_role, RoleDraft(name, ("documents.view",)))
    people = {"anna": ("Leitung",), "bert": ("Leitung", "Einkauf"), "cora": ("Einkauf",), "dora": ()}
    keys = {
        login: any_office.run(
            save_user,
            UserDraft(
                login,
                login.title(),
                roles,
                password=f"langes Wort von {login}",
                first_password="noch ein langes Wort",
            ),
        )
        for login, roles in people.items()
    }
    return any_office, keys


@command("")
def steps(unit: Unit, amount: int, person: str) -> list[RuleDraft]:
    """Return what the rules ask for."""
    return steps_by_rules(unit, KIND, amount, person)


def test_rules_ask_by_amount_in_order(staffed: tuple[Office, dict[str, int]]) -> None:
    """The bound itself counts, a credit like an invoice; “everyone” is one step for each but who asks."""
    office, _keys = staffed
    assert KIND in approvals()
    office.run(save_rule, RuleDraft(KIND, 2, role="Leitung", from_amount=1_000_00, every=True))
    office.run(save_rule, RuleDraft(KIND, 1, role="Einkauf"))
    assert [one.position for _k, _v, one in office.read(kept, KIND)] == [1, 2]
    asked = {amount: office.run(steps, amount, "") for amount in (0, 999_99, 1_000_00, -1_000_00)}
    assert [[one.login or one.role for one in found] for found in asked.values()] == [
        ["Einkauf"], ["Einkauf"], ["Einkauf", "anna", "bert"], ["Einkauf", "anna", "bert"],
    ]  # fmt: skip
    as_anna = Office(office.book, Actor("anna", "Anna", frozenset({"*"})), office.clock)
    assert [one.login for one in as_anna.run(steps, 5_000_00, "")] == ["", "bert"]
    assert [one.login or one.role for one in office.run(steps, 5_000_00, "dora")] == ["dora", "anna", "bert"]


def test_nobody_decides_who_may_no_longer_sign_in(staffed: tuple[Office, dict[str, int]]) -> None:
    """Of a role, and of those that a rule names: a step that waits for somebody who left would wait for ever."""
    office, keys = staffed
    named = RuleDraft(KIND, 1, login="anna", substitute="cora")
    assert office.read(may, named, set()) == {"anna", "cora"}
    assert office.read(may, named, {"cora"}) == {"anna"}
    office.run(save_user, UserDraft("anna", "Anna", ("Leitung",), active=False), keys["anna"])
    assert office.read(who, "Leitung") == ["bert"]
    assert office.read(may, RuleDraft(KIND, 1, role="Leitung"), set()) == {"bert"}
    assert office.read(may, named, set()) == {"cora"}
    assert office.read(may, RuleDraft(KIND, 1, role="Gibt es nicht"), set()) == set()


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (RuleDraft("x", 1, login="anna"), "kind"),
        (RuleDraft(KIND, 1), "login"),
        (RuleDraft(KIND, 1, role="Leitung", login="anna"), "login"),
        (RuleDraft(KIND, 1, role="Niemand"), "role"),
        (RuleDraft(KIND, 1, login="nobody"), "login"),
        (RuleDraft(KIND, 1, login="anna", substitute="nobody"), "substitute"),
        (RuleDraft(KIND, 0, login="anna"), "position"),
        (RuleDraft(KIND, 1, login="anna", days=400), "position"),
        (RuleDraft(KIND, 1, login="anna", from_amount=-1), "position"),
    ],
)
@pytest.mark.parametrize("any_office", ["sqlite"], indirect=True)
def test_a_rule_that_nobody_could_follow_is_refused(
    staffed: tuple[Office, dict[str, int]], draft: RuleDraft, field: str
) -> None:
    """At its field; nothing is kept."""
    office, _keys = staffed
    with pytest.raises(Invalid) as refused:
        office.run(save_rule, draft)
    assert refused.value.field == field
    assert office.read(kept) == []


def test_every_state_has_its_tone() -> None:
    """A state without one would be painted as nothing."""
    assert set(TONES) == set(STATES)
