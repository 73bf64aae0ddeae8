"""camt.053 (ISO 20022 bank to customer statement), every version; camt.052 and .054 share its parts and are refused for now."""

from __future__ import annotations

import datetime
from typing import Any

from lxml import etree

from app.core.dates import bounded
from app.core.errors import Invalid, KontorError
from app.core.messages import N_
from app.core.money import read_plain
from app.modules.finance.banking.rules import Movement, Statement

OPENINGS, CLOSINGS = ("OPBD", "PRCD"), ("CLBD",)


def parse(data: bytes) -> Any:
    """Parse XML with entities, network and DTDs off; raises Invalid for a DOCTYPE or what is not well-formed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
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


def read(data: bytes) -> list[Statement]:
    """Return the statements of a camt.053 file; raises Invalid naming what is missing."""
    root = parse(data)
    space = etree.QName(root).namespace or ""
    kind = space.rpartition(":")[2]
    if not kind.startswith("camt."):
        raise Invalid(N_("This is XML, but no camt file."))
    if not kind.startswith("camt.053"):
        raise Invalid(N_("{kind} is no account statement; Kontor reads camt.053 here."), kind=kind[:8])
    found = [_statement(node) for node in root.iter("{*}Stmt")]
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
        cents = read_plain(amount.text or "", comma=False)
    except KontorError as error:
        raise Invalid(N_("{where}: {reason}"), where=where, reason=error.message) from error
    return (cents if mark == "CRDT" else -cents), amount.get("Ccy", "EUR")


def _day(text: str, where: str) -> datetime.date:
    try:
        return bounded(datetime.date.fromisoformat(text[:10]))
    except ValueError as error:
        raise Invalid(N_("{where} has no valid day."), where=where) from error


def _statement(node: Any) -> Statement:
    number = _text(node, "LglSeqNb", "ElctrncSeqNb", "Id")
    balances: dict[str, tuple[int, datetime.date]] = {}
    for balance in _all(node, "Bal"):
        kind = _text(balance, "Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry")
        if kind in (*OPENINGS, *CLOSINGS):
            day = _text(balance, "Dt/Dt", "Dt/DtTm")
            value = (_signed(balance, kind)[0], _day(day, kind))
            if kind in CLOSINGS or kind not in balances:
                balances[kind] = value
    opening = next((balances[kind] for kind in OPENINGS if kind in balances), None)
    closing = next((balances[kind] for kind in CLOSINGS if kind in balances), None)
    movements = tuple(_movement(entry, number) for entry in _all(node, "Ntry"))
    days = [one.day for one in movements if not one.pending]
    start = _text(node, "FrToDt/FrDtTm", "FrToDt/FrDt")
    end = _text(node, "FrToDt/ToDtTm", "FrToDt/ToDt")
    first = _day(start, "FrToDt") if start else min(days, default=opening[1] if opening else None)
    last = closing[1] if closing else _day(end, "FrToDt") if end else max(days, default=None)
    return Statement(
        number,
        _text(node, "Acct/Id/IBAN") or _text(node, "Acct/Id/Othr/Id"),
        _text(node, "Acct/Ccy") or "EUR",
        min((d for d in (first, *days) if d), default=None),
        last,
        opening[0] if opening else None,
        closing[0] if closing else None,
        movements,
    )


def _movement(entry: Any, number: str) -> Movement:
    where = f"{number}/{_text(entry, 'NtryRef', 'AcctSvcrRef') or 'Ntry'}"
    amount, currency = _signed(entry, where)
    day_text = _text(entry, "BookgDt/Dt", "BookgDt/DtTm")
    value_text = _text(entry, "ValDt/Dt", "ValDt/DtTm")
    if not day_text and not value_text:
        raise Invalid(N_("{where} has no valid day."), where=where)
    day = _day(day_text or value_text, where)
    details = _all(entry, "NtryDtls/TxDtls")
    one = details[0] if len(details) == 1 else None
    role, other = ("Dbtr", "Cdtr") if amount > 0 else ("Cdtr", "Dbtr")
    name, iban, text, end_to_end, mandate = "", "", _text(entry, "AddtlNtryInf"), "", ""
    reversal = _text(entry, "RvslInd").lower() == "true"
    if one is not None:
        if reversal:
            role, other = other, role
        name, iban = _party(one, role)
        purpose = "".join(part.text or "" for part in _all(one, "RmtInf/Ustrd")) or _text(one, "RmtInf/Strd/CdtrRefInf/Ref")
        text = purpose.strip() or _text(one, "AddtlTxInf") or text
        end_to_end = _text(one, "Refs/EndToEndId").replace("NOTPROVIDED", "")
        mandate = _text(one, "Refs/MndtId")
    status = _text(entry, "Sts/Cd") or _text(entry, "Sts")
    return Movement(
        amount,
        currency,
        day,
        _day(value_text, where) if value_text else day,
        name[:140],
        iban,
        text,
        end_to_end[:40],
        mandate[:40],
        _text(entry, "AcctSvcrRef")[:60],
        _text(entry, "BkTxCd/Prtry/Cd", "BkTxCd/Domn/Cd"),
        reversal,
        status in ("PDNG", "INFO", "FUTR"),
        max(1, len(details)),
    )


def _party(details: Any, role: str) -> tuple[str, str]:
    name = _text(details, f"RltdPties/{role}/Pty/Nm", f"RltdPties/{role}/Nm", f"RltdPties/Ultmt{role}/Nm")
    return name, _text(details, f"RltdPties/{role}Acct/Id/IBAN")
