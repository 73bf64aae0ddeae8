"""The forms of data security: points, backups, weaknesses, accesses."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.modules.hr.people.api import offered_people
from app.modules.it.assets.api import offered_assets
from app.modules.it.infrastructure.api import offered_components
from app.modules.it.security.queries import (
    access,
    accesses_source,
    backup,
    backups_source,
    point,
    points_source,
    weakness,
    weaknesses_source,
)
from app.modules.it.security.rules import (
    LEVELS,
    METHODS,
    POINT_STATES,
    SEVERITY,
    WEAKNESS_KINDS,
    WEAKNESS_STATES,
    AccessDraft,
    BackupDraft,
    PointDraft,
    WeaknessDraft,
    area_titles,
)
from app.modules.it.security.services import grant, save_backup, save_point, save_weakness
from app.ui.choices import LevelField
from app.ui.desk import Desk
from app.ui.fields import ChoiceField, DayField, LongField, SwitchField, TextField, WholeField
from app.ui.lookups import KeyField
from app.ui.register import Placed, Register

RIGHT = "it.security"
CHECKS, BACKUPS, WEAKNESSES, ACCESSES = range(4)


def _point(desk: Desk) -> Sequence[Placed]:
    return (
        (TextField("title", _("Title"), limit=200), 2),
        ChoiceField("area", _("Area"), [(key, str(title)) for key, title in area_titles().items()]),
        ChoiceField("state", _("State"), list(POINT_STATES.items())),
        (LongField("about", _("What is meant"), 4), 2),
        (LongField("evidence", _("Evidence: how one can see it"), 2), 2),
        KeyField(desk, "person", _("Responsible"), offered_people),
        DayField("reviewed", _("Reviewed")),
        DayField("next_review", _("Next review")),
        DayField("due", _("To be done until")),
        (LongField("measure", _("What is to be done"), 2), 2),
    )


def _backup(desk: Desk) -> Sequence[Placed]:
    return (
        (TextField("name", _("Backup"), limit=120), 2),
        TextField("source", _("What is saved"), limit=200),
        TextField("target", _("Where to"), limit=200),
        ChoiceField("method", _("Method"), list(METHODS.items())),
        WholeField("rhythm", _("Every … days"), 1),
        WholeField("keep_days", _("Kept for days"), None),
        WholeField("test_months", _("Restore test every … months (0: never)")),
        SwitchField("encrypted", _("Encrypted")),
        SwitchField("away", _("Away from the house")),
        SwitchField("offline", _("Cut off the network")),
        SwitchField("active", _("Active")),
        KeyField(desk, "component", _("Part of the infrastructure"), offered_components),
        KeyField(desk, "person", _("Responsible"), offered_people),
        (LongField("notes", _("Remark"), 2), 2),
    )


def _weakness(desk: Desk) -> Sequence[Placed]:
    return (
        (TextField("title", _("Title"), limit=200), 2),
        ChoiceField("kind", _("Kind"), list(WEAKNESS_KINDS.items())),
        TextField("reference", _("Reference (such as a CVE number)"), limit=60),
        LevelField("severity", _("Severity"), SEVERITY),
        ChoiceField("state", _("State"), list(WEAKNESS_STATES.items())),
        DayField("found", _("Found on")),
        DayField("due", _("To be done until")),
        TextField("program", _("Program begins with"), limit=120),
        KeyField(desk, "component", _("Part of the infrastructure"), offered_components),
        KeyField(desk, "asset", _("Device"), offered_assets),
        KeyField(desk, "person", _("Responsible"), offered_people),
        (LongField("measure", _("What is to be done"), 2), 2),
        (LongField("notes", _("Remark"), 2), 2),
    )


def _access(desk: Desk) -> Sequence[Placed]:
    return (
        KeyField(desk, "person", _("Person"), offered_people, required=True),
        ChoiceField("level", _("May"), list(LEVELS.items())),
        (TextField("what", _("What: system, folder, key, room"), limit=160), 2),
        KeyField(desk, "component", _("Part of the infrastructure"), offered_components),
        TextField("reason", _("Reason"), limit=200),
        DayField("granted", _("Granted on")),
        DayField("review", _("Next review")),
        (LongField("notes", _("Remark"), 2), 2),
    )


def registers() -> tuple[Register, ...]:
    """Return the four registers, in the order of their tabs."""
    return (
        Register(_("Checklist"), _("New point"), points_source(), "it_check", point, _point, PointDraft, save_point, RIGHT, {"area": "own", "state": "open"}),
        Register(
            _("Backups"), _("New backup"), backups_source(), "it_backup", backup, _backup, BackupDraft, save_backup, RIGHT,
            {"method": "full", "rhythm": 1, "test_months": 6, "active": True},
        ),
        Register(
            _("Updates and weaknesses"), _("New weakness"), weaknesses_source(), "it_weakness", weakness, _weakness, WeaknessDraft, save_weakness, RIGHT,
            {"kind": "update", "severity": 2, "state": "open"},
        ),
        Register(
            _("Access rights"), _("New access"), accesses_source(), "it_access", access, _access, AccessDraft, grant, RIGHT, {"level": "use"},
            lambda draft: str(draft.what),
        ),
    )  # fmt: skip
