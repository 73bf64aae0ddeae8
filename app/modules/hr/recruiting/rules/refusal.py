"""Words that a refusal must not hold: what hints at a ground of § 1 AGG, and reasons; see resources/hr/refusal_words.json."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.paths import resources
from app.modules.hr.recruiting.settings import REFUSAL

_WORD = re.compile(r"[^\W\d_]+")
_FIELD = re.compile(r"\{[^{}\n]*\}")
SAID = {
    "grounds": N_("“{word}” may hint at a ground of § 1 AGG. Please write the refusal without it."),
    "reasons": N_(
        "“{word}” leads to a reason. Please name none: a refusal without reasons is safe (§ 22 AGG)."
    ),
}


@functools.cache
def _listed() -> Mapping[str, tuple[frozenset[str], tuple[str, ...]]]:
    """Return by list the whole words, and the beginnings of words with any ending."""
    rows = json.loads((resources() / "hr" / "refusal_words.json").read_text(encoding="utf-8"))
    return {
        name: (
            frozenset(one for one in rows[name] if not one.endswith("*")),
            tuple(one[:-1] for one in rows[name] if one.endswith("*")),
        )
        for name in SAID
    }


def doubtful(text: str) -> tuple[str, str] | None:
    """Return the first word of a text that a refusal must not hold with the list it stands in, None for none; fields are left out."""
    for word in _WORD.findall(_FIELD.sub(" ", text)):
        small = word.lower()
        for name, (whole, beginnings) in _listed().items():
            if small in whole or small.startswith(beginnings):
                return word, name
    return None


def check(purpose: str, subject: str, text: str) -> None:
    """Raise Invalid, naming the field and the word, for a refusal that hints at a protected ground or names a reason."""
    if purpose != REFUSAL:
        return
    for field, typed in (("subject", subject), ("body", text)):
        found = doubtful(typed)
        if found is not None:
            raise Invalid(SAID[found[1]], field=field, word=found[0])
