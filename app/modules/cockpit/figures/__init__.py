"""Figures (KPI) of all topics: boards of tiles that open to their rows, targets and limits, closed months, and the management report."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

HERE = "app.modules.cockpit.figures"
VIEW, BOARD, CHANGE, FREEZE = (f"cockpit.figures.{one}" for one in ("view", "board", "change", "freeze"))
EVERYBODY = ("bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk", "manager")
GUARDED = ("target", "value", "tile", "own_figure", "board")
TOPIC = Topic(
    name="cockpit.figures",
    order=10,
    purposes={
        "cockpit.targets": N_("Targets and limits say from which month on a figure should be what, and who answers for it."),
        "cockpit.own": N_("Figures of your own stand here: typed month by month, or made of others by a formula."),
        "cockpit.values": N_("Values stay here as they were when their month was closed; typed ones are entered here."),
        "cockpit.months": N_("What the management report says of a month stands here."),
        "cockpit.boards": N_("Boards show the figures that a department or a person needs."),
    },
    words={
        "boards": N_("KPI, dashboard, key figures, indicators, tiles, management report, turnover, liquidity, headcount"),
        "register": N_("KPI, targets, limits, formulas, own figures, close month, thresholds"),
    },
    models=f"{HERE}.models",
    guards={f"cockpit_{name}": f"{HERE}.queries.catalogue:GUARDS" for name in GUARDED},
    todo=f"{HERE}.queries.boards:waiting",
    commands=f"{HERE}.cli:COMMANDS",
    reports=f"{HERE}.reports:REPORTS",
    demo_late=f"{HERE}.demo:demo",
    demo_after=("finance.closing", "finance.open_items", "finance.dunning", "hr.worktime", "inventory.purchasing", "organisation.projects"),
    pages=(
        Page("boards", N_("Figures"), "chart-line", f"{HERE}.pages.boards:BoardsPage", VIEW, order=20),
        Page("register", N_("Register of figures"), "sliders-horizontal", f"{HERE}.pages.register:FigureRegisterPage", VIEW, order=22),
    ),
    permissions=(
        Permission(VIEW, N_("See figures"), (*EVERYBODY, "auditor")),
        Permission(BOARD, N_("Arrange own boards"), EVERYBODY),
        Permission(CHANGE, N_("Set targets, own figures and boards of all"), ("bookkeeper", "manager")),
        Permission(FREEZE, N_("Enter figures, close months and write the management report"), ("bookkeeper", "hr", "manager")),
    ),
)  # fmt: skip
