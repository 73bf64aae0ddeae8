"""Inventory: what is sold and bought, beginning with the price list."""

from app.core.manifest import Group, Module
from app.core.messages import N_

MODULE = Module(
    name="inventory",
    title=N_("Inventory"),
    icon="layers",
    order=25,
    groups=(Group("master", N_("Master data")),),
)
