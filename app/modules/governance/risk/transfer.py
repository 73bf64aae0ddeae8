"""Catalogues of threats from a file: code and title in the first two columns, whatever else stands behind them, such as the BSI's list of elementary threats."""

from __future__ import annotations

from pathlib import Path

from app.core.errors import BadFile, Fault
from app.core.messages import N_
from app.data.transfer import fault, read_table, refuse
from app.modules.governance.risk.rules.risks import ThreatDraft

MOST = 2_000  # rows
CODE, NAME = 12, 160  # letters


def read_threats(path: Path) -> list[ThreatDraft]:
    """Return the threats of a CSV file or spreadsheet with a head row; raises BadFile naming each line that is at fault."""
    table = read_table(path)
    if len(table.header) < 2:
        raise refuse(
            table.name, N_("A catalogue has a head row, and code and title in its first two columns.")
        )
    found, faults, seen = list[ThreatDraft](), list[Fault](), set[str]()
    for line, row in table.rows:
        code, name = (" ".join(cell.split()) for cell in [*row, "", ""][:2])
        if not code or not name:
            faults.append(fault(table.name, line, "code", N_("Code or title is missing.")))
        elif len(code) > CODE or len(name) > NAME:
            faults.append(
                fault(
                    table.name,
                    line,
                    "name",
                    N_("A code has up to {code} characters, a title up to {name}."),
                    code=CODE,
                    name=NAME,
                )
            )
        elif code.casefold() in seen:
            faults.append(fault(table.name, line, "code", N_("This code stands there twice.")))
        seen.add(code.casefold())
        found.append(ThreatDraft(code, name))
        if len(found) > MOST:
            raise refuse(table.name, N_("A catalogue has up to {most} entries."), most=MOST)
    if faults:
        raise BadFile(faults, table.name)
    if not found:
        raise refuse(table.name, N_("There is no threat in this file."))
    return found
