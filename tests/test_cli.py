"""The command line: stable shapes, exit codes, all or nothing, equal figures on SQLite and PostgreSQL."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.rules import Movement
from tests.cli_runs import GOOD, HEAD, good, refused, run, write

IBAN = "DE02120300000000202051"


def test_the_whole_way(book: str, tmp_path: Path) -> None:
    """Import, export, import again, finalise, reverse, report, verify, search: the same figures on both databases."""
    file = write(tmp_path, GOOD)
    assert refused("entries", "import", book, file, "--json")[0]["field"] == "credit"
    done = good("entries", "import", book, file, "--create-accounts", "--json")
    assert done == {"entries": 4, "lines": 14, "debit_total": "2747.00"}
    accounts = {row["number"]: row for row in good("accounts", book, "--json")}  # type: ignore[index, union-attr]
    assert accounts["6310"] == {"number": "6310", "name": "Rent", "type": "expense", "balance": "1000.00"}
    report = good(
        "report", book, "trial-balance", "--from", "2026-02-01", "--to", "2026-02-28", "--format", "json"
    )
    rows = {row["account"]: row for row in report["rows"]}  # type: ignore[index, call-overload]
    assert rows["1800"] == {
        "account": "1800",
        "name": "Bank",
        "opening": "-952.00",
        "debit": "0.00",
        "credit": "129.00",
        "closing": "-1081.00",
    }
    assert report["totals"]["closing"] == "0.00"  # type: ignore[index, call-overload]
    assert good("finalise", book, "--until", "2026-01-31", "--json") == {"finalised": 2}
    assert good("entries", "reverse", book, "2026-1", "--reason", "Doppelt", "--json") == {"number": "2026-3"}
    assert good("verify", book, "--json")["ok"] is True  # type: ignore[index, call-overload]
    hits = json.loads(run("search", book, "papier", "--json").stdout)
    assert hits[0]["title"] == "Papier"
    for kind in ("csv", "xlsx", "pdf"):
        out = tmp_path / f"tb.{kind}"
        assert (
            run(
                "report",
                book,
                "journal",
                "--from",
                "2026-01-01",
                "--to",
                "2026-12-31",
                "--format",
                kind,
                "--out",
                out,
            ).exit_code
            == 0
        )
        assert out.stat().st_size > 500


def test_export_and_import_give_the_same_ledger(
    place: str, image: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An export into a fresh book gives the same trial balance, also with a Generalumkehr, tax and formulas in texts."""
    import shutil

    text = GOOD + "5;2026-03-01;=1+1;6310;1800;50;;;@SUM(A1)\n"
    good("entries", "import", place, write(tmp_path, text), "--create-accounts", "--finalise", "--json")
    good("entries", "reverse", place, "1", "--reason", "x", "--json")
    exported = run("entries", "export", place, "--from", "2026-01-01", "--to", "2026-12-31")
    assert exported.exit_code == 0
    assert "'=1+1" in exported.stdout
    other = tmp_path / "other.kontor"
    shutil.copytree(image, other)
    good(
        "entries", "import", other, write(tmp_path, exported.stdout, "out.csv"), "--create-accounts", "--json"
    )
    span = ("--from", "2026-01-01", "--to", "2026-12-31", "--format", "json")
    assert good("report", other, "trial-balance", *span) == good("report", place, "trial-balance", *span)
    monkeypatch.setenv("KONTOR_HOME", str(tmp_path / "home"))  # a copy of a book has its id
    again = run("entries", "export", other, "--from", "2026-01-01", "--to", "2026-12-31").stdout
    strip = lambda text: [row[1:] for row in csv.reader(text.splitlines(), delimiter=";")]  # noqa: E731
    assert sorted(strip(again)) == sorted(strip(exported.stdout))


def test_opening_balances_come_and_go_as_such(
    place: str, image: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entries against 9000 on the first day of the year are opening balances, before and after an export."""
    import shutil

    text = HEAD + "1;2026-01-01;EB;1800;9000;500.00;;;Vortrag\n2;2026-01-01;R;6310;1800;20;;;Miete\n"
    good("entries", "import", place, write(tmp_path, text), "--json")
    span = ("--from", "2026-01-01", "--to", "2026-01-31")
    report = good("report", place, "trial-balance", *span)
    (bank,) = [row for row in report["rows"] if row["account"] == "1800"]  # type: ignore[index, call-overload]
    assert (bank["opening"], bank["debit"], bank["credit"], bank["closing"]) == (
        "500.00",
        "0.00",
        "20.00",
        "480.00",
    )
    other = tmp_path / "other.kontor"
    shutil.copytree(image, other)
    exported = run("entries", "export", place, *span).stdout
    monkeypatch.setenv(
        "KONTOR_HOME", str(tmp_path / "home of another computer")
    )  # a copy of a book has its id
    good("entries", "import", other, write(tmp_path, exported, "out.csv"), "--json")
    assert good("report", other, "trial-balance", *span) == report
    assert good("verify", other, "--json")["ok"] is True  # type: ignore[index, call-overload]


def test_the_same_file_again_is_noticed(place: str, tmp_path: Path) -> None:
    """The book remembers which files came in."""
    from app.data.column_mapping import imported_before, peek
    from tests.conftest import close, office_at

    file = write(tmp_path, GOOD)
    office = office_at(place)
    assert office.read(imported_before, "entries", peek(file).sha256) is None
    good("entries", "import", place, file, "--create-accounts", "--json")
    assert office.read(imported_before, "entries", peek(file).sha256) is not None
    close(office.book)


def test_rows_of_an_entry_may_stand_apart(place: str, tmp_path: Path) -> None:
    """Rows with the same entry are one entry wherever they stand."""
    text = HEAD + "a;2026-01-05;;6310;;100;;;x\nb;2026-01-05;;6800;1800;5;;;y\na;2026-01-05;;;1800;100;;;x\n"
    assert good("entries", "import", place, write(tmp_path, text), "--json") == {
        "entries": 2,
        "lines": 4,
        "debit_total": "105.00",
    }


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        ("1;2026-13-05;R;6310;1800;5;;;x", "date", "calendar"),
        ("1;1026-01-05;R;6310;1800;5;;;x", "date", "1900"),
        ("1;;R;6310;1800;5;;;x", "date", "day"),
        ("1;2026-01-05;R;6310;1800;5.123;;;x", "amount", "decimals"),
        ("1;2026-01-05;R;6310;1800;abc;;;x", "amount", "amount"),
        ("1;2026-01-05;R;6310;1800;0;;;x", "amount", "zero"),
        ("1;2026-01-05;R;6310;1800;-5;;;x", "amount", "zero"),
        ("1;2026-01-05;R;99999;1800;5;;;x", "debit", "99999"),
        ("1;2026-01-05;R;6310;1800;5;XX;;x", "tax", "XX"),
        ("1;2026-01-05;R;6310;;5;;;x", "debit", "debit and a credit"),
        ("1;2026-01-05;R;;;5;;;x", "debit", "neither"),
        ("1;2029-01-05;R;6310;1800;5;;;x", "date", "fiscal year"),
        (";2026-01-05;R;6310;1800;5;;;x", "entry", "number"),
        ("1;2026-01-05;R;6310;1800;5;;;" + "x" * 130, "text", "120"),
    ],
)
def test_bad_rows_are_named(place: str, tmp_path: Path, row: str, field: str, words: str) -> None:
    """Each fault has its line, field and sentence, and the good rows beside it are not imported."""
    text = HEAD + "0;2026-01-05;R;6310;1800;5;;;gut\n" + row + "\n"
    (fault,) = refused("entries", "import", place, write(tmp_path, text), "--json")
    assert (fault["file"], fault["line"], fault["field"]) == ("in.csv", 3, field)
    assert words in str(fault["message"])
    assert good("report", place, "trial-balance", "--from", "2026-01-01", "--to", "2026-12-31")["rows"] == []  # type: ignore[index, call-overload]


def test_bad_files_are_refused_whole(place: str, tmp_path: Path) -> None:
    """Missing, empty, binary, huge, headless, half-quoted: a sentence each; faults are all listed."""
    cases = {
        "empty.csv": b"",
        "binary.csv": b"\x00\x01\x02" * 50,
        "nohead.csv": b"a;b;c\n1;2;3\n",
        "twice.csv": HEAD.replace("text", "tax").encode() + b"1\n",
        "quote.csv": HEAD.encode() + b'1;2026-01-05;R;6310;1800;5;;;"offen\n',
        "nothing.csv": HEAD.encode(),
        "not.xlsx": b"PK\x03\x04 no spreadsheet",
    }
    for name, data in cases.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert refused("entries", "import", place, path, "--json"), name
    assert "no file" in str(
        refused("entries", "import", place, tmp_path / "gone.csv", "--json")[0]["message"]
    )
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    assert "200" in str(refused("entries", "import", place, huge, "--json")[0]["message"])
    many = HEAD + "".join(f"{i};2026-01-05;R;6310;1800;x{i};;;t\n" for i in range(30))
    assert len(refused("entries", "import", place, write(tmp_path, many), "--json")) == 30


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(place: str, tmp_path: Path, encoding: str) -> None:
    """Umlauts arrive whatever program wrote the file."""
    text = HEAD + "1;2026-01-05;R;6310;1800;5;;;Größe Bürobedarf\n"
    good("entries", "import", place, write(tmp_path, text, encoding=encoding), "--json")
    rows = good("report", place, "journal", "--from", "2026-01-01", "--to", "2026-12-31")["rows"]  # type: ignore[index, call-overload]
    assert rows[0]["text"] == "Größe Bürobedarf"


def test_spreadsheets_too(place: str, tmp_path: Path) -> None:
    """The same columns in XLSX."""
    import datetime

    from app.data.export import Sheet, xlsx_bytes

    columns = tuple(
        zip(
            HEAD.strip().split(";"),
            ("text", "day", "text", "text", "text", "money", "text", "text", "text"),
            strict=True,
        )
    )
    path = tmp_path / "in.xlsx"
    path.write_bytes(
        xlsx_bytes(
            Sheet(
                "x", columns, [("1", datetime.date(2026, 1, 5), "R", "6310", "1800", 12345, "", "", "Miete")]
            )
        )
    )
    assert good("entries", "import", place, path, "--json") == {
        "entries": 1,
        "lines": 2,
        "debit_total": "123.45",
    }


def test_bank_import_and_post(book: str, tmp_path: Path) -> None:
    """Statements come in once; rules from a file post what they cover."""
    import datetime

    day = datetime.date(2026, 5, 4)
    moves = [
        Movement(-119_00, "EUR", day, day, "Vermieter GmbH", iban="DE89370400440532013000", text="Miete Mai"),
        Movement(50_00, "EUR", day, day, "Kunde", iban="", text="R 7"),
    ]
    file = tmp_path / "mai.xml"
    file.write_bytes(camt_file(IBAN, "5", 1000_00, moves, datetime.date(2026, 5, 31)))
    assert refused("bank", "import", book, file, "--json")[0]["field"] == "iban"
    done = good("bank", "import", book, file, "--iban", IBAN, "--account", "1800", "--json")
    statement = {
        "iban": IBAN,
        "from": "2026-05-04",
        "to": "2026-05-31",
        "opening": "1000.00",
        "closing": "931.00",
        "lines": 2,
        "new": 2,
        "duplicates": 0,
        "notes": [],
    }
    assert done == {"files": [{"file": "mai.xml", "format": "camt.053", "statements": [statement]}]}
    again = good("bank", "import", book, file, "--json")
    assert again["files"][0]["statements"][0] == {**statement, "new": 0, "duplicates": 2}  # type: ignore[index, call-overload]
    rules = write(
        tmp_path,
        '[[rule]]\nname = "Miete"\nwords = "miete"\nsign = "out"\naccount = "6310"\ntax = "VST19"\n',
        "rules.toml",
    )
    assert good("bank", "post", book, "--rules", rules, "--json") == {"posted": 1, "open": 1}
    assert good("bank", "post", book, "--rules", rules, "--json") == {"posted": 0, "open": 1}
    report = good(
        "report", book, "account-sheet", "--account", "6310", "--from", "2026-05-01", "--to", "2026-05-31"
    )
    assert report["totals"]["closing"] == "100.00"  # type: ignore[index, call-overload]
    for text in (
        "[[rule]]\nname='x'\n",
        "nothing = 1",
        "[[rule",
        "[[rule]]\nwords='a'\naccount='6310'\nsign='up'\nfoo=1\nmin='x'\n",
    ):
        assert refused("bank", "post", book, "--rules", write(tmp_path, text, "bad.toml"), "--json")
    assert good("verify", book, "--json")["ok"] is True  # type: ignore[index, call-overload]


def test_what_a_table_cannot_hold_is_told_beside_it(book: str) -> None:
    """The CSV of a report has its rows alone; its notes go to standard error, and nowhere where the format holds them."""
    arguments = ("report", book, "zm", "--from", "2026-01-01", "--to", "2026-03-31")
    table, whole = run(*arguments, "--format", "csv"), run(*arguments)
    assert "Due on 27/04/2026" in table.stderr
    assert "Due on" not in table.stdout
    assert (whole.stderr, "Due on 27/04/2026" in whole.stdout) == ("", True)
