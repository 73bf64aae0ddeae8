"""Applicants from files: every bad cell at once, the same file twice changes nothing, mails bring their papers."""

from __future__ import annotations

import contextlib
import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from app.core.errors import BadFile, Invalid
from app.data.office import Office
from app.data.record_extras import Target, attachments
from app.modules.hr.recruiting import cli
from app.modules.hr.recruiting.queries.applicants import open_vacancies
from app.modules.hr.recruiting.queries.lists import applicant, pool_source
from app.modules.hr.recruiting.transfer import Mailed, run_import, take_mail
from tests.modules.hr.recruiting_cases import D, applied, staffed, vacancy

HEAD = "Vorname;Nachname;E-Mail;Ort;Eingang;Quelle;Einwilligung;Einwilligung bis;Stelle\n"


def _file(folder: Path, *rows: str) -> Path:
    path = folder / "bewerbungen.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def _count(office: Office) -> int:
    with office.book.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM hr_applicant")).scalar_one())


def test_a_table_of_applicants(any_office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All or none; a consent counts only where the file states it; who applied already stays as they are, who may be known is counted."""
    o, c = any_office, staffed(any_office)
    place = vacancy(o, c)
    other = vacancy(o, c, title="Lagerleitung (m/w/d)", department="Lager")
    applied(o, other, first_name="Jan", last_name="Petersen", mail="jan@example.org")
    bad = _file(
        tmp_path,
        "Mia;;mia@example.org;Kiel;01.11.2026;portal;;;",
        "Tom;Groß;kein-at;Kiel;01.11.2026;portal;;;",
        "Ina;Klein;ina@example.org;Kiel;31.02.2026;Flugblatt;;;V9-999",
        "Uwe;Lang;uwe@example.org;Kiel;01.12.2030;portal;;;",
    )
    with pytest.raises(BadFile) as refused:
        run_import(o, bad, place)
    first = {(one.line, one.field) for one in refused.value.faults}
    assert first == {(2, "last_name"), (4, "received"), (4, "source"), (4, "vacancy")}
    some = _file(
        tmp_path, "Tom;Groß;kein-at;Kiel;01.11.2026;portal;;;", "Uwe;Lang;u@x.de;Kiel;01.12.2030;portal;;;"
    )
    with pytest.raises(BadFile) as refused:
        run_import(o, some, place)
    assert {(one.line, one.field) for one in refused.value.faults} == {(2, "mail"), (3, "received")}
    assert _count(o) == 1
    good = _file(
        tmp_path,
        "Mia;Lorenz;mia@example.org;Kiel;01.11.2026;portal;;;",
        "Jan;Petersen;jan@example.org;Kiel;02.11.2026;portal;02.11.2026;31.10.2027;",
        "Eva;Roth;;Kiel;;;01.11.2026;;",
    )
    assert run_import(o, good, place, dry_run=True).new == 3
    assert _count(o) == 1
    done = run_import(o, good, place)
    assert (done.new, done.same, done.alike) == (3, 0, 1)
    assert [int(key) for key in o.read(pool_source().keys, {})] == [done.keys[1]]
    one = o.read(applicant, done.keys[1])
    assert one is not None
    assert (one.draft.vacancy, one.draft.received) == (place, D(2026, 11, 2))
    again = run_import(o, good, place)
    assert (again.new, again.same) == (0, 3)
    assert _count(o) == 4
    monkeypatch.setattr(cli, "office", lambda _book: contextlib.nullcontext(o))
    number = next(one.number for one in o.read(open_vacancies) if one.id == place)
    more = _file(
        tmp_path, "Noa;Berg;noa@example.org;Kiel;01.11.2026;portal;;;", "Mia;Lorenz;mia@example.org;;;;;;"
    )
    for options, told, count in (
        ((more, "--vacancy", number, "--dry-run"), (1, 1), 4),
        ((more, "--vacancy", number.lower()), (1, 1), 5),
    ):
        ran = CliRunner().invoke(cli.group, ["import", "book", *map(str, options), "--json"])
        assert ran.exit_code == 0, ran.output
        assert (json.loads(ran.output)["new"], json.loads(ran.output)["same"]) == told
        assert _count(o) == count
    assert CliRunner().invoke(cli.group, ["import", "book", "ida.eml"]).exit_code != 0


def test_a_mail_of_an_applicant(any_office: Office, tmp_path: Path) -> None:
    """Name and address come from the head, what hangs on it stands on the applicant; twice it adds nothing; no sender is refused."""
    o, c = any_office, staffed(any_office)
    place = vacancy(o, c)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = (
        "Nora Beck <nora@example.org>",
        "info@example.org",
        "Bewerbung",
    )
    mail["Date"] = "Mon, 02 Nov 2026 10:00:00 +0100"
    mail.set_content("Guten Tag, anbei meine Unterlagen.")
    mail.add_attachment("Lebenslauf von Nora Beck", filename="Lebenslauf.txt")
    path = tmp_path / "bewerbung.eml"
    path.write_bytes(mail.as_bytes())
    first = take_mail(o, path, place)
    assert first == Mailed(first.key, True, 1, 0)
    one = o.read(applicant, first.key)
    assert one is not None
    assert (one.draft.name, one.draft.mail, one.draft.received) == (
        "Nora Beck",
        "nora@example.org",
        D(2026, 11, 2),
    )
    assert [each.name for each in o.read(attachments, Target("hr_applicant", first.key))] == [
        "Lebenslauf.txt"
    ]
    assert take_mail(o, path, place) == Mailed(first.key, False, 0, 0)
    del mail["From"]
    path.write_bytes(mail.as_bytes())
    with pytest.raises(Invalid):
        take_mail(o, path, place)
