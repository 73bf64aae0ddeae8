"""What a file is, as it comes in: read in a child process, with what was wished for it and what it says for certain."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app.core.dataclass import dataclass, field
from app.core.dates import read_iso
from app.core.errors import KontorError
from app.core.worker_process import READERS
from app.data import archive, clock
from app.data.office import Office
from app.data.queries import query
from app.modules.documents.archive.api import Arrival, DocumentDraft

READ = "app.modules.documents.intake.readers.files:read"
SECONDS = 240.0
MAILS = ("message/rfc822", "application/vnd.ms-outlook")
BACK = datetime.timedelta(
    days=730
)  # an older day of a mail is not taken for the day it came: its clock may be wrong
ASK, KEEP_BOTH, AS_VERSION = "ask", "both", "version"


@dataclass(frozen=True)
class Wishes:
    """How files are to be taken in: where they come from, as what type, what to do with the same bytes, and what is known already.

    mail is the document of the mail they hang on, depth in how many files they lie, mails in how many mails.
    """

    source: str = "drop"
    type: str = ""
    again: str = ASK
    received: datetime.date | None = None
    draft: DocumentDraft | None = field(default=None)
    ocr: bool = True
    mail: int | None = None
    depth: int = 0
    mails: int = 0


def read_file(
    office: Office, data: bytes, sha: bytes, name: str, wishes: Wishes
) -> tuple[Arrival, dict[str, Any], list[bytes]]:
    """Return what a file is, read in a child, the findings, and what hangs on it; what can't be read has its reason as trouble."""
    about: dict[str, Any] = {
        "source": wishes.source,
        "type": wishes.type,
        "received": wishes.received,
        "draft": wishes.draft,
        "mail": wishes.mail,
    }
    try:
        found, (record, copy, *inner) = READERS.ask(READ, data, SECONDS, name=name, ocr=wishes.ocr)
    except KontorError as error:
        return Arrival(sha, len(data), "application/octet-stream", name, trouble=str(error), **about), {}, []
    about["draft"] = wishes.draft or _draft(found, name)
    if wishes.source == "drop" and found["sender"]:
        about["source"] = "mail"
    if about["received"] is None and found["mime"] in MAILS:
        about["received"] = office.read(_came, found["day"])
    kept = archive.store(office.book, record) if record and record != data else sha
    arrival = Arrival(
        sha,
        len(data),
        found["mime"],
        name,
        found["text"],
        text_from=found["text_from"],
        pages=found["pages"],
        invoice=found["profile"],
        record=kept if record else None,
        copy=archive.store(office.book, copy) if copy else None,
        asn=found["label"],
        **about,
    )
    return arrival, found, inner


@query("documents.intake")
def _came(connection: Connection, day: str) -> datetime.date | None:
    """Return the day a mail came, which is the day it bears, None where that can't be or is long ago."""
    today, said = clock.today(connection), read_iso(day) if day else None
    return said if said is not None and today - BACK <= said <= today else None


def _draft(found: dict[str, Any], name: str) -> DocumentDraft:
    """Return what the file itself says for certain: title and day of a mail, and the figures of an e-invoice."""
    invoice = found["invoice"]
    if invoice:
        amount = str(invoice["gross"] or "")
        title = " ".join(filter(None, (invoice["seller"], invoice["number"]))) or name
        return DocumentDraft(
            title,
            doc_date=read_iso(invoice["date"]) if invoice["date"] else None,
            amount=cents(amount) if amount else None,
            currency=invoice["currency"] or "EUR",
            reference=invoice["number"][:80],
        )
    day = read_iso(found["day"]) if found["day"] else None
    return DocumentDraft((found["title"] or Path(name).stem or name)[:200], doc_date=day)


def cents(figure: str) -> int:
    """Return an amount as XML writes it in cents, rounded half away from zero."""
    from decimal import ROUND_HALF_UP, Decimal

    return int((Decimal(figure) * 100).quantize(Decimal(1), ROUND_HALF_UP))
