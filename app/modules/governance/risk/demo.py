"""The demo company's risks: an analysis of ten that followed the one of the year before, measures as tasks and a loss."""

from __future__ import annotations

import datetime

from app.core.dates import add_months
from app.data.demo_people import WRITER, as_colleague
from app.data.office import Office
from app.data.workflow import decide, waiting_for
from app.modules.governance.risk.queries.analyses import whole
from app.modules.governance.risk.queries.lists import matrix_choices
from app.modules.governance.risk.rules.risks import AnalysisDraft, LossDraft, MeasureDraft, RiskDraft
from app.modules.governance.risk.services.analyses import KIND, begin_next, propose_analysis, save_analysis
from app.modules.governance.risk.services.risks import save_loss, save_measure, save_risk
from app.modules.hr.people.api import people

DAY = datetime.timedelta(days=1)
HEAD = "anna"
SCOPE = "Alle Geschäftsprozesse beider Standorte, ohne Finanzanlagen"
# title, category, causes, inherent, controls, today, treatment, reason, residual
RISKS = (
    ("Ausfall der Warenwirtschaft über einen Tag", "it", "Ein Server ohne Ersatz; Wiederanlauf nie geprobt", (3, 4), "Tägliche Sicherung, Wartungsvertrag", (2, 3), "reduce", "Ersatzserver und Probe der Rücksicherung", (1, 3)),
    ("Verschlüsselung durch Schadsoftware", "it", "Anhänge in Mails, veraltete Rechner", (4, 4), "Virenschutz, getrennte Sicherung", (2, 4), "reduce", "Sicherung ohne Netz, Schulung", (1, 3)),
    ("Größter Kunde fällt aus", "financial", "Ein Kunde trägt einen großen Teil des Umsatzes", (2, 4), "Warenkreditversicherung", (2, 3), "transfer", "Versichert bis zur Deckungssumme", (2, 2)),
    ("Lieferant ohne Ersatz liefert nicht", "operation", "Hydraulikteile nur aus einer Quelle", (3, 3), "Sicherheitsbestand", (3, 2), "reduce", "Zweiten Lieferanten freigeben", (2, 2)),
    ("Wissen der Lohnbuchhaltung an einer Person", "people", "Keine Vertretung eingearbeitet", (3, 3), "Handbuch der Abläufe", (3, 2), "reduce", "Vertretung einarbeiten", (1, 2)),
    ("Brand in der Halle", "safety", "Ladegeräte, Lackreste", (2, 4), "Brandmelder, Begehung jedes Jahr", (1, 4), "transfer", "Gebäude und Inhalt sind versichert", (1, 3)),
    ("Zahlung an falsches Konto", "financial", "Gefälschte Mitteilung neuer Bankdaten", (3, 3), "Vier Augen bei Bankdaten", (1, 3), "accept", "Kontrolle wirkt; Restschaden ist tragbar", (1, 3)),
    ("Frist einer Steuererklärung versäumt", "law", "Krankheit, Urlaub", (2, 2), "Fristenliste, Vertretung", (1, 1), "accept", "Geringer Schaden", (1, 1)),
    ("Datenpanne durch Fehlversand", "law", "Falscher Verteiler", (3, 2), "Serienbrief statt offener Verteiler", (2, 2), "observe", "Entwicklung der Vorfälle beobachten", (2, 2)),
    ("Fachkräfte fehlen", "strategic", "Alter der Belegschaft", (3, 3), "Ausbildung", (3, 2), "observe", "Langfristig, jährlich ansehen", (3, 2)),
)  # fmt: skip
FIGURES = {2: "overdue_share", 9: "sickness_rate"}  # that warn, by place of the risk
MEASURES = (
    (0, "Ersatzserver beschaffen und Rücksicherung proben", 60, 4_800_00, 600_00, "both"),
    (1, "Wöchentliche Sicherung auf Platte ohne Netz", 30, 350_00, 0, "impact"),
    (3, "Zweiten Lieferanten für Hydraulikteile freigeben", 90, 0, 0, "likelihood"),
    (4, "Vertretung der Lohnbuchhaltung einarbeiten", 120, 1_200_00, 0, "likelihood"),
)


OLDER = {0: (3, 4), 1: (3, 4), 3: (3, 3), 4: (3, 3), 5: (2, 4), 7: (1, 1)}  # what some were a year before


def _accept(writer: Office, head: Office, analysis: int) -> None:
    writer.run(propose_analysis, analysis, HEAD)
    waiting = head.read(waiting_for, HEAD, KIND)
    if waiting:
        head.run(decide, waiting[0].id, True)


def _draft(matrix: int, day: datetime.date) -> AnalysisDraft:
    return AnalysisDraft(
        "Risiken des Unternehmens", SCOPE, matrix, day, add_months(day, 12), review=add_months(day, 12)
    )


def _risk(analysis: int, place: int, owner: int | None, now: tuple[int, int] | None = None) -> RiskDraft:
    title, category, cause, inherent, controls, today, treatment, reason, residual = RISKS[place]
    current = now or today
    return RiskDraft(
        analysis,
        title,
        category,
        cause,
        owner=owner,
        inherent_likelihood=inherent[0],
        inherent_impact=inherent[1],
        controls=controls,
        current_likelihood=current[0],
        current_impact=current[1],
        treatment=treatment,
        reason=reason,
        residual_likelihood=residual[0],
        residual_impact=residual[1],
        figure=FIGURES.get(place, ""),
    )


def _year_before(office: Office, matrix: int, when: datetime.datetime) -> int | None:
    """Keep the analysis of the year before and return its key, None where nobody accepted it."""
    writer = as_colleague(office, WRITER, lambda: when)
    head = Office(office.book, office.actor, lambda: when)
    analysis = writer.run(save_analysis, _draft(matrix, when.astimezone().date()))
    for place, current in OLDER.items():
        writer.run(save_risk, _risk(analysis, place, None, current))
    _accept(writer, head, analysis)
    found = office.read(whole, analysis)
    return analysis if found is not None and found.head.accepted is not None else None


def demo(office: Office, _months: int) -> None:
    """Keep the analysis of the year before and the one that follows it, have both accepted by somebody else, and a loss."""
    then = office.clock() - DAY * 45
    writer = as_colleague(office, WRITER, lambda: then)
    head = Office(office.book, office.actor, lambda: then)
    day = then.astimezone().date()
    staff: list[int | None] = [
        *(one.id for one in office.read(people, office.clock().astimezone().date())),
        None,
    ]
    matrix = office.read(matrix_choices)[0][0]
    older = _year_before(office, matrix, then - DAY * 365)
    if older is None:
        return
    analysis = writer.run(begin_next, older, _draft(matrix, day))
    begun = office.read(whole, analysis)
    known = {one.title: one.id for one in begun.risks} if begun is not None else {}
    keys = []
    for place, row in enumerate(RISKS):
        key = known.get(row[0])
        risk = _risk(analysis, place, staff[place % max(len(staff) - 1, 1)])
        keys.append(writer.run(save_risk, risk, key, 1 if key is not None else None))
    for place, title, days, cost, yearly, effect in MEASURES:
        person = staff[place % max(len(staff) - 1, 1)]
        writer.run(
            save_measure,
            keys[place],
            MeasureDraft(title, person, day + DAY * days, cost, yearly, effect=effect),
        )
    _accept(writer, head, analysis)
    about = "Zwei Wochen ohne Hydraulikzylinder, Ersatz zum Tagespreis"
    office.run(save_loss, LossDraft(keys[3], day - DAY * 90, 2_850_00, about))
