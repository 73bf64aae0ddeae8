"""Working time: typed from paper, clocked or imported; checked against the law, approved by month, handed to payroll."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_
from app.modules.hr.worktime.settings import SETTINGS

PAGES = "app.modules.hr.worktime.pages"
TOPIC = Topic(
    name="hr.worktime",
    order=30,
    purposes={
        "hr.time_models": N_("Models say how time is counted: flextime with core time, shifts, limits of the balance."),
        "hr.time_rules": N_("From which day which model holds for whom; the record of a person begins with the first one."),
        "hr.time_shifts": N_("Shifts with their times; a model names them by their letters."),
        "hr.time_bookings": N_("Opening balances, corrections and payments of balances, each with its reason."),
    },
    words={
        "own": N_("clock in, clock out, time clock, stamp, overtime, flextime, my hours"),
        "grid": N_("time sheets, hours, enter times, working hours, attendance"),
        "month": N_("month sheet, overtime, working time act, approve hours, evidence, payroll hours, close month, surcharges, tax adviser"),
        "masters": N_("flextime, core time, shifts, overtime limits, balances"),
    },
    settings=SETTINGS,
    models="app.modules.hr.worktime.models",
    figures="app.modules.hr.worktime.kpi:FIGURES",
    guards=dict.fromkeys(
        ("hr_time", "hr_time_month", "hr_time_note", "hr_time_booking", "hr_time_rule"),
        "app.modules.hr.worktime.queries.visibility:GUARDS",
    ),
    offers={"hr_time_model": "app.modules.hr.worktime.queries.masters:offered_models"},
    workflows="app.modules.hr.worktime.services.approving:APPROVALS",
    replay="app.modules.hr.worktime.replay:REPLAY",
    todo="app.modules.hr.worktime.todo:waiting",
    commands="app.modules.hr.worktime.cli:COMMANDS",
    demo_late="app.modules.hr.worktime.demo:demo",
    pages=(
        Page("own", N_("My time"), "history", f"{PAGES}.own:OwnTimePage", "hr.own", order=6, group="time"),
        Page("grid", N_("Enter times"), "keyboard", f"{PAGES}.grid:GridPage", "hr.time.change", order=30, group="time"),
        Page("month", N_("Month sheets"), "calendar-check", f"{PAGES}.month:MonthPage", "hr.time.view", order=32, group="time"),
        Page("masters", N_("Time models"), "sliders-horizontal", f"{PAGES}.masters:MastersPage", "hr.time.change", order=36, group="time"),
    ),
    actions=(Action("clock", N_("Come or go"), "hr.worktime.own", "clock", needs="hr.own"),),
    permissions=(
        Permission("hr.time.view", N_("See working time of the own team"), ("hr", "manager")),
        Permission("hr.time.all", N_("See working time of everybody"), ("hr",)),
        Permission("hr.time.change", N_("Enter working time and close months"), ("hr",)),
    ),
)  # fmt: skip
