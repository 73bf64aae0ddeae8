"""Fields of forms follow from the columns: their kind, words, limits and choices, and a record is found by typing."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.data.declarative import field_of
from app.modules.inventory.articles.models import Article
from app.modules.inventory.counting.models import Count
from app.modules.it.assets.models import Category, Location
from app.modules.it.helpdesk.models import Ticket
from app.modules.it.licences.models import ItContract, Licence
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.declared_fields import field_for, fields_of, key_of
from app.ui.desk import Desk
from app.ui.fields import CheckedField, DayField, MoneyField, TextField, WholeField
from app.ui.lookups import KeyField


@pytest.mark.parametrize(
    ("column", "kind", "key"),
    [
        (Licence.name, TextField, "name"),
        (Licence.cost, MoneyField, "cost"),
        (Licence.expires, DayField, "expires"),
        (Licence.seats, WholeField, "seats"),
        (Licence.kind, ChoiceField, "kind"),
        (Licence.notes, LongField, "notes"),
        (Licence.supplier_id, KeyField, "supplier"),
        (Category.name, CheckedField, "name"),
        (Category.signed, SwitchField, "signed"),
        (Ticket.urgency, ChoiceField, "urgency"),
    ],
)
def test_a_column_makes_its_field(qtbot: QtBot, desk: Desk, column: object, kind: type, key: str) -> None:
    """Kind and name of the field are those of the column; what is read back is what was shown."""
    field = field_for(desk, field_of(column))
    qtbot.addWidget(field)
    assert type(field) is kind or isinstance(field, kind)
    assert field.key == key == key_of(field_of(column))


def test_limits_and_choices_are_those_of_the_column(qtbot: QtBot, desk: Desk) -> None:
    """No longer text than fits; a number of a scale comes back as a number; what is needed is asked for."""
    name = field_for(desk, field_of(Licence.name))
    urgency = field_for(desk, field_of(Ticket.urgency))
    needed = field_for(desk, field_of(Category.name))
    for one in (name, urgency, needed):
        qtbot.addWidget(one)
    assert isinstance(name, TextField)
    assert name.line.maxLength() == 120
    urgency.set_text(urgency.shown(4))
    assert urgency.value() == 4
    assert not needed.check()


def test_what_a_form_must_make_itself_is_said(desk: Desk) -> None:
    """A secret has no field of its own accord."""
    with pytest.raises(TypeError, match="secret"):
        field_for(desk, field_of(Licence.secret))


def test_a_layout_places_fields(qtbot: QtBot, desk: Desk) -> None:
    """Spans are taken from the layout, fields that a page makes from their names."""
    own = TextField("code", "Own", limit=3)
    placed = fields_of(desk, Location, "name:2 code", code=own)
    first = placed[0]
    assert isinstance(first, tuple)
    qtbot.addWidget(first[0])
    qtbot.addWidget(own)
    assert (first[0].key, first[1]) == ("name", 2)
    assert placed[1] is own
    assert [
        one.key for one in fields_of(desk, ItContract, "title start") if not isinstance(one, (str, tuple))
    ] == ["title", "start"]


def test_an_empty_figure_is_zero_where_there_must_be_one(qtbot: QtBot, desk: Desk) -> None:
    """A column that holds no none gets zero, so that a new article needs no minimum typed; one that may be open stays open."""
    for column, empty in ((Article.minimum, 0), (Article.market, None), (Count.amount, 0)):
        field = field_for(desk, field_of(column))
        qtbot.addWidget(field)
        assert field.value() == empty
