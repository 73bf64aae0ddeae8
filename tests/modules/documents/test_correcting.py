"""A slip when filing is mended: back into the inbox the same day, later by two people; the term runs from the day of receipt."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.core.errors import Forbidden, Invalid
from app.data import archive
from app.data.approval_rules import RuleDraft, save_rule
from app.data.office import Office
from app.data.users import UserDraft, save_user
from app.data.workflow import decide, waiting_for
from app.modules.documents.archive.queries.corrections import open_correction
from app.modules.documents.archive.queries.documents import term_of
from app.modules.documents.archive.rules.documents import DocumentDraft, doubt, likely_received
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.correcting import (
    agree_correction,
    ask_correction,
    decline_correction,
    return_to_inbox,
)
from app.modules.documents.archive.services.documents import discard, restore
from app.modules.documents.archive.todo import waiting
from app.modules.documents.filing.rules import origin_of
from app.modules.documents.retention.services import erase, extend, propose, withdraw
from tests.conftest import GOOD, NOW
from tests.modules.documents.archive_cases import _contact, view
from tests.modules.documents.conftest import arrive, filed, person

DAY = datetime.date(2026, 3, 1)
LATER = NOW + datetime.timedelta(days=2)
D = datetime.date


def test_a_filing_is_taken_back_on_its_day(any_office: Office) -> None:
    """The term goes with it, and the next filing may be shorter; on the next day and after an approval it is refused."""
    o = any_office
    key = filed(o, "Werbung", "tax_notice", "33", DAY)
    assert view(o, key).keep_until == D(2036, 12, 31)
    with pytest.raises(Invalid, match="same day"):
        person(o, "admin", "*", now=NOW + datetime.timedelta(days=1)).run(return_to_inbox, key)
    o.run(return_to_inbox, key)
    one = view(o, key)
    assert (one.state, one.keep_until, one.filed) == ("inbox", None, None)
    o.run(classify, key, DocumentDraft("Werbung", "other", "9", doc_date=D(2012, 5, 4)), None, True)
    assert view(o, key).keep_until == D(2018, 12, 31)
    o.run(propose, [key], "vorbei")
    erase(person(o, "berta", "*"), [key])
    assert view(o, key).state == "erased"


def test_what_is_approved_stays_filed(any_office: Office) -> None:
    """Before a step is decided it can be taken back, and nobody is asked any more; afterwards not."""
    o = any_office
    o.run(save_user, UserDraft("berta", "berta", (), True, GOOD, first_password=GOOD))
    o.run(save_rule, RuleDraft("document", 1, login="berta"))
    berta = person(o, "berta", "*")
    key = arrive(o)
    draft = DocumentDraft("R", "invoice_in", "30", _contact(o), doc_date=DAY, amount=100, reference="1")
    o.run(classify, key, draft, None, True)
    o.run(return_to_inbox, key)
    assert not berta.read(waiting_for, "berta")
    o.run(classify, key, draft, None, True)
    berta.run(decide, berta.read(waiting_for, "berta")[0].id, True)
    with pytest.raises(Invalid, match="before it is approved"):
        o.run(return_to_inbox, key)


def test_two_people_correct_a_filing(any_office: Office) -> None:
    """An application filed as a voucher is kept as long as an application, once a second person agrees; the reason stands in the trail."""
    o = any_office
    key = filed(o, "Bewerbung", "invoice_out", "31", DAY, contact=_contact(o), amount=1, reference="1")
    berta = person(o, "berta", "*")
    kept = view(o, key).keep_until
    for kind, node, reason, field in (
        ("application", "22", " ", "reason"),
        ("nothing", "22", "x", "type"),
        ("application", "777", "x", "node"),
        ("invoice_out", "31", "x", "type"),
    ):
        with pytest.raises(Invalid) as refusal:
            o.run(ask_correction, key, kind, node, reason)
        assert refusal.value.field == field
    wanted = o.run(ask_correction, key, "other", "9", "war keine Rechnung")
    with pytest.raises(Invalid, match="already"):
        berta.run(ask_correction, key, "application", "22", "x")
    with pytest.raises(Forbidden, match="second person"):
        o.run(agree_correction, wanted)
    assert berta.read(open_correction, key).reason == "war keine Rechnung"  # type: ignore[union-attr]
    assert any(one.page == "documents.archive.archive" for one in berta.read(waiting))
    assert not any(one.page == "documents.archive.archive" and one.request == key for one in o.read(waiting))
    berta.run(decline_correction, wanted)
    assert view(o, key).keep_until == kept
    with pytest.raises(Invalid, match="decided already"):
        berta.run(agree_correction, wanted)
    wanted = o.run(ask_correction, key, "other", "9", "war keine Rechnung")
    berta.run(agree_correction, wanted)
    one = view(o, key)
    assert (one.type, one.node, one.state) == ("other", "9", "filed")
    assert one.keep_until is not None
    assert one.keep_until < kept  # type: ignore[operator]
    assert o.read(open_correction, key) is None
    assert str(o.read(term_of, one).until) == str(one.keep_until)  # type: ignore[union-attr]
    older = "INSERT INTO archive_bond (sha256, owner, until, since) SELECT sha256, 'x', until, '' FROM archive_bond"
    for statement in (
        "UPDATE document SET keep_until = '2020-12-31'",
        "UPDATE document_correction SET until = '2020-12-31'",
        "UPDATE document_correction SET agreed_by = 'admin'",
        "DELETE FROM document_correction",
    ):
        with pytest.raises(DBAPIError, match="guard"), o.book.writing() as connection:
            connection.execute(text(statement))
    with o.book.archive.begin() as connection:
        connection.execute(text(older))
    for statement in ("UPDATE archive_shorter SET until = '2020-01-01'", "DELETE FROM archive_shorter"):
        with pytest.raises(DBAPIError, match="guard"), o.book.archive.begin() as connection:
            connection.execute(text(statement))


def test_a_correction_is_of_what_was_asked(any_office: Office) -> None:
    """Where the term that follows is another one meanwhile, it is asked anew; a type that wants approval gets it."""
    o = any_office
    o.run(save_user, UserDraft("carl", "carl", (), True, GOOD, first_password=GOOD))
    berta = person(o, "berta", "*")
    key = filed(o, "Rechnung", "other", "9", DAY)
    wanted = o.run(ask_correction, key, "letter_in", "50", "ein Brief")
    o.run(
        classify, key, DocumentDraft("Rechnung", "other", "9", doc_date=D(2024, 3, 1), received=D(2024, 3, 1))
    )
    with pytest.raises(Invalid, match="anew"):
        berta.run(agree_correction, wanted)
    o.run(decline_correction, wanted)
    o.run(save_rule, RuleDraft("document", 1, login="carl"))
    wanted = o.run(ask_correction, key, "invoice_in", "30", "eine Rechnung")
    berta.run(agree_correction, wanted)
    assert view(o, key).state == "approval"


def test_the_store_lets_bytes_go_earlier_only_for_two(any_office: Office) -> None:
    """A bond of an earlier day stays as long as it was, unless two people's correction stands beside it."""
    o = any_office
    sha = archive.store(o.book, b"x")

    def until() -> str | None:
        with o.book.archive.connect() as connection:
            return connection.scalar(text("SELECT until FROM archive_bond WHERE owner = 'document:1'"))

    with o.book.archive.begin() as connection:
        old = text(
            "INSERT INTO archive_bond (sha256, owner, until, since) VALUES (:key, 'document:1', '2040-12-31', '2020-01-01')"
        )
        connection.execute(old, {"key": sha})
    from app.data.office import command

    @command("", locks=())
    def bind(unit, day, asked: str = "") -> bool:  # type: ignore[no-untyped-def]
        if asked:
            archive.shorten(unit, "document:1", day, asked)
        archive.bind(unit, [sha], "document:1", day)
        return archive.bound(unit, "document:1")

    assert o.run(bind, D(2030, 12, 31))
    assert until() == "2040-12-31"
    assert o.run(bind, D(2041, 12, 31))
    assert until() == "2041-12-31"
    with pytest.raises(DBAPIError):
        o.run(bind, D(2030, 12, 31), "admin")
    o.run(bind, D(2030, 12, 31), "berta")
    assert until() == "2030-12-31"


def test_a_discarded_paper_stays_discarded(any_office: Office) -> None:
    """Proposed and withdrawn it is discarded again, and can be restored; restored it has no term from before."""
    o = any_office
    key, typed = arrive(o), arrive(o, "Brief der Stadt", type_key="letter_in")
    later = person(o, "admin", "*", now=LATER)
    for one in (key, typed):
        o.run(discard, one)
        later.run(propose, [one], "niemand braucht es")
        later.run(withdraw, [one])
        assert view(o, one).state == "discarded"
    kept = filed(o)
    later.run(propose, [kept], "niemand braucht es")
    later.run(withdraw, [kept])
    assert view(o, kept).state == "filed"
    later.run(restore, key)
    assert view(o, key).keep_until is None
    later.run(classify, key, DocumentDraft("alt", "other", "9", doc_date=D(2012, 5, 4)), None, True)
    assert view(o, key).keep_until == D(2018, 12, 31)


def test_kept_longer_is_said_so(any_office: Office) -> None:
    """What was prolonged while it was proposed is refused because of its term, not because of a hold that is not there."""
    o = any_office
    key = filed(o)
    o.run(propose, [key], "vorbei")
    o.run(extend, [key], D(2040, 12, 31))
    with pytest.raises(Invalid, match="must still be kept"):
        erase(person(o, "berta", "*"), [key])
    one = view(o, key)
    term = o.read(term_of, one)
    assert term is not None
    assert term.until == D(2040, 12, 31)
    assert str(term.why).startswith("until 31/12/2040, as it was filed or prolonged before")


@pytest.mark.parametrize(
    ("direction", "doc_date", "received", "origin"),
    [
        ("in", D(2025, 12, 30), D(2026, 1, 2), D(2026, 1, 2)),
        ("in", D(2026, 1, 2), D(2025, 12, 30), D(2026, 1, 2)),
        ("in", None, D(2026, 1, 2), D(2026, 1, 2)),
        ("out", D(2025, 12, 30), D(2026, 1, 2), D(2025, 12, 30)),
        ("internal", None, D(2026, 1, 2), D(2026, 1, 2)),
    ],
)
def test_the_term_runs_from_the_receipt(direction: str, doc_date: D | None, received: D, origin: D) -> None:
    """§ 147 (4) AO: of a letter that was received it begins with the year in which it was received."""
    assert origin_of(direction, doc_date, received) == origin


def test_the_day_of_receipt_is_typed(any_office: Office) -> None:
    """A letter of December that came in January is kept a year longer; an old paper that nobody dated came when it was written."""
    o = any_office
    draft = DocumentDraft(
        "Brief", "letter_in", "50", _contact(o), doc_date=D(2025, 12, 30), received=D(2026, 1, 2)
    )
    key = arrive(o)
    with pytest.raises(Invalid) as refusal:
        o.run(
            classify,
            key,
            DocumentDraft("Brief", "letter_in", "50", draft.contact, doc_date=DAY, received=D(2027, 1, 1)),
        )
    assert refusal.value.field == "received"
    o.run(classify, key, draft, None, True)
    one = view(o, key)
    assert (one.received, one.keep_until) == (D(2026, 1, 2), D(2032, 12, 31))
    assert likely_received(D(2025, 11, 24), D(2026, 11, 23)) == D(2026, 11, 23)
    assert likely_received(D(2025, 11, 22), D(2026, 11, 23)) == D(2025, 11, 22)
    assert likely_received(None, D(2026, 11, 23)) == D(2026, 11, 23)


def test_a_doubtful_date_is_asked_about() -> None:
    """After the receipt, or more than two years back; everything between is taken."""
    today = D(2026, 11, 23)

    def asked(day: D | None, received: D | None = None) -> bool:
        return doubt(DocumentDraft("x", doc_date=day, received=received), today) is not None

    assert asked(D(2062, 1, 12))
    assert asked(D(2026, 3, 2), D(2026, 3, 1))
    assert asked(D(2024, 11, 22))
    assert not any((asked(D(2024, 11, 24)), asked(today), asked(None), asked(D(2026, 3, 1), D(2026, 3, 1))))
