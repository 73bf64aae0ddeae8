"""What the booking mask offers while typing, and says beneath its fields about tax: the case of the line and its net amount."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import _
from app.modules.finance.booking.pages.known import Known
from app.modules.finance.booking.rules import NO_TAX
from app.modules.finance.tax.api import apply
from app.ui.fields import TextField
from app.ui.lookups import Offer


def centre_offers(known: Known, text: str) -> list[Offer]:
    """Return the cost centres whose code begins so, or whose name holds it."""
    return [
        Offer(c.code, f"{c.code}  {c.name}")
        for c in known.centres
        if c.dimension == 1 and not c.blocked and (c.code.startswith(text) or text.lower() in c.name.lower())
    ]


def centre_fault(known: Known, text: str) -> str:
    """Return what is wrong with the cost centres as typed ('100', '100/7', '/7'), '' where nothing is."""
    for dimension, code in enumerate(text.split("/", 1), 1):
        if not code.strip():
            continue
        centre = next((c for c in known.centres if (c.dimension, c.code) == (dimension, code.strip())), None)
        if centre is None:
            return _("There is no cost centre {code}.").format(code=code.strip())
        if centre.blocked:
            return _("Cost centre {code} is blocked.").format(code=code.strip())
    return ""


def text_offers(known: Known, text: str) -> list[Offer]:
    """Return text constants by the beginning of their code, then texts in use by their own."""
    low = text.lower()
    coded = [Offer(words, words, code) for code, words in known.constants.items() if code.startswith(low)]
    used = [words for words in known.texts if words.lower().startswith(low) and words != text]
    return coded + [Offer(words, words) for words in used]


def show_tax(known: Known, fields: Mapping[str, TextField], last_day: datetime.date) -> None:
    """Say beneath amount and BU which tax case the line falls under and what is net; last_day stands in for an empty day."""
    amount, case = fields["amount"], tax_case(known, fields, last_day)
    fields["bu"].set_hint(case.key if case is not None else "")
    fields["bu"].hint.setToolTip(str(case.name) if case is not None else "")
    try:
        cents = amount.value()
    except KontorError:
        cents = None
    if case is None or cents is None:
        amount.set_hint("")
        return
    base, _taxes = apply(case, cents)
    amount.set_hint(_("net {amount}").format(amount=formats.cents(base)))


def tax_case(known: Known, fields: Mapping[str, TextField], last_day: datetime.date) -> Any:
    """Return the tax case that a typed key or the accounts name, None where there is none."""
    bu = fields["bu"].text().strip()
    accounts = (known.account(fields[key].text().strip()) for key in ("contra", "account"))
    key = "" if bu in NO_TAX else bu or next((a.tax for a in accounts if a is not None and a.tax), "")
    if not key:
        return None
    try:
        return known.cases.find(key, fields["day"].value() or last_day)
    except KontorError:
        return None
