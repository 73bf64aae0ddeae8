"""Labels: what waits for one, what was printed when and by whom, twice, and what is refused; on both databases."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import text

from app.core.errors import Invalid, Missing
from app.core.messages import use_language
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.inventory.stock.queries.labels import last_prints, waiting_labels
from app.modules.inventory.stock.rules.words import Labelled
from app.modules.inventory.stock.services.labels import labels_printed
from app.paper.labels import sheet_choices, sheets
from tests.modules.inventory.stock_cases import faults, move, shelf, stocked


def waiting(office: Office) -> set[str]:
    """Return the codes of the labels that wait."""
    return {one.code for one in office.read(waiting_labels)}


def kept(office: Office) -> int:
    """Count the rows of printed labels."""
    return int(office.read(reads("")(lambda c: c.scalar(text("SELECT count(*) FROM inventory_label")))))


def test_what_waits_for_a_label_until_it_is_printed(any_office: Office) -> None:
    """Articles, places, and what is there of lots and serial numbers wait; printed they wait no more, what comes later does."""
    office = any_office
    shelf(office, "R2", code="R2")
    glue, saw = stocked(office, "G-1", tracking="lot"), stocked(office, "S-1", tracking="serial")
    shelf(office, "Halle", code="H", structural=True)  # holds nothing, so nothing is scanned there
    move(office, "receive", glue, 3, value=300, lot="C7")
    move(office, "receive", saw, 1, value=300, serial="X1")
    rows = office.read(waiting_labels)
    assert {"G-1", "S-1", "R2", "C7", "X1"} <= {one.code for one in rows}
    assert "H" not in {one.code for one in rows}
    assert office.read(last_prints, [one.of for one in rows]) == {}
    labels = [one.of for one in rows]
    assert office.run(labels_printed, "p-1", "63.5x38.1", labels) == len(rows) == kept(office)
    assert office.run(labels_printed, "p-1", "63.5x38.1", labels) == 0  # sent again
    assert (kept(office), waiting(office)) == (len(rows), set())
    first = office.read(last_prints, labels)
    assert set(first) == set(labels)
    assert {one.login for one in first.values()} == {office.actor.login}
    later = office.clock() + datetime.timedelta(hours=2)
    office.clock = lambda: later
    assert office.run(labels_printed, "p-2", "63.5x38.1", labels[:1]) == 1  # printed again
    again = office.read(last_prints, labels)
    assert again[labels[0]].at == later
    assert again[labels[1]] == first[labels[1]]
    move(office, "receive", glue, 3, value=300, lot="C8")
    move(office, "receive", saw, 1, value=300, serial="X2")
    shelf(office, "R3", code="R3")
    assert waiting(office) == {"C8", "X2", "R3"}
    move(office, "issue", glue, 3, lot="C8")
    assert waiting(office) == {"X2", "R3"}  # what is gone needs no label
    assert faults(office) == []


@pytest.mark.parametrize(
    "wrong",
    [
        Labelled("box"),
        Labelled("article"),
        Labelled("place", article=1),
        Labelled("serial", 1),
        Labelled("lot", 1),
    ],
)
def test_a_label_of_nothing_is_refused(office: Office, wrong: Labelled) -> None:
    """A label names what it is of; refused, the good one beside it is not kept either."""
    good = Labelled("article", stocked(office))
    with pytest.raises(Invalid, match="Say what the label is of"):
        office.run(labels_printed, "p-1", "63.5x38.1", [good, wrong])
    with pytest.raises((Invalid, Missing)):
        office.run(labels_printed, "p-1", "63.5x38.1", [good, Labelled("place", place=999_999)])
    assert kept(office) == 0


def test_sizes_of_sheets_are_written_as_the_language_does() -> None:
    """63,5 mm in German is 63.5 mm in English; the key that is kept is one."""
    use_language("de")
    german = dict(sheet_choices())
    use_language("en")
    english = dict(sheet_choices())
    assert (german["63.5x38.1"], english["63.5x38.1"]) == ("63,5 × 38,1 mm (21)", "63.5 × 38.1 mm (21)")
    assert german.keys() == english.keys() == sheets().keys()
    assert not any("," in words for words in english.values())
