"""How values of stock are posted to the general ledger: the stock account against what the move was for, by month or whenever wished."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class Change:
    """By how many cents a kind of move changed the stock of a class, for a cost centre ('' for none)."""

    stock_class: str
    kind: str
    cost1: str
    value: int


@dataclass(frozen=True)
class PostingLine:
    """A line of the entry: account, cost centre, cents (debit above zero)."""

    account: str
    cost1: str
    amount: int


@dataclass(frozen=True)
class Accounts:
    """The accounts of a book: stock and change of stock by class; loss, own use and opening where they are not the change of stock."""

    stock: Mapping[str, str]
    change: Mapping[str, str]
    loss: str = ""
    use: str = ""
    opening: str = ""

    def contra(self, change: Change) -> str:
        """Return the account that stands against the stock."""
        own = {
            "scrap": self.loss,
            "count": self.loss,
            "consume": self.use,
            "opening": self.opening,
        }.get(change.kind, "")
        return own or self.change[change.stock_class]


def entry_lines(changes: Iterable[Change], accounts: Accounts) -> tuple[PostingLine, ...]:
    """Return the lines of the entry: what came in debits the stock, what went out credits it; sums of nothing are left out.

    The cost centre stands with the account against the stock.
    """
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for one in changes:
        sums[accounts.stock[one.stock_class], ""] += one.value
        sums[accounts.contra(one), one.cost1] -= one.value
    return tuple(PostingLine(*key, amount) for key, amount in sorted(sums.items()) if amount)
