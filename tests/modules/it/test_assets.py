"""Devices: numbers, own fields, states, hand-overs with protocols, many at once."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Conflict, Forbidden, Invalid
from app.core.messages import use_language
from app.core.own_fields import FORMATS, FieldDraft, checked
from app.data.office import Actor, Office
from app.data.record_extras import Target, attachments
from app.data.search import search
from app.data.settings import change_setting
from app.modules.documents.archive.queries.documents import document
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.it.assets.queries.assets import (
    asset,
    assets_source,
    by_code,
    chain,
    held_by,
    values_of,
)
from app.modules.it.assets.queries.holdings import holders_source, holdings
from app.modules.it.assets.queries.masters import categories, locations, models
from app.modules.it.assets.queries.protocols import protocol
from app.modules.it.assets.reports import holdings_pdf
from app.modules.it.assets.rules import (
    MACHINE,
    STATUS,
    AssetDraft,
    CategoryDraft,
    HandOver,
    LocationDraft,
    ModelDraft,
    warranty_end,
)
from app.modules.it.assets.services.assets import request_assets, save_asset, set_assets
from app.modules.it.assets.services.custody import file_protocol, hand_over, kept, note_signed
from app.modules.it.assets.services.lifecycle import move, step, wipe
from app.modules.it.assets.services.masters import (
    make_place,
    save_category,
    save_field,
    save_location,
    save_model,
)
from app.modules.it.assets.todo import waiting
from tests.conftest import NOW
from tests.modules.it.conftest import device, member

TODAY = NOW.astimezone().date()


def test_devices_are_numbered_and_found(any_office: Office) -> None:
    """Tags come by the setting, given ones count once whatever their case; serial numbers are unique in a model; both are scanned."""
    o = any_office
    use_language("en")
    first = device(o, serial="ABC-1")
    assert o.read(asset, first).draft.tag == "IT-00001"  # type: ignore[union-attr]
    o.run(change_setting, "it.tag_prefix", "NB")
    own = device(o, tag="NB00001")
    assert o.read(asset, device(o)).draft.tag == "NB00002"  # type: ignore[union-attr]
    with pytest.raises(Invalid, match="already"):
        device(o, tag="nb00001")
    with pytest.raises(Invalid, match="serial number"):
        device(o, serial="abc-1")
    with pytest.raises(Invalid, match="model"):
        o.run(save_asset, AssetDraft(None))
    assert [o.read(by_code, code).id for code in ("abc-1", "NB00001 ")] == [first, own]  # type: ignore[union-attr]
    assert o.read(by_code, "nothing") is None
    assert [hit.key for hit in o.read(search, "ABC-1", o.actor.permissions) if hit.table == "it_asset"] == [
        first
    ]
    with pytest.raises(Conflict):
        o.run(save_asset, AssetDraft(1, "NB00001", "x"), own, 7)


def test_masters_refuse_what_can_not_be(any_office: Office) -> None:
    """Names once, places as a tree without circles, models with a category, fields whose format makes sense."""
    o = any_office
    kind = o.run(save_category, CategoryDraft("Beamer", audit_months=12))
    with pytest.raises(Invalid, match="already"):
        o.run(save_category, CategoryDraft("BEAMER"))
    with pytest.raises(Invalid, match="0 to 240"):
        o.run(save_category, CategoryDraft("x", life_months=500))
    with pytest.raises(Invalid, match="no longer there"):
        o.run(save_model, ModelDraft(999, "Epson", "EB"))
    o.run(save_model, ModelDraft(kind, "Epson", "EB"))
    with pytest.raises(Invalid, match="already"):
        o.run(save_model, ModelDraft(kind, "EPSON", "eb"))
    room = o.run(make_place, "Kiel / EG / 101")
    by_path = {one.path: one for one in o.read(locations)}
    o.run(save_location, LocationDraft("Haus Nord"), by_path["Kiel"].id, 1)
    assert {one.path for one in o.read(locations)} == {"Haus Nord", "Haus Nord / EG", "Haus Nord / EG / 101"}
    with pytest.raises(Invalid, match="below itself"):
        o.run(save_location, LocationDraft("Haus Nord", room), by_path["Kiel"].id, 2)
    for draft, match in (
        (FieldDraft(kind, "RAM", "choice", "8"), "two values"),
        (FieldDraft(kind, "RAM", "regex", "["), "pattern"),
        (FieldDraft(kind, " "), "needed"),
        (FieldDraft(kind, "RAM", "colour"), "values offered"),
    ):
        with pytest.raises(Invalid, match=match):
            o.run(save_field, draft)
    assert len(o.read(models)) == 1
    assert "Beamer" in {one.draft.name for one in o.read(categories)}


@pytest.mark.parametrize(
    ("format_", "good", "kept_as", "bad"),
    [
        ("alpha", "Grün", "Grün", "a1"),
        ("numeric", "0042", "0042", "4,2"),
        ("date", "03.12.2026", "2026-12-03", "31.02.2026"),
        ("mail", "a@b.example", "a@b.example", "a@b"),
        ("url", "https://x.example/y", "https://x.example/y", "x.example"),
        ("ip", "2001:DB8::1", "2001:db8::1", "10.0.0.256"),
        ("mac", "00-68-EB-F2-BE-10", "00:68:eb:f2:be:10", "00:68:eb"),
        ("flag", "ja", "1", ""),
        ("choice", "16 GB", "16 GB", "17 GB"),
        ("regex", "A-12", "A-12", "A12"),
    ],
)
def test_own_fields_have_formats(format_: str, good: str, kept_as: str, bad: str) -> None:
    """Each format takes what fits and refuses what does not, naming the field."""
    about = FieldDraft(1, "Feld", format_, {"choice": "8 GB\n16 GB", "regex": r"[A-Z]-\d+"}.get(format_, ""))
    assert checked(about, f" {good} ") == kept_as
    if bad:
        with pytest.raises(Invalid, match=r"Feld|calendar"):
            checked(about, bad)


def test_own_fields_are_needed_and_unique(any_office: Office) -> None:
    """What is needed is asked for at its field; what must be unique is; values stand in the list and the search."""
    o = any_office
    one = device(o)
    kind = o.read(asset, one).category_id  # type: ignore[union-attr]
    field = o.run(save_field, FieldDraft(kind, "MAC", "mac", required=True, unique_value=True))
    with pytest.raises(Invalid, match="empty") as refused:
        device(o)
    assert refused.value.field == f"field{field}"
    two = device(o, values={field: "006800f2be10"})
    assert o.read(values_of, two) == {field: "00:68:00:f2:be:10"}
    with pytest.raises(Invalid, match="Another one has"):
        device(o, values={field: "00:68:00:F2:BE:10"})
    from app.modules.it.assets.queries.masters import asset_fields

    source = assets_source(o.read(asset_fields))
    assert list(o.read(source.keys, {f"field{field}": "f2:be"})) == [two]


def test_hand_over_and_return_are_one_protocol_each(any_office: Office) -> None:
    """Three devices go to a person and come back: states, chain, list of leavers, protocol filed and linked, signature kept."""
    o = any_office
    use_language("en")
    who, other = member(o), member(o, "Hansen", "Jonas")
    keys = tuple(device(o, place="Kiel / Lager") for _n in range(3))
    with pytest.raises(Invalid, match="Scan or type"):
        o.run(hand_over, HandOver("out", who, ()))
    with pytest.raises(Invalid, match="past"):
        o.run(hand_over, HandOver("out", who, keys, TODAY - datetime.timedelta(days=1)))
    made = o.run(
        hand_over,
        HandOver(
            "out",
            who,
            keys,
            None,
            "Grundausstattung",
            condition=dict.fromkeys(keys, "new"),
            parts={keys[0]: "Netzteil"},
        ),
    )
    with pytest.raises(Invalid, match=r"IT-00001: .*handed out"):
        o.run(hand_over, HandOver("out", other, keys))
    assert [one.id for one in o.read(held_by, who)] == list(keys)
    signature = b"\x89PNG\r\n\x1a\n" + _png()
    paper, data = file_protocol(o, made, signature)
    assert data.startswith(b"%PDF")
    one = o.read(protocol, made)
    assert one is not None
    assert (one.number, one.document_id, len(one.lines), one.lines[0][5]) == (
        f"UE-{TODAY.year}-0001",
        paper,
        3,
        "Netzteil",
    )
    assert one.signed_at is not None
    assert list(o.read(kept).values()) == [one.number]
    assert o.read(document, paper).state == "filed"  # type: ignore[union-attr]
    for target in (Target("hr_person", who), Target("it_asset", keys[1])):
        assert [row.name for row in o.read(attachments, target)] == [f"{one.number}.pdf"]
    with pytest.raises(Invalid, match="signed already"):
        o.run(note_signed, made)
    with pytest.raises(Invalid, match="someone else"):
        o.run(hand_over, HandOver("back", other, keys[:1]))
    assert o.read(holders_source().page, [who])[0][3] == 3
    back = o.run(
        hand_over,
        HandOver("back", who, keys[:2], condition={keys[0]: "damaged"}, parts={keys[0]: "Netzteil fehlt"}),
    )
    assert o.read(protocol, back).number == f"RU-{TODAY.year}-0001"  # type: ignore[union-attr]
    assert [row.kind for row in o.read(chain, keys[0])] == ["back", "out"]
    assert o.read(chain, keys[0])[0].condition == "damaged"
    returned = o.read(asset, keys[0])
    assert returned is not None
    assert (returned.draft.status, returned.person, returned.location) == ("stock", "", "Kiel / Lager")
    found = o.read(holdings, [who])
    assert [(len(devices), others) for _person, devices, others in found] == [(1, [])]
    assert holdings_pdf(found, "X", "today").startswith(b"%PDF")
    data = file_protocol(o, back)[1]
    import pypdfium2

    assert len(pypdfium2.PdfDocument(data)) == 2


def _png() -> bytes:
    import io

    from PIL import Image

    target = io.BytesIO()
    Image.new("RGBA", (60, 20), (0, 0, 0, 255)).save(target, "PNG")
    return target.getvalue()[8:]


def test_leavers_are_refused_and_waited_for(any_office: Office) -> None:
    """Nobody who left gets a device; what leavers hold and overdue loans stand under what waits."""
    o = any_office
    gone = member(o, "Weg", leaving=TODAY - datetime.timedelta(days=1))
    with pytest.raises(Invalid, match="no longer works"):
        o.run(hand_over, HandOver("out", gone, (device(o),)))
    who = member(o)
    o.run(hand_over, HandOver("out", who, (device(o),), datetime.date(2190, 1, 1)))
    assert o.read(waiting) == []
    o.run(save_person, PersonDraft("Anna", "Petersen", "Verkauf", leaving=TODAY), who)
    assert [one.page for one in o.read(waiting)] == ["it.assets.holders"]


def test_the_life_of_a_device(any_office: Office) -> None:
    """Repair, loss and finding, retiring; what stored data leaves only after it was wiped; each step is in the chain."""
    o = any_office
    use_language("en")
    keys = [device(o, place="Kiel"), device(o, "Monitor", "P24")]
    with pytest.raises(Invalid, match="in stock"):
        o.run(step, keys, "repaired")
    o.run(step, keys, "repair", "Lüfter")
    o.run(step, keys, "repaired")
    o.run(step, keys[:1], "lose")
    o.run(step, keys[:1], "find")
    with pytest.raises(Invalid, match="values offered"):
        o.run(step, keys, "assign")
    o.run(step, keys, "retire")
    with pytest.raises(Invalid, match="stored data"):
        o.run(step, keys, "dispose")
    assert o.read(asset, keys[1]).draft.status == "retired"  # type: ignore[union-attr]
    with pytest.raises(Invalid, match="class of protection"):
        o.run(wipe, keys[:1], "shred", " ", "")
    o.run(wipe, keys[:1], "shred", "H-5", "Nr. 7")
    gone = o.read(chain, keys[0])[0]
    assert (gone.kind, gone.method, gone.protection, gone.note) == ("wipe", "shred", "H-5", "Nr. 7")
    assert o.run(step, keys, "dispose") == 2
    assert [row.kind for row in o.read(chain, keys[0])] == [
        "dispose",
        "wipe",
        "retire",
        "find",
        "lose",
        "repaired",
        "repair",
    ]
    assert o.read(asset, keys[0]).location == ""  # type: ignore[union-attr]


@given(st.lists(st.sampled_from(sorted(MACHINE.steps)), max_size=25))
def test_no_step_leads_out_of_the_states(steps: list[str]) -> None:
    """Whatever is tried, a device is in one of its states, and what is disposed of stays so."""
    state = "requested"
    for name in steps:
        before = state
        try:
            state = MACHINE.after(state, name)
        except Invalid:
            assert state == before
        assert state in STATUS
        assert before != "disposed" or state == "disposed"


def test_many_devices_at_once(any_office: Office) -> None:
    """Counted first, then set with one row of the trail each; warranty and end of life follow; wrong values refuse all."""
    o = any_office
    keys = [device(o, purchased=datetime.date(2024, 1, 31)) for _n in range(3)]
    assert o.run(set_assets, keys, "warranty_months", "36", True).change == 3
    found = o.run(set_assets, keys, "warranty_months", "36", False)
    assert found.before == ((None, tuple(keys)),)
    assert o.read(asset, keys[0]).warranty_until == datetime.date(2027, 1, 31)  # type: ignore[union-attr]
    for field, value in (("warranty_months", "x"), ("location", "999999"), ("status", "stock")):
        with pytest.raises(Exception, match=r"values offered|no longer there|many devices"):
            o.run(set_assets, keys, field, value, False)
    room = o.run(make_place, "Kiel / 102")
    assert o.run(move, keys, room) == 3
    assert o.run(move, keys, room) == 0
    assert warranty_end(datetime.date(2024, 2, 29), 12) == datetime.date(2025, 2, 28)
    assert set(FORMATS) >= {"any", "mac"}


def test_devices_are_asked_for_by_who_may_not_change_them(any_office: Office) -> None:
    """Without a reason, a model or a sensible count it is refused; what is asked for stands in the list as wanted and goes its way."""
    use_language("en")
    clerk = Office(any_office.book, Actor("bea", "Bea", frozenset({"it.request"})), any_office.clock)
    device(any_office)
    model, who = any_office.read(models)[0].id, member(any_office)
    for arguments, field in (
        ((model, 0, "x"), "count"),
        ((model, 51, "x"), "count"),
        ((model, 1, " "), "why"),
        ((None, 1, "x"), "model"),
    ):
        with pytest.raises(Invalid) as caught:
            clerk.run(request_assets, *arguments)
        assert caught.value.field == field
    keys = clerk.run(request_assets, model, 2, "New shop", who)
    one = any_office.read(asset, keys[0])
    assert one is not None
    assert (one.draft.status, one.draft.notes, one.next_audit) == (
        "requested",
        "Anna Petersen: New shop",
        None,
    )
    with pytest.raises(Forbidden):
        clerk.run(step, keys, "order")
    for name in ("order", "receive", "store"):
        any_office.run(step, keys, name)
    assert [link.kind for link in any_office.read(chain, keys[0])] == ["store", "receive", "order", "request"]
