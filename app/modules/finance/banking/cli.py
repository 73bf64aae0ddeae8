"""Commands of banking: read and import statements, post by rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import plain
from app.data.cli_support import JSON, office, show, verb
from app.modules.finance.banking.queries import bank_accounts, profiles_of_book
from app.modules.finance.banking.readers.files import read_files
from app.modules.finance.banking.rules import Statement, check
from app.modules.finance.banking.services.movements import post_by_rules, save_bank_account
from app.modules.finance.banking.services.statement_import import Brought, bring_in
from app.modules.finance.banking.transfer import read_rules


@click.group()
def bank() -> None:
    """Bring bank statements in and post what rules cover."""


@bank.command("import")
@click.argument("book")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--iban", default="", help="IBAN of a bank account that is new to the book.")
@click.option("--account", default="", help="Its ledger account.")
@JSON
@verb("finance.bank.import")
def import_command(book: str, files: tuple[Path, ...], iban: str, account: str, as_json: bool) -> None:
    """Import camt, MT940 or CSV files, plain or in a ZIP, all or nothing."""
    with office(book) as open_office:
        found = read_files(list(files), more=open_office.read(profiles_of_book))
        if iban and iban.replace(" ", "").upper() not in {
            row.iban for row in open_office.read(bank_accounts)
        }:
            if not account:
                raise Invalid(N_("Name the ledger account too."), field="account")
            open_office.run(save_bank_account, iban, "", account)
        brought = open_office.run(bring_in, found, iban.replace(" ", "").upper())
    result: dict[str, list[dict[str, Any]]] = {
        "files": [
            {"file": file.name, "format": file.format, "statements": [_statement(one) for one in statements]}
            for file, statements in zip(found, brought, strict=True)
        ]
    }
    lines = [
        f"{file['file']}: {s['iban']} {s['from']} – {s['to']}: {s['new']} / {s['lines']}"
        for file in result["files"]
        for s in file["statements"]
    ]
    show(result, as_json, "\n".join(lines))


def _statement(one: Brought) -> dict[str, object]:
    return {
        "iban": one.iban,
        "from": one.start.isoformat() if one.start else None,
        "to": one.end.isoformat() if one.end else None,
        "opening": None if one.opening is None else plain(one.opening),
        "closing": None if one.closing is None else plain(one.closing),
        "lines": one.lines,
        "new": one.new,
        "duplicates": one.duplicates,
        "notes": [str(note) for note in one.notes],
    }


@bank.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@JSON
@verb("")
def read_command(file: Path, as_json: bool) -> None:
    """Read a bank file without a book and show what it says, also where it does not add up."""
    found = read_files([file], checked=False)
    statements = [_read(statement) for one in found for statement in one.statements]
    result = {"format": found[0].format if found else "", "statements": statements}
    lines = [
        f"{line['date']} {line['amount']:>14} {line['name']} {line['text']}"
        for one in statements
        for line in one["lines"]
    ]
    show(result, as_json, "\n".join(lines))


def _read(statement: Statement) -> dict[str, Any]:
    try:
        check(statement)
        findings = []
    except Invalid as error:
        findings = [str(error)]
    return {
        "iban": statement.iban,
        "currency": statement.currency,
        "opening": None if statement.opening is None else plain(statement.opening),
        "closing": None if statement.closing is None else plain(statement.closing),
        "lines": [
            {
                "date": one.day.isoformat(),
                "amount": plain(one.amount),
                "name": one.name,
                "iban": one.iban,
                "text": one.text,
                "reference": one.reference or one.end_to_end,
                "pending": one.pending,
            }
            for one in statement.movements
        ],
        "findings": findings,
        "notes": [str(note) for note in statement.notes],
    }


@bank.command("post")
@click.argument("book")
@click.option(
    "--rules", "file", type=click.Path(path_type=Path), help="TOML rule file; its rules count as confirmed."
)
@JSON
@verb("finance.bank.accept")
def post_command(book: str, file: Path | None, as_json: bool) -> None:
    """Post the open movements that confirmed rules cover."""
    extra = read_rules(file) if file is not None else []
    with office(book) as open_office:
        posted, left = open_office.run(post_by_rules, extra)
    show({"posted": posted, "open": left}, as_json, f"{posted} / {left}")


COMMANDS = (bank,)
