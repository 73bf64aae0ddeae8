"""The self-test of payroll is kept with the book: which version reckoned how many cases, and how many differed (§ 87c AO)."""

from __future__ import annotations

import json

from sqlalchemy import Connection

from app import __version__
from app.core import format as formats
from app.core.dates import read_iso
from app.core.messages import _
from app.data.office import command
from app.data.queries import query
from app.data.settings import put, setting
from app.data.unit import Unit
from app.modules.hr.payroll.rules import self_test
from app.modules.hr.payroll.rules.kinds import CHANGE, VIEW

KEPT = "payroll.self_test"


@command(CHANGE)
def keep_self_test(unit: Unit) -> int:
    """Run the tables of cases of this version, keep what came of it in the book's history, and return how many figures differ."""
    found = self_test.run()
    told = {
        "version": __version__,
        "day": unit.today.isoformat(),
        "cases": sum(found.cases.values()),
        "figures": found.figures,
        "differ": len(found.differences),
    }
    put(unit, KEPT, json.dumps(told))
    return len(found.differences)


@query(VIEW)
def last_self_test(connection: Connection) -> str:
    """Return the newest self-test that is kept with the book in words."""
    text = str(setting(connection, KEPT) or "")
    if not text:
        return _("The self-test of payroll was not run in this book yet.")
    told = json.loads(text)
    words = _("Self-test of {day}, Kontor {version}: {cases} cases with {figures} figures, {differ} differ.")
    return words.format(**told | {"day": formats.day(read_iso(told["day"]))})
