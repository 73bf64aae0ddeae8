"""What the facts and programs of devices are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.it.inventory.queries import ENCRYPTED

RECORDS = (
    Record(
        "it_facts",
        N_("Facts of a device"),
        {
            "asset_id": Field(N_("Device"), "key"),
            "deviceid": Field(N_("Key of the agent")),
            "seen": Field(N_("Seen")),
            "hostname": Field(N_("Name in the network")),
            "system": Field(N_("System")),
            "processor": Field(N_("Processor")),
            "memory": Field(N_("Memory (MB)")),
            "discs": Field(N_("Discs (GB)")),
            "encrypted": Field(N_("Encrypted"), choices=ENCRYPTED),
            "mac": Field(N_("MAC address")),
            "address": Field(N_("IP address")),
            "firmware": Field(N_("Firmware")),
            "last_user": Field(N_("Last signed in")),
            "pages": Field(N_("Pages printed")),
            "agent": Field(N_("Agent")),
            "sha256": Field(N_("Fingerprint"), "secret"),
        },
    ),
    Record(
        "it_program",
        N_("Program"),
        {
            "asset_id": Field(N_("Device"), "key"),
            "begins": Field(N_("Program in small letters")),
            "release": Field(N_("Version")),
            "publisher": Field(N_("Publisher")),
            "installed": Field(N_("Installed on")),
        },
    ),
)
