"""Quorum and majorities: who must be there, and what is carried; whole numbers throughout, so that no share is rounded."""

from __future__ import annotations

from app.core.dataclass import dataclass
from app.core.messages import N_, Message

SIMPLE, ABSOLUTE, TWO_THIRDS, THREE_QUARTERS, ALL = (
    "simple",
    "absolute",
    "two_thirds",
    "three_quarters",
    "all",
)
MAJORITIES = {
    SIMPLE: N_("simple majority of the votes cast"),
    ABSOLUTE: N_("majority of all who may vote"),
    TWO_THIRDS: N_("two thirds of the votes cast"),
    THREE_QUARTERS: N_("three quarters of the votes cast"),
    ALL: N_("consent of all who may vote"),
}
WHOLE = 10_000  # basis points


@dataclass(frozen=True)
class Votes:
    """How a vote went; an abstention is no vote cast (§ 32 (1) BGB as the courts read it, § 47 (1) GmbHG)."""

    yes: int
    no: int = 0
    abstain: int = 0

    @property
    def cast(self) -> int:
        """Votes for and against."""
        return self.yes + self.no

    @property
    def total(self) -> int:
        """Everybody who took part, abstentions too."""
        return self.cast + self.abstain


def is_quorate(present: int, entitled: int, share: int) -> bool:
    """Say whether enough of those who may vote are there; share in basis points of them, 0 where nobody asks for a quorum."""
    return share == 0 or (entitled > 0 and present * WHOLE >= entitled * share)


def quorum_needs(entitled: int, share: int) -> int:
    """Return how many of those who may vote must be there: the smallest number that reaches the share in basis points."""
    return -(-entitled * share // WHOLE)


def is_carried(votes: Votes, majority: str, entitled: int) -> bool:
    """Say whether a motion is carried by a kind of majority; entitled is how many may vote, there or not. A tie carries nothing."""
    match majority:
        case "absolute":
            return 2 * votes.yes > entitled
        case "two_thirds":
            return votes.yes > 0 and 3 * votes.yes >= 2 * votes.cast
        case "three_quarters":
            return votes.yes > 0 and 4 * votes.yes >= 3 * votes.cast
        case "all":
            return 0 < entitled <= votes.yes
        case _:
            return votes.yes > votes.no


def result_words(votes: Votes | None, majority: str, entitled: int) -> Message:
    """Return in a sentence how a vote ended; without counted votes it was decided without a count."""
    if votes is None:
        return Message(N_("Decided without a count of votes."), {})
    values = {
        "yes": votes.yes,
        "no": votes.no,
        "abstain": votes.abstain,
        "majority": Message(MAJORITIES[majority], {}),
    }
    if not is_carried(votes, majority, entitled):
        return Message(N_("Rejected: {yes} for, {no} against, {abstain} abstentions ({majority})."), values)
    if votes.no == 0 and votes.abstain == 0:
        return Message(N_("Carried unanimously with {yes} votes ({majority})."), values)
    return Message(N_("Carried: {yes} for, {no} against, {abstain} abstentions ({majority})."), values)


def quorum_words(present: int, entitled: int, share: int) -> Message:
    """Return in a sentence whether the meeting can decide."""
    values = {"present": present, "entitled": entitled, "needs": quorum_needs(entitled, share)}
    if share == 0:
        return Message(N_("{present} of {entitled} who may vote are there; no quorum is asked for."), values)
    if is_quorate(present, entitled, share):
        return Message(
            N_("Quorate: {present} of {entitled} who may vote are there, {needs} are needed."), values
        )
    return Message(
        N_("Not quorate: {present} of {entitled} who may vote are there, {needs} are needed."), values
    )
