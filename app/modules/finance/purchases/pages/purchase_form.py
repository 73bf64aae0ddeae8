"""The form of an incoming invoice: its head and the parts in which it is booked, filled from the proposal with the reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core.messages import _
from app.modules.finance.purchases.models import Purchase
from app.modules.finance.purchases.pages.by_hand import ByHand
from app.modules.finance.purchases.queries.invoices import PurchaseView
from app.modules.finance.purchases.rules.invoices import (
    MACHINE,
    PositionDraft,
    PurchaseDraft,
    PurchaseForm,
)
from app.modules.finance.purchases.rules.proposing import Proposal
from app.modules.finance.purchases.services.invoices import save_purchase
from app.ui.choice_fields import SwitchField
from app.ui.declared_fields import Placed, code_field, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.fields import MoneyField, TextField
from app.ui.forms import Form
from app.ui.numbered_rows import row_is_typed

HEAD = ("kind", "contact", "reference", "day", "due", "gross", "text", "skonto_days", "skonto")
SPARE, LEAST = (
    1,
    2,
)  # parts that can be added each time the form is open; an invoice at two rates is typed at once


def purchase_form(
    desk: Desk,
    drawer: Drawer,
    draft: PurchaseDraft,
    positions: Sequence[PositionDraft],
    done: Callable[[int], None],
    *,
    found: Proposal | None = None,
    view: PurchaseView | None = None,
) -> Form:
    """Show the form of a new incoming invoice, or of one that is changed (view); found is what it was proposed from."""
    count = max(len(positions) + SPARE, LEAST)
    supplier = found.supplier if found else None

    def send(values: Values) -> tuple[Any, ...]:
        typed = {name: values[name] for name in HEAD}
        head = PurchaseDraft(**typed, document=draft.document)
        parts = tuple(one for place in range(1, count + 1) if (one := _part(values, place)) is not None)
        form = PurchaseForm(head, parts, supplier, bool(values["another"]))
        return (save_purchase, form, view.id if view else None, view.version if view else None)

    def told(key: int, _values: Values) -> str:
        done(key)
        return _("Invoice kept")

    title = _("New incoming invoice") if view is None else view.supplier
    form = ask(
        desk,
        drawer,
        "finance_purchase",
        title,
        _fields(desk, count),
        send=send,
        done=told,
        start=_values(draft, positions),
        record=view.id if view else draft.document or 0,
        version=view.version if view else None,
        columns=2,
        first=_first(draft, supplier is not None),
        restore=view is not None,
    )
    if view is not None and not MACHINE.may(view.state, "change"):
        form.only_show(str(MACHINE.refusal(view.state)))
    if found is None and view is None:
        ByHand(desk, form, count)
    if supplier is not None:
        form.fields["contact"].set_hint(_("New: {name}").format(name=supplier.name))
    if found is not None:
        words = [_(found.missing).format(currency="")] if found.missing else []
        form.say(" · ".join((*words, *map(str, found.reasons))))
    return form


def _first(draft: PurchaseDraft, is_made: bool) -> str:
    """Return the field that the clerk goes on with: what the paper did not tell, else the account."""
    if draft.contact is None and not is_made:
        return "contact"
    return "account1" if draft.reference else "reference"


def _fields(desk: Desk, count: int) -> list[Placed]:
    fields = fields_of(desk, Purchase, "contact:2 kind reference day due gross text skonto_days skonto")
    for place in range(1, count + 1):
        fields.append(_("Position {number}").format(number=place))
        fields.append(code_field(desk, f"account{place}", _("Account"), "finance_account"))
        fields.append(TextField(f"case{place}", _("Tax case"), limit=12))
        fields.append(MoneyField(f"net{place}", _("Net")))
        fields.append(MoneyField(f"tax{place}", _("Tax")))
        fields.append(code_field(desk, f"cost{place}", _("Cost centre"), "finance_cost_centre", "1"))
        fields.append(TextField(f"text{place}", _("Text"), limit=120))
    fields.append((SwitchField("another", _("Another invoice of the same day and amount")), 2))
    return fields


def _values(draft: PurchaseDraft, positions: Sequence[PositionDraft]) -> Mapping[str, Any]:
    values: dict[str, Any] = {name: getattr(draft, name) for name in HEAD}
    for place, one in enumerate(positions, 1):
        values |= {
            f"account{place}": one.account,
            f"case{place}": one.case_key,
            f"net{place}": one.net,
            f"tax{place}": one.tax,
            f"cost{place}": one.cost1,
            f"text{place}": one.text,
        }
    return values | {"another": False}


def _part(values: Mapping[str, Any], place: int) -> PositionDraft | None:
    """Return a part as typed, None for one that was left empty."""
    if not row_is_typed(values, place, ("account",), ("net", "tax", "case", "cost", "text")):
        return None
    net, tax = values[f"net{place}"] or 0, values[f"tax{place}"] or 0
    account = values[f"account{place}"]
    case = values[f"case{place}"].strip().upper().replace(" ", "")
    return PositionDraft(account, net, tax, case, values[f"cost{place}"], text=values[f"text{place}"].strip())
