"""Small readers of XML that both syntaxes need: steps by local name, texts, figures, days; entities and network are off."""

from __future__ import annotations

import base64
import binascii
import datetime
import re
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from lxml import etree

from app.core.errors import Invalid
from app.core.messages import N_

LARGEST = 50_000_000


def parse(data: bytes) -> etree._Element:
    """Return the root of an XML file; raises Invalid for what is no XML, declares a document type, or is huge."""
    if len(data) > LARGEST:
        raise Invalid(N_("The invoice's XML is larger than {limit} MB."), limit=LARGEST // 1_000_000)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Invalid(N_("This is not well-formed XML: {reason}"), reason=str(error)[:160]) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Invalid(N_("The XML declares a document type (DOCTYPE). Invoices never do; it is not read."))
    return root


def name_of(node: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(node).localname


def guideline_of(root: etree._Element) -> str:
    """Return the specification that an invoice names (BT-24), '' where it names none."""
    if name_of(root) in ("Invoice", "CreditNote"):
        return text(root, "CustomizationID")
    return text(root, "ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID")


@cache
def _path(steps: str) -> etree.XPath:
    return etree.XPath("./" + "/".join(f"*[local-name()='{step}']" for step in steps.split("/")))


def every(node: etree._Element | None, steps: str) -> list[etree._Element]:
    """Return all elements below a node by names of steps: 'TaxTotal/TaxAmount'."""
    found: Any = _path(steps)(node) if node is not None else []
    return list(found)


def first(node: etree._Element | None, steps: str) -> etree._Element | None:
    """Return the first such element."""
    return next(iter(every(node, steps)), None)


def text(node: etree._Element | None, steps: str) -> str:
    """Return the text of the first such element in one line, '' where there is none."""
    found = first(node, steps)
    return " ".join("".join(str(part) for part in found.itertext()).split()) if found is not None else ""


def figure(node: etree._Element | None, steps: str) -> Decimal | None:
    """Return the first such element as a figure, None where there is none; raises Invalid for a text that is no figure."""
    return to_figure(text(node, steps))


def to_figure(written: str) -> Decimal | None:
    """Return a figure as XML writes it; raises Invalid for what is none."""
    if not written:
        return None
    try:
        value = Decimal(written)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value) >= Decimal(10) ** 15:
        raise Invalid(N_("“{text}” is not an amount."), text=written[:40])
    return value


def per_one(price: Decimal | None, base: Decimal | None) -> Decimal | None:
    """Return the price of one of a price that is for so many (BT-149): 12.50 per 100 is 0.125."""
    return price / base if price is not None and base and base > 0 and base != 1 else price


def day(node: etree._Element | None, steps: str) -> datetime.date | None:
    """Return the first such element as a day: 2026-11-23 or 20261123; raises Invalid for what is in no calendar."""
    written = text(node, steps)
    if not written:
        return None
    found = re.match(r"(\d{4})-?(\d{2})-?(\d{2})", written)
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3])) if found else _no_day(written)
    except ValueError:
        return _no_day(written)


def month(node: etree._Element | None, steps: str) -> str:
    """Return the first such element as a month, 2014-12, where it is written in format 610 of UNTDID 2379, '' where it is not."""
    found = first(node, steps)
    if found is None or found.get("format") != "610":
        return ""
    written = text(node, steps)
    if not re.fullmatch(r"\d{4}(0[1-9]|1[0-2])", written):
        _no_day(written)
    return f"{written[:4]}-{written[4:]}"


def _no_day(written: str) -> datetime.date:
    raise Invalid(N_("“{text}” is not a day."), text=written[:40])


def in_currency(nodes: list[etree._Element], currency: str) -> Decimal | None:
    """Return the amount in the invoice's currency among amounts in several, else the first."""
    chosen = next(
        (node for node in nodes if node.get("currencyID") in (currency, None)), nodes[0] if nodes else None
    )
    return to_figure((chosen.text or "").strip()) if chosen is not None else None


def tax_beside(nodes: list[etree._Element], currency: str) -> Decimal | None:
    """Return the tax in the currency of accounting (BT-111), None where the invoice names none."""
    found = [one for one in nodes if currency and one.get("currencyID") == currency]
    return to_figure((found[-1].text or "").strip()) if found else None


def with_scheme(node: etree._Element | None) -> tuple[str, str]:
    """Return an identifier and its scheme, empty where there is none."""
    if node is None:
        return "", ""
    return (node.text or "").strip(), node.get("schemeID", "")


def mail_of(endpoint: str, scheme: str) -> str:
    """Return an electronic address where it is a mail, '' for any other."""
    return endpoint if scheme in ("EM", "") and "@" in endpoint else ""


def decoded(node: etree._Element | None) -> bytes:
    """Return an embedded file, empty where there is none or where it is damaged: the schema says that, and the amounts can still be read."""
    written = "".join((node.text or "").split()) if node is not None else ""
    try:
        return base64.b64decode(written, validate=True)
    except binascii.Error:
        return b""
