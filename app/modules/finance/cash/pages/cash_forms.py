"""The forms of the cash book: money in or out, the count of a day, a register, and opening a day again."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _
from app.modules.finance.cash.models import CashCount, CashRegister
from app.modules.finance.cash.queries import RegisterRow, held_at
from app.modules.finance.cash.rules import OUT, PIECES, WAYS, CashDraft, RegisterDraft, counted
from app.modules.finance.cash.services import book, close_day, reopen_day, save_register
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import code_field, fields_of
from app.ui.drawer_form import Values, ask
from app.ui.fields import CheckedField, DayField, MoneyField, TextField

if TYPE_CHECKING:
    from app.modules.finance.cash.pages.cash_book import CashBookPage


def book_form(page: CashBookPage, one: RegisterRow, day: datetime.date | None = None, way: str = OUT) -> None:
    """Ask for money in or out; after saving the next one begins, with day and direction kept."""
    desk = page.desk

    def done(_key: int, values: Values) -> str:
        page.show_month(values["day"])
        book_form(page, one, values["day"], values["way"])
        return _("Cash: {amount} booked").format(amount=formats.cents(values["amount"]))

    ask(
        desk,
        page.drawer,
        "cash",
        _("Money in or out"),
        [
            DayField("day", _("Date"), required=True),
            ChoiceField("way", _("Direction"), list(WAYS.items())),
            MoneyField("amount", _("Amount, gross"), required=True),
            code_field(desk, "contra", _("Contra account"), "finance_account"),
            code_field(desk, "tax", _("Tax case"), "finance_tax_case"),
            code_field(desk, "cost1", _("Cost centre"), "finance_cost_centre", "1"),
            (TextField("text", _("Text"), limit=120), 2),
            (TextField("document", _("Document"), limit=36, placeholder=_("the next")), 2),
        ],
        send=lambda values: (book, one.id, CashDraft(**values)),
        done=done,
        start={"day": day or page.today, "way": way},
        record=one.id,
        columns=2,
        save_text=_("Book"),
        first="amount" if day else "day",
        marks={"account": "contra"},
    )


def _pieces(text: str) -> int:
    if not text.strip().isdecimal():
        raise Invalid(N_("Count zero or more."))
    return int(text)


def close_form(page: CashBookPage, one: RegisterRow) -> None:
    """Ask for the number of each coin and note; total and difference to the book are shown while counting."""
    desk = page.desk

    def pieces(values: Values) -> dict[int, int]:
        return {value: values[f"p{value}"] or 0 for value in PIECES}

    def look() -> None:
        try:
            values = form.values()
            there = counted(pieces(values))
        except KontorError:
            return
        desk.read(
            held_at,
            one.account_id,
            values["day"],
            then=lambda expected: compare(there, expected),
            owner=form,
            slot="held",
        )

    def compare(there: int, expected: int) -> None:
        words = _("Counted {counted}, in the book {expected}").format(
            counted=formats.cents(there), expected=formats.cents(expected)
        )
        off = there - expected
        rest = _("difference {amount}").format(amount=formats.cents(off)) if off else _("it fits")
        form.say(f"{words}: {rest}", bad=bool(off))

    def done(_key: int, values: Values) -> str:
        page.show_month(values["day"])
        return _("{name} closed up to {day}").format(name=one.name, day=formats.day(values["day"]))

    counting = [CheckedField(f"p{value}", f"{formats.cents(value)} ×", _pieces) for value in PIECES]
    day, note = fields_of(desk, CashCount, "day:3 note:3")
    form = ask(
        desk,
        page.drawer,
        "cash_count",
        _("Count {name}").format(name=one.name),
        [day, *counting, note],
        send=lambda values: (close_day, one.id, values["day"], pieces(values), values["note"]),
        done=done,
        start={"day": one.last or page.today},
        record=one.id,
        columns=3,
        save_text=_("Close the day"),
        first=f"p{PIECES[0]}",
    )
    for field in form.fields.values():
        field.changed.connect(look)
    look()


def register_form(page: CashBookPage, one: RegisterRow | None) -> None:
    """Ask for a register's name and accounts."""
    form = ask(
        page.desk,
        page.drawer,
        "cash_register",
        _("Cash register"),
        fields_of(page.desk, CashRegister, "name account difference"),
        send=lambda values: (save_register, RegisterDraft(**values), one.id if one else None, form.version),
        done=lambda _key, values: _("Cash register {name} saved").format(name=values["name"]),
        start={"name": one.name, "account": one.account, "difference": one.difference} if one else None,
        record=one.id if one else 0,
        version=one.version if one else None,
    )


def reopen_form(page: CashBookPage, one: RegisterRow) -> None:
    """Ask why the last closed day is opened again."""
    ask(
        page.desk,
        page.drawer,
        "cash_reopen",
        _("Open the last day again"),
        [TextField("reason", _("Reason"), limit=200)],
        send=lambda values: (reopen_day, one.id, values["reason"]),
        done=lambda _nothing, _values: _("The last day is open again"),
        record=one.id,
        save_text=_("Open again"),
    )
