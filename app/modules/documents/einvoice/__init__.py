"""Electronic invoices: XRechnung (UBL and CII), ZUGFeRD and Factur-X, read exactly and checked by their rules."""

from app.core.manifest import Topic

TOPIC = Topic(
    name="documents.einvoice",
    order=10,
    paints={".xml": "app.modules.documents.einvoice.reports:as_pages"},
    commands="app.modules.documents.einvoice.cli:COMMANDS",
)
