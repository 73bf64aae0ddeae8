"""Upkeep of the demo company: an instrument, inspections of some devices, repairs with their costs."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.it.assets.api import by_code, set_assets
from app.modules.it.maintenance.rules import InspectionDraft, InstrumentDraft, MaintenanceDraft
from app.modules.it.maintenance.services import inspect, save_instrument, save_maintenance


def demo(office: Office, _months: int) -> None:
    """Note them."""
    meter = office.run(
        save_instrument, InstrumentDraft("Gossen Secutest Base", "S-44121", datetime.date(2027, 3, 31))
    )
    for n in range(24):
        one = office.read(by_code, f"IT-{n * 3 + 2:05d}")
        if one is None or one.draft.status not in ("stock", "assigned"):
            continue
        day = datetime.date(2026, 1, 5) + datetime.timedelta(days=7 * n)
        if day > datetime.date(2026, 6, 26):
            break
        office.run(
            inspect,
            InspectionDraft(
                one.id, "II", meter, "M. Hansen", insulation=4000 + 100 * n, leakage=90 + n, day=day
            ),
        )
    tied = office.read(by_code, "IT-00046")
    if tied is not None:
        office.run(set_assets, [tied.id], "register_no", "A00005", False)
    work = (
        ("Tastatur getauscht", "repair", 8900),
        ("Akku getauscht", "repair", 11900),
        ("Speicher auf 32 GB", "upgrade", 7400),
        ("Lüfter gereinigt", "clean", None),
    )
    for n in range(12):
        one = office.read(by_code, f"IT-{n * 11 + 1:05d}")
        title, kind, cost = work[n % 4]
        start = datetime.date(2025, 7, 1) + datetime.timedelta(days=29 * n)
        if one is not None:
            office.run(
                save_maintenance,
                MaintenanceDraft(
                    one.id,
                    title,
                    kind,
                    None,
                    start,
                    finish=start + datetime.timedelta(days=4),
                    cost=cost,
                    warranty=n % 5 == 0,
                ),
            )
