"""People: those who work here, and when they are away."""

from app.core.manifest import Group, Module
from app.core.messages import N_

MODULE = Module(
    name="hr",
    title=N_("Staff"),
    icon="user",
    order=22,
    groups=(
        Group("people", N_("People")),
        Group("recruiting", N_("Recruiting")),
        Group("absence", N_("Absence")),
        Group("time", N_("Working time")),
        Group("payroll", N_("Payroll")),
        Group("travel", N_("Travel"), open=False),
        Group("training", N_("Training"), open=False),
    ),
)
