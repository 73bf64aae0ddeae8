"""Courses that were taken at the desk: by whom, when, with which score, also those that were not passed."""

from __future__ import annotations

from app.core.messages import _
from app.modules.hr.training.queries.lists import attempts_source
from app.ui.desk import Desk
from app.ui.list_page import ListPage


class AttemptsPage(ListPage):
    """The newest first; nothing is changed here."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Course results"), attempts_source())
