"""The closed lists of what agents find."""

from __future__ import annotations

from app.core.messages import N_

ENCRYPTED = {"yes": N_("yes"), "partly": N_("partly")}
