"""Erasing a person: proposed by one, released by another; what the law keeps stays, restricted, with its reason and end; the rest goes everywhere.

Rows that may go are deleted or emptied as their activity says, with notes, follow-ups, files and search words that stand on
them. The key that opens what the trail holds of a record goes with it, so that nothing of it can be read again there.
Where a record must stay, its key stays too, and what the law does not need of it is emptied.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core import codec
from app.core.errors import Invalid
from app.core.messages import N_
from app.data import archive, sealed_fields, search
from app.data.all_tables import load_models
from app.data.declarative import Base
from app.data.office import Office, command
from app.data.queries import query
from app.data.system_tables import Attachment, TrailRow
from app.data.unit import Unit, table_of
from app.data.workflow import by_another
from app.modules.documents.archive.api import Document
from app.modules.documents.retention.api import destroy, propose, release
from app.modules.governance.privacy.models import CHANGE, RELEASE, ErasureRun, Request
from app.modules.governance.privacy.queries.emptied import blanks
from app.modules.governance.privacy.queries.holdings import Holdings, chunks, holdings
from app.modules.governance.privacy.queries.requests import roots_of
from app.modules.governance.privacy.queries.subject import APPLICANT, CONTACT, STAFF, USER, Root
from app.modules.governance.privacy.queries.verdicts import Verdicts, verdicts
from app.modules.governance.privacy.rules.erasing import ELSEWHERE, GOES, STAYS
from app.modules.governance.privacy.rules.register import BARE, DELETE, EMPTY, EXTRA, ROOT, rule_of
from app.modules.governance.privacy.rules.requests import ERASURE, IDENTITY_MISSING, LIVE, NO_ERASURE
from app.modules.governance.privacy.services.requests import note
from app.modules.governance.privacy.services.restricting import restrict_record
from app.modules.organisation.contacts.api import put_into_search

REASON = "Art. 17 GDPR"
PROPOSED = "proposed"
BY_LAW = {
    CONTACT: frozenset(
        [
            "number",
            "kind",
            "name",
            "first_name",
            "last_name",
            "street",
            "postcode",
            "town",
            "country",
            "vat_id",
            "debtor",
            "creditor",
            "language",
            "folded",
        ]
    )
}
"""What of a record that must stay the law needs: name and address of who stands on what is kept (§ 14 (4) UStG)."""


def kinds() -> dict[str, type[Base]]:
    """Return the declared class of every table."""
    load_models()

    def below(base: type[Base]) -> list[type[Base]]:
        return [one for kind in base.__subclasses__() for one in (kind, *below(kind))]

    return {table_of(one).name: one for one in below(Base) if "__table__" in one.__dict__}


@command(CHANGE)
def propose_erasure(unit: Unit, key: int) -> int:
    """Propose to erase the person of a request and return the key of the erasure; once more it is the one that waits.

    Raises Invalid for a request of another kind, one that is closed, whose identity is in doubt, or without a record.
    """
    row = unit.row(Request, key, lock=True)
    if row["kind"] != ERASURE:
        raise Invalid(NO_ERASURE, field="kind")
    if row["state"] not in LIVE:
        raise Invalid(N_("This request is closed."), field="state")
    if row["identity"] == "asked":
        raise Invalid(IDENTITY_MISSING, field="identity")
    roots = roots_of(unit.connection, key)
    if not roots:
        raise Invalid(N_("Choose who the person is in the book first."), field="contact")
    e = ErasureRun
    open_ = select(e.id).where(e.request_id == key, e.released_at.is_(None))
    known = unit.connection.scalar(open_)
    if known is not None:
        return int(known)
    found = holdings(unit.connection, roots)
    _remember(unit, row, roots)
    propose_documents(unit, verdicts(unit.connection, found))
    note(unit, key, "proposed")
    return unit.insert(
        e,
        request_id=key,
        proposed_by=unit.login,
        proposed_at=unit.now,
        released_by="",
        released_at=None,
        outcome="",
    )


def _remember(unit: Unit, row: Mapping[str, Any], roots: list[Root]) -> None:
    """Keep in the request who the person is: what is emptied, such as a mail, no longer tells it."""
    columns = {CONTACT: "contact_id", STAFF: "person_id", APPLICANT: "applicant_id"}
    found = {columns[one.table]: one.key for one in reversed(roots) if one.table in columns}
    unit.update(Request, row["id"], {name: key for name, key in found.items() if row[name] is None})


def propose_documents(unit: Unit, law: Verdicts) -> None:
    """Propose the filed papers of a person whose term is over; their own run asks for the second person too."""
    over = [key for (table, key), one in law.items() if table == "document" and one.verdict == ELSEWHERE]
    d = Document
    filed = unit.connection.scalars(select(d.id).where(d.id.in_(over), d.state == "filed").order_by(d.id))
    if keys := [int(one) for one in filed]:
        propose(unit, keys, REASON)


@command(RELEASE)
def release_erasure(unit: Unit, key: int) -> int:
    """Erase the person of an erasure that somebody else proposed; return how many rows went. Released twice it is released once.

    What may go is decided anew in this transaction. Raises Forbidden for who proposed it.
    """
    run = unit.row(ErasureRun, key, lock=True)
    if run["released_at"] is not None:
        return 0
    by_another(unit, run["proposed_by"], N_("You proposed this erasure; a second person must release it."))
    roots = roots_of(unit.connection, run["request_id"])
    found = holdings(unit.connection, roots)
    law = verdicts(unit.connection, found)
    release_documents(unit, law)
    gone = erase_rows(unit, found, law)
    for root in roots:
        if law.get((root.table, root.key)) is not None and law[root.table, root.key].verdict == STAYS:
            restrict_record(unit, root, None, REASON)
    said = [*outcome(law), *in_the_clear(unit, found, law)]
    unit.update(
        ErasureRun,
        key,
        {"released_by": unit.login, "released_at": unit.now, "outcome": codec.dumps(said)},
    )
    note(unit, run["request_id"], "erased")
    return gone


def goes(law: Verdicts, table: str, key: int) -> bool:
    """Say whether a row may go; what no law was asked about stays."""
    one = law.get((table, key))
    return one is not None and one.verdict == GOES


def outcome(law: Verdicts) -> list[list[Any]]:
    """Return by table and verdict how many rows there were, until when the last stays, and why; nothing of what they said."""
    counted = Counter((table, one.verdict) for (table, _key), one in law.items())
    found = []
    for (table, verdict), count in sorted(counted.items()):
        here = [one for (name, _key), one in law.items() if name == table and one.verdict == verdict]
        longest = max(here, key=lambda one: one.until or datetime.date.max)
        until = longest.until.isoformat() if longest.until else ""
        found.append(
            [table, verdict, count, until, codec.dumps([longest.why.template, _plain(longest.why.values)])]
        )
    return found


def in_the_clear(unit: Unit, found: Holdings, law: Verdicts) -> list[list[Any]]:
    """Return how many rows of the trail hold values of erased records that were written before they were sealed: these can't go."""
    made, r, count = kinds(), TrailRow, 0
    for table, keys in found.about.items():
        sealed = made[table].__sealed__
        gone = [key for key in keys if goes(law, table, key)]
        for some in chunks(gone if sealed else ()):
            rows = unit.connection.execute(
                select(r.before, r.after).where(r.table_name == table, r.row_key.in_(some))
            )
            count += sum(any(_open_text(part, sealed) for part in row) for row in rows)
    if not count:
        return []
    words = N_("Written before values were sealed; the trail can't be altered (§ 146 (4) AO).")
    return [[TrailRow.__tablename__, STAYS, count, "", codec.dumps([words, {}])]]


def _open_text(kept: str | None, sealed: frozenset[str]) -> bool:
    values = codec.loads(kept) if kept else {}
    return any(isinstance(value, str) and value and name in sealed for name, value in values.items())


def _plain(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def release_documents(unit: Unit, law: Verdicts) -> None:
    """Release the filed papers of a person that were proposed because their term is over."""
    d = Document
    keys = [key for (table, key), one in law.items() if table == "document" and one.verdict == ELSEWHERE]
    waiting = unit.connection.scalars(select(d.id).where(d.id.in_(keys), d.state == PROPOSED).order_by(d.id))
    if proposed := [int(one) for one in waiting]:
        release(unit, proposed)


def erase_rows(unit: Unit, found: Holdings, law: Verdicts) -> int:
    """Take away what may go: parts before the records they hang on, extras with their record."""
    made, gone = kinds(), 0
    tables = sorted(
        found.about, key=lambda name: load_models().sorted_tables.index(load_models().tables[name])
    )
    for table in reversed(tables):
        rule = rule_of(table)
        if rule is None or rule.way == BARE:
            continue
        for key in sorted(found.about[table]):
            if not goes(law, table, key):
                continue
            if rule.way == EXTRA:
                _delete_extra(unit, made[table], key)
            elif rule.way == DELETE or rule.draft:  # of what may be a draft, only drafts go here
                unit.delete(made[table], key)
            elif rule.way in (EMPTY, ROOT) and table != USER:
                _empty(unit, made[table], key)
            else:
                continue
            gone += 1
    for root in found.roots:
        kept = law.get((root.table, root.key))
        if kept is not None and kept.verdict == STAYS and root.table in BY_LAW:
            _empty(unit, made[root.table], root.key, BY_LAW[root.table])
            put_into_search(unit, root.key)
    _forget_keys(unit, found, law)
    return gone


def _empty(unit: Unit, kind: type[Base], key: int, but: frozenset[str] = frozenset()) -> None:
    """Empty the personal columns of a row, but those named: texts become empty, what may be missing is missing."""
    blank = {name: value for name, value in blanks(table_of(kind)).items() if name not in but}
    if "active" in table_of(kind).c:
        blank["active"] = False
    unit.update(kind, key, blank)
    unit.log(
        kind, key, "update", {}, {}
    )  # the newest change, so that nothing of the erasure can be taken back
    if not but:
        search.remove(unit, kind, [key])


def _delete_extra(unit: Unit, kind: type[Base], key: int) -> None:
    """Take a note, follow-up or file off a record that goes; bytes that stand nowhere else have no term from now on."""
    row = unit.row(kind, key)
    unit.delete(kind, key)
    if kind is Attachment and bytes(row["sha256"]) not in archive.referred(unit.connection):
        archive.bind(unit, [bytes(row["sha256"])], archive.LOOSE, datetime.date.min)


def _forget_keys(unit: Unit, found: Holdings, law: Verdicts) -> None:
    """Throw away the keys that open what the trail holds of records that are gone."""
    for table, keys in found.about.items():
        rule = rule_of(table)
        if rule is None or not (rule.way in (DELETE, EMPTY, ROOT) or rule.draft) or table == USER:
            continue
        for key in keys:
            if goes(law, table, key):
                sealed_fields.forget(unit, table, key)


@query(RELEASE)
def _prints(connection: Connection, key: int) -> set[bytes]:
    """Return the fingerprints of the files that stand on what an erasure is about."""
    request = connection.scalar(select(ErasureRun.request_id).where(ErasureRun.id == key))
    return prints_of(connection, holdings(connection, roots_of(connection, int(request or 0))))


def prints_of(connection: Connection, found: Holdings) -> set[bytes]:
    """Return the fingerprints of the files that stand on what is held of a person."""
    a, keys = Attachment, found.about.get("attachment", set())
    return {bytes(one) for some in chunks(keys) for one in connection.scalars(select(a.sha256).where(a.id.in_(some)))}  # fmt: skip


def erase(office: Office, key: int) -> int:
    """Release an erasure, and destroy the bytes that nothing else needs; return how many rows went."""
    prints = office.read(_prints, key)
    gone = office.run(release_erasure, key)
    destroy(office, prints)
    return gone
