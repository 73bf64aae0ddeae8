"""Which papers may be destroyed once their scan was checked: some never, some only for a reason that is written down."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from app.core.dataclass import dataclass
from app.core.messages import Text
from app.core.paths import resources


@dataclass(frozen=True)
class BoxDraft:
    """A box as typed."""

    code: str
    title: str = ""
    room: str = ""
    closed: bool = False


@dataclass(frozen=True)
class Verdict:
    """Whether a paper may go: 'yes', 'ask' (only with a reason) or 'never'; why is the source in law."""

    may: str
    why: Text | str = ""


@cache
def _rules() -> dict[str, Any]:
    return dict(json.loads((resources() / "documents" / "originals.json").read_text(encoding="utf-8")))


def verdict(type_key: str, retention: str) -> Verdict:
    """Return whether the paper of a document of a type and a class of retention may be destroyed."""
    for may, name in (("never", "stay"), ("ask", "ask")):
        rules = _rules()[name]
        why = rules.get("classes", {}).get(retention) or rules.get("types", {}).get(type_key)
        if why:
            return Verdict(may, Text(why["de"], why["en"]))
    return Verdict("yes")
