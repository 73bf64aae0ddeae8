"""How devices are numbered, and what stands on a protocol."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Devices")
SETTINGS = (
    Setting("it.tag_prefix", N_("Beginning of the tag of a new device"), "text", "IT-", group=GROUP),
    Setting("it.tag_digits", N_("Digits of the tag"), "number", 5, group=GROUP, minimum=3, maximum=9),
    Setting(
        "it.acceptance",
        N_("What the holder of a device confirms"),
        group=GROUP,
        help=N_("empty: the usual words; they stand above the signature"),
    ),
)
