"""Settings of absence: from which year accounts are kept, and until when leave is carried over."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Leave")
MONTHS = tuple((str(n), f"{n:02}") for n in range(1, 13))

SETTINGS = (
    Setting(
        "hr.leave_from",
        N_("Leave accounts are kept from this year on"),
        "number",
        derived="app.modules.hr.absence.queries.accounts:first_year",
        group=GROUP,
        minimum=1990,
        maximum=2199,
        help=N_("Leave of earlier years is brought in by hand."),
    ),
    Setting(
        "hr.leave_until",
        N_("Leave by law is carried over until the end of this month"),
        "choice",
        "3",
        group=GROUP,
        choices=MONTHS,
        help=N_("March by § 7 (3) BUrlG; a later month by agreement"),
    ),
    Setting(
        "hr.contract_leave_until",
        N_("Leave by contract is carried over until the end of this month"),
        "choice",
        "3",
        group=GROUP,
        choices=MONTHS,
    ),
    Setting(
        "hr.contract_leave_needs_notice",
        N_("Leave by contract lapses only after a notice"),
        "switch",
        True,
        group=GROUP,
        help=N_("Off only where contracts say so"),
    ),
)
