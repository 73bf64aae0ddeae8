"""What the book decides about payments."""

from app.core.identifiers import creditor_id
from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Payments")


def _creditor_id(value: str) -> str:
    return creditor_id(value) if value else ""


SETTINGS = (
    Setting(
        "payments.four_eyes",
        N_("Another person releases what one prepared (four eyes)"),
        "switch",
        False,
        group=GROUP,
    ),
    Setting("payments.days", N_("Days to pay where none are named"), "number", 14, group=GROUP, maximum=365),
    Setting(
        "payments.batch", N_("The bank books one sum for all payments of a day"), "switch", False, group=GROUP
    ),
    Setting("payments.creditor_id", N_("Creditor ID for direct debits"), group=GROUP, check=_creditor_id),
)
