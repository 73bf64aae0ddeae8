"""Which fields the forms of benefits and deductions show: those that the chosen kind is reckoned from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.modules.hr.payroll.rules.kinds import BENEFITS
from app.ui.forms import Form

BENEFIT_FIELDS: Mapping[str, str] = {
    **dict.fromkeys(BENEFITS, "amount own"),
    "meals": "own breakfasts meals flat",
    "car": "amount own km trips share",
    "ride": "amount km trips",
    "nurse": "amount",
    "web": "amount",
    "relax": "amount partner children",
    "plan": "amount plus payee iban reference",
    "low": "amount payee iban reference",
    "old": "amount own payee iban reference",
    "crash": "amount",
    "vl": "amount own payee iban reference",
}
CLAIM_FIELDS: Mapping[str, str] = {
    "attach": "amount settled rate dependants creditor iban reference",
    "keep": "amount settled rate free creditor iban reference",
    "loan": "amount settled rate",
}


def following(key: str, shown: Mapping[str, str]) -> Callable[..., None]:
    """Return what makes a form show only the fields of the kind that is chosen in the field named key; without one it shows all."""
    names = {name for fields in shown.values() for name in fields.split()}

    def ready(form: Form, _one: Any, *_answers: Any) -> None:
        def show() -> None:
            wanted = shown.get(form.fields[key].text())
            for name in names:
                form.fields[name].setVisible(wanted is None or name in wanted.split())

        form.fields[key].changed.connect(show)
        show()

    return ready
