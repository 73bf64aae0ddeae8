"""The dunning run: in one command the next levels are given, the letters frozen and filed, and costs posted where the level says so."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import archive, numbering
from app.data.office import command
from app.data.record_extras import Target
from app.data.unit import Unit
from app.modules.documents.archive.api import DocumentDraft, add, classify, link, made_pdf
from app.modules.finance.dunning.models import CHANGE, DunningItem, DunningLetter, DunningRun
from app.modules.finance.dunning.queries.papers import letter_paper
from app.modules.finance.dunning.queries.proposal import proposal
from app.modules.finance.dunning.rules.dunning import IN_FORCE, Raised, RunDone
from app.modules.finance.dunning.rules.proposing import Proposal, ProposedLetter
from app.modules.finance.dunning.services.claims import post_costs
from app.paper.archival import to_pdfa
from app.paper.sales import sales_pdf

TYPE, NODE = "letter_out", "50"


@command(CHANGE)
def run_dunning(unit: Unit, day: datetime.date, chosen: Sequence[Raised] | None = None) -> RunDone:
    """Give items their next level on a day, as the preview chose them, or all; file a letter to each customer.

    What is proposed is reckoned anew in this transaction: an item that was paid, blocked or dunned since the preview is
    left out and counted as gone. Raises Invalid for a day to come or before the last run, and where nothing is left.
    """
    if day > unit.today:
        raise Invalid(N_("A run is not made on a day to come."), field="day")
    last = unit.connection.scalar(select(func.max(DunningLetter.day)).where(DunningLetter.state == IN_FORCE))
    if last is not None and day < last:
        raise Invalid(N_("The last run was on {day}; a run before it is not made."), field="day", day=last)
    found, gone = _as_chosen(unit, day, chosen)
    if not found.letters:
        raise Invalid(N_("Nothing is left to be dunned; it was paid or dunned meanwhile."), field="items")
    run = unit.insert(DunningRun, day=day, login=unit.login)
    return RunDone(run, tuple(_write(unit, run, one) for one in found.letters), gone)


def _as_chosen(unit: Unit, day: datetime.date, chosen: Sequence[Raised] | None) -> tuple[Proposal, int]:
    """Return the proposal of now, narrowed to what was chosen and would still get the level that was shown; and how many are gone."""
    if chosen is None:
        return proposal(unit.connection, day), 0
    accounts = {one.account for one in chosen}
    wanted = {(one.account, one.document): one.level for one in chosen}
    now = proposal(unit.connection, day, accounts, wanted)
    same = {
        (letter.debtor.account, item.claim.document)
        for letter in now.letters
        for item in letter.items
        if wanted[letter.debtor.account, item.claim.document] == item.level
    }
    if any(len(letter.items) for letter in now.letters) and len(same) < len(wanted):
        now = proposal(unit.connection, day, accounts, same)
    return now, len(wanted) - len(same)


def _write(unit: Unit, run: int, letter: ProposedLetter) -> int:
    """Write a letter with its items, freeze and file its paper, and post its costs where its level says so."""
    number = numbering.give(unit, DunningLetter.number, letter.day.year)
    contact = letter.debtor.contact
    assert contact is not None
    key = unit.insert(
        DunningLetter,
        run_id=run,
        number=number,
        contact_id=contact,
        account=letter.debtor.account,
        day=letter.day,
        level=letter.level.level,
        until=letter.until,
        principal=letter.principal,
        interest=letter.interest,
        lump=letter.lump,
        fee=letter.fee,
        earlier=letter.earlier,
        total=letter.total,
        language=letter.debtor.language,
        state=IN_FORCE,
        reason="",
        taken_on=None,
        entry_id=None,
        file_id=None,
    )
    for one in letter.items:
        unit.insert(
            DunningItem,
            letter_id=key,
            account=letter.debtor.account,
            document=one.claim.document,
            level=one.level,
            due=one.claim.due,
            amount=one.claim.amount,
            since=one.since,
            interest=one.interest,
            lump=one.lump,
            taken=0,
        )
    values: dict[str, object] = {"file_id": _file(unit, key, number, letter)}
    unit.update(DunningLetter, key, values)
    if letter.level.posts and letter.costs:
        post_costs(unit, key)
    return key


def _file(unit: Unit, key: int, number: str, letter: ProposedLetter) -> int:
    """File the frozen paper of a letter with its contact; return the key of the filed document."""
    made = letter_paper(unit.connection, letter, number, unit.book)
    data = to_pdfa(sales_pdf(made), made.title)
    text = "\n".join((made.title, number, *made.intro, *(row[0] for row in made.table)))
    sha = archive.store(unit.book, data)
    arrival = made_pdf(sha, len(data), f"{number}.pdf", text, TYPE)
    document = add(unit, arrival)
    filing = DocumentDraft(
        f"{made.title} {number} {letter.debtor.name}"[:200],
        TYPE,
        NODE,
        letter.debtor.contact,
        doc_date=letter.day,
        received=min(letter.day, unit.today),
        amount=letter.total,
        reference=number,
    )
    classify(unit, document, filing, None, True)
    link(unit, document, Target(DunningLetter.__tablename__, key))
    return document
