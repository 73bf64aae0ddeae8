"""What other topics use of the pool: rooms that can be reserved, and the reservation that belongs to something of theirs."""

from app.modules.it.pool.queries import Room, rooms
from app.modules.it.pool.services import RoomWish, call_off, keep_room, let_room_go

__all__ = ["Room", "RoomWish", "call_off", "keep_room", "let_room_go", "rooms"]
