"""Absence: leave with its accounts, requests and their approval, sickness, parental leave; who is away when."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_
from app.modules.hr.absence.settings import SETTINGS

PAGES = "app.modules.hr.absence.pages"
TOPIC = Topic(
    name="hr.absence",
    order=20,
    purposes={
        "hr.own_absences": N_("Ask for leave here with Ctrl+N; what you asked for and what came of it stands here."),
        "hr.leave_requests": N_("Requests for leave stand here until they are decided."),
        "hr.absences": N_("Everybody's leave and other absences, granted, rejected and cancelled ones among them."),
        "hr.sickness": N_("Sickness with the state of its certificate, sick children, and maternity protection."),
        "hr.leave_openings": N_("Leave of years before the book is brought in here, and corrections."),
        "hr.leave_notices": N_("Who was told that leave lapses, with the proof: without it leave goes on and on."),
        "hr.shutdowns": N_("Days on which the company is closed and everybody takes leave."),
    },
    words={
        "own": N_("holiday, vacation, time off, days left, request"),
        "requests": N_("absences, approve, substitute, vacation requests"),
        "calendar": N_("who is away, year, team, holidays"),
        "accounts": N_("days left, balance, carried over, entitlement, notice, lapse"),
        "sickness": N_("ill, certificate, eAU, sick pay, maternity"),
        "masters": N_("opening balance, shutdown, works holidays"),
    },
    settings=SETTINGS,
    models="app.modules.hr.absence.models",
    figures="app.modules.hr.absence.kpi:FIGURES",
    guards=dict.fromkeys(
        ("hr_absence", "hr_leave_opening", "hr_leave_notice"),
        "app.modules.hr.absence.queries.visibility:GUARDS",
    ),
    workflows="app.modules.hr.absence.services.approving:APPROVALS",
    todo="app.modules.hr.absence.todo:waiting",
    commands="app.modules.hr.absence.cli:COMMANDS",
    demo="app.modules.hr.absence.demo:demo",
    pages=(
        Page("own", N_("My leave"), "calendar-check", f"{PAGES}.own:OwnPage", "hr.own", order=5, group="absence"),
        Page("requests", N_("Absences"), "inbox", f"{PAGES}.requests:RequestsPage", "hr.absence.view", order=20, group="absence"),
        Page("calendar", N_("Team calendar"), "calendar", f"{PAGES}.calendar:CalendarPage", "hr.own", order=22, group="absence"),
        Page("accounts", N_("Leave accounts"), "scale", f"{PAGES}.accounts:AccountsPage", "hr.absence.view", order=24, group="absence"),
        Page("sickness", N_("Sickness"), "shield-check", f"{PAGES}.sickness:SicknessPage", "hr.health.view", order=26, group="absence"),
        Page(
            "masters",
            N_("Company holidays"),
            "sliders-horizontal",
            f"{PAGES}.masters:MastersPage",
            "hr.absence.change",
            order=28,
            group="absence",
        ),
    ),
    actions=(Action("request", N_("Ask for leave"), "hr.absence.own", "new", needs="hr.own"),),
    permissions=(
        Permission("hr.absence.view", N_("See absences of the own team"), ("hr", "manager")),
        Permission("hr.absence.all", N_("See absences of everybody"), ("hr",)),
        Permission("hr.absence.change", N_("Enter absences"), ("hr",)),
    ),
)  # fmt: skip
