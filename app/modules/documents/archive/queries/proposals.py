"""Proposals for a document in the inbox: from its invoice data, the contact it names, rules, what was filed before, and its own words; each with its reason."""

from __future__ import annotations

import datetime
import threading
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, select

from app.core.errors import Invalid
from app.core.identifiers import iban, vat_id
from app.core.messages import N_, Message
from app.core.stemming import fold
from app.data.queries import query
from app.data.visibility import closed_areas, rights
from app.modules.documents.archive.models import Document, DocumentText
from app.modules.documents.archive.queries.documents import DocumentView, text_of
from app.modules.documents.archive.queries.visibility import visible
from app.modules.documents.archive.rules.classifier import Model, features
from app.modules.documents.archive.rules.documents import APPROVAL, FILED, fits, made_title, read_text
from app.modules.documents.filing.api import TypeRow, defaults, filing_rules, types
from app.modules.organisation.contacts.api import ContactDraft, contact, contacts, named

LEARNED_FROM = 1500
SURE = 0.6


@dataclass(frozen=True)
class Proposal:
    """A value for a field of the form, as the form takes it, and why."""

    field: str
    value: str
    why: Message


class Learned:
    """What was learned of a book, for one set of rights: models for type and place, brought up to date from document to document."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.known: set[int] = set()
        self.types, self.nodes = Model(), Model()

    def catch_up(self, connection: Connection) -> None:
        """Learn from what was filed since the last time; at first from the newest documents."""
        d, t = Document, DocumentText
        where = (d.state.in_((FILED, APPROVAL)), d.type != "", *visible(connection))
        keys = set(connection.scalars(select(d.id).where(*where).order_by(d.id.desc()).limit(LEARNED_FROM)))
        fresh = sorted(
            keys - self.known
        )  # an inbox is filed from its newest paper on: a higher key says nothing
        if not fresh:
            return
        query = (
            select(d.id, d.type, d.node, t.body)
            .join(t, t.document_id == d.id)
            .where(d.id.in_(fresh))
            .order_by(d.id.desc())
        )
        rows = connection.execute(query).all()
        for _key, kind, node, body in reversed(rows):
            words = features(zlib.decompress(body).decode())
            self.types.learn(kind, words)
            self.nodes.learn(node, words)
        self.known.update(fresh)


_learned: WeakKeyDictionary[Engine, dict[int, Learned]] = WeakKeyDictionary()


def learned(connection: Connection) -> Learned:
    """Return what was learned, up to date; people with other rights learn from other documents."""
    found = _learned.setdefault(connection.engine, {}).setdefault(closed_areas(rights(connection)), Learned())
    with found.lock:
        found.catch_up(connection)
    return found


@query("documents.view")
def proposals(
    connection: Connection, one: DocumentView, today: datetime.date, record: Mapping[str, Any] | None = None
) -> list[Proposal]:
    """Return the proposals for a document, at most one a field, the surest kind first; record is the data of its e-invoice."""
    text = text_of(connection, one.id)
    found: dict[str, Proposal] = {}
    for part in (_invoice(connection, record), _contact(connection, text), _rules(connection, text)):
        for proposal in part:
            found.setdefault(proposal.field, proposal)
    all_types = types(connection)
    for proposal in _kind(connection, text, all_types):
        found.setdefault(proposal.field, proposal)
    for proposal in _as_before(connection, found, one):
        found.setdefault(proposal.field, proposal)
    if "node" not in found and "type" in found:
        node = next((kind.node for kind in all_types if kind.key == found["type"].value), "")
        found["node"] = Proposal("node", node, Message(N_("the place of this type")))
    for proposal in _text(text, today):
        found.setdefault(proposal.field, proposal)
    if "type" in found and "title" not in found:
        kind = next((one.title for one in all_types if one.key == found["type"].value), "")
        who = contact(connection, int(found["contact"].value)) if "contact" in found else None
        number = found["reference"].value if "reference" in found else ""
        title = made_title(kind, who.name if who else "", number)
        found["title"] = Proposal("title", title, Message(N_("type, contact and number")))
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


def _contact(connection: Connection, text: str) -> list[Proposal]:
    """Propose the contact whose VAT ID or IBAN stands in the text, else the one whose name stands nearest to its head."""
    flat, folded = text.replace(" ", "").upper(), fold(text[:20_000])
    best: tuple[int, int] | None = None
    for one in contacts(connection):
        draft = one.draft
        if (draft.vat_id and draft.vat_id in flat) or (draft.iban and draft.iban in flat):
            why = Message(
                N_("its {what} stands in the text"),
                {"what": draft.vat_id if draft.vat_id in flat else draft.iban},
            )
            return [Proposal("contact", str(one.id), why)]
        place = folded.find(fold(one.name)) if len(one.name) > 4 else -1
        if place >= 0 and (best is None or place < best[0]):
            best = (place, one.id)
    return [Proposal("contact", str(best[1]), Message(N_("its name stands in the text")))] if best else []


def _rules(connection: Connection, text: str) -> list[Proposal]:
    return [
        Proposal(rule.field, rule.value, Message(N_("by the rule “{name}”"), {"name": rule.name}))
        for rule in filing_rules(connection)
        if rule.active and fits(rule.way, rule.pattern, text[:50_000])
    ]


def _kind(connection: Connection, text: str, all_types: list[TypeRow]) -> list[Proposal]:
    """Propose type and place as learned, else the type whose words stand in the text."""
    words = features(text)
    about = learned(connection)
    found = []
    guess = about.types.guess(words)
    if guess and guess.sure >= SURE:
        why = Message(N_("filed so before; words: {words}"), {"words": ", ".join(guess.words)})
        found.append(Proposal("type", guess.label, why))
    else:
        head, usable = fold(text[:3000]), {kind.key for kind in all_types if kind.active}
        hits = [
            (word, one["key"])
            for one in defaults()["types"]
            if one["key"] in usable
            for word in one["words"]
            if fold(word) in head
        ]
        if hits:  # the longest word says most, then the one that stands first; how a letter greets says least
            word, key = min(
                hits, key=lambda hit: (hit[1] == "letter_in", -len(hit[0]), head.find(fold(hit[0])))
            )
            found.append(
                Proposal("type", key, Message(N_("the word “{word}” stands in the text"), {"word": word}))
            )
    node = about.nodes.guess(words)
    if node and node.sure >= SURE:
        found.append(
            Proposal(
                "node",
                node.label,
                Message(N_("filed so before; words: {words}"), {"words": ", ".join(node.words)}),
            )
        )
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


def _text(text: str, today: datetime.date) -> list[Proposal]:
    read = read_text(text, today + datetime.timedelta(days=31))
    found = []
    if read.day:
        found.append(Proposal("doc_date", read.day.isoformat(), Message(N_("the first date in the text"))))
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
