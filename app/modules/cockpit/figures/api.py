"""What other topics use of figures: which there are, and what they come to in a span, of those that the person may know of."""

from app.modules.cockpit.figures.queries.boards import Lit, lit_now
from app.modules.cockpit.figures.queries.catalogue import Known, figure_choices, open_figures
from app.modules.cockpit.figures.queries.values import figure_values, tables_of
from app.modules.cockpit.figures.rules.figures import BAD, WARN

__all__ = [
    "BAD",
    "WARN",
    "Known",
    "Lit",
    "figure_choices",
    "figure_values",
    "lit_now",
    "open_figures",
    "tables_of",
]
