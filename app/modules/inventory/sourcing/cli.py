"""Commands of sourcing: what is needed, and the answers to an enquiry side by side."""

from __future__ import annotations

import click

from app.core.errors import Missing
from app.core.messages import N_
from app.core.money import plain, scaled_plain
from app.data.cli_support import JSON, office, show, verb
from app.modules.inventory.sourcing.models import NEED_VIEW, VIEW
from app.modules.inventory.sourcing.queries.enquiries import enquiries, enquiry
from app.modules.inventory.sourcing.queries.needs import needs


@click.group(name="needs")
def group() -> None:
    """What people need, and what suppliers offer."""


@group.command("list")
@click.argument("book")
@JSON
@verb(NEED_VIEW)
def list_command(book: str, as_json: bool) -> None:
    """List the requisitions with how far each is."""
    with office(book) as opened:
        found = opened.read(needs)
    rows = [
        {
            "number": one.number,
            "needed_by": one.asked_by,
            "article": one.article_number,
            "text": one.text,
            "quantity": scaled_plain(one.quantity),
            "expected_net": plain(one.net),
            "wanted": None if one.wanted is None else one.wanted.isoformat(),
            "state": one.progress,
        }
        for one in found
    ]
    show(rows, as_json, "\n".join(f"{one.number}  {one.progress}  {one.text}" for one in found))


@group.command("offers")
@click.argument("book")
@click.argument("number")
@JSON
@verb(VIEW)
def offers_command(book: str, number: str, as_json: bool) -> None:
    """Compare the answers to the enquiry with a number: what each comes to with delivery, and how the supplier delivers."""
    with office(book) as opened:
        keys = [key for key, known in opened.read(enquiries) if known == number]
        view = opened.read(enquiry, keys[0]) if keys else None
    if view is None:
        raise Missing(N_("There is no enquiry {number}."), number=number)
    rows = [
        {
            "supplier": one.supplier,
            "state": one.state,
            "net": plain(one.answer.net),
            "delivery": plain(one.answer.freight),
            "total": plain(one.answer.total),
            "lines_without_price": one.answer.missing,
            "lead_days": one.answer.lead_days,
            "score_lines": one.score.lines,
            "class": one.score.letter,
        }
        for one in view.offers
    ]
    words = (
        f"{one.supplier}  {one.state}  {plain(one.answer.total)}  {one.score_words}" for one in view.offers
    )
    show(rows, as_json, "\n".join(words))


COMMANDS = (group,)
