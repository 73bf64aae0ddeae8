"""Categories of a new book."""

from __future__ import annotations

from app.core.messages import Text
from app.data.basics import is_empty
from app.data.unit import Unit
from app.modules.it.assets.models import Category

# name, stores data, signed, months between audits, between inspections (DGUV V3 § 5: portable devices of offices up to 24), of life
CATEGORIES = (
    (Text("Notebook", "Laptop"), True, True, 12, 24, 36),
    (Text("Arbeitsplatzrechner", "Desktop computer"), True, False, 12, 24, 48),
    (Text("Bildschirm", "Monitor"), False, False, 24, 24, 72),
    (Text("Telefon", "Phone"), True, True, 12, 0, 36),
    (Text("Drucker", "Printer"), True, False, 24, 24, 60),
    (Text("Server", "Server"), True, False, 12, 24, 60),
    (Text("Netzwerkgerät", "Network device"), True, False, 24, 24, 72),
    (Text("Zubehör", "Accessory"), False, False, 0, 0, 0),
)


def bring_basics(unit: Unit) -> None:
    """Bring the categories where there are none yet."""
    if not is_empty(unit, Category):
        return
    for name, stores, signed, audit, inspect, life in CATEGORIES:
        unit.insert(
            Category,
            name=str(name),
            stores_data=stores,
            signed=signed,
            audit_months=audit,
            inspect_months=inspect,
            life_months=life,
        )
