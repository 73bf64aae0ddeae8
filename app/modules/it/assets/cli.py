"""Commands of devices: import a list, list them."""

from __future__ import annotations

from pathlib import Path

import click

from app.core.money import plain
from app.data.cli_support import JSON, office, show, verb
from app.modules.it.assets.queries.assets import assets, assets_source
from app.modules.it.assets.queries.own import own_assets_source
from app.modules.it.assets.transfer.devices import run_import, words


@click.group()
def assets_group() -> None:
    """Import and list devices."""


@assets_group.command("import")
@click.argument("book")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything and keep nothing.")
@click.option("--new-names", is_flag=True, help="Names similar to known ones are new.")
@JSON
@verb("it.asset.import")
def import_command(book: str, file: Path, dry_run: bool, new_names: bool, as_json: bool) -> None:
    """Import a list of devices (CSV, XLSX), all or nothing; known ones are changed."""
    with office(book) as open_office:
        done = run_import(open_office, file, dry_run, new_names=new_names)
    changes = [{"tag": tag, "change": words} for tag, words in done.differences]
    result = {
        "new": done.new,
        "changed": done.changed,
        "same": done.same,
        "changes": changes,
        "makes": done.makes,
        "dry_run": dry_run,
    }
    show(
        result, as_json, "\n".join([words(done), *(f"  {tag}: {change}" for tag, change in done.differences)])
    )


@assets_group.command("list")
@click.argument("book")
@JSON
@verb("it.view")
def list_command(book: str, as_json: bool) -> None:
    """List all devices with model, state, holder and place."""
    with office(book) as open_office:
        found = open_office.read(assets, list(open_office.read(assets_source().keys, {})))
    rows = [
        {
            "tag": one.draft.tag,
            "name": one.draft.name,
            "category": one.category,
            "model": one.model,
            "serial": one.draft.serial,
            "status": one.draft.status,
            "person": one.person or None,
            "location": one.location or None,
            "purchased": one.draft.purchased.isoformat() if one.draft.purchased else None,
            "cost": plain(one.draft.cost) if one.draft.cost is not None else None,
            "expected": one.expected.isoformat() if one.expected else None,
            "warranty_until": one.warranty_until.isoformat() if one.warranty_until else None,
        }
        for one in found
    ]
    show(
        rows,
        as_json,
        "\n".join(
            f"{row['tag']:<12} {row['model']:<32} {row['status']:<9} {row['person'] or row['location'] or ''}"
            for row in rows
        ),
    )


@assets_group.command("own")
@click.argument("book")
@JSON
@verb("it.own")
def own_command(book: str, as_json: bool) -> None:
    """List the devices of who signs in."""
    with office(book) as open_office:
        source = own_assets_source()
        found = open_office.read(source.page, open_office.read(source.keys, {}))
    rows = [dict(zip((column.key for column in source.columns), one, strict=True)) for one in found]
    for row in rows:
        row["expected"] = row["expected"].isoformat() if row["expected"] else None
    show(rows, as_json, "\n".join(f"{row['tag']:<12} {row['model']}" for row in rows))


assets_group.name = "assets"
COMMANDS = (assets_group,)
