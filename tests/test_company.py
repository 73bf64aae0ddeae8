"""What the first page asked is asked once: whatever depends on the company's Bundesland, legal form or taxation follows from it."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

from app.core import dates
from app.data.office import Actor, Office
from app.data.settings import all_settings, change_setting
from app.modules.it.helpdesk.queries.tickets import agreements
from app.modules.office.services import NewBook, new_book
from tests.conftest import close

APP = Path(__file__).resolve().parent.parent / "app"
BY_LAND = {
    "holidays": 2,
    "is_working_day": 2,
    "next_working_day": 2,
    "working_day_until": 2,
    "working_days_on": 3,
}  # arguments with the Bundesland


def _parameters(one: object) -> set[str]:
    return set(inspect.signature(one).parameters) if inspect.isroutine(inspect.unwrap(one)) else set()


def test_nothing_counts_working_days_without_a_bundesland() -> None:
    """Every call outside of core says whose holidays are meant."""
    counting = [name for name, one in inspect.getmembers(dates, callable) if "land" in _parameters(one)]
    assert set(BY_LAND) == set(counting)
    faults = []
    for path in APP.rglob("*.py"):
        if path.parent.name == "core":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BY_LAND:
                given = len(node.args) + sum(word.arg == "land" for word in node.keywords)
                if given < BY_LAND[node.func.id]:
                    faults.append(f"{path}:{node.lineno} {node.func.id}")
    assert faults == []


def test_the_answers_hold_everywhere(tmp_path: Path) -> None:
    """Bundesland, legal form and taxation of the first page: the helpdesk's calendar, the turn of the year, the VAT."""
    answers = NewBook(
        company="Alpen e. K.", fiscal_year=2026, form="ek", land="BY", vat_scheme="cash", vat_period="quarter"
    )
    office = Office(new_book(str(tmp_path / "a.kontor"), answers), Actor("admin", "A", frozenset({"*"})))
    assert {one.calendar.land for one in office.read(agreements)} == {"BY"}
    values = office.read(all_settings)
    kept = {
        key.partition(".")[2]: values[key]
        for key in values
        if key.partition(".")[0] in ("company", "finance")
    }
    assert {"form": "ek", "land": "BY", "vat_scheme": "cash", "vat_period": "quarter"}.items() <= kept.items()
    office.run(change_setting, "company.land", "SH")
    assert {one.calendar.land for one in office.read(agreements)} == {"SH"}
    close(office.book)
