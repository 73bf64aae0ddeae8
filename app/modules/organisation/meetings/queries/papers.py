"""Papers of a meeting: the invitation as letters, and the minutes as a booklet, all of it or what guests may know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import _
from app.core.people import person
from app.data import archive, clock
from app.data.books import Book
from app.data.settings import setting
from app.modules.documents.letters.api import head
from app.modules.organisation.meetings.queries.views import ItemView, MeetingView
from app.modules.organisation.meetings.rules.meetings import ATTENDANCE, GUEST, ITEM_KINDS, PARTS
from app.modules.organisation.meetings.rules.minutes import ACTION, DECISION, NOTE, QUESTION, Line
from app.modules.organisation.meetings.rules.votes import quorum_words, result_words
from app.paper.archival import to_pdfa
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.letter import Letter, letters_pdf
from app.paper.page_frame import Letterhead


def when_words(view: MeetingView) -> str:
    """Return day, time and place of a meeting."""
    words = _("{day}, {at} ({minutes} minutes)").format(
        day=formats.day(view.day), at=view.at, minutes=view.minutes
    )
    return f"{words}, {view.place}" if view.place else words


def agenda_lines(view: MeetingView, public: bool) -> list[str]:
    """Return the agenda as lines, for guests without what is internal; numbers stay those of the agenda."""
    return [_item_words(one) for one in view.items if not (public and one.internal)]


def _item_words(one: ItemView) -> str:
    about = [_(ITEM_KINDS[one.kind]), one.person, _("{minutes} min").format(minutes=one.minutes)]
    return f"{one.number}. {one.start}  {one.title} ({', '.join(filter(None, about))})"


def invitation_words(view: MeetingView, public: bool) -> list[str]:
    """Return the paragraphs of an invitation: when and where, the agenda, open actions for who belongs to it."""
    found = [
        _("you are invited to this meeting:"),
        f"{view.title}\n{when_words(view)}",
    ]
    if view.words:
        found.append(view.words)
    agenda = agenda_lines(view, public)
    if agenda:
        found.append(_("Agenda") + "\n" + "\n".join(agenda))
    if view.actions and not public:
        found.append(_("Open actions") + "\n" + "\n".join(
            f"– {one.title} ({one.name}, {formats.day(one.due)})" if one.due else f"– {one.title} ({one.name})"
            for one in view.actions
        ))  # fmt: skip
    return found


def invitation_pdf(connection: Connection, view: MeetingView, book: Book) -> bytes:
    """Return the letters of invitation of a meeting, one for each who is asked, as PDF/A."""
    logo = str(setting(connection, "letters.logo") or "")
    top = head(connection, archive.load(book, bytes.fromhex(logo)) if logo else b"")
    today = formats.day(clock.today(connection))
    subject = _("Invitation: {title} on {day}").format(title=view.title, day=formats.day(view.day))
    letters = [
        Letter(
            top,
            (one.name,),
            ((_("Date"), today),),
            subject,
            (_("Hello {name},").format(name=one.name), *invitation_words(view, one.part == GUEST)),
            closing=_("Kind regards"),
            signer=top.name,
        )
        for one in view.seats
    ]
    return to_pdfa(letters_pdf(letters, subject), subject)


def minutes_title(view: MeetingView) -> str:
    """Return what the minutes of a meeting are called; a draft until they have a number."""
    return _("Minutes {number}").format(number=view.number) if view.number else _("Minutes (draft)")


def minutes_pdf(connection: Connection, view: MeetingView, public: bool, results_only: bool = False) -> bytes:
    """Return the minutes of a meeting as PDF/A: all of them, or without the internal items (public); results_only leaves out what was said."""
    company = str(setting(connection, "company.name") or "")
    lines = [one for one in view.read() if not (public and one.item in view.internal)]
    sections = [_attendance(view), *_items(view, lines, public, results_only), *_tables(view, lines)]
    about = f"{view.title}, {when_words(view)}"
    written = _("Minutes by {name}").format(name=person(view.written_by)) if view.written_by else ""
    made = Booklet(minutes_title(view), about, Letterhead(company), sections, written)
    return to_pdfa(booklet_pdf(made), f"{minutes_title(view)} {view.title}")


def _attendance(view: MeetingView) -> Section:
    rows = tuple(
        (one.name, _(PARTS[one.part]), _("yes") if one.votes else _("no"), _(ATTENDANCE[one.state]))
        for one in view.seats
    )
    words = str(quorum_words(view.present, view.entitled, view.quorum))
    head = (_("Name"), _("Part"), _("May vote"), _("Attendance"))
    return Section(1, _("Attendance"), (words,), head, rows, shares=(4, 2, 1, 2))


def _items(view: MeetingView, lines: Sequence[Line], public: bool, results_only: bool) -> Iterator[Section]:
    """Yield a section for each item with what was said and what came of it; what was said before the first item stands first."""
    opening = [one for one in lines if one.item == 0]
    if opening:
        yield Section(1, _("Opening"), tuple(_said(view, opening, results_only)))
    for item in view.items:
        if public and item.internal:
            continue
        said = [one for one in lines if one.item == item.number]
        title = f"{item.number}. {item.title}" + (f" ({_('internal')})" if item.internal else "")
        yield Section(1, title, tuple(_said(view, said, results_only)))


def _said(view: MeetingView, lines: Sequence[Line], results_only: bool) -> Iterator[str]:
    for one in lines:
        if one.kind == NOTE and not results_only:
            yield one.text
        elif one.kind == DECISION:
            yield f"{_('Decision')}: {one.text}"
            yield str(result_words(one.votes, view.majority, view.entitled))
        elif one.kind == ACTION:
            yield f"{_('Action')}: {one.text} ({_action_words(view, one)})"
        elif one.kind == QUESTION:
            yield f"{_('Open question')}: {one.text}"


def _action_words(view: MeetingView, one: Line) -> str:
    return ", ".join(filter(None, (name_of(view, one.person), formats.day(one.due) if one.due else "")))


def name_of(view: MeetingView, key: int | None) -> str:
    """Return the name of who does an action."""
    return next((f"{one.first} {one.last}" for one in view.people if one.key == key), "")


def _tables(view: MeetingView, lines: Sequence[Line]) -> Iterator[Section]:
    actions = [one for one in lines if one.kind == ACTION]
    if actions:
        rows = tuple(
            (one.text, name_of(view, one.person), formats.day(one.due) if one.due else "–") for one in actions
        )
        yield Section(
            1, _("Actions"), (), (_("What is to be done"), _("Done by"), _("Until")), rows, shares=(5, 2, 1.5)
        )
