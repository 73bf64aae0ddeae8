"""What data security is called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.it.security.rules import EVENTS, LEVELS, METHODS, POINT_STATES, RESULTS, SEVERITY, WEAKNESS_KINDS, WEAKNESS_STATES

WHO, PART, DEVICE = Field(N_("Responsible"), "key"), Field(N_("Part of the infrastructure"), "key"), Field(N_("Device"), "key")
REMARK, MEASURE, UNTIL = Field(N_("Remark")), Field(N_("What is to be done")), Field(N_("Until"))
RECORDS = (
    Record(
        "it_check",
        N_("Point of data security"),
        {
            "code": Field(N_("Point")),
            "area": Field(N_("Area")),
            "title": Field(N_("Title")),
            "about": Field(N_("What is meant")),
            "state": Field(N_("State"), choices=POINT_STATES),
            "evidence": Field(N_("Evidence")),
            "person_id": WHO,
            "reviewed": Field(N_("Reviewed")),
            "next_review": Field(N_("Next review")),
            "measure": MEASURE,
            "due": UNTIL,
        },
    ),
    Record(
        "it_backup",
        N_("Backup"),
        {
            "component_id": PART,
            "source": Field(N_("What is saved")),
            "target": Field(N_("Where to")),
            "method": Field(N_("Method"), choices=METHODS),
            "rhythm": Field(N_("Every … days")),
            "keep_days": Field(N_("Kept for days")),
            "encrypted": Field(N_("Encrypted")),
            "away": Field(N_("Away from the house")),
            "offline": Field(N_("Cut off the network")),
            "person_id": WHO,
            "test_months": Field(N_("Restore test every … months")),
            "active": Field(N_("Active")),
            "last_run": Field(N_("Last good run")),
            "next_run": Field(N_("Next run")),
            "last_test": Field(N_("Last good restore test")),
            "next_test": Field(N_("Next restore test")),
            "notes": REMARK,
        },
    ),
    Record(
        "it_backup_event",
        N_("Run or test of a backup"),
        {
            "backup_id": Field(N_("Backup"), "key"),
            "kind": Field(N_("Kind"), choices=EVENTS),
            "result": Field(N_("Result"), choices=RESULTS),
            "minutes": Field(N_("Minutes")),
            "note": REMARK,
            "by": Field(N_("By whom")),
        },
    ),
    Record(
        "it_weakness",
        N_("Weakness"),
        {
            "title": Field(N_("Title")),
            "kind": Field(N_("Kind"), choices=WEAKNESS_KINDS),
            "reference": Field(N_("Reference")),
            "severity": Field(N_("Severity"), choices={str(number): words for number, words in SEVERITY.items()}),
            "component_id": PART,
            "asset_id": DEVICE,
            "program": Field(N_("Program")),
            "found": Field(N_("Found on")),
            "due": UNTIL,
            "state": Field(N_("State"), choices=WEAKNESS_STATES),
            "fixed": Field(N_("Settled on")),
            "person_id": WHO,
            "measure": MEASURE,
            "notes": REMARK,
        },
    ),
    Record(
        "it_access",
        N_("Access"),
        {
            "person_id": Field(N_("Person"), "key"),
            "component_id": PART,
            "what": Field(N_("What")),
            "level": Field(N_("May"), choices=LEVELS),
            "reason": Field(N_("Reason")),
            "granted": Field(N_("Granted on")),
            "granted_by": Field(N_("Granted by")),
            "review": Field(N_("Next review")),
            "revoked": Field(N_("Revoked on")),
            "revoked_by": Field(N_("Revoked by")),
            "notes": REMARK,
        },
    ),
)
