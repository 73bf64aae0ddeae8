"""Automation: rules that fire on what happens, and jobs that come again by the calendar, each with its protocol."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_
from app.modules.office.automation.settings import EDIT, VIEW

HERE = "app.modules.office.automation"
TOPIC = Topic(
    name="office.automation",
    order=60,
    purposes={
        "office.rules": N_("A rule says: when something happens, and if some conditions hold, then something is done."),
        "office.jobs": N_("Backups, reports, exports and folders that are looked into by the calendar stand here."),
    },
    words={
        "rules": N_("automation, workflow, trigger, when then, automatic task, automatic letter"),
        "jobs": N_("schedule, scheduler, cron, nightly, automatic backup, automatic report, watched folder"),
    },
    models=f"{HERE}.models",
    todo=f"{HERE}.queries.lists:waiting",
    search=f"{HERE}.queries.lists:SEARCHABLE",
    due=f"{HERE}.jobs:due",
    work=f"{HERE}.jobs:begin",
    commands=f"{HERE}.cli:COMMANDS",
    demo=f"{HERE}.demo:begin",
    demo_late=f"{HERE}.demo:demo",
    unnamed={
        "fire_rule": N_("By a rule"),
        "halt": N_("Stop a rule"),
        "settle_firing": N_("Note what came of a rule"),
        "begin_job": N_("Begin a recurring job"),
        "end_job": N_("Note what came of a job"),
        "note_day": N_("Note why the work of a day waits"),
    },
    pages=(
        Page("rules", N_("Rules"), "zap", f"{HERE}.pages.rule_list:RulesPage", VIEW, order=50),
        Page("jobs", N_("Recurring jobs"), "refresh-cw", f"{HERE}.pages.jobs:JobsPage", VIEW, order=55),
    ),
    actions=(
        Action("new_rule", N_("New rule"), "office.automation.rules", "new", needs=EDIT),
        Action("new_job", N_("New recurring job"), "office.automation.jobs", "new", needs=EDIT),
    ),
    permissions=(
        Permission(VIEW, N_("See rules, recurring jobs and their protocol"), ("it_admin", "auditor", "manager"), comes_with=("office.verify",)),
        Permission(EDIT, N_("Keep rules and recurring jobs"), ("it_admin",), comes_with=("users.change",)),
    ),
)  # fmt: skip
