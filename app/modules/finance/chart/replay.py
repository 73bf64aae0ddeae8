"""How the accounts of a chart stand in the trail: as one batch when the book is made."""

from app.data.replay import Batched

EARLIER = ("id", "number", "sort", "name_de", "name_en", "kind", "hgb", "hgb_other", "bwa", "eur", "tax")
COLUMNS = (*EARLIER, "needs_cost_centre", "vat_id", "cash", "blocked")
REPLAY = {"finance_account": Batched(COLUMNS, (EARLIER,))}
