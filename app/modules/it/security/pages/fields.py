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
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import hint
from app.ui.forms import Form
from app.ui.register import Register

RIGHT = "it.security"
CHECKS, BACKUPS, WEAKNESSES, ACCESSES = range(4)


def _point(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        SecurityPoint,
        "title:2 area state about:2 evidence:2 person reviewed next_review due measure:2",
        area=ChoiceField("area", _("Area"), [(key, str(title)) for key, title in area_titles().items()]),
    )


def _backup(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        BackupPlan,
        "name:2 source target method rhythm keep_days test_months encrypted away offline active component person notes:2",
    )


def _weakness(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        Weakness,
        "title:2 kind reference severity state found due program component asset person measure:2 notes:2",
    )


def _access(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        AccessRight,
        "person level what:2 component reason granted review notes:2",
    )


def _point_hints(form: Form, _one: object) -> None:
    hint(form, evidence=_("How one can see it"))


def _backup_hints(form: Form, _one: object) -> None:
    hint(form, test_months=_("0: never"))


def _weakness_hints(form: Form, _one: object) -> None:
    hint(form, reference=_("Such as a CVE number"), program=_("How its name begins where agents find it"))


def _access_hints(form: Form, _one: object) -> None:
    hint(form, what=_("System, folder, key, room"))


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
            ready=_point_hints,
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
            ready=_backup_hints,
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
            ready=_weakness_hints,
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
            ready=_access_hints,
            start={"level": "use"},
            name=lambda draft: str(draft.what),
        ),
    )
