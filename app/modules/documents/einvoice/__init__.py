"""Electronic invoices: XRechnung (UBL and CII), ZUGFeRD and Factur-X, read exactly and checked by their rules."""

from app.core.manifest import Topic

TOPIC = Topic(name="documents.einvoice", order=10, commands="app.modules.documents.einvoice.cli:COMMANDS")
