"""The pool: devices that anyone may borrow and rooms, their reservations in a calendar, and who has them until when."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="it.pool",
    order=22,
    purposes={
        "it.reservations": N_(
            "Devices that are lent out, and rooms, are reserved here, for days or by the hour."
        ),
    },
    words={
        "pool": N_("borrow, lend, loan device, projector, booking calendar, meeting room, reserve a room"),
    },
    models="app.modules.it.pool.models",
    hands_out="app.modules.it.pool.services:refuse_promised",
    holds="app.modules.it.pool.queries:held_words",
    todo="app.modules.it.pool.todo:waiting",
    demo="app.modules.it.pool.demo:demo",
    pages=(
        Page(
            "pool",
            N_("Reservations"),
            "calendar",
            "app.modules.it.pool.pages.pool:PoolPage",
            "it.view",
            order=15,
            group="devices",
        ),
    ),
    actions=(Action("reserve", N_("Reserve a device"), "it.pool.pool", "new", needs="it.reserve"),),
    permissions=(
        Permission("it.reserve", N_("Reserve devices of the pool"), ("it_admin", "helpdesk", "hr")),
    ),
)
