"""Minutes as they are typed live: “! action @who 12.12.”, “# decision [5:2:1]”, “? open question”, “3.” goes on to item 3."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

from app.core.dataclass import dataclass
from app.core.dates import read_typed
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.modules.organisation.meetings.rules.votes import Votes

ACTION, DECISION, QUESTION, NOTE = "action", "decision", "question", "note"
KINDS = {ACTION: N_("Action"), DECISION: N_("Decision"), QUESTION: N_("Open question")}
MARKS = {"!": ACTION, "#": DECISION, "?": QUESTION}
MOST = 300  # letters of an outcome

_ITEM = re.compile(r"(?:(?:TOP|item)\s+(\d{1,2})\b[.:)]?|(\d{1,2})[.)](?=\s|$))\s*(.*)", re.IGNORECASE)
_WHO = re.compile(r"(?<!\S)@([\w.\-]+\w|\w)")
_DAY = re.compile(
    r"(?<!\S)(?:(?:bis|by|until)\s+)?(\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?|\+\d{1,3})(?=[\s,;.]|$)",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"\[\s*(?:(\d{1,4})\s*[:/]\s*(\d{1,4})(?:\s*[:/]\s*(\d{1,4}))?|(einstimmig|unanimous))\s*\]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Somebody:
    """Whom an action may be given to: the key, first and last name, and the sign-in name."""

    key: int
    first: str
    last: str
    login: str = ""


@dataclass(frozen=True)
class Line:
    """One line of minutes: its number from 1, the item of the agenda it stands under (0 before the first), and what it says.

    person is the key of who does an action; fault says what must be mended before the minutes can be finished.
    """

    number: int
    kind: str
    text: str
    item: int = 0
    person: int | None = None
    due: datetime.date | None = None
    votes: Votes | None = None
    fault: Message | None = None


def read_minutes(
    text: str, day: datetime.date, items: Mapping[int, str], people: Sequence[Somebody], voters: int
) -> tuple[Line, ...]:
    """Return the lines of minutes of a meeting on a day, blank ones and the headings of the agenda left out.

    items are the topics of the agenda by number, voters how many who may vote are there: unanimous means all of them. A day
    without a year is the next one from the meeting on.
    """
    found: list[Line] = []
    item = 0
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line:
            continue
        kind = MARKS.get(line[0], NOTE)
        if kind != NOTE:
            found.append(
                _outcome(number, kind, line[1:].strip(), item, day=day, people=people, voters=voters)
            )
            continue
        match = _ITEM.fullmatch(line)
        if match is not None and int(match[1] or match[2]) in items:
            item, line = int(match[1] or match[2]), match[3].strip()
            if line in ("", items[item]):
                continue
        found.append(Line(number, NOTE, line, item))
    return tuple(found)


def _outcome(
    number: int,
    kind: str,
    text: str,
    item: int,
    *,
    day: datetime.date,
    people: Sequence[Somebody],
    voters: int,
) -> Line:
    """Return an action, decision or question with what is said in it."""
    if kind == ACTION:
        return _action(number, text, item, day, people)
    votes, fault = None, None
    if kind == DECISION and (match := _VOTES.search(text)) is not None:
        votes = Votes(voters) if match[4] else Votes(int(match[1]), int(match[2]), int(match[3] or 0))
        text = _without(text, match)
        if votes.total > voters:
            words = N_("{count} votes, but only {voters} who may vote are there.")
            fault = Message(words, {"count": votes.total, "voters": voters})
    return Line(number, kind, text, item, votes=votes, fault=_fault_of(text) or fault)


def _action(number: int, text: str, item: int, day: datetime.date, people: Sequence[Somebody]) -> Line:
    person, due, fault = None, None, None
    if (match := _WHO.search(text)) is not None:
        text = _without(text, match)
        meant = _meant(match[1], people)
        if len(meant) == 1:
            person = meant[0].key
        else:
            many = N_("@{who} can be {names}; write the whole name.")
            words = many if meant else N_("Nobody of this meeting is called @{who}.")
            names = ", ".join(f"{one.first} {one.last}" for one in meant)
            fault = Message(words, {"who": match[1], "names": names})
    else:
        fault = Message(N_("Say who does it: @ and a name."), {})
    if (match := _DAY.search(text)) is not None:
        text = _without(text, match)
        try:
            due = _day_of(match[1], day)
        except Invalid as error:
            fault = fault or error.message
    return Line(number, ACTION, text, item, person, due=due, fault=_fault_of(text) or fault)


def _fault_of(text: str) -> Message | None:
    if not text:
        return Message(N_("Say what it is about."), {})
    if len(text) > MOST:
        return Message(N_("At most {limit} characters."), {"limit": MOST})
    return None


def _without(text: str, match: re.Match[str]) -> str:
    """Return a text without a part of it, and without the blanks and commas that stood around that."""
    before, after = text[: match.start()].rstrip(" ,;"), text[match.end() :].lstrip(" ,;:")
    return f"{before} {after}".strip() if after not in (".", "!") else before + after


def _day_of(text: str, meeting: datetime.date) -> datetime.date:
    """Return a day; without a year the next one from the day of the meeting on."""
    found = read_typed(text, meeting)
    if found >= meeting or re.fullmatch(r"\d{1,2}\.\d{1,2}\.", text) is None:
        return found
    return read_typed(f"{text}{meeting.year + 1}", meeting)


def _meant(word: str, people: Iterable[Somebody]) -> list[Somebody]:
    """Return who may be meant by a name: whole names and sign-in names before first and last names alone."""
    sought = word.casefold()
    pressed = re.sub(r"[.\-_]", "", sought)
    exact = [
        one
        for one in people
        if sought == one.login.casefold()
        or pressed in (_plain(one.first + one.last), _plain(one.last + one.first))
    ]
    return exact or [one for one in people if pressed in (_plain(one.first), _plain(one.last))]


def _plain(name: str) -> str:
    return re.sub(r"[\s.\-_]", "", name.casefold())


def outcomes(lines: Iterable[Line]) -> list[Line]:
    """Return the actions, decisions and open questions among lines."""
    return [line for line in lines if line.kind != NOTE]


def faults(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that must be mended."""
    return [line for line in lines if line.fault is not None]


def skeleton(topics: Sequence[str]) -> str:
    """Return what minutes begin with: a line for each item of the agenda, with room beneath."""
    return "".join(f"{number}. {topic}\n\n" for number, topic in enumerate(topics, 1))
