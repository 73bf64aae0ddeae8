"""What planning reckons with: service level, days looked back, lead time where none is known, and what an order and keeping stock cost."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Planning of stock")
SETTINGS = (
    Setting(
        "inventory.plan_service",
        N_("Service level"),
        "choice",
        "95",
        group=GROUP,
        choices=(("90", N_("90 %")), ("95", N_("95 %")), ("98", N_("98 %")), ("99", N_("99 %"))),
        help=N_("in how many cases of a hundred the safety stock lasts until the delivery"),
    ),
    Setting(
        "inventory.plan_days",
        N_("Days of use that are looked back on"),
        "number",
        180,
        group=GROUP,
        minimum=28,
        maximum=730,
    ),
    Setting(
        "inventory.plan_lead",
        N_("Days until a delivery, where nothing is known"),
        "number",
        14,
        group=GROUP,
        minimum=1,
        maximum=365,
    ),
    Setting(
        "inventory.plan_order_cost",
        N_("Cost of an order, €"),
        "number",
        0,
        group=GROUP,
        help=N_("0: no economic quantity is calculated"),
        maximum=10_000,
    ),
    Setting(
        "inventory.plan_holding",
        N_("Cost of keeping stock, % a year"),
        "number",
        20,
        group=GROUP,
        maximum=100,
    ),
    Setting(
        "inventory.plan_a",
        N_("Class A up to, % of the value of use"),
        "number",
        80,
        group=GROUP,
        minimum=1,
        maximum=98,
    ),
    Setting(
        "inventory.plan_b",
        N_("Class B up to, % of the value of use"),
        "number",
        95,
        group=GROUP,
        minimum=2,
        maximum=99,
    ),
    Setting(
        "inventory.plan_x",
        N_("Class X below, deviation in % of the mean"),
        "number",
        50,
        group=GROUP,
        minimum=1,
        maximum=500,
    ),
    Setting(
        "inventory.plan_y",
        N_("Class Y up to, deviation in % of the mean"),
        "number",
        100,
        group=GROUP,
        minimum=1,
        maximum=500,
    ),
)
