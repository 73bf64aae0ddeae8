"""How rows are shared out over the pages of a report."""

from __future__ import annotations

TOGETHER = 3  # rows that stand at least on the last page


def page_counts(rows: int, notes: int, first: int, later: int) -> list[int]:
    """Return how many rows stand on each page, when the last also takes notes as high as so many rows.

    The last page has at least TOGETHER rows, so that no total stands alone: the page before gives them up.
    """
    counts = [min(rows, first)]
    while sum(counts) < rows:
        counts.append(min(rows - sum(counts), later))
    if counts[-1] + notes > (first if len(counts) == 1 else later):
        counts.append(0)
    if len(counts) > 1 and counts[-1] < TOGETHER:
        moved = min(TOGETHER - counts[-1], max(0, counts[-2] - 1))
        counts[-2] -= moved
        counts[-1] += moved
    return counts
