"""How tests run the command line: as a user would, with its JSON or its errors in return."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from app import cli

HEAD = "entry;date;document;debit;credit;amount;tax;cost_center;text\n"


GOOD = HEAD + (
    "1;2026-01-05;R1;6310;1800;1190.00;VST19;100;Miete\n"
    "2;2026-01-06;R2;1800;4400;238,00;UST19;;Erlös\n"
    "3;2026-02-01;R3;6815;;119.00;9;;Papier\n"
    "3;2026-02-01;R3;6800;;10.00;;;Porto\n"
    "3;2026-02-01;R3;;1800;129.00;;;Kauf\n"
    "4;07.02.2026;R4;5425;70010;1000,00;IGE19;;Erwerb\n"
)


def run(*arguments: object) -> Result:
    """Run a command as a user would; every crash is a failure of the test."""
    if not cli.kontor.commands.get("accounts"):
        cli.commands()
    result = CliRunner().invoke(cli.kontor, [str(a) for a in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def good(*arguments: object) -> object:
    """Run a command that must succeed and return its JSON."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def refused(*arguments: object) -> list[dict[str, object]]:
    """Run a command that must be refused and return its errors."""
    result = run(*arguments)
    assert result.exit_code == 1, result.output
    assert result.stderr.strip()
    return json.loads(result.stdout)["errors"]  # type: ignore[no-any-return]


def write(folder: Path, text: str, name: str = "in.csv", encoding: str = "utf-8") -> Path:
    """Write a file and return it."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path
