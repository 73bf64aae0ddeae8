"""Mail files (.eml, .msg) as what a ticket needs of them: who wrote it, its thread, its text; read in a child, as everything from outside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.worker_process import READERS
from app.data.transfer import bytes_of
from app.modules.documents.intake.api import LETTER
from app.modules.it.helpdesk.rules.mails import MailIn


def read_mail(path: Path) -> MailIn:
    """Return what a mail file says; raises Invalid or BadFile for what is none."""
    found: dict[str, Any]
    found, _parts = READERS.ask(LETTER, bytes_of(path), name=path.name)
    if not found["sender"] and not found["message_id"] and not found["body"].strip():
        raise Invalid(N_("{name} is not a mail."), name=path.name)
    return MailIn(**{**found, "subject": found["subject"] or path.stem, "answers": tuple(found["answers"])})
