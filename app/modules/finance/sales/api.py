"""What other topics use of sales: documents, how they are made, issued, taken back."""

from app.modules.finance.sales.models import SalesDocument
from app.modules.finance.sales.queries.documents import document, documents_of, find_document
from app.modules.finance.sales.rules.documents import DocumentDraft, DocumentView, LineDraft
from app.modules.finance.sales.services.drafts import make_next, save_document
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.sales.services.taking_back import cancel

__all__ = [
    "DocumentDraft",
    "DocumentView",
    "LineDraft",
    "SalesDocument",
    "cancel",
    "document",
    "documents_of",
    "find_document",
    "issue",
    "make_next",
    "save_document",
]
