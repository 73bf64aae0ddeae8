"""Devices that come from deliveries: what purchasing took in becomes devices of a model, and leaves the stock with that."""

from app.core.manifest import Page, Permission, Topic
from app.core.manifest_parts import OnRecord
from app.core.messages import N_

HERE = "app.modules.it.arrivals"
PAGE, MAKE = "it.arrivals.arrivals", "it.arrival.make"
OFFER = OnRecord(N_("Make devices …"), PAGE, MAKE)
TOPIC = Topic(
    name="it.arrivals",
    order=12,
    purposes={
        "it.arrivals": N_(
            "Deliveries of articles that are devices stand here; F8 makes devices of them, which leave the stock."
        ),
        "it.article_ties": N_("Which article is a device of which model; its deliveries then wait to be made devices."),
    },
    words={
        "arrivals": N_("new devices, delivered devices, goods receipt of computers"),
        "ties": N_("article and model, device of an article"),
    },
    models=f"{HERE}.models",
    ended=f"{HERE}.services:goods_ended",
    uses_goods=f"{HERE}.queries:kept_by_devices",
    todo=f"{HERE}.todo:waiting",
    on_records={"inventory_receipt": OFFER, "inventory_move": OFFER},
    pages=(
        Page("arrivals", N_("Delivered devices"), "inbox", f"{HERE}.pages.arrivals:ArrivalsPage", MAKE, order=11, group="devices"),
        Page("ties", N_("Articles that are devices"), "link", f"{HERE}.pages.ties:TiesPage", MAKE, order=41, group="master"),
    ),
    permissions=(
        Permission(MAKE, N_("Make devices of deliveries"), ("it_admin",), comes_with=("inventory.view", "it.view")),
    ),
)  # fmt: skip
