"""A dunning letter and a statement of account as they stand on paper: letterhead, items, sums, interest arithmetic, GiroCode."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_
from app.data import archive
from app.data.books import Book
from app.data.settings import setting
from app.modules.documents.letters.api import head
from app.modules.finance.dunning.models import DunningLevel
from app.modules.finance.dunning.queries.statement import Statement
from app.modules.finance.dunning.rules import texts
from app.modules.finance.dunning.rules.interest import points_above
from app.modules.finance.dunning.rules.proposing import ProposedLetter
from app.modules.finance.dunning.rules.texts import filled, say
from app.modules.finance.payments.api import Party, girocode
from app.modules.organisation.contacts.api import ContactDraft, address_lines, billing_address, salutation
from app.paper.letter import Head
from app.paper.sales_parts import PaperSum, SalesPaper, figure

OWN = ("name", "iban", "bic")


def letter_paper(
    connection: Connection, letter: ProposedLetter, number: str, book: Book, *, draft: bool = False
) -> SalesPaper:
    """Return a dunning letter as it stands on paper; draft writes so across it. Raises Invalid where the contact is gone."""
    debtor, lang = letter.debtor, letter.debtor.language
    own = {name: str(setting(connection, f"company.{name}") or "") for name in OWN}
    who = customer(connection, debtor.contact)
    words = _words(connection, letter, own["name"])
    notes = (*_arithmetic(letter), *_pay(letter, number, own), say(texts.CROSSED, lang))
    return SalesPaper(
        letterhead(connection, book, lang),
        address_lines(who),
        (
            (say(texts.NUMBER, lang), number or "–"),
            (say(texts.CUSTOMER, lang), debtor.account),
            (say(texts.DATE, lang), formats.day(letter.day, lang)),
        ),
        words[0],
        (salutation(who, lang), words[1]),
        rows=(),
        sums=_sums(letter),
        notes=notes,
        closing=(say(texts.CLOSING, lang) + "\n" + own["name"],),
        table=_table(letter),
        code=_code(letter.total, number, own),
        stamp=say(texts.STAMP, lang) if draft else "",
        language=lang,
    )


def customer(connection: Connection, key: int | None) -> ContactDraft:
    """Return a contact with the address of its invoices; raises Invalid for one that is gone."""
    who = billing_address(connection, key) if key is not None else None
    if who is None:
        raise Invalid(N_("This record is no longer there."), field="contact")
    return who


def letterhead(connection: Connection, book: Book, language: str) -> Head:
    """Return the letterhead of the book with its logo."""
    key = str(setting(connection, "letters.logo") or "")
    return head(connection, archive.load(book, bytes.fromhex(key)) if key else b"", language)


def _words(connection: Connection, letter: ProposedLetter, company: str) -> tuple[str, str]:
    """Return subject and text of the level in the language of the customer."""
    d, lang = DunningLevel, letter.debtor.language
    row = connection.execute(
        select(d.subject_de, d.text_de, d.subject_en, d.text_en).where(d.id == letter.level.id)
    ).one()
    subject, text = (row.subject_de, row.text_de) if lang == "de" else (row.subject_en, row.text_en)
    since = min((one.since for one in letter.items if one.since is not None), default=letter.day)
    values = {
        "until": formats.day(letter.until, lang),
        "total": figure(letter.total, lang),
        "name": company,
        "since": formats.day(since, lang),
    }
    return filled(subject, values), filled(text, values)


def _table(letter: ProposedLetter) -> tuple[tuple[str, ...], ...]:
    lang = letter.debtor.language
    rows = [
        (
            one.claim.document,
            formats.day(one.claim.day, lang),
            formats.day(one.claim.due, lang),
            str(one.late),
            str(one.level),
            figure(one.claim.amount, lang),
        )
        for one in letter.items
    ]
    last = (say(texts.ALL, lang), "", "", "", "", figure(letter.principal, lang))
    return (tuple(say(one, lang) for one in texts.TABLE), *rows, last)


def _sums(letter: ProposedLetter) -> tuple[PaperSum, ...]:
    lang = letter.debtor.language
    parts = (
        (say(texts.INTEREST, lang, day=formats.day(letter.day, lang)), letter.interest),
        (say(texts.LUMP, lang), letter.lump),
        (say(texts.FEE, lang), letter.fee),
        (say(texts.EARLIER, lang), letter.earlier),
    )
    costs = tuple(PaperSum(words, amount) for words, amount in parts if amount)
    total = PaperSum(say(texts.TOTAL, lang, day=formats.day(letter.until, lang)), letter.total, "total")
    return (PaperSum(say(texts.PRINCIPAL, lang), letter.principal), *costs, total)


def _arithmetic(letter: ProposedLetter) -> tuple[str, ...]:
    """Return how the interest was reckoned, stretch by stretch, and that costs carry no tax."""
    lang = letter.debtor.language
    lines = [
        say(
            texts.ARITHMETIC,
            lang,
            document=one.claim.document,
            amount=figure(part.amount, lang),
            since=formats.day(part.since, lang),
            until=formats.day(part.until, lang),
            days=part.days,
            rate=figure(part.rate, lang),
        )
        for one in letter.items
        for part in one.parts
    ]
    if lines:
        points = points_above(private=letter.debtor.private) // 100
        lines = ["\n".join((say(texts.HOW, lang, points=points), *lines))]
    return (*lines, say(texts.NO_TAX, lang)) if letter.costs else tuple(lines)


def _pay(letter: ProposedLetter, number: str, own: dict[str, str]) -> tuple[str, ...]:
    if not own["iban"]:
        return ()
    lang = letter.debtor.language
    iban = formats.iban(own["iban"])
    return (say(texts.PAY, lang, total=figure(letter.total, lang), iban=iban, number=number or "–"),)


def _code(total: int, number: str, own: dict[str, str]) -> str:
    """Return the text of the GiroCode where the letter can be paid by transfer, '' else."""
    if not number or not own["iban"]:
        return ""
    try:
        return girocode(Party(own["name"][:70], own["iban"], own["bic"]), total, number)
    except Invalid:  # what no GiroCode can say: the letter names account and amount in words
        return ""


def statement_paper(connection: Connection, found: Statement, book: Book) -> SalesPaper:
    """Return a statement of account as it stands on paper."""
    lang = found.language
    who = customer(connection, found.contact)
    day = formats.day(found.day, lang)
    rows = [
        (
            formats.day(one.day, lang),
            one.document,
            formats.day(one.due, lang) if one.due else "",
            figure(one.amount, lang) if one.amount > 0 else "",
            figure(-one.amount, lang) if one.amount < 0 else "",
            figure(one.balance, lang),
        )
        for one in found.rows
    ]
    carried = (
        formats.day(found.since, lang),
        say(texts.CARRIED, lang),
        "",
        "",
        "",
        figure(found.carried, lang),
    )
    last = (say(texts.ALL, lang), "", "", *(figure(part, lang) for part in (found.claimed, found.paid, found.balance)))  # fmt: skip
    sums = [PaperSum(say(texts.OVERDUE, lang), found.overdue)] if found.overdue else []
    sums.append(PaperSum(say(texts.BALANCE, lang, day=day), found.balance, "total"))
    return SalesPaper(
        letterhead(connection, book, lang),
        address_lines(who),
        ((say(texts.CUSTOMER, lang), found.account), (say(texts.DATE, lang), day)),
        say(texts.STATEMENT, lang, day=day),
        (salutation(who, lang), say(texts.STATEMENT_INTRO, lang, account=found.account)),
        rows=(),
        sums=tuple(sums),
        notes=(say(texts.IN_FAVOUR, lang),) if found.balance < 0 else (),
        closing=(say(texts.CLOSING, lang) + "\n" + str(setting(connection, "company.name") or ""),),
        table=(tuple(say(one, lang) for one in texts.STATEMENT_TABLE), carried, *rows, last),
        language=lang,
    )
