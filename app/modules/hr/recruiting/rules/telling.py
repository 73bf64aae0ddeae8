"""Figures of recruiting in words, the same in the window and on the command line."""

from __future__ import annotations

from app.core.messages import N_, _
from app.modules.hr.recruiting.rules.figures import REST, Figures
from app.modules.hr.recruiting.rules.stages import SOURCES, STAGES

OTHERS = N_("others")


def told(value: int | None) -> str:
    """Return a figure, or that too few people stand behind it."""
    return _("too few") if value is None else str(value)


def figure_rows(one: Figures) -> list[tuple[str, str, str]]:
    """Return figures as rows: the group they belong to, what is counted, and the figure."""
    words = {REST: OTHERS, **SOURCES, **STAGES}
    course = _("Course")
    return [
        (course, _("Applications"), told(one.applied)),
        (course, _("hired"), told(one.hired)),
        (course, _("Days from receipt to hiring"), told(one.to_hire)),
        (course, _("Days from approval to hiring"), told(one.to_fill)),
        *((_("Source"), _(words[key]), str(count)) for key, count in one.sources.items()),
        *((_("Ended after"), _(words[key]), str(count)) for key, count in one.losses.items()),
    ]
