"""What is read of leaving: the list, one with its form, the sentences of references, and everything that is to be done and erased."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.about_contact import Block, BlockLine
from app.core.manifest import Waiting, allows
from app.core.messages import N_, Message, _
from app.core.people import person as name_of
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.system_tables import Attachment
from app.data.visibility import rights
from app.modules.documents.archive.api import Document, DocumentVersion, visible
from app.modules.documents.filing.api import class_titles, term
from app.modules.documents.letters.api import letters_to
from app.modules.hr.absence.api import days_words, person_accounts, step_words
from app.modules.hr.leaving.models import VIEW, Leaving, ReferenceBlock
from app.modules.hr.leaving.queries.terms import terms_of
from app.modules.hr.leaving.rules.leaving import KINDS, LeavingDraft, notice_of
from app.modules.hr.leaving.rules.reference import BlockDraft
from app.modules.hr.leaving.settings import PURPOSES
from app.modules.hr.people.api import Person, duration, full_name, things_of
from app.modules.hr.recruiting.api import LEAVE, tasks_of
from app.modules.hr.training.api import repayments
from app.modules.hr.worktime.api import month_sheet

PAGE, ARCHIVE, STAFF = "hr.leaving.leaving", "documents.archive.archive", "hr.people.people"
OF_DATA = {  # classes of retention of what the book itself holds of somebody
    "personnel": N_("Data of the file: contract, position, address"),
    "wages": N_("Pay, tax and insurance data"),
    "worktime": N_("Working time"),
}


def leavings_source() -> ListSource:
    """Return the list of who leaves and who left, the latest day first."""
    v, p = Leaving, Person
    columns = (
        Column("person", N_("Member of staff"), "text", full_name(), 190),
        shown_as(p.department, width=130),
        *listed(v, "day kind given state note"),
    )
    joins = ((p.__table__, p.id == v.person_id),)
    return ListSource("hr.leavings", v, columns, (v.day.desc(), v.id.desc()), joins=joins)


def blocks_source() -> ListSource:
    """Return the list of the sentences of references."""
    b = ReferenceBlock
    order = (b.aspect.asc(), b.grade.asc())
    return ListSource("hr.reference_blocks", b, listed(b, "aspect grade final interim"), order)


@query(VIEW)
def leaving(connection: Connection, key: int) -> Stored[LeavingDraft] | None:
    """Return how somebody leaves with its draft."""
    return load_draft(connection, Leaving, LeavingDraft, key)


@query(VIEW)
def block(connection: Connection, key: int) -> Stored[BlockDraft] | None:
    """Return a sentence of references with its draft."""
    return load_draft(connection, ReferenceBlock, BlockDraft, key)


@query(VIEW)
def person_of(connection: Connection, key: int) -> int | None:
    """Return whose leaving it is, None where there is none."""
    found = connection.scalar(select(Leaving.person_id).where(Leaving.id == key))
    return int(found) if found is not None else None


@query(VIEW)
def leaving_blocks(connection: Connection, key: int) -> list[Block]:
    """Return all that belongs to a leaving, block by block, as far as one may know of it; nothing where there is none."""
    one = load_draft(connection, Leaving, LeavingDraft, key)
    if one is None or one.draft.person is None or one.draft.day is None:
        return []
    draft, person, day, today = one.draft, one.draft.person, one.draft.day, clock.today(connection)
    found = [
        Block(_("End of the employment"), tuple(_end(connection, draft, person, day)), 10),
        Block(_("Tasks"), tuple(_tasks(connection, person, today)), 20, _("No tasks.")),
        Block(_("To be returned"), tuple(_held(connection, person)), 30, _("Nothing is out.")),
    ]
    if allows(rights(connection), "hr.absence.view"):
        found.append(
            Block(_("Remaining leave"), tuple(_leave(connection, person, day)), 40, _("No account."))
        )
    found.append(Block(_("Last pay"), tuple(_owed(connection, person, day)), 50, _("Nothing more.")))
    if allows(rights(connection), "documents.letters"):
        found.append(Block(_("Letters"), tuple(_letters(connection, person)), 60, _("No letter yet.")))
    found.append(Block(_("Deletion card"), tuple(_card(connection, person, day)), 70))
    return found


def _end(connection: Connection, draft: LeavingDraft, person: int, day: datetime.date) -> Iterator[BlockLine]:
    yield BlockLine(_(KINDS[draft.kind]), formats.day(day), STAFF, person)
    notice = None
    if draft.given is not None:
        notice = notice_of(draft, terms_of(connection, person, draft.given))
    if notice is not None:
        yield BlockLine(str(notice.words), "", STAFF, person, late=day < notice.until)
    login = connection.scalar(select(Person.login).where(Person.id == person))
    if login:
        yield BlockLine(_("Signs in as {login}: lock it").format(login=login), "", "office.users", None)


def _tasks(connection: Connection, person: int, today: datetime.date) -> Iterator[BlockLine]:
    for one in tasks_of(connection, person, LEAVE):
        right = _("done") if one.done else f"{formats.day(one.due)}  {name_of(one.login)}"
        yield BlockLine(
            one.title, right, "hr.recruiting.checklists", one.id, not one.done and one.due < today
        )


def _held(connection: Connection, person: int) -> Iterator[BlockLine]:
    for words in things_of(connection, person):
        yield BlockLine(words, "", "it.assets.holders", "leavers")


def _leave(connection: Connection, person: int, day: datetime.date) -> Iterator[BlockLine]:
    found = person_accounts(connection, person, day.year)
    last = next((one for one in found.accounts if one.year == day.year), None) if found is not None else None
    if last is None:
        return
    page = "hr.absence.accounts"
    yield BlockLine(
        _("Left on the last day"), _("{days} days").format(days=days_words(last.left)), page, person
    )
    for step in last.reckoned.steps:
        yield BlockLine(step_words(step), "", page, person)
    if last.left > 0:
        words = _("What can't be taken any more is paid out (§ 7 (4) BUrlG).")
        if allows(rights(connection), "hr.payroll.change"):
            yield BlockLine(words, _("enter for payroll"), "hr.payroll.entries", ("leave", person))
        else:
            yield BlockLine(words, "", page, person)


def _owed(connection: Connection, person: int, day: datetime.date) -> Iterator[BlockLine]:
    granted = rights(connection)
    if allows(granted, "hr.time.view"):
        sheet = month_sheet(connection, person, day.replace(day=1))
        if sheet is not None and sheet.model is not None:
            minutes = sheet.figures.after
            sign = "\N{MINUS SIGN}" if minutes < 0 else ""
            words = _("Balance of hours")
            yield BlockLine(words, f"{sign}{duration(abs(minutes))}", "hr.worktime.month", None)
    if allows(granted, "hr.training.view"):
        for text, cents in repayments(connection, person, day):
            words = _("To be paid back: {what}").format(what=text)
            yield BlockLine(words, f"{formats.cents(cents)} €", "hr.training.money", None)
    if allows(granted, "hr.payroll.view"):
        yield BlockLine(_("Payroll of the last month"), f"{day:%m/%Y}", "hr.payroll.month", None)


def _letters(connection: Connection, person: int) -> Iterator[BlockLine]:
    for one in letters_to(connection, "hr_person", person):
        kind = _(PURPOSES[one.purpose]) if one.purpose in PURPOSES else _("Letter")
        if one.document is None:
            yield BlockLine(f"{kind}: {one.subject}", _("being written"), "documents.letters.letters", one.id)
        else:
            yield BlockLine(f"{kind}: {one.subject}", formats.day(one.day), ARCHIVE, one.document)


def _card(connection: Connection, person: int, day: datetime.date) -> Iterator[BlockLine]:
    """Yield what is kept of somebody, until when and why: what the book holds by class, then the papers one may know of."""
    for name, words in OF_DATA.items():
        kept = term(name, _(words), day, day)
        yield BlockLine(str(kept.why), formats.day(kept.until) if kept.until else "", STAFF, person)
    d, v, a = Document, DocumentVersion, Attachment
    prints = select(a.sha256).where(a.table_name == "hr_person", a.row_key == person, a.hidden.is_(False))
    keys = select(v.document_id).where(v.sha256.in_(prints))
    rows = connection.execute(
        select(d.retention, func.count(), func.max(d.keep_until), func.min(d.id))
        .where(d.id.in_(keys), d.retention != "", *visible(connection))
        .group_by(d.retention)
        .order_by(d.retention)
    )
    titles = class_titles()
    for name, count, until, first in rows:
        last = until or term(name, "", day, day).until
        words = str(
            Message(
                N_("{count} papers: {class}"), {"count": count, "class": titles[name]}, N_("1 paper: {class}")
            )
        )
        yield BlockLine(words, formats.day(last) if last else "", ARCHIVE, int(first))


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return who leaves within a month, for Today."""
    near = clock.today(connection) + datetime.timedelta(days=30)
    where = (Leaving.state == "open", Leaving.day <= near)
    count = int(connection.scalar(select(func.count()).select_from(Leaving).where(*where)) or 0)
    if not count:
        return []
    words = Message(
        N_("{count} people leave within a month"), {"count": count}, N_("1 person leaves within a month")
    )
    return [Waiting(count, words, PAGE)]
