"""What is proposed for a movement: by rule, by document, by how it was booked before, between own accounts, and what other topics know."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, and_, func, or_, select

from app.core.manifest import resolve, topics
from app.core.messages import N_, Message
from app.core.stemming import fold
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.banking.models import BankAccount, BankLine
from app.modules.finance.banking.queries import LineView, open_lines, rules
from app.modules.finance.banking.rules import Part, Proposal, booking_text, documents_in, reason_words
from app.modules.finance.banking.services.reconciliation import DAYS_APART, lines_without_movement, same
from app.modules.finance.booking.api import StackLine
from app.modules.finance.chart.api import PERSONAL_KINDS, Account, account_name
from app.modules.finance.ledger.api import accounts_of_document, documents_with_accounts, role_account

LEGAL_FORMS = {
    "gmbh",
    "mbh.",
    "haftungsbeschrankt",
    "ohg.",
    "e.k.",
    "gesellschaft",
}  # words of a name that tell nobody apart
MOST = 5
MOST_NAMED = 40  # documents of one movement that are looked up


@query("finance.view")
def proposals(connection: Connection, line: LineView) -> list[Proposal]:
    """Return how a movement could be booked, the surest first, each with its reasons in words."""
    text = booking_text(line.name, line.text)
    found = [
        one for topic in topics() if topic.proposals for one in resolve(topic.proposals)(connection, line)
    ]
    found += _between_own(connection, line, text)
    found += [
        Proposal(
            rule.account, rule.tax, rule.cost1, rule.text or text, (Message(N_("your rule “{name}”"), {"name": rule.name}),), score=100,
            parts=rule.split(line.amount),
        )
        for rule in rules(connection)
        if rule.fits(line.name, line.iban, line.text, line.amount)
    ]  # fmt: skip
    found += _by_document(connection, line, text)
    found += _by_return(connection, line, text)
    found += _by_history(connection, line, text)
    found += _by_name(connection, line, text)
    if line.fee:
        found = [_with_fee(connection, line, one) for one in found]
    best: dict[tuple[str, bool], Proposal] = {}
    for one in found:
        place = one.account, bool(one.parts)
        best[place] = _both(best[place], one) if place in best else one
    return sorted(best.values(), key=lambda one: -one.score)[:MOST]


def _both(known: Proposal, one: Proposal) -> Proposal:
    """Return a proposal with what a second one for the same account adds."""
    return replace(
        known,
        tax=known.tax or one.tax,
        cost1=known.cost1 or one.cost1,
        document=known.document or one.document,
        reasons=known.reasons + one.reasons,
        score=known.score + one.score // 2,
    )


def _between_own(connection: Connection, line: LineView, text: str) -> list[Proposal]:
    """Return how a transfer between two accounts of ours is booked: once, for the movements on both."""
    if not line.iban:
        return []
    own = connection.execute(
        select(BankAccount.id, BankAccount.name, BankAccount.account).where(BankAccount.iban == line.iban)
    ).first()
    if own is None or own.id == line.bank_account_id:
        return []
    reason = Message(N_("a transfer between your accounts, to or from {name}"), {"name": own.name})
    ledger = connection.scalar(select(Account.id).where(Account.number == line.ledger_account))
    if ledger is not None:
        near = lines_without_movement(
            connection, line.bank_account_id, ledger, line.day - DAYS_APART, line.day + DAYS_APART
        )
        booked = same(line, near)
        if booked is not None:
            reasons = (reason, Message(N_("booked with the movement there on {day}"), {"day": booked.day}))
            return [Proposal(own.account, "", "", text, reasons, score=130, entry=booked.entry)]
    waiting = _in_stack(connection, line, own.account)
    if waiting is not None:
        return [
            Proposal(
                own.account,
                "",
                "",
                text,
                (reason, Message(N_("it stands in the stack already"))),
                score=130,
                stack_line=waiting,
            )
        ]
    others = [
        one
        for one in open_lines(connection)
        if one.bank_account_id == own.id
        and one.amount == -line.amount
        and abs(one.day - line.day) <= DAYS_APART
    ]
    if not others:
        return [Proposal(own.account, "", "", text, (reason,), score=95)]
    other = min(others, key=lambda one: (abs(one.day - line.day), one.id))
    reasons = (reason, Message(N_("the movement there on {day} is booked with it"), {"day": other.day}))
    return [Proposal(own.account, "", "", text, reasons, score=130, other=other.id)]


def _in_stack(connection: Connection, line: LineView, other: str) -> int | None:
    """Return the line of an open stack that the movement on the other account was accepted into, and nothing of this account yet."""
    here = select(BankLine.stack_line_id).where(
        BankLine.bank_account_id == line.bank_account_id, BankLine.stack_line_id.is_not(None)
    )
    x, mine = StackLine, line.ledger_account
    sides = or_(and_(x.account == other, x.contra == mine), and_(x.account == mine, x.contra == other))
    query = select(x.id).where(
        sides,
        x.amount == abs(line.amount),
        x.entry_id.is_(None),
        x.day.between(line.day - DAYS_APART, line.day + DAYS_APART),
        x.id.not_in(here),
    )
    return connection.scalar(query.order_by(x.id).limit(1))


def _by_document(connection: Connection, line: LineView, text: str) -> list[Proposal]:
    """Return the open items that a movement names: one by one, and together where they come to its amount."""
    found, sign = [], 1 if line.amount > 0 else -1
    by_account: dict[str, dict[str, int]] = {}
    for document in documents_in(f"{line.text} {line.end_to_end}")[:MOST_NAMED]:
        for account, amount in documents_with_accounts(connection, document):
            by_account.setdefault(account, {})[document] = amount * sign
            if amount * sign < 0:
                continue
            same = abs(amount) == abs(line.amount)
            reasons = [Message(N_("document {document} is named"), {"document": document})]
            if same:
                reasons.append(Message(N_("the amount is equal")))
            score = 90 if same else 50
            found.append(
                Proposal(
                    account, "", "", text, tuple(reasons), score=score, document=document, open=amount * sign
                )
            )
    for account, items in by_account.items():
        if len(items) > 1 and sum(items.values()) == abs(line.amount):
            named = Message(N_("documents {documents} are named"), {"documents": ", ".join(items)})
            parts = tuple(Part(account, amount, document=document) for document, amount in items.items())
            reasons = [named, Message(N_("together they come to the amount"))]
            found.append(Proposal(account, "", "", text, tuple(reasons), score=115, parts=parts))
    return found


def _by_return(connection: Connection, line: LineView, text: str) -> list[Proposal]:
    """Return the invoice that a returned debit or transfer had settled: it is open again."""
    if not line.reversal:
        return []
    found = []
    for document in documents_in(f"{line.text} {line.end_to_end}")[:MOST_NAMED]:
        for account in accounts_of_document(connection, document, line.amount > 0):
            reasons = (
                Message(N_("returned: document {document} is open again"), {"document": document}),
                *([Message(N_("{reason}"), {"reason": reason_words(line.reason)})] if line.reason else []),
            )
            found.append(Proposal(account, "", "", text, reasons, score=110, document=document))
    return found


def _with_fee(connection: Connection, line: LineView, one: Proposal) -> Proposal:
    """Return a proposal for a return with the fee of the bank apart."""
    if one.parts or one.entry is not None or one.stack_line is not None or one.other is not None:
        return one
    fees = role_account(setting(connection, "finance.chart"), "bank_fees")
    back = abs(line.amount) - line.fee
    parts = (
        Part(one.account, back, one.tax, one.cost1, one.text, document=one.document),
        Part(fees, line.fee, text=one.text, document=one.document),
    )
    return replace(one, parts=parts)


def _by_history(connection: Connection, line: LineView, text: str) -> list[Proposal]:
    b = BankLine
    where = b.iban == line.iban if line.iban else b.name == line.name
    if not (line.iban or line.name):
        return []
    direction = b.amount > 0 if line.amount > 0 else b.amount < 0
    query = (
        select(b.contra, func.count())
        .where(where, direction, b.contra != "", b.id != line.id)
        .group_by(b.contra)
        .order_by(func.count().desc())
    )
    found = []
    for account, count in connection.execute(query.limit(3)):
        reasons = [Message(N_("the IBAN is known"))] if line.iban else [Message(N_("the name is known"))]
        reasons.append(
            Message(
                N_("booked the same way {count} times"), {"count": int(count)}, N_("booked the same way once")
            )
        )
        tax = connection.scalar(
            select(StackLine.bu)
            .join(b, b.stack_line_id == StackLine.id)
            .where(where, b.contra == account)
            .order_by(b.id.desc())
            .limit(1)
        )
        found.append(
            Proposal(account, tax or "", "", text, tuple(reasons), score=min(80, 40 + 10 * int(count)))
        )
    return found


def _by_name(connection: Connection, line: LineView, text: str) -> list[Proposal]:
    words = {word for word in fold(line.name).split() if len(word) > 3} - LEGAL_FORMS
    found = []
    personal = select(Account.number, account_name()).where(
        Account.kind.in_(PERSONAL_KINDS), Account.blocked.is_(False)
    )
    for number, name in connection.execute(personal.order_by(Account.sort)) if words else ():
        own = {word for word in fold(name).split() if len(word) > 3} - LEGAL_FORMS
        hits = len(words & own)
        if hits and hits * 2 >= len(own):
            reason = Message(N_("the name is like {name}"), {"name": name})
            found.append(Proposal(number, "", "", text, (reason,), score=30 + 5 * hits))
    return found
