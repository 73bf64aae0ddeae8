"""Drafts of forms: sealed at rest, apart by book, person, form and record; what can't be read is no draft."""

from __future__ import annotations

import stat

import pytest
from pytestqt.qtbot import QtBot

from app.data.all_tables import load_models
from app.data.declarative import formerly
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.form_drafts import FormDrafts, Typed
from app.ui.forms import Form
from app.ui.rows_field import Rows, RowsField
from app.ui.store import Store

TYPED = Typed(3, {"name": ("Weber", "Weber & Söhne")})


def drafts(book: str = "b1", login: str = "anna") -> FormDrafts:
    """Return the drafts of a person in a book."""
    return FormDrafts(Store(), lambda: (book, login))


def test_what_is_typed_lies_sealed_and_private() -> None:
    """Neither text nor names stand in the file or in its name; only the user may read file and key."""
    kept = drafts()
    kept.save("contact", 7, TYPED)
    folder = Store().path.parent
    files = [*(folder / "drafts").iterdir(), folder / "drafts.key"]
    assert len(files) == 2
    for path in files:
        data = path.read_bytes() + path.name.encode()
        assert not [word for word in (b"Weber", b"contact", b"anna", b"name") if word in data]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert FormDrafts(Store(), lambda: ("b1", "anna")).load("contact", 7) == TYPED  # after a restart


@pytest.mark.parametrize(
    ("book", "login", "form", "record"),
    [
        ("b2", "anna", "contact", 7),
        ("b1", "ben", "contact", 7),
        ("b1", "anna", "person", 7),
        ("b1", "anna", "contact", 8),
    ],
)
def test_drafts_are_apart(book: str, login: str, form: str, record: int) -> None:
    """Another book, person, form or record has none of it."""
    drafts().save("contact", 7, TYPED)
    assert drafts(book, login).load(form, record) is None
    drafts(book, login).save(form, record, None)
    assert drafts().load("contact", 7) == TYPED


def test_a_saved_form_leaves_nothing() -> None:
    """Nothing touched, or saved, is no file."""
    kept = drafts()
    kept.save("contact", 7, TYPED)
    kept.save("contact", 7, Typed(3, {}))
    assert kept.load("contact", 7) is None
    assert list((Store().path.parent / "drafts").iterdir()) == []


def test_what_cannot_be_read_is_no_draft() -> None:
    """A cut file, one of another key or moved to another record: the form opens without it, and works on."""
    kept = drafts()
    kept.save("contact", 7, TYPED)
    (path,) = (Store().path.parent / "drafts").iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:20])
    assert kept.load("contact", 7) is None
    path.write_bytes(b"")
    assert kept.load("contact", 7) is None
    kept.save("contact", 8, TYPED)
    (other,) = (one for one in path.parent.iterdir() if one != path)
    path.write_bytes(other.read_bytes())
    assert kept.load("contact", 7) is None
    path.write_bytes(whole)
    assert kept.load("contact", 7) == TYPED
    (Store().path.parent / "drafts.key").write_bytes(b"")  # an empty key after a power cut
    assert kept.load("contact", 7) is None
    kept.save("contact", 7, TYPED)
    assert kept.load("contact", 7) == TYPED


@pytest.mark.parametrize(
    ("former", "form", "record"),
    [
        ("draft.contact.7", "contact", 7),
        ("draft.contact.0", "contact", 0),
        ("draft.stack", "stack", 0),
        ("draft.person.7", "hr_person", 7),  # forms that are called otherwise today
        ("draft.filing.node.0", "document_node", 0),
    ],
)
def test_a_former_draft_is_taken_over_once(former: str, form: str, record: int) -> None:
    """What an older version kept open in the store comes back, and is gone from there once it is kept anew."""
    load_models()  # as whoever opens the form of a topic did
    store = Store()
    store.put(former, {"name": "Weber & Söhne"})
    kept = FormDrafts(store, lambda: ("b1", "anna"))
    found = kept.load(form, record)
    assert found == Typed(None, {"name": ("", "Weber & Söhne")})
    kept.save(form, record, found)
    assert Store().get(former) is None
    assert kept.load(form, record) == found


def test_forms_that_were_renamed_are_known() -> None:
    """Each table says what its form was called once: no two the same, and none as another table is called."""
    known = load_models().tables
    former = [formerly(name) for name in known if formerly(name)]
    assert len(former) == len(set(former)) == 19
    assert not set(former) & set(known)
    assert (formerly("hr_person"), formerly("contact"), formerly("stack")) == ("person", "", "")


def test_what_the_form_has_no_place_for_is_said_and_kept(desk: Desk, qtbot: QtBot) -> None:
    """A draft of an older form: what fits is back, the rest is told each time, and lies there until the form is saved."""
    older = {
        "name": ("", "Weber"),
        "fax": ("", "0431 99"),
        "kind": ("", "branch"),
        "old": ("was", ""),
        "flag": ("", "0"),
    }
    desk.drafts.save("place", 0, Typed(None, older))

    def begun() -> Form:
        form = Form(desk, "place", lambda: None)
        form.add(TextField("name", "Name"))
        form.add(ChoiceField("kind", "Kind", [("", "–"), ("shop", "Shop")]))
        qtbot.addWidget(form)
        form.fill({})
        return form

    form = begun()
    assert form.fields["name"].text() == "Weber"
    assert form.message.text().endswith("no longer fits into the form: 0431 99; Kind: branch")
    form.fields["name"].set_text("Weber KG")
    form.give_up()
    again = begun()
    assert again.fields["name"].text() == "Weber KG"
    assert "0431 99; Kind: branch" in again.message.text()
    again.saved()
    assert desk.drafts.load("place", 0) is None


@pytest.mark.parametrize("rows", ["0", "not rows", '[{"name": "Bolt"}]', "[[1, 2]]"])
def test_rows_of_another_shape_close_no_form(desk: Desk, qtbot: QtBot, rows: str) -> None:
    """An older version wrote the rows of a table otherwise: the form opens, shows none of them, and says so."""
    desk.drafts.save("place", 0, Typed(None, {"name": ("", "Weber"), "rows": ("[]", rows)}))
    form = Form(desk, "place", lambda: None)
    form.add(TextField("name", "Name"))
    form.add(RowsField("rows", "Rows", Rows([("A", 0)], lambda texts: texts, lambda one: list(one))))
    qtbot.addWidget(form)
    form.fill({"rows": "[]"})
    assert form.fields["name"].text() == "Weber"
    assert rows in form.message.text()
    assert form.fields["rows"].value() == ()


def _typed_a_moment_ago(desk: Desk, qtbot: QtBot) -> Form:
    """Return a form of record 7 into which something was typed less than a moment ago."""
    form = Form(desk, "place", lambda: None, record=7, version=2)
    form.add(TextField("name", "Name"))
    qtbot.addWidget(form)
    form.show()
    form.fill({"name": "Weber"})
    qtbot.keyClicks(form.fields["name"].editor, "!")
    assert desk.drafts.load("place", 7) is None  # as much as that is kept a moment later
    return form


def test_what_was_typed_a_moment_ago_stays_with_its_record(desk: Desk, qtbot: QtBot) -> None:
    """Another record comes into the form at once: the last letters are a draft of the one before, begun on its version."""
    form = _typed_a_moment_ago(desk, qtbot)
    form.version = 5
    form.record = 8
    form.fill({"name": "Stahl"})
    assert form.fields["name"].text() == "Stahl"
    qtbot.wait(200)
    assert desk.drafts.load("place", 7) == Typed(2, {"name": ("Weber", "!Weber")})
    assert desk.drafts.load("place", 8) is None


def test_what_was_typed_a_moment_ago_outlives_a_new_filling_and_the_form(desk: Desk, qtbot: QtBot) -> None:
    """The same record read anew brings it back, and a form that is taken away leaves it as a draft."""
    form = _typed_a_moment_ago(desk, qtbot)
    form.fill({"name": "Weber"})
    assert form.fields["name"].text() == "!Weber"
    qtbot.keyClicks(form.fields["name"].editor, "?")
    form.hide()
    form.deleteLater()
    assert desk.drafts.load("place", 7) == Typed(2, {"name": ("Weber", "?!Weber")})
