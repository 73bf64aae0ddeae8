"""Proposals for a document in the inbox: from its invoice data, the contact it names, rules, what was filed before, and its own words; each with its reason."""

from __future__ import annotations

import datetime
import threading
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.identifiers import iban, vat_id
from app.core.messages import N_, Message
from app.core.stemming import fold
from app.data.queries import query
from app.data.visibility import closed_areas, rights
from app.modules.documents.archive.models import Document, DocumentText
from app.modules.documents.archive.queries.documents import DocumentView, text_of
from app.modules.documents.archive.queries.filing_rules import value_in_words
from app.modules.documents.archive.queries.visibility import visible
from app.modules.documents.archive.rules.classifier import Example, Guess, Memory, agreed, features, signs
from app.modules.documents.archive.rules.documents import APPROVAL, FILED, fits, made_title
from app.modules.documents.archive.rules.kinds import SURE, kind_of
from app.modules.documents.archive.rules.reading import read_text
from app.modules.documents.filing.api import TypeRow, filing_rules, type_words, types
from app.modules.organisation.contacts.api import ContactDraft, contact, contacts, named

LEARNED_FROM = 1500
BY_RULE = N_("by the rule “{name}”")
READ = 400_000  # letters of a paper that proposals go by
AT_HEAD = 400  # letters at the beginning of a paper in which its sender names itself
Near = Sequence[tuple[float, Example]]


@dataclass(frozen=True)
class Proposal:
    """A value for a field of the form, as the form takes it, and why."""

    field: str
    value: str
    why: Message


class Learned:
    """What was learned of a book, for one set of rights, brought up to date from document to document."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.known: dict[int, int] = {}
        self.memory = Memory()

    def catch_up(self, connection: Connection) -> None:
        """Learn from what was filed or changed since the last time; at first from the newest documents."""
        d, t = Document, DocumentText
        where = (d.state.in_((FILED, APPROVAL)), d.type != "", *visible(connection))
        newest = select(d.id, d.version).where(*where).order_by(d.id.desc()).limit(LEARNED_FROM)
        now = {int(key): int(version) for key, version in connection.execute(newest)}
        fresh = sorted(key for key, version in now.items() if self.known.get(key) != version)
        for start in range(0, len(fresh), 500):
            query = select(d.id, d.type, d.node, d.contact_id, t.body).join(t, t.document_id == d.id)
            for key, kind, node, who, body in connection.execute(
                query.where(d.id.in_(fresh[start : start + 500]))
            ):
                text = zlib.decompress(body).decode()[:READ]
                said = kind_of(text, type_words())
                example = Example(key, kind, node, who, features(text), said=said.type if said else "")
                self.memory.learn(example, signs(text) if key not in self.known else ())
        self.known.update({key: now[key] for key in fresh})


_learned: WeakKeyDictionary[Engine, dict[int, Learned]] = WeakKeyDictionary()


def learned(connection: Connection) -> Memory:
    """Return what was learned, up to date; people with other rights learn from other documents."""
    found = _learned.setdefault(connection.engine, {}).setdefault(closed_areas(rights(connection)), Learned())
    with found.lock:
        found.catch_up(connection)
    return found.memory


@query("documents.view")
def proposals(
    connection: Connection, one: DocumentView, today: datetime.date, record: Mapping[str, Any] | None = None
) -> list[Proposal]:
    """Return the proposals for a document, at most one a field, the surest kind first; record is the data of its e-invoice."""
    text = text_of(connection, one.id)[:READ]
    found: dict[str, Proposal] = {}

    def take(proposed: Iterable[Proposal]) -> None:
        for proposal in proposed:
            found.setdefault(proposal.field, proposal)

    memory = learned(connection)
    near = memory.nearest(features(text), one.id)
    all_types = types(connection)
    take(_invoice(connection, record))
    take(_rules(connection, text))
    take(_contact(connection, text, memory, near))
    take(_kind(connection, text, all_types, near))
    take(_as_before(connection, found, one))
    if "node" not in found and "type" in found:
        node = next((kind.node for kind in all_types if kind.key == found["type"].value), "")
        take([Proposal("node", node, Message(N_("the place of this type")))])
    take(_text(text, today, found["type"].value if "type" in found else ""))
    if "type" in found and "title" not in found:
        kind = next((one.title for one in all_types if one.key == found["type"].value), "")
        who = contact(connection, int(found["contact"].value)) if "contact" in found else None
        number = found["reference"].value if "reference" in found else ""
        title = made_title(kind, who.name if who else "", number)
        take([Proposal("title", title, Message(N_("type, contact and number")))])
    return list(found.values())


def _invoice(connection: Connection, record: Mapping[str, Any] | None) -> list[Proposal]:
    if not record:
        return []
    why = Message(N_("stands in the invoice data"))
    credit = record["kind"] in ("381", "261") or str(record["gross"] or "").startswith("-")
    found = [Proposal("type", "credit_note" if credit else "invoice_in", why)]
    for field, value in (
        ("doc_date", record["date"]),
        ("amount", record["gross"]),
        ("reference", record["number"]),
    ):
        if value:
            found.append(Proposal(field, str(value), why))
    found.append(Proposal("currency", record["currency"] or "EUR", why))
    key = named(
        connection, vat_id=record["seller_vat_id"], iban=next(iter(record["iban"]), ""), name=record["seller"]
    )
    if key is not None:
        found.append(Proposal("contact", str(key), Message(N_("is the seller in the invoice data"))))
    found.append(Proposal("title", f"{record['seller']} {record['number']}".strip()[:200], why))
    return found


def _contact(connection: Connection, text: str, memory: Memory, near: Near) -> list[Proposal]:
    """Propose the contact whose VAT ID or IBAN stands in the text or stood on its papers, whose name stands at the head, or of like papers."""
    flat, folded = "".join(text.split()).upper(), fold(text[:20_000])
    named_at: tuple[int, int] | None = None
    known = contacts(connection)
    for one in known:
        draft = one.draft
        for what in (draft.vat_id, draft.iban):
            if what and what in flat:
                return [_proposed("contact", one.id, N_("its {what} stands in the text"), what=what)]
        place = folded.find(fold(one.name)) if len(one.name) > 4 else -1
        if place >= 0 and (named_at is None or place < named_at[0]):
            named_at = (place, one.id)
    there = {one.id for one in known}
    sender = memory.sender(signs(text))
    if sender is not None and sender[0] in there:
        return [
            _proposed("contact", sender[0], N_("{what} stood on its papers that are filed"), what=sender[1])
        ]
    guess = agreed(near, "contact")
    if guess is not None and int(guess.label) in there and (named_at is None or named_at[0] > AT_HEAD):
        return [
            _proposed(
                "contact",
                int(guess.label),
                N_("as {number}, which is most like it"),
                number=_number(connection, guess),
            )
        ]
    return [_proposed("contact", named_at[1], N_("its name stands in the text"))] if named_at else []


def _proposed(field: str, value: object, why: str, **values: object) -> Proposal:
    return Proposal(field, str(value), Message(why, values))


def _number(connection: Connection, guess: Guess) -> str:
    return str(connection.scalar(select(Document.number).where(Document.id == guess.like)) or "")


def _rules(connection: Connection, text: str) -> list[Proposal]:
    """Propose what the rules say that fit; a value that is not there (any more) is none, and the tags of several rules stand together."""
    found: list[Proposal] = []
    tags: dict[str, str] = {}
    for rule in filing_rules(connection):
        if not rule.active or not fits(rule.way, rule.pattern, text[:50_000]):
            continue
        if rule.field == "tag":
            tags.setdefault(rule.value, rule.name)
        elif value_in_words(connection, rule.field, rule.value):
            found.append(_proposed(rule.field, rule.value, BY_RULE, name=rule.name))
    if tags:
        found.append(
            _proposed("tags", ", ".join(tags), BY_RULE, name="”, “".join(dict.fromkeys(tags.values())))
        )
    return found


def _kind(connection: Connection, text: str, all_types: list[TypeRow], near: Near) -> list[Proposal]:
    """Propose type and place: as like papers were filed that call themselves the same, else by the words of the text.

    What its own heading says is never outvoted by papers that say something else.
    """
    usable = {kind.key for kind in all_types if kind.active}
    said = kind_of(text, {key: words for key, words in type_words().items() if key in usable})
    alike = [pair for pair in near if said is None or pair[1].said in ("", said.type)]
    if not alike and (said is None or said.weight < SURE):
        alike = list(near)
    guess, node = agreed(alike, "type"), agreed(alike, "node")
    found = []
    if guess is not None and guess.label in usable:
        why = N_("as {number}, which is most like it")
        found.append(_proposed("type", guess.label, why, number=_number(connection, guess)))
        if node is not None:
            found.append(_proposed("node", node.label, why, number=_number(connection, node)))
    elif said is not None:
        found.append(_proposed("type", said.type, N_("the word “{word}” stands in the text"), word=said.word))
    return found


def _as_before(connection: Connection, found: Mapping[str, Proposal], one: DocumentView) -> list[Proposal]:
    """Propose place and case of the last document of the same contact and type."""
    if "contact" not in found:
        return []
    d = Document
    where = [
        d.contact_id == int(found["contact"].value),
        d.state.in_((FILED, APPROVAL)),
        d.id != one.id,
        *visible(connection),
    ]
    if "type" in found:
        where.append(d.type == found["type"].value)
    row = connection.execute(
        select(d.type, d.node, d.case_id, d.number).where(*where).order_by(d.id.desc()).limit(1)
    ).first()
    if row is None:
        return []
    why = Message(N_("as {number} of the same contact"), {"number": row.number})
    made = [Proposal("type", row.type, why), Proposal("node", row.node, why)]
    return [*made, Proposal("case", str(row.case_id), why)] if row.case_id else made


def _text(text: str, today: datetime.date, kind: str) -> list[Proposal]:
    read = read_text(text, today + datetime.timedelta(days=31), kind)
    found = []
    if read.day:
        found.append(Proposal("doc_date", read.day.isoformat(), Message(N_("a date in the text"))))
    if read.amount is not None:
        amount = f"{read.amount // 100}.{read.amount % 100:02d}"
        found.append(
            Proposal("amount", amount, Message(N_("stands as “{words}”"), {"words": read.amount_words}))
        )
    if read.number:
        found.append(Proposal("reference", read.number, Message(N_("stands behind the word for a number"))))
    return found


def seller(record: Mapping[str, Any]) -> ContactDraft:
    """Return the seller of an e-invoice as a contact."""
    country = record["seller_country"] if len(record["seller_country"]) == 2 else "DE"
    mail = record["seller_mail"] if "@" in record["seller_mail"] else ""
    return ContactDraft(
        record["seller"][:120], street=record["seller_street"][:120], postcode=record["seller_postcode"][:12], town=record["seller_town"][:80],
        country=country, mail=mail[:120], iban=valid(next(iter(record["iban"]), ""), iban), vat_id=valid(record["seller_vat_id"], vat_id),
    )  # fmt: skip


def valid(text: str, check: Callable[[str], str]) -> str:
    """Return a number that stands the check, '' for one that does not: a contact is not refused for an invoice's slip."""
    try:
        return check(text) if text else ""
    except Invalid:
        return ""
