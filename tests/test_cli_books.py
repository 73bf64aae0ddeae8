"""Books on the command line: made, saved, restored, and what stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli_runs import GOOD, HEAD, good, refused, run, write
from tests.conftest import fresh_database

CHOSEN = ("--chart", "skr03", "--fiscal-year", "2026", "--land", "SH")  # what a new company is asked


def test_new_and_what_stands_in_its_way(tmp_path: Path) -> None:
    """A new book is where it was asked for; a second one there, a wrong place and wrong usage are told apart."""
    place = tmp_path / "firma"
    made = good(
        "new",
        place,
        "--company",
        "Firma & Söhne",
        *CHOSEN,
        "--json",
    )
    assert made == {"book": str(place) + ".kontor"}
    assert len(good("accounts", place, "--json")) >= 350  # type: ignore[arg-type]
    assert "already" in str(
        refused(
            "new",
            place,
            "--company",
            "x",
            *CHOSEN,
            "--json",
        )[0]["message"]
    )
    no_land = ("--company", "x", "--chart", "skr03", "--fiscal-year", "2026", "--json")
    assert refused("new", tmp_path / "d", *no_land)[0]["field"] == "land"
    assert not (tmp_path / "d.kontor").exists()
    assert refused("accounts", tmp_path / "nowhere", "--json")
    assert (
        refused(
            "new",
            tmp_path / "b",
            "--company",
            " ",
            *CHOSEN,
            "--json",
        )[0]["field"]
        == "company"
    )
    assert not (tmp_path / "b.kontor").exists()
    assert (
        run(
            "new",
            tmp_path / "c",
            "--company",
            "x",
            "--chart",
            "skr99",
            "--fiscal-year",
            "2026",
            "--land",
            "SH",
        ).exit_code
        == 2
    )
    assert refused("accounts", "mysql://x/y", "--json")
    assert refused("accounts", "postgresql://nobody@127.0.0.1:1/none", "--json")
    (place.with_suffix(".kontor") / "kontor.db").write_bytes(b"no database" * 1000)
    assert "damaged" in str(refused("accounts", place, "--json")[0]["message"])


def test_backup_and_restore(book: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """One file holds all of it; a damaged one is refused, a restored book verifies and has the same figures."""
    good("entries", "import", book, write(tmp_path, GOOD), "--create-accounts", "--finalise", "--json")
    file = tmp_path / "b.kontor-backup"
    good("backup", book, file, "--json")
    assert "already" in str(refused("backup", book, file, "--json")[0]["message"]) or refused(
        "backup", book, file, "--json"
    )
    target = (
        str(tmp_path / "restored")
        if "://" not in book
        else fresh_database(request.getfixturevalue("server"), "template0")
    )
    good("restore", file, target, "--json")
    assert good("verify", target, "--json")["ok"] is True  # type: ignore[index, call-overload]
    span = ("--from", "2026-01-01", "--to", "2026-12-31")
    assert good("report", target, "trial-balance", *span) == good("report", book, "trial-balance", *span)
    assert good(
        "entries", "import", target, write(tmp_path, HEAD + "1;2026-03-05;R;6310;1800;5;;;x\n"), "--json"
    )
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    bad = tmp_path / "bad.kontor-backup"
    bad.write_bytes(bytes(data))
    assert refused("restore", bad, tmp_path / "again", "--json")
    assert not (tmp_path / "again.kontor").exists()
    bad.write_text("no zip", encoding="utf-8")
    assert refused("restore", bad, tmp_path / "again", "--json")
