"""Cells of spreadsheets as texts. Runs in a child process: the library that reads them falls over some files with the process."""

from __future__ import annotations

import datetime
import io
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_


def first_sheet(data: bytes) -> tuple[list[list[str]], list[bytes]]:
    """Return the rows of the first sheet as texts: days in ISO form, numbers with a point; raises Invalid for no spreadsheet."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        table = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    except (CalamineError, ValueError, IndexError) as error:
        raise Invalid(N_("This is not a spreadsheet that Kontor can read.")) from error
    return [[_cell(value) for value in row] for row in table], []


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return repr(round(value, 6)).removesuffix(".0")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else str(value).strip()
