"""Keeping bank details that another topic learned of a personal account: with the contact whose account it is."""

from __future__ import annotations

from app.data.unit import Unit
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.queries.contacts import find_by_account
from app.modules.organisation.contacts.rules.parts import AddressDraft, BankDraft, Payee
from app.modules.organisation.contacts.services.parts import save_address, save_bank


def keep_payee(unit: Unit, account: str, payee: Payee) -> int | None:
    """Keep bank details, and the address where one is given, as the preferred ones of the contact with a personal account.

    Returns the contact, None where the account is nobody's: then nothing is kept. Raises Invalid.
    """
    unit.lock("organisation.contacts")
    who = find_by_account(unit.connection, account)
    if who is None:
        return None
    name = str(unit.row(Contact, who)["name"])
    if payee.iban:
        holder = "" if payee.name == name[: len(payee.name)] else payee.name
        save_bank(unit, who, BankDraft(payee.iban, payee.bic, holder, preferred=True))
    if payee.town:
        street = f"{payee.street} {payee.house}".strip()
        address = AddressDraft(
            "", "", street, payee.postcode, payee.town, country=payee.country or "DE", preferred=True
        )
        save_address(unit, who, address)
    return who
