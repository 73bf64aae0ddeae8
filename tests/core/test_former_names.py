"""What was remembered under a name is found for ever: no page, list, column, setting, right or report vanishes unsaid."""

from __future__ import annotations

from app.core.former_names import name_now, names_of
from app.core.manifest import permissions, topics
from tests.stored_keys import now, stored


def test_every_name_that_was_ever_stored_is_known() -> None:
    """It is there, has another name now (`formerly`, `was`), or is said to be gone."""
    today, before = now(), stored()
    former_rights = {key for right in permissions() for key in right.was}
    lost = []
    for name, columns in before.items():
        kind, key = name.split(" ")
        if kind == "right" and key in former_rights:
            continue
        called = name_now(key)
        if called and f"{kind} {called}" not in today:
            lost.append(name)
            continue
        there = today.get(f"{kind} {called}", set())
        for column in columns - there if there else ():  # a list that is not made here tells none
            is_now = name_now(f"{key}:{column}").removeprefix(f"{called}:")
            if is_now and is_now not in there:
                lost.append(f"{name}:{column}")
    assert lost == []


def test_the_stored_names_hold_those_of_today() -> None:
    """`python -m tests.stored_keys` adds new ones: from then on they may not vanish."""
    before = stored()
    new = [name for name, columns in now().items() if name not in before or columns - before[name]]
    assert new == []


def test_a_former_name_leads_to_one_that_is_there() -> None:
    """Nothing leads to a name that was changed again, and none is a name of today too."""
    former = {key: is_now for topic in topics() for key, is_now in topic.formerly.items()}
    assert former
    today = {name.partition(" ")[2] for name in now()}
    assert not [key for key in former if key in today]
    for key, is_now in former.items():
        assert ":" in key or is_now in today
        assert name_now(is_now) == is_now
        assert key in names_of(is_now) or not is_now
