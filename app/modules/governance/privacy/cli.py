"""Commands of data protection: what is known of a person, the record of processing, deletion runs, impact assessments."""

from __future__ import annotations

from pathlib import Path

import click

from app.core import atomic_files
from app.core.errors import Missing
from app.core.messages import N_, _, counted
from app.data.cli_support import JSON, office, show, verb
from app.data.export import xlsx_bytes
from app.modules.governance.privacy.models import CHANGE, RELEASE, VIEW
from app.modules.governance.privacy.queries.answer import known_of
from app.modules.governance.privacy.queries.deletion import overdue, runs
from app.modules.governance.privacy.queries.dpia import key_of_number
from app.modules.governance.privacy.queries.record import record
from app.modules.governance.privacy.queries.subject import find_subjects, same_person
from app.modules.governance.privacy.reports.dpia import dpia_pdf
from app.modules.governance.privacy.reports.erasing import certificate_pdf, concept_pdf
from app.modules.governance.privacy.reports.record import record_pdf, record_sheet
from app.modules.governance.privacy.services.deleting import propose_run, run_deletion, store_certificate


@click.group(name="privacy")
def group() -> None:
    """Data protection: a person, the record of processing, deletion runs."""


@group.command("person")
@click.argument("book")
@click.argument("name")
@JSON
@verb("governance.privacy.view")
def person_command(book: str, name: str, as_json: bool) -> None:
    """Tell how much the book knows of a person, by kind of record, with the end of retention; nothing of what it says."""
    with office(book) as open_office:
        found = open_office.read(find_subjects, name)
        roots = open_office.read(same_person, [found[0].root]) if found else []
        told = open_office.read(known_of, roots)
    rows = [
        {"kind": one.table, "title": one.title, "count": one.count, "until": one.until.isoformat() if one.until else ""}
        for one in told.kinds
    ]  # fmt: skip
    lines = [f"{row['count']:>6}  {row['title']!s:<36} {row['until']}" for row in rows]
    show({"name": told.name, "kinds": rows}, as_json, "\n".join([told.name, *lines]))


@group.command("record")
@click.argument("book")
@click.option("--out", type=click.Path(path_type=Path), help="Write it to a file, .pdf or .xlsx.")
@JSON
@verb("governance.privacy.view")
def record_command(book: str, out: Path | None, as_json: bool) -> None:
    """List the record of processing, or write it as PDF or spreadsheet."""
    with office(book) as open_office:
        found = open_office.read(record)
        if out is not None:
            who = open_office.actor.name
            make = xlsx_bytes(open_office.read(record_sheet)) if out.suffix == ".xlsx" else open_office.read(record_pdf, open_office.clock(), who)  # fmt: skip
            atomic_files.write_bytes(out, make)
    rows = [{"title": one.title, "purpose": one.purpose, "terms": one.terms} for one in found]
    said = _("{name} saved").format(name=out.name) if out else "\n".join(one.title for one in found)
    show({"processing": rows}, as_json, said)


@group.command("deletion")
@click.argument("book")
@click.option("--out", type=click.Path(path_type=Path), help="Write the deletion concept to a PDF.")
@JSON
@verb("governance.privacy.view")
def deletion_command(book: str, out: Path | None, as_json: bool) -> None:
    """List what the next deletion run would take, and the runs with their state; nothing of what it says."""
    with office(book) as open_office:
        over, known = open_office.read(overdue), open_office.read(runs)
        if out is not None:
            atomic_files.write_bytes(
                out, open_office.read(concept_pdf, open_office.clock(), open_office.actor.name)
            )
    due = [
        {"kind": one.root.table, "key": one.root.key, "erases": sum(count for _title, count in one.goes), "stays": one.stays}
        for one in over
    ]  # fmt: skip
    made = [
        {
            "number": one.number,
            "proposed_by": one.proposed_by,
            "released_by": one.released_by,
            "erased": one.gone,
        }
        for one in known
    ]
    lines = [f"{row['kind']:<20} {row['key']!s:>8}  {row['erases']!s:>6}" for row in due]
    lines += [
        f"{row['number']}  {_('released by {name}').format(name=row['released_by']) if row['released_by'] else _('waits')}"
        for row in made
    ]
    show(
        {"over": due, "runs": made},
        as_json,
        "\n".join(lines) or _("Nothing is over by the deletion concept."),
    )


@group.command("propose-deletion")
@click.argument("book")
@JSON
@verb(CHANGE)
def propose_command(book: str, as_json: bool) -> None:
    """Propose a deletion run with all that is over, and print its number; the one that waits stays the one."""
    with office(book) as open_office:
        key = open_office.run(propose_run)
        number = next(one.number for one in open_office.read(runs) if one.id == key)
    show({"number": number}, as_json, number)


@group.command("release-deletion")
@click.argument("book")
@click.argument("number")
@JSON
@verb(RELEASE)
def release_command(book: str, number: str, as_json: bool) -> None:
    """Erase what a run names, as a second person, file its certificate, and print how many records went."""
    with office(book) as open_office:
        found = next((one for one in open_office.read(runs) if one.number == number.strip().upper()), None)
        if found is None:
            raise Missing(N_("This record is no longer there."))
        gone = run_deletion(open_office, found.id)
        paper = open_office.read(
            certificate_pdf, found.id, open_office.clock(), open_office.actor.name, open_office.book
        )
        store_certificate(open_office, found.id, paper)
    words = counted(gone, N_("1 record erased"), N_("{count} records erased"))
    show({"number": found.number, "erased": gone}, as_json, words)


@group.command("dpia")
@click.argument("book")
@click.argument("number")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The PDF to write.")
@JSON
@verb(VIEW)
def dpia_command(book: str, number: str, out: Path, as_json: bool) -> None:
    """Write an impact assessment, by its number such as DSFA-2026-001."""
    with office(book) as open_office:
        key = open_office.read(key_of_number, number)
        if key is None:
            raise Missing(N_("This record is no longer there."))
        data = open_office.read(dpia_pdf, key, open_office.clock(), open_office.actor.name)
    atomic_files.write_bytes(out, data)
    show({"file": str(out), "bytes": len(data)}, as_json, _("{name} saved").format(name=out.name))


COMMANDS = (group,)
