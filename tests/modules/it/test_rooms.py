"""Audits of rooms: expected, found, missing, misplaced, unknown and double; fixed on the spot, signed off once."""

from __future__ import annotations

import pytest

from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.office import Office
from app.modules.it.assets.queries.assets import asset, chain
from app.modules.it.assets.services.masters import make_place
from app.modules.it.audits.queries import audit, audits_source
from app.modules.it.audits.reports import report
from app.modules.it.audits.services import begin, close, fix, scan
from tests.conftest import NOW
from tests.modules.it.conftest import device

TODAY = NOW.astimezone().date()


def test_a_room_is_audited_and_signed_off(any_office: Office) -> None:
    """One is found, one missing, one belongs elsewhere and is moved, an unknown code is kept once, a second scan is double."""
    o = any_office
    use_language("en")
    room = o.run(make_place, "Kiel / 101")
    here = [device(o, place="Kiel / 101", serial=f"S{n}") for n in range(2)]
    below = device(o, place="Kiel / 101 / Schrank")
    other = device(o, place="Kiel / 102")
    key = o.run(begin, room)
    assert o.run(begin, room) == key
    tags = {one: o.read(asset, one).draft.tag for one in (*here, below, other)}  # type: ignore[union-attr]
    assert o.run(scan, key, "s0")[0] == "found"
    assert o.run(scan, key, tags[here[0]]) == ("double", here[0])
    assert o.run(scan, key, tags[below])[0] == "found"
    assert o.run(scan, key, tags[other])[0] == "misplaced"
    assert o.run(scan, key, "4006381333931") == ("unknown", None)
    assert o.run(scan, key, "4006381333931") == ("double", None)
    with pytest.raises(Invalid, match="Scan or type"):
        o.run(scan, key, " ")
    lines = {line.asset: line for line in o.read(audit, key).lines}  # type: ignore[union-attr]
    with pytest.raises(Invalid, match="does not fit"):
        o.run(fix, lines[here[0]].id, "moved")
    o.run(fix, lines[other].id, "moved")
    assert o.read(asset, other).location == "Kiel / 101"  # type: ignore[union-attr]
    o.run(fix, lines[here[1]].id, "lost")
    assert o.read(asset, here[1]).draft.status == "lost"  # type: ignore[union-attr]
    assert o.run(close, key, "im Beisein von Frau Groß") == {
        "found": 2,
        "missing": 1,
        "misplaced": 1,
        "unknown": 1,
    }
    found = o.read(asset, here[0])
    assert found is not None
    assert (found.last_audit, found.next_audit) == (TODAY, add_months(TODAY, 12))
    assert o.read(asset, here[1]).last_audit is None  # type: ignore[union-attr]
    assert [row.kind for row in o.read(chain, other)] == ["audit", "move"]
    with pytest.raises(Invalid, match="signed off"):
        o.run(scan, key, "s0")
    with pytest.raises(Invalid, match="signed off"):
        o.run(close, key)
    row = o.read(audits_source().page, [key])[0]
    assert (row[0], row[4], row[5]) == ("Kiel / 101", 5, 1)
    assert report(o.read(audit, key), "X").startswith(b"%PDF")  # type: ignore[arg-type]
    assert o.run(begin, room) != key
