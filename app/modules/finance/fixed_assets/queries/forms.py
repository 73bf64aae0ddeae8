"""What the form of an asset shows."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.dataclass import dataclass
from app.data.drafts import Stored, load_draft
from app.data.queries import query
from app.modules.finance.fixed_assets.models import Asset
from app.modules.finance.fixed_assets.rules import LINEAR


@dataclass(frozen=True)
class AssetDraft:
    """An asset as typed; cost and carried in cents net, rate in basis points a year, months of useful life.

    An empty number is given; an empty expense account follows from the account.
    """

    name: str
    account: str
    acquired: datetime.date
    cost: int
    method: str = LINEAR
    months: int = 0
    rate: int = 0
    number: str = ""
    expense: str = ""
    cost1: str = ""
    start: datetime.date | None = None
    carried: int = 0
    carried_on: datetime.date | None = None
    serial: str = ""
    place: str = ""
    document: str = ""
    entry_id: int | None = None


@query("finance.view")
def stored_asset(connection: Connection, key: int) -> Stored[AssetDraft] | None:
    """Return an asset as its form shows it."""
    return load_draft(connection, Asset, AssetDraft, key)
