"""The archive on both databases: filing, search, versions, approval, what may be known by whom, and what no SQL may do."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.core import messages
from app.core.errors import Conflict, Forbidden, Invalid
from app.data import approval_rules, archive, workflow
from app.data.office import Office
from app.data.record_extras import Target
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.modules.documents.archive.queries.documents import (
    term_of,
)
from app.modules.documents.archive.queries.full_text import find
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.documents import (
    Arrival,
    accept,
    discard,
    give_asn,
    restore,
)
from app.modules.documents.archive.services.versions import add_version, take_out
from app.modules.documents.filing.services.plan import FieldDraft, save_field
from app.modules.documents.retention.services import (
    extend,
)
from tests.conftest import GOOD
from tests.modules.documents.archive_cases import _contact, view
from tests.modules.documents.conftest import arrive, filed, person

DAY = datetime.date(2026, 3, 1)


def test_filing_wants_what_the_type_wants(any_office: Office) -> None:
    """What is missing is named by its field, nothing is kept; then the document is filed with its term and its reason."""
    key = arrive(any_office)
    for draft, field in (
        (DocumentDraft(""), "title"),
        (DocumentDraft("x"), "type"),
        (DocumentDraft("x", "invoice_in"), "node"),
        (DocumentDraft("x", "other", "77777", doc_date=DAY), "node"),
        (DocumentDraft("x", "reminder", "30", doc_date=DAY), "contact"),
        (DocumentDraft("x", "other", "9"), "doc_date"),
        (DocumentDraft("x", "other", "9", doc_date=DAY, contact=99), "contact"),
        (DocumentDraft("x", "other", "9", doc_date=DAY, area=9), "area"),
        (DocumentDraft("x", "other", "9", doc_date=DAY, currency="EURO"), "currency"),
        (
            DocumentDraft("x", "other", "9", doc_date=DAY, expires=DAY, notice=datetime.date(2027, 1, 1)),
            "notice",
        ),
    ):
        with pytest.raises(Invalid) as refusal:
            any_office.run(classify, key, draft, None, True)
        assert refusal.value.field == field
    assert view(any_office, key).state == "inbox"
    any_office.run(
        classify,
        key,
        DocumentDraft("Bescheid", "tax_notice", "33", doc_date=DAY, tags=("wichtig", "2026")),
        None,
        True,
    )
    one = view(any_office, key)
    assert (one.state, one.keep_until, one.tags) == (
        "filed",
        datetime.date(2036, 12, 31),
        ("2026", "wichtig"),
    )
    term = any_office.read(term_of, one)
    assert term is not None
    assert str(term.why).startswith("until 31/12/2036 because Tax assessment, 10 years, year 2026: ")
    messages.use_language("de")
    assert str(any_office.read(term_of, one).why).startswith(
        "bis 31.12.2036, weil Steuerbescheid, 10 Jahre, Jahr 2026: "
    )  # type: ignore[union-attr]


@pytest.mark.parametrize(("kind", "node"), [("letter_in", "10"), ("contract", "30")])
def test_a_term_that_has_not_begun_is_the_longer_one(office: Office, kind: str, node: str) -> None:
    """What is kept until some years after a contract's end has no last day yet; a paper in the same place or of that type waits for it."""
    one = view(office, filed(office, type_key=kind, node=node, day=DAY, contact=_contact(office)))
    assert (one.retention, one.keep_until) == ("contract", None)


def test_the_longer_term_wins_and_never_falls(any_office: Office) -> None:
    """Type and place both ask; the later end wins. A filed document is never kept shorter, by the program or by SQL."""
    key = filed(any_office, type_key="letter_in", node="30", day=DAY, contact=_contact(any_office))
    assert view(any_office, key).keep_until == datetime.date(2034, 12, 31)
    any_office.run(classify, key, DocumentDraft("x", "manual", "9", doc_date=DAY))
    assert view(any_office, key).keep_until == datetime.date(2034, 12, 31)
    any_office.run(extend, [key], datetime.date(2040, 12, 31))
    assert view(any_office, key).keep_until == datetime.date(2040, 12, 31)
    with pytest.raises(Invalid):
        any_office.run(extend, [key], datetime.date(2039, 12, 31))
    for statement in (
        "UPDATE document SET keep_until = '2020-12-31'",
        "UPDATE document SET keep_until = NULL",
        "UPDATE document SET state = 'erased'",
        "DELETE FROM document",
        "DELETE FROM document_version",
        "UPDATE document_version SET size = 1",
    ):
        with pytest.raises(DBAPIError, match="guard"), any_office.book.writing() as connection:
            connection.execute(text(statement))
    with pytest.raises(DBAPIError, match="guard"), any_office.book.archive.begin() as connection:
        connection.execute(text("DELETE FROM archive_blob"))
    older = "INSERT INTO archive_bond (sha256, owner, until, since) SELECT sha256, 'older', until, '' FROM archive_bond"
    with any_office.book.archive.begin() as connection:
        connection.execute(
            text(older)
        )  # as if it was filed on an earlier day: from the next day on a term binds
    for statement in (
        "UPDATE archive_bond SET until = '2020-01-01' WHERE owner = 'older'",
        "UPDATE archive_bond SET until = NULL WHERE owner = 'older'",
        "UPDATE archive_bond SET since = '9999-01-01'",
        "DELETE FROM archive_bond",
    ):
        with pytest.raises(DBAPIError, match="guard"), any_office.book.archive.begin() as connection:
            connection.execute(text(statement))


def test_fields_of_a_type_are_typed(any_office: Office) -> None:
    """A value that does not fit its field is named there; what fits is kept and found."""
    money = any_office.run(save_field, FieldDraft("other", "Kaution", "money"))
    choice = any_office.run(save_field, FieldDraft("other", "Farbe", "choice", True, ("rot", "blau")))
    with pytest.raises(Invalid, match="already"):
        any_office.run(save_field, FieldDraft("other", " Kaution ", "money"))
    any_office.run(save_field, FieldDraft("contract", "Kaution", "money"))  # each type has its own
    key = arrive(any_office)
    for values, field in (
        ({money: "abc", choice: "rot"}, f"field{money}"),
        ({choice: "grün"}, f"field{choice}"),
        ({}, f"field{choice}"),
    ):
        with pytest.raises(Invalid) as refusal:
            any_office.run(
                classify, key, DocumentDraft("x", "other", "9", doc_date=DAY, values=values), None, True
            )
        assert refusal.value.field == field
    any_office.run(
        classify,
        key,
        DocumentDraft("x", "other", "9", doc_date=DAY, values={money: "1234.50", choice: "blau"}),
        None,
        True,
    )
    assert view(any_office, key).values == {money: "1234.50", choice: "blau"}
    assert [hit.key for hit in any_office.read(find, "blau").found] == [key]


def test_versions_conflicts_and_taking_out(any_office: Office) -> None:
    """Earlier bytes stay; the same again is refused; who has taken a document is alone in adding; a stale form is a conflict."""
    key = filed(any_office)
    other = person(any_office, "bert", "documents.*")
    with pytest.raises(Conflict):
        any_office.run(classify, key, DocumentDraft("y", "other", "9", doc_date=DAY), 1)
    other.run(take_out, key)
    sha = archive.store(any_office.book, b"neu")
    fresh = Arrival(sha, 3, "text/plain", "neu.txt", "ganz anderer Wortlaut", text_from="text", pages=1)
    with pytest.raises(Invalid, match="bert"):
        any_office.run(add_version, key, fresh, "Nachtrag")
    assert other.run(add_version, key, fresh, "Nachtrag") == 2
    with pytest.raises(Invalid, match="already"):
        other.run(add_version, key, fresh, "")
    one = view(any_office, key)
    assert [version.place for version in one.versions] == [1, 2]
    assert one.checked_out_by == ""
    assert [hit.key for hit in any_office.read(find, "Wortlaut").found] == [key]


def test_archive_numbers_are_given_once(any_office: Office) -> None:
    """The next number comes by itself; one that is stuck on another paper is refused."""
    first, second = filed(any_office), filed(any_office, "zwei")
    assert any_office.run(give_asn, first) == 1
    assert any_office.run(give_asn, first) == 1
    with pytest.raises(Invalid, match="not free"):
        any_office.run(give_asn, second, 1)
    assert any_office.run(give_asn, second, 7) == 7


def test_search_finds_the_same_on_both_databases(any_office: Office) -> None:
    """Stems, folding, phrases, figures as written, fields, exclusion, prefixes, a better word; the newest first."""
    a = filed(
        any_office,
        "Straßenbaumaßnahme",
        text="Die Straßenbaumaßnahme kostet 1.234,56 EUR, Rechnung RE-2026-0042",
        day=DAY,
    )
    b = filed(
        any_office, "Vereinsbeiträge", text="Vereinsbeiträge der Mitglieder, IBAN DE89 3704 0044 0532 0130 00"
    )
    c = filed(any_office, "Köln", text="Brief aus Köln über die Maßnahme", amount=50000)
    expected = {
        "strassenbaumassnahme": [a],
        "vereinsbeitrag": [b],
        "koln": [c],
        '"der Mitglieder"': [b],
        '"Mitglieder der"': [],
        "RE-2026-0042": [a],
        "0042-2026": [],
        "1234,56": [a],
        "1,234.56": [a],
        "DE89370400440532013000": [b],
        "straß": [a],
        "massnahme -köln": [a],
        "massnahme": [c, a],
        "amount>100": [c],
        "date:2026": [a],
        "date:2012 brief": [c],
        'title:"vereins"': [b],
        "type:other": [c, b, a],
        "state:filed -massnahme": [b, a],
        "nummer:00002": [b],
    }
    for typed, keys in expected.items():
        assert [hit.key for hit in any_office.read(find, typed).found] == keys, typed
    hit = any_office.read(find, "massnahme").found[0]
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Maßnahme"]
    assert any_office.read(find, "vereinsbeitrega").meant == "Vereinsbeiträge"
    assert any_office.read(find, "qqqqqq").meant == ""
    with pytest.raises(Invalid):
        any_office.read(find, "amount>viel")


def test_approval_needs_someone_else(any_office: Office) -> None:
    """An invoice is approved by rules: amounts, substitutes, four eyes; a rejection needs a reason and brings it back."""
    o = any_office
    o.run(save_role, RoleDraft("Leitung", ("*",)))
    for login in ("carla", "dora", "emil"):
        o.run(
            save_user,
            UserDraft(login, login, ("Leitung",) if login != "emil" else (), True, GOOD, first_password=GOOD),
        )
    contact = _contact(o)

    def invoice(amount: int) -> int:
        key = arrive(o, f"Rechnung {amount}")
        draft = DocumentDraft(
            "Rechnung", "invoice_in", "30", contact, doc_date=DAY, amount=amount, reference="R1"
        )
        return o.run(classify, key, draft, None, True)

    assert view(o, invoice(100)).state == "filed"  # before anyone said who approves
    with pytest.raises(Invalid, match="No rule"):
        o.run(workflow.start, "document", 1)
    for bad, field in (
        (approval_rules.RuleDraft("nothing", login="dora"), "kind"),
        (approval_rules.RuleDraft("document"), "login"),
        (approval_rules.RuleDraft("document", login="nobody"), "login"),
        (approval_rules.RuleDraft("document", role="Niemand"), "role"),
        (approval_rules.RuleDraft("document", position=0, login="dora"), "position"),
    ):
        with pytest.raises(Invalid) as refusal:
            o.run(approval_rules.save_rule, bad)
        assert refusal.value.field == field
    o.run(approval_rules.save_rule, approval_rules.RuleDraft("document", 1, login="dora", substitute="emil"))
    o.run(
        approval_rules.save_rule, approval_rules.RuleDraft("document", 2, role="Leitung", from_amount=100_000)
    )
    small, large = invoice(5_000), invoice(200_000)
    assert view(o, small).state == "approval"
    step = o.read(workflow.steps_of, Target("document", small))[0]
    with pytest.raises(Forbidden, match="someone else"):
        o.run(workflow.decide, step.id, True)
    emil, carla, dora = (person(o, login, "*") for login in ("emil", "carla", "dora"))
    with pytest.raises(Forbidden, match="dora"):
        carla.run(workflow.decide, step.id, True)
    with pytest.raises(Invalid, match="why"):
        emil.run(workflow.decide, step.id, False, " ")
    emil.run(workflow.decide, step.id, True, "passt")
    assert view(o, small).state == "filed"
    with pytest.raises(Invalid, match="already"):
        dora.run(workflow.decide, step.id, True)
    first, second = o.read(workflow.steps_of, Target("document", large))
    assert (first.state, second.state) == ("open", "waiting")
    dora.run(workflow.decide, first.id, True)
    assert [one.id for one in carla.read(workflow.waiting_for, "carla")] == [second.id]
    carla.run(workflow.decide, second.id, False, "falsche Adresse")
    one = view(o, large)
    assert (one.state, one.reason) == ("inbox", "falsche Adresse")


def test_discarding_can_be_taken_back(any_office: Office) -> None:
    """What nobody needs leaves the inbox and can return; what was in quarantine is filed by hand."""
    key = arrive(any_office)
    any_office.run(discard, key)
    assert view(any_office, key).state == "discarded"
    any_office.run(restore, key)
    any_office.run(classify, key, DocumentDraft("x", "other", "9", doc_date=DAY), None, True)
    assert view(any_office, key).keep_until == datetime.date(2032, 12, 31)
    with pytest.raises(Invalid):
        any_office.run(accept, key)
