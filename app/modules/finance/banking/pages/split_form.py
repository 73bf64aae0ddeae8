"""The form that splits a movement: as many parts as it takes, each with its document, also against the movement (Skonto, fees, credit notes)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import _
from app.modules.finance.banking.queries import LineView
from app.modules.finance.banking.rules import Part, Proposal
from app.modules.finance.banking.services.movements import accept_split
from app.ui.declared_fields import code_field
from app.ui.fields import MoneyField, TextField
from app.ui.forms import Form
from app.ui.numbered_rows import row_is_typed

if TYPE_CHECKING:
    from app.modules.finance.banking.pages.inbox import InboxPage

NEEDS, BESIDE = ("account", "amount"), ("document", "tax", "centre", "text")
FIRST = 3  # rows the form begins with; the last one that is filled makes another


class SplitForm(Form):
    """Rows of parts, and what is left of the movement."""

    def __init__(self, page: InboxPage, line: LineView, proposal: Proposal | None) -> None:
        super().__init__(
            page.desk, "split", self._split, page.drawer.drop, _("Accept"), columns=3, record=line.id
        )
        self._page, self._line, self._rows = page, line, 0
        texts = proposed(line, proposal)
        typed = page.desk.drafts.load("split", line.id)
        known = [*texts, *(typed.fields if typed is not None else ())]
        filled = [int(key.lstrip("abcdefghijklmnopqrstuvwxyz")) for key in known]
        for _row in range(max((FIRST, *(place + 2 for place in filled)))):
            self._add_row()
        self.fill(texts)
        self._rest()

    def _add_row(self) -> None:
        i = self._rows
        self._rows += 1
        self.add(code_field(self.desk, f"account{i}", _("Account"), "finance_account"))
        self.add(MoneyField(f"amount{i}", _("Amount")))
        self.add(TextField(f"document{i}", _("Document"), limit=36))
        self.add(TextField(f"tax{i}", _("BU"), limit=12))
        self.add(code_field(self.desk, f"centre{i}", _("Cost centre"), "finance_cost_centre", "1"))
        self.add(TextField(f"text{i}", _("Text"), limit=120))
        self.fields[f"amount{i}"].changed.connect(self._rest)
        self.fields[f"account{i}"].changed.connect(lambda: self._grow(i))

    def _grow(self, row: int) -> None:
        if row == self._rows - 1 and self.fields[f"account{row}"].text().strip():
            self._add_row()

    def parts(self) -> list[Part]:
        """Return the parts that are typed; raises Invalid."""
        values = self.values()
        return [
            Part(
                values[f"account{i}"].strip(),
                values[f"amount{i}"],
                values[f"tax{i}"].strip(),
                values[f"centre{i}"].strip(),
                values[f"text{i}"],
                document=values[f"document{i}"].strip(),
            )
            for i in range(self._rows)
            if row_is_typed(values, i, NEEDS, BESIDE)
        ]

    def _rest(self) -> None:
        total = 0
        for i in range(self._rows):
            try:
                total += self.fields[f"amount{i}"].value() or 0
            except KontorError:
                continue
        left = formats.cents(abs(self._line.amount) - total)
        self.say(
            _("{amount} left").format(amount=left) + "\n" + _("Skonto, fees and credit notes have a minus.")
        )

    def _split(self) -> None:
        def done(_nothing: object) -> None:
            self.saved()
            self._page.accepted(self._line, "")

        self.send(accept_split, self._line.id, self.parts(), then=done)


def proposed(line: LineView, proposal: Proposal | None) -> dict[str, str]:
    """Return the rows that a proposal begins a split with: its parts, or its open item and what the movement lacks or has beyond it."""
    if proposal is None:
        return {}
    parts = proposal.parts or (
        Part(proposal.account, proposal.open, proposal.tax, proposal.cost1, document=proposal.document),
    )
    texts: dict[str, str] = {}
    for i, part in enumerate(parts):
        texts |= {f"account{i}": part.account, f"tax{i}": part.tax, f"centre{i}": part.cost1}
        texts |= {f"document{i}": part.document, f"text{i}": part.text}
        texts[f"amount{i}"] = _typed(part.amount) if part.amount else ""
    left = abs(line.amount) - sum(part.amount for part in parts)
    if left and proposal.open:
        texts |= {f"amount{len(parts)}": _typed(left), f"document{len(parts)}": proposal.document}
    return {key: text for key, text in texts.items() if text}


def _typed(amount: int) -> str:
    """Return an amount as it is typed: the sign is a minus of the keyboard."""
    return formats.cents(amount).replace(formats.MINUS, "-")


def split_form(page: InboxPage, line: LineView, proposal: Proposal | None) -> None:
    """Ask for the parts of a movement; what is left over is shown while typing."""
    form = SplitForm(page, line, proposal)
    page.drawer.show_widget(_("Split {amount}").format(amount=formats.cents(line.amount)), form)
    form.focus_first()
