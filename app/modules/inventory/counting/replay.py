"""How lines of counts that were written as a batch stand in the trail."""

from app.data.replay import Batched
from app.modules.inventory.counting.services.counts import LINE_COLUMNS
from app.modules.inventory.counting.services.drawing import DRAWN_COLUMNS

REPLAY = {
    "inventory_count_line": Batched(LINE_COLUMNS),
    "inventory_count_drawn": Batched(DRAWN_COLUMNS),
}
