"""Checklists for beginning and leaving: tasks by kind, department and position, whose they are, and the day until which they are due."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.messages import N_

BEGIN, LEAVE = "begin", "leave"
KINDS = {BEGIN: N_("Beginning"), LEAVE: N_("Leaving")}
STARTER, MANAGER, SELF, NAMED = "starter", "manager", "self", "named"
OWNERS = {
    STARTER: N_("who starts the list"),
    MANAGER: N_("manager"),
    SELF: N_("the person"),
    NAMED: N_("named person"),
}
MOST_DAYS = 400
IN_A_LIST = N_("This task stands in somebody's list; change it instead.")


@dataclass(frozen=True)
class TaskDraft:
    """A task of the checklists as typed: days from the first or last day; department and job '' for everybody."""

    kind: str = BEGIN
    title: str = ""
    department: str = ""
    job: str = ""
    owner: str = STARTER
    login: str = ""
    days: int = 0


@dataclass(frozen=True)
class Owners:
    """Who the owners are for one person, by sign-in; '' where nobody is."""

    starter: str
    manager: str = ""
    self: str = ""


def fits(task: TaskDraft, kind: str, department: str, job: str) -> bool:
    """Say whether a task belongs to a list of a kind for somebody of a department and position."""
    return (
        task.kind == kind
        and task.department.strip().lower() in ("", department.strip().lower())
        and task.job.strip().lower() in ("", job.strip().lower())
    )


def owner_of(task: TaskDraft, owners: Owners) -> str:
    """Return who does a task; who starts the list where its owner does not sign in."""
    found = {STARTER: owners.starter, MANAGER: owners.manager, SELF: owners.self, NAMED: task.login}
    return found[task.owner] or owners.starter


def due(task: TaskDraft, first: datetime.date, today: datetime.date) -> datetime.date:
    """Return until when a task is due: so many days from the first or last day, not before today."""
    return max(first + datetime.timedelta(days=task.days), today)


DEFAULTS: Sequence[TaskDraft] = (
    TaskDraft(BEGIN, "Vertrag mit Liste nach § 2 NachwG aushändigen", days=-14),
    TaskDraft(BEGIN, "Personalfragebogen einholen", days=-10),
    TaskDraft(BEGIN, "Gerät und Zugänge bestellen", days=-7),
    TaskDraft(BEGIN, "Krankenkasse und Sozialversicherungsnummer klären", days=-5),
    TaskDraft(BEGIN, "Schlüssel übergeben", owner=MANAGER),
    TaskDraft(BEGIN, "Gerät übergeben und Protokoll unterschreiben lassen"),
    TaskDraft(BEGIN, "Zugänge einrichten"),
    TaskDraft(BEGIN, "Sicherheitsunterweisung und Erste Hilfe zeigen", owner=MANAGER),
    TaskDraft(BEGIN, "Auf Datenschutz und Verschwiegenheit verpflichten"),
    TaskDraft(BEGIN, "Steuerdaten abrufen lassen", days=5),
    TaskDraft(BEGIN, "Anmeldung zur Sozialversicherung prüfen", days=7),
    TaskDraft(BEGIN, "Erstes Gespräch führen", owner=MANAGER, days=14),
    TaskDraft(LEAVE, "Eingang der Kündigung bestätigen", days=-28),
    TaskDraft(LEAVE, "Resturlaub und Stundenkonto klären", days=-21),
    TaskDraft(LEAVE, "Arbeitszeugnis schreiben", owner=MANAGER, days=-7),
    TaskDraft(LEAVE, "Schlüssel und Geräte zurücknehmen", owner=MANAGER),
    TaskDraft(LEAVE, "Zugänge sperren"),
    TaskDraft(LEAVE, "Letzte Abrechnung und Urlaubsabgeltung an die Lohnabrechnung geben", days=3),
    TaskDraft(LEAVE, "Abmeldung zur Sozialversicherung prüfen", days=14),
    TaskDraft(LEAVE, "Arbeitspapiere aushändigen", days=14),
    TaskDraft(LEAVE, "Aufbewahrung und Löschung der Akte festlegen", days=30),
)
