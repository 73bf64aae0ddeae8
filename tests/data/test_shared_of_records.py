"""What stands beside records: papers, painted files, colleagues of the demo, and the count of a change of many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Missing
from app.data import archive, painted_files
from app.data.bulk import counted_by, set_field, set_in_drafts
from app.data.demo_people import NAMES, WRITER, as_colleague
from app.data.drafts import Stored
from app.data.office import Actor, Office, command
from app.data.record_documents import documents_on, findable, linked, papers
from app.data.record_extras import Target, attach
from app.data.unit import Unit
from app.data.users import users
from app.modules.finance.booking.models import TextConstant
from app.modules.finance.booking.queries import constant
from app.modules.finance.booking.rules import ConstantDraft
from app.modules.finance.booking.services import save_constant


@given(
    st.lists(st.tuples(st.integers(1, 30), st.sampled_from(["a", "b", None])), unique_by=lambda one: one[0]),
    st.integers(0, 5),
)
def test_what_was_before_can_be_put_back(old: list[tuple[int, str | None]], same: int) -> None:
    """Every row once, under what it had."""
    found = counted_by(old, len(old) + same)
    assert (found.change, found.same) == (len(old), same)
    assert {key: value for value, keys in found.before for key in keys} == dict(old)


@command("")
def set_text(unit: Unit, keys: list[int], text: str, preview: bool) -> object:
    """Set a text of many rows straight."""
    return set_field(unit, TextConstant, keys, "text", text, preview=preview)


@command("")
def set_text_by_form(unit: Unit, keys: list[int], text: str, preview: bool) -> object:
    """Set it as the form would."""

    def read(connection: object, key: int) -> Stored[ConstantDraft] | None:
        return constant(connection, key)  # type: ignore[arg-type,no-any-return]

    return set_in_drafts(unit, keys, "text", text, preview, allowed=("text",), read=read, keep=save_constant)


@pytest.mark.parametrize("way", [set_text, set_text_by_form])
def test_a_row_named_twice_counts_once(office: Office, way: object) -> None:
    """The preview says what then happens; a row that is gone keeps all as it was."""
    keys = [
        office.run(save_constant, ConstantDraft(code, text))
        for code, text in (("a", "x"), ("b", "y"), ("c", "x"))
    ]
    wanted = [*keys, keys[0]]
    preview, done = (office.run(way, wanted, "y", only) for only in (True, False))
    assert preview == done
    assert (done.change, done.same) == (2, 1)
    assert done.before == (("x", (keys[0], keys[2])),)
    with pytest.raises(Missing):
        office.run(way, [keys[0], 999], "z", False)
    assert {office.read(constant, key).draft.text for key in keys} == {"y"}  # type: ignore[union-attr]


def test_a_colleague_of_the_demo_is_made_once_and_can_not_sign_in(office: Office) -> None:
    """Whoever acts as them again is the same person; the trail names them."""
    one, two = as_colleague(office, WRITER), as_colleague(office, WRITER)
    assert (one.actor.name, two.actor.login) == (NAMES[WRITER], WRITER)
    found = [person for person in office.read(users) if person.login == WRITER]
    assert [person.active for person in found] == [False]
    one.run(save_constant, ConstantDraft("a", "x"))


def test_a_file_that_nobody_paints_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the ending alone nor a topic that can't read it changes a byte; a PDF by another name is one already."""
    assert painted_files.painters()
    ending = next(iter(painted_files.painters()))
    for name, data in (
        ("a.txt", b"x"),
        (f"a{ending}", b"no invoice"),
        (f"a{ending.upper()}", b"%PDF-1.7"),
        ("", b""),
    ):
        assert painted_files.painted(name, data) == (name, data)


def test_what_a_paper_stands_on_is_told_to_who_may_know(any_office: Office) -> None:
    """Links of files by their fingerprints, without those of the table that asks; a record that nobody shows has its key."""
    key = any_office.run(save_constant, ConstantDraft("a", "x"))
    target = Target("finance_text_constant", key)
    kept = archive.store(any_office.book, b"bytes")
    any_office.run(attach, target, kept, "a.txt", 5)
    (there,) = any_office.read(documents_on, target)
    (found,) = any_office.read(linked, [there.sha256], "")
    assert (found.target, found.title) == (target, f"#{key}")
    assert any_office.read(linked, [there.sha256], "finance_text_constant") == []
    assert any_office.read(linked, [b"0" * 32], "") == []
    assert any_office.read(linked, [], "") == []
    assert papers() is not None
    assert any_office.read(findable, "", "document") == []
    nobody = Office(any_office.book, Actor("n", "N", frozenset()), any_office.clock)
    assert nobody.read(findable, "a", "document") == []
