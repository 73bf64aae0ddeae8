"""DATEV stacks: the own export passes every rule and comes back as the same ledger; each rule has a file that breaks it."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.core.errors import BadFile
from app.data.office import Office
from app.data.queries import query as reads
from app.data.verify import verify
from app.modules.finance.chart.models import Account
from app.modules.finance.chart.rules import CostCentreDraft
from app.modules.finance.chart.services import save_cost_centre
from app.modules.finance.datev.queries import make_stacks
from app.modules.finance.datev.rules import LARGEST, MOST_FINDINGS, columns, file_bytes, read_stack
from app.modules.finance.datev.services.masters import import_masters
from app.modules.finance.datev.services.stacks import import_stack
from app.modules.finance.datev.transfer import export_stacks
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.queries.balances import trial_balance
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import finalise, post, reverse
from tests.conftest import SAMPLES, close, office_at
from tests.modules.finance.test_statements import book, firm

YEAR = (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
DAY = datetime.date(2026, 5, 4)


def every_kind(office: Office) -> None:
    """Entries of every kind: opening, plain, taxed, § 13b, split, with cost centres, long and odd texts, a Generalumkehr."""
    firm(office)
    opening = EntryDraft(
        YEAR[0], "EB", "Vortrag", (LineDraft("1600", 50_00), LineDraft("9000", -50_00)), opening=True
    )
    office.run(post, opening)
    book(office, DAY, ("5425", 1_000_00, "IGE19"), ("70010", -1_000_00))
    book(office, DAY, ("5923", 200_00, "13BEU19"), ("70010", -200_00))
    book(office, DAY, ("1800", 10_00), ("4400", -10_00))  # an account with a tax of its own, booked without
    split = (
        LineDraft("6815", 119_00, "VST19", text="Papier"),
        LineDraft("6815", 53_50, "VST7", text="Buch"),
        LineDraft("6800", 10_00),
        LineDraft("1800", -150_00),
        LineDraft("1600", -32_50),
    )
    office.run(post, EntryDraft(DAY, "ER 12 ü/7", "Sehr langer Text " * 6, split, "040626"))
    office.run(save_cost_centre, CostCentreDraft(1, "100", "Lager"))
    office.run(save_cost_centre, CostCentreDraft(2, "P-1", "Projekt"))
    both = (LineDraft("6815", 20_00, cost1="100"), LineDraft("6800", -20_00, cost2="P-1"))
    office.run(post, EntryDraft(DAY, "UB", "Umbuchung", both))
    office.run(finalise, datetime.date(2026, 3, 31))
    office.run(reverse, "2026-3", "falsch")


def ledger(office: Office) -> list[Any]:
    """Return every line with everything that it says, in an order that does not depend on keys."""
    query = (
        select(
            Entry.day,
            Entry.document,
            Entry.document2,
            Entry.text,
            Account.number,
            Line.amount,
            Line.role,
            Line.tax_id,
            Line.text,
        )
        .add_columns(Line.cost1, Line.cost2)
        .join(Entry, Entry.id == Line.entry_id)
        .join(Account, Account.id == Line.account_id)
    )
    return sorted(tuple(map(str, row)) for row in office.read(reads("")(lambda c: c.execute(query).all())))


def test_the_own_export_comes_back_as_the_same_ledger(
    any_office: Office, image: Path, tmp_path: Path
) -> None:
    """Every line of every entry is in the other book: accounts, amounts, tax cases, roles, texts; sums agree with the receipt."""
    every_kind(any_office)
    (written,) = export_stacks(any_office, tmp_path, any_office.read(make_stacks, *YEAR))
    shutil.copytree(image, tmp_path / "other.kontor")
    other = office_at(str(tmp_path / "other.kontor"))
    other.run(save_cost_centre, CostCentreDraft(1, "100", "Lager"))
    other.run(save_cost_centre, CostCentreDraft(2, "P-1", "Projekt"))
    done = other.run(import_stack, written.path, True)
    assert done.entries == written.stack.receipt.entries
    assert ledger(other) == ledger(any_office)
    assert all(check.ok for check in verify(other.book))
    again = export_stacks(other, tmp_path / "again", other.read(make_stacks, *YEAR))[0]
    assert again.stack.receipt.accounts == written.stack.receipt.accounts
    close(other.book)


def test_the_receipt_agrees_with_the_ledger(any_office: Office) -> None:
    """Debit less credit of each account in the receipt is its turnover, but for the accounts of taxes, which DATEV reckons itself."""
    every_kind(any_office)
    (stack,) = any_office.read(make_stacks, *YEAR)
    taxes = {"1406", "1401", "3806", "3804", "1404", "3837", "1407"}
    rows = any_office.read(trial_balance, *YEAR)
    gross = {"5400", "4400", "6815"}  # their tax stands in the row
    checked = 0
    for row in rows:
        if row.number not in taxes | gross:
            debit, credit = stack.receipt.accounts[row.number]
            assert debit - credit == row.closing, row.number
            checked += 1
    assert checked > 8
    assert stack.receipt.debit == stack.receipt.credit


def test_what_the_format_lacks_is_told(office: Office, tmp_path: Path) -> None:
    """A letter that Windows-1252 lacks is named, and a line break never tears a row."""
    lines = (LineDraft("6815", 5_00), LineDraft("1800", -5_00))
    office.run(post, EntryDraft(DAY, "B", "Łódź\nund Österreich", lines))
    (written,) = export_stacks(office, tmp_path, office.read(make_stacks, *YEAR))
    assert written.replaced == "Łź"
    assert read_stack(written.path.read_bytes()).findings == []


def test_two_taxed_lines_against_each_other_are_refused(office: Office) -> None:
    """What the format can't hold is named with document and day; nothing is left out."""
    book(office, DAY, ("6815", 119_00, "VST19"), ("4400", -119_00, "UST19"))
    with pytest.raises(BadFile) as caught:
        office.read(make_stacks, *YEAR)
    assert "tax" in str(caught.value.faults[0].message)


GOOD = {
    1: "119,00",
    2: "H",
    7: "1800",
    8: "6815",
    9: "9",
    10: "0405",
    11: "AR-1",
    14: "Miete",
    37: "100",
    114: "0",
    118: "",
}


def stack_of(office: Office, **changes: Any) -> bytes:
    """Return a file of one row; changes are those of the row ('c1') or of the header ('h11')."""
    book(office, DAY, ("6815", 119_00, "VST19"), ("1800", -119_00))
    (stack,) = office.read(make_stacks, *YEAR)
    text = file_bytes(
        stack.header, [GOOD | {int(key[1:]): value for key, value in changes.items() if key[0] == "c"}]
    ).decode("cp1252")
    first, rest = text.split("\r\n", 1)
    cells = first.split(";")
    for key, value in changes.items():
        if key[0] == "h":
            cells[int(key[1:]) - 1] = value
    return (";".join(cells) + "\r\n" + rest).encode("cp1252")


@pytest.mark.parametrize(
    ("changes", "line", "column"),
    [
        ({"c1": "0,00"}, 3, 1), ({"c1": "12"}, 3, 1), ({"c1": "-5,00"}, 3, 1), ({"c1": "12345678901,00"}, 3, 1),
        ({"c2": "X"}, 3, 2), ({"c7": ""}, 3, 7), ({"c7": "123456"}, 3, 7), ({"c8": "0"}, 3, 8), ({"c8": "1800"}, 3, 8),
        ({"c9": "12345"}, 3, 9), ({"c9": "V9"}, 3, 9), ({"c10": "3102"}, 3, 10), ({"c10": "xx"}, 3, 10),
        ({"c11": "AR 1"}, 3, 11), ({"c11": "A" * 37}, 3, 11), ({"c12": "1234567890123"}, 3, 12), ({"c14": "x" * 61}, 3, 14),
        ({"c21": "x" * 21}, 3, 21), ({"c22": "x" * 211}, 3, 22), ({"c37": "x" * 37}, 3, 37), ({"c48": "x" * 21}, 3, 48),
        ({"c49": "x" * 211}, 3, 49), ({"c114": "2"}, 3, 114), ({"c118": "x"}, 3, 118),
        ({"h1": '"EXTX"'}, 1, 1), ({"h2": "500"}, 1, 5), ({"h3": "16"}, 1, 3), ({"h5": "8"}, 1, 5), ({"h6": "2026"}, 1, 6),
        ({"h8": '"ABC"'}, 1, 8), ({"h9": '"' + "x" * 26 + '"'}, 1, 9), ({"h11": "1000"}, 1, 11), ({"h12": "0"}, 1, 12),
        ({"h13": "20261301"}, 1, 13), ({"h14": "3"}, 1, 14), ({"h15": "20250101"}, 1, 15), ({"h16": "20270101"}, 1, 15),
        ({"h17": '"' + "x" * 31 + '"'}, 1, 17), ({"h19": "3"}, 1, 19), ({"h20": "1"}, 1, 20), ({"h21": ""}, 1, 21),
        ({"h22": '"USD"'}, 1, 22), ({"h27": '"05"'}, 1, 27), ({"h4": "Buchungsstapel"}, 1, 4), ({"h11": '"1001"'}, 1, 11),
    ],
    ids=str,
)  # fmt: skip
def test_every_rule_has_a_file_that_breaks_it(
    office: Office, changes: dict[str, str], line: int, column: int
) -> None:
    """The finding names line and column; the same file without the change is fine."""
    found = read_stack(stack_of(office, **changes)).findings
    assert (line, column) in {(one.line, one.column) for one in found}
    assert all(str(one.message).endswith(".") for one in found)


def test_rules_of_the_whole_file(office: Office) -> None:
    """Line ends, encoding, quoting, the number of columns and the titles."""
    data = stack_of(office)
    assert read_stack(data).findings == []
    assert len(columns()) == 125
    for broken, line in (
        (data.replace(b"\r\n", b"\n"), 1),
        (b"\xef\xbb\xbf" + data, 1),
        (data.replace(b'"AR-1"', b"AR-1"), 3),
        (data.replace(b";1800;", b';"1800";'), 3),
        (data.rstrip(b"\r\n") + b";;\r\n", 3),
        (data.split(b"\r\n")[0] + b"\r\n", 2),
    ):
        assert line in {one.line for one in read_stack(broken).findings}


@pytest.mark.skipif(not (SAMPLES / "datev").is_dir(), reason="the samples are not beside this checkout")
def test_samples(office: Office, tmp_path: Path) -> None:
    """The stack of another program is read right, keys of accounts and of rows alike; the other kinds say what they are not."""
    with pytest.raises(BadFile) as caught:
        office.run(import_stack, SAMPLES / "datev" / "EXTF_Buchungsstapel.csv", True)
    assert "2018" in str(caught.value.faults[0].message) or "fiscal year" in str(
        caught.value.faults[0].message
    )
    for name in ("EXTF_Kontenbeschriftungen.csv", "EXTF_Stammdaten.csv"):
        (finding,) = read_stack((SAMPLES / "datev" / name).read_bytes()).findings
        assert "category 21" in str(finding.message)
    data = (
        (SAMPLES / "datev" / "EXTF_Buchungsstapel.csv")
        .read_bytes()
        .replace(b";20180", b";20260")
        .replace(b"2102;", b"2102;")
    )
    moved = tmp_path / "EXTF_x.csv"
    moved.write_bytes(data.replace(b";8400;", b";4400;").replace(b";1200;4940;", b";1800;6821;"))
    assert office.run(import_stack, moved, True).entries == 2
    closing = {row.number: row.closing for row in office.read(trial_balance, *YEAR)}
    assert (closing["10000"], closing["4400"], closing["3806"]) == (5950_00, -5000_00, -950_00)
    assert (closing["1800"], closing["6821"] + closing["1401"]) == (-24_95, 24_95)


def test_a_fault_refuses_the_whole_stack(office: Office, tmp_path: Path) -> None:
    """An unknown account or a day in no fiscal year: nothing comes in."""
    path = tmp_path / "EXTF_x.csv"
    path.write_bytes(stack_of(office, c8="6999"))
    before = ledger(office)
    with pytest.raises(BadFile) as caught:
        office.run(import_stack, path)
    assert "6999" in str(caught.value.faults[0].message)
    assert ledger(office) == before


def test_a_file_without_end_is_refused_after_a_thousand_findings(office: Office, tmp_path: Path) -> None:
    """A hostile stack fills no memory: reading stops; one that is too large is not read at all, by verbs and page alike."""
    head = stack_of(office).split(b"\r\n")[0]
    data = head + b"\r\n\r\n" + b"a;b\r\n" * 50_000
    assert len(read_stack(data).findings) == MOST_FINDINGS
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    for command in (import_stack, import_masters):
        with pytest.raises(BadFile, match="Split it"):
            office.run(command, huge)
