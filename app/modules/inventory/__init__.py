"""Inventory: what is sold, bought and kept, and where it lies."""

from app.core.manifest import Group, Module
from app.core.messages import N_

MODULE = Module(
    name="inventory",
    title=N_("Inventory"),
    icon="layers",
    order=25,
    groups=(Group("stock", N_("Stock")), Group("buy", N_("Purchasing")), Group("master", N_("Master data"))),
)
