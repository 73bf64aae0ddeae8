"""Rules of Peppol BIS Billing that are part of the German set since XRechnung 3.0, for invoices and credit notes in UBL and for CII.

The library has them as KoSIT publishes them, but leaves them out of its set for
XRechnung, and knows invoices only. A credit note in UBL says the same under
other names, so it is shown to them under those of an invoice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from lxml import etree

from app.modules.documents.einvoice.readers.parts import name_of

AS_INVOICE = (
    (re.compile(r"(?<=[}])CreditNoteLine$"), "InvoiceLine"),
    (re.compile(r"(?<=[}])CreditedQuantity$"), "InvoicedQuantity"),
    (re.compile(r":CreditNote-2[}]CreditNote$"), ":Invoice-2}Invoice"),
)


def broken_rules(root: etree._Element) -> Iterator[tuple[str, bool, str]]:
    """Yield the rules that an invoice breaks: the rule, whether it only warns, and the library's own words."""
    from einvoice import rules_peppol

    library: Any = rules_peppol
    tree = ElementTree.fromstring(etree.tostring(root))  # noqa: S314  written anew from what was parsed without entities
    if name_of(root) == "CrossIndustryInvoice":
        found = library.evaluate_cii(tree)
    else:
        found = library.evaluate_ubl(_as_invoice(tree))
    for one in found:
        yield one.rule_id, one.severity != "fatal", one.message


def _as_invoice(tree: ElementTree.Element) -> ElementTree.Element:
    """Return a credit note under the names of an invoice; an invoice stays as it is."""
    if tree.tag.endswith("}CreditNote"):
        for node in tree.iter():
            for old, new in AS_INVOICE:
                node.tag = old.sub(new, node.tag)
    return tree
