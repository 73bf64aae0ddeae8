"""Handing devices over and taking them back: one protocol for all of them, signed on paper or on the screen, filed as a document."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.errors import Invalid
from app.core.manifest import resolve, topics
from app.core.messages import N_, Text, _
from app.data import archive, numbering
from app.data.office import Office, command
from app.data.queries import query
from app.data.record_extras import Target
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.documents.archive.api import Arrival, DocumentDraft, add, classify, made_pdf
from app.modules.documents.archive.api import link as link_document
from app.modules.documents.filing.api import PlanNode
from app.modules.hr.people.api import Person
from app.modules.it.assets.models import ItAsset, Location, Protocol, Supply
from app.modules.it.assets.queries.protocols import ProtocolView, protocol
from app.modules.it.assets.rules import BROKEN, CONDITIONS, SIGNED_ALREADY, HandOver
from app.modules.it.assets.services.assets import link
from app.modules.it.assets.services.lifecycle import after, step
from app.modules.it.assets.services.supplies import move_supply
from app.modules.it.assets.services.supply_stock import LOCKS
from app.paper.archival import to_pdfa
from app.paper.protocol import ProtocolPaper, protocols_pdf

CONFIRMED = Text(
    "Ich habe die genannten Geräte in dem beschriebenen Zustand erhalten. Ich behandle sie sorgfältig, gebe sie niemandem weiter und"
    " melde Verlust oder Schaden sofort. Auf Verlangen und am Ende meiner Tätigkeit gebe ich sie vollständig zurück.",
    "I have received the devices named in the condition described. I handle them with care, pass them on to nobody, and report loss or"
    " damage at once. I return them complete on request and when my work here ends.",
)
RETURNED = Text(
    "Die genannten Geräte wurden in dem beschriebenen Zustand zurückgegeben. Was fehlt, steht dabei.",
    "The devices named were returned in the condition described. What is missing is stated.",
)
NODE, TYPE = "61", "other"  # devices and maintenance, in the filing plan of a new book
PREFIX = {"out": "UE", "back": "RU"}


@command("it.hand_over", locks=LOCKS)
def hand_over(unit: Unit, draft: HandOver) -> int:
    """Hand devices to a person, or take them back, and return the key of the protocol; raises Invalid naming what is wrong, all or none.

    A device that comes back from another person than named, or is not there to be handed out, is refused.
    """
    if draft.kind not in PREFIX:
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    if not draft.assets and not draft.supplies:
        raise Invalid(N_("Scan or type a device first."), field="code")
    person = unit.row(Person, draft.person)
    if draft.kind == "out" and person["leaving"] is not None and person["leaving"] < unit.today:
        raise Invalid(
            N_("{name} no longer works here."),
            field="person",
            name=f"{person['first_name']} {person['last_name']}",
        )
    if draft.expected is not None and draft.expected < unit.today:
        raise Invalid(N_("This day is past."), field="expected")
    if draft.location is not None:
        unit.row(Location, draft.location)
    if draft.kind == "out":
        for topic in topics():
            if topic.hands_out:
                resolve(topic.hands_out)(unit, tuple(draft.assets), draft.person, draft.expected)
    words = str(setting(unit.connection, "it.acceptance") or "") if draft.kind == "out" else ""
    key = unit.insert(
        Protocol,
        number=numbering.give(unit, Protocol.number, unit.today.year, kind=f"it.{draft.kind}"),
        kind=draft.kind,
        person_id=draft.person,
        at=unit.now,
        by=unit.login,
        expected=draft.expected if draft.kind == "out" else None,
        note=draft.note.strip()[:400],
        text=words or str(CONFIRMED if draft.kind == "out" else RETURNED),
        signature=None,
        signed_at=None,
        document_id=None,
    )
    for asset in dict.fromkeys(draft.assets):
        _pass_on(unit, draft, key, asset)
    for one, count in draft.supplies.items():
        lent = unit.row(Supply, one)["kind"] == "accessory"  # what is no accessory stays with the person
        move_supply(
            unit,
            one,
            draft.kind if lent or draft.kind == "back" else "use",
            count,
            draft.person,
            protocol=key,
        )
    return key


def _pass_on(unit: Unit, draft: HandOver, protocol_key: int, asset: int) -> None:
    row = unit.row(ItAsset, asset, lock=True)
    condition = draft.condition.get(asset, "")
    if condition and condition not in CONDITIONS:
        raise Invalid(N_("Choose one of the values offered."), field="condition")
    values: dict[str, Any]
    if draft.kind == "out":
        values = {
            "status": after(row, "assign"),
            "person_id": draft.person,
            "expected": draft.expected,
            "location_id": draft.location,
        }
    else:
        if row["person_id"] is not None and row["person_id"] != draft.person:
            raise Invalid(N_("{tag} is held by someone else."), field="code", tag=row["tag"])
        values = {
            "status": after(row, "give_back"),
            "person_id": None,
            "expected": None,
            "location_id": row["home_id"],
        }
    unit.update(ItAsset, asset, values)
    link(
        unit,
        asset,
        draft.kind,
        protocol_id=protocol_key,
        person_id=draft.person,
        location_id=values["location_id"],
        condition=condition,
        parts=draft.parts.get(asset, "").strip()[:300],
    )
    if draft.kind == "back" and condition == BROKEN:
        step(unit, [asset], "repair")


@command("it.hand_over")
def _filed(unit: Unit, key: int, arrival: Arrival, filing: DocumentDraft, signature: bytes | None) -> int:
    row = unit.row(Protocol, key, lock=True)
    if row["document_id"] is not None and (signature is None or row["signature"] == signature):
        return int(row["document_id"])
    document = add(unit, arrival)
    if (
        unit.connection.scalar(select(PlanNode.id).where(PlanNode.code == NODE)) is not None
    ):  # else it waits in the inbox
        classify(unit, document, filing, None, True)
    sign = {"signature": signature, "signed_at": unit.now} if signature else {}
    unit.update(Protocol, key, {"document_id": document, **sign})
    link_document(unit, document, Target("hr_person", row["person_id"]))
    found = protocol(unit.connection, key)
    for line in found.lines if found else ():
        link_document(unit, document, Target("it_asset", line[0]))
    return document


def on_paper(one: ProtocolView, company: str, signature: bytes = b"") -> ProtocolPaper:
    """Return a protocol as it stands on paper: two copies to sign, or one with the signature drawn on the screen."""
    out = one.kind == "out"
    pairs = (
        (_("Person"), " · ".join(filter(None, (one.person, one.department)))),
        (_("When"), formats.moment(one.at)),
        (_("Handed over by") if out else _("Taken back by"), one.by),
        (_("Expected back"), formats.day(one.expected) if out and one.expected else ""),
        (_("Remark"), one.note),
    )
    rows = tuple(
        (line[1], line[2], line[3], _(CONDITIONS[line[4]]) if line[4] else "", line[5]) for line in one.lines
    )
    rows += tuple((f"{count} ×", name, number, "", "") for name, number, count in one.supplies)
    title = (_("Hand-over {number}") if out else _("Return {number}")).format(number=one.number)
    copies = (
        ("",) if signature else (_("Copy for the files"), _("Copy for {person}").format(person=one.person))
    )
    parts = _("Included") if out else _("What is missing")
    return ProtocolPaper(
        title,
        company,
        tuple((name, value) for name, value in pairs if value),
        (_("Device no."), _("Model"), _("Serial no."), _("Condition"), parts),
        rows,
        shares=(1.4, 2.5, 1.7, 1.1, 1.9),
        text=one.text,
        left=_("Place, day, signature of {name}").format(name=one.by),
        right=_("Place, day, signature of {name}").format(name=one.person),
        signature=signature,
        copies=copies,
    )


def file_protocol(office: Office, key: int, signature: bytes = b"") -> tuple[int, bytes]:
    """Make the protocol as PDF/A, with a signature drawn on the screen (PNG) or empty lines, file it, and return document and PDF.

    Raises Invalid where it is signed already.
    """
    one = office.read(protocol, key)
    if one is None:
        raise Invalid(N_("This record is no longer there."))
    if one.signed_at is not None:
        raise Invalid(SIGNED_ALREADY)
    title = f"{one.number} {one.person}"
    data = to_pdfa(
        protocols_pdf([on_paper(one, str(office.read(setting, "company.name") or ""), signature)]), title
    )
    sha = archive.store(office.book, data)
    extra = (f"{count} {name}" for name, _number, count in one.supplies)
    words = "\n".join((one.number, one.person, *(" ".join(line[1:]) for line in one.lines), *extra, one.text))
    arrival = made_pdf(sha, len(data), f"{one.number}.pdf", words, TYPE)
    filing = DocumentDraft(title, TYPE, NODE, doc_date=one.at.astimezone().date(), reference=one.number)
    drawn = archive.store(office.book, signature) if signature else None
    return office.run(_filed, key, arrival, filing, drawn), data


@query("it.view")
def kept(connection: Connection) -> dict[bytes, str]:
    """Return the signatures that must be in the archive store, with the number of their protocol."""
    rows = connection.execute(
        select(Protocol.signature, Protocol.number).where(Protocol.signature.is_not(None))
    )
    return {bytes(sha): number for sha, number in rows if sha is not None}


@command("it.hand_over")
def note_signed(unit: Unit, key: int) -> None:
    """Note that a protocol was signed on paper; raises Invalid where it was already."""
    if unit.row(Protocol, key)["signed_at"] is not None:
        raise Invalid(SIGNED_ALREADY)
    unit.update(Protocol, key, {"signed_at": unit.now})
