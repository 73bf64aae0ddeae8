"""The archive proves itself: verify, self-check, a restored backup, the auditor's package, imports with a list, the command line."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from pathlib import Path

import pytest
from lxml import etree
from sqlalchemy import text

from app.core.errors import BadFile, Invalid, Unusable
from app.data import archive, backup, last_check, selfcheck
from app.data.office import Office
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.data.verify import verify
from app.modules.documents.archive.queries.documents import document
from app.modules.documents.intake.services.folder_import import read_list, run, undo
from app.modules.documents.intake.services.intake import NEW
from app.modules.documents.intake.transfer import all_keys, export
from app.modules.documents.retention.services import erase, propose, sweep
from tests.cli_runs import run as run_command
from tests.conftest import GOOD
from tests.modules.documents.conftest import arrive, filed, person
from tests.modules.documents.test_reading import pdf


def failed(office: Office) -> set[str]:
    """Return the names of the checks that fail."""
    return {check.name for check in verify(office.book) if not check.ok}


def test_verify_sees_what_was_taken_away(any_office: Office) -> None:
    """A missing file, a taken guard and an erased document that came back are each named."""
    key = filed(any_office)
    assert failed(any_office) == set()
    trigger = "DROP TRIGGER guard_document_delete" + ("" if any_office.book.local else " ON document")
    with any_office.book.engine.begin() as connection:
        connection.execute(text(trigger))
    assert failed(any_office) == {"guards"}
    with any_office.book.archive.begin() as connection:
        connection.execute(
            text(
                "DROP TRIGGER guard_archive_blob_delete"
                + ("" if any_office.book.local else " ON archive_blob")
            )
        )
        connection.execute(text("DELETE FROM archive_blob"))
    assert failed(any_office) - {"backup"} == {"guards", "archive"}
    assert ("backup" in failed(any_office)) == any_office.book.local  # there is none to go back to
    one = any_office.read(document, key)
    assert one is not None
    detail = next(str(check.detail) for check in verify(any_office.book) if check.name == "archive")
    assert one.number in detail


def test_bytes_that_an_interruption_left_are_swept(
    any_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the program falls between the erasure and the store, the next sweep ends it; shared bytes stay."""
    key, twin = filed(any_office, "Eins", text="gleich"), filed(any_office, "Zwei", text="anders")
    other = person(any_office, "berta", "*")
    any_office.run(propose, [key, twin], "vorbei")
    monkeypatch.setattr("app.modules.documents.retention.services.sweep", lambda _office: 0)
    erase(other, [key])
    one = any_office.read(document, key)
    assert one is not None
    assert archive.load(any_office.book, one.current.sha256)
    monkeypatch.undo()
    assert sweep(any_office) == 1
    assert sweep(any_office) == 0
    again = any_office.read(document, twin)
    assert again is not None
    assert archive.load(any_office.book, again.current.sha256)


def test_the_self_check_comes_once_a_day(office: Office) -> None:
    """The first look checks, the second waits; what fails is remembered by its name."""
    watch = selfcheck.SelfCheck(office)
    assert last_check.last_check(office.book) is None
    assert [watch.look(), watch.look()] == [True, False]
    last = last_check.last_check(office.book)
    assert last is not None
    assert last.failed == ()
    arrive(office)
    with office.book.archive.begin() as connection:
        connection.execute(text("DROP TRIGGER guard_archive_blob_delete"))
        connection.execute(text("DELETE FROM archive_blob"))
    last_check.remember(office.book, [], office.clock() - datetime.timedelta(days=2))
    assert watch.look()
    assert last_check.last_check(office.book).failed == ("guards", "archive", "backup")  # type: ignore[union-attr]


def test_a_backup_is_proved_by_restoring_it(office: Office) -> None:
    """Without a backup it says so; with one it is restored, compared and verified, and nothing is left behind."""
    with pytest.raises(Unusable, match="No backup"):
        selfcheck.rehearse(office.book)
    filed(office)
    backup.daily(office.book)
    filed(office, "Zwei")
    name, checks = selfcheck.rehearse(office.book)
    assert name.endswith(".kontor-backup")
    assert all(check.ok for check in checks)
    said = [str(check.detail) for check in checks]
    assert any(re.fullmatch(r"1,\d\d\d rows in \d\d tables came back", words) for words in said)
    assert any("behind the book" in words for words in said)


def test_the_package_for_an_auditor_is_whole(office: Office, tmp_path: Path) -> None:
    """Files are the originals, both indexes agree, checksums fit, the procedure is there; a folder in use is refused."""
    keys = [filed(office, "=SUMME(1)", amount=-12345), filed(office, "Zwei")]
    out = tmp_path / "out"
    assert export(office, office.read(all_keys), out) == 2
    rows = (out / "index.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 3
    assert not any(cell.startswith("=") for row in rows for cell in row.split(";"))
    root = etree.parse(str(out / "index.xml")).getroot()
    assert [node.findtext("number") for node in root] == [row.split(";")[0] for row in rows[1:]]
    for line in (out / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    assert (out / "procedure.pdf").read_bytes().startswith(b"%PDF")
    one = office.read(document, keys[0])
    assert one is not None
    assert any(
        path.read_bytes() == archive.load(office.book, one.current.sha256)
        for path in (out / "files").iterdir()
    )
    with pytest.raises(Invalid, match="not empty"):
        export(office, keys, out)


def test_a_list_is_refused_whole_or_taken_whole(office: Office, tmp_path: Path) -> None:
    """Every wrong cell of every row at once; right, each file comes with what the list says; the import can be taken back."""
    (tmp_path / "a.txt").write_text("eins")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("zwei")
    wrong = tmp_path / "wrong.csv"
    rows = "Datei;Typ;Datum;Betrag;Kontakt;Plan\na.txt;Nichts;31.02.2026;viel;Niemand;999\n../a.txt;;;;;\nmissing.txt;;;;;\na.txt;;;;;\na.txt;;;;;\n"
    wrong.write_text(rows, encoding="cp1252")
    with pytest.raises(BadFile) as refusal:
        read_list(office, wrong)
    assert sorted((fault.line, fault.field) for fault in refusal.value.faults) == [
        (2, "amount"), (2, "contact"), (2, "date"), (2, "plan"), (2, "type"), (3, "file"), (4, "file"), (6, "file")
    ]  # fmt: skip
    (tmp_path / "none.csv").write_text("x;y\n1;2\n")
    with pytest.raises(BadFile) as refusal:
        read_list(office, tmp_path / "none.csv")
    assert "column" in str(refusal.value.faults[0].message)
    good = tmp_path / "good.csv"
    good.write_text(
        "Datei;Titel;Typ;Datum;Betrag;Schlagwörter\na.txt;Erster;other;03.02.2026;1.234,50;rot, blau\nsub\\b.txt;Zweiter;;;;\n",
        encoding="utf-8",
    )
    done = run(office, read_list(office, good))
    assert [one.status for one in done] == [NEW, NEW]
    first = office.read(document, done[0].id or 0)
    assert first is not None
    assert (first.title, first.type, first.amount, first.doc_date, first.tags) == (
        "Erster",
        "other",
        123450,
        datetime.date(2026, 2, 3),
        ("blau", "rot"),
    )
    assert undo(office, done) == 2
    assert office.read(document, done[1].id or 0).state == "discarded"  # type: ignore[union-attr]


def test_the_command_line_speaks_json(place: str, tmp_path: Path) -> None:
    """add, list, search, export and import say what became of each file, in the promised shape."""
    (tmp_path / "a.pdf").write_bytes(pdf("Rechnung der Stadtwerke über Strom und Gas im Juni"))
    (tmp_path / "leer.txt").write_bytes(b"")
    (tmp_path / "torn.pdf").write_bytes(pdf()[:200])

    def call(*arguments: str, code: int = 0) -> dict[str, object]:
        done = run_command("documents", *arguments, "--json")
        assert done.exit_code == code, done.output
        return dict(json.loads(done.stdout))

    added = call(
        "add",
        place,
        *(str(tmp_path / name) for name in ("a.pdf", "leer.txt", "torn.pdf")),
        "--type",
        "other",
        code=1,
    )
    files = added["files"]
    assert isinstance(files, list)
    assert [row["status"] for row in files] == ["new", "refused", "quarantined"]
    assert set(files[0]) == {"file", "id", "status", "type", "message"}
    again = call("add", place, str(tmp_path / "a.pdf"))["files"]
    assert isinstance(again, list)
    assert (again[0]["status"], again[0]["id"]) == ("duplicate", files[0]["id"])
    listed = call("list", place)["documents"]
    found = call("search", place, "stadtwerk")["documents"]
    assert isinstance(listed, list)
    assert isinstance(found, list)
    assert (len(listed), [row["id"] for row in found]) == (2, [files[0]["id"]])
    assert call("search", place, "amount>viel", code=1)["errors"]
    assert call("export", place, "--out", str(tmp_path / "out"))["documents"] == 2
    (tmp_path / "l.csv").write_text("file;type\na.pdf;nothing\n")
    assert call("import", place, str(tmp_path / "l.csv"), "--dry-run", code=1)["errors"]


def test_the_command_line_shows_no_more_than_the_window(
    office: Office, place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In a book of several people it asks who works; who may not know of a document learns nothing by list, search or export."""
    office.run(save_role, RoleDraft("Empfang", ("documents.view", "documents.file")))
    office.run(save_user, UserDraft("eva", "Eva", ("Empfang",), password=GOOD, first_password=GOOD))
    hidden, open_one = filed(office, "Geheimakte", area=2), filed(office, "Offenakte")
    refused = run_command("documents", "list", place, "--json")
    assert refused.exit_code == 1
    assert "KONTOR_LOGIN" in refused.output
    monkeypatch.setenv("KONTOR_LOGIN", "eva")
    monkeypatch.setenv("KONTOR_PASSWORD", "falsch")
    assert run_command("documents", "list", place, "--json").exit_code == 1
    monkeypatch.setenv("KONTOR_PASSWORD", GOOD)
    listed = json.loads(run_command("documents", "list", place, "--json").stdout)["documents"]
    assert [row["id"] for row in listed] == [open_one]
    assert (
        json.loads(run_command("documents", "search", place, "Geheimakte", "--json").stdout)["documents"]
        == []
    )
    assert (
        json.loads(
            run_command("documents", "export", place, "--out", str(tmp_path / "out"), "--json").stdout
        )["documents"]
        == 1
    )
    assert "Geheimakte" not in (tmp_path / "out" / "index.csv").read_text(encoding="utf-8-sig")
    assert "Geheimakte" not in run_command("search", place, "Geheimakte", "--json").stdout
    monkeypatch.setenv("KONTOR_LOGIN", "admin")
    monkeypatch.setenv("KONTOR_PASSWORD", GOOD)
    assert {
        row["id"] for row in json.loads(run_command("documents", "list", place, "--json").stdout)["documents"]
    } == {hidden, open_one}
