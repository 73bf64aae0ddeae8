"""Loading the dated tax cases into a book."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.core.paths import resources
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.tax.models import TaxCase


def load_cases(unit: Unit, answers: Mapping[str, Any]) -> None:
    """Write the tax cases of resources/tax/cases.csv with the accounts of the chart chosen."""
    unit.insert_rows(TaxCase, _rows(str(answers["chart"])[-2:]))


def bring_cases(unit: Unit) -> None:
    """Give an older book the cases that it lacks: those it has are guarded, and stay."""
    known = {
        (key, since) for key, since in unit.connection.execute(select(TaxCase.key, TaxCase.valid_from)).all()
    }
    chart = str(setting(unit.connection, "finance.chart"))[-2:]
    fresh = [row for row in _rows(chart) if (row["key"], row["valid_from"]) not in known]
    unit.insert_rows(TaxCase, fresh)


def _rows(chart: str) -> list[dict[str, Any]]:
    with (resources() / "tax" / "cases.csv").open(encoding="utf-8", newline="") as file:
        return [
            {
                "key": row["key"],
                "valid_from": datetime.date.fromisoformat(row["from"]),
                "valid_until": datetime.date.fromisoformat(row["until"]) if row["until"] else None,
                "rate": int(row["rate"]),
                "kind": row["kind"],
                "bu": row["bu"],
                "output_account": row["out" + chart],
                "input_account": row["in" + chart],
                "kz_base": row["kz_base"],
                "kz_tax": row["kz_tax"],
                "kz_input": row["kz_input"],
                "category": row["category"],
                "name_de": row["de"],
                "name_en": row["en"],
            }
            for row in csv.DictReader(file, delimiter=";")
        ]
