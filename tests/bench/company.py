"""The company that is measured: entries of two or three lines on 150 accounts over twelve months, the same every time."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path
from typing import Any

from app.modules.finance.chart.rules import catalogue

HEAD = "entry;date;document;debit;credit;amount;tax;cost_center;text\n"


def write_file(path: Path, entries: int) -> Path:
    """Write a CSV of so many entries, half of them with input tax."""
    dice = random.Random(1)
    kinds = ("expense", "income", "asset")
    numbers = [a.number for a in catalogue("skr04") if a.nature.kind in kinds and not a.tax][:150]
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for i in range(entries):
            debit, credit = dice.sample(numbers, 2)
            day = f"2026-{dice.randrange(1, 13):02d}-{dice.randrange(1, 28):02d}"
            amount = f"{dice.randrange(100, 999_999) / 100:.2f}"
            file.write(
                f"{i};{day};B{i};{debit};{credit};{amount};{'VST19' if i % 2 else ''};;Text {i % 500} Ware\n"
            )
    return path


RAW = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, year INTEGER, period INTEGER, day TEXT, document TEXT, text TEXT, login TEXT, captured INTEGER);
CREATE TABLE line (id INTEGER PRIMARY KEY, entry INTEGER, account INTEGER, day TEXT, amount INTEGER, role INTEGER, tax INTEGER, text TEXT);
CREATE INDEX line_entry ON line (entry);
CREATE INDEX line_account ON line (account, day, id);
CREATE INDEX entry_day ON entry (day, id);
"""


def raw_connection(path: Path) -> Any:
    """Return a plain connection with tables for the same rows, with the indexes that pages need, without any check."""
    from sqlcipher3 import dbapi2

    connection: sqlite3.Connection = dbapi2.connect(str(path), isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;" + RAW
    )
    return connection


def same_rows(book: Any) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Return the rows that the book holds, as a raw program would write them."""
    with book.engine.connect() as connection:
        entries = connection.exec_driver_sql(
            "SELECT id, fiscal_year_id, period_id, day, document, text, login, captured FROM finance_entry ORDER BY id"
        ).all()
        lines = connection.exec_driver_sql(
            "SELECT id, entry_id, account_id, day, amount, role, tax_id, text FROM finance_line ORDER BY id"
        ).all()
    return [tuple(row) for row in entries], [tuple(row) for row in lines]
