"""Governance: risks, emergencies, data protection, duties."""

from app.core.manifest import Group, Module
from app.core.messages import N_

MODULE = Module(
    name="governance",
    title=N_("Governance"),
    icon="scale",
    order=60,
    groups=(
        Group("risk", N_("Risks and emergencies")),
        Group("privacy", N_("Data protection")),
        Group("compliance", N_("Duties and reports")),
    ),
)
