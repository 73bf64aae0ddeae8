"""What a day of working time proposes for the projects of that day: what is not noted yet, in the shares of what is."""

from __future__ import annotations

from collections.abc import Sequence


def proposed(worked: int, noted: Sequence[int], habits: Sequence[int], free: Sequence[bool]) -> list[int]:
    """Return the minutes that each row of a day gets more, so that together they come to what was worked.

    They are shared as what was noted on the day is, else as the row was used of late, else all to the only row. free says
    where more may be noted; without such a row, or where as much is noted, nobody gets any.
    """
    missing = worked - sum(noted)
    rows = [place for place, is_free in enumerate(free) if is_free]
    found = [0] * len(noted)
    if missing <= 0 or not rows:
        return found
    weights = next(
        (each for each in (noted, habits) if sum(each[place] for place in rows) > 0),
        [1] * len(noted) if len(rows) == 1 else [0] * len(noted),
    )
    whole = sum(weights[place] for place in rows)
    if not whole:
        return found
    rests = []
    for place in rows:
        found[place], rest = divmod(missing * weights[place], whole)
        rests.append((-rest, place))
    for _rest, place in sorted(rests)[: missing - sum(found)]:
        found[place] += 1
    return found
