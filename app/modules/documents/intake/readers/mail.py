"""Mails: head, text and attachments of .eml (RFC 5322) and .msg (Outlook)."""

from __future__ import annotations

import email
import email.policy
import io
import re
from email.message import EmailMessage, Message
from email.utils import getaddresses
from typing import Any

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.documents.intake.readers import tnef
from app.modules.documents.intake.readers.office import markup

MOST_ATTACHMENTS = 200
DEEPEST = 40  # parts inside parts, and mails inside mails
RAW_HEAD = re.compile("[\udc80-\udcff]")  # what the parser makes of letters that a head holds raw
SMALL = 100_000  # octets: a picture that a text shows and that is smaller is a logo or a line, no paper
SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
RAW = re.compile(r"[^\s<>\",;@]*[^\x00-\x7f][^\s<>\",;@]*(?:[ \t]+[^\s<>\",;@]*[^\x00-\x7f][^\s<>\",;@]*)*")
KEY = re.compile(r"<[^<>\s]{1,248}>")  # the key of a mail
KEYS = 20_000  # letters of a list of keys that are read


@dataclass
class Mail:
    """A mail: who wrote it, to whom, when (ISO text of the day), its subject and text, and what hangs on it.

    answers are the keys of the mails it answers, the nearest first; automatic: no person wrote it (RFC 3834); forwarded are the
    texts of the mails inside it.
    """

    sender: str = ""
    to: str = ""
    day: str = ""
    subject: str = ""
    text: str = ""
    attachments: list[tuple[str, bytes]] = field(default_factory=list)
    message_id: str = ""
    answers: tuple[str, ...] = ()
    automatic: bool = False
    forwarded: list[str] = field(default_factory=list)


def eml(data: bytes) -> Mail:
    """Read an .eml file; raises Invalid for one without any head, and for one nested too deep."""
    return _read(_parsed(data), 0)


def _parsed(data: bytes) -> Any:
    return email.message_from_bytes(_encoded_head(data), policy=email.policy.default)


def _read(message: Any, inside: int) -> Mail:
    """Read a mail that lies in so many others; what hangs on one inside is not unpacked, its mail is kept whole."""
    if inside > DEEPEST:
        raise Invalid(N_("The mail is nested too deep; it may be broken on purpose."))
    if not message.keys():
        raise Invalid(N_("This is not a mail; it has no head."))
    found = Mail(_head(message, "From"), _head(message, "To"), _day(message), _head(message, "Subject"))
    _thread(found, message)
    plain, rich, shown = [], [], set()
    hung: list[tuple[str, Any]] = []
    for depth, part in _walk(message, 0):
        if depth > DEEPEST:
            raise Invalid(N_("The mail is nested too deep; it may be broken on purpose."))
        name = part.get_filename()
        if (
            name
            or part.get_content_disposition() == "attachment"
            or part.get_content_type() == "message/rfc822"
        ):
            hung.append((name or "", part))
            if part.get_content_type() == "message/rfc822" and depth < DEEPEST:
                found.forwarded += _inner(part, inside + 1)
        elif part.get_content_type() == "text/plain":
            plain.append(_text(part))
        elif part.get_content_type() == "text/html":
            page = _text(part)
            shown.update(re.findall(r"cid:([^\"'\s>)]+)", page))
            rich.append(markup(page.encode()))
    for name, part in hung if not inside else ():
        if not _belongs_to_text(part, shown):
            _attach(found, name, part)
    found.text = "\n".join(plain) if "".join(plain).strip() else "\n".join(rich)
    return found


def _encoded_head(data: bytes) -> bytes:
    """Return a mail whose head holds letters beyond ASCII as RFC 2047 writes them: old programs put them there raw."""
    from email.header import Header

    head, gap, rest = data.partition(b"\r\n\r\n" if b"\r\n\r\n" in data else b"\n\n")
    if head.isascii():
        return data
    try:
        text = head.decode()
    except UnicodeDecodeError:
        text = head.decode("cp1252", "replace")
    words = RAW.sub(lambda raw: Header(raw[0], "utf-8", maxlinelen=10_000).encode(), text)
    return words.encode() + gap + rest


def _belongs_to_text(part: Any, shown: set[str]) -> bool:
    """Say whether a part is no paper of its own: a signature, or a small picture that the text shows."""
    if part.get_content_type() in SIGNATURES:
        return True
    if not part.get_content_type().startswith("image/"):
        return False
    inside = (
        part.get_content_disposition() == "inline" or str(part.get("Content-ID", "")).strip(" <>") in shown
    )
    return inside and len(part.get_payload(decode=True) or b"") < SMALL


def letter(data: bytes, name: str) -> tuple[dict[str, Any], list[bytes]]:
    """Answer in the child what a mail says to who handles it, as JSON: who wrote it, its thread, its text with what it forwards.

    Raises Invalid for what is no mail.
    """
    one = msg(data) if name.lower().endswith(".msg") else eml(data)
    pairs = getaddresses([one.sender])
    writer, address = pairs[0] if pairs else ("", "")
    texts = [one.text.strip(), *one.forwarded]
    answer = {
        "subject": one.subject,
        "sender": address or one.sender,
        "writer": " ".join(writer.split()),
        "body": "\n\n".join(filter(None, texts)),
        "message_id": one.message_id,
        "answers": list(one.answers),
        "automatic": one.automatic,
    }
    return answer, []


def _thread(found: Mail, message: Message) -> None:
    """Note the key of a mail, those of the mails it answers, and whether a machine wrote it (RFC 5322 3.6.4, RFC 3834 5)."""
    keys = (
        KEY.findall(_head(message, "In-Reply-To", KEYS))
        + KEY.findall(_head(message, "References", KEYS))[::-1]
    )
    found.answers = tuple(dict.fromkeys(keys))
    found.message_id = next(iter(KEY.findall(_head(message, "Message-ID"))), "")
    said = _head(message, "Auto-Submitted").lower()
    found.automatic = (
        (bool(said) and not said.startswith("no"))
        or any(_head(message, name) for name in ("X-Autoreply", "X-Autorespond"))
        or _head(message, "Precedence").lower() == "auto_reply"
        or message.get_content_type() == "multipart/report"
    )


def _inner(part: Any, inside: int) -> list[str]:
    """Return the texts of a mail inside a mail, with who wrote it and about what.

    It is read as it was parsed with the whole: written out and parsed anew, each mail would cost all that lies within it once more.
    """
    held = part.get_payload()
    if not isinstance(held, list) or not held:
        return []
    raw = any(RAW_HEAD.search(str(value)) for _name, value in held[0].raw_items())
    one = _read(_parsed(held[0].as_bytes()) if raw else held[0], inside)
    head = "\n".join(filter(None, (one.sender, one.day, one.subject)))
    return [f"{'—' * 12}\n{head}\n\n{one.text.strip()}", *one.forwarded]


def _walk(message: Any, depth: int) -> Any:
    if depth > DEEPEST + 1:
        return
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        for part in message.iter_parts() if isinstance(message, EmailMessage) else message.get_payload():
            yield from _walk(part, depth + 1)
    else:
        yield depth, message


def _head(message: Message, name: str, most: int = 300) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())[:most]
    except (ValueError, TypeError, IndexError, AttributeError):  # heads that break the library's own parser
        return ""


def _day(message: Message) -> str:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(_head(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _text(part: Any) -> str:
    raw = part.get_payload(decode=True) or b""
    charset = part.get_content_charset() or "utf-8"
    try:
        return str(raw.decode(charset, "replace"))
    except LookupError:
        return str(raw.decode("utf-8", "replace"))


def _attach(found: Mail, name: str, part: Any) -> None:
    if len(found.attachments) >= MOST_ATTACHMENTS:
        raise Invalid(N_("The mail has more than {limit} attachments."), limit=MOST_ATTACHMENTS)
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        data = inner[0].as_bytes() if isinstance(inner, list) and inner else b""
        name = name or "mail.eml"
    else:
        data = part.get_payload(decode=True) or b""
    if tnef.is_tnef(data):
        found.attachments.extend(tnef.files(data)[: MOST_ATTACHMENTS - len(found.attachments)])
    elif data:
        found.attachments.append((name or "attachment", data))


def _logo(one: Any, page: str) -> bool:
    """Say whether a file on a mail of Outlook is a small picture that its text shows."""
    return f"cid:{one.file_name}" in page and len(one.file_bytes) < SMALL


def msg(data: bytes) -> Mail:
    """Read an .msg file of Outlook (MS-OXMSG); raises Invalid for a broken one."""
    from oxmsg import Message as Outlook

    try:
        message = Outlook.load(io.BytesIO(data))
        heads = message.message_headers
        sent = message.sent_date
        found = Mail(
            message.sender or "",
            ", ".join(one.email_address or one.name for one in message.recipients),
            sent.date().isoformat() if sent else "",
            message.subject or "",
            message.body or (markup(message.html_body.encode()) if message.html_body else ""),
        )
        found.attachments = [
            (one.file_name or "attachment", one.file_bytes or b"")
            for one in message.attachments
            if one.file_bytes and not _logo(one, str(message.html_body or ""))
        ]
    except (OSError, ValueError, KeyError, AttributeError, IndexError, TypeError, StopIteration) as error:
        raise Invalid(N_("The Outlook mail is broken and can't be read.")) from error
    if not found.sender and heads:
        found.sender = str(heads.get("From", ""))
    return found
