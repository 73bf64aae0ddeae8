"""Stacks of DATEV itself and of other programs come in as they are meant; the check of our own files stays strict."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import BadFile
from app.data.office import Office
from app.modules.finance.booking.rules import MaskLine
from app.modules.finance.booking.services import post_stack, save_first_line, save_line
from app.modules.finance.chart.queries import cost_centres
from app.modules.finance.datev.rules import read_stack
from app.modules.finance.datev.services.masters import category_of
from app.modules.finance.datev.services.stacks import import_stack
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.finance.ledger.rules.entries import EntryDraft
from app.modules.finance.ledger.services.entry_resolution import Placing
from tests.conftest import SAMPLES

CASES = SAMPLES.parent / "findings" / "cases" / "formats"
END = datetime.date(2026, 12, 31)
HEAD = '"{0}";700;21;"Buchungsstapel";{1};20260705140408955;;"LO";"";"";49999;40392;20260101;4;20260601;20260630;"Lohn";"LG";1;0;0;"EUR";;"";;;"";;;"";""'
TITLES = "Umsatz;S/H;;;;;Konto;Gegenkonto;BU;Belegdatum;Belegfeld 1;Belegfeld 2;;Buchungstext"


def stack(*rows: str, writer: str = "DTVF", version: int = 9, end: str = "\r\n") -> bytes:
    """Return a stack with rows."""
    return end.join([HEAD.format(writer, version), TITLES, *rows, ""]).encode("cp1252")


def row(amount: str, account: str, contra: str, bu: str = "", cost1: str = "", side: str = "S") -> str:
    """Return a row of 118 columns, without quotes."""
    cells = [""] * 118
    cells[0], cells[1], cells[6], cells[7], cells[8], cells[9] = amount, side, account, contra, bu, "3006"
    cells[10], cells[13], cells[36] = "202606", "Gehälter", cost1
    return ";".join(cells)


def brought(office: Office, tmp_path: Path, data: bytes, *more: bool) -> dict[str, int]:
    """Import a stack and return the balances."""
    path = tmp_path / "DTVF_x.csv"
    path.write_bytes(data)
    office.run(import_stack, path, *more)
    return office.read(balances_at, END)


@pytest.mark.skipif(not CASES.is_dir(), reason="the collected files are not beside this checkout")
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("datev-dtvf-payroll.csv", {"4120": 2455_11, "4130": 230_00, "1755": -2685_11}),
        ("datev-extf-amount-without-decimals.csv", {"1200": -119_00}),
        ("datev-extf-new-cost-centre.csv", {"1200": -119_00}),
    ],
)
def test_collected_files(office: Office, name: str, wanted: dict[str, int]) -> None:
    """The stacks that were refused for what does not matter come in."""
    office.run(import_stack, CASES / name, True, True)
    found = office.read(balances_at, END)
    assert {account: found[account] for account in wanted} == wanted


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("writer", ["DTVF", "EXTF"])
def test_what_does_not_matter_is_not_asked(any_office: Office, tmp_path: Path, writer: str, end: str) -> None:
    """DATEV's own mark, ends of lines, texts without quotes, amounts without decimals; the strict check still names them."""
    data = stack(
        row("230", "6020", "3740"),
        row("10,5", "6020", "3740"),
        row("1,", "6020", "3740"),
        writer=writer,
        end=end,
    )
    found = brought(any_office, tmp_path, data)
    assert (found["6020"], found["3740"]) == (241_50, -241_50)
    assert read_stack(data).findings


def test_each_entry_is_placed_once(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an entry belongs is asked once, also where the one at fault is named first: in an import, and when a stack is posted."""
    genuine, asked = Placing.place, list[EntryDraft]()

    def place(self: Placing, draft: EntryDraft) -> Any:
        asked.append(draft)
        return genuine(self, draft)

    monkeypatch.setattr(Placing, "place", place)
    brought(office, tmp_path, stack(row("1,00", "6020", "3740"), row("2,00", "6020", "3740")))
    assert len(asked) == 2
    stacked(office, 3)
    asked.clear()
    assert office.run(post_stack, 1) == 3
    assert len(asked) == 3


def stacked(office: Office, count: int) -> None:
    """Put lines into the first stack."""
    day = datetime.date(2026, 7, 3)
    for number in range(count):
        line = MaskLine(
            amount=10_00,
            side="S",
            bu="",
            contra="1800",
            document=f"B{number}",
            document2="",
            day=day,
            account="6815",
        )
        if number:
            office.run(save_line, 1, line)
        else:
            office.run(save_first_line, day.replace(day=1), line)


def test_utf_8_by_its_mark(office: Office, tmp_path: Path) -> None:
    """Umlauts are read as what they are, also in the header that says which kind a file is."""
    data = b"\xef\xbb\xbf" + stack(row("1,00", "6020", "3740")).decode("cp1252").encode("utf-8")
    assert brought(office, tmp_path, data)["6020"] == 1_00
    assert category_of(data) == 21


@pytest.mark.parametrize("amount", ["-1,00", "0", "abc", "1,234", ""])
def test_a_wrong_figure_is_still_refused(office: Office, tmp_path: Path, amount: str) -> None:
    """Leniency ends where a figure could be read wrongly."""
    with pytest.raises(BadFile):
        brought(office, tmp_path, stack(row(amount, "6020", "3740")))


def test_cost_centres_are_made_on_wish(any_office: Office, tmp_path: Path) -> None:
    """Unknown ones refuse the file, one sentence each; asked to, the import makes them once."""
    data = stack(row("10,00", "6020", "3740", cost1="50"), row("20,00", "6020", "3740", cost1="50"))
    with pytest.raises(BadFile) as caught:
        brought(any_office, tmp_path, data)
    assert {fault.field for fault in caught.value.faults} == {"cost1"}
    assert brought(any_office, tmp_path, data, False, True)["6020"] == 30_00
    assert [one.code for one in any_office.read(cost_centres)] == ["50"]


@pytest.mark.parametrize(
    ("bu", "wanted"),
    [
        ("9", {"6815": 100_00, "1406": 19_00, "1800": -119_00}),
        ("29", {"6815": -100_00, "1406": -19_00, "1800": 119_00}),
        ("20", {"6815": -119_00, "1800": 119_00}),
        ("80", {"6815": -119_00, "1800": 119_00}),
    ],
)
def test_keys_that_take_back(office: Office, tmp_path: Path, bu: str, wanted: dict[str, int]) -> None:
    """The tens of an old key: 2 is a Generalumkehr with or without tax, 8 one that lifts the automatic."""
    found = brought(office, tmp_path, stack(row("119,00", "6815", "1800", bu)))
    assert {number: amount for number, amount in found.items() if amount} == wanted


def test_an_automatic_account_is_taken_back_with_its_tax(office: Office, tmp_path: Path) -> None:
    """BU 20 on an account with a tax of its own mirrors that tax; BU 80 leaves it out."""
    found = brought(
        office, tmp_path, stack(row("119,00", "1800", "4400", "20"), row("10,00", "1800", "4400", "80"))
    )
    assert (found["4400"], found["3806"], found["1800"]) == (110_00, 19_00, -129_00)
