"""A list of staff: every bad cell at once, nobody twice, what the list leaves out stays, contracts are not changed without a day."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.errors import BadFile, Forbidden, Invalid
from app.core.messages import use_language
from app.data.office import Actor, Office
from app.modules.hr.people.queries.people import people
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.hr.people.transfer import read_hours, run_import, words

D = datetime.date
HEAD = "Personalnummer;Vorname;Nachname;Abteilung;Standort;Stelle;E-Mail;Eintritt;Geburtsdatum;Straße;PLZ;Wochenstunden;Urlaubstage;Vertragsart"
WEEKS = {
    "40": "8:00 8:00 8:00 8:00 8:00 – –",
    "38,5": "7:42 7:42 7:42 7:42 7:42 – –",
    "38.5": "7:42 7:42 7:42 7:42 7:42 – –",
    "37:30": "7:30 7:30 7:30 7:30 7:30 – –",
    "19,25": "3:51 3:51 3:51 3:51 3:51 – –",
    "20,13": "4:02 4:02 4:02 4:01 4:01 – –",  # 1,207.8 minutes are 1,208: three of them go to the first days
    "10": "2:00 2:00 2:00 2:00 2:00 – –",
    "4x9": "9:00 9:00 9:00 9:00 – – –",
    "8 8 8 8 6,5": "8:00 8:00 8:00 8:00 6:30 – –",
    "8 8 8 8 6.5": "8:00 8:00 8:00 8:00 6:30 – –",
    "– – 6 6 6 6": "– – 6:00 6:00 6:00 6:00 –",
}


def _list(folder: Path, *rows: str) -> Path:
    path = folder / "personal.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return path


def _rows(office: Office, table: str) -> list[dict[str, object]]:
    with office.book.engine.connect() as connection:
        return [
            dict(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY id")).mappings()
        ]


def test_hours_of_a_week() -> None:
    """Hours of a week are spread over five days, their sum is what was typed; what is no week is refused at its field."""
    for typed, kept in WEEKS.items():
        assert read_hours(typed) == kept
    for typed in ("", "0", "61", "acht", "8 8 8 8 8 8 8 8", "999"):
        with pytest.raises(Invalid) as refused:
            read_hours(typed)
        assert refused.value.field == "week"


def test_a_list_of_staff(any_office: Office, tmp_path: Path) -> None:
    """All or none; the same list twice changes nothing; only what differs is changed; two of one name want a number."""
    o = any_office
    use_language("de")
    bad = _list(
        tmp_path,
        "7;Mia;;Verkauf;;;mia@example.org;01.11.2024;;;;40;30;",
        "8b;Tom;Groß;;;;;31.02.2024;;;;61;30;",
        "9;Ina;Klein;;;;;;;;;;viel;Werkvertrag",
    )
    with pytest.raises(BadFile) as refused:
        run_import(o, bad)
    assert {(one.line, one.field) for one in refused.value.faults} == {
        (2, "last_name"), (3, "number"), (3, "entry"), (3, "week"), (4, "leave"), (4, "kind"),
    }  # fmt: skip
    with pytest.raises(BadFile) as refused:
        run_import(
            o,
            _list(
                tmp_path,
                "7;Mia;Lorenz;;;;kein-at;;;;;;;",
                "7;Tom;Groß;;;;;;;;;;;",
                ";Eva;Roth;;;;;;01.01.2099;;;;;",
            ),
        )
    assert {(one.line, one.field) for one in refused.value.faults} == {(2, "mail"), (4, "birth")}
    assert o.read(people, None) == []

    good = _list(
        tmp_path,
        ";Tom;Groß;Lager;Kiel;;;15.01.2025;;;;4x9;24;",
        "0017;Mia;Lorenz;Verkauf;Kiel;Leitung;mia@example.org;01.11.2024;03.05.1988;Hafenweg 2;24103;38,5;30;unbefristet",
        ";Ina;Klein;;;;;;;;;;;",
    )
    assert run_import(o, good, dry_run=True).new == 3
    assert o.read(people, None) == []
    done = run_import(o, good)
    assert words(done) == "3 neu"
    found = {one.name: one for one in o.read(people, None)}
    assert {one.number for one in found.values()} == {17, 18, 19}
    mia = found["Mia Lorenz"].draft
    assert (mia.department, mia.site, mia.job, mia.entry) == ("Verkauf", "Kiel", "Leitung", D(2024, 11, 1))
    assert [(one["week"], one["leave"], str(one["since"])) for one in _rows(o, "hr_contract")] == [
        (WEEKS["38,5"], 30_0000, "2024-11-01"),
        (WEEKS["4x9"], 24_0000, "2025-01-15"),
    ]
    assert [str(one["birth"]) for one in _rows(o, "hr_personal")] == ["1988-05-03"]
    again = run_import(o, good)
    assert (again.new, again.changed, again.same) == (0, 0, 3)

    later = _list(
        tmp_path,
        "17;;Lorenz;Einkauf;;;;;;Ostufer 7;;38,5;;",
        ";Tom;Groß;;;;tom@example.org;;;;;;;",
    )
    assert words(run_import(o, later)) == "0 neu, 2 geändert"
    found = {one.number: one for one in o.read(people, None)}
    assert (found[17].draft.first_name, found[17].draft.department) == ("Mia", "Einkauf")
    assert _rows(o, "hr_personal")[0]["street"] == "Ostufer 7"
    assert str(_rows(o, "hr_personal")[0]["postcode"]) == "24103"
    with pytest.raises(BadFile) as refused:
        run_import(
            o, _list(tmp_path, "17;;Lorenz;;;;;;;;;40;;", ";Tom;Groß;;;;;;;;;;;", ";Tom;Groß;;;;;;;;;;;")
        )
    assert {(one.line, one.field) for one in refused.value.faults} == {(2, "week"), (4, "last_name")}
    with pytest.raises(BadFile) as refused:  # known under the number that the program gave: not a second time
        run_import(o, _list(tmp_path, "4711;Ina;Klein;;;;;;;;;;;"))
    assert [(one.line, one.field) for one in refused.value.faults] == [(2, "number")]
    o.run(save_person, PersonDraft("Ina", "Klein"))
    with pytest.raises(BadFile) as refused:
        run_import(o, _list(tmp_path, ";Ina;Klein;Lager;;;;;;;;;;"))
    assert [(one.line, one.field) for one in refused.value.faults] == [(2, "number")]


def test_a_list_needs_both_rights(office: Office, tmp_path: Path) -> None:
    """Who may change files but not people brings nobody in."""
    path = _list(tmp_path, ";Ina;Klein;;;;;;;;;;;")
    for granted in ({"hr.file.change"}, {"hr.person.change"}, {"hr.view"}):
        with pytest.raises(Forbidden):
            run_import(Office(office.book, Actor("bea", "Bea", frozenset(granted))), path)
    assert _rows(office, "hr_person") == []
