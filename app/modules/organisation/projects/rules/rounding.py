"""Rounding of times to steps of minutes, and what time costs."""

from __future__ import annotations

from app.core.messages import N_

EXACT, UP, DOWN, NEAREST = "exact", "up", "down", "nearest"
ROUNDINGS = {
    EXACT: N_("to the minute"),
    UP: N_("up"),
    DOWN: N_("down"),
    NEAREST: N_("to the nearest"),
}
HOUR = 60


def round_minutes(minutes: int, step: int, way: str) -> int:
    """Return minutes (0 or more) in whole steps: up, down or to the nearest one, a half up; any step below 2 keeps them."""
    if step < 2 or way == EXACT:
        return minutes
    whole, rest = divmod(minutes, step)
    if way == UP:
        return (whole + (rest > 0)) * step
    if way == DOWN:
        return whole * step
    return (whole + (2 * rest >= step)) * step


def worth(minutes: int, rate: int) -> int:
    """Return what minutes cost at a rate in cents an hour, half a cent up."""
    return (2 * minutes * rate + HOUR) // (2 * HOUR)
