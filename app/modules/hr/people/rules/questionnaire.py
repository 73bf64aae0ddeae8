"""The personnel questionnaire: what it asks, and what of its answers can't be."""

from __future__ import annotations

import datetime
from dataclasses import fields

from app.core.dataclass import dataclass
from app.core.dates import read_iso
from app.core.errors import Invalid, KontorError
from app.core.identifiers import bic, iban
from app.core.messages import N_, Message
from app.modules.hr.people.rules.payroll import insurance_number, tax_id

PARTS = (
    (
        N_("Personal data"),
        {
            "birth": N_("Date of birth"),
            "birth_name": N_("Name at birth"),
            "birth_place": N_("Place of birth"),
            "nationality": N_("Nationality"),
            "street": N_("Street"),
            "postcode": N_("Postcode"),
            "town": N_("Town"),
            "home_phone": N_("Private phone"),
            "home_mail": N_("Private mail"),
        },
    ),
    (
        N_("In an emergency"),
        {"emergency_name": N_("In an emergency"), "emergency_phone": N_("Phone in an emergency")},
    ),
    (
        N_("Tax and social insurance"),
        {"tax_id": N_("Tax ID"), "number": N_("Insurance number"), "fund": N_("Health fund")},
    ),
    (N_("Account for pay"), {"iban": N_("IBAN"), "bic": N_("BIC"), "holder": N_("Account holder")}),
)
TITLES = {key: title for _part, asked in PARTS for key, title in asked.items()}
LENGTHS = {"birth_name": 80, "birth_place": 80, "nationality": 40, "street": 80, "postcode": 10, "town": 80,
           "home_phone": 40, "home_mail": 120, "emergency_name": 80, "emergency_phone": 40, "fund": 80, "holder": 80}  # fmt: skip


@dataclass(frozen=True)
class Answers:
    """What was answered, as typed; '' leaves what the file holds."""

    birth: str = ""
    birth_name: str = ""
    birth_place: str = ""
    nationality: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    home_phone: str = ""
    home_mail: str = ""
    emergency_name: str = ""
    emergency_phone: str = ""
    tax_id: str = ""
    number: str = ""
    fund: str = ""
    iban: str = ""
    bic: str = ""
    holder: str = ""


def read_birth(typed: str, today: datetime.date) -> datetime.date | None:
    """Return the day of birth, None for ''; raises Invalid for what is none, or can't be."""
    if not typed.strip():
        return None
    day = read_iso(typed.strip())
    if not datetime.date(1900, 1, 1) < day < today:
        raise Invalid(N_("This can't be a date of birth."), field="birth")
    return day


def faults_of(one: Answers, today: datetime.date) -> dict[str, Message]:
    """Return what of the answers can't be kept, by field; nothing where all is well."""
    found: dict[str, Message] = {}
    for name, limit in LENGTHS.items():
        if len(getattr(one, name)) > limit:
            found[name] = Message(N_("At most {limit} characters."), {"limit": limit})
    birth = None
    try:
        birth = read_birth(one.birth, today)
    except KontorError as error:
        found["birth"] = error.message
    checks = {
        "tax_id": tax_id,
        "number": lambda typed: insurance_number(typed, birth),
        "iban": iban,
        "bic": bic,
    }
    for name, check in checks.items():
        typed = getattr(one, name)
        try:
            if typed.strip():
                check(typed)
        except KontorError as error:
            found[name] = error.message
    if not one.iban.strip() and (one.bic.strip() or one.holder.strip()):
        found["iban"] = Message(N_("Enter the IBAN of this account."))
    return found


NAMES = tuple(one.name for one in fields(Answers))
