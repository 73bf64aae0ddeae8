"""The data security of the demo company: half of the checklist answered, four backups, some weaknesses, accesses."""

from __future__ import annotations

import datetime
from dataclasses import replace

from app.data.office import Office
from app.modules.hr.people.api import people
from app.modules.it.security.queries import point, points_source
from app.modules.it.security.rules import AccessDraft, BackupDraft, WeaknessDraft
from app.modules.it.security.services import grant, note_backup, save_backup, save_point, save_weakness

DAY = datetime.date(2026, 6, 29)
BACKUPS = (("Warenwirtschaft täglich", "NAS 2, Flensburg", "increment", 1, True, False), ("Dateiablage täglich", "NAS 2, Flensburg", "increment", 1, True, False),
           ("Alles monatlich auf Platte", "Bankschließfach", "full", 30, True, True), ("E-Mail täglich", "Rechenzentrum", "snapshot", 1, True, False))  # fmt: skip
WEAK = (("Firmware der Firewall veraltet", "update", 3, "open", ""), ("Office: Fehler in der Vorschau", "weakness", 4, "planned", "Microsoft Office"),
        ("7-Zip vor 24.09", "update", 2, "fixed", "7-Zip"), ("Drucker mit Werkskennwort", "setting", 2, "open", ""))  # fmt: skip
SYSTEMS = ("Warenwirtschaft", "Dateiablage", "E-Mail", "Webshop", "Tresor", "Serverraum")
LEVELS = ("use", "change", "read", "admin")


def demo(office: Office, _months: int) -> None:
    """Answer points, keep backups with their runs, weaknesses and accesses."""
    staff = [one.id for one in office.read(people) if one.draft.leaving is None]
    for place, key in enumerate(office.read(points_source().keys, {})):
        one = office.read(point, key)
        if one is None or place % 5 == 4:
            continue
        state = ("done", "done", "partly", "planned")[place % 4]
        draft = replace(
            one.draft,
            state=state,
            person=staff[place % 3],
            next_review=DAY + datetime.timedelta(days=30 * (1 + place % 12)),
        )
        if state == "done":
            draft = replace(draft, evidence="Begehung am 12.05.2026")
        elif place % 3 == 0:
            draft = replace(
                draft,
                measure="Regelung schreiben und einführen",
                due=DAY + datetime.timedelta(days=14 * (1 + place % 6)),
            )
        office.run(save_point, draft, key, one.version)
    for place, (name, target, method, rhythm, away, offline) in enumerate(BACKUPS):
        key = office.run(
            save_backup,
            BackupDraft(
                name,
                name.split()[0],
                target,
                method,
                rhythm,
                keep_days=90,
                encrypted=True,
                away=away,
                offline=offline,
                component=None,
                person=staff[1],
            ),
        )
        for back in range(3):
            office.run(note_backup, key, "run", DAY - datetime.timedelta(days=back * rhythm), "failed" if back == 1 and place == 1 else "ok", None,
                       "Band voll" if back == 1 and place == 1 else "")  # fmt: skip
        if place < 3:
            office.run(
                note_backup,
                key,
                "test",
                datetime.date(2026, 2 + place, 12),
                "ok",
                45 + 10 * place,
                "Auf Ersatzserver zurückgespielt",
            )
    for place, (title, kind, severity, state, program) in enumerate(WEAK):
        office.run(
            save_weakness,
            WeaknessDraft(title, kind, "", severity, None, asset=None, program=program, found=DAY - datetime.timedelta(days=9 * place), due=DAY + datetime.timedelta(days=21),
                          state=state, person=staff[1]),
        )  # fmt: skip
    for place in range(40):
        level = LEVELS[place % 4] if place % 10 == 3 else LEVELS[place % 3]
        office.run(
            grant,
            AccessDraft(
                staff[place % len(staff)],
                SYSTEMS[(place * 5 + place // 6) % 6],
                None,
                level,
                "Aufgabe",
                granted=DAY,
            ),
        )
