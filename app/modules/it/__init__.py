"""IT: devices and who has them, licences, the helpdesk, and what all of it runs on."""

from app.core.manifest import Group, Module
from app.core.messages import N_

MODULE = Module(
    name="it",
    title=N_("IT"),
    icon="monitor",
    order=27,
    groups=(
        Group("devices", N_("Devices")),
        Group("contracts", N_("Contracts")),
        Group("helpdesk", N_("Helpdesk")),
        Group("infrastructure", N_("Infrastructure"), open=False),
        Group("security", N_("Security"), open=False),
        Group("master", N_("Master data"), open=False),
    ),
)
