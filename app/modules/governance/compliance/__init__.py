"""Compliance: duties with owner, day and evidence, gifts and conflicts of interests, reports of wrongs that only confidants know of."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

HERE = "app.modules.governance.compliance"
VIEW, CHANGE = "governance.duty.view", "governance.duty.change"
WHISTLE, CONFIDANTS = "governance.whistle", "governance.whistle.confidants"
CONTRACTS, KEEP_CONTRACTS = "governance.contract.view", "governance.contract.change"
TOPIC = Topic(
    name="governance.compliance",
    order=40,
    purposes={
        "governance.duties": N_("Duties of the office by law and rule, the next one first; F8 keeps that one was done."),
        "governance.controls": N_("Controls of the office, each with the risk it meets and when it is tested by a sample."),
        "governance.control_tests": N_("Tests of controls, with what was drawn and what came of it."),
        "governance.contracts": N_("Contracts of the office beyond IT and purchasing, with the last day on which notice counts."),
        "governance.gifts": N_("Gifts and conflicts of interests, with what was decided."),
        "governance.reports": N_("Whistle-blower reports; nobody but confidants sees that there are any."),
    },
    words={
        "duties": N_("compliance, deadlines, obligations, law register, internal control system, ICS, controls, sample, audit, gifts, conflict of interests, inspections"),
        "contracts": N_("contract register, lease, rent, insurance, energy, notice period, termination, cancellation, renewal"),
        "reports": N_("whistle-blower, HinSchG, whistleblowing, misconduct, ombudsperson"),
    },
    models=f"{HERE}.models",
    numbers={"governance.report": N_("Whistle-blower reports")},
    guards={"governance_report": f"{HERE}.queries.duties:GUARDS"},
    todo=f"{HERE}.queries.duties:waiting",
    daily=f"{HERE}.services.daily:every_day",
    commands=f"{HERE}.cli:COMMANDS",
    demo_late=f"{HERE}.demo:demo",
    pages=(
        Page("duties", N_("Duties"), "calendar-check", f"{HERE}.pages.duties:DutiesPage", VIEW, order=30, group="compliance"),
        Page("contracts", N_("Contracts"), "file-text", f"{HERE}.pages.contracts:ContractsPage", CONTRACTS, order=31, group="compliance"),
        Page("reports", N_("Whistle-blower reports"), "lock", f"{HERE}.pages.wrongs:ReportsPage", WHISTLE, order=32, group="compliance"),
    ),
    actions=(
        Action("new_duty", N_("New duty"), "governance.compliance.duties", "new", needs=CHANGE),
        Action("new_contract", N_("New contract"), "governance.compliance.contracts", "new", needs=KEEP_CONTRACTS),
    ),
    permissions=(
        Permission(VIEW, N_("See duties, gifts and conflicts of interests"), ("manager", "auditor")),
        Permission(CHANGE, N_("Keep duties, gifts and conflicts of interests"), ("manager",)),
        Permission(CONTRACTS, N_("See contracts of the office"), ("manager", "bookkeeper", "auditor"), comes_with=(VIEW,)),
        Permission(KEEP_CONTRACTS, N_("Keep contracts of the office"), ("manager",), comes_with=(CHANGE,)),
        Permission(WHISTLE, N_("Keep reports of wrongs, as a confidant"), ("manager",)),
        Permission(CONFIDANTS, N_("Name confidants for reports of wrongs"), ("manager",)),
    ),
)  # fmt: skip
