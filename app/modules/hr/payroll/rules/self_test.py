"""The tables of cases that are kept with the released version, and running them (§ 87c AO)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.paths import resources
from app.modules.hr.payroll.rules.case import Outcome, reckon
from app.modules.hr.payroll.rules.self_test_beside import BESIDE
from app.modules.hr.payroll.rules.written import OFFICIAL

TABLES = ("wage_tax", "insurance")
RESULT = "="  # before the name of a column that says what must come out
YES_NO = frozenset({"church", "levy", "parent", "midi", "flat_tax", "employed"})
WHOLE = frozenset({"days", "children"})
TEXTS = frozenset({"month", "name", "state", "person_group", "groups", "birth"})
DECIMALS = frozenset({"F", "KVZ", "ZKF"})


@dataclass(frozen=True)
class Difference:
    """A case that came out otherwise than its table says; found is '' where it was refused."""

    table: str
    line: int
    name: str
    expected: str
    found: str


@dataclass(frozen=True)
class Report:
    """How many cases each table has, how many figures were compared, and what differs."""

    cases: Mapping[str, int]
    figures: int
    differences: tuple[Difference, ...]


def run() -> Report:
    """Run every case of every table and compare each figure."""
    counts, compared, wrong = {}, 0, []
    for table in (*TABLES, *BESIDE):
        counts[table] = 0
        for line, row in rows(table):
            counts[table] += 1
            found = BESIDE.get(table, results)(row)
            for name, expected in expectations(row).items():
                compared += 1
                if found.get(name, "") != expected:
                    wrong.append(Difference(table, line, name, expected, found.get(name, "")))
    return Report(counts, compared, tuple(wrong))


def rows(table: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the cases of a table with their lines."""
    place = resources() / "payroll" / "cases" / f"{table}.csv"
    with place.open(encoding="utf-8", newline="") as file:
        yield from enumerate(csv.DictReader(file, delimiter=";"), 2)


def expectations(row: Mapping[str, str]) -> dict[str, str]:
    """Return what must come out, by name."""
    return {name[1:]: value for name, value in row.items() if name.startswith(RESULT) and value}


def results(row: Mapping[str, str]) -> dict[str, str]:
    """Return what comes out of a case, by the names of the columns; nothing where it is refused."""
    try:
        one = reckon(case_of(row))
    except Invalid:
        return {}
    return flat(one)


def case_of(row: Mapping[str, str]) -> dict[str, Any]:
    """Return a line of a table as a case: columns tax.X and insurance.X belong to those parts, dots go deeper."""
    case: dict[str, Any] = {}
    for column, text in row.items():
        if column.startswith(RESULT) or column == "source" or not text:
            continue
        *path, name = column.split(".")
        part = case
        for step in path:
            part = part.setdefault(step, {})
        part[name] = _value(path, name, text)
    return case


def _value(path: list[str], name: str, text: str) -> Any:
    if name in YES_NO:
        return text == "1"
    whole = name in WHOLE or (path == ["wage_tax"] and name not in DECIMALS)
    return int(text) if whole and name not in TEXTS else text


def flat(one: Outcome) -> dict[str, str]:
    """Return the figures of an outcome in cents by short names: LSTLZZ, church, employee, employer, late, subsidy, net."""
    found: dict[str, str] = {}
    if one.tax is not None:
        found |= {name: str(getattr(one.tax, name)) for name in OFFICIAL}
        found["church"] = str(one.church.running + one.church.one_off)
    if one.insured is not None:
        insured = one.insured
        found["employee"], found["employer"] = str(insured.employee), str(insured.employer)
        found["late"] = str(sum(each.total for each in insured.last_year))
        found["subsidy"] = str(sum(each.employer for each in insured.subsidies))
        for each in insured.contributions:
            found[f"{each.branch}.employee"] = str(each.employee)
            found[f"{each.branch}.employer"] = str(each.employer)
    if one.net is not None:
        found["net"] = str(one.net)
    return found
