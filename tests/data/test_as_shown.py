"""A form over several rows is refused where the book says something else by now, and done once where it does not."""

from __future__ import annotations

import pytest

from app.core.errors import Forbidden
from app.data.as_shown import AsShown, Shown, ShownChanged
from app.data.office import Office
from app.modules.documents.letters.queries.letters import head_texts
from app.modules.documents.letters.services import set_head


def shown(office: Office) -> Shown:
    """Return what the form of the letterhead shows now."""
    return Shown(head_texts, (), office.read(head_texts), dict)


def test_what_another_desk_changed_is_refused_by_field(any_office: Office) -> None:
    """Nothing of it is kept; sent again with what stands there now it is, as the person wants it."""
    begun = shown(any_office)
    any_office.run(set_head, {"line": "theirs", "sender": "new"})
    with pytest.raises(ShownChanged) as refused:
        any_office.run(AsShown(set_head, begun), {"line": "mine"})
    assert {(one.field, one.theirs) for one in refused.value.clashes} == {
        ("line", "theirs"),
        ("sender", "new"),
    }
    assert any_office.read(head_texts)["line"] == "theirs"
    any_office.run(AsShown(set_head, refused.value.shown), {"line": "mine"})
    assert (any_office.read(head_texts)["line"], any_office.read(head_texts)["sender"]) == ("mine", "new")


def test_sent_twice_under_its_key_it_is_answered_not_refused(any_office: Office) -> None:
    """The answer was lost on the way: the second sending finds the first, though the book says something else by now."""
    once = AsShown(set_head, shown(any_office))
    for fresh in (True, False):
        any_office.run_as(once, ({"line": "mine"},), key=b"k" * 16, fresh=fresh)
    assert any_office.read(head_texts)["line"] == "mine"


def test_the_right_of_the_command_is_asked(office: Office) -> None:
    """What a form showed is no way around it."""
    begun = shown(office)
    office.actor = type(office.actor)(office.actor.login, office.actor.name, frozenset({"documents.letters"}))
    with pytest.raises(Forbidden):
        office.run(AsShown(set_head, begun), {"line": "mine"})
