"""What a form gives is checked as its columns declare: needed, too long, not offered, out of bounds, in use, gone."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from app.core.errors import Conflict, Invalid
from app.core.own_fields import FieldDraft
from app.data.drafts import columns_of, load_draft
from app.data.office import Office
from app.modules.finance.budgets.rules import MeasureDraft
from app.modules.finance.budgets.services.variance import save_measure
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.hr.training.rules.training import ClauseDraft
from app.modules.hr.training.services.skills import save_clause
from app.modules.it.assets.models import AssetField, Category, Location
from app.modules.it.assets.rules import CategoryDraft, LocationDraft
from app.modules.it.assets.services.masters import save_category

D = datetime.date
GOOD = CategoryDraft(" Beamer ", True, False, 12, 24, life_months=36)


def test_a_draft_becomes_a_row_and_back(any_office: Office) -> None:
    """Blanks around texts go; what was saved is read again with its version."""
    key = any_office.run(save_category, GOOD)
    with any_office.book.engine.connect() as connection:
        stored = load_draft(connection, Category, CategoryDraft, key)
        assert load_draft(connection, Category, CategoryDraft, key + 1) is None
    assert stored is not None
    assert (stored.version, stored.draft) == (1, replace(GOOD, name="Beamer"))


def test_a_version_that_is_old_is_a_conflict(any_office: Office) -> None:
    """The second of two who began at the same version is told what the first one wrote."""
    key = any_office.run(save_category, GOOD)
    any_office.run(save_category, replace(GOOD, life_months=48), key, 1)
    with pytest.raises(Conflict) as refused:
        any_office.run(save_category, replace(GOOD, life_months=60), key, 1)
    assert [(one.field, one.mine, one.theirs) for one in refused.value.clashes] == [("life_months", 60, 48)]


@pytest.mark.parametrize(
    ("draft", "kind", "field"),
    [
        (replace(GOOD, name="  "), Category, "name"),
        (replace(GOOD, name="x" * 81), Category, "name"),
        (replace(GOOD, audit_months=-1), Category, "audit_months"),
        (replace(GOOD, life_months=241), Category, "life_months"),
        (FieldDraft(1, "RAM", "colour"), AssetField, "format"),
        (FieldDraft(1, " "), AssetField, "title"),
        (LocationDraft("Kiel", code="c" * 41), Location, "code"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(draft: object, kind: type, field: str) -> None:
    """Each limit that a column declares is asked for, and only there."""
    with pytest.raises(Invalid) as refused:
        columns_of(kind, draft)
    assert refused.value.field == field
    assert str(refused.value)


def test_the_same_once_more_says_what_differs(office: Office) -> None:
    """Blanks make nothing different; another word, or no day in place of one, does; what is changed may stay as it was."""
    first = MeasureDraft("Licht aus", "6310", D(2026, 5, 1), 10_00)
    key = office.run(save_measure, first)
    for again in (first, replace(first, name="  Licht aus "), replace(first, owner="karla")):
        with pytest.raises(Invalid) as refused:
            office.run(save_measure, again)
        assert refused.value.field == "name"
    other = office.run(save_measure, replace(first, name="Licht aus im Lager"))
    assert office.run(save_measure, first, key, 1) == key
    assert office.run(save_measure, first, other, 1) == other, "who changes one, sees both"
    clause = ClauseDraft(office.run(save_person, PersonDraft("Karla", "Kurz")), "Kurs", 1_000_00, 24, None)
    office.run(save_clause, replace(clause, since=D(2026, 1, 1)))
    with pytest.raises(Invalid) as refused:
        office.run(save_clause, replace(clause, since=D(2026, 1, 1)))
    assert refused.value.field == "text"
