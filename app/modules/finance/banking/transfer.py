"""Rule files: TOML, one [[rule]] each, with a [[rule.part]] for what it splits off; documented in docs/bank-rules.md."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from app.core.errors import BadFile, Fault, KontorError
from app.core.identifiers import squeeze
from app.core.messages import N_, Message
from app.core.money import read_plain
from app.data.transfer import bytes_of
from app.modules.finance.banking.rules import Rule, RulePart

KNOWN = {"name", "words", "iban", "sign", "min", "max", "account", "tax", "cost_center", "text", "part"}
PART = {"account", "amount", "percent", "tax", "cost_center"}


def read_rules(path: Path) -> list[Rule]:
    """Read a rule file; raises BadFile with every fault."""
    try:
        found = tomllib.loads(bytes_of(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadFile(
            [Fault(path.name, 0, "", Message(N_("The file is no TOML: {reason}"), {"reason": str(error)}))]
        ) from error
    faults: list[Fault] = []
    rules = [_rule(path.name, number, row, faults) for number, row in enumerate(found.get("rule", []), 1)]
    if not rules and not faults:
        faults.append(Fault(path.name, 0, "rule", Message(N_("The file holds no [[rule]]."))))
    if faults:
        raise BadFile(faults)
    return [rule for rule in rules if rule is not None]


def _rule(file: str, number: int, row: dict[str, Any], faults: list[Fault]) -> Rule | None:
    before = len(faults)
    faults += [
        Fault(file, number, key, Message(N_("A rule has no {key}."), {"key": key}))
        for key in sorted(set(row) - KNOWN)
    ]
    if not row.get("account"):
        faults.append(Fault(file, number, "account", Message(N_("The rule names no account."))))
    if not row.get("words") and not row.get("iban"):
        faults.append(Fault(file, number, "words", Message(N_("A rule needs words or an IBAN."))))
    if row.get("sign", "") not in ("", "in", "out"):
        faults.append(Fault(file, number, "sign", Message(N_("sign is “in” or “out”."))))
    bounds: list[int | None] = []
    for key in ("min", "max"):
        try:
            bounds.append(read_plain(str(row[key])) if key in row else None)
        except KontorError as error:
            faults.append(Fault(file, number, key, error.message))
    listed = row.get("part", [])
    parts = [_part(file, number, one, faults) for one in (listed if isinstance(listed, list) else [listed])]
    if len(faults) > before:
        return None
    return Rule(
        str(row.get("name", f"{file} {number}")),
        str(row.get("words", "")),
        squeeze(str(row.get("iban", ""))),
        str(row.get("sign", "")),
        bounds[0],
        most=bounds[1],
        account=str(row["account"]),
        tax=str(row.get("tax", "")),
        cost1=str(row.get("cost_center", "")),
        text=str(row.get("text", "")),
        parts=tuple(part for part in parts if part is not None),
    )


def _part(file: str, number: int, row: object, faults: list[Fault]) -> RulePart | None:
    """Read a part: an account, and either an amount or the per cent of the movement."""
    if not isinstance(row, dict):
        faults.append(Fault(file, number, "part", Message(N_("A part is written as [[rule.part]]."))))
        return None
    before = len(faults)
    faults += [
        Fault(file, number, key, Message(N_("A part has no {key}."), {"key": key}))
        for key in sorted(set(row) - PART)
    ]
    if not row.get("account"):
        faults.append(Fault(file, number, "account", Message(N_("The part names no account."))))
    taken = 0
    if ("amount" in row) == ("percent" in row):
        faults.append(
            Fault(file, number, "amount", Message(N_("A part has an amount or a percent, one of the two.")))
        )
    else:
        key, most = ("amount", None) if "amount" in row else ("percent", 100_00)
        try:
            taken = read_plain(str(row[key]))
        except KontorError as error:
            faults.append(Fault(file, number, key, error.message))
        else:
            if taken <= 0 or (most is not None and taken > most):
                faults.append(
                    Fault(
                        file, number, key, Message(N_("An amount is above zero, a percent from 0.01 to 100."))
                    )
                )
    if len(faults) > before:
        return None
    cents, points = (taken, 0) if "amount" in row else (0, taken)
    return RulePart(
        str(row["account"]), cents, points, str(row.get("tax", "")), str(row.get("cost_center", ""))
    )
