"""The fields of a supplier's answer: a row for each line of the enquiry, a further one for each price from a higher quantity on."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import format as formats
from app.core.messages import _
from app.modules.inventory.sourcing.models import Offer
from app.modules.inventory.sourcing.rules.offers import PriceOf, price_of
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.rows_field import Rows, RowsField


def offer_fields(desk: Desk) -> Sequence[Placed]:
    """Return the fields of an answer."""
    heads = ((_("Line no."), 60), (_("What"), 0), (_("from"), 70), (_("Price"), 90))
    prices = RowsField(
        "prices", _("Prices a unit before tax"), Rows(heads, price_of, _write, height=6, first=3)
    )
    prices.set_hint(_("One row a price, Enter goes on; a row more with a higher “from” is a price break."))
    layout = "enquiry:2 contact:2 reference day prices:2 freight lead_days valid_until declined notes:2"
    return fields_of(desk, Offer, layout, prices=prices)


def _write(one: PriceOf) -> list[str]:
    price = "" if one.price is None else formats.scaled(one.price, 2)
    return [str(one.place), one.text, formats.scaled(one.least) if one.least else "", price]
