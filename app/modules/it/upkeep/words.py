"""What upkeep is called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.it.upkeep.rules import CLASSES, MAINTENANCE

DEVICE, REMARK = Field(N_("Device"), "key"), Field(N_("Remark"))
RECORDS = (
    Record(
        "it_maintenance",
        N_("Maintenance"),
        {
            "asset_id": DEVICE,
            "kind": Field(N_("Kind"), choices=MAINTENANCE),
            "title": Field(N_("What was done")),
            "supplier_id": Field(N_("By whom"), "key"),
            "start": Field(N_("Begun")),
            "finish": Field(N_("Finished")),
            "cost": Field(N_("Costs"), "money"),
            "warranty": Field(N_("Warranty")),
            "notes": REMARK,
        },
    ),
    Record("it_instrument", N_("Instrument"), {"serial": Field(N_("Serial no.")), "calibrated": Field(N_("Calibrated until"))}),
    Record(
        "it_inspection",
        N_("Inspection"),
        {
            "asset_id": DEVICE,
            "protection": Field(N_("Class of protection"), choices=CLASSES),
            "instrument_id": Field(N_("Instrument"), "key"),
            "tester": Field(N_("Tester")),
            "looks": Field(N_("Visual check")),
            "conductor": Field(N_("Protective conductor (mΩ)")),
            "insulation": Field(N_("Insulation (kΩ)")),
            "leakage": Field(N_("Leakage current (µA)")),
            "works": Field(N_("Function check")),
            "passed": Field(N_("Passed")),
            "next_day": Field(N_("Next inspection")),
            "notes": REMARK,
        },
    ),
)
