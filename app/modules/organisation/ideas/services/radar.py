"""Keeping the technology radar: candidates, their trial, the decision, bringing in as a project, and the yearly look."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data import search
from app.data.declarative import field_of
from app.data.drafts import check, must_be_unique, one_of, save_draft
from app.data.office import command
from app.data.unit import Unit, table_of
from app.modules.hr.people.api import own_person
from app.modules.organisation.ideas.models import RADAR_CHANGE, Candidate
from app.modules.organisation.ideas.rules.radar import (
    ADOPT,
    ASSESS,
    RINGS,
    TRIAL,
    CandidateDraft,
    direction,
    next_review,
)
from app.modules.organisation.projects.api import project_for

EMPTY = dict.fromkeys(("trial_until", "decided", "project_id"))


@command(RADAR_CHANGE)
def save_candidate(
    unit: Unit, draft: CandidateDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a candidate and return its key; a new one is looked at first. Raises Invalid naming the field, and Conflict."""
    must_be_unique(unit, Candidate, draft.name, key)
    if draft.cost < 0:
        raise Invalid(N_("This is not below zero."), field="cost")
    if key is None:
        fresh = {"ring": ASSESS, "moved": 0, "criteria": "", "reasons": "", "review": next_review(unit.today)}
        key = save_draft(unit, Candidate, draft, None, None, **fresh, **EMPTY)
    else:
        save_draft(unit, Candidate, draft, key, version)
    search.index(unit, Candidate, key, f"{draft.name} {draft.purpose}"[:2000])
    return key


def _text(column: str, value: str, field: str, words: str) -> str:
    """Return a text that is needed and fits its column; raises Invalid."""
    if not value.strip():
        raise Invalid(words, field=field)
    check(field_of(table_of(Candidate).c[column]), value.strip(), field)
    return value.strip()


@command(RADAR_CHANGE)
def begin_trial(unit: Unit, key: int, until: datetime.date | None, criteria: str) -> None:
    """Put a candidate on trial until a day, with what must be reached; on trial already, day and criteria change. Raises Invalid."""
    row = unit.row(Candidate, key, lock=True)
    if until is None or until <= unit.today:
        raise Invalid(N_("Enter a day to come; a trial has an end."), field="until")
    if not row["privacy"].strip():
        raise Invalid(
            N_("Say first which personal data it touches, or that there are none."), field="privacy"
        )
    wanted = _text("criteria", criteria, "criteria", N_("Say by what the trial is judged."))
    _move(unit, row, TRIAL, {"trial_until": until, "criteria": wanted})


@command(RADAR_CHANGE)
def decide_candidate(unit: Unit, key: int, ring: str, reasons: str) -> None:
    """Decide in which ring a candidate stands, with reasons; adopting makes the project that brings it in. Decided so already, nothing happens.

    Raises Invalid naming the field.
    """
    one_of(ring, RINGS, "ring")
    row = unit.row(Candidate, key, lock=True)
    words = _text("reasons", reasons, "reasons", N_("Give the reasons."))
    if row["decided"] is not None and (row["ring"], row["reasons"]) == (ring, words):
        return
    if ring == TRIAL and row["trial_until"] is None:
        raise Invalid(N_("A trial has an end and criteria; begin it as a trial."), field="ring")
    values: dict[str, Any] = {"reasons": words, "decided": unit.today}
    if ring == ADOPT and row["project_id"] is None:
        name = _("Bringing in: {name}").format(name=row["name"])
        values["project_id"] = project_for(unit, name, own_person(unit.connection), (), row["purpose"])
    if ring != TRIAL:
        values["trial_until"] = None
    _move(unit, row, ring, values)


def _move(unit: Unit, row: Mapping[str, Any], ring: str, values: Mapping[str, Any]) -> None:
    """Put a candidate into a ring; it is looked at again a year later."""
    moved = direction(row["ring"], ring) or (row["moved"] if row["ring"] == ring else 0)
    unit.update(
        Candidate, row["id"], {**values, "ring": ring, "moved": moved, "review": next_review(unit.today)}
    )


@command(RADAR_CHANGE)
def look_again(unit: Unit, key: int) -> None:
    """Keep that a candidate was looked at and stays where it is: it has not moved, and its year begins anew. Looked at today already, nothing happens."""
    unit.row(Candidate, key, lock=True)
    unit.update(Candidate, key, {"moved": 0, "review": next_review(unit.today)})
