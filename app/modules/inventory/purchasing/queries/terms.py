"""What is read of terms of orders: their list, one of them, and those of suppliers."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data.drafts import Stored, load_draft
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import query
from app.modules.inventory.purchasing.models import VIEW, OrderTerms
from app.modules.inventory.purchasing.rules.terms import OrderTermsDraft
from app.modules.organisation.contacts.api import Contact


def terms_source() -> ListSource:
    """Return the terms by supplier."""
    t = OrderTerms
    columns = (
        shown_as(Contact.name, "supplier", title=N_("Supplier")),
        *listed(t, "least free_from most_days"),
    )
    order = (Contact.name.asc(), t.id.asc())
    return ListSource("inventory.order_terms", t, columns, order, ((Contact, Contact.id == t.contact_id),))


@query(VIEW)
def terms_form(connection: Connection, key: int) -> Stored[OrderTermsDraft] | None:
    """Return terms as their form shows them."""
    return load_draft(connection, OrderTerms, OrderTermsDraft, key)


@query(VIEW)
def terms_of_orders(connection: Connection) -> dict[int, OrderTermsDraft]:
    """Return the terms of all suppliers that have some, by contact."""
    t = OrderTerms
    rows = connection.execute(select(t.contact_id, t.least, t.free_from, t.most_days))
    return {one[0]: OrderTermsDraft(*one) for one in rows}
