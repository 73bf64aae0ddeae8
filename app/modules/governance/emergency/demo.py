"""The demo company's emergencies: processes with needs, three plans, call tree and places, an exercise with a measure, an old incident."""

from __future__ import annotations

import datetime
from functools import partial

from app.data.office import Office
from app.modules.governance.emergency.rules.emergency import (
    EntryDraft,
    ExerciseDraft,
    IncidentDraft,
    NeedDraft,
    PlanDraft,
    ProcessDraft,
    StepDraft,
)
from app.modules.governance.emergency.services.emergency import (
    add_measure,
    close_incident,
    note_entry,
    save_entry,
    save_exercise,
    save_incident,
    save_need,
    save_plan,
    save_process,
)
from app.modules.hr.people.api import people
from app.modules.it.infrastructure.api import parts

DAY = datetime.timedelta(days=1)
PROCESSES = (
    (
        "Auftragsannahme und Versand",
        (1, 2, 3, 4, 4),
        24,
        8,
        "Aufträge auf Papier nach Muster im Handbuch, Nachtrag später",
    ),
    ("Lohnabrechnung", (0, 0, 1, 3, 4), 120, 24, "Abschläge nach Vormonat überweisen"),
    ("Telefon und Mail", (2, 3, 3, 4, 4), 8, None, "Rufumleitung auf die Mobiltelefone"),
)
PLANS = (
    ("Ausfall der IT", "it", "Mehrere Arbeitsplätze erreichen den Server nicht", "IT-Leitung anrufen. Niemand schaltet etwas aus oder ein.", (
        ("Umfang feststellen: wer, was, seit wann", "IT-Leitung", 15, "Netzplan im Handbuch"),
        ("Leitung und Abteilungen unterrichten", "Notfallbeauftragte", 30, "Rufliste"),
        ("Auf Papier weiterarbeiten", "Abteilungen", 60, "Vordrucke im Schrank Büro 1"),
        ("Wiederanlauf in der Reihenfolge des Handbuchs", "IT-Leitung", 240, "Sicherungsplatte im Tresor"),
    )),
    ("Cyberangriff", "attack", "Dateien verschlüsselt, Lösegeldforderung", "Netzstecker der Rechner ziehen, nicht ausschalten. Nichts zahlen.", (
        ("Netz trennen: Internet und Standortverbindung", "IT-Leitung", 10, "Router im Serverraum"),
        ("Beweise sichern, Zeiten notieren", "IT-Leitung", 60, "Protokollblatt"),
        ("Meldung an Behörde und Versicherung", "Geschäftsleitung", 240, "Nummern im Handbuch"),
        ("Sauber neu aufsetzen und zurücksichern", "IT-Leitung", 2880, "Sicherung ohne Netz"),
    )),
    ("Brand", "fire", "Rauch oder Feuer, Brandmelder", "112 anrufen. Menschen warnen. Türen schließen. Zum Sammelplatz.", (
        ("Gebäude räumen, Vollzähligkeit prüfen", "Brandschutzhelfer", 10, "Sammelplatz Parkplatz Nord"),
        ("Feuerwehr einweisen", "Hausmeister", 15, "Lageplan am Tor"),
        ("Strom und Gas abstellen", "Hausmeister", 15, "Keller, Raum 0.03"),
    )),
)  # fmt: skip
ENTRIES = (
    ("call", 1, "Notfallbeauftragte", "0171 5550101", ""),
    ("call", 2, "IT-Leitung", "0171 5550102", ""),
    ("call", 3, "Geschäftsleitung", "0171 5550103", ""),
    ("authority", 1, "Feuerwehr und Rettungsdienst", "112", ""),
    ("authority", 2, "Polizei", "110", ""),
    ("provider", 1, "Internet und Telefon, Störung", "0800 5550200", "Kundennummer 4711-22"),
    ("insurance", 1, "Gebäude und Inhalt", "040 5550300", "Vertrag GI-2024-118"),
    ("place", 1, "Sammelplatz", "", "Parkplatz Nord, an der Fahne"),
    ("place", 2, "Hauptschalter Strom", "", "Keller, Raum 0.03, links der Tür"),
    ("key", 1, "Schlüssel Serverraum", "", "Schlüsseltresor am Empfang"),
)


def _after(began: datetime.datetime, hours: int) -> datetime.datetime:
    return began + datetime.timedelta(hours=hours)


def demo(office: Office, _months: int) -> None:
    """Keep processes, plans, entries, an exercise and an incident."""
    today = office.clock().astimezone().date()
    staff: list[int | None] = [*(one.id for one in office.read(people, today)[:6]), None, None]
    components = list(office.read(parts))
    for place, (name, impact, rto, rpo, fallback) in enumerate(PROCESSES):
        process = office.run(
            save_process, ProcessDraft(name, staff[place], staff[place + 1], *impact, rto, rpo, fallback)
        )
        if components:
            office.run(save_need, NeedDraft(process, components[place % len(components)]))
        if staff[place] is not None:
            office.run(save_need, NeedDraft(process, None, staff[place], staff[place + 1] if place else None))
    plans = [
        office.run(save_plan, PlanDraft(title, scenario, begins, first, staff[0], process=None, ends="Leitung erklärt den Notfall für beendet.", steps=tuple(StepDraft(*one) for one in steps)))
        for title, scenario, begins, first, steps in PLANS
    ]  # fmt: skip
    for place, (kind, order, title, phone, detail) in enumerate(ENTRIES):
        who = staff[place] if kind == "call" else None
        office.run(
            save_entry, EntryDraft(kind, order, title, who, None, contact=None, phone=phone, detail=detail)
        )
    draft = ExerciseDraft(
        plans[0],
        "restore",
        today - DAY * 70,
        "IT-Leitung, Versand",
        310,
        result="gaps",
        findings="Rücksicherung dauerte länger als geplant.",
    )
    exercise = office.run(save_exercise, draft)
    office.run(
        add_measure, exercise, "Rücksicherung auf schnellere Platte umstellen", staff[0], today + DAY * 40
    )
    began = office.clock() - DAY * 120
    then = [Office(office.book, office.actor, partial(_after, began, hours)) for hours in (0, 1, 5)]
    incident = then[0].run(save_incident, IncidentDraft("Stromausfall Halle 2", "power"))
    then[0].run(note_entry, incident, "Halle 2 ohne Strom, Büro nicht betroffen")
    then[1].run(note_entry, incident, "Netzbetreiber erreicht, Bagger hat Kabel beschädigt")
    then[2].run(
        close_incident, incident, "Fünf Stunden ohne Strom, Kühlung hielt. Notstromaggregat wird geprüft."
    )
