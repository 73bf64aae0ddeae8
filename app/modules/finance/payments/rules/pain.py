"""Files for the bank: credit transfers as pain.001.001.09, direct debits as pain.008.001.08 (ISO 20022), checked against the schema."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any

from lxml import etree

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.identifiers import creditor_reference
from app.core.messages import N_
from app.core.money import plain
from app.core.paths import resources
from app.modules.finance.payments.rules.payments import DEBIT, Order, Party, latin, totals

MESSAGES = {"transfer": "pain.001.001.09", DEBIT: "pain.008.001.08"}


@dataclass(frozen=True)
class Message:
    """What a file says of itself: its reference, when it was made, who sends it, and whether the bank books one sum for all of a day.

    purpose is what all its transfers are for, such as SALA for pay, '' for nothing in particular.
    """

    reference: str
    made: datetime.datetime
    sender: Party
    batch: bool = False
    creditor_id: str = ""
    purpose: str = ""


def transfer_file(message: Message, orders: Sequence[Order]) -> bytes:
    """Return a file of credit transfers; raises Invalid where the schema refuses it."""
    root, top = _begin("transfer", "CstmrCdtTrfInitn", message, orders)
    for place, (due, group) in enumerate(_groups(orders, lambda one: (one.due,)), 1):
        part = _part(top, "TRF", message, place, group)
        kind = _put(part, "PmtTpInf")
        _put(kind, "SvcLvl/Cd", "SEPA")
        if message.purpose:
            _put(kind, "CtgyPurp/Cd", message.purpose)
        _put(part, "ReqdExctnDt/Dt", due[0].isoformat())
        _party(_put(part, "Dbtr"), message.sender)
        _put(part, "DbtrAcct/Id/IBAN", message.sender.iban)
        _agent(_put(part, "DbtrAgt/FinInstnId"), message.sender.bic)
        _put(part, "ChrgBr", "SLEV")
        for order in group:
            one = _put(part, "CdtTrfTxInf")
            _put(one, "PmtId/EndToEndId", order.end_to_end)
            _put(_put(one, "Amt"), "InstdAmt", plain(order.amount)).set("Ccy", "EUR")
            if order.party.bic:
                _put(one, "CdtrAgt/FinInstnId/BICFI", order.party.bic)
            _party(_put(one, "Cdtr"), order.party)
            _put(one, "CdtrAcct/Id/IBAN", order.party.iban)
            _purpose(one, order.text)
    return _finish(root, "transfer")


def debit_file(message: Message, orders: Sequence[Order]) -> bytes:
    """Return a file of direct debits; raises Invalid where an order has no mandate, the creditor ID is missing, or the schema refuses it."""
    if not message.creditor_id:
        raise Invalid(
            N_("Direct debits need your creditor ID: enter it in the settings."), field="creditor_id"
        )
    root, top = _begin(DEBIT, "CstmrDrctDbtInitn", message, orders)
    for place, ((due, scheme, sequence), group) in enumerate(_groups(orders, _collection), 1):
        part = _part(top, "DD", message, place, group)
        kind = _put(part, "PmtTpInf")
        _put(kind, "SvcLvl/Cd", "SEPA")
        _put(kind, "LclInstrm/Cd", scheme)
        _put(kind, "SeqTp", sequence)
        _put(part, "ReqdColltnDt", due.isoformat())
        _party(_put(part, "Cdtr"), message.sender)
        _put(part, "CdtrAcct/Id/IBAN", message.sender.iban)
        _agent(_put(part, "CdtrAgt/FinInstnId"), message.sender.bic)
        _put(part, "ChrgBr", "SLEV")
        other = _put(part, "CdtrSchmeId/Id/PrvtId/Othr")
        _put(other, "Id", message.creditor_id)
        _put(other, "SchmeNm/Prtry", "SEPA")
        for order in group:
            _collect(part, order)
    return _finish(root, DEBIT)


def _collect(part: Any, order: Order) -> None:
    assert order.mandate is not None
    one = _put(part, "DrctDbtTxInf")
    _put(one, "PmtId/EndToEndId", order.end_to_end)
    _put(one, "InstdAmt", plain(order.amount)).set("Ccy", "EUR")
    mandate = _put(one, "DrctDbtTx/MndtRltdInf")
    _put(mandate, "MndtId", order.mandate.reference)
    _put(mandate, "DtOfSgntr", order.mandate.signed.isoformat())
    _agent(_put(one, "DbtrAgt/FinInstnId"), order.party.bic)
    _party(_put(one, "Dbtr"), order.party)
    _put(one, "DbtrAcct/Id/IBAN", order.party.iban)
    _purpose(one, order.text)


def _collection(order: Order) -> tuple[Any, ...]:
    if order.mandate is None:
        raise Invalid(N_("{number} has no mandate."), field="mandate", number=order.end_to_end)
    return order.due, order.mandate.scheme, "OOFF" if order.mandate.once else "RCUR"


def _groups(orders: Sequence[Order], by: Any) -> list[tuple[tuple[Any, ...], list[Order]]]:
    return [
        (key, list(group))
        for key, group in groupby(sorted(orders, key=lambda one: (*by(one), one.end_to_end)), key=by)
    ]


def _begin(kind: str, name: str, message: Message, orders: Sequence[Order]) -> tuple[Any, Any]:
    if not orders:
        raise Invalid(N_("There is nothing to write."))
    space = f"urn:iso:std:iso:20022:tech:xsd:{MESSAGES[kind]}"
    spaces: Any = {None: space}
    root = etree.Element(f"{{{space}}}Document", nsmap=spaces)
    top = _put(root, name)
    count, total = totals(orders)
    head = _put(top, "GrpHdr")
    _put(head, "MsgId", message.reference)
    _put(head, "CreDtTm", message.made.strftime("%Y-%m-%dT%H:%M:%SZ"))
    _put(head, "NbOfTxs", str(count))
    _put(head, "CtrlSum", plain(total))
    _put(head, "InitgPty/Nm", latin(message.sender.name))
    return root, top


def _part(top: Any, method: str, message: Message, place: int, group: Sequence[Order]) -> Any:
    part = _put(top, "PmtInf")
    count, total = totals(group)
    _put(part, "PmtInfId", f"{message.reference}-{place}")
    _put(part, "PmtMtd", method)
    _put(part, "BtchBookg", "true" if message.batch else "false")
    _put(part, "NbOfTxs", str(count))
    _put(part, "CtrlSum", plain(total))
    return part


def _party(node: Any, party: Party) -> None:
    """Write name and, where there is one, the structured address, in the order of PostalAddress24."""
    _put(node, "Nm", latin(party.name))
    if not (party.town and party.country):
        return
    address = _put(node, "PstlAdr")
    parts = (
        ("StrtNm", party.street),
        ("BldgNb", party.house),
        ("PstCd", party.postcode),
        ("TwnNm", party.town),
        ("Ctry", party.country),
    )
    for name, value in parts:
        if value:
            _put(address, name, latin(value))


def _agent(node: Any, bic: str) -> None:
    if bic:
        _put(node, "BICFI", bic)
    else:
        _put(node, "Othr/Id", "NOTPROVIDED")


def _purpose(node: Any, text: str) -> None:
    reference = creditor_reference(text)
    if reference:
        kind = _put(node, "RmtInf/Strd/CdtrRefInf")
        _put(kind, "Tp/CdOrPrtry/Cd", "SCOR")
        _put(kind, "Ref", reference)
    elif text:
        _put(node, "RmtInf/Ustrd", latin(text))


def _put(node: Any, path: str, text: str | None = None) -> Any:
    """Add elements below each other and return the last."""
    space = etree.QName(node).namespace
    for name in path.split("/"):
        node = etree.SubElement(node, f"{{{space}}}{name}")
    node.text = text
    return node


@cache
def _schema(kind: str) -> Any:
    return etree.XMLSchema(etree.parse(str(resources() / "bank" / f"{MESSAGES[kind]}.xsd")))


def _finish(root: Any, kind: str) -> bytes:
    check(root, kind)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def check(root: Any, kind: str) -> None:
    """Refuse what does not fit the schema of its message; raises Invalid with the first fault."""
    schema = _schema(kind)
    if not schema.validate(root):
        fault = schema.error_log[0]
        raise Invalid(
            N_("The file does not fit {message}: {fault}"), message=MESSAGES[kind], fault=fault.message
        )
