"""Ideas on both databases: from handing in to premium and effect, without a name, appeals, rights, and what is refused."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from sqlalchemy import Connection, select

from app.core.errors import Forbidden, Invalid
from app.data.office import Office
from app.data.queries import query
from app.data.system_tables import TrailRow, TrailRun
from app.data.verify import verify
from app.data.workflow import decide, undo_decision, waiting_for
from app.modules.organisation.ideas.models import Idea
from app.modules.organisation.ideas.queries.ideas import (
    alike,
    by_code,
    desk_source,
    idea_view,
    ideas_source,
    opinions_source,
    scheme_figures,
    waiting,
)
from app.modules.organisation.ideas.queries.related import older_alike
from app.modules.organisation.ideas.rules.ideas import CampaignDraft, IdeaDraft, SchemeDraft, VerdictDraft
from app.modules.organisation.ideas.services.course import (
    appeal,
    carry_out,
    finish,
    mark_double,
    measure,
    pay,
    propose,
    receive,
)
from app.modules.organisation.ideas.services.ideas import (
    ask_expert,
    claim,
    give_opinion,
    hand_in,
    hand_in_unnamed,
    ideas_from_notes,
    read_news,
    save_campaign,
    save_scheme,
    support,
)
from tests.modules.hr.company import Company, company

D = datetime.date
DRAFT = IdeaDraft("Ladestation am Tor", "Weite Wege zum Laden.", "Zweite Ladestation.", "Lager")
YES = VerdictDraft("accept", "Spart Wege.", 3_600_00, 1_800_00)


def decided(made: Company, key: int, draft: VerdictDraft = YES) -> None:
    """Let Hanna propose and Lina decide."""
    made.as_role("hanna", "manager").run(propose, key, draft, "lina")
    lina = made.as_role("lina", "manager")
    lina.run(decide, lina.read(waiting_for, "lina", "idea")[0].id, True)


def test_from_handing_in_to_premium_and_effect(any_office: Office) -> None:
    """The author hears of each step; the premium is told in words to the author alone; the effect ends its course."""
    made = company(any_office)
    karla, hanna, olaf = (
        made.as_role("karla", "staff"),
        made.as_role("hanna", "manager"),
        made.as_role("olaf", "staff"),
    )
    any_office.run(save_scheme, SchemeDraft(D(2026, 1, 1), rate=2500))
    key = karla.run(hand_in, DRAFT)
    assert karla.read(alike, "Ladestationen am Tor")[0][0] == key
    view = karla.read(idea_view, key)
    assert view is not None
    assert (view.number, view.state, view.answer_by, view.mine) == (
        "I-2026-001",
        "new",
        D(2026, 11, 26),
        True,
    )
    olaf.run(support, key)
    olaf.run(support, key)
    with pytest.raises(Forbidden):
        karla.run(support, key)
    hanna.run(receive, key)
    hanna.run(receive, key)
    assert [one.request for one in karla.read(waiting)] == ["own"]
    karla.run(read_news, key)
    assert karla.read(waiting) == []
    asked = hanna.run(ask_expert, key, "olaf", D(2026, 12, 4))
    assert [one.request for one in olaf.read(waiting)] == ["opinions"]
    with pytest.raises(Forbidden):
        karla.run(give_opinion, asked, "yes", "Gut")
    olaf.run(give_opinion, asked, "yes", "Machbar in zwei Wochen.")
    assert len(karla.read(opinions_source().keys, {})) == 0
    hanna.run(propose, key, YES, "lina")
    with pytest.raises(Invalid):
        hanna.run(propose, key, YES, "lina")
    lina = made.as_role("lina", "manager")
    lina.run(decide, lina.read(waiting_for, "lina", "idea")[0].id, True)
    mine, theirs, chief = (one.read(idea_view, key) for one in (karla, olaf, hanna))
    assert mine is not None
    assert theirs is not None
    assert chief is not None
    assert mine.premium is not None
    assert (mine.state, mine.reasons, mine.premium.amount) == (
        "accepted",
        "Spart Wege.",
        750_00,
    )  # 25 % of 3,000
    assert (theirs.premium, theirs.author, theirs.opinions, theirs.supported) == (None, "", (), True)
    assert (chief.author, chief.opinions) == ("Muster, Karla", (("olaf", "yes", "Machbar in zwei Wochen."),))
    assert hanna.run(carry_out, key) == hanna.run(carry_out, key)
    hanna.run(finish, key)
    hanna.run(finish, key)
    done = hanna.read(idea_view, key)
    assert done is not None
    assert (done.state, done.answer_by, done.project) == ("done", D(2027, 11, 23), "P-2026-001")
    hanna.run(measure, key, 3_150_00, "Der Weg entfällt.")
    hanna.run(measure, key, 1, "anders")
    assert list(hanna.read(desk_source().keys, {})) == [key]  # a premium that is owed is not forgotten
    assert [str(one.words) for one in hanna.read(waiting)] == ["1 premium is to be paid"]
    owed = [one.owed for one in (hanna.read(idea_view, key), mine) if one is not None]
    assert owed == [True, False], "not before its course ended"
    assert hanna.run(pay, key) == hanna.run(pay, key) == 750_00
    assert not hanna.read(idea_view, key).owed  # type: ignore[union-attr]
    assert not hanna.read(desk_source().keys, {})
    assert hanna.read(waiting) == []
    figures = hanna.read(scheme_figures, D(2026, 1, 1), D(2026, 12, 31))
    assert (figures.per_hundred, figures.authors) == (250, 25), "one idea of one of four people"
    assert (figures.ideas, figures.benefit, figures.premiums, figures.carried_out) == (
        1,
        3_000_00,
        750_00,
        100,
    )
    with pytest.raises(Invalid):  # its rules stay as they were
        any_office.run(save_scheme, SchemeDraft(D(2026, 1, 1), rate=100), 1, 1)
    assert not [one for one in verify(any_office.book) if not one.ok]


@query("")
def traces(connection: Connection) -> list[tuple[str, str]]:
    """Return who gave which command that touched an idea."""
    t, r = TrailRow, TrailRun
    rows = select(r.login, t.after).join(t, t.run == r.seq).where(t.table_name == Idea.__tablename__)
    return [(row.login, row.after or "") for row in connection.execute(rows)]


def test_without_a_name(any_office: Office) -> None:
    """Neither the idea nor the trail names the author; the code alone finds it, the right to ideas is asked for."""
    made = company(any_office)
    karla = made.as_role("karla", "staff")
    code = hand_in_unnamed(karla, DRAFT)
    key = karla.read(by_code, code.lower()[:4] + " " + code[4:])
    assert key is not None
    assert karla.read(by_code, code[:-1]) is None
    found = any_office.read(traces)
    assert [login for login, _after in found] == ["kontor"]
    assert not any("karla" in after.lower() or code in after for _login, after in found)
    assert made.as_role("hanna", "manager").read(idea_view, key).author == ""  # type: ignore[union-attr]
    made.as_role("hanna", "manager").run(receive, key)
    decided(made, key)
    with pytest.raises(Invalid):
        made.as_role("hanna", "manager").run(pay, key)
    with pytest.raises(Invalid):
        karla.run(claim, "NIX")
    assert karla.run(claim, code) == karla.run(claim, code) == key
    with pytest.raises(Invalid):
        made.as_role("olaf", "staff").run(claim, code)
    assert made.as_role("hanna", "manager").run(pay, key) == 600_00  # 20 % of 3,000
    nobody = Office(any_office.book, replace(karla.actor, permissions=frozenset()), any_office.clock)
    with pytest.raises(Forbidden):
        hand_in_unnamed(nobody, DRAFT)
    with pytest.raises(Invalid):
        hand_in_unnamed(karla, replace(DRAFT, title=""))


def test_rejected_appealed_and_double(office: Office) -> None:
    """Four eyes; reasons are given; the author appeals once and in time; who came first has the priority; notes become ideas."""
    made = company(office)
    karla, hanna, olaf = (
        made.as_role("karla", "staff"),
        made.as_role("hanna", "manager"),
        made.as_role("olaf", "staff"),
    )
    key, second = karla.run(hand_in, DRAFT), olaf.run(hand_in, replace(DRAFT, title="Noch eine Ladestation"))
    with pytest.raises(Invalid):
        hanna.run(mark_double, key, "I-2026-002")
    assert [number for number, _title in hanna.read(older_alike, second)] == ["I-2026-001"]
    assert hanna.read(older_alike, key) == []
    hanna.run(mark_double, second, "i-2026-001")
    hanna.run(mark_double, second, "i-2026-001")
    with pytest.raises(Invalid):
        hanna.run(receive, second)
    karla.run(hand_in, replace(DRAFT, area="Halle"), key, 1)
    hanna.run(receive, key)
    with pytest.raises(Invalid):
        karla.run(hand_in, DRAFT, key)
    with pytest.raises(Forbidden):
        olaf.run(appeal, key, "Warum?")
    hanna.run(propose, key, VerdictDraft("reject", "Kein Platz."), "lina")
    step = made.as_role("lina", "manager").read(waiting_for, "lina", "idea")[0].id
    with pytest.raises(Forbidden):
        hanna.run(decide, step, True)
    lina = made.as_role("lina", "manager")
    lina.run(decide, step, True)
    lina.run(undo_decision, step)
    lina.run(decide, step, False, "Bitte den Platz nachmessen.")
    assert hanna.read(idea_view, key).state == "assessed"  # type: ignore[union-attr]
    decided(made, key, VerdictDraft("reject", "Kein Platz."))
    late = Office(office.book, karla.actor, lambda: office.clock() + datetime.timedelta(days=29))
    with pytest.raises(Invalid):
        late.run(appeal, key, "Doch Platz.")
    karla.run(appeal, key, "Neben Tor 3 ist Platz.")
    karla.run(appeal, key, "anders")
    assert hanna.read(idea_view, key).appeal == "Neben Tor 3 ist Platz."  # type: ignore[union-attr]
    decided(made, key, VerdictDraft("defer", "Im Frühjahr."))
    assert len(hanna.read(desk_source().keys, {})) == 1
    campaign = office.run(save_campaign, CampaignDraft("Kurze Wege", D(2026, 11, 1), D(2026, 11, 30)))
    assert office.run(save_campaign, CampaignDraft("Ein Tag", D(2025, 5, 4), D(2025, 5, 4)))
    assert office.run(ideas_from_notes, campaign, "- Licht\n- Wege\n- licht") == 2
    assert office.run(ideas_from_notes, campaign, "Licht\nOrdnung") == 1
    assert list(karla.read(ideas_source(mine=True).keys, {})) == [key]
    assert not hanna.read(ideas_source(mine=True).keys, {}), "nobody else's"
    assert len(karla.read(ideas_source().keys, {})) == 5


def test_bad_input_marks_its_field(office: Office) -> None:
    """Nothing is kept, and the sentence stands at the field."""
    made = company(office)
    key = made.as_role("karla", "staff").run(hand_in, DRAFT)
    office.run(receive, key)
    cases = [
        (hand_in, (replace(DRAFT, title=" "),), "title"),
        (hand_in, (replace(DRAFT, title="x" * 121),), "title"),
        (hand_in, (replace(DRAFT, problem=""),), "problem"),
        (hand_in, (replace(DRAFT, campaign=99),), "campaign"),
        (save_campaign, (CampaignDraft("", D(2026, 1, 1), D(2026, 1, 2)),), "title"),
        (save_campaign, (CampaignDraft("A", D(2026, 1, 2), D(2026, 1, 1)),), "until"),
        (save_campaign, (CampaignDraft("A", None, D(2026, 1, 1)),), "since"),
        (save_scheme, (SchemeDraft(None),), "since"),
        (save_scheme, (SchemeDraft(D(2026, 1, 1), rate=10_001),), "rate"),
        (save_scheme, (SchemeDraft(D(2026, 1, 1), years=0),), "years"),
        (save_scheme, (SchemeDraft(D(2026, 1, 1), least=-1),), "least"),
        (save_scheme, (SchemeDraft(D(2026, 1, 1), most=1),), "most"),
        (ask_expert, (key, "otto", D(2026, 12, 1)), "login"),
        (propose, (key, replace(YES, reasons=""), "lina"), "reasons"),
        (propose, (key, replace(YES, saving=-1), "lina"), "saving"),
        (propose, (key, replace(YES, saving=0), "lina"), "saving"),
        (propose, (key, replace(YES, verdict="maybe"), "lina"), "verdict"),
        (propose, (key, replace(YES, factor=10_001), "lina"), "factor"),
        (propose, (key, YES, ""), "person"),
        (measure, (key, 1, "x"), "state"),
        (pay, (key,), "state"),
    ]
    for call, args, field in cases:
        with pytest.raises(Invalid) as refused:
            office.run(call, *args)  # type: ignore[arg-type]
        assert refused.value.field == field, (call, args)
    with pytest.raises(Forbidden):
        made.as_role("karla", "staff").run(receive, key)
