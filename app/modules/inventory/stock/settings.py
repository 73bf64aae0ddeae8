"""How stock is valued, whether it may fall below zero, and on which accounts its changes are posted."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Stock")
SETTINGS = (
    Setting(
        "inventory.valuation",
        N_("Valuation of new articles"),
        "choice",
        "average",
        group=GROUP,
        choices=(("average", N_("moving average")), ("fifo", N_("first in, first out (FIFO)"))),
        help=N_("an article keeps its way once stock of it has moved"),
    ),
    Setting(
        "inventory.negative",
        N_("Issues of more than there is"),
        "choice",
        "refuse",
        group=GROUP,
        choices=(("refuse", N_("are refused")), ("allow", N_("are booked and listed in Today"))),
    ),
    Setting(
        "inventory.ships_from",
        N_("Goods of sales leave from"),
        "text",
        "",
        group=GROUP,
        help=N_("code or path of a place; empty: documents of sales move no stock"),
    ),
    Setting(
        "inventory.account_loss",
        N_("Account of scrap and differences of a count"),
        "text",
        "",
        group=GROUP,
        help=N_("empty: with the change of stock"),
    ),
    Setting(
        "inventory.account_use",
        N_("Account of own use"),
        "text",
        "",
        group=GROUP,
        help=N_("empty: with the change of stock"),
    ),
    Setting(
        "inventory.account_opening",
        N_("Account against opening stock"),
        "text",
        "",
        group=GROUP,
        help=N_("empty: the account of opening balances of the chart"),
    ),
)
