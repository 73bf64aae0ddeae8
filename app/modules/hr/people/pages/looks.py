"""Who looked at the sealed data of a person, as a list for the drawer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget

from app.core import format as formats
from app.core.messages import _
from app.core.people import person
from app.modules.hr.people.queries.file import LookView
from app.modules.hr.people.rules.file import LOOKED
from app.ui.widgets import say_none


def looks_list(found: Sequence[LookView]) -> QListWidget:
    """Return the list of looks, the newest first; one line that says so where nobody looked."""
    made = QListWidget()
    made.setObjectName("plain")
    made.setAccessibleName(_("Who looked at pay and health"))
    made.setWordWrap(True)
    for one in found:
        made.addItem(f"{formats.moment(one.at)}  {person(one.login)}\n{_(LOOKED[one.part])}")
    if not found:
        say_none(made, _("Nobody looked yet."))
    else:
        made.setCurrentRow(0)
    return made
