"""Finance: what is booked, and what is made of it."""

from app.core.manifest import Group, Module
from app.core.messages import N_

MODULE = Module(
    name="finance",
    title=N_("Finance"),
    icon="landmark",
    order=20,
    groups=(
        Group("enter", N_("Recording")),
        Group("sell", N_("Selling")),
        Group("pay", N_("Paying")),
        Group("report", N_("Reporting")),
        Group("taxes", N_("Taxes"), open=False),
        Group("close", N_("Closing"), open=False),
        Group("master", N_("Master data"), open=False),
    ),
)
