"""What follows once a letter to an applicant is sent."""

from __future__ import annotations

from app.data.unit import Unit
from app.modules.hr.recruiting.rules.stages import ENDED, REFUSED
from app.modules.hr.recruiting.services.applicants import applicant_row, close_application
from app.modules.hr.recruiting.settings import REFUSAL


def sent(unit: Unit, key: int, purpose: str) -> None:
    """End the application whose refusal was sent; one that ended already stays as it is."""
    if purpose == REFUSAL and applicant_row(unit, key)["stage"] not in ENDED:
        close_application(unit, key, REFUSED)
