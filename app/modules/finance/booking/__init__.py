"""Booking: the mask in DATEV order, stacks, templates and text constants."""

from app.core.manifest import Action, Page, Topic
from app.core.manifest_parts import FirstStep
from app.core.messages import N_

TOPIC = Topic(
    name="finance.booking",
    order=70,
    purposes={
        "finance.stacks": N_("Entries of a month are typed in a stack and posted together."),
        "finance.text_constants": N_("A short code stands for a text that is typed often."),
    },
    words={
        "mask": N_("enter, voucher, invoice, post"),
        "stacks": N_("batches"),
        "texts": N_("text constants, templates"),
    },
    models="app.modules.finance.booking.models",
    todo="app.modules.finance.booking.queries:waiting",
    demo="app.modules.finance.booking.demo:demo",
    month_end="app.modules.finance.booking.queries:month_end",
    pages=(
        Page(
            "mask",
            N_("Book"),
            "pen-line",
            "app.modules.finance.booking.pages.mask_page:MaskPage",
            "finance.entry.post",
            order=10,
            group="enter",
        ),
        Page(
            "stacks",
            N_("Stacks"),
            "layers",
            "app.modules.finance.booking.pages.stacks:StacksPage",
            "finance.view",
            order=25,
            group="enter",
        ),
        Page(
            "texts",
            N_("Booking texts"),
            "sticky-note",
            "app.modules.finance.booking.pages.texts:TextsPage",
            "finance.view",
            order=75,
            group="master",
        ),
    ),
    first_steps=(
        FirstStep(
            N_("First entry"),
            N_("Type it as it stands on the paper"),
            N_("Book"),
            "finance.booking.mask",
            "app.modules.finance.booking.queries:has_entry",
            needs="finance.entry.post",
            order=40,
        ),
    ),
    actions=(
        Action("new_stack", N_("New stack …"), "finance.booking.mask", "new", needs="finance.entry.post"),
    ),
)
