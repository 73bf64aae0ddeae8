"""What infrastructure is called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.it.infrastructure.rules import ADDRESS_KINDS, CRITICALITY, KINDS, STATES

DEVICE, PLACE, REMARK = Field(N_("Device"), "key"), Field(N_("Place"), "key"), Field(N_("Remark"))
RECORDS = (
    Record(
        "it_component",
        N_("Part of the infrastructure"),
        {
            "kind": Field(N_("Kind"), choices=KINDS),
            "state": Field(N_("State"), choices=STATES),
            "criticality": Field(N_("Importance"), choices={str(number): words for number, words in CRITICALITY.items()}),
            "person_id": Field(N_("Responsible"), "key"),
            "asset_id": DEVICE,
            "location_id": PLACE,
            "provider_id": Field(N_("Provider"), "key"),
            "recovery": Field(N_("Back within (h)")),
            "loss": Field(N_("Data lost at most (h)")),
            "notes": REMARK,
        },
    ),
    Record(
        "it_dependency",
        N_("Dependency"),
        {
            "component_id": Field(N_("Part of the infrastructure"), "key"),
            "needs_id": Field(N_("Needs"), "key"),
            "alternatives": Field(N_("Group of alternatives")),
        },
    ),
    Record(
        "it_subnet",
        N_("Subnet"),
        {
            "network": Field(N_("Network")),
            "vlan": Field(N_("VLAN")),
            "gateway": Field(N_("Gateway")),
            "location_id": PLACE,
            "notes": REMARK,
            "first": Field(N_("Lowest address")),
            "last": Field(N_("Highest address")),
        },
    ),
    Record(
        "it_address",
        N_("IP address"),
        {
            "subnet_id": Field(N_("Subnet"), "key"),
            "address": Field(N_("IP address")),
            "place": Field(N_("Order")),
            "kind": Field(N_("Kind"), choices=ADDRESS_KINDS),
            "asset_id": DEVICE,
            "component_id": Field(N_("Part of the infrastructure"), "key"),
            "mac": Field(N_("MAC address")),
            "notes": REMARK,
            "seen": Field(N_("Seen last")),
        },
    ),
)
