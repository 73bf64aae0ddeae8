"""What an older book needs once: address, phone, mail and IBAN of each contact become its first parts."""

from __future__ import annotations

from sqlalchemy import select

from app.data.unit import Unit
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.services.contacts import put_into_search
from app.modules.organisation.contacts.services.preferred import follow_flat


def bring_parts(unit: Unit) -> None:
    """Make the parts of contacts that were kept flat; what has parts already stays as it is."""
    for row in unit.connection.execute(select(Contact.__table__).order_by(Contact.id)).mappings().all():
        follow_flat(unit, int(row["id"]), dict(row))
        put_into_search(unit, int(row["id"]))
