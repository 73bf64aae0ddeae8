"""Settings of payroll: how parts of a month are paid, levies, who releases, and where wage tax goes."""

from app.core.errors import Invalid
from app.core.identifiers import iban
from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Payroll")
CALENDAR, THIRTIETHS, WORKING = "calendar", "thirtieths", "working"
METHODS = {
    CALENDAR: N_("calendar days of the month"),
    THIRTIETHS: N_("thirtieths"),
    WORKING: N_("working days of the person"),
}


def _iban(value: str) -> str:
    return iban(value) if value else ""


FIRM_DIGITS = 8


def _firm_number(value: str) -> str:
    digits = value.replace(" ", "")
    if digits and not (digits.isdecimal() and len(digits) == FIRM_DIGITS):
        raise Invalid(N_("The number of a company has 8 digits."), field="payroll.firm_number")
    return digits


SETTINGS = (
    Setting(
        "payroll.method",
        N_("Parts of a month are paid by"),
        "choice",
        CALENDAR,
        group=GROUP,
        choices=tuple(METHODS.items()),
    ),
    Setting("payroll.levy", N_("The employer pays the insolvency levy"), "switch", True, group=GROUP),
    Setting(
        "payroll.u1",
        N_("The employer takes part in the levy for sick pay (U1)"),
        "switch",
        True,
        group=GROUP,
        help=N_("Up to 30 members of staff, § 1 AAG"),
    ),
    Setting(
        "payroll.four_eyes",
        N_("Another person releases a month than the one who computed it"),
        "switch",
        True,
        group=GROUP,
    ),
    Setting(
        "payroll.limit",
        N_("Payout stands out from a change of (%)"),
        "number",
        5,
        group=GROUP,
        maximum=100,
    ),
    Setting(
        "payroll.firm_number",
        N_("Number of the company at the employment agency (BBNR)"),
        group=GROUP,
        check=_firm_number,
    ),
    Setting(
        "payroll.adviser", N_("Number of the adviser (LODAS)"), "number", 0, group=GROUP, maximum=9_999_999
    ),
    Setting("payroll.client", N_("Number of the client (LODAS)"), "number", 0, group=GROUP, maximum=99_999),
    Setting(
        "payroll.say_not_covered",
        N_("Name on payslips what payroll does not cover"),
        "switch",
        False,
        group=GROUP,
        help=N_("§ 87c AO"),
    ),
    Setting("payroll.self_test", N_("Newest self-test of payroll"), scope="kept", group=GROUP),
    Setting("payroll.provision_leave", N_("Provision for leave"), scope="kept", group=GROUP),
    Setting("payroll.provision_bonus", N_("Provision for bonuses"), scope="kept", group=GROUP),
    Setting("payroll.tax_office", N_("Tax office that wage tax is paid to"), group=GROUP),
    Setting("payroll.tax_iban", N_("IBAN of the tax office"), group=GROUP, check=_iban),
)
