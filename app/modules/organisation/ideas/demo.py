"""The demo company's ideas: in every state, with a campaign, the rules of the scheme, supporters and an opinion."""

from __future__ import annotations

import datetime

from sqlalchemy import select

from app.core.dates import add_months
from app.data import numbering, search
from app.data.demo_people import FRONT_DESK, WORKSHOP, WRITER, as_colleague
from app.data.office import Office, command
from app.data.unit import Unit
from app.modules.hr.people.api import Person, is_here
from app.modules.organisation.ideas.models import (
    CHANGE,
    RADAR_CHANGE,
    Assessment,
    Campaign,
    Candidate,
    Idea,
    Opinion,
    Scheme,
    Support,
)
from app.modules.organisation.ideas.rules.ideas import (
    ACCEPT,
    ACCEPTED,
    ASSESSED,
    CLOSED,
    DEFER,
    DEFERRED,
    DOING,
    DONE,
    DOUBLE,
    NEW,
    REJECT,
    REJECTED,
    SchemeDraft,
    VerdictDraft,
)
from app.modules.organisation.ideas.rules.premium import premium
from app.modules.organisation.projects.api import project_for

DAY = datetime.timedelta(days=1)
# title, what is not good, what would be better, state, handed in so many days ago, verdict, reasons, saving, cost, points
IDEAS = (
    ("Ladestation für Stapler am Tor 2", "Der Stapler fährt zum Laden quer durch die Halle.", "Eine zweite Ladestation am Tor 2.", CLOSED, 430,
     ACCEPT, "Spart täglich eine halbe Stunde Fahrweg.", 3_600_00, 1_800_00, 0),
    ("Etiketten beim Wareneingang drucken", "Etiketten werden zweimal am Tag geholt.", "Drucker am Wareneingang.", DONE, 160,
     ACCEPT, "Wenig Aufwand, weniger Verwechslungen.", 1_200_00, 450_00, 0),
    ("Messmittel mit Schattenwand", "Messmittel werden gesucht.", "Schattenwand je Arbeitsplatz.", DOING, 95,
     ACCEPT, "Ordnung und Zeitgewinn, in Geld nicht zu rechnen.", 0, 0, 25),
    ("Sammelbestellung für Kleinteile", "Viele kleine Bestellungen mit Mindermengenzuschlag.", "Einmal in der Woche sammeln.", ACCEPTED, 60,
     ACCEPT, "Zuschläge entfallen fast ganz.", 2_400_00, 0, 0),
    ("Dach mit Solaranlage", "Strom ist teuer.", "Solaranlage auf Halle 1.", DEFERRED, 120,
     DEFER, "Die Statik wird im Frühjahr geprüft.", 0, 0, 0),
    ("Kaffee kostenlos", "Der Automat nimmt nur Münzen.", "Kostenloser Kaffee für alle.", REJECTED, 80,
     REJECT, "Der Nutzen lässt sich nicht fassen; der Betriebsrat hat eine Kaffeekasse.", 0, 0, 0),
    ("Zweite Ladestation für den Stapler", "Wege zum Laden sind lang.", "", DOUBLE, 40, "", "", 0, 0, 0),
    ("Rückgabe von Leergut mit Code", "Leergut wird von Hand gezählt.", "Kisten bekommen einen Code.", ASSESSED, 25, "", "", 0, 0, 0),
    ("Licht im Lager nach Bewegung", "Das Licht brennt den ganzen Tag.", "Bewegungsmelder in den Gassen.", NEW, 2, "", "", 0, 0, 0),
    ("Ein Werkzeugwagen je Team", "Werkzeug wird hin- und hergetragen.", "", NEW, 1, "", "", 0, 0, 0),
)  # fmt: skip


def demo(office: Office, _months: int) -> None:
    """Keep the ideas."""
    for login in (WRITER, FRONT_DESK, WORKSHOP):
        as_colleague(office, login)
    office.run(fill_ideas)
    office.run(fill_radar)


@command(CHANGE)
def fill_ideas(unit: Unit) -> None:
    """Make the campaign, the rules and the ideas; made already, nothing happens."""
    if unit.connection.scalar(select(Idea.id).limit(1)) is not None:
        return
    today, p = unit.today, Person
    people = list(unit.connection.scalars(select(p.id).where(*is_here(today)).order_by(p.number)))
    rules = SchemeDraft(add_months(today, -24).replace(day=1))
    scheme = unit.insert(Scheme, **vars(rules))
    text = "Wo gehen wir Wege, die niemand gehen müsste?"
    campaign = unit.insert(
        Campaign, title="Kurze Wege", since=today - 45 * DAY, until=today + 30 * DAY, text=text
    )
    first = 0
    for at, one in enumerate(IDEAS):
        key = _idea(unit, one, people[at % len(people)] if people and at != 9 else None, campaign, scheme)
        first = first or key
        if one[3] == DOUBLE:
            unit.update(Idea, key, {"double_of_id": first})
        for login in (WRITER, FRONT_DESK, WORKSHOP)[: at % 4]:
            unit.insert(Support, idea_id=key, login=login)
        if one[3] == ASSESSED:
            empty = {"usable": "", "text": "", "given": None}
            unit.insert(Opinion, idea_id=key, login="anna", due=today + 5 * DAY, **empty)


def _idea(
    unit: Unit,
    one: tuple[str, str, str, str, int, str, str, int, int, int],
    author: int | None,
    campaign: int,
    scheme: int,
) -> int:
    title, problem, solution, state, ago, verdict, reasons, saving, cost, points = one
    today, received = unit.today, unit.today - ago * DAY
    number = numbering.give(unit, Idea.number, today.year)
    decided = received + 30 * DAY if verdict else None
    carried = received + 60 * DAY if state in (DONE, CLOSED) else None
    answer = {
        NEW: received + 4 * DAY,
        ASSESSED: received + 56 * DAY,
        DEFERRED: today + 30 * DAY,
        DONE: today + 300 * DAY,
    }
    key = unit.insert(
        Idea,
        number=number,
        title=title,
        problem=problem,
        solution=solution,
        area="Lager",
        author_id=author,
        code=None,
        state=state,
        campaign_id=campaign if ago < 45 else None,
        received=received,
        answer_by=answer.get(state),
        reasons=reasons,
        decided=decided or (received + 10 * DAY if state == DOUBLE else None),
        double_of_id=None,
        project_id=project_for(unit, f"{number} {title}", author, (), solution) if state == DOING else None,
        done=carried,
        appealed=None,
        appeal="",
        news=False,
    )
    search.index(unit, Idea, key, f"{number} {title} {problem} {solution}")
    if verdict:
        draft = VerdictDraft(verdict, reasons, saving, cost, points)
        found = premium(draft, SchemeDraft())
        over = state == CLOSED
        unit.insert(
            Assessment, idea_id=key, **vars(draft), premium=found.amount, net=found.net, scheme_id=scheme, proposed_by="anna",
            measured=3_150_00 if over else None, measured_on=today if over else None,
            effect="Der Weg entfällt, der Stapler ist seltener leer." if over else "", paid_on=decided if over else None,
        )  # fmt: skip
    return key


REASONS = {"adopt": "Im Betrieb bewährt.", "hold": "Kosten und Datenschutz sprechen dagegen."}
CANDIDATES = (
    ("Elektronische Signatur", "office", "Verträge ohne Papier unterschreiben.", 480_00, "low", "keine", "hold", ""),
    ("Sprachmodell im Haus", "data", "Angebotstexte vorschlagen, ohne dass Daten das Haus verlassen.", 2_400_00, "middle",
     "Kundennamen; läuft auf eigenem Rechner", "trial", "Acht von zehn Vorschlägen sind ohne Änderung brauchbar."),
    ("Regalbediener mit Lichtanzeige", "making", "Kommissionieren ohne Liste.", 6_500_00, "middle", "keine", "assess", ""),
    ("Kennwortspeicher im Team", "data", "Kennwörter sicher teilen.", 360_00, "low", "Anmeldenamen; Vertrag zur Auftragsverarbeitung", "adopt", ""),
    ("3D-Druck für Vorrichtungen", "making", "Vorrichtungen am selben Tag.", 1_200_00, "low", "keine", "adopt", ""),
    ("Planung an der Wand mit Karten", "way", "Wochenplanung im Team in 15 Minuten.", 0, "low", "keine", "trial", "Der Plan hält vier Wochen."),
    ("Messenger für Aufträge", "office", "Schnelle Absprache mit der Montage.", 0, "high", "Telefonnummern; Server außerhalb der EU", "hold", ""),
    ("Digitaler Lieferschein", "way", "Unterschrift auf dem Telefon.", 900_00, "middle", "Namen und Unterschriften", "assess", ""),
)  # fmt: skip


@command(RADAR_CHANGE)
def fill_radar(unit: Unit) -> None:
    """Put the candidates on the radar; there already, nothing happens."""
    if unit.connection.scalar(select(Candidate.id).limit(1)) is not None:
        return
    today = unit.today
    for at, (name, sector, purpose, cost, risk, privacy, ring, criteria) in enumerate(CANDIDATES):
        decided = today - (40 + 20 * at) * DAY if ring in ("adopt", "hold") else None
        key = unit.insert(
            Candidate, name=name, sector=sector, purpose=purpose, cost=cost, risk=risk, risks="", privacy=privacy, ring=ring,
            moved=1 if ring == "adopt" else 0, trial_until=today + (at * 9 - 4) * DAY if ring == "trial" else None, criteria=criteria,
            reasons=REASONS.get(ring, ""),
            decided=decided, project_id=None, review=add_months(decided or today, 12),
        )  # fmt: skip
        search.index(unit, Candidate, key, f"{name} {purpose}")
