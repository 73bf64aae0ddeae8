"""Payroll: the month from what changed to what is paid, each amount explained; wage tax by the official flow, social insurance."""

from app.core.manifest import Page, Permission, Topic
from app.core.manifest_parts import ShownReport
from app.core.messages import N_
from app.modules.hr.payroll.settings import SETTINGS

PAGES = "app.modules.hr.payroll.pages"
TOPIC = Topic(
    name="hr.payroll",
    order=40,
    purposes={
        "hr.payroll_slips": N_("Payslips of the newest month; F8 computes it."),
        "hr.payroll_runs": N_("Months of payroll, with who computed and released them."),
        "hr.payroll_items": N_("What is paid or kept back beside the file: bonus, hours, advance."),
        "hr.payroll_benefits": N_("Benefits beside pay, with the day from which they are given."),
        "hr.payroll_claims": N_("Attachments, maintenance and loans, with what is still open."),
        "hr.payroll_notices": N_("What the portals still want to be told, by the day it is due."),
        "hr.payroll_all_notices": N_("All reports with the day on which they were entered."),
        "hr.payroll_terms": N_("Private premiums, transition range and flat tax, with the day from which they hold."),
        "hr.payroll_openings": N_("What another program calculated of a year before this book, typed or by a sheet; all sums of the year count it."),
        "hr.payroll_kinds": N_("Kinds of pay: how they are taxed and insured, and where they are posted."),
        "hr.payroll_funds": N_("Rates of health funds with the day from which they hold."),
    },
    words={
        "month": N_("payroll, salary, wages, payslip, release, net pay, run"),
        "entries": N_("bonus, hours, advance, one-off payment, allowance, company car, benefit in kind, garnishment, attachment, loan, change of program, take over, brought forward"),
        "grid": N_("type hours, enter hours for payroll, bonus for many, variable pay, grid"),
        "portals": N_("contribution statement, wage tax return, ELSTER, SV-Meldeportal, registration, DEÜV, wage tax certificate"),
        "audit": N_("pay account, contribution statement, wage tax audit, social insurance audit, export for auditors, parallel run, compare with old program, provision, accrual, year end, leave provision"),
        "coverage": N_("limits of payroll, not supported, construction pay, short-time pay, seafarers, foreign residents, yearly adjustment, rule of fifths"),
        "masters": N_("pay kinds, health fund, extra contribution, U1, U2"),
    },
    models="app.modules.hr.payroll.models",
    settings=SETTINGS,
    numbers={"hr.payroll_file": N_("Files of pay for the bank")},
    todo="app.modules.hr.payroll.todo:waiting",
    due_days="app.modules.hr.payroll.todo:due_days",
    reports="app.modules.hr.payroll.reports.lists:REPORTS",
    shown_reports=(
        ShownReport("payroll-account", N_("Pay account"), "hr.payroll.audit", "year", "pay_account", words=N_("wage account"), needs="hr.payroll.view"),
        ShownReport(
            "payroll-contributions", N_("Contributions by fund and person"), "hr.payroll.audit", "month", "contributions",
            words=N_("contribution statement, health fund"), needs="hr.payroll.view",
        ),
    ),
    checks="app.modules.hr.payroll.checks:checks",
    expects="app.modules.hr.payroll.queries.expected:expected",
    kept="app.modules.hr.payroll.queries.paying:kept",
    offers={"hr_payroll_kind": "app.modules.hr.payroll.queries.lists:offered_kinds"},
    basics="app.modules.hr.payroll.services.registers:bring_basics",
    basics_later={
        "maternity": "app.modules.hr.payroll.services.later_kinds:bring_maternity",
        "pensions": "app.modules.hr.payroll.services.later_kinds:bring_pensions",
        "spared": "app.modules.hr.payroll.services.later_kinds:bring_spared",
    },
    commands="app.modules.hr.payroll.cli:COMMANDS",
    demo_late="app.modules.hr.payroll.demo:demo",
    pages=(
        Page("month", N_("Payroll"), "hand-coins", f"{PAGES}.month:MonthPage", "hr.payroll.view", order=40, group="payroll"),
        Page("entries", N_("Entries for payroll"), "list", f"{PAGES}.entries:EntriesPage", "hr.payroll.view", order=42, group="payroll"),
        Page("grid", N_("Enter pay"), "keyboard", f"{PAGES}.entry_grid:EntryGridPage", "hr.payroll.change", order=41, group="payroll"),
        Page("portals", N_("For the portals"), "landmark", f"{PAGES}.portals:PortalsPage", "hr.payroll.view", order=45, group="payroll"),
        Page("audit", N_("Lists for auditors"), "file-text", f"{PAGES}.audit:AuditPage", "hr.payroll.view", order=43, group="payroll"),
        Page("coverage", N_("Not covered"), "circle-alert", f"{PAGES}.coverage:CoveragePage", "hr.payroll.view", order=46, group="payroll"),
        Page("masters", N_("Pay kinds and funds"), "sliders-horizontal", f"{PAGES}.masters:MastersPage", "hr.payroll.view", order=44, group="payroll"),
    ),
    permissions=(
        Permission("hr.payroll.view", N_("See payroll and payslips"), ("hr",)),
        Permission("hr.payroll.change", N_("Compute payroll, enter pay of the month"), ("hr",)),
        Permission("hr.payroll.release", N_("Release, post and pay a month of payroll"), ("hr",)),
    ),
)  # fmt: skip
