"""The emergency handbook: chapters as one PDF (encrypted if wished), as plain files, and only the pages that changed since the last print."""

from __future__ import annotations

import datetime
import hashlib
import html
import io
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import N_, Message, _
from app.data.queries import query
from app.data.reports import letterhead
from app.modules.governance.emergency.models import HANDBOOK
from app.modules.governance.emergency.queries.handbook import Facts, Row, facts, printed
from app.modules.governance.emergency.rules.emergency import (
    CALL,
    ENTRIES,
    IMPACTS,
    SCENARIOS,
    TIME_WORDS,
    TIMES,
    changed_pages,
    longest,
)
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead

OUTSIDE = ("authority", "provider", "insurance")
PLACES = ("place", "key", "contract")
LOG_LINES = 24
PDF_NAME = N_("Emergency handbook")


@dataclass(frozen=True)
class Chapter:
    """A chapter: a key that stays, its title and sections."""

    key: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Handbook:
    """The whole: one PDF, the hash of each page by its name, how many pages, and each chapter as text and HTML by file name."""

    pdf: bytes
    pages: dict[str, str]
    files: dict[str, str]


def chapters(found: Facts) -> list[Chapter]:
    """Return the chapters of the handbook."""
    made = [_now(found), _phones(found)]
    made += [_plan(found, one) for one in found.plans]
    return [*made, _processes(found), _restart(found), _network(found), _places(found), _log_sheet()]


def _name(found: Facts, key: int | None) -> str:
    return found.names.get(key or 0, "")


def _phone(found: Facts, key: int | None) -> str:
    return next((one.draft.phone for one in found.staff if one.id == key), "")


def _now(found: Facts) -> Chapter:
    sections = [
        Section(1, _headline(one), tuple(filter(None, (one["begins"], *one["first"].splitlines()))))
        for one in found.plans
    ]  # fmt: skip
    return Chapter("now", _("What to do now"), tuple(sections))


def _headline(one: Row) -> str:
    """Return the title of a plan, behind its scenario where it does not say the same."""
    scenario = _(SCENARIOS[one["scenario"]])
    return str(one["title"]) if one["title"] == scenario else f"{scenario}: {one['title']}"


def _person_cell(found: Facts, key: int | None) -> str:
    return ", ".join(filter(None, (_name(found, key), _phone(found, key))))


def _phones(found: Facts) -> Chapter:
    tree = tuple(
        (str(row["place"]), row["title"], _person_cell(found, row["person_id"]), row["phone"], _person_cell(found, row["deputy_id"]), row["detail"])
        for row in found.entries
        if row["kind"] == CALL
    )  # fmt: skip
    outside = tuple(
        (
            _(ENTRIES[row["kind"]]),
            row["title"],
            row["phone"],
            found.contacts.get(row["contact_id"], ""),
            row["detail"],
        )
        for row in found.entries
        if row["kind"] in OUTSIDE
    )
    staff = tuple(
        (one.name, one.draft.department, one.draft.job, one.draft.phone, one.draft.mail)
        for one in found.staff
    )
    return Chapter(
        "phones",
        _("Phone lists"),
        (
            Section(1, _("Call tree"), (), (_("Order"), _("Role"), _("Who"), _("Phone, day and night"), _("Deputy"), _("Remark")), tree, shares=(1, 3, 4, 3, 4, 3)),
            Section(1, _("Help from outside"), (), (_("Kind"), _("What"), _("Phone, day and night"), _("Contact"), _("Remark")), outside, shares=(2, 3, 3, 3, 4)),
            Section(1, _("Members of staff"), (), (_("Name"), _("Department"), _("Position held"), _("Phone"), _("Mail")), staff, shares=(3, 2, 3, 3, 4)),
        ),
    )  # fmt: skip


def _plan(found: Facts, one: Row) -> Chapter:
    head = (
        _("No."),
        _("What is to be done"),
        _("By whom"),
        _("Within"),
        _("Material and place"),
        _("Done"),
    )
    rows = tuple(
        (str(row["place"]), row["title"], row["who"], formats.span(row["minutes"]), row["material"], "")
        for row in found.steps.get(one["id"], [])
    )
    said = [
        f"{_('Scenario')}: {_(SCENARIOS[one['scenario']])}",
        f"{_('Responsible')}: {_person_cell(found, one['owner_id'])}" if one["owner_id"] else "",
        f"{_('When it begins')}: {one['begins']}" if one["begins"] else "",
        f"{_('What to do at once')}: {one['first']}",
    ]
    sections = [Section(1, one["title"], tuple(filter(None, said)), head, rows, shares=(1, 6, 3, 2, 4, 1))]
    if one["ends"]:
        sections.append(Section(2, _("When it is over"), (one["ends"],)))
    return Chapter(f"plan{one['id']}", _("Plan: {title}").format(title=one["title"]), tuple(sections))


def _processes(found: Facts) -> Chapter:
    head = (_("Process"), *(_(words) for words in TIME_WORDS.values()), _("Considerable after (h)"), _("Runs again within (h)"), _("Data lost at most (h)"))  # fmt: skip
    rows = tuple(
        (one["name"], *(_(IMPACTS[one[name]]) for name in TIMES), *(_hours(value) for value in (longest([one[name] for name in TIMES]), one["rto"], one["rpo"])))
        for one in found.processes
    )  # fmt: skip
    sections = [Section(1, _("Impact over time"), (), head, rows, shares=(3, 2, 2, 2, 2, 2, 2, 2, 2))]
    for one in found.processes:
        lines = [
            f"{_('Responsible')}: {_person_cell(found, one['owner_id'])}  ·  {_('Deputy')}: {_person_cell(found, one['deputy_id'])}"
        ]
        lines += [_need_words(found, row) for row in found.needs.get(one["id"], [])]
        lines += [f"{_('How it goes on without IT')}: {one['fallback']}"] if one["fallback"] else []
        lines += [
            f"! {Message(fault.words, fault.values)}"
            for fault in found.faults
            if fault.process == one["name"]
        ]
        sections.append(Section(2, one["name"], tuple(lines)))
    return Chapter("processes", _("Processes"), tuple(sections))


def _hours(value: int | None) -> str:
    return "–" if value is None else str(value)


def _need_words(found: Facts, row: Row) -> str:
    named = [
        found.part_names.get(row["component_id"] or 0, ""),
        _person_cell(found, row["person_id"]),
        f"{_('Deputy')}: {_person_cell(found, row['deputy_id'])}" if row["deputy_id"] else "",
        found.contacts.get(row["contact_id"] or 0, ""),
        row["note"],
    ]
    return _("Needs: {what}").format(what="  ·  ".join(filter(None, named)))


def _restart(found: Facts) -> Chapter:
    head = (_("No."), _("Part"), _("Responsible"), _("Back within (h)"), _("Needed within (h)"))
    rows = tuple(
        (str(place), one.name, one.person, _hours(one.recovery), _hours(found.within.get(one.id)))
        for place, one in enumerate(found.order, 1)
    )
    words = _("Each part is started after those that it needs.")
    return Chapter(
        "restart",
        _("Restart order"),
        (Section(1, _("Restart order"), (words,), head, rows, shares=(1, 5, 4, 2, 2)),),
    )


def _network(found: Facts) -> Chapter:
    nets = tuple(
        (row["name"], row["network"], str(row["vlan"] or ""), row["gateway"], row["notes"])
        for row in found.subnets
    )
    saved = tuple(
        (row["name"], row["source"], row["target"], str(row["rhythm"]), formats.day(row["last_run"]), formats.day(row["last_test"]), _name(found, row["person_id"]))
        for row in found.backups
    )  # fmt: skip
    return Chapter(
        "network",
        _("Network and backups"),
        (
            Section(1, _("Networks"), (), (_("Name"), _("Network"), _("VLAN"), _("Gateway"), _("Remark")), nets, shares=(3, 3, 1, 3, 4)),
            Section(1, _("Backups"), (), (_("Backup"), _("What is saved"), _("Where to"), _("Every … days"), _("Last good run"), _("Last good restore test"), _("Responsible")), saved, shares=(3, 3, 3, 1, 2, 2, 3)),
        ),
    )  # fmt: skip


def _places(found: Facts) -> Chapter:
    rows = tuple(
        (
            _(ENTRIES[row["kind"]]),
            row["title"],
            row["detail"],
            _person_cell(found, row["person_id"]),
            row["phone"],
        )
        for row in found.entries
        if row["kind"] in PLACES
    )
    head = (_("Kind"), _("What"), _("Place, number, remark"), _("Who"), _("Phone"))
    return Chapter(
        "places",
        _("Places, keys, contracts"),
        (Section(1, _("Places, keys, contracts"), (), head, rows, shares=(2, 3, 5, 3, 2)),),
    )


def _log_sheet() -> Chapter:
    rows = tuple(("_____", "", "", "") for _line in range(LOG_LINES))
    head = (_("Time"), _("What happened or was decided"), _("Who decided"), _("Done by"))
    return Chapter("log", _("Log sheet"), (Section(1, _("Log sheet"), (), head, rows, shares=(1, 6, 2, 2)),))


# -- files -------------------------------------------------------------------
@query(HANDBOOK)
def book(connection: Connection) -> tuple[list[Chapter], Letterhead, dict[str, str]]:
    """Return the chapters with the letterhead of the book and the pages of the last print."""
    return chapters(facts(connection)), letterhead(connection), printed(connection)


def make(
    found: tuple[list[Chapter], Letterhead, Mapping[str, str]],
    now: datetime.datetime,
    password: str = "",
    changed: bool = False,
) -> Handbook:
    """Return the handbook; with a password its PDF is encrypted (AES-256), with changed it holds only the pages to be put in.

    The hash of a page is that of its words, so that paper is the same where its words are; the cover has the day and belongs to no binder.
    """
    made, head, before = found
    sources = [(one, booklet_pdf(Booklet(one.title, "", head, one.sections))) for one in made]
    pages = {name: mark for one, data in sources for name, mark in _marks(one, data).items()}
    new, gone = changed_pages(before, pages)
    wanted = set(new) if changed else set(pages)
    lines = [_("As of {when}").format(when=formats.moment(now)), _("{count} pages").format(count=len(wanted))]
    if changed:
        lines += [_("Put in: {pages}").format(pages=", ".join(new) or "–"), _("Take out: {pages}").format(pages=", ".join(gone) or "–")]  # fmt: skip
    contents = tuple(
        (one.title, str(sum(name.startswith(f"{one.key}-") for name in pages))) for one, _data in sources
    )
    cover = Section(1, _("Contents"), tuple(lines), (_("Chapter"), _("Pages")), contents, shares=(6, 1))
    first = booklet_pdf(Booklet(_("Emergency handbook"), "", head, [cover]))
    return Handbook(_joined(first, sources, wanted, password), pages, _plain(made))


def _marks(chapter: Chapter, data: bytes) -> dict[str, str]:
    """Return the hash of the words of each page of a chapter, by its name."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        words = [document[place].get_textpage().get_text_range() for place in range(len(document))]
    finally:
        document.close()
    return {
        f"{chapter.key}-{place}": hashlib.sha256(text.encode()).hexdigest()[:16]
        for place, text in enumerate(words, 1)
    }


def _joined(first: bytes, sources: Sequence[tuple[Chapter, bytes]], wanted: set[str], password: str) -> bytes:
    import pikepdf

    whole, target = pikepdf.new(), io.BytesIO()
    opened = [pikepdf.open(io.BytesIO(data)) for data in (first, *(data for _one, data in sources))]
    whole.pages.extend(opened[0].pages)
    for (one, _data), document in zip(sources, opened[1:], strict=True):
        for place, page in enumerate(document.pages, 1):
            if f"{one.key}-{place}" in wanted:
                whole.pages.append(page)
    options: dict[str, Any] = (
        {"encryption": pikepdf.Encryption(owner=password, user=password, R=6)} if password else {}
    )
    whole.save(target, **options)
    for document in opened:
        document.close()
    return target.getvalue()


def _plain(made: Sequence[Chapter]) -> dict[str, str]:
    """Return each chapter as text and as HTML, for any computer and any phone."""
    found = {}
    for place, one in enumerate(made, 1):
        name = (
            f"{place:02} "
            + "".join(letter if letter.isalnum() or letter in " -" else "" for letter in one.title)[
                :60
            ].strip()
        )
        found[f"{name}.txt"] = "\r\n".join(_lines(one))
        found[f"{name}.html"] = _html(one)
    return found


def _lines(one: Chapter) -> list[str]:
    lines = [one.title.upper(), ""]
    for section in one.sections:
        lines += ["", section.title, "-" * len(section.title), *section.paragraphs]
        lines += [" | ".join(section.head)] if section.rows else []
        lines += [" | ".join(cell.replace("\n", " ") for cell in row) for row in section.rows]
    return lines


def _html(one: Chapter) -> str:
    parts = [f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{html.escape(one.title)}</title></head><body>', f"<h1>{html.escape(one.title)}</h1>"]  # fmt: skip
    for section in one.sections:
        parts.append(f"<h2>{html.escape(section.title)}</h2>")
        parts += [f"<p>{html.escape(text)}</p>" for text in section.paragraphs]
        if section.rows:
            parts.append('<table border="1" cellpadding="4">' + _row(section.head, "th"))
            parts += [_row(row, "td") for row in section.rows]
            parts.append("</table>")
    return "\n".join([*parts, "</body></html>"])


def _row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"
