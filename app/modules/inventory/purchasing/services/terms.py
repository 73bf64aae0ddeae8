"""What is done with terms of orders: kept for a supplier, taken away."""

from __future__ import annotations

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import must_be_only, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.inventory.purchasing.models import CHANGE, OrderTerms
from app.modules.inventory.purchasing.rules.terms import OrderTermsDraft
from app.modules.organisation.contacts.api import contact_of


@command(CHANGE, locks=("inventory.purchasing",))
def save_terms(unit: Unit, draft: OrderTermsDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep the terms of a supplier and return their key; raises Invalid naming the field, and Conflict."""
    if draft.contact is None or contact_of(unit.connection, draft.contact) is None:
        raise Invalid(N_("Choose the supplier."), field="contact")
    if min(draft.least, draft.free_from) < 0:
        raise Invalid(N_("A value is not below zero."), field="least" if draft.least < 0 else "free_from")
    if not draft.wanted:
        raise Invalid(N_("Enter one of the two values."), field="least")
    words = N_("This supplier has terms already; change those.")
    must_be_only(unit, OrderTerms, key, words, "contact", contact=draft.contact)
    return save_draft(unit, OrderTerms, draft, key, version)


undo_terms = undoing(OrderTerms)


@command(CHANGE)
def remove_terms(unit: Unit, key: int) -> None:
    """Take terms of orders away."""
    unit.delete(OrderTerms, key)
