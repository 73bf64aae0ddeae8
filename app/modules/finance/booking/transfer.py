"""Lines of a stack from a spreadsheet: a copied table becomes mask lines, each shown with what is wrong before anything is kept."""

from __future__ import annotations

import datetime

from app.core import dates, money
from app.core.dataclass import dataclass
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, Message
from app.data import clock
from app.data.transfer import FieldSpec, TableFile, records
from app.modules.finance.booking.rules import SIDES, MaskLine


def read_side(text: str) -> str:
    """Read S, D, H or C; raises Invalid."""
    found = SIDES.get(text.strip().upper())
    if found is None:
        raise Invalid(N_("Type S for debit or H for credit."), field="side")
    return found


def read_amount(text: str) -> int:
    """Read an amount in cents as it is typed; raises Invalid."""
    return money.to_cents(money.read_typed(text))


def read_day(text: str) -> datetime.date:
    """Read a day as it is typed; raises Invalid."""
    return dates.read_typed(text.replace("/", "."), clock.today())


FIELDS = (
    FieldSpec("day", N_("Date"), read_day, True, ("Datum", "Belegdatum", "Date")),
    FieldSpec("amount", N_("Amount"), read_amount, True, ("Umsatz", "Betrag", "Amount")),
    FieldSpec("side", N_("D/C"), read_side, False, ("S/H", "Soll/Haben", "D/C")),
    FieldSpec("bu", N_("BU"), str.strip, False, ("BU-Schlüssel", "Steuer")),
    FieldSpec("contra", N_("Contra account"), str.strip, False, ("Gegenkonto",)),
    FieldSpec("account", N_("Account"), str.strip, True, ("Konto",)),
    FieldSpec(
        "document", N_("Document 1"), str.strip, False, ("Beleg", "Beleg 1", "Belegfeld 1", "Document")
    ),
    FieldSpec("cost1", N_("CC1"), str.strip, False, ("KOST1", "Kostenstelle")),
    FieldSpec("text", N_("Text"), str.strip, False, ("Buchungstext", "Text")),
)


@dataclass(frozen=True)
class Pasted:
    """What a copied table holds: lines that can be kept, and what is wrong with the others."""

    lines: tuple[MaskLine, ...]
    faults: tuple[Message, ...]


def read_lines(table: TableFile) -> Pasted:
    """Read a copied table; raises BadFile where the header lacks a column that is needed."""
    good, faults = records(table, FIELDS)
    lines: list[MaskLine] = []
    wrong = [
        Message(N_("Row {line}, {field}: {reason}"), {"line": f.line, "field": f.field, "reason": f.message})
        for f in faults
    ]
    for line, values in good:
        try:
            lines.append(_line(values))
        except KontorError as error:
            wrong.append(
                Message(
                    N_("Row {line}, {field}: {reason}"),
                    {"line": line, "field": error.field, "reason": error.message},
                )
            )
    return Pasted(tuple(lines), tuple(wrong))


def _line(values: dict[str, object]) -> MaskLine:
    amount, side = int(str(values["amount"])), str(values.get("side") or "S")
    if amount == 0:
        raise Invalid(N_("An amount of zero books nothing."), field="amount")
    if amount < 0:
        amount, side = -amount, "H" if side == "S" else "S"
    text = {
        key: str(values.get(key) or "") for key in ("bu", "contra", "account", "document", "cost1", "text")
    }
    cost1, _slash, cost2 = text["cost1"].partition("/")
    day = values["day"]
    assert isinstance(day, datetime.date)
    return MaskLine(
        amount,
        side,
        text["bu"],
        _number(text["contra"]),
        text["document"][:36],
        document2="",
        day=day,
        account=_number(text["account"]),
        cost1=cost1,
        cost2=cost2,
        text=text["text"][:120],
    )


def _number(text: str) -> str:
    """Return the account number of a cell that may hold its name too."""
    return text.split(maxsplit=1)[0] if text else ""
