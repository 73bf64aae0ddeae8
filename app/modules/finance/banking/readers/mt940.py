"""MT940 (SWIFT customer statement), read by the library mt-940 and brought into our statements.

Pages of one statement (:60M:, :62M:) are put together. What the library gives is
counted against the file: a movement is never lost without a word.
"""

from __future__ import annotations

import datetime
import decimal
import re
from itertools import groupby
from typing import Any

from app.core.errors import Invalid, KontorError
from app.core.messages import N_
from app.core.money import to_cents
from app.modules.finance.banking.readers.csv_list import decoded
from app.modules.finance.banking.rules import Movement, Statement

MARK = re.compile(rb"^(\{1:[^\r\n]*)?:(20|61):", re.MULTILINE)
ENTRY = re.compile(r"^:61:", re.MULTILINE)
IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")
PLACES = ("final", "intermediate")
LABEL = re.compile(r"^(KREF|EREF|MREF)\+")
NO_REFERENCE = ("", "NONREF", "NOTPROVIDED", "KREF", "EREF", "MREF")


def fits(data: bytes) -> bool:
    """Say whether a file is MT940 by its first tags."""
    return MARK.search(data[:4096]) is not None and (b":25:" in data[:8192] or b":61:" in data[:8192])


def read(data: bytes) -> list[Statement]:
    """Return the statements of an MT940 file; raises Invalid for what the library can't read or would lose."""
    import mt940

    text = decoded(data)
    if ":20:" not in text:  # a fragment without its head; the library begins a statement with that tag
        text = f":20:NONREF\n{text}"
    try:
        pages = mt940.parse_statements(text, options=mt940.Options.all())
    except (
        ValueError,
        RuntimeError,
        LookupError,
        AttributeError,
        TypeError,
        decimal.DecimalException,
    ) as error:
        raise Invalid(N_("The MT940 file is broken: {reason}"), reason=str(error)[:200]) from error
    read_lines, stated = sum(len(list(page)) for page in pages), len(ENTRY.findall(text))
    if read_lines != stated:
        raise Invalid(
            N_("The file has {stated} movements, but only {read} could be read."),
            stated=stated,
            read=read_lines,
        )
    if not pages:
        raise Invalid(N_("The file holds no statement."))
    return [_statement(list(group)) for _key, group in groupby(pages, key=_same)]


def _same(page: Any) -> tuple[str, str, str]:
    """Pages of one account and number are one statement, as long as the bank numbers its pages."""
    data = page.data
    sequence = data.get("sequence_number")
    number = str(data.get("statement_number") or "")
    return str(data.get("account_identification") or ""), number, "" if sequence else str(id(page))


def _statement(pages: list[Any]) -> Statement:
    first, last = pages[0].data, pages[-1].data
    opening = next(
        (first[f"{kind}_opening_balance"] for kind in PLACES if first.get(f"{kind}_opening_balance")), None
    )
    closing = next(
        (last[f"{kind}_closing_balance"] for kind in PLACES if last.get(f"{kind}_closing_balance")), None
    )
    currency = str(opening.amount.currency if opening else closing.amount.currency if closing else "EUR")
    number = str(first.get("statement_number") or first.get("transaction_reference") or "")
    moves = tuple(_movement(one.data, currency, number) for page in pages for one in page)
    days = [one.day for one in moves]
    return Statement(
        number.lstrip("0") or "0",
        account_of(str(first.get("account_identification") or "")),
        currency,
        min(days, default=opening.date if opening else None),
        closing.date if closing else max(days, default=None),
        _cents(opening.amount.amount, number) if opening else None,
        _cents(closing.amount.amount, number) if closing else None,
        moves,
        source="MT940",
    )


def account_of(text: str) -> str:
    """Return the account of tag 25: an IBAN as it is, a German bank code and number as an IBAN, anything else as stated."""
    clean = text.replace(" ", "")
    if hit := IBAN.match(clean):
        return hit[0]
    bank, slash, rest = clean.partition("/")
    figures = re.match(r"\d{1,10}", rest)
    if slash and re.fullmatch(r"\d{8}", bank) and figures:
        account = figures[0].zfill(10)
        check = 98 - int(f"{bank}{account}131400") % 97
        return f"DE{check:02d}{bank}{account}"
    return clean


def _cents(amount: decimal.Decimal, where: str) -> int:
    try:
        return to_cents(amount)
    except KontorError as error:
        raise Invalid(N_("{where}: {reason}"), where=where, reason=error.message) from error


def _movement(data: dict[str, Any], currency: str, number: str) -> Movement:
    value_day = data["date"]
    day = data.get("guessed_entry_date") or data.get("entry_date") or value_day
    details = " ".join(str(data.get("transaction_details") or "").split())
    purpose = " ".join(
        filter(None, (str(data.get(key) or "").strip() for key in ("purpose", "additional_purpose")))
    )
    iban = str(data.get("applicant_iban") or "").replace(" ", "")
    end_to_end = str(data.get("end_to_end_reference") or "").strip()
    customer = LABEL.sub("", str(data.get("customer_reference") or "")).strip()
    references = [
        one for one in (str(data.get("bank_reference") or "").strip(), customer) if one not in NO_REFERENCE
    ]
    status = str(data.get("status") or "")
    return Movement(
        _cents(data["amount"].amount, number),
        str(data.get("currency") or currency),
        _plain(day),
        _plain(value_day),
        " ".join(str(data.get("applicant_name") or "").split())[:140],
        iban if IBAN.fullmatch(iban) else "",
        purpose
        or details
        or (end_to_end if len(end_to_end) > 35 else "")
        or str(data.get("posting_text") or data.get("extra_details") or ""),
        ("" if end_to_end in NO_REFERENCE else end_to_end)[:40],
        str(data.get("additional_position_reference") or data.get("mandate_reference") or "")[:40],
        next(iter(references), "")[:60],
        str(data.get("posting_text") or data.get("id") or ""),
        reversal=status.startswith("R"),
    )


def _plain(day: Any) -> datetime.date:
    return datetime.date(day.year, day.month, day.day)
