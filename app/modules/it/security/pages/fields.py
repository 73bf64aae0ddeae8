"""The forms of data security: points, backups, weaknesses, accesses."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.modules.it.security.models import AccessRight, BackupPlan, SecurityPoint, Weakness
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
    AccessDraft,
    BackupDraft,
    PointDraft,
    WeaknessDraft,
    area_titles,
)
from app.modules.it.security.services import grant, save_backup, save_point, save_weakness
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.fields import DayField, TextField, WholeField
from app.ui.register import Register

RIGHT = "it.security"
CHECKS, BACKUPS, WEAKNESSES, ACCESSES = range(4)


def _point(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        SecurityPoint,
        "title:2 area state about:2 evidence:2 person reviewed next_review due measure:2",
        area=ChoiceField("area", _("Area"), [(key, str(title)) for key, title in area_titles().items()]),
        evidence=LongField("evidence", _("Evidence: how one can see it"), 2),
        due=DayField("due", _("To be done until")),
    )


def _backup(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        BackupPlan,
        "name:2 source target method rhythm keep_days test_months encrypted away offline active component person notes:2",
        name=TextField("name", _("Backup"), limit=120),
        rhythm=WholeField("rhythm", _("Every … days"), 1),
        test_months=WholeField("test_months", _("Restore test every … months (0: never)")),
    )


def _weakness(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        Weakness,
        "title:2 kind reference severity state found due program component asset person measure:2 notes:2",
        reference=TextField("reference", _("Reference (such as a CVE number)"), limit=60),
        due=DayField("due", _("To be done until")),
        program=TextField("program", _("Program begins with"), limit=120),
    )


def _access(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        AccessRight,
        "person level what:2 component reason granted review notes:2",
        what=TextField("what", _("What: system, folder, key, room"), limit=160),
    )


def registers() -> tuple[Register, ...]:
    """Return the four registers, in the order of their tabs."""
    return (
        Register(
            title=_("Checklist"),
            new=_("New point"),
            source=points_source(),
            of=SecurityPoint,
            read=point,
            fields=_point,
            draft=PointDraft,
            save=save_point,
            start={"area": "own", "state": "open"},
        ),
        Register(
            title=_("Backups"),
            new=_("New backup"),
            source=backups_source(),
            of=BackupPlan,
            read=backup,
            fields=_backup,
            draft=BackupDraft,
            save=save_backup,
            start={"method": "full", "rhythm": 1, "test_months": 6, "active": True},
        ),
        Register(
            title=_("Updates and weaknesses"),
            new=_("New weakness"),
            source=weaknesses_source(),
            of=Weakness,
            read=weakness,
            fields=_weakness,
            draft=WeaknessDraft,
            save=save_weakness,
            start={"kind": "update", "severity": 2, "state": "open"},
        ),
        Register(
            title=_("Access rights"),
            new=_("New access"),
            source=accesses_source(),
            of=AccessRight,
            read=access,
            fields=_access,
            draft=AccessDraft,
            save=grant,
            start={"level": "use"},
            name=lambda draft: str(draft.what),
        ),
    )
