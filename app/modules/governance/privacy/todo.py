"""What of data protection waits: requests to be answered, erasures to be released, a breach whose hours run, contracts to be looked at."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting
from app.data.queries import may_read, query
from app.modules.governance.privacy.models import RELEASE, VIEW
from app.modules.governance.privacy.queries import breaches, deletion, record, requests


@query(VIEW, RELEASE)
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits for the person of a connection, the breach first."""
    asked = (
        breaches.waiting,
        requests.waiting,
        requests.waiting_erasures,
        deletion.waiting_runs,
        record.waiting,
    )
    return [found for one in asked if may_read(connection, one) for found in one(connection)]
