"""The demo company's fixed assets: a van, shelves, machines for the workshop, some bought on the way; wear posted month by month."""

from __future__ import annotations

import datetime
from dataclasses import replace

from app.core.dates import add_months, month_end
from app.data.office import Office, Unit, command
from app.modules.finance.fixed_assets.queries.forms import AssetDraft
from app.modules.finance.fixed_assets.rules import LOW_VALUE
from app.modules.finance.fixed_assets.services import post_wear, save_asset
from app.modules.finance.ledger.api import EntryDraft, LineDraft, post

BEFORE = datetime.date(2024, 12, 31)
START = datetime.date(2025, 1, 1)
DAY = datetime.date
HELD = (
    AssetDraft(
        "Lieferwagen Sprinter",
        "0520",
        DAY(2023, 1, 16),
        27_600_00,
        months=72,
        cost1="300",
        carried=9_200_00,
        carried_on=BEFORE,
    ),
    AssetDraft(
        "Regalanlage Halle",
        "0640",
        DAY(2022, 7, 4),
        19_733_28,
        months=120,
        cost1="200",
        carried=4_933_28,
        carried_on=BEFORE,
    ),
    AssetDraft(
        "Büroeinrichtung",
        "0650",
        DAY(2022, 1, 10),
        12_025_00,
        months=156,
        cost1="200",
        carried=2_775_00,
        carried_on=BEFORE,
    ),
)
BOUGHT = (
    (
        AssetDraft("Gabelstapler gebraucht", "0640", DAY(2025, 9, 8), 8_400_00, months=84, cost1="100"),
        "70090",
    ),
    (AssetDraft("Notebook Vertrieb", "0650", DAY(2026, 2, 12), 1_290_00, months=12, cost1="300"), "70070"),
    (AssetDraft("Drehstuhl", "0670", DAY(2026, 3, 5), 389_00, LOW_VALUE, cost1="200"), "70020"),
)


@command("")
def _make(unit: Unit, months: int) -> None:
    for draft in HELD:
        save_asset(unit, draft)
    last = month_end(add_months(START, months - 1))
    for number, (draft, supplier) in enumerate(BOUGHT, 1):
        if draft.acquired <= last:
            gross = draft.cost * 119 // 100
            lines = (LineDraft(draft.account, gross, "VST19"), LineDraft(supplier, -gross))
            document = f"AN-{number}"
            entry = post(unit, EntryDraft(draft.acquired, document, draft.name, lines))
            bank = (LineDraft(supplier, gross), LineDraft("1800", -gross))
            post(unit, EntryDraft(draft.acquired, document, f"Überweisung {document}", bank))
            save_asset(unit, replace(draft, document=document, entry_id=entry))
    for month in range(months):
        post_wear(unit, month_end(add_months(START, month)))


def demo(office: Office, months: int) -> None:
    """Register what the company has, book what it buys, and post the wear of so many months."""
    office.run(_make, months)
