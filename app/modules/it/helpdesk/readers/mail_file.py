"""Mail files (.eml, .msg) as what a ticket needs of them: subject, sender, text; read in a child, as everything from outside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.worker_process import READERS
from app.data.transfer import check_size
from app.modules.documents.intake.api import READ


def read_mail(path: Path) -> dict[str, str]:
    """Return subject, sender (address) and body of a mail file; raises Invalid or BadFile for what is none."""
    check_size(path)
    found: dict[str, Any]
    found, _parts = READERS.ask(READ, path.read_bytes(), name=path.name, ocr=False)
    if not found.get("sender"):
        raise Invalid(N_("{name} is not a mail."), name=path.name)
    sender = str(found["sender"])
    address = sender[sender.rfind("<") + 1 :].strip("> ") if "<" in sender else sender.strip()
    return {
        "subject": str(found.get("title") or path.stem),
        "sender": address,
        "body": str(found.get("text") or ""),
    }
