"""What licences and contracts are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.it.licences.rules import KINDS

REMARK, COST, SUPPLIER, NOTICE = (
    Field(N_("Remark")),
    Field(N_("Purchase price"), "money"),
    Field(N_("Supplier"), "key"),
    Field(N_("Notice until")),
)
RECORDS = (
    Record(
        "it_licence",
        N_("Licence"),
        {
            "publisher": Field(N_("Publisher")),
            "program": Field(N_("Program")),
            "begins": Field(N_("Program in small letters")),
            "seats": Field(N_("Bought")),
            "kind": Field(N_("Kind"), choices=KINDS),
            "secret": Field(N_("Licence key"), "secret"),
            "purchased": Field(N_("Purchased")),
            "expires": Field(N_("Ends on")),
            "notice_days": Field(N_("Days of notice")),
            "notice": NOTICE,
            "cost": COST,
            "supplier_id": SUPPLIER,
            "order_no": Field(N_("Order no.")),
            "notes": REMARK,
        },
    ),
    Record(
        "it_seat",
        N_("Seat of a licence"),
        {
            "licence_id": Field(N_("Licence"), "key"),
            "person_id": Field(N_("Person"), "key"),
            "asset_id": Field(N_("Device"), "key"),
            "since": Field(N_("Given on")),
            "note": REMARK,
        },
    ),
    Record(
        "it_contract",
        N_("IT contract"),
        {
            "number": Field(N_("Contract no.")),
            "title": Field(N_("Contract")),
            "partner_id": Field(N_("Partner"), "key"),
            "start": Field(N_("Runs from")),
            "until": Field(N_("Runs until")),
            "notice_days": Field(N_("Days of notice")),
            "renews": Field(N_("Goes on by months")),
            "notice": NOTICE,
            "period": Field(N_("Months of a period")),
            "cost": Field(N_("Costs of a period"), "money"),
            "cancelled": Field(N_("Cancelled to")),
            "notes": REMARK,
        },
    ),
    Record(
        "it_covered", N_("Device of a contract"), {"contract_id": Field(N_("IT contract"), "key"), "asset_id": Field(N_("Device"), "key")}
    ),
)
