"""Payroll: the month from what changed to what is paid, each amount explained; wage tax by the official flow, social insurance."""

from app.core.manifest import Permission, Topic
from app.core.messages import N_
from app.modules.hr.payroll.settings import SETTINGS

TOPIC = Topic(
    name="hr.payroll",
    order=40,
    models="app.modules.hr.payroll.models",
    settings=SETTINGS,
    numbers={"hr.payroll_file": N_("Files of pay for the bank")},
    kept="app.modules.hr.payroll.queries.paying:kept",
    basics="app.modules.hr.payroll.services.registers:bring_basics",
    commands="app.modules.hr.payroll.cli:COMMANDS",
    permissions=(
        Permission("hr.payroll.view", N_("See payroll and payslips"), ("hr",)),
        Permission("hr.payroll.change", N_("Compute payroll, enter pay of the month"), ("hr",)),
        Permission("hr.payroll.release", N_("Release, post and pay a month of payroll"), ("hr",)),
    ),
)
