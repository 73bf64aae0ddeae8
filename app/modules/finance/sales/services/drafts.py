"""Documents that are being written: kept, thrown away, and made from the ones before, partly, whole, or several in one."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from app.core import format as formats
from app.core.errors import Invalid, Missing
from app.core.messages import N_, Text
from app.core.money import share
from app.data import search
from app.data.declarative import field_of
from app.data.drafts import check, column_of, must_exist, one_of
from app.data.office import command
from app.data.record_extras import Target, tell_ended
from app.data.unit import Unit, table_of
from app.modules.finance.chart.api import cost_centres
from app.modules.finance.sales.models import SalesDocument, SalesLine, SalesOrigin
from app.modules.finance.sales.queries.chain import done_of, rest_for
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.reckoning import reckoned
from app.modules.finance.sales.rules.documents import (
    ADVANCE,
    ALTERNATIVE,
    ARTICLE,
    CANCEL,
    CREDIT,
    DRAFT,
    FINAL,
    HEADING,
    KINDS,
    LINE_KINDS,
    MACHINE,
    NEXT,
    OFFER,
    TEMPLATE,
    TITLES,
    DocumentDraft,
    DocumentView,
    LineDraft,
    LineView,
    Origin,
)
from app.modules.finance.sales.services.enclosures import drop_enclosures
from app.modules.inventory.articles.api import UNIT_WORDS, Article, must_fit
from app.modules.organisation.contacts.api import Contact

RIGHT = "finance.sales.change"
FROM = Text("{title} {number} vom {day}", "{title} {number} of {day}")
PART = Text("Abschlag {share} % auf {title} {number}", "Advance {share} % on {title} {number}")
MOST_LINES = 2000


@command(RIGHT)
def save_document(
    unit: Unit, draft: DocumentDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a document that is being written and return its key; raises Invalid naming the field, and Conflict.

    What a position took from an earlier one is at most what is left of that.
    """
    values = _checked(unit, draft)
    if key is not None:
        before = unit.row(SalesDocument, key, lock=True)
        MACHINE.after(before["state"], "change")
        if before["kind"] != draft.kind:
            raise Invalid(N_("The kind of a document stays as it is."), field="kind")
    found = reckoned(unit.connection, draft)
    values |= {
        "net": found.totals.net,
        "tax": found.totals.tax,
        "gross": found.totals.gross,
        "payable": found.payable,
    }
    if key is None:
        fixed = dict.fromkeys(("due", "entry_id", "file_id", "pdf", "xml"))
        key = unit.insert(
            SalesDocument, state=DRAFT, number="", account="", written_by=unit.login, **fixed, **values
        )
    elif not unit.update(SalesDocument, key, values, version):
        unit.raise_version(SalesDocument, key)
    keep_lines(unit, key, draft)
    index(unit, key, "", draft)
    return key


def index(unit: Unit, key: int, number: str, draft: DocumentDraft) -> None:
    """Let the search find a document by its number, subject, references and texts; the positions of a contract are found by that."""
    if draft.kind == TEMPLATE:
        return
    words = (number, draft.title, draft.reference, draft.ordered, *(line.text for line in draft.lines))
    search.index(unit, SalesDocument, key, " ".join(filter(None, words))[:2000])


def _checked(unit: Unit, draft: DocumentDraft) -> dict[str, Any]:
    """Return the columns of a document; raises Invalid naming the field at fault."""
    one_of(draft.kind, [kind for kind in KINDS if kind != CANCEL], "kind")
    values: dict[str, Any] = {}
    for one in dataclasses.fields(draft):
        if one.name == "lines":
            continue
        value = getattr(draft, one.name)
        value = value.strip() if isinstance(value, str) else value
        name = column_of(SalesDocument, one.name)
        check(field_of(table_of(SalesDocument).c[name]), value, one.name)
        values[name] = value
    must_exist(unit, contact=(Contact, draft.contact), origin=(SalesDocument, draft.origin))
    if draft.supplied_until and (draft.supplied_from is None or draft.supplied_until < draft.supplied_from):
        raise Invalid(N_("The last day of supply is not before the first."), field="supplied_until")
    if not 0 <= draft.discount < 10_000:
        raise Invalid(N_("Enter a share from 0 to below 100 %."), field="discount")
    if draft.net_days is not None and not 0 <= draft.net_days <= 365:
        raise Invalid(N_("Enter a number of days from 0 to 365."), field="net_days")
    _check_centre(unit, draft.cost, "cost")
    if len(draft.lines) > MOST_LINES:
        raise Invalid(N_("A document has at most {limit} positions."), field="lines", limit=MOST_LINES)
    for place, line in enumerate(draft.lines, 1):
        _check_line(unit, line, place)
    _check_decimals(unit, draft)
    return values


def _check_decimals(unit: Unit, draft: DocumentDraft) -> None:
    """Raise Invalid for half a piece of what is sold in whole ones; a position in another unit than its article's is not asked.

    A correction may lower a price by a part of the quantity; nothing lies anywhere because of it.
    """
    sold = [line for line in draft.lines if line.article is not None and line.kind in (ARTICLE, ALTERNATIVE)]
    if not sold or draft.kind == CREDIT:
        return
    a = Article
    query = select(a.id, a.number, a.unit, a.decimals).where(a.id.in_({line.article for line in sold}))
    known = {row.id: row for row in unit.connection.execute(query)}
    for line in sold:
        about = known[line.article]
        if line.unit == about.unit:
            must_fit(line.quantity, about.decimals, about.number, "lines")


def _check_centre(unit: Unit, code: str, field: str) -> None:
    known = {one.code for one in cost_centres(unit.connection) if one.dimension == 1 and not one.blocked}
    if code.strip() and code.strip() not in known:
        raise Invalid(N_("There is no cost centre {code}."), field=field, code=code)


def _check_line(unit: Unit, line: LineDraft, place: int) -> None:
    one_of(line.kind, LINE_KINDS, "lines")
    must_exist(unit, lines=(Article, line.article))
    if line.kind in (ARTICLE, ALTERNATIVE) and line.unit not in UNIT_WORDS:
        raise Invalid(
            N_("Position {place}: there is no unit {unit}."), field="lines", place=place, unit=line.unit
        )
    if line.price < 0:
        words = N_("Position {place}: a price is not below zero; enter a quantity below zero.")
        raise Invalid(words, field="lines", place=place)
    if not 0 <= line.discount <= 10_000:
        raise Invalid(N_("Position {place}: a discount is from 0 to 100 %."), field="lines", place=place)
    if line.cost:
        _check_centre(unit, line.cost, "lines")


def keep_lines(unit: Unit, key: int, draft: DocumentDraft) -> None:
    """Let the positions of a document be these: rows are changed in place, added, or taken away at the end."""
    x, o = SalesLine, SalesOrigin
    known = list(unit.connection.scalars(select(x.id).where(x.document_id == key).order_by(x.position)))
    links = list(unit.connection.scalars(select(o.id).where(o.line_id.in_(known)).order_by(o.id)))
    if links:
        unit.delete_rows(o, [int(one) for one in links])
    rows = [_row(key, place, line) for place, line in enumerate(draft.lines, 1)]
    for line, values in zip(known, rows, strict=False):
        unit.update(x, int(line), values)
    if len(known) > len(rows):
        unit.delete_rows(x, [int(one) for one in known[len(rows) :]])
    keys = [int(one) for one in known[: len(rows)]]
    if len(rows) > len(known):
        keys += [int(one) for one in unit.insert_rows(x, rows[len(known) :])]
    _link(unit, keys, draft)


def _row(document: int, place: int, line: LineDraft) -> dict[str, Any]:
    values = {one.name: getattr(line, one.name) for one in dataclasses.fields(line) if one.name != "origins"}
    values["article_id"] = values.pop("article")
    return {"document_id": document, "position": place, **values}


def _link(unit: Unit, keys: Sequence[int], draft: DocumentDraft) -> None:
    wanted = {origin.line for line in draft.lines for origin in line.origins}
    x = SalesLine
    rows = unit.connection.execute(select(x.id, x.quantity).where(x.id.in_(wanted)))
    quantities = {int(row.id): int(row.quantity) for row in rows}
    left = {key: rest_for(draft.kind, one) for key, one in done_of(unit.connection, quantities).items()}
    links = []
    for key, line in zip(keys, draft.lines, strict=True):
        more = line.quantity
        for origin in line.origins:
            taken = max(0, min(origin.quantity, more, left.get(origin.line, 0)))
            if len(line.origins) == 1:  # the clerk may have changed the quantity
                taken = max(0, min(more, left.get(origin.line, 0)))
            if taken:
                links.append({"line_id": key, "origin_id": origin.line, "quantity": taken})
                left[origin.line] -= taken
                more -= taken
    if links:
        unit.insert_rows(SalesOrigin, links)


@command(RIGHT)
def delete_document(unit: Unit, key: int) -> None:
    """Throw a document away that has not been issued; raises Invalid for an issued one."""
    row = unit.row(SalesDocument, key, lock=True)
    MACHINE.after(row["state"], "change")
    keep_lines(unit, key, DocumentDraft(row["kind"], row["contact_id"], row["day"]))
    drop_enclosures(unit, key)
    tell_ended(unit, Target("finance_sales_document", key))
    unit.delete(SalesDocument, key)
    search.remove(unit, SalesDocument, [key])


@command(RIGHT)
def make_next(
    unit: Unit,
    sources: Sequence[int],
    kind: str,
    quantities: Mapping[int, int] | None = None,
    part: int = 10_000,
) -> int:
    """Make the next document from one or several of one customer, with what is left, and return its key.

    quantities says how much of which position is wanted (by its key, in ten-thousandths), all that is left without. part is
    the share of an advance, in basis points. An offer that something follows on is accepted. Raises Invalid where nothing is left.
    """
    views = [_predecessor(unit, key, kind) for key in dict.fromkeys(sources)]
    if not views:
        raise Invalid(N_("Choose what the document is made from."))
    if len({view.draft.contact for view in views}) > 1:
        raise Invalid(N_("These documents are for several customers; choose those of one."), field="contact")
    if kind == ADVANCE and not 0 < part <= 10_000:
        raise Invalid(N_("Enter a share above 0 up to 100 %."), field="part")
    lines: list[LineDraft] = []
    for view in views:
        if kind == ADVANCE:
            lines += _advance_lines(unit, view, part)
            continue
        rest = _taken(unit, view, kind, quantities)
        if rest and len(views) > 1:
            lines.append(LineDraft(_named(FROM, view), kind=HEADING))
        lines += rest
    if not lines:
        raise Invalid(N_("Nothing is left of it; everything has a later document already."))
    first = views[0].draft
    keeps = kind in (CREDIT, FINAL, ADVANCE)
    days = [view.draft.supplied_from or view.draft.day for view in views if view.draft.kind == "delivery"]
    draft = dataclasses.replace(
        first,
        kind=kind,
        day=unit.today,
        lines=tuple(lines),
        origin=views[0].id if keeps or len(views) == 1 else None,
        supplied_from=min(days) if days else first.supplied_from,
        supplied_until=max(days) if len(set(days)) > 1 else first.supplied_until,
        valid_until=None,
        intro="",
        closing="",
        discount=0 if kind == ADVANCE else first.discount,
        reason="",
    )
    for view in views:
        if view.draft.kind == OFFER and view.state != "accepted":
            unit.update(SalesDocument, view.id, {"state": MACHINE.after(view.state, "follow")})
    return save_document(unit, draft)


def _predecessor(unit: Unit, key: int, kind: str) -> DocumentView:
    unit.row(SalesDocument, key, lock=True)
    view = document(unit.connection, key)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    if kind not in NEXT.get(view.draft.kind, ()):
        raise Invalid(N_("This can't be made from a document of that kind."), field="kind")
    MACHINE.after(view.state, "follow")
    return view


def _named(text: Text, view: DocumentView, **more: object) -> str:
    german = view.draft.language == "de"
    title = TITLES[view.draft.kind]
    day = formats.day(view.draft.day, view.draft.language)
    said = text.de if german else text.en
    return said.format(title=title.de if german else title.en, number=view.number, day=day, **more)


def _taken(
    unit: Unit, view: DocumentView, kind: str, quantities: Mapping[int, int] | None
) -> list[LineDraft]:
    """Return the positions of a document with what is left of them for the next one, headings and texts too."""
    counted = {line.id: line.draft.quantity for line in view.lines if line.draft.counts}
    left = {key: rest_for(kind, one) for key, one in done_of(unit.connection, counted).items()}
    found: list[LineDraft] = []
    for line in view.lines:
        if line.draft.kind == ALTERNATIVE:
            continue
        if not line.draft.counts:
            found.append(dataclasses.replace(line.draft, origins=()))
            continue
        wanted = _wanted(line, left[line.id], quantities)
        if wanted:
            found.append(
                dataclasses.replace(line.draft, quantity=wanted, origins=(Origin(line.id, abs(wanted)),))
            )
    return found if any(line.counts for line in found) else []


def _wanted(line: LineView, left: int, quantities: Mapping[int, int] | None) -> int:
    if line.draft.quantity < 0:  # what is taken off goes along once, whole
        return line.draft.quantity if left >= line.draft.quantity and quantities is None else 0
    if quantities is None:
        return max(left, 0)
    wanted = quantities.get(line.id, 0)
    if wanted < 0 or wanted > left:
        raise Invalid(
            N_("Of “{text}” only {left} are left."),
            field="quantity",
            text=line.draft.text.splitlines()[0] if line.draft.text else "",
            left=formats.scaled(left),
        )
    return wanted


def _advance_lines(unit: Unit, view: DocumentView, part: int) -> list[LineDraft]:
    """Return a position for each tax case of a document: its share, as a flat sum."""
    groups = reckoned(unit.connection, view.draft).totals.groups
    words = _named(PART, view, share=formats.scaled(part * 100))
    return [
        LineDraft(words, price=share(one.net, part, 10_000) * 100, unit="LS", tax=one.tax) for one in groups
    ]
