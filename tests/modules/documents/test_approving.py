"""What was approved is what is filed: any change of it asks anew, one person decides one step, a decision can be taken back."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.core.errors import Forbidden, Invalid
from app.data import archive
from app.data.approval_rules import RuleDraft, save_rule
from app.data.office import Office
from app.data.record_extras import Target
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.data.workflow import (
    StepView,
    by_another,
    decide,
    start,
    steps_of,
    undo_decision,
    waiting_for,
    without_person,
)
from app.modules.documents.archive.queries.approving import waiting_documents
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.services.bulk import set_documents
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.documents import Arrival
from app.modules.documents.archive.services.versions import add_version
from tests.conftest import GOOD, NOW
from tests.modules.documents.archive_cases import _contact, view
from tests.modules.documents.conftest import arrive, filed, person

DAY = datetime.date(2026, 3, 1)
BASE = DocumentDraft("Rechnung", "invoice_in", "30", doc_date=DAY, amount=9_900, reference="R1")


def people(o: Office, *logins: str) -> list[Office]:
    """Return offices of people who may sign in and decide."""
    o.run(save_role, RoleDraft("Leitung", ("*",)))
    for login in logins:
        o.run(save_user, UserDraft(login, login, ("Leitung",), True, GOOD, first_password=GOOD))
    return [person(o, login, "*") for login in logins]


def rules(o: Office) -> None:
    """Berta approves everything, Carl what costs 500 and more."""
    o.run(save_rule, RuleDraft("document", 1, login="berta"))
    o.run(save_rule, RuleDraft("document", 2, login="carl", from_amount=50_000))


def steps(o: Office, key: int) -> Sequence[StepView]:
    """Return the steps of the newest run of a document."""
    found = o.read(steps_of, Target("document", key))
    return [one for one in found if one.run == found[-1].run]


def invoice(o: Office, draft: DocumentDraft) -> int:
    """Take an invoice in and file it into approval."""
    key = arrive(o, f"Rechnung {draft.amount} {draft.title}")
    return o.run(classify, key, draft, None, True)


def test_everybody_of_a_role_is_asked_but_who_asks(any_office: Office) -> None:
    """A rule for every person of a role makes a step for each; who files the paper is none of them, and approves nothing of their own."""
    berta, _carl, _dora = people(any_office, "berta", "carl", "dora")
    any_office.run(save_rule, RuleDraft("document", 1, role="Leitung", every=True))
    key = invoice(berta, replace(BASE, contact=_contact(any_office)))
    assert sorted(one.login for one in steps(any_office, key)) == ["carl", "dora"]
    outside = invoice(
        any_office, replace(BASE, contact=_contact(any_office, "Andere Werke AG"), reference="R-2")
    )
    assert sorted(one.login for one in steps(any_office, outside)) == ["berta", "carl", "dora"]


def test_any_change_of_what_is_approved_asks_anew(any_office: Office) -> None:
    """Amount, partner, type and file are frozen in the approval: while it runs and afterwards a change of one begins it anew by its rules."""
    o = any_office
    berta, carl, _dora = people(o, "berta", "carl", "dora")
    rules(o)
    who, other = _contact(o), _contact(o, "Andere Werke AG")
    draft = replace(BASE, contact=who)
    key = invoice(o, draft)
    assert [one.login for one in steps(o, key)] == ["berta"]
    stale = steps(o, key)[0].id
    o.run(classify, key, replace(draft, title="Rechnung neu", tags=("eilig",)))
    assert steps(o, key)[0].id == stale  # what is not approved may change
    o.run(classify, key, replace(draft, amount=990_000))
    assert [one.login for one in steps(o, key)] == ["berta", "carl"]
    with pytest.raises(Invalid, match="already"):
        berta.run(decide, stale, True)
    for office in (berta, carl):
        office.run(decide, office.read(waiting_for, office.actor.login)[0].id, True)
    assert view(o, key).state == "filed"
    draft = replace(draft, amount=990_000)
    dear = [["berta"], ["berta", "carl"]]
    changes = (
        (replace(draft, amount=100), dear[0]),
        (replace(draft, contact=other, amount=100), dear[0]),
        (draft, dear[1]),
    )
    for changed, logins in changes:
        o.run(classify, key, changed)
        assert view(o, key).state == "approval"
        assert [one.login for one in steps(o, key)] == logins
        for office in (berta, carl)[: len(logins)]:
            office.run(decide, office.read(waiting_for, office.actor.login)[0].id, True)
        assert view(o, key).state == "filed"
    sha = archive.store(o.book, b"eine andere Rechnung")
    fresh = Arrival(sha, 20, "text/plain", "neu.txt", "eine andere Rechnung", text_from="text", pages=1)
    o.run(add_version, key, fresh, "Korrektur")
    assert view(o, key).state == "approval"
    assert o.run(set_documents, [key], "contact", "", preview=True).change


def test_a_type_that_wants_approval_gets_one_later_too(any_office: Office) -> None:
    """A paper filed as something else and then called an invoice is approved; an invoice called something else no longer waits."""
    o = any_office
    berta, carl = people(o, "berta", "carl")
    rules(o)
    who = _contact(o)
    key = filed(o, "Sonstiges", day=DAY)
    o.run(classify, key, replace(BASE, contact=who, amount=9_000_000))
    assert view(o, key).state == "approval"
    assert [one.login for one in steps(o, key)] == ["berta", "carl"]
    with pytest.raises(Forbidden, match="You asked"):
        person(o, "admin", "*").run(decide, steps(o, key)[0].id, True)
    o.run(classify, key, DocumentDraft("Brief", "other", "30", who, doc_date=DAY))
    assert view(o, key).state == "filed"
    assert not berta.read(waiting_for, "berta")
    assert not carl.read(waiting_for, "carl")


def test_one_person_decides_one_step(any_office: Office) -> None:
    """Who decided as approver is no substitute in the same approval, and is not offered its steps; too few people is said at the start."""
    o = any_office
    berta, dora = people(o, "berta", "dora")
    carl = person(o, "carl", "*")
    o.run(save_user, UserDraft("carl", "carl", (), True, GOOD, first_password=GOOD))
    o.run(save_rule, RuleDraft("document", 1, login="dora"))
    o.run(save_rule, RuleDraft("document", 2, login="berta", substitute="dora"))
    draft = replace(BASE, contact=_contact(o))
    key = invoice(o, draft)
    first, second = steps(o, key)
    dora.run(decide, first.id, True)
    assert not dora.read(waiting_for, "dora")
    with pytest.raises(Forbidden, match="already"):
        dora.run(decide, second.id, True)
    berta.run(decide, second.id, True)
    o.run(save_rule, RuleDraft("document", 1, login="carl", substitute="dora"))
    key = invoice(o, replace(draft, title="zwei"))
    one = next(step for step in steps(o, key) if step.login == "carl")
    with pytest.raises(Invalid, match="needed for step 1"):
        dora.run(decide, one.id, True)  # nobody else could decide the step that waits for dora alone
    carl.run(decide, one.id, True)
    dora.run(decide, next(step for step in steps(o, key) if step.login == "dora").id, True)
    with pytest.raises(Invalid, match="four eyes"):
        dora.run(classify, key, replace(draft, amount=1))


def test_people_are_matched_to_steps() -> None:
    """Each person takes one step; the first that nobody is left for is named, whatever the order."""
    assert without_person([{"a", "b"}, {"a"}]) is None
    assert without_person([{"a"}, {"a"}]) == 1
    assert without_person([{"a", "b"}, {"a", "c"}, {"a"}]) is None
    assert without_person([set()]) == 0
    assert without_person([]) is None


def test_a_decision_is_taken_back_until_the_next_step(any_office: Office) -> None:
    """Undo works for one's own decision, until the next is made; the last one on the same day, and not once the paper went on."""
    o = any_office
    berta, carl = people(o, "berta", "carl")
    rules(o)
    draft = replace(BASE, contact=_contact(o), amount=200_000)
    key = invoice(o, draft)
    first, second = (one.id for one in steps(o, key))
    berta.run(decide, first, True)
    with pytest.raises(Forbidden, match="Only who decided"):
        carl.run(undo_decision, first)
    berta.run(undo_decision, first)
    assert [one.state for one in steps(o, key)] == ["open", "waiting"]
    berta.run(decide, first, True)
    carl.run(decide, second, False, "falsch")
    assert (view(o, key).state, view(o, key).keep_until) == ("inbox", None)
    with pytest.raises(Invalid, match="went on"):
        berta.run(undo_decision, first)
    carl.run(undo_decision, second)
    one = view(o, key)
    assert (one.state, one.reason, one.keep_until) == ("approval", "", datetime.date(2034, 12, 31))
    carl.run(decide, second, True)
    with pytest.raises(Invalid, match="went on"):
        person(o, "carl", "*", now=NOW + datetime.timedelta(days=1)).run(undo_decision, second)
    carl.run(undo_decision, second)
    carl.run(decide, second, True)
    o.run(classify, key, replace(draft, amount=1))
    with pytest.raises(Invalid, match="went on"):
        carl.run(undo_decision, second)


def test_a_change_behind_the_back_is_refused(any_office: Office) -> None:
    """What is decided is what was asked for: a row changed without a new approval can't be approved."""
    from app.data.office import command
    from app.modules.documents.archive.models import Document

    @command("", locks=())
    def behind(unit, key: int) -> None:  # type: ignore[no-untyped-def]
        unit.update(Document, key, {"amount": 77})

    o = any_office
    (berta,) = people(o, "berta")
    o.run(save_rule, RuleDraft("document", 1, login="berta"))
    draft = replace(BASE, contact=_contact(o))
    key = invoice(o, draft)
    o.run(behind, key)
    step = steps(o, key)[0].id
    with pytest.raises(Invalid, match="was changed"):
        berta.run(decide, step, True)
    o.run(classify, key, replace(draft, amount=77))
    assert steps(o, key)[0].id != step
    waiting = berta.read(waiting_documents, "berta")
    assert [(one.amount, one.contact) for one in waiting] == [(77, "Stadtwerke Kiel GmbH")]


def test_four_eyes_is_one_rule(any_office: Office) -> None:
    """Approvals, payments, erasures and corrections ask the same question."""
    from app.data.office import command

    @command("", locks=())
    def ask(unit, first: str) -> None:  # type: ignore[no-untyped-def]
        by_another(unit, first, "x {a}", a="b")

    any_office.run(ask, "other")
    with pytest.raises(Forbidden, match="x b"):
        any_office.run(ask, any_office.actor.login)
    with pytest.raises(Invalid, match="No rule"):
        any_office.run(start, "document", filed(any_office))
