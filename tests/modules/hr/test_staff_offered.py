"""Who is offered where a member of staff is chosen: those who work here today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.data.office import Office
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.hr.people.queries.people import offered_colleagues
from app.modules.organisation.meetings.queries.lists import staff_choices
from app.modules.organisation.projects.queries.choices import staff_choices as project_staff


@pytest.mark.parametrize(
    "names",
    [
        lambda office: [name for _key, name in office.read(staff_choices)],
        lambda office: [name for _key, name in office.read(project_staff)],
        lambda office: [one.text for one in office.read(offered_colleagues, "Muster", None)],
    ],
    ids=["meetings", "projects", "colleagues"],
)
def test_the_first_and_the_last_day_count(office: Office, names: Callable[[Office], list[str]]) -> None:
    """Who begins or ends today works here; who left yesterday or begins tomorrow is not offered."""
    today = office.clock().astimezone().date()
    day = timedelta(days=1)
    for first, entry, leaving in (
        ("Anfang", today, None),
        ("Ende", today - 9 * day, today),
        ("Früher", None, today - day),
        ("Später", today + day, None),
        ("Immer", None, None),
    ):
        office.run(save_person, PersonDraft(first, "Muster", "", "", "", entry=entry, leaving=leaving))
    found = [name for name in names(office) if "Muster" in name]
    assert {next(one for one in name.replace(",", "").split() if one != "Muster") for name in found} == {
        "Anfang",
        "Ende",
        "Immer",
    }
    assert len(found) == 3
