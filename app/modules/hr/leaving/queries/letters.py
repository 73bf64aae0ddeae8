"""What letters to staff read of them: address and fields, pay only for who had it kept that they look."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from sqlalchemy import Connection

from app.core import format as formats
from app.core.errors import Invalid
from app.core.letter_receivers import Recipient
from app.core.manifest import allows
from app.core.messages import N_, Text, _
from app.data.queries import query
from app.data.visibility import rights
from app.modules.documents.letters.api import letter_day
from app.modules.hr.leaving.models import CHANGE
from app.modules.hr.leaving.queries.terms import terms_of
from app.modules.hr.leaving.rules.notice import Notice, reckon
from app.modules.hr.leaving.settings import NOTICE, PAY, REFERENCE, SEALED
from app.modules.hr.people.api import file_of, person, sealed_pay
from app.modules.organisation.contacts.api import in_language

SALUTATION = Text("Guten Tag {name},", "Dear {name},")
PAID = {
    "month": Text("{amount} € brutto im Monat", "{amount} € gross a month"),
    "hour": Text("{amount} € brutto je Stunde", "{amount} € gross an hour"),
}


def _notice(connection: Connection, key: int, day: datetime.date) -> Notice | None:
    terms = terms_of(connection, key, day)
    if terms.entry is None:
        return None
    return reckon(day, terms.entry, by_employer=True, probation_until=terms.probation_until)


@query(CHANGE)
def recipient_of(
    connection: Connection, key: int, day: datetime.date, lang: str, wanted: Collection[str]
) -> Recipient | None:
    """Return a member of staff with the fields of letters as of a day, None for nobody; raises Forbidden for pay until it is kept that one looks."""
    one = person(connection, key)
    if one is None:
        return None
    file = file_of(connection, key)
    home = file.personal.draft if file.personal is not None else None
    values = {
        "name": one.name,
        "first_name": one.draft.first_name,
        "last_name": one.draft.last_name,
        "number": str(one.number),
        "salutation": in_language(SALUTATION, lang).format(name=one.name),
        "job": one.draft.job,
        "department": one.draft.department,
        "entry": letter_day(one.draft.entry, lang),
        "leaving": letter_day(one.draft.leaving, lang),
    }
    address: tuple[str, ...] = ()
    if home is not None:
        values |= {"street": home.street, "postcode": home.postcode, "town": home.town}
        values |= {"birth": letter_day(home.birth, lang), "birth_place": home.birth_place}
        address = tuple(filter(None, (home.street, f"{home.postcode} {home.town}".strip())))
    held = file.contract(day)
    if held is not None:
        values |= {"week": held.draft.week, "leave_days": formats.scaled(held.draft.leave, 0, lang)}
    notice = _notice(connection, key, day)
    values["notice_until"] = letter_day(notice.until if notice is not None else None, lang)
    if SEALED & set(wanted):
        values |= _pay(connection, key, lang)
    return Recipient(one.name, (one.name, *address), values)


def _pay(connection: Connection, key: int, lang: str) -> dict[str, str]:
    """Return the newest pay; raises Forbidden without the right, and until it is kept that one looks."""
    if not allows(rights(connection), "hr.pay.view"):
        raise Invalid(N_("Only who may see pay writes of it."), field="body")
    parts = sealed_pay(connection, key)["pay"]
    if not parts:
        return {}
    words = in_language(PAID[parts[0].draft.kind], lang).format(
        amount=formats.cents(parts[0].draft.amount, lang)
    )
    return {"pay": words, "pay_from": letter_day(parts[0].since, lang)}


@query(CHANGE)
def told_of(connection: Connection, key: int, purpose: str, day: datetime.date) -> str:
    """Return what is said while a letter to a member of staff is written: the reckoning of a notice, and what it needs to have effect."""
    if purpose == NOTICE:
        notice = _notice(connection, key, day)
        said = str(notice.words) if notice is not None else _("Enter the first day in the file first.")
        paper = _("Only paper with a signature by hand ends the employment: no mail, no fax (§ 623 BGB).")
        return f"{said} {paper}"
    if purpose == REFERENCE:
        return _("A reference is given on paper with a signature by hand.")
    if purpose == PAY:
        return _("That you look at pay is kept. The copy lies in the area of salaries.")
    return ""
