"""What the search shows of sourcing."""

from app.modules.inventory.sourcing.queries import enquiries, needs

SEARCHABLE = (*needs.SEARCHABLE, *enquiries.SEARCHABLE)
