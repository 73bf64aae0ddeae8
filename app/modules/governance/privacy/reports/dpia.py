"""An impact assessment on paper, in the order of Art. 35 (7) GDPR: what is done, why, risks before and after measures, advice, decision."""

from __future__ import annotations

import datetime
from collections import Counter

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.errors import Missing
from app.core.messages import N_, _
from app.core.people import person
from app.data.queries import query
from app.data.reports import letterhead
from app.data.settings import setting
from app.modules.governance.privacy.models import VIEW, Dpia
from app.modules.governance.privacy.queries.dpia import dpia_draft
from app.modules.governance.privacy.queries.record import Entry, entry_of, threshold_draft
from app.modules.governance.privacy.reports.parts import HEAD, foot
from app.modules.governance.privacy.rules.breaches import HIGH, NO_RISK, RISK, STEPS_OF, risk_of
from app.modules.governance.privacy.rules.deadlines import consultation_until
from app.modules.governance.privacy.rules.dpia import DECISIONS, GRADES, DpiaDraft, PeopleRisk
from app.modules.governance.privacy.rules.processing import CRITERIA
from app.paper.booklet import Booklet, Section, booklet_pdf

FILLS = {NO_RISK: "#dcefe0", RISK: "#fff3c9", HIGH: "#f3bcb8"}
LINES = ("title", "purpose", "persons", "content", "recipients", "transfers", "terms", "basis")
TITLES = {
    "title": N_("Processing activity"), "purpose": N_("Purposes"), "persons": N_("Categories of persons"), "content": N_("Categories of data"),
    "recipients": N_("Recipients"), "transfers": N_("Transfers to third countries"), "terms": N_("Time limits for erasure"), "basis": N_("Legal basis"),
}  # fmt: skip


@query(VIEW)
def dpia_pdf(connection: Connection, key: int, now: datetime.datetime, who: str) -> bytes:
    """Return an impact assessment as PDF; raises Missing."""
    stored = dpia_draft(connection, key)
    row = connection.execute(select(Dpia.number, Dpia.decided_by, Dpia.decided).where(Dpia.id == key)).first()
    if stored is None or row is None:
        raise Missing(N_("This record is no longer there."))
    draft, entry = stored.draft, entry_of(connection, stored.draft.processing or 0)
    land = str(setting(connection, "company.land") or "")
    sections = [
        _what(draft, entry),
        Section(1, _("Necessity and proportion (Art. 35 (7) b)"), _said(draft.necessity)),
        _risks(draft.risks),
        _map(draft.risks, after=False),
        _map(draft.risks, after=True),
        Section(1, _("View of the people concerned (Art. 35 (9))"), _said(draft.people_view)),
        Section(1, _("Advice of the data protection officer (Art. 35 (2))"), _said(draft.advice)),
        _threshold(connection, draft.processing or 0),
        _decision(draft, (row.decided_by, row.decided), land),
    ]
    title = _("Impact assessment {number}").format(number=row.number)
    about = entry.title if entry is not None else ""
    return booklet_pdf(Booklet(title, about, letterhead(connection), sections, foot(now, who)))


def _said(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.splitlines())) or ("–",)


def _what(draft: DpiaDraft, entry: Entry | None) -> Section:
    rows = [(_("As of"), formats.day(draft.day))] if draft.day is not None else []
    rows += [
        (_(TITLES[name]), getattr(entry, name))
        for name in LINES
        if entry is not None and getattr(entry, name)
    ]
    return Section(
        1,
        _("Operations and purposes (Art. 35 (7) a)"),
        _said(draft.description),
        (_(HEAD[0]), _(HEAD[1])),
        tuple(rows),
        shares=(1, 3),
    )


def _risks(risks: tuple[PeopleRisk, ...]) -> Section:
    head = (
        _("No."),
        _("What may happen"),
        _("Before"),
        _("Risk"),
        _("Measures"),
        _("After them"),
        _("Remains"),
    )
    rows = tuple(
        (str(place), one.title, f"{one.likelihood}/{one.severity}", _(GRADES[one.before]), one.measures or "–", f"{one.likelihood_after}/{one.severity_after}", _(GRADES[one.after]))
        for place, one in enumerate(risks, 1)
    )  # fmt: skip
    fills = tuple(("", "", "", FILLS[one.before], "", "", FILLS[one.after]) for one in risks)
    steps = ", ".join(f"{step} {_(words)}" for step, words in STEPS_OF.items())
    words = (
        _("Before and after: likelihood/severity, each {steps}.").format(steps=steps)
        if rows
        else _("None entered.")
    )
    return Section(1, _("Risks for people and measures (Art. 35 (7) c, d)"), (words,), head if rows else (), rows, shares=(1, 6, 1.8, 2, 6, 1.8, 2), fills=fills)  # fmt: skip


def _map(risks: tuple[PeopleRisk, ...], after: bool) -> Section:
    """Return the map of severity by likelihood, with the numbers of the risks in each cell."""
    cells: Counter[tuple[int, int]] = Counter()
    names: dict[tuple[int, int], list[str]] = {}
    for place, one in enumerate(risks, 1):
        cell = (one.likelihood_after, one.severity_after) if after else (one.likelihood, one.severity)
        cells[cell] += 1
        names.setdefault(cell, []).append(str(place))
    rows, fills = [], []
    for severity in sorted(STEPS_OF, reverse=True):
        grades = [risk_of(likelihood, severity) for likelihood in STEPS_OF]
        texts = [
            " · ".join(filter(None, (_(GRADES[grade]), ", ".join(names.get((likelihood, severity), [])))))
            for likelihood, grade in zip(STEPS_OF, grades, strict=True)
        ]
        rows.append((_(STEPS_OF[severity]), *texts))
        fills.append(("", *(FILLS[grade] for grade in grades)))
    head = (_("Severity ↑  Likelihood →"), *(_(words) for words in STEPS_OF.values()))
    title = _("Map after the measures") if after else _("Map before the measures")
    return Section(2, title, (), head, tuple(rows), shares=(1.4, 1, 1, 1, 1), fills=tuple(fills))


def _threshold(connection: Connection, processing: int) -> Section:
    found = threshold_draft(connection, processing)
    rows = [(_("What applies"), ", ".join(_(CRITERIA[one]) for one in found.criteria) or "–"),
            (_("It is on the authority's list"), _("yes") if found.must else _("no")), (_("Why"), found.reason or "–")]  # fmt: skip
    return Section(1, _("Threshold test (Art. 35)"), (), (_(HEAD[0]), _(HEAD[1])), tuple(rows), shares=(1, 3))


def _decision(draft: DpiaDraft, decided: tuple[str, datetime.date | None], land: str) -> Section:
    by, day = decided
    rows = [(_("Decision"), _(DECISIONS[draft.decision])), (_("Reason of the decision"), draft.reason or "–")]
    if day is not None:
        rows.append((_("Decided by"), _("{name} on {day}").format(name=person(by), day=formats.day(day))))
    if draft.asked is not None:
        until = consultation_until(draft.asked, land), consultation_until(draft.asked, land, extended=True)
        words = _("{day}; it answers until {until}, extended until {extended} (Art. 36 (2))")
        rows.append((_("Authority asked on (Art. 36)"), words.format(day=formats.day(draft.asked), until=formats.day(until[0].day), extended=formats.day(until[1].day))))  # fmt: skip
        rows.append((_("Answer of the authority"), draft.answer or "–"))
    if draft.review is not None:
        rows.append((_("Looked at again on"), formats.day(draft.review)))
    return Section(1, _("Decision"), (), (_(HEAD[0]), _(HEAD[1])), tuple(rows), shares=(1, 3))
