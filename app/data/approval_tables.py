"""Tables of approvals: rules, runs and their steps."""

from __future__ import annotations

import datetime

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    String,
)

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column

OPEN, WAITING, APPROVED, REJECTED, SKIPPED = "open", "waiting", "approved", "rejected", "skipped"
CHANGED, WITHDRAWN = "changed", "withdrawn"
STATES = {
    OPEN: N_("to be decided"),
    WAITING: N_("waits for an earlier step"),
    APPROVED: N_("approved"),
    REJECTED: N_("rejected"),
    SKIPPED: N_("no longer needed"),
    CHANGED: N_("begun anew after a change"),
    WITHDRAWN: N_("called off"),
}
TONES = {
    OPEN: "warn",
    WAITING: "open",
    APPROVED: "good",
    REJECTED: "bad",
    SKIPPED: "quiet",
    CHANGED: "quiet",
    WITHDRAWN: "quiet",
}


class ApprovalRule(Versioned, Base):
    """Who approves a kind of record: a role or a person, from which amount on (cents), in how many days; all=every one of the role."""

    __tablename__ = "approval_rule"
    __title__ = N_("Rule of approval")

    kind: ColumnElement[str] = column(String(40), index=True, title=N_("Kind"))
    position: ColumnElement[int] = column(Integer, title=N_("Position"))
    role: ColumnElement[str] = column(String(80), default="", server_default="", title=N_("Role"))
    login: ColumnElement[str] = column(String(80), default="", server_default="")
    substitute: ColumnElement[str] = column(String(80), default="", server_default="", title=N_("Substitute"))
    days: ColumnElement[int] = column(Integer, title=N_("Days"))
    from_amount: ColumnElement[int] = column(title=N_("from"), kind="money")
    every: ColumnElement[bool] = column(default=False, server_default="0", title=N_("Everyone of the role"))


class ApprovalRun(Keyed, Base):
    """One approval of one record."""

    __tablename__ = "approval_run"
    __title__ = N_("Approval")

    kind: ColumnElement[str] = column(String(40), title=N_("Kind"))
    table_name: ColumnElement[str] = column(String(60))
    row_key: ColumnElement[int]
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money")
    content: ColumnElement[str] = column(
        String(64), default="", server_default="", title=N_("Fingerprint"), kind="secret"
    )  # of what is approved, '' for runs that began before it was kept
    state: ColumnElement[str] = column(String(10), title=N_("State"), choices=STATES, tones=TONES)
    started_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Asked by"), once=True)
    started_at: ColumnElement[datetime.datetime] = column(title=N_("Asked"), once=True)
    ended_at: ColumnElement[datetime.datetime | None] = column(title=N_("Decided"), once=True)

    __table_args__ = (Index("ix_approval_run_table_name_row_key", "table_name", "row_key"),)


class ApprovalStep(Keyed, Base):
    """One decision of a run."""

    __tablename__ = "approval_step"
    __title__ = N_("Step of an approval")

    run_id: ColumnElement[int] = column(ForeignKey("approval_run.id"), index=True, title=N_("Approval"))
    position: ColumnElement[int] = column(Integer, title=N_("Position"))
    role: ColumnElement[str] = column(String(80), default="", server_default="", title=N_("Role"))
    login: ColumnElement[str] = column(String(80), default="", server_default="", index=True)
    substitute: ColumnElement[str] = column(String(80), default="", server_default="", title=N_("Substitute"))
    due: ColumnElement[datetime.date] = column(title=N_("Due"))
    state: ColumnElement[str] = column(String(10), index=True, title=N_("State"), choices=STATES, tones=TONES)
    decided_by: ColumnElement[str] = column(
        String(80), kind="login", default="", server_default="", title=N_("Decided by"), once=True
    )
    decided_at: ColumnElement[datetime.datetime | None] = column(title=N_("Decided"), once=True)
    comment: ColumnElement[str] = column(String(300), default="", server_default="", title=N_("Comment"))
