"""What devices and what belongs to them are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.it.assets.rules import CONDITIONS, FORMATS, METHODS, STATUS, STEPS

NAME, DEVICE, PERSON, PLACE = Field(N_("Name")), Field(N_("Device"), "key"), Field(N_("Person"), "key"), Field(N_("Place"), "key")
KINDS = {
    **STEPS,
    "out": N_("Hand-over"),
    "back": N_("Return"),
    "move": N_("Moved"),
    "audit": N_("Audit"),
    "import": N_("Import"),
    "agent": N_("Found by an agent"),
}
RECORDS = (
    Record(
        "it_category",
        N_("Category of devices"),
        {
            "name": NAME,
            "stores_data": Field(N_("Stores data")),
            "signed": Field(N_("Hand over with signature")),
            "audit_months": Field(N_("Audit every … months")),
            "inspect_months": Field(N_("Inspection every … months")),
            "life_months": Field(N_("Life in months")),
        },
    ),
    Record(
        "it_model",
        N_("Model"),
        {
            "category_id": Field(N_("Category"), "key"),
            "manufacturer": Field(N_("Manufacturer")),
            "name": NAME,
            "number": Field(N_("Model no.")),
        },
    ),
    Record("it_location", N_("Place"), {"parent_id": Field(N_("Lies in"), "key"), "name": NAME, "code": Field(N_("Code")), "path": PLACE}),
    Record(
        "it_asset_field",
        N_("Field of devices"),
        {
            "category_id": Field(N_("Category"), "key"),
            "title": Field(N_("Title")),
            "format": Field(N_("Format"), choices=FORMATS),
            "options": Field(N_("Values or pattern")),
            "required": Field(N_("Needed")),
            "unique_value": Field(N_("Unique")),
        },
    ),
    Record(
        "it_asset",
        N_("Device"),
        {
            "tag": Field(N_("Device no.")),
            "name": NAME,
            "serial": Field(N_("Serial no.")),
            "uuid": Field(N_("Key of the agent")),
            "model_id": Field(N_("Model"), "key"),
            "status": Field(N_("State"), choices=STATUS),
            "home_id": Field(N_("Home place"), "key"),
            "location_id": PLACE,
            "person_id": Field(N_("Held by"), "key"),
            "parent_id": Field(N_("Part of"), "key"),
            "purchased": Field(N_("Purchased")),
            "cost": Field(N_("Purchase price"), "money"),
            "supplier_id": Field(N_("Supplier"), "key"),
            "order_no": Field(N_("Order no.")),
            "warranty_months": Field(N_("Warranty in months")),
            "warranty_until": Field(N_("Warranty until")),
            "life_until": Field(N_("End of life")),
            "expected": Field(N_("Expected back")),
            "last_audit": Field(N_("Last audit")),
            "next_audit": Field(N_("Next audit")),
            "next_inspection": Field(N_("Next inspection")),
            "register_no": Field(N_("Inventory number")),
            "criticality": Field(N_("Importance")),
            "notes": Field(N_("Remark")),
        },
    ),
    Record("it_asset_value", N_("Value of a field of devices"), {"asset_id": DEVICE, "field_id": Field(N_("Field"), "key")}),
    Record(
        "it_protocol",
        N_("Protocol of a hand-over"),
        {
            "number": Field(N_("No.")),
            "kind": Field(N_("Kind"), choices={"out": N_("Hand-over"), "back": N_("Return")}),
            "person_id": PERSON,
            "at": Field(N_("When")),
            "by": Field(N_("By whom")),
            "expected": Field(N_("Expected back")),
            "note": Field(N_("Remark")),
            "signature": Field(N_("Signature"), "secret"),
            "signed_at": Field(N_("Signed")),
            "document_id": Field(N_("Archived document"), "key"),
        },
    ),
    Record(
        "it_custody",
        N_("Where a device went"),
        {
            "asset_id": DEVICE,
            "protocol_id": Field(N_("Protocol of a hand-over"), "key"),
            "kind": Field(N_("Kind"), choices=KINDS),
            "person_id": PERSON,
            "location_id": PLACE,
            "at": Field(N_("When")),
            "by": Field(N_("By whom")),
            "condition": Field(N_("Condition"), choices=CONDITIONS),
            "parts": Field(N_("What belongs to it")),
            "note": Field(N_("Remark")),
        },
    ),
    Record(
        "it_wipe",
        N_("Destruction of data"),
        {
            "asset_id": DEVICE,
            "method": Field(N_("Method"), choices=METHODS),
            "protection": Field(N_("Class of protection")),
            "at": Field(N_("When")),
            "by": Field(N_("By whom")),
            "evidence": Field(N_("Evidence")),
        },
    ),
)
