"""Loading the dated tax cases into a book."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping
from typing import Any

from app.core.paths import resources
from app.data.unit import Unit
from app.modules.finance.tax.models import TaxCase


def load_cases(unit: Unit, answers: Mapping[str, Any]) -> None:
    """Write the tax cases of resources/tax/cases.csv with the accounts of the chart chosen."""
    chart = str(answers["chart"])[-2:]
    with (resources() / "tax" / "cases.csv").open(encoding="utf-8", newline="") as file:
        rows = [
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
    unit.insert_rows(TaxCase, rows, first_key=1)
