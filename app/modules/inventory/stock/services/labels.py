"""What is done with labels: it is kept which were printed, when, by whom and on which sheet."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import must_exist
from app.data.office import command
from app.data.unit import Unit
from app.modules.inventory.articles.api import Article
from app.modules.inventory.stock.models import Lot, Place, PrintedLabel
from app.modules.inventory.stock.rules.words import LABEL_KINDS, Labelled


@command("inventory.view")
def labels_printed(unit: Unit, printing: str, sheet: str, labels: Sequence[Labelled]) -> int:
    """Keep that labels were printed on a sheet, and return how many; the same printing told twice is kept once.

    Raises Invalid for a kind of label that there is none of, and for what is not there.
    """
    p = PrintedLabel
    if not printing or unit.connection.scalar(select(p.id).where(p.printing == printing).limit(1)):
        return 0
    for one in labels:
        named = {
            "article": one.article,
            "place": one.place,
            "lot": one.lot,
            "serial": one.article and one.serial,
        }
        if one.kind not in LABEL_KINDS or not named[one.kind]:
            raise Invalid(N_("Say what the label is of."), field="kind")
        must_exist(unit, article=(Article, one.article), place=(Place, one.place), lot=(Lot, one.lot))
    rows = [
        {
            "kind": one.kind,
            "article_id": one.article,
            "place_id": one.place,
            "lot_id": one.lot,
            "serial": one.serial,
            "sheet": sheet,
            "printing": printing,
            "position": position,
            "at": unit.now,
            "login": unit.login,
        }
        for position, one in enumerate(labels, 1)
    ]
    unit.insert_rows(p, rows)
    return len(rows)
