"""Dunning in a book: three levels, costs as a claim, taken back, blocked, paid in parts, and never twice; on both databases where it races."""

from __future__ import annotations

import datetime
import io
import json
import re

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from app.core.errors import Invalid
from app.data import archive
from app.data.office import Office
from app.data.queries import query as reads
from app.data.verify import verify
from app.modules.documents.archive.models import DocumentVersion
from app.modules.finance.dunning.cli import group as dunning_verbs
from app.modules.finance.dunning.queries.facts import groups
from app.modules.finance.dunning.queries.letters import (
    blocks_source,
    items_of,
    letter,
    letters,
    letters_source,
)
from app.modules.finance.dunning.queries.levels import group, last_rate, level, levels_source
from app.modules.finance.dunning.queries.papers import letter_paper, statement_paper
from app.modules.finance.dunning.queries.plans import plans_source
from app.modules.finance.dunning.queries.proposal import proposal_source, summary
from app.modules.finance.dunning.queries.statement import statement
from app.modules.finance.dunning.queries.waiting import waiting
from app.modules.finance.dunning.rules.dunning import BlockDraft, GroupDraft, LevelDraft, PlanDraft, RateDraft
from app.modules.finance.dunning.services.claims import post_costs, take_back_letter, take_back_run
from app.modules.finance.dunning.services.registers import (
    agree_plan,
    block_items,
    end_block,
    end_plan,
    save_group,
    save_level,
    save_rate,
)
from app.modules.finance.dunning.services.running import run_dunning
from app.modules.finance.open_items.queries.items import open_items_source, open_on
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.organisation.contacts import api as contacts
from app.modules.organisation.contacts.queries.front_desk import front_desk, timeline
from app.paper.sales import sales_pdf
from tests.modules.finance.dunning_cases import D, another, chosen, late, paid, preview, sold

FIRST, SECOND, THIRD = D(2026, 3, 25), D(2026, 4, 10), D(2026, 4, 30)


def standing(office: Office, account: str = "10010") -> dict[str, int]:
    """Return what is open on an account by document."""
    return {one.document: one.amount for one in office.read(open_on, [account])}


def words_of(data: bytes) -> str:
    """Return the words of a PDF, each blank once."""
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


def filed(office: Office, key: int) -> str:
    """Return the words of the filed paper of a letter."""
    one = office.read(letter, key)
    assert one is not None
    v = DocumentVersion
    sha = office.read(
        reads("")(
            lambda c: c.scalar(
                v.__table__.select().with_only_columns(v.sha256).where(v.document_id == one.file)
            )
        )
    )
    return words_of(archive.load(office.book, sha))


def test_three_levels(any_office: Office) -> None:
    """Each run gives the next level, its letter is filed with its customer, and the costs add up as the law has it."""
    who = late(any_office)
    done = [any_office.run(run_dunning, day) for day in (FIRST, SECOND, THIRD)]
    keys = [one.letters[0] for one in done]
    found = {one.id: one for one in any_office.read(letters, keys)}
    first, second, third = (found[key] for key in keys)
    assert [one.level for one in (first, second, third)] == [1, 2, 3]
    assert (first.total, first.interest, first.fee) == (1_190_00, 0, 0)
    # the reminder of 25 March has arrived on the 28th: default from the 29th (§ 286 (1)); 13 days to 10 April
    # at 1.27 + 9 % on 1,190: 4.3527
    assert (second.interest, second.fee, second.lump, second.total) == (4_35, 5_00, 0, 1_199_35)
    # 33 days to 30 April: 11.0493; fee of before and now, lump sum of § 288 (5)
    assert (third.interest, third.fee, third.earlier, third.lump) == (11_05, 5_00, 5_00, 40_00)
    assert third.total == 1_190_00 + 11_05 + 10_00 + 40_00
    text = filed(any_office, keys[2])
    for words in ("Letzte Mahnung", "AR-1", "1.251,05", "29.03.2026", "33 Tage zu 10,27 %", third.number):
        assert words in text, words
    happened = any_office.read(timeline, who)
    assert sum(third.number in f"{one.title}" for one in happened) >= 1
    with pytest.raises(Invalid):
        any_office.run(run_dunning, D(2026, 5, 30))  # there is no fourth level
    assert all(one.ok for one in verify(any_office.book))


def test_a_preview_is_made_once(any_office: Office) -> None:
    """The same preview sent again gives nothing; what was paid meanwhile is left out; the next level waits for the term."""
    late(any_office, 2)
    shown = chosen(preview(any_office, FIRST))
    paid(any_office, "AR-2", D(2026, 3, 24), 1_190_00)
    done = any_office.run(run_dunning, FIRST, shown)
    assert (len(done.letters), done.gone) == (1, 1)
    with pytest.raises(Invalid):
        any_office.run(run_dunning, FIRST, shown)
    assert [one.document for one in any_office.read(items_of, done.letters[0])] == ["AR-1"]
    later = preview(any_office, SECOND)
    any_office.run(run_dunning, SECOND)
    with pytest.raises(Invalid):  # the items have level 2 by now, the preview showed the step to 2
        any_office.run(run_dunning, SECOND, chosen(later))
    with pytest.raises(Invalid) as day:
        any_office.run(run_dunning, FIRST)
    assert day.value.field == "day"


def test_costs_as_a_claim(any_office: Office) -> None:
    """Posted costs stay open when only the invoice is paid, carry no VAT, bear no interest, and are not demanded twice."""
    late(any_office)
    for day in (FIRST, SECOND):
        key = any_office.run(run_dunning, day).letters[0]
    first = any_office.read(letters, any_office.read(letters_source().keys, {}))[-1].id
    with pytest.raises(Invalid):
        any_office.run(post_costs, first)  # the second letter demands them
    before = any_office.read(make_return, D(2026, 4, 1), D(2026, 4, 30)).rows
    any_office.run(post_costs, key)
    one = any_office.read(letter, key)
    assert one is not None
    assert standing(any_office) == {"AR-1": 1_190_00, one.number: 9_35}
    assert any_office.read(make_return, D(2026, 4, 1), D(2026, 4, 30)).rows == before
    with pytest.raises(Invalid):
        any_office.run(post_costs, key)
    third = any_office.run(run_dunning, THIRD).letters[0]
    found = any_office.read(letter, third)
    assert found is not None
    assert (found.interest, found.earlier, found.fee, found.lump) == (11_05 - 4_35, 0, 5_00, 40_00)
    any_office.run(take_back_letter, third, "Irrtum")
    paid(any_office, "AR-1", D(2026, 5, 4), 1_190_00)
    assert standing(any_office) == {one.number: 9_35}
    any_office.run(take_back_letter, key, "Kulanz")
    assert standing(any_office) == {}
    assert all(check.ok for check in verify(any_office.book))


def test_taking_back(any_office: Office) -> None:
    """A letter is taken back while nothing later stands on it; then the level is given anew, and a run goes back as a whole."""
    late(any_office)
    another(any_office, "10020", "Sörensen OHG")
    sold(any_office, "AR-9", D(2026, 3, 2), 50_00, "10020")
    run = any_office.run(run_dunning, FIRST)
    assert len(run.letters) == 2
    second = any_office.run(run_dunning, SECOND, chosen(preview(any_office, SECOND))[:1])
    with pytest.raises(Invalid):
        any_office.run(take_back_letter, run.letters[0], "Irrtum")
    with pytest.raises(Invalid):
        any_office.run(take_back_run, run.key, "Irrtum")
    assert any_office.read(letter, run.letters[1]).state == "sent"  # all or none
    any_office.run(take_back_run, second.key, "Irrtum")
    with pytest.raises(Invalid) as why:
        any_office.run(take_back_letter, run.letters[0], " ")
    assert why.value.field == "reason"
    assert any_office.run(take_back_run, run.key, "Falscher Tag") == 2
    with pytest.raises(Invalid):
        any_office.run(take_back_letter, run.letters[0], "noch einmal")
    again = any_office.run(run_dunning, FIRST)
    assert [one.level for one in any_office.read(letters, again.letters)] == [1, 1]


def test_posted_costs_that_were_paid_hold_the_letter(any_office: Office) -> None:
    """A letter whose costs were paid is not taken back before the payment is."""
    late(any_office)
    any_office.run(run_dunning, FIRST)
    key = any_office.run(run_dunning, SECOND).letters[0]
    any_office.run(post_costs, key)
    number = any_office.read(letter, key).number
    paid(any_office, number, D(2026, 4, 20), 5_00)
    with pytest.raises(Invalid):
        any_office.run(take_back_letter, key, "Kulanz")


def test_blocks_and_plans(office: Office) -> None:
    """A blocked item and one in a plan that is kept stay; a part that is missed ends the peace, a payment keeps it."""
    who = late(office, 2)
    keys = list(office.read(open_items_source("debtor").keys, {}))
    made = office.run(block_items, keys[:1], BlockDraft("disputed", "Menge bestritten", D(2099, 1, 1)))
    assert office.run(block_items, keys[:1], BlockDraft("agreed", "Mehr Zeit")) == made
    assert len(office.read(blocks_source().keys, {})) == 1
    with pytest.raises(Invalid):
        office.run(block_items, keys[:1], BlockDraft("disputed", ""))
    with pytest.raises(Invalid):
        office.run(block_items, keys[:1], BlockDraft("disputed", "x", D(2020, 1, 1)))
    today = office.clock().astimezone().date()
    plan = office.run(agree_plan, PlanDraft("10010", ("AR-2",), today, 4))
    assert {one.reason for one in preview(office, FIRST).left_out} == {"item", "plan"}
    with pytest.raises(Invalid):
        office.run(agree_plan, PlanDraft("10010", ("AR-2",), today, 4))
    for wrong in (PlanDraft("10010", ("AR-7",), today, 2), PlanDraft("10010", ("AR-1",), today, 0)):
        with pytest.raises(Invalid):
            office.run(agree_plan, wrong)
    after = today + datetime.timedelta(days=4)
    late_day = preview(office, after)
    assert [left.reason for left in late_day.left_out if left.claim.document == "AR-2"] != ["plan"]
    paid(office, "AR-2", D(2026, 6, 1), 297_50)
    assert [left.reason for left in preview(office, after).left_out if left.claim.document == "AR-2"] == [
        "plan"
    ]
    rows = office.read(plans_source().page, [plan])
    assert "kept" in rows[0]
    block = next(one for one in office.read(front_desk, who).blocks if one.title == "Dunning")
    assert len(block.lines) == 2
    assert office.read(waiting) == []
    much_later = Office(office.book, office.actor, lambda: office.clock() + datetime.timedelta(days=60))
    told = ["1 customer is to be reminded", "1 payment plan was missed"]
    assert [str(one.words) for one in much_later.read(waiting)] == told
    office.run(end_plan, plan)
    with pytest.raises(Invalid):
        office.run(end_plan, plan)
    office.run(end_block, made[0])
    assert len(chosen(preview(office, FIRST))) == 2


def test_groups_levels_and_rates(office: Office) -> None:
    """A tag leads to its own levels; what contradicts itself is refused at its field; a base rate of the book is used."""
    late(office, tags="Stammkunde")
    own = office.run(save_group, GroupDraft("Stamm", "tag", "Stammkunde"))
    assert office.run(save_group, GroupDraft("Stammkunden", "tag", "Stammkunde"), own, 1) == own
    assert {one.reason for one in preview(office, FIRST).left_out} == {"levels"}
    texts = {
        "subject_de": "Erinnerung",
        "text_de": "bis {until}",
        "subject_en": "Reminder",
        "text_en": "by {until}",
    }
    one = office.run(save_level, LevelDraft(own, 1, 5, **texts))
    assert preview(office, FIRST).letters[0].level.id == one
    refused = (
        (save_level, LevelDraft(own, 1, 9, **texts), "level"),
        (save_level, LevelDraft(own, 2, 4, **texts), "days"),
        (save_level, LevelDraft(own, 2, 9, **{**texts, "text_de": "{wann}"}), "text_de"),
        (save_level, LevelDraft(own, 2, 9, fee=-1, **texts), "fee"),
        (save_group, GroupDraft("Mehr", "tag", ""), "tag"),
        (save_group, GroupDraft("Mehr", "tag", "stammkunde"), "tag"),
        (save_group, GroupDraft("Mehr", "business"), "kind"),
        (save_rate, RateDraft(D(2026, 7, 2), 100), "valid_from"),
        (save_rate, RateDraft(D(2026, 7, 1), None), "rate"),
    )
    for command, draft, field in refused:
        with pytest.raises(Invalid) as why:
            office.run(command, draft)
        assert why.value.field == field
    assert office.read(last_rate) == D(2026, 1, 1)
    office.run(save_level, LevelDraft(own, 2, 9, interest=True, **texts))
    office.run(run_dunning, FIRST)
    wanted = preview(office, D(2026, 7, 10))
    assert [left.reason for left in wanted.left_out] == ["rate"]
    assert [one.page for one in office.read(waiting)] == ["finance.dunning.levels"]
    office.run(save_rate, RateDraft(D(2026, 7, 1), 200, "Bundesanzeiger"))
    assert [str(one.words) for one in office.read(waiting)] == ["1 customer is to be reminded"]
    with pytest.raises(Invalid):
        office.run(save_rate, RateDraft(D(2026, 7, 1), 300))
    letter_ = preview(office, D(2026, 7, 10)).letters[0]
    # 29 March to 30 June: 94 days at 10.27 %; 10 days at 11 %: 31.4735 + 3.5863
    assert letter_.interest == 35_06
    assert office.read(level, one).draft.subject_de == "Erinnerung"
    assert office.read(group, own).draft.tag == "Stammkunde"
    assert len(office.read(levels_source().keys, {})) == 8
    assert len(office.read(reads("")(groups))) == 3


def test_credit_and_contacts(office: Office) -> None:
    """What the customer paid without a document keeps it from being dunned; so do its block, and no contact at all."""
    who = late(office)
    paid(office, "B-1", D(2026, 3, 20), 1_190_00)
    assert {one.reason for one in preview(office, FIRST).left_out} == {"credit"}
    sold(office, "AR-2", D(2026, 3, 2), 500_00)
    assert len(chosen(preview(office, FIRST))) == 2
    view = office.read(contacts.contact, who)
    changed = {**vars(view.draft), "dunning_block": True, "dunning_block_reason": "Insolvenz"}
    office.run(contacts.save_contact, contacts.ContactDraft(**changed), who, view.version)
    assert {str(one.words) for one in preview(office, FIRST).left_out} == {
        "contact gets no reminders: Insolvenz"
    }
    found = office.read(summary, FIRST)
    assert (found.letters, found.stay) == (0, 2)
    rows = office.read(proposal_source().page, office.read(proposal_source().keys, {}))
    assert all("Insolvenz" in str(row[-3]) for row in rows)


def test_the_statement_of_an_account(office: Office) -> None:
    """Every movement stands on it with the balance after it; what was before is carried; German and English."""
    late(office, 2)
    paid(office, "AR-1", D(2026, 4, 2), 1_000_00)
    found = office.read(statement, "10010", D(2026, 3, 3), D(2026, 4, 30))
    assert [(one.document, one.amount, one.balance) for one in found.rows] == [
        ("AR-2", 1_190_00, 2_380_00),
        ("AR-1", -1_000_00, 1_380_00),
    ]
    assert (found.carried, found.balance, found.overdue) == (1_190_00, 1_380_00, 1_380_00)
    assert sum(standing(office).values()) == found.balance
    made = office.read(reads("")(lambda c: statement_paper(c, found, office.book)))
    text = words_of(sales_pdf(made))
    assert all(words in text for words in ("Kontoauszug zum 30.04.2026", "1.380,00", "Vortrag"))
    english = office.read(statement, "10010", D(2026, 1, 1), D(2026, 4, 30), "en")
    paper = office.read(reads("")(lambda c: statement_paper(c, english, office.book)))
    assert "Statement of account" in words_of(sales_pdf(paper))


def test_a_long_letter_breaks(office: Office) -> None:
    """Seventy items take several pages: nothing runs over the foot, every item stands there once, with GiroCode and stamp."""
    late(office, 70, 20_00)
    one = preview(office, D(2026, 6, 30)).letters[0]
    made = office.read(reads("")(lambda c: letter_paper(c, one, "MA-2026-0001", office.book, draft=True)))
    assert made.code
    assert made.stamp == "ENTWURF"
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(sales_pdf(made))).pages]
    assert len(pages) > 2
    text = "\n".join(pages)
    assert [len(re.findall(rf"AR-{place}\b", text)) for place in range(1, 71)] == [1] * 70
    assert "Seite 3 von" in text


def test_the_command_line(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dry run shows and keeps nothing; the run gives numbers; the list shows them."""
    late(office)
    place = str(office.book.place)

    def said(*args: str) -> dict[str, object]:
        found = CliRunner().invoke(dunning_verbs, [*args, "--json"])
        assert found.exit_code == 0, found.output
        return json.loads(found.output)

    dry = said("run", place, "--until", "2026-03-25", "--dry-run")
    assert dry["letters"][0]["total"] == "1190.00"  # type: ignore[index]
    assert said("list", place) == {"letters": []}
    made = said("run", place, "--until", "2026-03-25")
    assert made["letters"][0]["number"] == "MA-2026-0001"  # type: ignore[index]
    again = said("run", place, "--until", "2026-03-25")
    assert again["letters"] == []
    assert again["left_out"][0]["reason"] == "waits"  # type: ignore[index]
    assert len(said("list", place, "--state", "sent")["letters"]) == 1  # type: ignore[arg-type]
