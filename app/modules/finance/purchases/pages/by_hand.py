"""What the form of an incoming invoice fills while it is typed by hand: what is agreed with the supplier, and a single position from the amount."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from app.core.errors import KontorError
from app.modules.finance.purchases.queries.proposals import by_hand
from app.modules.finance.purchases.rules.invoices import PurchaseDraft
from app.modules.finance.purchases.rules.proposing import Proposal
from app.ui.desk import Desk
from app.ui.forms import Form

ASKED = ("contact", "day", "gross", "text", "account1", "case1")  # what the rest follows from
TERMS = ("due", "skonto_days", "skonto")
POSITION = {"account1": "account", "case1": "case_key", "net1": "net", "tax1": "tax", "cost1": "cost1"}


class ByHand(QObject):
    """Fills what follows whenever a field is left that it follows from; what was typed stays, and so does a second position."""

    def __init__(self, desk: Desk, form: Form, count: int) -> None:
        super().__init__(form)
        self.desk, self.form = desk, form
        self.others = [f"{name}{place}" for place in range(2, count + 1) for name in ("net", "tax")]
        self.filled: dict[str, str] = {}  # what was put into a field, so that it may be put there anew
        for name in ASKED:
            form.fields[name].left.connect(self.look)

    def look(self) -> None:
        """Ask what follows from what stands in the form."""
        contact, day = self._value("contact"), self._value("day")
        if contact is None or day is None:
            return
        head = PurchaseDraft(
            contact=contact, day=day, gross=self._value("gross") or 0, text=self._text("text")
        )
        typed = [self._text(name) if self._is_typed(name) else "" for name in ("account1", "case1")]
        self.desk.read(by_hand, head, *typed, then=self.show, owner=self.form, slot="by_hand")

    def show(self, found: Proposal) -> None:
        """Fill the fields that nobody typed into."""
        for name in TERMS:
            self._put(name, getattr(found.head, name))
        if found.positions and not any(self._text(name) for name in self.others):
            for name, part in POSITION.items():
                self._put(name, getattr(found.positions[0], part))

    def _put(self, name: str, wanted: Any) -> None:
        field = self.form.fields[name]
        if (wanted or name in self.filled) and not self._is_typed(name):
            field.set_text(field.shown(wanted))
            self.filled[name] = self._text(name)
            if isinstance(field.editor, QLineEdit) and field.editor.hasFocus():
                field.editor.selectAll()  # so that typing replaces what came meanwhile

    def _is_typed(self, name: str) -> bool:
        text = self._text(name)
        return bool(text) and text != self.filled.get(name) and bool(self._value(name))

    def _text(self, name: str) -> str:
        return self.form.fields[name].text().strip()

    def _value(self, name: str) -> Any:
        """Return what a field says, nothing for what can't be read yet: the field marks that itself."""
        try:
            return self.form.fields[name].value()
        except KontorError:
            return None
