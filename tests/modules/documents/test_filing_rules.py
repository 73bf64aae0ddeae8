"""Rules that propose: values that are there, tags that show, rules of before that can't be used, and what a rule fits."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from app.core.errors import Invalid
from app.data.office import Office, command
from app.data.queries import query
from app.data.unit import Unit
from app.modules.documents.archive.queries.documents import document, has_documents
from app.modules.documents.archive.queries.filing_rules import rules_source, tried
from app.modules.documents.archive.queries.proposals import proposals
from app.modules.documents.archive.rules.documents import fits, likely_received
from app.modules.documents.archive.services.documents import discard
from app.modules.documents.archive.services.filing_rules import RuleDraft, delete_rule, save_rule
from app.modules.documents.filing.models import FilingRule
from app.modules.documents.filing.services.plan import open_case
from app.modules.organisation.contacts.api import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from tests.conftest import NOW
from tests.modules.documents.conftest import arrive

RULE = RuleDraft("Strom", "type", "invoice_in", "any", "Stadtwerke")


def _proposed(office: Office, key: int) -> dict[str, tuple[str, str]]:
    one = office.read(document, key)
    assert one is not None
    return {
        two.field: (two.value, str(two.why)) for two in office.read(proposals, one, NOW.astimezone().date())
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "Eingangsrechnung"),
        ("type", "nothing"),
        ("contact", "1004"),
        ("contact", "Stadtwerke"),
        ("node", "777"),
        ("case", "12-1/2026"),
        ("tag", " "),
    ],
)
def test_a_value_that_is_not_there_is_refused(any_office: Office, field: str, value: str) -> None:
    """Words where a key is needed, numbers of nobody and places that are not in the plan are marked at their field."""
    with pytest.raises(Invalid) as caught:
        any_office.run(save_rule, replace(RULE, field=field, value=value))
    assert caught.value.field == field


def test_each_field_is_proposed(any_office: Office) -> None:
    """Contact, type, place, case and tags of rules that fit stand in the proposals; the tags of two rules stand together."""
    who = any_office.run(save_contact, ContactDraft("Irgendwer"))
    case = any_office.run(open_case, "Umzug", "12")
    for field, value in (
        ("contact", str(who)),
        ("type", "contract"),
        ("node", "12"),
        ("case", str(case)),
        ("tag", "Telefon"),
    ):
        any_office.run(save_rule, replace(RULE, name=field, field=field, value=value))
    any_office.run(save_rule, replace(RULE, name="z", field="tag", value="Strom"))
    found = _proposed(any_office, arrive(any_office, "Stadtwerke Kiel schreiben"))
    assert {name: found[name][0] for name in ("contact", "type", "node", "case", "tags")} == {
        "contact": str(who), "type": "contract", "node": "12", "case": str(case), "tags": "Telefon, Strom",
    }  # fmt: skip
    assert "“tag”, “z”" in found["tags"][1]


@command("documents.filing.change")
def _old_rule(unit: Unit, field: str, value: str) -> int:
    return unit.insert(
        FilingRule, name="alt", field=field, value=value, way="any", pattern="Rechnung", active=True
    )


def test_rules_of_before_do_not_stand_in_the_way(any_office: Office) -> None:
    """A rule that was saved with words in place of a key proposes nothing, blocks no other guess, and is marked in the list."""
    key = arrive(any_office, "Rechnung Nr. 5 der Stadtwerke, zu zahlen 12,00 EUR")
    before = _proposed(any_office, key)
    old = any_office.run(_old_rule, "type", "Eingangsrechnung")
    assert _proposed(any_office, key) == before
    assert before["type"][0] == "invoice_in"
    good = any_office.run(save_rule, RULE)
    rows = any_office.read(query("")(lambda c: rules_source().page(c, [old, good])))
    assert [row[2] for row in rows] == ["Eingangsrechnung ?", "Incoming invoice"]


def test_a_rule_is_tried_on_the_newest_papers(any_office: Office) -> None:
    """The newest twenty papers are looked at, those discarded are not; an expression that can't be read is refused."""
    for place in range(22):
        arrive(any_office, f"Brief {place} {'Fagott' if place in (0, 20, 21) else ''}", f"b{place}.txt")
    gone = arrive(any_office, "Fagott weg", "weg.txt")
    any_office.run(discard, gone)
    found = any_office.read(tried, "any", "Fagott")
    assert (found.papers, [title for _number, title in found.fitting]) == (20, ["b21.txt", "b20.txt"])
    with pytest.raises(Invalid) as caught:
        any_office.read(tried, "regex", "(")
    assert caught.value.field == "pattern"


def test_a_rule_goes_again(any_office: Office) -> None:
    """What was taken away proposes nothing any more."""
    key = any_office.run(save_rule, replace(RULE, value="contract"))
    paper = arrive(any_office, "Stadtwerke Kiel")
    assert _proposed(any_office, paper)["type"][0] == "contract"
    any_office.run(delete_rule, key)
    assert "by the rule" not in _proposed(any_office, paper).get("type", ("", ""))[1]


def test_an_expression_fits_anywhere_in_any_case() -> None:
    """What it finds fits, what it does not find does not."""
    assert fits("regex", r"rechnung\s+\d+", "Ihre RECHNUNG 4711")
    assert not fits("regex", r"rechnung\s+\d+", "Ihre Rechnung")


def test_the_first_step_is_done_with_the_first_document(office: Office) -> None:
    """An empty archive has none, one that took something in has."""
    assert not office.read(has_documents)
    arrive(office)
    assert office.read(has_documents)


def test_a_paper_of_a_year_came_when_it_was_added() -> None:
    """An older one came when it was written; so did none without a day."""
    added = datetime.date(2026, 11, 23)
    days = [None, *(added - datetime.timedelta(days) for days in (0, 365, 366))]
    assert [likely_received(day, added) for day in days] == [added, added, added, days[3]]
