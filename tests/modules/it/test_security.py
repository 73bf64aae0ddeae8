"""Data security: the checklist with its follow-ups, backups and restore tests, weaknesses, accesses, the report."""

from __future__ import annotations

import datetime
import json

import pytest

from app.core.errors import Forbidden, Invalid
from app.core.messages import use_language
from app.data.office import Actor, Office
from app.data.record_extras import Target, follow_ups
from app.modules.cockpit.today.queries import all_waiting
from app.modules.it.assets.queries.holdings import holdings
from app.modules.it.discovery.services import read_file
from app.modules.it.security.queries import (
    accesses_source,
    affected,
    backups_source,
    events,
    open_accesses,
    point,
    points,
    points_source,
)
from app.modules.it.security.reports import security_pdf, state
from app.modules.it.security.rules import (
    AccessDraft,
    BackupDraft,
    PointDraft,
    WeaknessDraft,
    areas,
    fulfilled,
    next_run,
    next_test,
)
from app.modules.it.security.services import (
    bring_points,
    grant,
    note_backup,
    revoke,
    save_backup,
    save_point,
    save_weakness,
    settle_weaknesses,
)
from app.modules.it.security.todo import waiting
from tests.modules.it.conftest import device, member, pdf_text

DAY = datetime.timedelta(days=1)


def test_the_standard_checklist_is_whole_and_brought_once(any_office: Office) -> None:
    """Every area has points in both languages, each with its sentence; a new book has them, bringing them again adds none."""
    codes = [code for area in areas() for code, _title, _about in area.points]
    assert len(codes) == len(set(codes)) == 44
    assert all(
        len(about.de) > 30 and len(about.en) > 30 for area in areas() for _code, _title, about in area.points
    )
    o = any_office
    assert o.run(bring_points) == 44 - len(o.read(points))
    assert o.run(bring_points) == 0
    assert len(o.read(points)) == 44


def test_a_point_needs_evidence_and_its_measure_is_a_follow_up(any_office: Office) -> None:
    """Fulfilled without evidence is refused; a measure without a day too; its follow-up moves with the day and is settled with the point."""
    o = any_office
    o.run(bring_points)
    key = o.read(points_source().keys, {})[0]
    one = o.read(point, key)
    assert one is not None
    title = one.draft.title
    for draft, field in (
        (PointDraft("", state="open"), "title"),
        (PointDraft(title, state="x"), "state"),
        (PointDraft(title, "nowhere"), "area"),
        (PointDraft(title, "organisation", state="done"), "evidence"),
        (PointDraft(title, "organisation", measure="Regeln schreiben"), "due"),
        (PointDraft(title, "organisation", person=999), "person"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(save_point, draft, key)
        assert caught.value.field == field
    due = datetime.date(2027, 1, 15)
    o.run(
        save_point,
        PointDraft(title, "organisation", state="planned", measure="Regeln schreiben", due=due),
        key,
    )
    target = Target("it_check", key)
    assert [(one.day, one.text) for one in o.read(follow_ups, target)] == [
        (due, f"{title}: Regeln schreiben")
    ]
    o.run(
        save_point,
        PointDraft(title, "organisation", state="planned", measure="Regeln schreiben", due=due + DAY),
        key,
    )
    assert [one.day for one in o.read(follow_ups, target)] == [due + DAY]
    o.run(
        save_point,
        PointDraft(
            title, "organisation", state="done", evidence="Ordner 3", measure="Regeln schreiben", due=due
        ),
        key,
    )
    assert o.read(follow_ups, target) == []
    own = o.run(save_point, PointDraft("Eigener Punkt"))
    assert o.read(points_source().page, [own])[0][0] == "E-1"


def test_backups_are_due_until_they_ran_well(any_office: Office) -> None:
    """Only a successful run or test moves the next; a failure needs a word; a changed plan does not put a missing test off."""
    o = any_office
    today = o.clock().astimezone().date()
    assert next_run(None, 7, today) == today
    assert next_test(datetime.date(2026, 8, 31), 6, today) == datetime.date(2027, 2, 28)
    for draft, field in (
        (BackupDraft(""), "name"),
        (BackupDraft("A", method="x"), "method"),
        (BackupDraft("A", rhythm=0), "rhythm"),
        (BackupDraft("A", keep_days=0), "keep_days"),
        (BackupDraft("A", test_months=200), "test_months"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(save_backup, draft)
        assert caught.value.field == field
    key = o.run(save_backup, BackupDraft("Books", rhythm=7, test_months=6))

    def row() -> dict[str, object]:
        source = backups_source()
        return {
            column.key: value
            for column, value in zip(source.columns, o.read(source.page, [key])[0], strict=True)
        }

    begun = row()["next_test"]
    assert (row()["last_run"], row()["next_run"]) == (None, today)
    for arguments, field in (
        (("walk",), "kind"),
        (("run", today + DAY), "day"),
        (("run", today, "failed"), "note"),
        (("run", today, "fine"), "result"),
        (("run", today, "ok", -1), "minutes"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(note_backup, key, *arguments)
        assert caught.value.field == field
    o.run(note_backup, key, "run", today, "failed", None, "tape full")
    assert row()["next_run"] == today
    o.run(note_backup, key, "run", today - DAY)
    assert (row()["last_run"], row()["next_run"]) == (today - DAY, today + 6 * DAY)
    o.run(note_backup, key, "run", today - 3 * DAY)  # noted late: it does not set the newer one back
    assert row()["last_run"] == today - DAY
    o.run(save_backup, BackupDraft("Books", rhythm=7, test_months=12), key)
    assert row()["next_test"] == begun
    o.run(note_backup, key, "test", today, "ok", 35)
    assert row()["last_test"] == today
    assert [one.kind for one in o.read(events, key)] == ["test", "run", "run", "run"]
    o.run(save_backup, BackupDraft("Books", active=False), key)
    assert (row()["next_run"], row()["next_test"]) == (None, None)


def test_weaknesses_are_followed_up_until_they_are_settled(any_office: Office) -> None:
    """Accepting a risk needs its reason; what agents found is listed; settled ones leave the follow-ups."""
    o = any_office
    for draft, field in (
        (WeaknessDraft(""), "title"),
        (WeaknessDraft("A", severity=7), "severity"),
        (WeaknessDraft("A", state="accepted"), "notes"),
        (WeaknessDraft("A", kind="x"), "kind"),
        (WeaknessDraft("A", asset=999), "asset"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(save_weakness, draft)
        assert caught.value.field == field
    due = datetime.date(2027, 2, 1)
    key = o.run(
        save_weakness,
        WeaknessDraft("7-Zip", reference="CVE-2024-11477", program="7-zip", severity=4, due=due),
    )
    other = o.run(
        save_weakness, WeaknessDraft("Printer", due=due, state="accepted", notes="stands in a locked room")
    )
    assert [one.day for one in o.read(follow_ups, Target("it_weakness", key))] == [due]
    assert o.read(follow_ups, Target("it_weakness", other)) == []
    content = {
        "hardware": {"name": "pc", "uuid": "u"},
        "bios": {"ssn": "s"},
        "softwares": [{"name": "7-Zip 23", "version": "23.01"}],
    }
    read_file(o, json.dumps({"deviceid": "pc", "content": content}).encode())
    assert [row[1:] for row in o.read(affected, "7-zip")] == [("7-Zip 23", "23.01")]
    assert o.read(affected, "") == []
    assert [one.request for one in o.read(waiting)] == ["weaknesses"]
    assert o.run(settle_weaknesses, [key, other]) == 1
    assert o.read(follow_ups, Target("it_weakness", key)) == []
    assert o.read(waiting) == []


def test_accesses_are_granted_once_and_revoked_when_someone_leaves(any_office: Office) -> None:
    """The same access stands once; who has left gets none; the leaver's list names what to revoke, and Today says when it was not."""
    o = any_office
    use_language("en")
    today = o.clock().astimezone().date()
    who, gone = member(o), member(o, "Weg", "Willi", datetime.date(2020, 1, 31))
    key = o.run(grant, AccessDraft(who, "Books", level="admin", review=today + 30 * DAY))
    assert len(o.read(follow_ups, Target("it_access", key))) == 1
    for draft, field in (
        (AccessDraft(None, "Books"), "person"),
        (AccessDraft(who, " "), "what"),
        (AccessDraft(who, "books", level="admin"), "what"),
        (AccessDraft(who, "Books", level="god"), "level"),
        (AccessDraft(gone, "Books"), "person"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(grant, draft)
        assert caught.value.field == field
    assert o.read(holdings, [who])[0][2] == ["Access: Books, administration"]
    with pytest.raises(Invalid, match="before"):
        o.run(revoke, [key], today - DAY)
    assert o.run(revoke, [key, key]) == 1
    assert o.read(open_accesses, who) == []
    assert o.read(follow_ups, Target("it_access", key)) == []
    with pytest.raises(Invalid, match="anew"):
        o.run(grant, AccessDraft(who, "Books", level="admin"), key)
    again = o.run(grant, AccessDraft(who, "Books", level="admin"))
    source = accesses_source()
    assert list(o.read(source.keys, {"revoked": "="})) == [again]
    assert list(o.read(source.keys, {"revoked": "!"})) == [key]
    assert list(o.read(source.keys, {"component": "=", "leaving": "="})) == [again, key]


def test_the_report_says_where_things_stand(any_office: Office) -> None:
    """Counts by area, open measures, backups never tested, weaknesses, accesses; the same state gives the same bytes."""
    o = any_office
    use_language("en")
    today = o.clock().astimezone().date()
    assert fulfilled(["done", "none", "open", "partly"]) == (1, 3)
    o.run(bring_points)
    key = o.read(points_source().keys, {})[0]
    o.run(
        save_point,
        PointDraft(
            "Responsibility", "organisation", state="planned", measure="Name someone", due=today + DAY
        ),
        key,
    )
    o.run(save_backup, BackupDraft("Books nightly", target="NAS"))
    o.run(save_weakness, WeaknessDraft("Old firewall", severity=4, asset=device(o)))
    who = member(o)
    o.run(grant, AccessDraft(who, "Vault", level="admin"))
    found = o.read(state, today)
    data = security_pdf(found, "Nordlicht", today)
    text = pdf_text(data)
    for words in (
        "0 of 44 points",
        "Name someone",
        "Books nightly",
        "never",
        "Old firewall",
        "critical",
        "Petersen, Anna",
        "Vault",
    ):
        assert words in text
    assert security_pdf(o.read(state, today), "Nordlicht", today) == data


def test_only_who_may_sees_to_data_security(any_office: Office) -> None:
    """Without the right nothing is kept, and nothing waits."""
    clerk = Office(any_office.book, Actor("bea", "Bea", frozenset({"it.view"})))
    for command, draft in (
        (save_point, PointDraft("A")),
        (save_backup, BackupDraft("A")),
        (save_weakness, WeaknessDraft("A")),
    ):
        with pytest.raises(Forbidden):
            clerk.run(command, draft)
    with pytest.raises(Forbidden):
        clerk.read(waiting)
    assert clerk.read(all_waiting) == []
