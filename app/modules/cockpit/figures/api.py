"""What other topics use of figures: which there are, and what they come to in a span, of those that the person may know of."""

from app.modules.cockpit.figures.queries.catalogue import Known, figure_choices, open_figures
from app.modules.cockpit.figures.queries.values import figure_values, tables_of

__all__ = ["Known", "figure_choices", "figure_values", "open_figures", "tables_of"]
