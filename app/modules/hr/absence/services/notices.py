"""The yearly notice that leave lapses: a letter to everyone who has some left, filed on the person, and its proof."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.data import archive, clock
from app.data.drafts import one_of
from app.data.office import Office, command
from app.data.queries import query
from app.data.record_extras import Target
from app.data.unit import Unit
from app.modules.documents.archive.api import Arrival, DocumentDraft, add, classify, link, made_pdf
from app.modules.documents.filing.api import PlanNode
from app.modules.documents.letters.api import head
from app.modules.hr.absence.models import WAYS, LeaveNotice
from app.modules.hr.absence.queries.accounts import DAYS, all_accounts, policy
from app.modules.hr.absence.rules.accounts import Left, left_of
from app.modules.hr.absence.rules.words import days_words
from app.modules.hr.people.api import Person, Personal
from app.paper.archival import to_pdfa
from app.paper.letter import Letter, letters_pdf

CHANGE = "hr.absence.change"
NODE, TYPE = "20", "personnel"  # personnel, in the filing plan of a new book
SUBJECT = Text(
    "Ihr Urlaub {year}: bitte nehmen Sie ihn rechtzeitig", "Your leave of {year}: please take it in time"
)
GREETING = Text("Guten Tag {name},", "Dear {name},")
LEFT = Text(
    "am {day} haben Sie aus dem Jahr {year} und früheren Jahren noch {days} Tage Urlaub.",
    "on {day} you have {days} days of leave of {year} and earlier years left.",
)
TAKE = Text(
    "Bitte beantragen Sie diesen Urlaub so, dass Sie ihn bis zum 31. Dezember {year} nehmen können. Wenn Sie ihn nicht beantragen,"
    " obwohl Sie ihn nehmen könnten, verfällt er mit dem Ende des Jahres. Wird er aus dringenden betrieblichen oder in Ihrer Person"
    " liegenden Gründen übertragen, verfällt er mit dem {until}.",
    "Please ask for this leave so that you can take it until 31 December {year}. If you do not ask for it although you could take it, it"
    " lapses with the end of the year. Where it is carried over for urgent reasons of the company or your own, it lapses on {until}.",
)
RECEIPT = Text(
    "Bitte bestätigen Sie den Empfang mit Ihrer Unterschrift und geben Sie uns dieses Schreiben zurück.",
    "Please confirm the receipt by your signature and hand this letter back to us.",
)
SIGNED = Text("Datum, Unterschrift {name}", "Date, signature {name}")
CLOSING = Text("Mit freundlichen Grüßen", "Yours sincerely")


@dataclass(frozen=True)
class Due:
    """A notice that is to be written: to whom, over how many days, until when they are carried at most."""

    person: int
    name: str
    address: tuple[str, ...]
    year: int
    days: Left
    until: datetime.date


@query(CHANGE)
def due_notices(connection: Connection, year: int) -> list[Due]:
    """Return the notices of a year that are not written yet: everyone who has leave left."""
    n, p, b = LeaveNotice, Person, Personal
    told = set(connection.scalars(select(n.person_id).where(n.year == year)))
    homes = {
        row.id: (
            f"{row.first_name} {row.last_name}".strip(),
            row.street or "",
            f"{row.postcode or ''} {row.town or ''}".strip(),
        )
        for row in connection.execute(
            select(p.id, p.first_name, p.last_name, b.street, b.postcode, b.town).outerjoin(
                b, b.person_id == p.id
            )
        )
    }
    month, day = policy(connection).until
    found = []
    for one in all_accounts(connection, year):
        left = left_of(one.accounts[-1]) if one.accounts else None
        if one.person not in told and left is not None and left.days > 0:
            address = tuple(filter(None, homes[one.person]))
            found.append(
                Due(one.person, address[0], address, year, left, until=datetime.date(year + 1, month, day))
            )
    return found


def letter_of(connection: Connection, one: Due, today: datetime.date) -> Letter:
    """Return the letter of a notice: days left, the last day, and that they lapse else (BAG 9 AZR 423/16)."""
    values = {
        "name": one.name,
        "year": str(one.year),
        "day": formats.day(today),
        "days": days_words(one.days.days),
        "until": formats.day(one.until),
    }
    texts = [str(part).format(**values) for part in (GREETING, LEFT, TAKE)]
    info = ((str(Text("Datum", "Date")), formats.day(today)),)
    return Letter(
        head(connection),
        one.address,
        info,
        str(SUBJECT).format(**values),
        tuple(texts),
        closing=str(CLOSING),
        receipt=str(RECEIPT),
        signed=(str(SIGNED).format(**values),),
    )


@query(CHANGE)
def letters_of(connection: Connection, year: int) -> list[tuple[Due, Letter]]:
    """Return the letters of all notices of a year that are not written yet."""
    today = clock.today(connection)
    return [(one, letter_of(connection, one, today)) for one in due_notices(connection, year)]


def write_notices(office: Office, year: int) -> bytes:
    """Write the notices of a year, file each on its person, and return all of them as one PDF; raises Invalid where none is to be written."""
    found = office.read(letters_of, year)
    if not found:
        raise Invalid(N_("Everybody who has leave left was told already."), field="year")
    for one, letter in found:
        data = to_pdfa(letters_pdf([letter], letter.subject), letter.subject)
        sha = archive.store(office.book, data)
        words = "\n".join((one.name, letter.subject, *letter.paragraphs))
        arrival = made_pdf(sha, len(data), f"Urlaub {year} {one.name}.pdf", words, TYPE)
        office.run(
            keep_notice, one.person, year, int(one.days.days * DAYS), arrival, f"{letter.subject} {one.name}"
        )
    return letters_pdf([letter for _one, letter in found], str(SUBJECT).format(year=year))


@command(CHANGE)
def keep_notice(unit: Unit, person: int, year: int, days: int, arrival: Arrival, title: str) -> int:
    """Keep that a notice was written and file its letter on the person; one that is kept already stays, and its key is returned."""
    n = LeaveNotice
    known = unit.connection.scalar(select(n.id).where(n.person_id == person, n.year == year))
    if known is not None:
        return int(known)
    document = add(unit, arrival)
    if (
        unit.connection.scalar(select(PlanNode.id).where(PlanNode.code == NODE)) is not None
    ):  # else it waits in the inbox
        classify(unit, document, DocumentDraft(title[:160], TYPE, NODE, doc_date=unit.today), None, True)
    link(unit, document, Target("hr_person", person))
    return unit.insert(
        LeaveNotice,
        person_id=person,
        year=year,
        day=unit.today,
        days=days,
        document_id=document,
        way="hand",
        proven=None,
    )


@command(CHANGE)
def prove_notices(unit: Unit, keys: Collection[int], way: str, day: datetime.date) -> int:
    """Keep that notices were received, how and when, and return how many; raises Invalid for a day before they were written."""
    one_of(way, WAYS, "way")
    for key in keys:
        row = unit.row(LeaveNotice, key)
        if not row["day"] <= day <= unit.today:
            raise Invalid(N_("The day of receipt lies between the day of writing and today."), field="proven")
        unit.update(LeaveNotice, key, {"way": way, "proven": day})
    return len(keys)
