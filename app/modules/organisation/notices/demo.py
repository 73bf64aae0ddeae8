"""The demo company's notices: one for everybody, an instruction and a policy that are confirmed, one for the store, and what is known about the alarm."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.organisation.notices.rules import NoticeDraft
from app.modules.organisation.notices.services import save_notice

HEAD = "anna"
TEXTS = (
    (
        "notice", "Betriebsversammlung am Monatsende",
        ("Am letzten Freitag des Monats treffen wir uns um 14 Uhr in der Halle. Themen: Auftragslage, Umbau der Werkzeugausgabe, "
        "Fragen. Wer Kundendienst hat, bekommt das Protokoll."), False, 4, 30,
    ),
    (
        "rule", "Verpackung von Gefahrstoffen",
        ("Hartöl und Leim verlassen das Lager nur in der Originalverpackung mit Gefahrenkennzeichen. Angebrochene Gebinde bleiben im "
        "Schrank F. Bei Auslaufen: Bindemittel aus Fach 3, danach Meldung an die Leitung."), True, 12, None,
    ),
    (
        "policy", "Umgang mit Kennwörtern und Geräten",
        ("Kennwörter stehen nur im Kennwortspeicher und gelten nie für zwei Stellen. Wer den Platz verlässt, sperrt das Gerät. "
        "Verlorene Geräte werden noch am selben Tag der IT gemeldet."), True, 20, None,
    ),
    (
        "knowledge", "Alarmanlage: scharf und unscharf",
        ("Wer abends als Letzter geht, schließt Tor 1 und 2 und schaltet am Bedienteil im Flur scharf. Bei Fehlalarm die Leitstelle "
        "anrufen; das Kennwort liegt im Tresor."), False, 200, None,
    ),
)  # fmt: skip


def demo(office: Office, _months: int) -> None:
    """Write the notices."""
    today = office.clock().astimezone().date()
    for kind, title, text, confirm, ago, ahead in TEXTS:
        since = today - datetime.timedelta(days=ago)
        until = today + datetime.timedelta(days=ahead) if ahead is not None else None
        renew = 12 if kind == "policy" else 0
        office.run(
            save_notice,
            NoticeDraft(
                kind,
                title,
                text,
                since,
                until,
                confirm=confirm,
                renew=renew,
                responsible=HEAD if kind == "knowledge" else "",
            ),
        )
