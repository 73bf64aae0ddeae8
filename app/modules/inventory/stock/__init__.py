"""Stock: what lies where, what moved, what it is worth, and what of it is posted."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import ShownReport
from app.core.messages import N_
from app.modules.inventory.stock.settings import SETTINGS

PAGES = "app.modules.inventory.stock.pages"
QUERIES = "app.modules.inventory.stock.queries"
VIEW, BOOK, VALUE = "inventory.view", "inventory.stock.book", "inventory.stock.value.view"
TOPIC = Topic(
    name="inventory.stock",
    order=20,
    purposes={
        "inventory.stock": N_(
            "Articles that are kept in stock, with what there is of each; import a list to begin."
        ),
        "inventory.levels": N_("What lies at which place, by lot, condition and serial number."),
        "inventory.reservations": N_("What is kept for a customer or an order until it is issued."),
        "inventory.moves": N_(
            "Every move of stock stands here for good; a wrong one is taken back by another."
        ),
        "inventory.places": N_("Halls, shelves, vans: where stock lies."),
        "inventory.minimums": N_("The least that should be at a place; Today tells when there is less."),
        "inventory.values": N_("What the stock is worth, once something was received."),
        "inventory.postings": N_("Values that were posted to the general ledger, by day."),
    },
    words={
        "stock": N_("inventory, warehouse, quantity on hand, reservation"),
        "moves": N_("goods receipt, goods issue, transfer, scrap, journal of stock"),
        "scan": N_("barcode, scanner, book by scan"),
        "places": N_("shelf, bin, warehouse, minimum"),
        "values": N_("inventory value, FIFO, average cost, change of stock, stock on a key date"),
    },
    models="app.modules.inventory.stock.models",
    numbers={"inventory.making": N_("Makings of kits")},
    figures="app.modules.inventory.stock.kpi:FIGURES",
    settings=SETTINGS,
    basics="app.modules.inventory.stock.services.places:bring_basics",
    checks="app.modules.inventory.stock.checks:checks",
    replay="app.modules.inventory.stock.replay:REPLAY",
    reports="app.modules.inventory.stock.reports:REPORTS",
    commands="app.modules.inventory.stock.cli:COMMANDS",
    issues_goods="app.modules.inventory.stock.services.shipping:issue_goods",
    takes_goods_back="app.modules.inventory.stock.services.shipping:goods_back",
    daily="app.modules.inventory.stock.services.kept:keep_quarters",
    todo="app.modules.inventory.stock.todo:waiting",
    demo_late="app.modules.inventory.stock.demo:demo",
    offers={"inventory_place": f"{QUERIES}.levels:offered_places"},
    cost_of_goods=f"{QUERIES}.valuation:cost_of_goods",
    search=f"{QUERIES}.levels:SEARCHABLE",
    shown_reports=(
        ShownReport(
            "values_on",
            N_("Lower of cost or market"),
            "inventory.stock.key_date",
            "year",
            words=N_("stock-taking list, valuation of stock"),
            needs=VALUE,
        ),
    ),
    pages=(
        Page("stock", N_("Stock"), "layers", f"{PAGES}.stock:StockPage", VIEW, order=20, group="stock"),
        Page("scan", N_("Scan desk"), "barcode", f"{PAGES}.scan:ScanPage", BOOK, order=22, group="stock"),
        Page(
            "moves", N_("Stock moves"), "history", f"{PAGES}.moves:MovesPage", VIEW, order=24, group="stock"
        ),
        Page(
            "values",
            N_("Value of stock"),
            "scale",
            f"{PAGES}.values:ValuesPage",
            VALUE,
            order=26,
            group="stock",
        ),
        Page(
            "places",
            N_("Storage places"),
            "map-pin",
            f"{PAGES}.masters:PlacesPage",
            VIEW,
            order=30,
            group="master",
        ),
        Page(
            "labels",
            N_("Stock labels"),
            "printer",
            f"{PAGES}.labels:StockLabelsPage",
            VIEW,
            order=32,
            listed=False,
            parent="inventory.stock.stock",
        ),
        Page(
            "key_date",
            N_("Lower of cost or market"),
            "scale",
            f"{PAGES}.key_date:KeyDatePage",
            VALUE,
            order=34,
            listed=False,
            parent="inventory.stock.values",
        ),
    ),
    actions=(
        Action("new_move", N_("New move of stock"), "inventory.stock.stock", "new", needs=BOOK),
        Action("scan", N_("Book by scanning"), "inventory.stock.scan", needs=BOOK),
        Action(
            "waiting_labels", N_("Labels not printed yet"), "inventory.stock.labels", "waiting", needs=VIEW
        ),
    ),
    permissions=(
        Permission(BOOK, N_("Move stock"), ("stock", "buyer"), comes_with=("inventory.article.change",)),
        Permission(
            "inventory.stock.places",
            N_("Change places and minimums"),
            ("stock",),
            comes_with=("inventory.article.change",),
        ),
        Permission(
            VALUE,
            N_("See values of stock"),
            ("bookkeeper", "auditor"),
            comes_with=("finance.view",),
            was=("inventory.stock.value",),
        ),
        Permission(
            "inventory.stock.post",
            N_("Post and lock values of stock"),
            ("bookkeeper",),
            comes_with=("finance.chart.change",),
        ),
    ),
)
