"""What came with the tickets of demo companies that programs before this one made."""

from app.data.replay import Batched

REPLAY = {"it_ticket_entry": Batched(came_with="it_ticket"), "it_ticket_step": Batched(came_with="it_ticket")}
