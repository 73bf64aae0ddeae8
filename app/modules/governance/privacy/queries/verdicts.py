"""What the law says of each row about a person: its class of retention, the day that begins its term, and until when that keeps it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_, Message
from app.data import clock
from app.data.all_tables import load_models
from app.modules.documents.archive.api import Document
from app.modules.documents.filing.api import classes, term
from app.modules.documents.retention.api import held_now
from app.modules.governance.privacy.queries.holdings import DOCUMENT, EXTRAS, Holdings, chunks
from app.modules.governance.privacy.queries.subject import APPLICANT, CONTACT, STAFF, USER, Root
from app.modules.governance.privacy.rules.erasing import GOES, STAYS, Verdict, decide, latest
from app.modules.governance.privacy.rules.register import EXTRA, OWN_TERM, ROOT, TableRule, rule_of

Place = tuple[str, int]
Verdicts = dict[Place, Verdict]
APPLICATION = "application"
OWN_PROOF = "governance_"  # what this topic keeps as evidence needs no other record
ADDRESS = "contact_address"  # goes and stays with the name (§ 14 (4) no. 1 UStG)
HOLD = N_("A hold keeps it for a dispute or audit.")


def rows_of(connection: Connection, table: str, keys: set[int]) -> dict[int, Mapping[str, Any]]:
    """Return rows by key."""
    t = load_models().tables[table]
    found: dict[int, Mapping[str, Any]] = {}
    for some in chunks(keys):
        rows = connection.execute(select(t).where(t.c.id.in_(some)).order_by(t.c.id)).mappings()
        found |= {int(row["id"]): dict(row) for row in rows}
    return found


class Terms:
    """The ends of the terms of a person's rows, each read once."""

    def __init__(self, connection: Connection, found: Holdings) -> None:
        self.connection, self.today = connection, clock.today(connection)
        d = Document
        keys = found.about.get(DOCUMENT, set())
        rows = connection.execute(select(d.id, d.keep_until, d.retention).where(d.id.in_(sorted(keys))))
        self.documents = {int(row.id): (row.keep_until, row.retention) for row in rows}
        self.held = set(connection.scalars(held_now())) & keys
        self.leaving = self._days(found, STAFF, "leaving")
        self.applicants = self._days(found, APPLICANT, "kept_until")

    def _days(self, found: Holdings, table: str, column: str) -> dict[int, datetime.date | None]:
        t = load_models().tables[table]
        keys = sorted(found.about.get(table, ()))
        return {int(key): day for key, day in self.connection.execute(select(t.c.id, t.c[column]).where(t.c.id.in_(keys)))}  # fmt: skip

    def verdict(self, table: str, rule: TableRule, row: Mapping[str, Any]) -> Verdict:
        """Return what the law says of one row, whatever hangs on it."""
        if rule.is_draft(row):
            return Verdict(GOES, None, Message(N_("A draft that was never sent; no law asks to keep it.")))
        if rule.retention == OWN_TERM:
            key = int(row["id"] if table == DOCUMENT else row["document_id"])
            if key in self.held:
                return Verdict(STAYS, None, Message(HOLD))
            until, kept_by = self.documents.get(key, (None, ""))
            return decide(rule, until, classes()[kept_by].source if kept_by in classes() else "", self.today)
        if rule.retention == "none":
            return decide(rule, None, "", self.today)
        source = classes()[rule.retention].source
        if rule.retention == APPLICATION:
            until = self.applicants.get(int(row["id"] if table == APPLICANT else row["applicant_id"]))
            return decide(rule, until, source, self.today)
        origin = self._origin(rule, row)
        until = term(rule.retention, "", origin, origin, origin).until if origin is not None else None
        return decide(rule, until, source, self.today)

    def _origin(self, rule: TableRule, row: Mapping[str, Any]) -> datetime.date | None:
        """Return the day that begins a term, None while it has not come."""
        if rule.day == "leaving":
            whose = row["id"] if "leaving" in row else row.get("person_id")
            days = [self.leaving.get(int(whose))] if whose is not None else list(self.leaving.values())
            day = next(iter(days), None)
            return day if day is not None and day < self.today else None
        value = row.get(rule.day)
        if isinstance(value, datetime.datetime):
            return value.astimezone().date()
        return value if isinstance(value, datetime.date) else None


def verdicts(connection: Connection, found: Holdings) -> Verdicts:
    """Return what the law says of each row about a person; what hangs on a record goes and stays with it, the person with what needs its name."""
    terms, made = Terms(connection, found), Verdicts()
    later: list[tuple[Place, Place]] = []
    for table, keys in found.about.items():
        rule = rule_of(table)
        if rule is None:
            continue
        for key, row in rows_of(connection, table, keys).items():
            if rule.way == EXTRA:
                later.append(((table, key), (row["table_name"], row["row_key"])))
            elif table == ADDRESS:
                later.append(((table, key), (CONTACT, row["contact_id"])))
            else:
                made[table, key] = terms.verdict(table, rule, row)
    _hold_roots(found, made)
    for place, parent in later:
        made[place] = made.get(parent, decide(TableRule("none", "", EXTRA), None, "", terms.today))
    return made


def _hold_roots(found: Holdings, made: Verdicts) -> None:
    """Let the records that are the person stay as long as anything that needs their name."""
    for root in found.roots:
        rule = rule_of(root.table)
        if rule is None or rule.way != ROOT or root.table == USER:
            continue
        needs = [one for (table, _key), one in made.items() if _needs(root, table)]
        longest = latest([made[root.table, root.key], *needs])
        if longest is not None and longest.verdict == STAYS:
            words = N_("Its name belongs to what must stay. {why}")
            made[root.table, root.key] = Verdict(STAYS, longest.until, Message(words, {"why": longest.why}))


def _needs(root: Root, table: str) -> bool:
    """Say whether rows of a table need the name of a record: those of staff a member of staff, all others a contact."""
    if table.startswith(OWN_PROOF) or table in EXTRAS or table in (CONTACT, STAFF, USER, APPLICANT):
        return False
    rule = rule_of(table)
    if rule is None or rule.retention == APPLICATION:
        return False
    staff = table.startswith("hr_") or table == "organisation_project_time"
    return staff if root.table == STAFF else not staff or table == DOCUMENT
