"""Governance: data protection, and in time risks, emergencies and duties."""

from app.core.manifest import Group, Module
from app.core.messages import N_

MODULE = Module(
    name="governance",
    title=N_("Governance"),
    icon="scale",
    order=60,
    groups=(Group("privacy", N_("Data protection")),),
)
