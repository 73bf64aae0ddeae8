"""Analyses from work to acceptance by a second person, frozen from then on, and the one that follows."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.core.errors import BadFile, Forbidden, Invalid
from app.core.manifest import Waiting
from app.data.office import Actor, Office
from app.data.workflow import decide, waiting_for
from app.modules.cockpit.figures.rules.figures import OwnDraft, TargetDraft, ValueDraft
from app.modules.cockpit.figures.services.keeping import save_own_figure, save_target, save_value
from app.modules.governance.risk.queries.analyses import waiting, whole
from app.modules.governance.risk.queries.lists import (
    matrix_choices,
    matrix_draft,
    offered_threats,
    risks_source,
)
from app.modules.governance.risk.queries.proposals import proposals
from app.modules.governance.risk.reports import analysis_pdf
from app.modules.governance.risk.rules.courses import courses
from app.modules.governance.risk.rules.levels import counts, raised
from app.modules.governance.risk.rules.risks import (
    AnalysisDraft,
    LossDraft,
    MeasureDraft,
    ThreatDraft,
)
from app.modules.governance.risk.services.analyses import (
    KIND,
    begin_next,
    propose_analysis,
    save_analysis,
)
from app.modules.governance.risk.services.catalogues import save_matrix, take_threats
from app.modules.governance.risk.services.risks import (
    delete_risk,
    save_loss,
    save_measure,
    save_risk,
    take_over,
)
from app.modules.governance.risk.transfer import read_threats
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.hr.training.rules.training import LevelDraft, SkillDraft
from app.modules.hr.training.services.skills import save_level, save_skill
from tests.modules.governance.risk_cases import D, accepted, analysis, risk, second


def test_from_work_to_acceptance(any_office: Office) -> None:
    """Levels follow from the matrix; nobody accepts their own analysis; accepted it is frozen, also for the database itself."""
    office = any_office
    key = analysis(office)
    with pytest.raises(Invalid, match="no risk"):
        office.run(propose_analysis, key, "zora")
    one = office.run(save_risk, risk(key))
    with pytest.raises(Invalid) as refused:
        office.run(save_risk, risk(key, treatment="accept", reason=" "))
    assert refused.value.field == "reason"
    with pytest.raises(Invalid) as refused:
        office.run(save_risk, risk(key, inherent_likelihood=5))
    assert refused.value.field == "inherent_likelihood"
    two = office.run(save_risk, risk(key, title="Brand", treatment="open"))
    with pytest.raises(Invalid, match="treated"):
        office.run(propose_analysis, key, "zora")
    office.run(
        save_measure, two, MeasureDraft("Brandschutztür", None, D(2027, 3, 1), 900_00, 0, effect="impact")
    )
    office.run(
        save_measure, two, MeasureDraft("Brandschutztür", None, D(2027, 3, 1), 900_00, 0, effect="impact")
    )
    office.run(save_risk, risk(key, title="Brand", treatment="reduce"), two, 1)
    found = office.read(whole, key)
    assert found is not None
    assert [(view.title, view.inherent, view.current, view.residual) for view in found.risks] == [
        ("Ausfall", 4, 3, 1),
        ("Brand", 4, 3, 1),
    ]
    assert [(m.title, m.cost, m.task.state if m.task else "") for m in found.measures] == [
        ("Brandschutztür", 900_00, "open")
    ]
    assert counts(view.cell("current") for view in found.risks) == {(3, 3): 2}
    zora = second(office)
    office.run(propose_analysis, key, "zora")
    with pytest.raises(Invalid, match="no longer in work"):
        office.run(save_risk, risk(key))
    step = zora.read(waiting_for, "zora", KIND)[0].id
    with pytest.raises(Forbidden):
        office.run(decide, step, True)
    zora.run(decide, step, True)
    head = office.read(whole, key)
    assert head is not None
    assert (head.head.state, head.head.accepted_by) == ("accepted", "zora")
    for command, args in (
        (save_risk, (risk(key),)),
        (delete_risk, (one,)),
        (save_measure, (one, MeasureDraft("spät", None, D(2027, 1, 1)))),
        (
            save_analysis,
            (
                AnalysisDraft(
                    "anders", "", head.head.matrix_id, D(2026, 11, 1), D(2027, 11, 1), review=D(2027, 11, 1)
                ),
                key,
            ),
        ),
    ):
        with pytest.raises(Invalid, match="no longer in work"):
            office.run(command, *args)
    for statement in (
        "UPDATE governance_risk SET current = 0",
        "DELETE FROM governance_risk_measure",
        "UPDATE governance_analysis SET title = 'x'",
        "UPDATE governance_risk_measure SET cost = 1",
    ):
        with pytest.raises(DBAPIError, match="guard"), office.book.engine.begin() as connection:
            connection.execute(text(statement))
    office.run(save_loss, LossDraft(one, D(2026, 11, 2), 500_00, "Server stand einen Tag"))


def test_an_acceptance_holds_until_a_day_to_come(office: Office) -> None:
    """On its last day an analysis is proposed no more; the day before it is."""
    key = analysis(office)
    second(office)
    office.run(save_risk, risk(key))
    for day, fits in ((D(2027, 11, 1), False), (D(2027, 10, 31), True)):
        then = Office(
            office.book,
            office.actor,
            lambda day=day: datetime.datetime.combine(day, datetime.time(10), datetime.UTC),
        )  # type: ignore[misc]
        if fits:
            then.run(propose_analysis, key, "zora")
            continue
        with pytest.raises(Invalid) as refused:
            then.run(propose_analysis, key, "zora")
        assert refused.value.field == "until"


def test_an_analysis_ends_and_is_looked_at_again_after_its_day(office: Office) -> None:
    """Both days lie after the day of the analysis; the day itself, and one before it, are refused at their field."""
    day = D(2026, 11, 1)
    for wrong, field in (
        (AnalysisDraft("A", "", 1, day, day, review=D(2027, 11, 1)), "until"),
        (AnalysisDraft("A", "", 1, day, D(2027, 11, 1), review=day), "review"),
        (AnalysisDraft("A", "", 1, day, D(2027, 11, 1), review=D(2026, 10, 31)), "review"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(save_analysis, wrong)
        assert refused.value.field == field
    assert office.run(save_analysis, AnalysisDraft("A", "", 1, day, D(2026, 11, 2), review=D(2026, 11, 2)))


def test_the_next_analysis_and_the_report(office: Office) -> None:
    """The next begins with the risks; moves, what is gone and losses stand on paper with counts that equal the rows."""
    key = accepted(office)
    made = office.run(
        begin_next,
        key,
        AnalysisDraft("Risiken 2027", "", 1, D(2026, 11, 20), D(2027, 11, 20), review=D(2027, 11, 20)),
    )
    assert made == office.run(begin_next, key, AnalysisDraft("Nochmals", "", 1, D(2026, 11, 20)))
    found = office.read(whole, made)
    assert found is not None
    first, gone = found.risks
    assert [view.before for view in found.risks] == [3, 3]
    office.run(
        save_risk, risk(made, title=first.title, current_likelihood=1, residual_likelihood=1), first.id, 1
    )
    office.run(delete_risk, gone.id)
    office.run(save_loss, LossDraft(first.id, D(2026, 11, 21), 1234_56, "Ein Tag Stillstand"))
    with pytest.raises(Invalid, match="loss"):
        office.run(delete_risk, first.id)
    found = office.read(whole, made)
    assert found is not None
    assert [one.title for one in courses(found.stands) if one.levels[-1] is None] == [gone.title]
    assert [(view.before, view.current, view.losses) for view in found.risks] == [(3, 2, 1234_56)]
    words = "\n".join(
        page.extract_text()
        for page in PdfReader(io.BytesIO(office.read(analysis_pdf, made, office.clock(), "T"))).pages
    )
    for wanted in (first.title, gone.title, "no longer there", "↓", "1,234.56", "Heat map today"):
        assert wanted in words


def test_what_the_book_suggests(office: Office) -> None:
    """Knowledge that one person has is suggested once, taken over once, and only to who may read skills."""
    person = office.run(save_person, PersonDraft("Ina", "Kern"))
    skill = office.run(save_skill, SkillDraft("Lohnabrechnung"))
    office.run(save_level, LevelDraft(person, skill, "3", D(2026, 1, 1)))
    (one,) = office.read(proposals)
    assert (one.person, "Lohnabrechnung" in str(one.cause)) == (person, True)
    key = analysis(office)
    made = office.run(take_over, key, one.source)
    assert made == office.run(take_over, key, one.source)
    with pytest.raises(Invalid, match="no longer suggests"):
        office.run(take_over, key, "customer:99")
    blind = Office(office.book, Actor("b", "B", frozenset({"governance.risk.view"})), office.clock)
    assert blind.read(proposals) == []


def test_a_used_matrix_stays_and_reviews_wait(office: Office) -> None:
    """A matrix under an analysis can't be changed; an accepted analysis is asked for again within a month of its review."""
    key = accepted(office)
    matrix = office.read(matrix_choices)[0][0]
    stored = office.read(matrix_draft, matrix)
    assert stored is not None
    with pytest.raises(Invalid, match="uses this matrix"):
        office.run(save_matrix, stored.draft, matrix, stored.version)
    now = office.clock()

    def at(days: int) -> list[Waiting]:
        return Office(office.book, office.actor, lambda: now + datetime.timedelta(days=days)).read(waiting)

    assert at(0) == []
    head = office.read(whole, key)
    assert head is not None
    days = (head.head.review - now.astimezone().date()).days
    assert at(days - 31) == []
    assert [one.late for one in at(days - 30)] == [False]
    assert [one.late for one in at(days + 1)] == [True]


@pytest.mark.parametrize(
    ("level", "steps", "wanted"), [(0, 0, 0), (0, 1, 1), (2, 1, 3), (2, 2, 4), (3, 2, 4), (4, 1, 4)]
)
def test_how_far_a_warning_raises_a_level(level: int, steps: int, wanted: int) -> None:
    """Step by step, and never above the highest."""
    assert raised(level, steps) == wanted


def test_a_figure_warns_early(office: Office) -> None:
    """Beyond its first limit one step, beyond its last two, with the reason; back within it nothing; who may not know the figure sees none."""
    office.run(save_own_figure, OwnDraft("complaints", "Reklamationen", unit="count", better="lower"))
    office.run(save_target, TargetDraft("complaints", D(2026, 1, 1), "3", "5", "10"))
    key = analysis(office)
    with pytest.raises(Invalid) as refused:
        office.run(save_risk, risk(key, figure="moon"))
    assert refused.value.field == "figure"
    office.run(save_risk, risk(key, figure="complaints", current_likelihood=2, current_impact=2))
    names = [column.key for column in risks_source().columns]

    def shown(who: Office) -> list[object]:
        source = risks_source()
        row = who.read(source.page, who.read(source.keys, {}))[0]
        return [row[names.index(one)] for one in ("current", "shown", "warning")]

    kept, version = None, None
    last = D(office.clock().year, office.clock().month, 1) - datetime.timedelta(days=1)
    for value, steps, words in (
        ("5", 0, ""),  # a limit that is just met holds
        ("7", 1, "Reklamationen is 7, above the limit of 5"),
        ("12", 2, "Reklamationen is 12, above the limit of 10"),
        ("2", 0, ""),
    ):
        kept = office.run(save_value, ValueDraft("complaints", last.replace(day=1), value), kept, version)
        version = (version or 0) + 1
        level = office.read(whole, key).risks[0].current
        assert shown(office) == [level, min(level + steps, 4), words]
        found = office.read(whole, key).risks[0]
        assert (found.shown, found.warning) == (min(level + steps, 4), words)
        told = [one for one in office.read(waiting) if "raised" in str(one.words)]
        assert [(one.count, one.late) for one in told] == ([(1, steps == 2)] if steps else [])
        blind = Office(office.book, Actor("eva", "Eva", frozenset({"governance.risk.view"})), office.clock)
        assert shown(blind) == [level, level, ""]


def test_a_catalogue_of_threats(office: Office, tmp_path: Path) -> None:
    """Code and title of a file with longer texts behind them; taken over twice it adds nothing, and each bad line is named."""
    path = tmp_path / "threats.csv"
    path.write_text(
        'ID,Begriff,Definition\nG 0.1,Feuer,"Lang,\n\nlang"\nG 0.4,"Staub, Korrosion",x\n', encoding="utf-8"
    )
    found = read_threats(path)
    assert found == [ThreatDraft("G 0.1", "Feuer"), ThreatDraft("G 0.4", "Staub, Korrosion")]
    assert [office.run(take_threats, found), office.run(take_threats, found)] == [2, 0]
    assert [one.text for one in office.read(offered_threats, "korr", None)] == ["G 0.4  Staub, Korrosion"]
    path.write_text("ID;Begriff\nG 1;Feuer\n;Frost\nG 1;Wasser\nG 234567890123;x\n", encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        read_threats(path)
    assert [one.line for one in refused.value.faults] == [3, 4, 5]
    for words in ("Feuer\nFrost\n", "ID;Begriff\n"):
        path.write_text(words, encoding="utf-8")
        with pytest.raises(BadFile):
            read_threats(path)
