"""Who may not see a document learns nothing of it, and nobody erases alone or early, on both databases."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.core.errors import Forbidden, Invalid, Missing
from app.data import archive, record_extras, trail
from app.data.office import Office
from app.data.record_extras import Target
from app.data.search import search
from app.modules.documents.archive.queries.documents import (
    count_in,
    counts_by_node,
    document,
    documents_source,
    known_bytes,
)
from app.modules.documents.archive.queries.full_text import find
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.documents import give_asn
from app.modules.documents.archive.services.versions import take_out
from app.modules.documents.filing.queries import cases, nodes, types
from app.modules.documents.filing.services.plan import open_case
from app.modules.documents.intake.transfer import all_keys
from app.modules.documents.retention.queries import erasures
from app.modules.documents.retention.services import (
    erase,
    propose,
    release,
    release_hold,
    set_hold,
    withdraw,
)
from tests.modules.documents.archive_cases import view
from tests.modules.documents.conftest import OLD, filed, person

DAY = datetime.date(2026, 3, 1)


def test_nobody_erases_alone_or_early(any_office: Office) -> None:
    """Time, holds and a second person: each is asked for; the record has nothing personal, the trail can no longer be read."""
    o, second = any_office, person(any_office, "berta", "*")
    early, old, held = (
        filed(o, "Neu", day=DAY),
        filed(o, "Geheimer Titel", text="Frau Musterfrau wohnt hier"),
        filed(o, "Streit"),
    )
    o.run(record_extras.write_note, Target("document", old), "persönliche Notiz")
    o.run(record_extras.follow_up, Target("document", old), DAY, "anrufen")
    with pytest.raises(Invalid, match="still be kept"):
        o.run(propose, [early], "vorbei")
    hold = o.run(set_hold, "Klage Az. 7", "läuft", [held])
    with pytest.raises(Invalid, match="hold"):
        o.run(propose, [held], "vorbei")
    with pytest.raises(Invalid, match="Say why"):
        o.run(propose, [old], " ")
    o.run(propose, [old], "Frist abgelaufen")
    with pytest.raises(Forbidden, match="second person"):
        o.run(release, [old])
    second.run(withdraw, [old])
    assert view(o, old).state == "filed"
    o.run(propose, [old], "Frist abgelaufen")
    sha = view(o, old).current.sha256
    record = erase(second, [old])
    one = view(o, old)
    assert (one.state, one.title, one.current.name) == ("erased", "", "")
    with pytest.raises(Missing):
        archive.load(o.book, sha)
    assert o.read(find, "Musterfrau").found == ()
    with o.book.engine.connect() as connection:
        words = set(connection.scalars(text("SELECT word FROM search_word")))
    assert "musterfrau" not in words
    assert "streit" in words
    assert o.read(record_extras.notes, Target("document", old)) == []
    kept = o.read(erasures, record)[0]
    assert (kept.number, kept.proposed_by, kept.released_by, kept.fingerprints) == (
        one.number,
        "admin",
        "berta",
        (sha.hex(),),
    )
    told = str(o.read(trail.history, "document", old))
    assert "Geheimer Titel" not in told
    with o.book.engine.connect() as connection:
        rows = connection.execute(text("SELECT before, after FROM trail")).all()
        assert not [
            row for row in rows if any(word in str(row) for word in ("Geheimer", "persönliche", "anrufen"))
        ]
        assert trail.check_chain(connection) is None
    o.run(release_hold, hold)
    o.run(propose, [held], "vorbei")
    with pytest.raises(DBAPIError, match="guard"), o.book.writing() as connection:
        connection.execute(text("DELETE FROM document_erasure"))


def test_who_may_not_see_learns_nothing(any_office: Office) -> None:
    """Four ways to close a document (own area, type, place, case), six people, and every way to ask: nothing shows through."""
    o = any_office
    secret_case = o.run(open_case, "Abmahnung Meier", "9", "", 2)
    hidden = {
        "own": filed(o, "Geheim eins", area=1),
        "type": filed(o, "Geheim zwei", "payslip", "9"),
        "place": filed(o, "Geheim drei", "other", "20"),
        "case": filed(o, "Geheim vier", case=secret_case),
    }
    open_one = filed(o, "Offen", amount=700)
    for key in hidden.values():
        o.run(record_extras.write_note, Target("document", key), "Geheim notiert")
        o.run(record_extras.follow_up, Target("document", key), DAY, "Geheim wieder")
    areas = {"own": "area.1", "type": "area.3", "place": "area.2", "case": "area.2"}
    base = ("documents.*", "office.verify", "records.*")
    for rights in ((), ("area.1",), ("area.2",), ("area.3",), ("area.1", "area.2", "area.3"), ("*",)):
        seen = {key for way, key in hidden.items() if areas[way] in rights or "*" in rights} | {open_one}
        unseen = set(hidden.values()) - seen
        who = person(o, "eva", *base, *rights)
        source = documents_source("x", who.read(types), who.read(nodes))
        assert set(who.read(source.keys, {})) == seen
        assert {row[0] is not None for row in who.read(source.page, sorted(unseen))} <= {False}
        assert who.read(source.totals, {}) == {"amount": 700}
        assert set(who.read(all_keys)) == seen
        assert {hit.key for hit in who.read(find, "geheim").found} == seen - {open_one}
        assert {
            hit.key for hit in who.read(search, "Geheim", who.actor.permissions) if hit.table == "document"
        } == seen - {open_one}
        assert who.read(count_in, "filed") == len(seen)
        assert sum(who.read(counts_by_node).values()) == len(seen)
        assert {one.number for one in who.read(cases)} == (
            {"9-1/2026"} if "area.2" in rights or "*" in rights else set()
        )
        assert {one.key for one in who.read(record_extras.follow_ups) if one.table == "document"} == seen - {
            open_one
        }
        for key in unseen:
            _nothing_of(who, o, key)


def _nothing_of(who: Office, owner: Office, key: int) -> None:
    """Ask for one hidden document in every way."""
    assert who.read(document, key) is None
    assert who.read(record_extras.notes, Target("document", key)) == []
    assert who.read(trail.history, "document", key) == []
    assert who.read(known_bytes, view(owner, key).current.sha256) is None
    target = Target("finance_entry", 1)
    owner.run(record_extras.attach, target, view(owner, key).current.sha256, f"geheim{key}.txt", 3)
    assert f"geheim{key}.txt" in [one.name for one in owner.read(record_extras.attachments, target)]
    assert f"geheim{key}.txt" not in [one.name for one in who.read(record_extras.attachments, target)]
    for step in (
        lambda: who.run(classify, key, DocumentDraft("x", "other", "9", doc_date=OLD)),
        lambda: who.run(take_out, key),
        lambda: who.run(give_asn, key),
        lambda: who.run(propose, [key], "x"),
        lambda: who.run(set_hold, "x", "y", [key]),
    ):
        with pytest.raises(Missing, match="no longer there"):
            step()
    from app.modules.office.queries import trail_source

    source = trail_source()
    told = str(who.read(source.page, list(who.read(source.keys, {}))))
    assert view(owner, key).title not in told
