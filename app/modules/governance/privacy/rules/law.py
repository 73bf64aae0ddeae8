"""Figures of the law on data protection by day, see resources/privacy/law.json, and the closed lists of the GDPR."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Mapping
from typing import Any

from app.core.dated import figures_on
from app.core.messages import N_
from app.core.paths import resources

BASES = {
    "6.1.a": N_("Consent (Art. 6 (1) a GDPR)"),
    "6.1.b": N_("Contract or steps before it (Art. 6 (1) b GDPR)"),
    "6.1.c": N_("Legal obligation (Art. 6 (1) c GDPR)"),
    "6.1.d": N_("Vital interests (Art. 6 (1) d GDPR)"),
    "6.1.e": N_("Public task (Art. 6 (1) e GDPR)"),
    "6.1.f": N_("Legitimate interests (Art. 6 (1) f GDPR)"),
    "26.1": N_("Employment (§ 26 (1) BDSG)"),
    "9.2.b": N_("Labour and social law (Art. 9 (2) b GDPR)"),
}
PERSONS = {
    "customer": N_("Customers"),
    "prospect": N_("Prospects"),
    "supplier": N_("Suppliers"),
    "partner": N_("People of business partners"),
    "employee": N_("Members of staff"),
    "applicant": N_("Applicants"),
    "user": N_("Users"),
}


@functools.cache
def _data() -> Mapping[str, Any]:
    return json.loads((resources() / "privacy" / "law.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def figures(kind: str, day: datetime.date) -> Mapping[str, Any]:
    """Return the figures of a kind (answer, breach, consultation, proof) that hold on a day; before the first, those of the first."""
    return figures_on(_data()[kind]["rows"], day)
