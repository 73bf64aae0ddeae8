"""A year of some 400 random entries of all shapes, reckoned a second time from the raw rows: VAT return, ZM, EÜR and Kz 39, month by month, both schemes."""

from __future__ import annotations

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

import pytest
from sqlalchemy import select

from app.data.office import Office
from app.data.queries import query as reads
from app.data.settings import change_setting
from app.modules.finance.chart.models import Account
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.services.entries import post_many
from app.modules.finance.statements.queries.views import cash_basis
from app.modules.finance.tax.models import TaxCase
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.finance.vat.queries.recapitulative import recapitulative
from app.modules.finance.vat.rules import form
from tests.modules.finance.random_business import Maker

D = datetime.date


# -- the second reckoning --------------------------------------------------------------
@dataclass(frozen=True)
class Raw:
    """A line as it stands in the database."""

    entry: int
    day: D
    account: str
    kind: str
    amount: int
    tax: bool  # whether it is a line of tax
    key: str


def raw_rows(office: Office) -> list[Raw]:
    """Return every line but those of openings."""
    query = (
        select(
            *(Line.entry_id, Line.day, Account.number, Account.kind),
            *(Line.amount, Line.role, TaxCase.key, Entry.origin),
        )
        .join(Account, Account.id == Line.account_id)
        .join(Entry, Entry.id == Line.entry_id)
        .outerjoin(TaxCase, TaxCase.id == Line.tax_id)
        .order_by(Line.day, Line.entry_id, Line.id)
    )  # fmt: skip
    rows = office.read(reads("")(lambda c: c.execute(query).all()))
    return [
        Raw(e, d, n, k, int(a), tax=r % 8 != 0, key=key or "")
        for e, d, n, k, a, r, key, origin in rows
        if origin != "opening"
    ]


def rounded(amount: int, part: int, whole: int) -> int:
    """Return a share of cents, halves away from zero."""
    exact = Fraction(amount * part, whole)
    return (1 if exact >= 0 else -1) * ((2 * abs(exact) + 1) // 2)


def is_content(row: Raw) -> bool:
    """Say whether a line is what an invoice is for."""
    return bool(row.key) or row.kind in ("income", "expense")


def settled(rows: list[Raw], person: str) -> Iterator[tuple[D, Raw, int]]:
    """Yield day, line and cents that came to count of a person's one invoice, with what lowered it and what the payment cost."""
    entries = [
        list(group) for _key, group in groupby(sorted(rows, key=lambda r: r.entry), key=lambda r: r.entry)
    ]
    sign = 1 if person < "7" else -1
    bill = next(e for e in entries if all(is_content(r) or r.account == person for r in e))
    entries.remove(bill)
    gross = sum(r.amount for r in bill if r.account == person) * sign
    moves: dict[D, int] = defaultdict(int)
    for entry in entries:
        content = [r for r in entry if is_content(r)]
        if any(r.account in ("6930", "6936") for r in content):
            continue
        own = [r for r in content if r.account != "6855"]
        for r in content:
            yield r.day, r, r.amount
        moves[entry[0].day] -= sign * sum(r.amount for r in entry if r.account == person)
        assert not own or sign * sum(r.amount for r in own) > 0
    done, total = 0, 0
    for day in sorted(moves):
        total += moves[day]
        now = max(0, min(total, gross))
        for r in bill:
            if r.account != person and now != done:
                yield day, r, rounded(r.amount, now, gross) - rounded(r.amount, done, gross)
        done = now


def received(rows: list[Raw]) -> list[tuple[D, Raw, int]]:
    """Return day, line and cents of everything that counts on cash basis."""
    of: dict[int, str] = {r.entry: r.account for r in rows if len(r.account) > 4}
    theirs: dict[str, list[Raw]] = defaultdict(list)
    found = []
    for r in rows:
        if r.entry in of:
            theirs[of[r.entry]].append(r)
        else:
            found.append((r.day, r, r.amount))
    for person, own in theirs.items():
        found += settled(own, person)
    return found


OUT = {"UST19": "81", "UST7": "86", "IGL": "41", "EULEIST": "21", "AUSFUHR": "43", "OSS": "45"}
IN = {"VST19", "VST7"}
REVERSE = {"IGE19": ("89", "61"), "13BEU19": ("46", "67"), "13B19OV": ("84", ""), "IGE19OV": ("89", "")}


def kennzahlen(rows: list[Raw], scheme: str, month: int) -> dict[str, tuple[int, int]]:
    """Return base and tax of each Kennzahl of a month by plain addition."""
    base: dict[str, int] = defaultdict(int)
    tax: dict[str, int] = defaultdict(int)
    waits = {"UST19", "UST7", "AUSFUHR", "OSS"} if scheme == "cash" else set()
    counted = [(d, r, a) for d, r, a in received(rows) if r.key in waits] if waits else []
    counted += [(r.day, r, r.amount) for r in rows if r.key not in waits]
    for day, r, amount in counted:
        if day.month != month:
            continue
        if r.account == "1433":
            tax["62"] += amount
        elif r.account == "3851":
            tax["69"] -= amount
        elif r.key in OUT:
            base[OUT[r.key]] -= 0 if r.tax else amount
        elif r.key in IN:
            tax["66"] += amount if r.tax else 0
        elif r.key in REVERSE:
            kz, deducted = REVERSE[r.key]
            if not r.tax:
                base[kz] += amount
            elif r.account[:2] == "38":
                tax[kz] -= amount
            elif deducted:
                tax[deducted] += amount
    cut = {kz: int(Fraction(amount, 100)) * 100 for kz, amount in base.items()}
    for kz, rate in (("81", 19), ("86", 7), ("89", 19)):
        tax[kz] = rounded(cut.get(kz, 0), rate, 100)
    found = {kz: (cut.get(kz, 0), tax.get(kz, 0)) for kz in {*cut, *tax} if cut.get(kz) or tax.get(kz)}
    owed = sum(tax.get(kz, 0) for kz in ("81", "86", "89", "46", "84", "69"))
    found["83"] = (0, owed - sum(tax.get(kz, 0) for kz in ("66", "61", "62", "67")))
    return found


def eur_rows(rows: list[Raw], months: Iterable[int]) -> dict[str, int]:
    """Return income and expense of some months by a few large rows."""
    found: dict[str, int] = defaultdict(int)
    wanted = set(months)
    for day, r, amount in received(rows):
        if day.month not in wanted or r.account in ("6930", "6936"):
            continue
        if r.account in ("6644", "7610"):
            found["nd"] -= amount
        elif r.account in ("3820", "3830"):
            found["27"] -= amount
        elif r.account[:2] == "38":
            found["5"] -= amount
        elif r.account[:2] == "14":
            found["26"] -= amount
        elif r.kind in ("income", "expense") or r.account in ("3272", "1186"):
            found["rest"] -= amount
    return dict(found)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("scheme", ["cash", "accrual"])
def test_the_year_reckoned_twice(office: Office, scheme: str, seed: int) -> None:
    """Every Kennzahl, every line of the ZM and every row of the EÜR of every month is what plain addition over the raw rows gives."""
    maker = Maker(seed)
    drafts = maker.make()
    assert len(drafts) > 400
    for number in maker.persons:
        vat_id = "ATU12345675" if number < "7" else ""
        office.run(save_account, AccountDraft(number, number, number, vat_id=vat_id))
    office.run(change_setting, "finance.vat_scheme", scheme)
    office.run(change_setting, "finance.vat_extension", True)
    office.run(post_many, drafts)
    rows = raw_rows(office)
    for month in range(1, 13):
        span = D(2026, month, 1), D(2026, month, calendar.monthrange(2026, month)[1])
        made = office.read(make_return, *span)
        held = {
            r.form.kz: (r.base or 0, r.tax)
            for r in made.rows
            if (r.base or r.tax) and r.form.kz not in ("39", "83")
        }
        wanted = kennzahlen(rows, scheme, month)
        payable = wanted.pop("83")[1]
        assert held == wanted, span
        special = 1234_00 if month == 12 else 0
        assert (made.row("39").tax, made.row("83").tax) == (special, payable - special)
        statement = office.read(cash_basis, *span)
        shown = {one.row.key: one.amounts[0] for one in statement.rows}
        mine = eur_rows(rows, [month])
        assert {key: shown[key] for key in ("nd", "5", "26", "27")} == {
            key: mine.get(key, 0) for key in ("nd", "5", "26", "27")
        }
        assert shown["result"] == sum(amount for key, amount in mine.items() if key != "nd")
        zm = {row.kind: row.amount for row in office.read(recapitulative, *span).rows}
        for kind, key in (("L", "IGL"), ("S", "EULEIST")):
            named = -sum(r.amount for r in rows if r.key == key and r.day.month == month)
            assert zm.get(kind, 0) == rounded(named, 1, 100) * 100
    assert {row.kz for row in form()} >= set(OUT.values())
