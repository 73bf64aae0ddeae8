"""A small builder of XML: elements in the order in which they are added, nothing for what is empty."""

from __future__ import annotations

import datetime
from decimal import Decimal

from lxml import etree

Value = str | Decimal | datetime.date | None


class Node:
    """An element that is being filled; names are prefix:Name of the namespaces of its document."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element

    def group(self, name: str) -> Node:
        """Return a new element below this one."""
        return Node(etree.SubElement(self.element, self._tag(name)))

    def add(self, element: str, value: Value, /, **attributes: str) -> Node:
        """Add an element with a text, a day as ISO text or a figure without exponent; nothing where there is no value."""
        if value is None or value == "":
            return self
        node = etree.SubElement(self.element, self._tag(element))
        node.text = written(value)
        for key, text in attributes.items():
            if text:
                node.set(key, text)
        return self

    def path(self, names: str, value: Value, **attributes: str) -> Node:
        """Add a text below groups of its own: 'cac:Country/cbc:IdentificationCode'; nothing where there is no value."""
        if value is None or value == "":
            return self
        node, steps = self, names.split("/")
        for step in steps[:-1]:
            node = node.group(step)
        node.add(steps[-1], value, **attributes)
        return self

    def drop_empty(self) -> Node:
        """Take this element away again where nothing was added to it."""
        parent = self.element.getparent()
        if parent is not None and not len(self.element) and not self.element.text:
            parent.remove(self.element)
        return self

    def _tag(self, name: str) -> str:
        prefix, local = name.split(":")
        return f"{{{self.element.nsmap[prefix]}}}{local}"


def written(value: Value) -> str:
    """Return a value as XML writes it: figures without exponent and with the digits that they have."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, datetime.date) else value or ""


def amount(value: Decimal | None) -> str:
    """Return an amount with at least two digits after the point; BR-DEC refuses more, so nothing is rounded here."""
    if value is None:
        return ""
    exponent = value.as_tuple().exponent
    return written(value.quantize(Decimal("0.01")) if isinstance(exponent, int) and exponent > -2 else value)


def bytes_of(root: etree._Element) -> bytes:
    """Return a document as UTF-8 with its declaration; the same tree gives the same bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
