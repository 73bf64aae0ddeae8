"""Customers by their debtor account, read at once: what reminders need to know of all of them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.rules.parts import tags_of
from app.modules.organisation.contacts.rules.terms import is_private, treatment_of


@dataclass(frozen=True)
class DebtorContact:
    """Who has a debtor account: key, name, whether it is a consumer, its tags in small letters, whether letters reach it.

    blocked says why it gets no reminders, None where it gets them.
    """

    key: int
    name: str
    private: bool
    tags: frozenset[str]
    has_address: bool
    language: str
    blocked: str | None


@query("organisation.view", "finance.view")
def debtor_contacts(connection: Connection) -> dict[str, DebtorContact]:
    """Return contacts by debtor account; the account of one that was merged leads to the one that took its place."""
    c = Contact
    rows = {
        row.id: row
        for row in connection.execute(
            select(
                c.id,
                c.name,
                c.kind,
                c.country,
                c.vat_id,
                c.tax_treatment,
                c.tags,
                c.town,
                c.language,
                c.debtor,
                c.dunning_block,
                c.dunning_block_reason,
                c.merged_into_id,
            ).where((c.debtor != "") | c.id.in_(select(c.merged_into_id)) | c.merged_into_id.is_not(None))
        )
    }
    found = {}
    for row in sorted(rows.values(), key=lambda one: (one.merged_into_id is None, one.id)):
        if not row.debtor:
            continue
        one = row
        while one.merged_into_id in rows:
            one = rows[one.merged_into_id]
        treatment = treatment_of(one.tax_treatment, one.country, one.vat_id, one.kind)
        found[row.debtor] = DebtorContact(
            int(one.id),
            one.name,
            is_private(treatment, one.kind, one.vat_id),
            frozenset(tag.lower() for tag in tags_of(one.tags)),
            bool(one.town.strip()),
            language=one.language or "de",
            blocked=(one.dunning_block_reason or "") if one.dunning_block else None,
        )
    return found
