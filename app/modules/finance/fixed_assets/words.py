"""What assets, their changes and runs are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.finance.fixed_assets.rules import COST, IMPAIRMENT, METHODS, TRANSFER

ASSET, ENTRY = Field(N_("Asset"), "key"), Field(N_("Entry"), "key")
RECORDS = (
    Record(
        "finance_asset",
        N_("Asset"),
        {
            "number": Field(N_("Inventory no.")),
            "account": Field(N_("Account")),
            "expense": Field(N_("Expense account")),
            "cost1": Field(N_("Cost centre")),
            "acquired": Field(N_("Bought")),
            "start": Field(N_("Used from")),
            "cost": Field(N_("Cost"), "money"),
            "method": Field(N_("Method"), choices=METHODS),
            "months": Field(N_("Months")),
            "rate": Field(N_("Rate"), "percent"),
            "carried": Field(N_("Depreciated before"), "money"),
            "carried_on": Field(N_("up to")),
            "serial": Field(N_("Serial no.")),
            "place": Field(N_("Location")),
            "document": Field(N_("Document")),
            "entry_id": ENTRY,
            "disposed": Field(N_("Left on")),
            "proceeds": Field(N_("Proceeds"), "money"),
        },
    ),
    Record(
        "finance_asset_change",
        N_("Change of an asset"),
        {
            "asset_id": ASSET,
            "kind": Field(N_("Kind"), choices={COST: N_("Later cost"), IMPAIRMENT: N_("Impairment"), TRANSFER: N_("Moved")}),
            "amount": Field(N_("Amount"), "money"),
            "account": Field(N_("Account")),
            "entry_id": ENTRY,
        },
    ),
    Record("finance_asset_run", N_("Depreciation"), {"asset_id": ASSET, "amount": Field(N_("Amount"), "money"), "entry_id": ENTRY}),
)
