"""Every verb of the command line in a process of its own, where nobody imported anything before, on both databases."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from app import cli
from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.rules import Movement
from tests.conftest import ROOT, drop_database, empty_database, fresh_database
from tests.modules.finance.gnucash_books import book_xml, packed, transaction
from tests.modules.it.test_discovery import made

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the worker copies itself by fork")
YEAR = ("--from", "2026-01-01", "--to", "2026-12-31")
HEAD = "entry;date;document;debit;credit;amount;tax;cost_center;text\n"
LIST = "file;title;date\nletter.txt;Brief;2026-01-05\n"
IBAN = "DE02120300000000202051"

# What is run, in this order on one book. {book} is its place, {new} a place where none is, other names are files.
VERBS: dict[str, tuple[tuple[str, ...], int]] = {
    "entries import": (("{book}", "entries.csv", "--create-accounts"), 0),
    "entries import-gnucash": (("{book}", "verein.gnucash", "--from", "2026-03-01", "--without-opening"), 0),
    "accounts": (("{book}",), 0),
    "entries export": (("{book}", *YEAR, "--out", "out.csv"), 0),
    "finalise": (("{book}", "--until", "2026-01-31"), 0),
    "entries reverse": (("{book}", "2026-1", "--reason", "Doppelt"), 0),
    "report": (("{book}", "trial-balance", *YEAR), 0),
    "search": (("{book}", "papier"), 0),
    "rules list": (("{book}",), 0),
    "rules run": (("{book}",), 0),
    "jobs list": (("{book}",), 0),
    "jobs run": (("{book}",), 0),
    "bank import": (("{book}", "camt.xml"), 1),  # the account is not known yet
    "bank read": (("camt.xml",), 0),
    "bank post": (("{book}",), 0),
    "datev export": (("{book}", *YEAR, "--out", "datev"), 0),
    "datev import": (("{book}", "entries.csv"), 1),
    "datev check": (("entries.csv",), 1),
    "payments export": (("{book}", "--out", "pain.xml"), 1),  # nothing is released
    "gobd export": (("{book}", "--year", "2026", "--out", "z3"), 0),
    "gobd procedure": (("{book}", "--out", "procedure.pdf"), 0),
    "assets import": (("{book}", "assets.csv"), 0),
    "assets list": (("{book}",), 0),
    "contacts import": (("{book}", "contacts.csv"), 0),
    "contacts export": (("{book}", "--out", "contacts.vcf"), 0),
    "inventory import": (("{book}", "agent.json"), 0),
    "articles import": (("{book}", "articles.csv"), 0),
    "stock list": (("{book}",), 0),
    "stock levels": (("{book}", "--day", "2026-11-01"), 0),
    "stock move": (("{book}", "receive", "X-1", "3", "Lager"), 1),  # there is no such article
    "count list": (("{book}",), 0),
    "count import": (("{book}", "articles.csv"), 1),  # no count is running
    "orders list": (("{book}", "--late"), 0),
    "reorder list": (("{book}",), 0),
    "needs list": (("{book}",), 0),
    "needs offers": (("{book}", "AF-2026-0001"), 1),  # nobody was asked
    "tickets list": (("{book}", "--view", "late"), 0),
    "tickets own": (("{book}",), 0),
    "tickets report": (("{book}", "Drucker", "druckt nicht"), 1),  # who asks is no member of staff
    "assets own": (("{book}",), 0),
    "tickets mail": (("{book}", "letter.txt"), 1),
    "daily": (("{book}",), 0),
    "purchases list": (("{book}",), 0),
    "settings set": (("{book}", "company.town=Kiel"), 0),
    "settings list": (("{book}",), 0),
    "sales issue": (("{book}", "sale.json"), 1),  # the company has no address yet
    "sales list": (("{book}",), 0),
    "recurring list": (("{book}",), 0),
    "recurring run": (("{book}", "--dry-run"), 0),
    "dunning run": (("{book}", "--until", "2026-01-31"), 0),
    "dunning list": (("{book}",), 0),
    "people list": (("{book}",), 0),
    "people import": (("{book}", "articles.csv"), 1),  # this file names nobody
    "figures list": (("{book}", "--month", "2026-05-01"), 0),
    "figures report": (("{book}", "figures.xlsx", "--month", "2026-05-01"), 0),
    "recruiting list": (("{book}",), 0),
    "recruiting import": (("{book}", "people.csv", "--vacancy", "V2026-002"), 1),  # no such vacancy here
    "recruiting figures": (("{book}", *YEAR), 0),
    "emergency handbook": (("{book}", "--out", "handbook"), 0),
    "risk report": (("{book}", "RA-2026-001", "--out", "risk.pdf"), 1),  # there is no analysis yet
    "risk threats": (("{book}", "no-such-file.csv"), 1),
    "privacy person": (("{book}", "Kiel"), 0),
    "privacy record": (("{book}", "--out", "record.pdf"), 0),
    "privacy deletion": (("{book}", "--out", "concept.pdf"), 0),
    "privacy propose-deletion": (("{book}",), 1),  # nothing is over yet
    "privacy release-deletion": (("{book}", "LL-2026-001"), 1),  # no run waits
    "privacy dpia": (("{book}", "DSFA-2026-001", "--out", "dpia.pdf"), 1),  # there is no assessment yet
    "compliance duties": (("{book}",), 0),
    "compliance year": (("{book}", "2026", "--out", "year.pdf"), 0),
    "travel list": (("{book}",), 0),
    "travel report": (("{book}", "R-1", "trip.pdf"), 1),  # there is no such trip
    "training gaps": (("{book}",), 0),
    "absence balance": (("{book}",), 0),
    "absence request": (("{book}", "--from", "2026-12-07"), 1),  # who asks is no member of staff
    "absence list": (("{book}", "--from", "2026-01-01", "--until", "2026-12-31"), 0),
    "projects list": (("{book}", "--all"), 0),
    "projects tasks": (("{book}", "P-2026-999"), 1),  # there is none of this number
    "worktime import": (("{book}", "articles.csv"), 1),  # this file holds no times
    "worktime month": (("{book}", "--month", "2026-01-01"), 0),
    "worktime check": (("{book}", "--month", "2026-01-01"), 0),
    "worktime close": (("{book}", "--month", "2026-01-01"), 0),
    "worktime hand-over": (("{book}", "--from", "2026-01-01", "--bureau"), 0),
    "invoice read": (("letter.txt",), 1),
    "invoice check": (("letter.txt",), 1),
    "invoice write": (("letter.txt", "--format", "zugferd", "--out", "invoice.pdf"), 1),
    "payroll check": (("pay.json",), 0),
    "payroll compute": (("{book}", "--month", "2026-05"), 0),
    "payroll self-test": ((), 0),
    "payroll take-over": (("{book}", "articles.csv"), 1),  # no columns of a year
    "payroll compare": (("{book}", "articles.csv", "--month", "2026-05"), 1),  # no columns of a month
    "payroll bureau": (("{book}", "--month", "2026-05", "--format", "people", "--out", "people.csv"), 0),
    "documents add": (("{book}", "letter.txt"), 0),
    "documents import": (("{book}", "list.csv"), 0),
    "documents list": (("{book}",), 0),
    "documents search": (("{book}", "brief"), 0),
    "documents export": (("{book}", "--out", "documents"), 0),
    "verify": (("{book}",), 0),
    "trust": (("{book}", "--reason", "x"), 1),  # there is nothing to confirm
    "backup": (("{book}", "whole.kontor-backup"), 0),
    "restore": (("whole.kontor-backup", "{new}"), 0),
    "new": (
        ("{other}", "--company", "Neu GmbH", "--chart", "skr04", "--fiscal-year", "2026", "--land", "SH"),
        0,
    ),
}
NOT_TRIED = {
    "demo": "the demo company is made by the tests that use it, and takes ten seconds",
    "screenshots": "paints every page; the pages have tests of their own",
}


def names(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every verb of the command line with the groups before it."""
    for name, inner in group.commands.items():
        if isinstance(inner, click.Group):
            yield from names(inner, (*path, name))
        else:
            yield " ".join((*path, name))


def test_every_verb_is_tried_or_named() -> None:
    """A new verb gets its arguments above, or a reason why it is not tried."""
    cli.commands()
    assert set(names(cli.kontor)) == set(VERBS) | set(NOT_TRIED)


def lay_out(folder: Path) -> None:
    """Write the small files that the verbs read."""
    entries = HEAD + "1;2026-01-05;R1;6310;1800;1190.00;VST19;;Miete\n2;2026-02-01;R2;6815;1800;5;;;Papier\n"
    day = datetime.date(2026, 5, 4)
    moves = [Movement(-119_00, "EUR", day, day, "Papierhaus", text="RE 7")]
    texts = {
        "entries.csv": entries,
        "people.csv": "Vorname;Nachname;E-Mail\nIda;Voss;ida@example.org\n",
        "articles.csv": "Artikelnummer;Bezeichnung;Menge;Lagerplatz\nX-9;Schraube;10 Stk;Regal 1\n",
        "assets.csv": "Bezeichnung;Seriennummer;Modell;Hersteller;Kategorie\nNotebook;SER-9;T14;Lenovo;Notebook\n",
        "contacts.csv": "Firma;Ort;Telefon\nHolz KG;Kiel;0431 1\n",
        "list.csv": LIST,
        "sale.json": '{"customer": {"name": "Holz KG"}, "lines": [{"text": "Tisch", "price": 1}]}',
        "pay.json": '{"month": "2026-05", "running": 3000, "wage_tax": {"tax_class": 1}}',
        "letter.txt": "Ein Brief an niemanden.",
    }
    for name, content in texts.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "camt.xml").write_bytes(camt_file(IBAN, "5", 1000_00, moves, datetime.date(2026, 5, 31)))
    (folder / "agent.json").write_bytes(made())
    rent = transaction(datetime.date(2026, 3, 1), "Miete", (("x", "500/1"), ("a.g", "-500/1")))
    (folder / "verein.gnucash").write_bytes(packed(book_xml((rent,))))


def in_a_process(folder: Path, lines: list[list[str]], *how: str) -> list[dict[str, object]]:
    """Run the verbs one after the other, each in a process of its own or, if wished, together, and return what came of each."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.verb_worker", *how],
        input="".join(json.dumps(line) + "\n" for line in lines),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_every_verb_does_its_work(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Each verb does its work or refuses with a sentence; in a process of its own, none needs what another part imported."""
    lay_out(tmp_path)
    if kind == "sqlite":
        book = request.getfixturevalue("place")
        places = {"book": book, "new": str(tmp_path / "new.kontor"), "other": str(tmp_path / "other.kontor")}
    else:
        server = request.getfixturevalue("server")
        places = {
            "book": fresh_database(server),
            "new": empty_database(server),
            "other": empty_database(server),
        }
    lines = [
        [*name.split(), *(part.format(**places) for part in arguments)]
        for name, (arguments, _code) in VERBS.items()
    ]
    lines.append(["verify", places["new"]])
    done = in_a_process(tmp_path, lines, *([] if kind == "sqlite" else ["--together"]))
    wrong = {
        " ".join(line[:2]): (one["code"], str(one["out"])[-500:], str(one["err"])[-2500:])
        for line, one, code in zip(lines, done, [*(code for _a, code in VERBS.values()), 0], strict=True)
        if one["code"] != code
    }
    assert wrong == {}
    if kind == "postgresql":
        for address in places.values():
            drop_database(request.getfixturevalue("server"), address)


def test_the_readme_names_every_verb() -> None:
    """Who looks for a command finds it there: each group with each of its verbs, also where several share a line."""
    table = (ROOT / "README.md").read_text(encoding="utf-8")
    told = {
        f"{group} {verb}".strip()
        for group, verbs in re.findall(r"`([a-z]+)((?: [a-z][a-z\\|-]*)?)(?= |`)", table)
        for verb in re.split(r"\\\||\|", verbs.strip())
    }
    assert set(VERBS) - told == set()
