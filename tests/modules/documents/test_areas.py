"""The form of an area shows the one that is asked for, and none that is not there."""

from __future__ import annotations

from app.data.areas import save_area
from app.data.office import Office
from app.modules.documents.filing.queries import area


def test_the_form_of_an_area_shows_that_area(any_office: Office) -> None:
    """Title and version of each; renamed it is another version of the same."""
    keys = [any_office.run(save_area, title) for title in ("Vorstand", "Personal")]
    found = [any_office.read(area, key) for key in keys]
    assert [(one.id, one.draft.title) for one in found if one is not None] == list(
        zip(keys, ("Vorstand", "Personal"), strict=True)
    )
    assert found[0] is not None
    any_office.run(save_area, "Beirat", keys[0], found[0].version)
    again = any_office.read(area, keys[0])
    assert again is not None
    assert (again.draft.title, again.version) == ("Beirat", found[0].version + 1)
    assert any_office.read(area, 10**6) is None
