"""What is done with letters: written, kept, printed as PDF/A and filed with the sent copy; serial letters one for each contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.errors import Forbidden, Invalid, Missing
from app.core.manifest import resolve
from app.core.messages import N_
from app.core.worker_process import READERS
from app.data import archive, sealed_fields
from app.data.areas import areas
from app.data.office import Office, command
from app.data.queries import query
from app.data.record_extras import Target, attach, clear
from app.data.rows import build
from app.data.settings import change_setting, put, setting
from app.data.unit import Unit
from app.modules.documents.archive.api import Arrival, DocumentDraft, add, classify, link, made_pdf
from app.modules.documents.filing.api import Case, PlanNode
from app.modules.documents.letters.models import LetterDraft, LetterTemplate
from app.modules.documents.letters.queries.letters import letter, on_paper, without_address
from app.modules.documents.letters.queries.receivers import (
    area_of,
    enclosed,
    kind_of,
    known_fields,
    must_write_to,
    open_kinds,
)
from app.modules.documents.letters.rules import Draft, TemplateDraft, fields_in, unknown
from app.modules.organisation.contacts.api import objectors
from app.paper.archival import to_pdfa
from app.paper.letter import Letter, letters_pdf

TYPE = "letter_out"
KEPT = N_("This letter was sent; its copy stays in the archive.")
SENT = N_("This letter was sent; write a new one.")
LARGEST_LOGO = 2_000_000
MOST_PIXELS = 10_000_000  # of a logo: 18 mm high it has a hundredth of that


@command("documents.letters")
def save_letter(unit: Unit, draft: Draft, key: int | None = None, version: int | None = None) -> int:
    """Keep a letter that is being written; raises Invalid for a sent one and for fields that nobody can fill."""
    who, known = must_write_to(unit.connection, draft), known_fields(draft.receiver_table)
    for field in ("subject", "body"):
        for name in unknown(getattr(draft, field), known):
            raise Invalid(N_("There is no field {name}."), field=field, name="{" + name + "}")
    if draft.language not in ("de", "en"):
        raise Invalid(N_("Choose one of the values offered."), field="language")
    if draft.area and draft.area not in areas(unit.connection):
        raise Invalid(N_("Choose one of the values offered."), field="area")
    values = asdict(draft)
    values["area"] = draft.area or _area_of(unit, draft.case)
    values["contact_id"], values["case_id"] = values.pop("contact"), values.pop("case")
    values |= {
        "subject": draft.subject.strip()[:200],
        "notes": draft.notes[:200],
        "attached": draft.attached[:400],
        "receiver": who.name[:160] if who is not None else "",
    }
    if key is None:
        return unit.insert(LetterDraft, written_by=unit.login, document_id=None, **values)
    _check_known(unit, key)
    if unit.row(LetterDraft, key)["document_id"] is not None:
        raise Invalid(SENT, field="subject")
    unit.update(LetterDraft, key, values, version)
    return key


def _check_known(unit: Unit, key: int) -> None:
    """Raise Missing for a letter the person may not know of."""
    if letter(unit.connection, key) is None:
        raise Missing(N_("This record is no longer there."), table="letter", key=key)


def _area_of(unit: Unit, case: int | None) -> int:
    """Return the area of a letter that was given none: that of its case."""
    return int(unit.connection.scalar(select(Case.area).where(Case.id == case)) or 0) if case else 0


@command("documents.letters")
def delete_letter(unit: Unit, key: int) -> None:
    """Throw a letter away that was not sent; raises Invalid for a sent one."""
    _check_known(unit, key)
    if unit.row(LetterDraft, key)["document_id"] is not None:
        raise Invalid(KEPT, field="subject")
    unit.delete(LetterDraft, key)


@command("documents.letters")
def save_template(
    unit: Unit, draft: TemplateDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a template or text block; raises Invalid without a name or for fields that nobody can fill."""
    if not draft.name.strip():
        raise Invalid(N_("Enter a name."), field="name")
    _check_receiver(unit, draft)
    if key is not None:
        _check_receiver(unit, build(TemplateDraft, dict(unit.row(LetterTemplate, key))))
    for name in unknown(draft.subject + draft.body, known_fields(draft.receiver)):
        raise Invalid(N_("There is no field {name}."), field="body", name="{" + name + "}")
    values = {**asdict(draft), "name": draft.name.strip()[:80], "subject": draft.subject.strip()[:200]}
    if key is None:
        return unit.insert(LetterTemplate, **values)
    unit.update(LetterTemplate, key, values, version)
    return key


def _check_receiver(unit: Unit, draft: TemplateDraft) -> None:
    """Raise Invalid for receivers that one does not write to, and for a purpose that is none of theirs."""
    kind = kind_of(draft.receiver)
    if kind is not None and kind not in open_kinds(unit.connection):
        raise Invalid(N_("Choose one of the values offered."), field="receiver")
    if draft.purpose and (kind is None or draft.purpose not in kind.purposes):
        raise Invalid(N_("Choose one of the values offered."), field="purpose")


def bring_templates(unit: Unit, receiver: str, drafts: Sequence[TemplateDraft]) -> None:
    """Bring the templates of letters to one kind of receivers where there are none yet."""
    t = LetterTemplate
    if unit.connection.scalar(select(t.id).where(t.receiver == receiver).limit(1)) is None:
        for one in drafts:
            unit.insert(t, **asdict(one))


@dataclass(frozen=True)
class Copy:
    """The copy of a letter as it is filed: its bytes, what is said of them, and the files that go with it."""

    arrival: Arrival
    filing: DocumentDraft
    enclosed: tuple[tuple[str, bytes, int], ...] = ()  # name, fingerprint and size


@command("documents.letters")
def _sent(unit: Unit, key: int, copy: Copy) -> int:
    row = unit.row(LetterDraft, key, lock=True)
    if row["document_id"] is not None:
        raise Invalid(SENT, field="subject")
    document = add(unit, copy.arrival)
    kind, day = kind_of(row["receiver_table"]), min(row["day"], unit.today)
    filing = replace(copy.filing, received=day)  # a letter may bear a day to come, as a reference does
    node = PlanNode.code == filing.node
    if kind is None or unit.connection.scalar(select(PlanNode.id).where(node)) is not None:
        classify(unit, document, filing, None, True)  # else it waits in the inbox, known by its type
    unit.update(LetterDraft, key, {"document_id": document})
    if kind is not None:
        target = Target(kind.table, int(row["receiver_key"]))
        link(unit, document, target)
        for name, sha, size in copy.enclosed:
            attach(unit, target, sha, name, size)
        if kind.sent:
            resolve(kind.sent)(unit, target.key, row["purpose"])
    return document


@command("settings.change")
def set_logo(unit: Unit, sha256: bytes | None) -> None:
    """Let a picture of the archive be the logo of letters, or None."""
    put(unit, "letters.logo", sha256.hex() if sha256 else "")


def keep_logo(office: Office, data: bytes) -> None:
    """Keep a picture as the logo; raises Invalid for what is none, is too large, or can't be read to its end."""
    if not data.startswith((b"\x89PNG", b"\xff\xd8\xff")) or len(data) > LARGEST_LOGO:
        raise Invalid(N_("A logo is a PNG or JPEG of at most 2 MB."), field="logo")
    READERS.ask("app.paper.pages:size_of", data, most=MOST_PIXELS)  # every letter unpacks it
    office.run(set_logo, archive.store(office.book, data))


def logo(office: Office) -> bytes:
    """Return the logo of letters, b'' where there is none."""
    key = str(office.read(setting, "letters.logo") or "")
    return archive.load(office.book, bytes.fromhex(key)) if key else b""


@command("settings.change")
def set_head(unit: Unit, values: Mapping[str, Any]) -> None:
    """Keep the letterhead: settings of the group letters by name without their beginning; raises Invalid for a value that does not fit."""
    for name, value in values.items():
        change_setting(unit, f"letters.{name}", value)


def paper(office: Office, draft: Draft) -> Letter:
    """Return a letter as it stands on paper; raises Invalid for what is missing. That one looks at sealed data it says is kept."""
    try:
        return office.read(on_paper, draft, logo(office))
    except Forbidden:
        kind = kind_of(draft.receiver_table)
        if kind is None or not kind.looks or not kind.sealed & fields_in(draft.subject + draft.body):
            raise
        office.run(resolve(kind.looks), draft.receiver_key)
        return office.read(on_paper, draft, logo(office))


def pdf(letters: Sequence[Letter]) -> bytes:
    """Return letters as one PDF/A."""
    title = letters[0].subject if letters else ""
    return to_pdfa(letters_pdf(letters, title), title)


def forget(unit: Unit, table: str, key: int) -> None:
    """Take away the words of the letter whose sent copy is being erased."""
    if table == "document":
        for one in unit.connection.scalars(
            select(LetterDraft.id).where(LetterDraft.document_id == key)
        ).all():
            unit.delete(LetterDraft, one)
            clear(unit, Target("letter", one))
            sealed_fields.forget(unit, "letter", one)


def forget_receiver(unit: Unit, table: str, key: int) -> None:
    """Take away every letter to a row that is being erased; copies go with the documents that stand on it."""
    d = LetterDraft
    where = (d.receiver_table == table, d.receiver_key == key)
    for one in unit.connection.scalars(select(d.id).where(*where)).all():
        unit.delete(d, one)
        clear(unit, Target("letter", one))
        sealed_fields.forget(unit, "letter", one)


def send(office: Office, key: int) -> tuple[int, bytes]:
    """Make the PDF/A of a letter, file it as the sent copy, and return the key of the document and the PDF. Raises Invalid."""
    found = office.read(letter, key)
    if found is None:
        raise Invalid(N_("This record is no longer there."))
    if found.document is not None:
        raise Invalid(SENT, field="subject")
    made, one = paper(office, found.draft), found.draft
    data, kind = pdf([made]), kind_of(one.receiver_table)
    arrival = made_pdf(
        archive.store(office.book, data),
        len(data),
        f"{made.subject[:80]}.pdf",
        "\n".join((*made.address, made.subject, *made.paragraphs)),
        TYPE if kind is None else kind.type,
    )
    with_it = tuple(
        (name, archive.store(office.book, each), len(each)) for name, each in office.read(enclosed, one)
    )
    filing = DocumentDraft(
        made.subject if kind is None else f"{made.subject}, {made.address[0]}"[:200],
        arrival.type,
        "50" if kind is None else kind.node,
        one.contact,
        one.case,
        doc_date=one.day,
        received=one.day,
        reference=one.reference or f"{one.day:%Y%m%d}-{key}",
        area=one.area or office.read(_area, one),
    )
    return office.run(_sent, key, Copy(arrival, filing, with_it)), data


@query("documents.letters")
def _area(connection: Connection, draft: Draft) -> int:
    return area_of(connection, draft)


WITHOUT = N_("Without an address: {names}. Take them out, or complete their contact.")


def serial(office: Office, draft: Draft, contacts: Sequence[int]) -> list[int]:
    """Keep a letter for each contact but those who objected to letters, all fields fillable, or none; return their keys.

    Raises Invalid naming who lacks what.
    """
    objected = {key for key, _name in office.read(objectors, tuple(contacts), "letter")}
    contacts = [key for key in contacts if key not in objected]
    if without := office.read(without_address, tuple(contacts)):
        raise Invalid(WITHOUT, field="contact", names=", ".join(without))
    for who in contacts:
        paper(office, replace(draft, contact=who))
    return [office.run(save_letter, replace(draft, contact=who)) for who in contacts]
