"""The forms of the cash book: money in or out, the count of a day, a register, and opening a day again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _
from app.modules.finance.cash.queries import RegisterRow, held_at
from app.modules.finance.cash.rules import PIECES, counted
from app.modules.finance.cash.services import IN, OUT, CashDraft, book, close_day, reopen_day, save_register
from app.modules.finance.chart.api import account_rows, cost_centres
from app.modules.finance.tax.api import cases
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import CheckedField, DayField, MoneyField, TextField
from app.ui.forms import Form
from app.ui.lookups import LookupField, Offer, account_offers

if TYPE_CHECKING:
    from app.modules.finance.cash.pages.cash_book import CashBookPage


def _account(desk: Desk, key: str, title: str, kinds: tuple[str, ...] = ()) -> LookupField:
    rows = [row for row in desk.read_blocking(account_rows) if not kinds or row.kind in kinds]
    field = LookupField(key, title, lambda text: account_offers(rows, text))
    names = {row.number: str(row.name) for row in rows}
    field.changed.connect(lambda: field.set_hint(names.get(field.text().strip(), "")))
    return field


def book_form(page: CashBookPage, one: RegisterRow, day: str = "", way: str = OUT) -> None:
    """Ask for money in or out; after saving the next one begins, with day and direction kept."""
    desk = page.desk

    def save() -> None:
        v = form.values()
        draft = CashDraft(
            v["day"],
            v["way"],
            v["amount"],
            v["contra"].strip(),
            v["text"],
            v["tax"].strip(),
            v["cost1"].strip(),
            v["document"],
        )

        def done(_key: int) -> None:
            form.saved()
            page.show_month(draft.day)
            desk.notice(_("Cash: {amount} booked").format(amount=formats.cents(draft.amount)))
            book_form(page, one, formats.day(draft.day), draft.way)

        form.send(book, one.id, draft, then=done)

    known = {case.key: str(case.name) for case in desk.read_blocking(cases).all}
    centres = [row for row in desk.read_blocking(cost_centres) if row.dimension == 1 and not row.blocked]
    form = Form(desk, "cash", save, page.close_drawer, _("Book"), 2, record=one.id)
    form.add(DayField("day", _("Date"), required=True))
    form.add(ChoiceField("way", _("Direction"), [(OUT, _("Money out")), (IN, _("Money in"))]))
    form.add(MoneyField("amount", _("Amount, gross"), required=True))
    form.add(_account(desk, "contra", _("Contra account")))
    form.add(
        LookupField(
            "tax",
            _("Tax case"),
            lambda text: [
                Offer(key, f"{key}  {name}")
                for key, name in known.items()
                if key.lower().startswith(text.lower()) or text.lower() in name.lower()
            ],
        )
    )
    form.add(
        LookupField(
            "cost1",
            _("Cost centre"),
            lambda text: [Offer(c.code, f"{c.code}  {c.name}") for c in centres if text in c.code],
        )
    )
    form.add(TextField("text", _("Text"), limit=120), 2)
    form.add(TextField("document", _("Document"), limit=36, placeholder=_("the next")), 2)
    form.fill({"day": day or formats.day(page.today), "way": way})
    page.drawer.show_widget(_("Money in or out"), form)
    (form.fields["amount"] if day else form.fields["day"]).setFocus()


def _pieces(text: str) -> int:
    if not text.strip().isdigit():
        raise Invalid(N_("Count zero or more."))
    return int(text)


def close_form(page: CashBookPage, one: RegisterRow) -> None:
    """Ask for the number of each coin and note; total and difference to the book are shown while counting."""
    desk = page.desk

    def pieces() -> dict[int, int]:
        return {value: form.fields[f"p{value}"].value() or 0 for value in PIECES}

    def look() -> None:
        try:
            day = form.fields["day"].value()
            there = counted(pieces())
        except KontorError:
            return
        expected = desk.read_blocking(held_at, one.account_id, day) if day else 0
        words = _("Counted {counted}, in the book {expected}").format(
            counted=formats.cents(there), expected=formats.cents(expected)
        )
        off = there - expected
        form.say(
            f"{words}: {_('difference {amount}').format(amount=formats.cents(off)) if off else _('it fits')}",
            bad=bool(off),
        )

    def save() -> None:
        day = form.values()["day"]

        def done(_key: int) -> None:
            form.saved()
            page.close_drawer()
            page.show_month(day)
            desk.notice(_("{name} closed up to {day}").format(name=one.name, day=formats.day(day)))

        form.send(close_day, one.id, day, pieces(), form.values()["note"], then=done)

    form = Form(desk, "cash_count", save, page.close_drawer, _("Close the day"), 3, record=one.id)
    form.add(DayField("day", _("Date"), required=True), 3)
    for value in PIECES:
        form.add(CheckedField(f"p{value}", f"{formats.cents(value)} ×", _pieces))
    form.add(TextField("note", _("Reason of a difference"), limit=200), 3)
    form.fill({"day": formats.day(one.last or page.today)})
    for field in form.fields.values():
        field.changed.connect(look)
    look()
    page.drawer.show_widget(_("Count {name}").format(name=one.name), form)
    form.fields[f"p{PIECES[0]}"].setFocus()


def register_form(page: CashBookPage, one: RegisterRow | None) -> None:
    """Ask for a register's name and accounts."""
    desk = page.desk

    def save() -> None:
        v = form.values()
        key = one.id if one else None
        args = (v["name"], v["account"].strip(), v["difference"].strip())
        words = _("Cash register {name} saved").format(name=v["name"])

        def done(_key: int) -> None:
            form.saved()
            page.close_drawer()
            desk.notice(words)

        form.send(save_register, *args, key, form.version, then=done)

    form = Form(
        desk,
        "cash_register",
        save,
        page.close_drawer,
        columns=1,
        record=one.id if one else 0,
        version=one.version if one else None,
    )
    form.add(CheckedField("name", _("Name"), str.strip, required=True))
    form.add(_account(desk, "account", _("Account"), ("asset",)))
    form.add(_account(desk, "difference", _("Account for differences"), ("income", "expense")))
    form.fill({"name": one.name, "account": one.account, "difference": one.difference} if one else {})
    page.drawer.show_widget(_("Cash register"), form)
    form.focus_first()


def reopen_form(page: CashBookPage, one: RegisterRow) -> None:
    """Ask why the last closed day is opened again."""
    desk = page.desk

    def save() -> None:
        def done(_nothing: object) -> None:
            form.saved()
            page.close_drawer()
            desk.notice(_("The last day is open again"))

        form.send(reopen_day, one.id, form.values()["reason"], then=done)

    form = Form(desk, "cash_reopen", save, page.close_drawer, _("Open again"), 1, record=one.id)
    form.add(TextField("reason", _("Reason"), limit=200))
    form.fill({})
    page.drawer.show_widget(_("Open the last day again"), form)
    form.focus_first()
