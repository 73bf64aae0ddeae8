"""How long a month of payroll takes with a thousand people: computing, computing again, releasing, one slip explained, all slips as PDF.

python -m tests.bench.payroll [PEOPLE] [URL]
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from app.data.office import Actor, Office, command
from app.data.queries import query
from app.data.settings import change_setting
from app.data.unit import Unit
from app.modules.hr.payroll.models import PaySlip
from app.modules.hr.payroll.queries.explaining import explained
from app.modules.hr.payroll.rules.kinds import FundDraft
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.registers import save_fund
from app.modules.hr.payroll.services.releasing import release
from app.modules.hr.payroll.transfer import run_pdf
from app.modules.hr.people.models import Contract, Insurance, Pay, PayBank, Person, Personal, TaxData
from app.modules.office.services import NewBook, new_book

ENTRY, MONTH = datetime.date(2020, 1, 1), datetime.date(2026, 1, 1)


@command("")
def hire_many(unit: Unit, count: int) -> None:
    """Keep so many people with their files."""
    people = [
        {"number": 1000 + n, "first_name": f"Person {n}", "last_name": "Muster", "department": "Werk", "site": "", "job": "",
         "mail": "", "phone": "", "login": "", "entry": ENTRY, "leaving": None, "folded": ""}
        for n in range(count)
    ]  # fmt: skip
    keys = unit.insert_rows(Person, people)
    same = [{"person_id": key, "since": ENTRY} for key in keys]
    unit.insert_rows(Contract, [{**one, "kind": "open", "week": "8:00 8:00 8:00 8:00 8:00 – –", "leave": 30_0000, "twelfths": False, "fixed_until": None, "fixed_reason": "", "probation_until": None, "notice": "", "note": ""} for one in same])  # fmt: skip
    unit.insert_rows(Pay, [{**one, "kind": "month", "amount": 2500_00 + n * 4_00, "pay_group": "", "note": ""} for n, one in enumerate(same)])  # fmt: skip
    unit.insert_rows(TaxData, [{**one, "tax_id": "", "tax_class": str(1 + n % 4), "factor": None, "children": n % 3, "church": "ev", "land": "SH", "allowance": 0, "secondary": False} for n, one in enumerate(same)])  # fmt: skip
    unit.insert_rows(Insurance, [{**one, "number": "", "fund": "AOK", "fund_number": "", "health": "statutory", "person_group": "101", "groups": "1111", "parent": True, "young_children": n % 3} for n, one in enumerate(same)])  # fmt: skip
    unit.insert_rows(PayBank, [{**one, "iban": "DE02120300000000202051", "bic": "", "holder": ""} for one in same])  # fmt: skip
    unit.insert_rows(Personal, [{"person_id": key, "birth": datetime.date(1980, 1, 1), "birth_name": "", "birth_place": "", "nationality": "", "permit_until": None, "street": "Weg 1", "postcode": "24105", "town": "Kiel", "home_phone": "", "home_mail": "", "emergency_name": "", "emergency_phone": ""} for key in keys])  # fmt: skip


def main(count: int = 1_000, place: str = "") -> None:
    """Print the seconds of each step."""
    with tempfile.TemporaryDirectory() as folder:
        book = new_book(
            place or str(Path(folder) / "bench.kontor"),
            NewBook(company="Bench GmbH", chart="skr04", fiscal_year=2026, land="BE"),
        )
        office = Office(book, Actor("a", "A", frozenset({"*"})))
        office.run(hire_many, count)
        office.run(save_fund, FundDraft("AOK", "", ENTRY, 290, 160, u2=44))
        office.run(change_setting, "payroll.four_eyes", False)
        run = _timed(f"a month of {count:,} people (≤ 5 s)", lambda: office.run(compute, MONTH)).run  # type: ignore[attr-defined]
        _timed("the same again", lambda: office.run(compute, MONTH))
        _timed("release", lambda: office.run(release, run))
        _timed("the next month, nothing changed", lambda: office.run(compute, MONTH.replace(month=2)))
        key = office.read(query("")(lambda connection: connection.scalar(select(PaySlip.id))))
        _timed("one slip explained (≤ 50 ms)", lambda: office.read(explained, key))
        _timed("all slips as PDF (≤ 60 s)", lambda: run_pdf(office, run))
        book.close()


def _timed(words: str, action: Callable[[], object]) -> object:
    begun, worked = time.perf_counter(), time.process_time()
    found = action()
    print(
        f"{words:<44} {time.perf_counter() - begun:7.3f} s, {time.process_time() - worked:7.3f} s of a core"
    )
    return found


if __name__ == "__main__":
    main(*(int(one) if one.isdigit() else one for one in sys.argv[1:]))  # type: ignore[arg-type]
