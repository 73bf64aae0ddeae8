"""Projects across departments: plans that keep themselves in step, what is to be done, time and cost."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import SetsFields
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
        "todo": N_("tasks, measures, actions, reminders, follow-ups, my tasks"),
        "week": N_("timer, time tracking, hours, week"),
        "tasks": N_("to do, tasks, measures, actions, reminders, follow-ups"),
        "board": N_("kanban, task board, columns, sprint"),
        "times": N_("project hours, billable hours, approve hours, time tracking"),
        "workload": N_("capacity, utilisation, overload, resources"),
    },
    numbers={"organisation.projects": N_("Projects")},
    sets={
        "organisation_project": SetsFields(f"{HERE}.services.projects:set_projects", "state due"),
        "organisation_task": SetsFields(f"{HERE}.services.tasks:set_tasks", "state"),
    },
    models=f"{HERE}.models",
    figures=f"{HERE}.kpi:FIGURES",
    guards={f"organisation_{name}": f"{HERE}.queries.visibility:GUARDS" for name in GUARDED},
    settles={"organisation_task": f"{HERE}.services.tasks:settled"},
    ended=f"{HERE}.services.times:document_ended",
    daily=f"{HERE}.services.tasks:come_again",
    todo=f"{HERE}.queries.lists:waiting",
    search=f"{HERE}.queries.lists:SEARCHABLE",
    pages=(
        Page("todo", N_("To do"), "circle-check", f"{HERE}.pages.tasks:TodoPage", VIEW, order=36, group="projects"),
        Page("projects", N_("Projects"), "layers", f"{HERE}.pages.projects:ProjectsPage", VIEW, order=40, group="projects"),
        Page("plan", N_("Plan"), "calendar", f"{HERE}.pages.plan:PlanPage", VIEW, order=42, group="projects"),
        Page("tasks", N_("Tasks"), "list", f"{HERE}.pages.tasks:TasksPage", VIEW, order=44, group="projects"),
        Page("board", N_("Board of tasks"), "columns-3", f"{HERE}.pages.board:TaskBoardPage", VIEW, order=45, group="projects"),
        Page("week", N_("My project time"), "keyboard", f"{HERE}.pages.week:WeekPage", TIME, order=46, group="projects"),
        Page("times", N_("Times on projects"), "history", f"{HERE}.pages.times:TimesPage", VIEW, order=48, group="projects"),
        Page("workload", N_("Workload"), "users", f"{HERE}.pages.workload:WorkloadPage", CHANGE, order=50, group="projects"),
    ),
    actions=(
        Action("new_project", N_("New project"), "organisation.projects.projects", "new", needs=CHANGE),
        Action("new_time", N_("New time"), "organisation.projects.times", "new", needs=TIME),
    ),
    commands=f"{HERE}.cli:COMMANDS",
    demo_late=f"{HERE}.demo:demo",
    permissions=(
        Permission(VIEW, N_("See the projects one belongs to, and what is to be done"), (*EVERYBODY, "auditor")),
        Permission(ALL, N_("See all projects and the times on them"), ("bookkeeper",)),
        Permission(CHANGE, N_("Plan projects and approve times on them"), ("bookkeeper", "manager")),
        Permission(TIME, N_("Note time on projects"), EVERYBODY),
    ),
)  # fmt: skip
