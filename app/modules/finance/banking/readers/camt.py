"""camt.053, .052 and .054 (ISO 20022 bank to customer statement, report, notification), every version."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from app.core.dates import bounded
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, Message
from app.core.money import read_plain
from app.modules.finance.banking.rules import Movement, Statement

LONGEST_FRACTION = 8  # figures behind the point that an amount may really have
OPENINGS, CLOSINGS = ("OPBD", "PRCD"), ("CLBD",)
CHARGES = "Entgelt"  # the text of what a bank took for a batch and did not name
KINDS = {"camt.053": "Stmt", "camt.052": "Rpt", "camt.054": "Ntfctn"}


def parse(data: bytes) -> Any:
    """Parse XML with entities, network and DTDs off; raises Invalid for a DOCTYPE or what is not well-formed."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Invalid(N_("The XML is broken: {reason}"), reason=str(error.msg)) from error
    except ValueError as error:
        raise Invalid(N_("The XML is broken: {reason}"), reason=str(error)) from error
    tree: Any = root.getroottree()
    if tree.docinfo.doctype:
        raise Invalid(N_("The XML has a DOCTYPE; bank files have none, so it is refused."))
    return root


def fits(data: bytes) -> bool:
    """Say whether a file can be XML."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):  # UTF-16: lists come in it too
        return data[:200].decode("utf-16", "ignore").lstrip()[:1] == "<"
    return data.lstrip(b"\xef\xbb\xbf\r\n\t ")[:1] == b"<"


def read(data: bytes) -> list[Statement]:
    """Return the statements of a camt file; raises Invalid naming what is missing."""
    root = parse(data)
    space = etree.QName(root).namespace or ""
    kind = space.rpartition(":")[2]
    if not kind.startswith("camt."):
        raise Invalid(N_("This is XML, but no camt file."))
    if kind[:8] not in KINDS:
        raise Invalid(
            N_("{kind} is no account statement; Kontor reads camt.052, .053 and .054."), kind=kind[:8]
        )
    found = [_statement(node, kind[:8]) for node in root.iter("{*}" + KINDS[kind[:8]])]
    if not found:
        raise Invalid(N_("The file holds no statement."))
    return found


def _find(node: Any, path: str) -> Any:
    return node.find("/".join("{*}" + part for part in path.split("/")))


def _all(node: Any, path: str) -> Any:
    return node.findall("/".join("{*}" + part for part in path.split("/")))


def _text(node: Any, *paths: str) -> str:
    for path in paths:
        found = _find(node, path)
        if found is not None and found.text and found.text.strip():
            return str(found.text.strip())
    return ""


def _signed(node: Any, where: str) -> tuple[int, str]:
    amount = _find(node, "Amt")
    mark = _text(node, "CdtDbtInd")
    if amount is None or mark not in ("CRDT", "DBIT"):
        raise Invalid(N_("{where} has no amount, or does not say credit or debit."), where=where)
    try:
        cents = _cents(amount.text or "")
    except KontorError as error:
        raise Invalid(N_("{where}: {reason}"), where=where, reason=error.message) from error
    return (cents if mark == "CRDT" else -cents), amount.get("Ccy", "EUR")


def _cents(text: str) -> int:
    """Return an amount in cents; what a program left behind by reckoning with binary fractions (12.300000000000001) is no fraction of a cent."""
    whole, point, fraction = text.strip().partition(".")
    if (
        point
        and len(fraction) > LONGEST_FRACTION
        and fraction.isdecimal()
        and set(fraction[2:-3]) <= {fraction[2]}
    ):
        if fraction[2] == "0":
            return read_plain(f"{whole}.{fraction[:2]}", comma=False)
        if fraction[2] == "9":
            cents = read_plain(f"{whole}.{fraction[:2]}", comma=False)
            return cents + (-1 if whole.startswith("-") else 1)
    return read_plain(text, comma=False)


def _day(text: str, where: str) -> datetime.date:
    try:
        return bounded(datetime.date.fromisoformat(text[:10]))
    except ValueError as error:
        raise Invalid(N_("{where} has no valid day."), where=where) from error


def _statement(node: Any, source: str) -> Statement:
    number = _text(node, "LglSeqNb", "ElctrncSeqNb", "Id")
    balances: dict[str, tuple[int, datetime.date | None]] = {}
    notes: list[Message] = []
    for balance in _all(node, "Bal"):
        kind = _text(balance, "Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry")
        if kind in (*OPENINGS, *CLOSINGS):
            day = _text(balance, "Dt/Dt", "Dt/DtTm")
            value = (_signed(balance, kind)[0], _day_or_none(day))
            if value[1] is None:
                notes.append(Message(N_("The balance {kind} names no day."), {"kind": kind}))
            if kind in CLOSINGS or kind not in balances:
                balances[kind] = value
    opening = next((balances[kind] for kind in OPENINGS if kind in balances), None)
    closing = next((balances[kind] for kind in CLOSINGS if kind in balances), None)
    own = _text(node, "Acct/Id/IBAN")
    movements = tuple(_movement(entry, number, own) for entry in _all(node, "Ntry"))
    days = [one.day for one in movements if not one.pending]
    start = _text(node, "FrToDt/FrDtTm", "FrToDt/FrDt")
    end = _text(node, "FrToDt/ToDtTm", "FrToDt/ToDt")
    first = _day(start, "FrToDt") if start else min(days, default=opening[1] if opening else None)
    last = closing[1] if closing else None
    if last is None:
        last = _day(end, "FrToDt") if end else max(days, default=None)
    return Statement(
        number,
        _text(node, "Acct/Id/IBAN") or _text(node, "Acct/Id/Othr/Id"),
        _text(node, "Acct/Ccy") or "EUR",
        min((d for d in (first, *days) if d), default=None),
        last,
        opening=opening[0] if opening else None,
        closing=closing[0] if closing else None,
        movements=movements,
        whole=source == "camt.053",
        source=source,
        notes=tuple(notes),
    )


def _day_or_none(text: str) -> datetime.date | None:
    try:
        return bounded(datetime.date.fromisoformat(text[:10]))
    except (ValueError, KontorError):
        return None


def _movement(entry: Any, number: str, own: str) -> Movement:
    where = f"{number}/{_text(entry, 'NtryRef', 'AcctSvcrRef') or 'Ntry'}"
    amount, currency = _signed(entry, where)
    day_text = _text(entry, "BookgDt/Dt", "BookgDt/DtTm")
    value_text = _text(entry, "ValDt/Dt", "ValDt/DtTm")
    status = _text(entry, "Sts/Cd") or _text(entry, "Sts")
    pending = status in ("PDNG", "INFO", "FUTR")
    if not day_text and not value_text:
        raise Invalid(N_("{where} has no valid day."), where=where)
    day = _day(day_text or value_text, where)
    details = _all(entry, "NtryDtls/TxDtls")
    whole = Movement(
        amount,
        currency,
        day,
        _day(value_text, where) if value_text else day,
        text=_text(entry, "AddtlNtryInf"),
        reference=_text(entry, "AcctSvcrRef").replace("NONREF", "")[:60],
        code=_text(entry, "BkTxCd/Prtry/Cd", "BkTxCd/Domn/Cd"),
        reversal=_text(entry, "RvslInd").lower() == "true",
        pending=pending,
        details=max(1, len(details)),
    )
    if len(details) == 1:
        return _returned(_detailed(whole, details[0], own), entry, details[0])
    return replace(whole, parts=_parts(whole, details, own))


def _detailed(whole: Movement, one: Any, own: str) -> Movement:
    """Return a movement with what its details say of the other side and the purpose; a return keeps the parties of what is returned."""
    returned = whole.reversal or _find(one, "RtrInf") is not None
    roles = ["Dbtr", "Cdtr"] if (whole.amount > 0) != returned else ["Cdtr", "Dbtr"]
    name, iban = _party(one, roles[0])
    if own and iban == own:  # some banks turn the parties round in a return: we are never our own other side
        name, iban = _party(one, roles[1])
    texts = [part.text or "" for part in _all(one, "RmtInf/Ustrd")]
    for path in ("RmtInf/Strd/RfrdDocInf/Nb", "RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/AddtlRmtInf"):
        texts += [part.text for part in _all(one, path) if part.text and part.text not in " ".join(texts)]
    purpose = " ".join(" ".join(texts).split())
    return replace(
        whole,
        name=name[:140],
        iban=iban,
        reversal=returned,
        text=purpose or _text(one, "AddtlTxInf") or whole.text,
        end_to_end=_text(one, "Refs/EndToEndId").replace("NOTPROVIDED", "")[:40],
        mandate=_text(one, "Refs/MndtId")[:40],
    )


def _returned(whole: Movement, entry: Any, one: Any) -> Movement:
    """Return a movement with what a returned debit or transfer was, what the bank took for it, and why it came back."""
    if not whole.reversal:
        return whole
    reason = " ".join(
        filter(None, (_text(one, "RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"), _text(one, "RtrInf/AddtlInf")))
    )
    amount = abs(whole.amount)
    original = _money(_find(one, "AmtDtls/InstdAmt/Amt"), whole.currency)
    charges = _charges(one, whole.currency) or _charges(entry, whole.currency)
    if not 0 < original <= amount:
        original = amount - charges if charges < amount else amount
    return replace(whole, original=original, fee=amount - original, reason=reason[:140])


def _charges(node: Any, currency: str) -> int:
    """Return the charges that details or an entry state, in cents."""
    for path in ("Chrgs/TtlChrgsAndTaxAmt", "Chrgs/Rcrd/Amt", "Chrgs/Amt"):
        if total := sum(_money(amount, currency) for amount in _all(node, path)):
            return total
    return 0


def _money(amount: Any, currency: str) -> int:
    """Return an amount beside the entry's own in cents, 0 where there is none, or in another currency."""
    if amount is None or amount.get("Ccy", currency) != currency:
        return 0
    try:
        return abs(read_plain(amount.text or "", comma=False))
    except KontorError:
        return 0


def _parts(whole: Movement, details: Sequence[Any], own: str) -> tuple[Movement, ...]:
    """Return the payments of a batch, with what the bank took for it as one of them where it says so; none where their amounts are not named."""
    found = []
    for one in details:
        cents = _money(_find(one, "Amt"), whole.currency) or _money(
            _find(one, "AmtDtls/TxAmt/Amt"), whole.currency
        )
        if not cents:
            return ()
        mark = _text(one, "CdtDbtInd")
        back = mark == "DBIT" if mark else whole.amount < 0
        part = replace(
            whole,
            amount=-cents if back else cents,
            details=1,
            reference=_text(one, "Refs/AcctSvcrRef")[:60] or whole.reference,
        )
        found.append(_detailed(part, one, own))
    missing = whole.amount - sum(one.amount for one in found)
    charges = sum(_charges(one, whole.currency) for one in details)
    if missing and missing == -charges:
        found.append(replace(whole, amount=missing, details=1, text=whole.text or CHARGES))
    return tuple(found)


def _party(details: Any, role: str) -> tuple[str, str]:
    """Return name and IBAN of a side; one that pays or receives for somebody is named with whom."""
    places = (f"RltdPties/{role}/Pty/Nm", f"RltdPties/{role}/Nm", f"RltdPties/{role}/Agt/FinInstnId/Nm")
    name = _text(details, *places)
    last = _text(details, f"RltdPties/Ultmt{role}/Pty/Nm", f"RltdPties/Ultmt{role}/Nm")
    if name and last and last.casefold() not in name.casefold():
        name = f"{name} / {last}"
    return name or last, _text(details, f"RltdPties/{role}Acct/Id/IBAN")
