"""What is kept by quantity, and kits: stock never below zero, accessories with people, hand-overs that carry them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.office import Office
from app.modules.it.assets.queries.holdings import holdings
from app.modules.it.assets.queries.masters import models
from app.modules.it.assets.queries.protocols import protocol
from app.modules.it.assets.queries.supplies import (
    kit_lines,
    moves_of,
    pick_kit,
    supplies_held,
    supplies_source,
)
from app.modules.it.assets.rules import HandOver, KitDraft, SupplyDraft
from app.modules.it.assets.services.custody import hand_over, on_paper
from app.modules.it.assets.services.supplies import move_supply, put_into_kit, save_kit, save_supply
from app.modules.it.assets.todo import waiting
from tests.modules.it.conftest import device, member


def test_a_stock_never_falls_below_zero(any_office: Office) -> None:
    """Each move that does not fit is refused by its field and changes nothing; what a person has is what they can return."""
    o = any_office
    use_language("en")
    who, other, thing = member(o), member(o, "Hansen"), device(o)
    for draft, field in ((SupplyDraft(""), "name"), (SupplyDraft("A", "x"), "kind"), (SupplyDraft("A", minimum=-1), "minimum"), (SupplyDraft("A", price=-1), "price")):  # fmt: skip
        with pytest.raises(Invalid) as caught:
            o.run(save_supply, draft)
        assert caught.value.field == field
    key = o.run(save_supply, SupplyDraft("Headset", minimum=3))
    toner = o.run(save_supply, SupplyDraft("Toner", "consumable"))
    with pytest.raises(Invalid, match="here already"):
        o.run(save_supply, SupplyDraft("headset"))
    assert o.run(move_supply, key, "in", 5) == 5
    assert o.run(move_supply, key, "out", 2, who) == 3
    for arguments, field in (
        (("fly", 1), "kind"),
        (("out", 0, who), "count"),
        (("out", 4, who), "count"),
        (("out", 1), "person"),
        (("back", 3, who), "count"),
        (("back", 1, other), "count"),
        (("build", 1), "asset"),
        (("out", 1, 999), "person"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(move_supply, key, *arguments)
        assert caught.value.field == field
    with pytest.raises(Invalid, match="Only accessories"):
        o.run(move_supply, toner, "out", 1, who)
    assert o.read(supplies_held, who) == [(key, "Headset", 2)]
    assert o.read(holdings, [who])[0][2] == ["Accessory: Headset, 2"]
    assert o.run(move_supply, key, "back", 1, who) == 4
    assert o.run(move_supply, key, "build", 1, None, thing) == 3
    assert o.read(waiting) == []
    assert o.run(move_supply, key, "count", 1) == 1
    assert [one.request for one in o.read(waiting)] == ["short"]
    assert [one.count for one in o.read(moves_of, key)] == [-2, -1, 1, -2, 5]
    row = dict(
        zip(
            (column.key for column in supplies_source().columns),
            o.read(supplies_source().page, [key])[0],
            strict=True,
        )
    )
    assert (row["stock"], row["out"]) == (1, 1)


moves = st.lists(
    st.tuples(st.sampled_from(["in", "out", "back", "use", "count"]), st.integers(0, 5)), max_size=12
)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # each input has a supply and a person of its own
@given(moves)
def test_the_stock_is_the_sum_of_its_moves(office: Office, wanted: list[tuple[str, int]]) -> None:
    """Whatever is tried in whatever order: the stock is never negative and is the sum of what stands in the moves."""
    number = len(office.read(supplies_source().keys, {}))
    key = office.run(save_supply, SupplyDraft(f"Thing {number}"))
    who = member(office, f"P{number}")
    left = 0
    for kind, count in wanted:
        try:
            left = office.run(move_supply, key, kind, count, who)
        except Invalid:
            continue
        assert left >= 0
    assert sum(one.count for one in office.read(moves_of, key)) == left


def test_a_kit_picks_what_is_there_and_says_what_is_not(any_office: Office) -> None:
    """Devices in stock by number, accessories as far as there are; a line without either is refused, none takes it out."""
    o = any_office
    use_language("en")
    first, second = device(o), device(o)
    model = o.read(models)[0].id
    mouse = o.run(save_supply, SupplyDraft("Mouse"))
    o.run(move_supply, mouse, "in", 1)
    kit = o.run(save_kit, KitDraft("Desk"))
    with pytest.raises(Invalid, match="here already"):
        o.run(save_kit, KitDraft("desk"))
    with pytest.raises(Invalid, match="model or an accessory"):
        o.run(put_into_kit, kit, 1)
    with pytest.raises(Invalid):
        o.run(put_into_kit, kit, 1, 999)
    o.run(put_into_kit, kit, 3, model)
    o.run(put_into_kit, kit, 2, None, mouse)
    found = o.read(pick_kit, kit)
    assert [one.id for one in found.devices] == [first, second]
    assert found.extra == [(mouse, "Mouse", 1)]
    assert found.short == ["1 × Lenovo T14", "1 × Mouse"]
    assert [one.id for one in o.read(pick_kit, kit, frozenset({first})).devices] == [second]
    o.run(put_into_kit, kit, 0, model)
    assert [line.count for line in o.read(kit_lines, kit)] == [2]


def test_a_hand_over_carries_accessories(any_office: Office) -> None:
    """They stand on the protocol and leave the stock; too many refuse the whole hand-over; the return brings them back."""
    o = any_office
    who, thing = member(o), device(o)
    mouse = o.run(save_supply, SupplyDraft("Mouse", number="M-1"))
    o.run(move_supply, mouse, "in", 2)
    with pytest.raises(Invalid, match=r"2.*Mouse|Mouse.*2"):
        o.run(hand_over, HandOver("out", who, (thing,), supplies={mouse: 3}))
    assert o.read(holdings, [who])[0][1] == []
    key = o.run(hand_over, HandOver("out", who, (thing,), supplies={mouse: 2}))
    one = o.read(protocol, key)
    assert one is not None
    assert one.supplies == (("Mouse", "M-1", 2),)
    assert on_paper(one, "Nordlicht").rows[-1][:3] == ("2 ×", "Mouse", "M-1")
    o.run(hand_over, HandOver("back", who, (), supplies={mouse: 1}))
    assert o.read(supplies_held, who) == [(mouse, "Mouse", 1)]
    cable = o.run(save_supply, SupplyDraft("Cable", "consumable"))
    o.run(move_supply, cable, "in", 3)
    o.run(
        hand_over, HandOver("out", who, (), supplies={cable: 2})
    )  # used up by who got it: it need not come back
    assert o.read(supplies_held, who) == [(mouse, "Mouse", 1)]
    assert [(one.kind, one.count) for one in o.read(moves_of, cable)] == [("use", -2), ("in", 3)]
    with pytest.raises(Invalid):
        o.run(hand_over, HandOver("back", who, (), supplies={cable: 1}))
