"""The form of a dunning run: every item with its step, days and costs to be ticked off, what it comes to, and what stays."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.modules.finance.dunning.queries.proposal import proposal
from app.modules.finance.dunning.rules.dunning import Raised, RunDone
from app.modules.finance.dunning.rules.proposing import Item, Proposal, ProposedLetter
from app.modules.finance.dunning.services.running import run_dunning
from app.ui.choice_fields import ManyField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask, choose

LINES = 14


def run_form(desk: Desk, drawer: Drawer, day: datetime.date, made: Callable[[RunDone], None]) -> None:
    """Show what a run of a day does, each item ticked; made is told what came of it."""
    steps: dict[int, Raised] = {}

    def ready(form: DrawerForm, found: Proposal) -> dict[str, object] | None:
        if not found.letters:
            desk.notice(_("Nothing is to be dunned today; the list says of each item why it stays."))
            return None
        for letter in found.letters:
            for one in letter.items:
                steps[one.claim.key] = Raised(letter.debtor.account, one.claim.document, one.level)
        choose(form, "items", [(one.claim.key, in_words(letter, one)) for letter in found.letters for one in letter.items])  # fmt: skip
        form.filled.connect(lambda: form.say(_what(found)))
        return {"items": tuple(steps)}

    def send(values: Values) -> tuple[object, ...]:
        return run_dunning, day, [steps[key] for key in values["items"]]

    def told(done: RunDone, _values: Values) -> None:
        made(done)

    ask(
        desk,
        drawer,
        "dunning_run",
        _("Dunning run of {day}").format(day=formats.day(day)),
        [ManyField("items", _("Items that get their next level"), lines=LINES)],
        send=send,
        done=told,
        asks=[(proposal, day)],
        ready=ready,
        save_text=_("Make the letters"),
        restore=False,
    )


def in_words(letter: ProposedLetter, one: Item) -> str:
    """Return an item with its customer, step, days and costs in a line."""
    words = _("{before} → {after}  {name}, {document}: {amount} €, {late} days").format(
        name=letter.debtor.name,
        document=one.claim.document,
        before=one.claim.past.level,
        after=one.level,
        late=one.late,
        amount=formats.cents(one.claim.amount),
    )
    costs = one.interest + one.lump
    return f"{words} + {formats.cents(costs)} €" if costs else words


def _what(found: Proposal) -> str:
    """Return what the run comes to, and how many overdue items stay."""
    letters = counted(len(found.letters), N_("1 letter"), N_("{count} letters"))
    fees = sum(one.fee + one.earlier for one in found.letters)
    interest = sum(one.interest + one.lump for one in found.letters)
    total = sum(one.total for one in found.letters)
    stay = sum(one.claim.due < found.day for one in found.left_out)
    words = _("{letters}: {total} €, of that fees {fees} €, interest and lump sums {interest} €.").format(
        letters=letters,
        total=formats.cents(total),
        fees=formats.cents(fees),
        interest=formats.cents(interest),
    )
    more = counted(
        stay,
        N_("1 overdue item stays; the list says why."),
        N_("{count} overdue items stay; the list says why."),
    )
    return f"{words} {more}" if stay else words
