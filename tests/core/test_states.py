"""States: each machine of the program leads from its states to its states, and a step that can't be taken is a sentence."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import app.modules
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.states import Machine

LAMP = Machine(
    {"off": N_("off"), "on": N_("on")},
    {"switch_on": (frozenset({"off"}), "on"), "switch_off": (frozenset({"on"}), "off")},
)


def machines() -> dict[str, Machine]:
    """Return every machine that a topic declares, by its place."""
    found = {}
    for info in pkgutil.walk_packages(app.modules.__path__, "app.modules."):
        if ".pages" not in info.name:
            for name, one in vars(importlib.import_module(info.name)).items():
                if isinstance(one, Machine) and one not in found.values():
                    found[f"{info.name}:{name}"] = one
    return found


MACHINES = machines()


def test_a_step_leads_on_or_is_refused_with_the_state_in_words() -> None:
    """What may be asked is what is done."""
    assert LAMP.after("off", "switch_on") == "on"
    assert (LAMP.may("on", "switch_on"), LAMP.may("off", "switch_on")) == (False, True)
    with pytest.raises(Invalid, match="“on”") as refused:
        LAMP.after("on", "switch_on")
    assert refused.value.field == "state"


@pytest.mark.parametrize("name", sorted(MACHINES))
def test_every_machine_is_whole(name: str) -> None:
    """Each step begins and ends at a state that has words, is good for something, and no state hangs in the air."""
    machine = MACHINES[name]
    ends = {aim for _from, aim in machine.steps.values()}
    begins = {state for states, _aim in machine.steps.values() for state in states}
    assert (begins | ends) - {""} <= set(machine.states), (
        "'' is before the first state, or where it was before"
    )
    assert all(states for states, _aim in machine.steps.values())
    assert all(machine.states.values())
    alone = set(machine.states) - begins - ends
    assert not alone, f"nothing leads to or from {alone}"


def test_the_machines_of_the_topics_are_found() -> None:
    """A walk that finds none would say nothing."""
    assert len(MACHINES) >= 10
