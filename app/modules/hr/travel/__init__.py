"""Travel: trips with legs, per diems, receipts and advances, from writing to approval, posting and payment."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

PAGES = "app.modules.hr.travel.pages"
GUARDED = ("hr_trip", "hr_trip_leg", "hr_trip_day", "hr_trip_receipt", "hr_trip_advance")
TOPIC = Topic(
    name="hr.travel",
    order=40,
    purposes={
        "hr.own_trips": N_("Write down a trip here with Ctrl+N; what became of it and what it comes to stands here."),
        "hr.own_trip_receipts": N_("Receipts of your trips: hotel, tickets, parking."),
        "hr.trips_asked": N_("Trips stand here until they are decided."),
        "hr.trips_approved": N_("Approved trips stand here until they are posted."),
        "hr.trips": N_("All trips, from being written to being posted."),
        "hr.trip_receipts": N_("Receipts of trips; put the paper on its row, so that input tax can be deducted."),
        "hr.trip_advances": N_("Advances for trips; they are set off when the trip is posted."),
        "hr.travel_rates": N_("Per diems of lands and towns that the program has no table of, from the official letter."),
    },
    words={
        "own": N_("business trip, travel expenses, per diem, kilometres, hotel, mileage"),
        "trips": N_("travel expenses, expense claims, approve, post, advance, per diems"),
        "rates": N_("per diems abroad, daily allowance, foreign countries"),
    },
    models="app.modules.hr.travel.models",
    guards=dict.fromkeys(GUARDED, "app.modules.hr.travel.queries.visibility:GUARDS"),
    offers={"hr_trip": "app.modules.hr.travel.queries.trips:offered_trips"},
    numbers={"hr.trip": N_("Trips")},
    workflows="app.modules.hr.travel.services.approving:APPROVALS",
    todo="app.modules.hr.travel.todo:waiting",
    commands="app.modules.hr.travel.cli:COMMANDS",
    demo_late="app.modules.hr.travel.demo:demo",
    pages=(
        Page("own", N_("My trips"), "map-pin", f"{PAGES}.own:OwnTripsPage", "hr.own", order=5, group="travel"),
        Page("trips", N_("Trips"), "inbox", f"{PAGES}.trips:TripsPage", "hr.travel.view", order=20, group="travel"),
        Page("rates", N_("Travel rates"), "scale", f"{PAGES}.rates:RatesPage", "hr.travel.view", order=30, group="travel"),
    ),
    actions=(Action("new_trip", N_("Write down a trip"), "hr.travel.own", "new", needs="hr.own"),),
    permissions=(
        Permission("hr.travel.view", N_("See trips of the own team"), ("hr", "manager", "bookkeeper")),
        Permission("hr.travel.all", N_("See trips of everybody"), ("hr", "bookkeeper")),
        Permission("hr.travel.change", N_("Write trips of others, keep travel rates"), ("hr",)),
        Permission("hr.travel.post", N_("Post trips and advances"), ("bookkeeper",)),
    ),
)  # fmt: skip
