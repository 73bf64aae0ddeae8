"""What a scan means in an audit, and the count of results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from app.core.messages import N_

EXPECTED, FOUND, MISSING, MISPLACED, UNKNOWN, DOUBLE = (
    "expected",
    "found",
    "missing",
    "misplaced",
    "unknown",
    "double",
)
RESULTS = {
    EXPECTED: N_("not scanned yet"),
    FOUND: N_("found"),
    MISSING: N_("missing"),
    MISPLACED: N_("belongs elsewhere"),
    UNKNOWN: N_("unknown code"),
    DOUBLE: N_("scanned twice"),
}
# colour of each result in the look, and the mark before its word: never colour alone
MARKS = {
    EXPECTED: ("quiet", "○"),
    FOUND: ("good", "✓"),
    MISSING: ("bad", "✗"),
    MISPLACED: ("warn", "⇄"),
    UNKNOWN: ("bad", "?"),
    DOUBLE: ("warn", "2"),
}
RESULT_TONES = {result: tone for result, (tone, _mark) in MARKS.items()}
FIXES = {"": N_("nothing"), "moved": N_("moved here"), "back": N_("goes back"), "lost": N_("noted as lost")}


def result_of(there: str | None, expected: bool, known: bool) -> str:
    """Return what a scan means: `there` is the result the device has in this audit already, None where it has none."""
    if not known:
        return UNKNOWN
    if there in (FOUND, MISPLACED):
        return DOUBLE
    return FOUND if expected else MISPLACED


def counts(results: Iterable[str]) -> dict[str, int]:
    """Return how often each result occurs, in the order of RESULTS."""
    found = Counter(results)
    return {name: found[name] for name in RESULTS if found[name]}
