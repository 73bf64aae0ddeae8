"""How the accounts of a chart stand in the trail: as one batch when the book is made."""

from app.data.replay import Batched

COLUMNS = ("id", "number", "sort", "name_de", "name_en", "kind", "hgb", "hgb_other", "bwa", "eur", "tax")
REPLAY = {"finance_account": Batched(COLUMNS)}
