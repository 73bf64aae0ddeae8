"""What the search finds of sales: documents by number, subject and texts, contracts by their subject."""

from __future__ import annotations

from app.core.messages import N_
from app.data.search import Searchable
from app.modules.finance.sales.queries.documents import RIGHT, show_documents
from app.modules.finance.sales.queries.recurring import PAGE, show_contracts

SEARCHABLE = (
    Searchable(
        N_("Sales document"), "finance_sales_document", "finance.sales.documents", RIGHT, show_documents
    ),
    Searchable(N_("Recurring invoice"), "finance_sales_contract", PAGE, RIGHT, show_contracts),
)
