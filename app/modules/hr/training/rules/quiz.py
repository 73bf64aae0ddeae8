"""A course at the desk: its questions, how answers are marked, and the fingerprint of what was asked."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_

Answers = Mapping[int, frozenset[int]]  # by key of the question the numbers of the answers that were chosen


@dataclass(frozen=True)
class Slide:
    """A slide as it is shown, with its key, on which pictures and PDF stand."""

    id: int
    title: str
    text: str


@dataclass(frozen=True)
class Asked:
    """A question as it is asked: nothing says which answers are right."""

    id: int
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A question with the numbers of its right answers."""

    asked: Asked
    right: frozenset[int]


def answers_of(written: str) -> tuple[str, ...]:
    """Return the answers of a question, one a line; raises Invalid for fewer than two."""
    found = tuple(line.strip() for line in written.splitlines() if line.strip())
    if not 2 <= len(found) <= 12:
        raise Invalid(N_("Enter two to twelve answers, each in a line of its own."), field="answers")
    return found


def right_of(written: str, count: int) -> frozenset[int]:
    """Return the numbers of right answers as typed ('1 3'); raises Invalid for none or one that is not there."""
    parts = re.findall(r"\d+", written)
    found = frozenset(map(int, parts))
    if not found or not found <= frozenset(range(1, count + 1)) or re.sub(r"[\d\s,;]", "", written):
        raise Invalid(N_("Enter the numbers of the right answers, such as 1 3."), field="right")
    return found


@dataclass(frozen=True)
class Score:
    """How many questions were answered wholly right, of how many, and whether that passes."""

    right: int
    of: int
    passed: bool


def mark(questions: Sequence[Question], answers: Answers, passing: int) -> Score:
    """Return the score: a question is right where exactly its right answers were chosen; passing is in per cent of the questions.

    A course without questions is passed by being read to its end.
    """
    right = sum(answers.get(one.asked.id, frozenset()) == one.right for one in questions)
    return Score(right, len(questions), right * 100 >= passing * len(questions))


def fingerprint(slides: Sequence[Slide], questions: Sequence[Question]) -> str:
    """Return the fingerprint of what was shown and asked, so that a proof says what it is about."""
    shown = [[one.title, one.text] for one in slides]
    asked = [[one.asked.question, list(one.asked.answers), sorted(one.right)] for one in questions]
    data = json.dumps([shown, asked], ensure_ascii=False).encode()
    return hashlib.sha256(data).hexdigest()
