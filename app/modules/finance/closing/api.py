"""What other topics may use of closing: provisions, what they hold, and their moves, each posted."""

from app.modules.finance.closing.models import Provision
from app.modules.finance.closing.queries.overview import provision_centres, provision_schedule
from app.modules.finance.closing.rules import ProvisionDraft
from app.modules.finance.closing.services import move_provision, save_provision

__all__ = [
    "Provision",
    "ProvisionDraft",
    "move_provision",
    "provision_centres",
    "provision_schedule",
    "save_provision",
]
