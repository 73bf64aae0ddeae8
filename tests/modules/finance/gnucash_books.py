"""GnuCash books made for tests: written as GnuCash writes XML and SQLite, random ones too, and reckoned again straight from the XML."""

from __future__ import annotations

import datetime
import gzip
import random
import sqlite3
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

NAMES = ("gnc", "act", "book", "cmdty", "trn", "split", "slot", "ts", "cd", "sx")
SPACES = " ".join(f'xmlns:{name}="http://www.gnucash.org/XML/{name}"' for name in NAMES)
Account = tuple[str, str, str, str]  # key, name, type, code; the key says what is above it: a.b is below a
Split = tuple[str, str] | tuple[str, str, str]  # account, fraction, memo
D = datetime.date

ACCOUNTS: tuple[Account, ...] = (
    ("a", "Aktiva", "ASSET", ""),
    ("a.g", "Girokonto", "BANK", ""),
    ("a.k", "Barkasse", "CASH", ""),
    ("a.f", "Forderungen", "RECEIVABLE", "1200"),
    ("l", "Darlehen der Bank", "LIABILITY", "3150"),
    ("e", "Anfangsbestand", "EQUITY", ""),
    ("c", "Gezeichnetes Kapital", "EQUITY", "2900"),
    ("i", "4400 Erlöse", "INCOME", ""),
    ("x", "Miete", "EXPENSE", "6310"),
    ("y", "Porto", "EXPENSE", ""),
)


def guid(key: str) -> str:
    """Return a key as GnuCash makes them, always the same for the same word."""
    return f"{random.Random(key).getrandbits(128):032x}"


def money(cents: int, below: int = 100) -> str:
    """Return cents as a fraction."""
    return f"{cents * below // 100}/{below}"


def transaction(
    day: D, text: str, splits: Sequence[Split], number: str = "", currency: str = "EUR", closing: bool = False
) -> str:
    """Return a transaction as XML."""
    slot = (
        "<slot><slot:key>book_closing</slot:key><slot:value type='integer'>1</slot:value></slot>"
        if closing
        else ""
    )
    parts = "".join(
        f"<trn:split><split:id type='guid'>{guid(f'{text}{place}')}</split:id>"
        f"<split:memo>{escape(memo[0] if memo else '')}</split:memo><split:reconciled-state>n</split:reconciled-state>"
        f"<split:value>{value}</split:value><split:quantity>{value}</split:quantity>"
        f"<split:account type='guid'>{guid(account)}</split:account></trn:split>\n"
        for place, (account, value, *memo) in enumerate(splits)
    )
    return (
        f"<gnc:transaction version='2.0.0'><trn:id type='guid'>{guid(f'{day}{text}{number}')}</trn:id>"
        f"<trn:currency><cmdty:space>CURRENCY</cmdty:space><cmdty:id>{currency}</cmdty:id></trn:currency>"
        f"<trn:num>{escape(number)}</trn:num><trn:date-posted><ts:date>{day} 10:59:00 +0000</ts:date></trn:date-posted>"
        f"<trn:date-entered><ts:date>2026-11-20 08:00:00 +0000</ts:date></trn:date-entered>"
        f"<trn:description>{escape(text)}</trn:description><trn:slots><slot><slot:key>date-posted</slot:key>"
        f"<slot:value type='gdate'><gdate>{day}</gdate></slot:value></slot>{slot}</trn:slots>"
        f"<trn:splits>{parts}</trn:splits></gnc:transaction>\n"
    )


def account(key: str, name: str, kind: str, code: str, commodity: str = "EUR") -> str:
    """Return an account as XML."""
    above = guid(key.rpartition(".")[0] or "root")
    return (
        f"<gnc:account version='2.0.0'><act:name>{escape(name)}</act:name><act:id type='guid'>{guid(key)}</act:id>"
        f"<act:type>{kind}</act:type><act:commodity><cmdty:space>CURRENCY</cmdty:space><cmdty:id>{commodity}</cmdty:id></act:commodity>"
        f"<act:code>{code}</act:code><act:slots><slot><slot:key>placeholder</slot:key><slot:value type='string'>true</slot:value></slot></act:slots>"
        f"<act:parent type='guid'>{above}</act:parent></gnc:account>\n"
    )


def book_xml(transactions: Iterable[str], accounts: Iterable[Account] = ACCOUNTS, more: str = "") -> bytes:
    """Return a whole file, with a template and a scheduled transaction as GnuCash keeps them beside the booked ones."""
    root = f"<gnc:account version='2.0.0'><act:name>Root Account</act:name><act:id type='guid'>{guid('root')}</act:id><act:type>ROOT</act:type></gnc:account>"
    template = (
        "<gnc:template-transactions><gnc:account version='2.0.0'><act:name>t</act:name><act:id type='guid'>"
        f"{guid('t')}</act:id><act:type>BANK</act:type></gnc:account>{transaction(D(2026, 1, 5), 'Vorlage', (('t', '0/100'),))}"
        "</gnc:template-transactions><gnc:schedxaction version='2.0.0'><sx:name>Miete</sx:name></gnc:schedxaction>"
    )
    text = (
        f"<?xml version='1.0' encoding='utf-8' ?>\n<gnc-v2 {SPACES}>\n<gnc:count-data cd:type='book'>1</gnc:count-data>\n"
        f"<gnc:book version='2.0.0'><book:id type='guid'>{guid('book')}</book:id>"
        "<gnc:commodity version='2.0.0'><cmdty:space>CURRENCY</cmdty:space><cmdty:id>EUR</cmdty:id></gnc:commodity>\n"
        f"{root}{''.join(account(*one) for one in accounts)}{more}{''.join(transactions)}{template}</gnc:book>\n</gnc-v2>\n"
    )
    return text.encode()


def packed(data: bytes) -> bytes:
    """Return a file as GnuCash packs it."""
    return gzip.compress(data, mtime=0)


def random_book(rng: random.Random, since: D, days: int, many: int) -> list[str]:
    """Return random transactions of two to five splits, amounts over several denominators, some days and texts twice."""
    keys = [one[0] for one in ACCOUNTS if one[0] != "a"]
    made = []
    for place in range(many):
        parts = [rng.randint(-90_000_00, 90_000_00) for _ in range(rng.randint(1, 4))]
        parts.append(-sum(parts))
        below = rng.choice((100, 100, 1000, 10_000))
        splits = [(rng.choice(keys), money(cents, below), rng.choice(("", "Memo"))) for cents in parts]
        day = since + datetime.timedelta(days=rng.randrange(days))
        number = rng.choice(("", str(place), "R-7"))
        made.append(transaction(day, f"Geschäft {place}" if place % 9 else "Zweimal", splits, number))
    return made


def reckoned(xml: bytes, first: D, last: D) -> dict[str, int]:
    """Return what transactions of a span bring to each account by its key in GnuCash, in cents, straight from the XML."""
    found: dict[str, Fraction] = {}
    space = {name: f"http://www.gnucash.org/XML/{name}" for name in NAMES}
    book = ElementTree.fromstring(xml).find("gnc:book", space)
    assert book is not None
    for one in book.findall("gnc:transaction", space):
        day = D.fromisoformat(one.findtext("trn:date-posted/ts:date", "", space)[:10])
        if first <= day <= last:
            for split in one.findall("trn:splits/trn:split", space):
                key = split.findtext("split:account", "", space)
                found[key] = found.get(key, Fraction(0)) + Fraction(split.findtext("split:value", "", space))
    cents = {key: value * 100 for key, value in found.items() if value}
    assert all(value.denominator == 1 for value in cents.values())
    return {key: int(value) for key, value in cents.items()}


def sqlite_book(path: Path) -> None:
    """Write a small book as GnuCash keeps it in SQLite: one entry, one template."""
    book = sqlite3.connect(path)
    book.executescript(
        """
        CREATE TABLE books (guid TEXT, root_account_guid TEXT, root_template_guid TEXT);
        CREATE TABLE commodities (guid TEXT, namespace TEXT, mnemonic TEXT);
        CREATE TABLE accounts (guid TEXT, name TEXT, account_type TEXT, commodity_guid TEXT, parent_guid TEXT, code TEXT, placeholder INTEGER);
        CREATE TABLE transactions (guid TEXT, currency_guid TEXT, num TEXT, post_date TEXT, enter_date TEXT, description TEXT);
        CREATE TABLE splits (guid TEXT, tx_guid TEXT, account_guid TEXT, memo TEXT, value_num BIGINT, value_denom BIGINT);
        CREATE TABLE slots (obj_guid TEXT, name TEXT, gdate_val TEXT);
        CREATE TABLE schedxactions (guid TEXT);
        INSERT INTO books VALUES ('b', 'r', 'tr'); INSERT INTO commodities VALUES ('eur', 'CURRENCY', 'EUR');
        INSERT INTO accounts VALUES ('r', 'Root', 'ROOT', NULL, NULL, NULL, 0), ('tr', 'T', 'ROOT', NULL, NULL, NULL, 0),
            ('ta', 'Vorlage', 'BANK', 'eur', 'tr', NULL, 0), ('g', 'Girokonto', 'BANK', 'eur', 'r', NULL, 0),
            ('m', 'Miete', 'EXPENSE', 'eur', 'r', '6310', 0);
        INSERT INTO transactions VALUES ('t1', 'eur', '17', '2026-02-28 23:00:00', 'x', 'Miete März'), ('t2', 'eur', '', '20260101105900', 'x', 'Vorlage');
        INSERT INTO splits VALUES ('s1', 't1', 'm', '', 50000, 100), ('s2', 't1', 'g', 'ab', -500000, 1000), ('s3', 't2', 'ta', '', 0, 1);
        INSERT INTO slots VALUES ('t1', 'date-posted', '20260301'); INSERT INTO schedxactions VALUES ('x');
        """
    )
    book.commit()
    book.close()
