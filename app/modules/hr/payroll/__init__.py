"""Payroll: wage tax by the official flow, social insurance, and how each amount came about."""

from app.core.manifest import Topic

TOPIC = Topic(name="hr.payroll", order=40, commands="app.modules.hr.payroll.cli:COMMANDS")
