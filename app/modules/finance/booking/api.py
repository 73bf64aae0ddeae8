"""What other topics use of booking."""

from app.modules.finance.booking.models import Stack, StackLine
from app.modules.finance.booking.queries import LineRow
from app.modules.finance.booking.rules import MaskLine, entry_of
from app.modules.finance.booking.services import open_stack, post_stack, save_line, save_split

__all__ = [
    "LineRow",
    "MaskLine",
    "Stack",
    "StackLine",
    "entry_of",
    "open_stack",
    "post_stack",
    "save_line",
    "save_split",
]
