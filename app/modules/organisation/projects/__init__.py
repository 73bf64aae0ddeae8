"""Projects across departments: plans that keep themselves in step, what is to be done, time and cost."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

HERE = "app.modules.organisation.projects"
VIEW, ALL, CHANGE, TIME = (f"organisation.project.{one}" for one in ("view", "all", "change", "time"))
EVERYBODY = ("bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk", "manager", "staff")
GUARDED = ("project", "project_member", "task", "task_link", "project_time")
TOPIC = Topic(
    name="organisation.projects",
    order=40,
    purposes={
        "organisation.projects": N_("Projects that run stand here; a template makes the next one like the last."),
        "organisation.projects.all": N_("Completed and cancelled projects stand here too, and templates."),
        "organisation.members": N_("Who belongs to a project sees it and takes its tasks."),
        "organisation.tasks": N_("Open tasks of your projects stand here, with their days from the plan."),
        "organisation.tasks.all": N_("All tasks of your projects stand here, done ones too."),
        "organisation.todo": N_("What you are to do stands here, from whichever topic it comes."),
        "organisation.todo.all": N_("What anybody is to do stands here, from whichever topic it comes."),
        "organisation.times": N_("Time that was spent on projects stands here until it is charged."),
    },
    words={
        "projects": N_("project management, budget, earned value, milestones, templates"),
        "plan": N_("gantt, schedule, critical path, dependencies, predecessors"),
        "tasks": N_("to do, tasks, measures, actions, reminders, follow-ups, kanban, board"),
        "times": N_("timer, time tracking, project hours, billable hours, week"),
        "workload": N_("capacity, utilisation, overload, resources"),
    },
    numbers={"organisation.projects": N_("Projects")},
    models=f"{HERE}.models",
    guards={f"organisation_{name}": f"{HERE}.queries.visibility:GUARDS" for name in GUARDED},
    settles={"organisation_task": f"{HERE}.services.tasks:settled"},
    ended=f"{HERE}.services.times:document_ended",
    daily=f"{HERE}.services.tasks:come_again",
    todo=f"{HERE}.queries.lists:waiting",
    search=f"{HERE}.queries.lists:SEARCHABLE",
    permissions=(
        Permission(VIEW, N_("See the projects one belongs to, and what is to be done"), (*EVERYBODY, "auditor")),
        Permission(ALL, N_("See all projects and the times on them"), ("bookkeeper", "auditor")),
        Permission(CHANGE, N_("Plan projects and approve times on them"), ("bookkeeper", "manager")),
        Permission(TIME, N_("Note time on projects"), EVERYBODY),
    ),
)  # fmt: skip
