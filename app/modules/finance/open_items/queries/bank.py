"""How a bank movement settles open items, for the inbox: several in one sum, Skonto within its period, a part; each with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import N_, Message
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.banking.api import LineView, Part, Proposal, booking_text, contras, documents_in
from app.modules.finance.chart.api import all_accounts
from app.modules.finance.ledger.api import accounts_of_document
from app.modules.finance.open_items.queries.differences import difference_account
from app.modules.finance.open_items.queries.items import OpenItem, open_on
from app.modules.finance.open_items.queries.settling import tax_shares
from app.modules.finance.open_items.queries.skonto import agreed_skonto
from app.modules.finance.open_items.rules.matching import Candidate, Match, matches
from app.modules.finance.open_items.rules.settling import SKONTO, by_tax
from app.modules.finance.payments.api import payment_by_number
from app.modules.organisation.contacts.api import accounts_of, find_by_iban

MOST_ACCOUNTS = 4


@query("finance.view")
def proposals(connection: Connection, line: LineView) -> list[Proposal]:
    """Return how a movement settles open items of the accounts it may be about; what is named and paid to the cent others propose."""
    named = {one.upper() for one in documents_in(f"{line.text} {line.end_to_end}")}
    paid = payment_by_number(connection, line.end_to_end) if line.end_to_end else None
    if paid is not None:
        named.add(paid[1].upper())
    accounts = [*([paid[0]] if paid else []), *_accounts(connection, line, named)]
    found: list[Proposal | None] = []
    for account in list(dict.fromkeys(accounts))[:MOST_ACCOUNTS]:
        choices = matches(abs(line.amount), _candidates(connection, line, account), frozenset(named))
        found += [_proposal(connection, line, account, one, paid is not None) for one in choices]
    return [one for one in found if one is not None]


def _accounts(connection: Connection, line: LineView, named: Iterable[str]) -> list[str]:
    """Return the personal accounts that a movement may be about: of documents it names, of the contact of its IBAN, of earlier movements."""
    found = [
        number
        for document in sorted(named)
        for number in accounts_of_document(connection, document, line.amount < 0)
    ]
    who = find_by_iban(connection, line.iban) if line.iban else None
    if who is not None:
        found += accounts_of(connection, who)
    return found + contras(connection, line)


def _candidates(connection: Connection, line: LineView, account: str) -> list[Candidate]:
    side = 1 if line.amount > 0 else -1

    def skonto(item: OpenItem) -> int:
        place = account, item.document
        return agreed_skonto(connection, place, side, abs(item.amount), invoiced=item.day, paid=line.day)

    return [
        Candidate(item.document, item.day, abs(item.amount), skonto(item))
        for item in open_on(connection, [account])
        if item.amount * side > 0
    ]


def _proposal(
    connection: Connection, line: LineView, account: str, match: Match, ours: bool
) -> Proposal | None:
    """Return a match as parts of the movement; what is named and paid to the cent is left to those by document."""
    skonto = sum(taken for _item, taken in match.items)
    if match.named and match.exact and not skonto:
        return None
    text = booking_text(line.name, line.text)
    names = ", ".join(item.document or "–" for item, _taken in match.items)
    if not match.exact:
        item = match.items[0][0]
        left = formats.cents(item.amount - abs(line.amount))
        reason = Message(N_("a part of {document}; {left} stay open"), {"document": names, "left": left})
        return Proposal(account, "", "", text, (reason,), score=85, document=item.document, open=item.amount)
    parts: list[Part] = []
    for item, taken in match.items:
        parts.append(Part(account, item.amount, text=text, document=item.document))
        parts += _skonto_parts(connection, line, account, item, taken)
    reasons = [Message(N_("settles {documents}"), {"documents": names})]
    if skonto:
        words = N_("Skonto of {amount} is agreed and in time")
        reasons.append(Message(words, {"amount": formats.cents(skonto)}))
    if not match.named:
        reasons.append(Message(N_("nothing else that is open comes to this amount")))
    score = 105 if match.named else 75
    if ours:
        score = 125
    if (
        ours and skonto
    ):  # surer than the payment alone with all that speaks for it: that would leave the Skonto open
        score = 300
    return Proposal(account, "", "", text, tuple(reasons), score=score, parts=tuple(parts))


def _skonto_parts(
    connection: Connection, line: LineView, account: str, item: Candidate, taken: int
) -> list[Part]:
    if not taken:
        return []
    side = 1 if line.amount > 0 else -1
    key = all_accounts(connection)[account].id
    shares = by_tax(taken, tax_shares(connection, key, item.document, side))
    chart = str(setting(connection, "finance.chart"))
    return [
        Part(
            difference_account(chart, SKONTO, side, tax),
            -amount,
            tax,
            text=f"Skonto {item.document}",
            document=item.document,
        )
        for tax, amount in shares.items()
    ]
