"""What the search offers beside records: pages, reports with their span, and commands, from the manifests."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Iterable
from functools import partial

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, month_end, month_start
from app.core.manifest import Module, allows, discover, topics
from app.core.manifest import Page as PageManifest
from app.core.manifest_parts import ShownReport
from app.core.messages import _
from app.ui.desk import Desk

PAGES, REPORTS, COMMANDS, RECORDS = "pages", "reports", "commands", "records"
Span = tuple[datetime.date, datetime.date]
_MONTH, _YEAR = re.compile(r"\b(0?[1-9]|1[0-2])[./-]((?:20)?\d\d)\b(?![./-]\d)"), re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True)
class Entry:
    """Something that can be chosen."""

    key: str
    title: str
    detail: str
    pic: str
    choose: Callable[[], None]
    words: str = ""  # everyday words that find it too
    kind: str = COMMANDS


def page_entries(desk: Desk, module: Module, pages: Iterable[tuple[str, PageManifest]]) -> list[Entry]:
    """Return the pages and commands of a tab that the person may use."""
    found = [
        Entry(
            full,
            f"{_(module.title)} › {_(page.title)}",
            "",
            page.icon,
            partial(desk.open, full),
            words=everyday(full),
            kind=PAGES,
        )
        for full, page in pages
    ]
    return found + [
        Entry(
            f"{topic.name}.{one.key}",
            _(one.title),
            one.shortcut,
            "zap",
            partial(desk.open, one.page, one.request),
            words="" if one.request else everyday(one.page),
        )
        for topic in module.topics
        for one in topic.actions
        if allows(desk.office.actor.permissions, one.needs)
    ]


def report_entries(desk: Desk, typed: str) -> list[Entry]:
    """Return the reports of the month or year that is typed (10/2026, 2025), else of the last month that is over and its year."""
    since, until = _month_of(typed) or _last_month(desk.today())
    year = _YEAR.search(typed)
    found = []
    for topic in topics():
        for one in topic.shown_reports:
            if not allows(desk.office.actor.permissions, one.needs):
                continue
            span, words = (since, until), f"{since:%m/%Y}"
            if one.span == "year":
                number = int(year[1]) if year else until.year
                span, words = (datetime.date(number, 1, 1), datetime.date(number, 12, 31)), str(number)
            found.append(
                Entry(
                    f"{topic.name}.{one.key}",
                    f"{_(one.title)} {words}",
                    "",
                    "chart-line",
                    partial(desk.open, one.page, _request(one, span)),
                    words=f"{_(one.words)} {_spelled(typed)}",
                    kind=REPORTS,
                )
            )
    return found


def _request(one: ShownReport, span: Span) -> object:
    return (one.kind, *span) if one.kind else span


def _spelled(typed: str) -> str:
    """Return the month and year in a text as they are typed."""
    return " ".join(found[0] for found in (_MONTH.search(typed), _YEAR.search(typed)) if found)


def _month_of(typed: str) -> Span | None:
    found = _MONTH.search(typed)
    if found is None:
        return None
    year = int(found[2]) if len(found[2]) == 4 else 2000 + int(found[2])
    start = datetime.date(year, int(found[1]), 1)
    return start, month_end(start)


def _last_month(today: datetime.date) -> Span:
    last = month_start(today) - ONE_DAY
    return month_start(last), last


@functools.cache
def _icons() -> dict[str, str]:
    return {key: page.icon for module in discover() for key, page in module.pages()}


def page_icon(key: str) -> str:
    """Return the picture of a page, for what it opens."""
    return _icons().get(key, "search")


def everyday(page: str) -> str:
    """Return the everyday words of a page, in the language in force."""
    topic, _dot, key = page.rpartition(".")
    known = next((one.words for one in topics() if one.name == topic), {})
    return _(known[key]) if key in known else ""
