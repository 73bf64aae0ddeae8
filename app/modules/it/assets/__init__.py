"""Devices: what there is, where it is and who has it, from the order to the disposal; hand-overs with a signed protocol."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import SetsFields
from app.core.messages import N_
from app.modules.it.assets.settings import SETTINGS

PAGES = "app.modules.it.assets.pages"
TOPIC = Topic(
    name="it.assets",
    order=10,
    purposes={
        "it.fields": N_("Fields of your own hold what devices of a category need besides the usual."),
        "it.assets": N_(
            "Computers, telephones, printers: each with its place, who has it, and its way so far."
        ),
        "it.own_assets": N_("Devices that were handed to you stand here."),
        "it.own_protocols": N_("Protocols of what was handed to you, and what you returned."),
        "it.holders": N_("Nobody has a device yet: hand the first one over."),
        "it.leavers": N_("People who leave soon and still have something of ours."),
        "it.protocols": N_("Signed protocols of hand-overs and returns stand here."),
        "it.supplies": N_("Accessories and consumables, with stock and the least there should be."),
        "it.kits": N_("A kit is what is handed out together, such as notebook, bag and mouse."),
        "it.models": N_("A model says once what all devices of its kind have in common."),
        "it.locations": N_("Places: buildings, floors, rooms, shelves."),
    },
    numbers={
        "it.asset": N_("Devices"),
        "it.out": N_("Hand-over protocols"),
        "it.back": N_("Return protocols"),
    },
    words={
        "assets": N_("hardware, computer, laptop, notebook, printer, phone, screen, serial number"),
        "hand_over": N_("issue devices, take back, protocol, signature"),
        "holders": N_("who has the laptop, leavers, exit list"),
        "supplies": N_("mouse, keyboard, toner, cable, consumables, kit"),
        "masters": N_("categories, manufacturers, rooms, buildings"),
    },
    sets={
        "it_asset": SetsFields("app.modules.it.assets.services.assets:set_assets", "pool next_audit notes")
    },
    models="app.modules.it.assets.models",
    offers={
        "it_location": "app.modules.it.assets.queries.codes:offered_locations",
        "it_model": "app.modules.it.assets.queries.codes:offered_models",
        "it_asset": "app.modules.it.assets.queries.assets:offered_assets",
        "it_supply": "app.modules.it.assets.queries.supplies:offered_supplies",
    },
    guards=dict.fromkeys(
        ("it_asset", "it_protocol", "it_custody"), "app.modules.it.assets.queries.own:GUARDS"
    ),
    settings=SETTINGS,
    kept="app.modules.it.assets.services.custody:kept",
    search="app.modules.it.assets.queries.supplies:SEARCHABLES",
    daily="app.modules.it.assets.services.lifecycle:do_day",
    ended="app.modules.it.assets.services.supply_stock:stock_move_ended",
    holders="app.modules.it.assets.queries.supplies:holders",
    holds="app.modules.it.assets.queries.holdings:held_words",
    todo="app.modules.it.assets.todo:waiting",
    due_days="app.modules.it.assets.todo:due_days",
    basics="app.modules.it.assets.setup:bring_basics",
    commands="app.modules.it.assets.cli:COMMANDS",
    demo="app.modules.it.assets.demo:demo",
    pages=(
        Page(
            "assets",
            N_("Devices"),
            "monitor",
            f"{PAGES}.assets:AssetsPage",
            "it.view",
            order=10,
            group="devices",
        ),
        Page(
            "hand_over",
            N_("Hand over"),
            "arrow-left-right",
            f"{PAGES}.hand_over:HandOverPage",
            "it.hand_over",
            order=12,
            group="devices",
        ),
        Page(
            "holders",
            N_("Who has what"),
            "users",
            f"{PAGES}.holders:HoldersPage",
            "it.view",
            order=14,
            group="devices",
        ),
        Page(
            "supplies",
            N_("Accessories"),
            "layers",
            f"{PAGES}.supplies:SuppliesPage",
            "it.view",
            order=17,
            group="devices",
        ),
        Page(
            "labels",
            N_("Labels of devices"),
            "printer",
            f"{PAGES}.labels:AssetLabelsPage",
            "it.view",
            order=16,
            listed=False,
            parent="it.assets.assets",
        ),
        Page(
            "masters",
            N_("Models and places"),
            "map-pin",
            f"{PAGES}.masters:MastersPage",
            "it.view",
            order=40,
            group="master",
        ),
    ),
    actions=(
        Action("new_asset", N_("New device"), "it.assets.assets", "new", needs="it.asset.change"),
        Action("request", N_("Ask for devices"), "it.assets.assets", "request", needs="it.request"),
        Action("hand_over", N_("Hand devices over"), "it.assets.hand_over", "out", needs="it.hand_over"),
        Action("take_back", N_("Take devices back"), "it.assets.hand_over", "back", needs="it.hand_over"),
    ),
    permissions=(
        Permission(
            "it.view", N_("See devices"), ("it_admin", "helpdesk", "stock", "bookkeeper", "buyer", "auditor")
        ),
        Permission(
            "it.own",
            N_("Report faults, see own tickets and own devices"),
            ("staff", "bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk"),
        ),
        Permission("it.asset.change", N_("Change devices, models and places"), ("it_admin",)),
        Permission("it.request", N_("Ask for devices"), ("it_admin", "helpdesk", "hr", "buyer")),
        Permission("it.hand_over", N_("Hand devices over and take them back"), ("it_admin", "helpdesk")),
        Permission("it.asset.import", N_("Import devices"), ("it_admin",)),
    ),
)
