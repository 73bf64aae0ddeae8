"""Nine hundred tickets of the demo company over eighteen months, with answers, waits and solutions; and some articles."""

from __future__ import annotations

import datetime
import random
from typing import Any

from app.data import numbering
from app.data.office import Office, command
from app.data.unit import Unit
from app.modules.hr.people.api import people
from app.modules.it.assets.api import held_by
from app.modules.it.helpdesk.models import Ticket, TicketEntry, TicketStep
from app.modules.it.helpdesk.queries.agreements import AgreementRow, agreements
from app.modules.it.helpdesk.queries.tickets import ticket, tickets_source, views_of
from app.modules.it.helpdesk.rules.articles import ArticleDraft
from app.modules.it.helpdesk.rules.tickets import (
    ChangeDraft,
    Contact,
    History,
    Step,
    TicketDraft,
    clocks,
    priority,
)
from app.modules.it.helpdesk.services.agreements import save_article
from app.modules.it.helpdesk.services.changes import link_tickets, plan_change, step_change
from app.modules.it.helpdesk.services.tickets import change_ticket, put_into_search
from app.modules.it.infrastructure.api import offered_components

COUNT, SINCE, DAYS = 900, datetime.datetime(2025, 1, 6, 7, 0, tzinfo=datetime.UTC), 540
SUBJECTS = (
    ("Drucker druckt nur noch halbe Seiten", "Drucken", "Walze getauscht."),
    ("Kennwort vergessen", "Konto", "Neues Kennwort gesetzt."),
    ("Notebook startet nicht", "Gerät", "Akku getauscht."),
    ("VPN bricht ab", "Netz", "Profil neu eingerichtet."),
    ("Outlook findet alte Mails nicht", "Programm", "Index neu aufgebaut."),
    ("Zugriff auf Ordner Einkauf", "Berechtigung", "Recht erteilt."),
    ("Bildschirm flackert", "Gerät", "Kabel getauscht."),
    ("Telefon ohne Ton", "Telefon", "Einstellung berichtigt."),
    ("Neues Programm für die Lagerliste", "Wunsch", "Installiert."),
    ("Kasse meldet Fehler 51", "Programm", "Dienst neu gestartet."),
)
ARTICLES = (
    ("Wie setze ich mein Kennwort zurück?", "Am Anmeldebild auf „Kennwort vergessen“ tippen, den Anweisungen folgen.\nNach drei Versuchen ist das Konto 15 Minuten gesperrt.", "Konto"),
    ("Der Drucker druckt nicht", "Papier und Toner prüfen, dann den Druckauftrag löschen und neu senden.", "Drucken"),
    ("VPN einrichten", "Das Programm öffnen, das Profil „Nordlicht“ wählen und mit dem Windows-Namen anmelden.", "Netz"),
    ("Ein Gerät ist verloren", "Sofort beim Helpdesk melden; das Gerät wird gesperrt und aus der Ferne gelöscht.", "Gerät"),
)  # fmt: skip


def demo(office: Office, _months: int) -> None:
    """Write the tickets as they would have come, and the articles."""
    staff = [
        (one.id, one.name, tuple(asset.id for asset in office.read(held_by, one.id)))
        for one in office.read(people)[:50]
    ]
    office.run(_tickets, staff)
    for title, body, category in ARTICLES:
        office.run(save_article, ArticleDraft(title, body, category))
    _changes(office)


CHANGES = (("Switch im Serverraum tauschen", "Switch Serverraum", 3, True), ("Firewall auf neue Fassung", "Firewall", 4, True),
           ("Zweite Datenbank einrichten", "Datenbank", 2, False))  # fmt: skip


def _changes(office: Office) -> None:
    """Make changes of the oldest tickets that are still open, planned and some of them assessed; link some others to a problem."""
    running = [int(key) for key in office.read(tickets_source(*views_of("")["open"]).keys, {"agent": "anna"})]
    for key, (title, part, risk, assessed) in zip(running, CHANGES, strict=False):
        one = office.read(ticket, key)
        component = next((found.key for found in office.read(offered_components, part, None)), None)
        if one is None:
            continue
        office.run(
            change_ticket,
            key,
            TicketDraft(
                title,
                type="change",
                requester=one.requester_id,
                category="Netz",
                agent="anna",
                team="EDV",
                sla=one.sla_id,
            ),
        )
        plan = ChangeDraft(
            component,
            risk,
            "Nach Feierabend ankündigen, sichern, umstellen, prüfen",
            "Alten Stand zurückspielen",
            datetime.date(2026, 7, 11),
            hours="18:00-20:00",
        )
        office.run(plan_change, key, plan)
        if assessed:
            office.run(step_change, key, "assess", "Mit der Fachabteilung besprochen")
    for key in running[4:7]:
        office.run(link_tickets, key, running[3], "caused")


@command("it.tickets")
def _tickets(unit: Unit, staff: list[tuple[int, str, tuple[int, ...]]]) -> None:
    """Write tickets with moments of their own, which no service lets one do."""
    r = random.Random(11)  # noqa: S311 - the same tickets every time
    agreement = next(one for one in agreements(unit.connection) if one.standard)
    keys = unit.reserve(Ticket, COUNT)
    rows: list[Any] = []
    said: list[Any] = []
    steps: list[Any] = []
    for n, key in enumerate(keys):
        row = {"id": key, **_row(unit, r, n, staff, agreement.id)}
        row |= _story(unit, r, n, row, agreement, all_said=said, all_steps=steps)
        rows.append(row)
    for kind, found in ((Ticket, rows), (TicketEntry, said), (TicketStep, steps)):
        unit.insert_rows(kind, found)
    for key in keys[-60:]:
        put_into_search(unit, key)


def _row(
    unit: Unit, r: random.Random, n: int, staff: list[tuple[int, str, tuple[int, ...]]], sla: int
) -> dict[str, Any]:
    title, category, _solution = SUBJECTS[r.randrange(len(SUBJECTS))]
    who = staff[r.randrange(len(staff))]
    created = SINCE + datetime.timedelta(days=n * DAYS // COUNT, minutes=r.randrange(600))
    urgency, impact = r.choice((2, 3, 3, 3, 4, 5)), r.choice((1, 2, 2, 3, 4))
    return {
        "number": numbering.give(unit, Ticket.number, created.astimezone().year), "version": 1, "type": "request" if category in ("Wunsch", "Berechtigung") else "incident",
        "title": title, "requester_id": who[0], "channel": r.choice(("form", "phone", "mail")), "category": category, "urgency": urgency, "impact": impact,
        "priority": priority(urgency, impact), "team": "EDV", "agent": "anna" if n < COUNT - 4 else "", "asset_id": r.choice(who[2]) if who[2] else None,
        "sla_id": sla, "state": "new", "wait_for": "", "remind": None, "created": created, "solved": None, "next_due": None, "warn_at": None, "light": "none",
        "cause": "", "solution": "", "merged_into": None, "parent_id": None, "minutes": 0, "rating": None, "reopened": 0,
    }  # fmt: skip


def _story(
    unit: Unit,
    r: random.Random,
    n: int,
    row: dict[str, Any],
    agreement: AgreementRow,
    all_said: list[Any],
    all_steps: list[Any],
) -> dict[str, Any]:
    """Let a ticket be asked, answered, wait, and be solved, and return what it is then; the newest ones are still open."""
    key = row["id"]
    solution = next(one[2] for one in SUBJECTS if one[0] == row["title"])
    at = row["created"]
    said = [
        {
            "ticket_id": key,
            "requester_id": row["requester_id"],
            "at": at,
            "kind": "note",
            "internal": False,
            "by_agent": False,
            "by": "",
            "body": f"{row['title']}. Bitte um Hilfe.",
        }
    ]
    steps: list[dict[str, Any]] = []
    values: dict[str, Any] = {}
    if n < COUNT - 4:
        at += datetime.timedelta(minutes=r.choice((10, 25, 50, 90, 200, 900)))
        said.append(
            {
                "ticket_id": key,
                "requester_id": row["requester_id"],
                "at": at,
                "kind": "reply",
                "internal": False,
                "by_agent": True,
                "by": "anna",
                "body": "Wir kümmern uns darum.",
            }
        )
        steps.append({"ticket_id": key, "at": at, "state": "open", "why": ""})
        values = {"state": "open"}
    if r.random() < 0.3 and n < COUNT - 8:
        at += datetime.timedelta(minutes=r.randrange(5, 60))
        steps.append({"ticket_id": key, "at": at, "state": "waiting", "why": "requester"})
        at += datetime.timedelta(minutes=r.randrange(60, 3000))
        said.append(
            {
                "ticket_id": key,
                "requester_id": row["requester_id"],
                "at": at,
                "kind": "mail",
                "internal": False,
                "by_agent": False,
                "by": "",
                "body": "Anbei das Bild.",
            }
        )
        steps.append({"ticket_id": key, "at": at, "state": "open", "why": ""})
    if n < COUNT - 16:
        at += datetime.timedelta(minutes=r.choice((20, 60, 120, 300, 1500, 4000)))
        said.append(
            {
                "ticket_id": key,
                "requester_id": row["requester_id"],
                "at": at,
                "kind": "reply",
                "internal": False,
                "by_agent": True,
                "by": "anna",
                "body": solution,
            }
        )
        steps.append({"ticket_id": key, "at": at, "state": "solved", "why": ""})
        values = {
            "state": "solved",
            "solved": at,
            "solution": solution,
            "minutes": r.choice((5, 10, 15, 30, 60)),
            "rating": r.choice((None, None, 3, 4, 5)),
        }
        if n < COUNT - 40:
            steps.append(
                {"ticket_id": key, "at": at + datetime.timedelta(days=7), "state": "closed", "why": ""}
            )
            values["state"] = "closed"
    all_said += said
    all_steps += steps
    history = History(
        row["created"],
        [Step(*_part(one, "at", "state", "why")) for one in steps],
        [Contact(*_part(one, "at", "by_agent")) for one in said],
    )
    found = clocks(history, agreement.promised(row["priority"]), agreement.calendar, unit.now)
    return values | {"next_due": found.next_due, "warn_at": found.warn_at, "light": found.light}


def _part(one: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(one[name] for name in names)
