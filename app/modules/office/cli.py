"""Commands for work without a window: what is done once a day, and the settings of a book."""

from __future__ import annotations

from typing import Any

import click

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.settings import Setting
from app.data import daily
from app.data.cli_support import JSON, office, show, verb
from app.data.settings import all_settings, change_settings, declared

SWITCHES = {
    "true": True,
    "1": True,
    "yes": True,
    "ja": True,
    "false": False,
    "0": False,
    "no": False,
    "nein": False,
}


@click.command("daily")
@click.argument("book")
@JSON
@verb("")
def daily_command(book: str, as_json: bool) -> None:
    """Do what is done once a day: contracts that go on, what waits for a day, the emergency handbook. Nothing is done twice."""
    with office(book) as open_office:
        done = daily.do_all(open_office)
        due = daily.do_due(open_office)
    show({"done": done, "due": due}, as_json, ", ".join((*done, *due)) or _("Everything of today is done."))


@click.group("settings")
def settings() -> None:
    """Read and change the settings of a book."""


@settings.command("list")
@click.argument("book")
@JSON
@verb("settings.change")
def list_command(book: str, as_json: bool) -> None:
    """List the settings of the book with their values."""
    with office(book) as open_office:
        values = open_office.read(all_settings)
    found = {key: values[key] for key, one in sorted(declared().items()) if one.scope == "book"}
    show(found, as_json, "\n".join(f"{key} = {value}" for key, value in found.items()))


@settings.command("set")
@click.argument("book")
@click.argument("values", nargs=-1, required=True, metavar="KEY=VALUE ...")
@JSON
@verb("settings.change")
def set_command(book: str, values: tuple[str, ...], as_json: bool) -> None:
    """Change settings of the book, as company.street="Hafenstr. 1", all or none."""
    asked = dict(map(_read, values))
    with office(book) as open_office:
        open_office.run(change_settings, asked)
        kept = open_office.read(all_settings)
    found = {key: kept[key] for key in asked}
    show(found, as_json, "\n".join(f"{key} = {value}" for key, value in found.items()))


def _read(text: str) -> tuple[str, Any]:
    """Return key and value of KEY=VALUE; raises Invalid for what is no setting of the book, or no value of its kind."""
    key, _sign, value = text.partition("=")
    about = declared().get(key)
    if about is None or about.scope != "book" or not _sign:
        raise Invalid(N_("“{text}” is no setting of the book; write KEY=VALUE."), field=key, text=text[:60])
    return key, _value(about, value.strip())


def _value(about: Setting, text: str) -> Any:
    if about.kind == "switch" and text.lower() in SWITCHES:
        return SWITCHES[text.lower()]
    if about.kind == "number" and text.removeprefix("-").isdecimal():
        return int(text)
    if about.kind in ("switch", "number"):
        raise Invalid(N_("“{text}” is no value for {key}."), field=about.key, text=text[:60], key=about.key)
    return text


COMMANDS = (daily_command, settings)
