"""The 15 points of § 2 (1) NachwG: what a contract says on each, and which are missing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.modules.hr.recruiting.rules.law import figures

POINTS = {
    "1": N_("Names and addresses of both"),
    "2": N_("Beginning"),
    "3": N_("Fixed term"),
    "4": N_("Place of work"),
    "5": N_("What the work is"),
    "6": N_("Probation"),
    "7": N_("Pay"),
    "8": N_("Hours, breaks and rest"),
    "9": N_("Work on call"),
    "10": N_("Overtime"),
    "11": N_("Leave"),
    "12": N_("Training"),
    "13": N_("Pension"),
    "14": N_("How it ends"),
    "15": N_("Collective agreements"),
}


@dataclass(frozen=True)
class TermDraft:
    """What contracts of the house say on a point, as typed."""

    point: str = ""
    words: str = ""


def missing(words: Mapping[str, str], day: datetime.date) -> list[str]:
    """Return the points of § 2 (1) NachwG on which a contract of a day says nothing, in the order of the law."""
    return [str(no) for no, _days in figures("points", day)["rows"] if not words.get(str(no), "").strip()]


DEFAULTS: Mapping[str, str] = {
    "7": "Die Vergütung wird zum Monatsende nachträglich auf das Konto der Beschäftigten überwiesen.",
    "8": "Ruhepausen betragen mindestens 30 Minuten bei mehr als sechs und 45 Minuten bei mehr als neun Stunden Arbeit; die Ruhezeit nach der Arbeit beträgt mindestens elf Stunden.",
    "9": "Arbeit auf Abruf ist nicht vereinbart.",
    "10": "Überstunden werden nur auf Anordnung geleistet und innerhalb von zwölf Monaten durch Freizeit ausgeglichen.",
    "12": "Ein Anspruch auf vom Arbeitgeber bereitgestellte Fortbildung besteht nicht.",
    "14": "Die Kündigung bedarf der Schriftform. Wer geltend machen will, dass eine Kündigung unwirksam ist, muss innerhalb von drei Wochen nach Zugang der schriftlichen Kündigung Klage beim Arbeitsgericht erheben.",
    "15": "Tarifverträge, Betriebs- und Dienstvereinbarungen sind auf das Arbeitsverhältnis nicht anzuwenden.",
}  # what a book begins with; 13 depends on the house's pension provider and is left to it
