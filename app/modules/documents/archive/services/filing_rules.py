"""What is done with rules that propose: kept with a value that is there, and taken away."""

from __future__ import annotations

from dataclasses import asdict

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import must_be_only
from app.data.office import command
from app.data.unit import Unit
from app.modules.documents.archive.queries.filing_rules import value_in_words
from app.modules.documents.archive.rules.documents import check_pattern
from app.modules.documents.filing.api import PROPOSED, WAYS, FilingRule


@dataclass(frozen=True)
class RuleDraft:
    """A rule as typed; value is the key of a type, the code of a place, the key of a contact or case, or a tag."""

    name: str
    field: str
    value: str
    way: str
    pattern: str
    active: bool = True


@command("documents.filing.change")
def save_rule(unit: Unit, draft: RuleDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a rule; raises Invalid for a pattern that can't be read and, named by what it proposes, for a value that is not there."""
    if not draft.name.strip():
        raise Invalid(N_("Enter a name."), field="name")
    if draft.way not in WAYS or draft.field not in PROPOSED:
        raise Invalid(N_("Choose one of the values offered."), field="way")
    if not draft.pattern.strip():
        raise Invalid(N_("Enter what the text must hold."), field="pattern")
    check_pattern(draft.way, draft.pattern)
    value = " ".join(draft.value.split())[:40]
    if not value:
        raise Invalid(N_("Enter the value that is proposed."), field=draft.field)
    if not value_in_words(unit.connection, draft.field, value):
        raise Invalid(N_("Choose one of the values offered."), field=draft.field)
    values = {
        **asdict(draft),
        "name": draft.name.strip()[:80],
        "pattern": draft.pattern.strip()[:300],
        "value": value,
    }
    same = {name: values[name] for name in ("field", "value", "way", "pattern")}
    must_be_only(unit, FilingRule, key, N_("This is here already."), "pattern", **same)
    if key is None:
        return unit.insert(FilingRule, **values)
    unit.update(FilingRule, key, values, version)
    return key


@command("documents.filing.change")
def delete_rule(unit: Unit, key: int) -> None:
    """Take a rule away."""
    unit.delete(FilingRule, key)
