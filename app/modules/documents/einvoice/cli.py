"""Commands of electronic invoices: read and check a file, without a book."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.core.errors import Invalid, KontorError
from app.core.worker_process import READERS, Broken
from app.data.cli_support import JSON, refuse, show, verb
from app.modules.documents.einvoice.readers.written_json import read_json
from app.modules.documents.einvoice.services.official_rules import check_before_issue, passed, verdicts
from app.modules.documents.einvoice.services.writing import write_invoice

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def invoice() -> None:
    """Electronic invoices: XRechnung, ZUGFeRD, Factur-X."""


def _bytes(path: Path) -> bytes:
    from app.data.transfer import bytes_of

    return bytes_of(path)


@invoice.command("read")
@FILE
@JSON
@verb("")
def read_command(file: Path, as_json: bool) -> None:
    """Print what an invoice says: number, date, parties, amounts and lines."""
    try:
        found, _xml = READERS.ask("app.modules.documents.einvoice.readers.files:read_file", _bytes(file))
    except KontorError as error:
        sys.exit(refuse(error, as_json))
    text = "\n".join(
        [
            f"{found['number']}  {found['date']}  {found['format']} {found['profile']}",
            f"{found['seller']} → {found['buyer']}",
            f"{found['net']} + {found['tax']} = {found['gross']} {found['currency']}",
            *(
                f"  {one['number']}  {one['quantity']} {one['unit']}  {one['name']}  {one['net']}"
                for one in found["lines"]
            ),
        ]
    )
    show(found, as_json, text)


@invoice.command("check")
@FILE
@JSON
@verb("")
def check_command(file: Path, as_json: bool) -> None:
    """Check an invoice against its schema and the rules of EN 16931 and, for an XRechnung, the German ones."""
    try:
        found, asked = verdicts(_bytes(file))
    except (Broken, Invalid) as error:
        found, asked = [{"rule": "FILE", "message": str(error), "warning": False}], False
    except KontorError as error:
        sys.exit(refuse(error, as_json))
    errors = [{"rule": one["rule"], "message": one["message"]} for one in found if not one["warning"]]
    warnings = [{"rule": one["rule"], "message": one["message"]} for one in found if one["warning"]]
    lines = [f"{one['rule']}: {one['message']}" for one in (*errors, *warnings)]
    show(
        {"ok": not errors, "errors": errors, "warnings": warnings, "official": asked},
        as_json,
        "\n".join(lines) or passed(asked),
    )
    if errors:
        sys.exit(1)


@invoice.command("write")
@FILE
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["zugferd", "xrechnung-ubl", "xrechnung-cii"]),
    help="The kind of invoice.",
)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write."
)
@JSON
@verb("")
def write_command(file: Path, form: str, out: Path, as_json: bool) -> None:
    """Write an e-invoice from a JSON file (fields as in docs/einvoice.md): XML for XRechnung, a PDF for ZUGFeRD."""
    from app.core.atomic_files import write_bytes
    from app.modules.documents.einvoice.reports import hybrid_pdf

    try:
        one = read_json(_bytes(file))
        data = hybrid_pdf(one) if form == "zugferd" else write_invoice(one, form)
        found = check_before_issue(data)
        if not found:
            write_bytes(out, data)
    except KontorError as error:
        sys.exit(refuse(error, as_json))
    errors = [{"rule": each.rule, "message": each.message} for each in found]
    lines = [f"{each.rule}: {each.message}" for each in found]
    show(
        {"ok": not errors, "file": None if errors else str(out), "errors": errors},
        as_json,
        "\n".join(lines) or str(out),
    )
    if errors:
        sys.exit(1)


COMMANDS = (invoice,)
