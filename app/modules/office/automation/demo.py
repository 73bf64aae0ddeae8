"""The demo company's rules, which fired on what the others of the demo company did, and its recurring jobs."""

from __future__ import annotations

from app.data.office import Office
from app.modules.office.automation.rules.calendar import JobDraft
from app.modules.office.automation.rules.rule import Condition, RuleDraft
from app.modules.office.automation.services.firing import run_rules
from app.modules.office.automation.services.keeping import save_rule, switch_rule
from app.modules.office.automation.services.recurring import save_job


def rules(login: str) -> tuple[RuleDraft, ...]:
    """Return the rules, whose tasks somebody does."""
    return (
        RuleDraft("Neue Anweisung: Unterweisung planen", "made", "organisation_notice", action="task", text="Unterweisung zur neuen Anweisung planen", login=login, due=7, conditions=(Condition("kind", "rule"),)),
        RuleDraft("Große Chance gewonnen", "state", "organisation_opportunity", "stage", "won", action="task", text="Auftrag anlegen und Lieferung planen", login=login, due=2),
        RuleDraft("Offenes Projektziel naht", "day", "organisation_project", "due", days=-14, action="task", text="Stand des Projekts prüfen", login=login, due=3),
    )  # fmt: skip


JOBS = (
    JobDraft("Sicherung auf die Netzplatte", "backup", "weekdays", folder="/netz/sicherung", keep=30),
    JobDraft("Managementbericht", "report", "monthly", month_day=5, folder="/netz/berichte", report="figures"),
    JobDraft("Offene Posten für die Leitung", "export", "weekly", weekday=1, folder="/netz/berichte", report="ageing"),
)  # fmt: skip


def begin(office: Office, _months: int) -> None:
    """Keep rules and jobs before the others write what rules fire on."""
    for draft in rules(office.actor.login):
        office.run(switch_rule, office.run(save_rule, draft), True)
    for job in JOBS:
        office.run(save_job, job)


def demo(office: Office, _months: int) -> None:
    """Let the rules look at all that the demo company did."""
    run_rules(Office(office.book, office.actor, office.clock))
