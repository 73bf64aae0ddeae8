"""The help of the command line in the language in force: our sentences, the names of arguments, and what click says itself."""

from __future__ import annotations

import inspect
import re
from importlib import import_module

import click

from app.core.messages import N_, Marked, _

PARTS = (
    "core",
    "decorators",
    "exceptions",
    "formatting",
    "parser",
    "termui",
    "types",
)  # of click, that speak
CLICK = (  # what click may say of a command line; the rest is for programmers
    N_("Usage:"),
    N_("Options"),
    N_("Positional arguments"),
    N_("Commands"),
    N_("required"),
    N_("default: {default}"),
    N_("(dynamic)"),
    N_("env var: {var}"),
    N_("Show the version and exit."),
    N_("Show this message and exit."),
    N_("Try '{command} {option}' for help."),
    N_("Error: {message}"),
    N_("Aborted!"),
    N_("unknown error"),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing parameter: {param_name}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Did you mean {possibility}?"),
    N_("(Did you mean one of: {possibilities}?)"),
    N_("Got unexpected extra argument ({args})"),
    N_("Got unexpected extra arguments ({args})"),
    N_("Option {name!r} does not take a value."),
    N_("Option {name!r} requires an argument."),
    N_("Option {name!r} requires {nargs} arguments."),
    N_("Argument {name!r} takes {nargs} values."),
    N_("Takes {nargs} values but 1 was given."),
    N_("Takes {nargs} values but {len} were given."),
    N_("{len_type} values are required, but {len_value} was given."),
    N_("{len_type} values are required, but {len_value} were given."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Choose from:\n\t{choices}"),
    N_("{value!r} is not {choice}."),
    N_("{value!r} is not one of {choices}."),
    N_("{value!r} does not match the format {format}."),
    N_("{value!r} does not match the formats {formats}."),
    N_("{value} is not in the range {range}."),
    N_("{value!r} is not a valid boolean. Recognized values: {states}"),
    N_("{value!r} is not a valid UUID."),
    N_("Could not open file {filename!r}: {message}"),
    N_("Unknown standard stream '{name}'"),
    N_("Do you want to continue?"),
    N_("Confirm the action without prompting."),
    N_("Repeat for confirmation"),
    N_("Press any key to continue..."),
    N_("Error: invalid input"),
    N_("Error: The two entered values do not match."),
)
NAMES = (  # what stands for a value, in capitals; kinds of options among them
    N_("ARGS"),
    N_("ARTICLE"),
    N_("BOOK"),
    N_("COMMAND"),
    N_("DATE"),
    N_("DIRECTORY"),
    N_("FILE"),
    N_("FILES"),
    N_("INTEGER RANGE"),
    N_("INTEGER"),
    N_("KEY"),
    N_("LIST_FILE"),
    N_("NAME"),
    N_("NUMBER"),
    N_("OPTIONS"),
    N_("OUT"),
    N_("PATH"),
    N_("PLACE"),
    N_("QUANTITY"),
    N_("QUERY"),
    N_("TARGET"),
    N_("TEXT"),
    N_("TITLE"),
    N_("VALUE"),
    N_("YEAR"),
)
PLAINER = {  # what click puts an English word into
    "Missing {param_type}": N_("Something is missing"),
    "{value!r} is not a valid {number_type}.": N_("{value!r} is no number."),
    "{name} {filename!r} is a file.": N_("{filename!r} is a file."),
    "{name} {filename!r} is a directory.": N_("{filename!r} is a directory."),
    "{name} {filename!r} is not readable.": N_("{filename!r} is not readable."),
    "{name} {filename!r} is not writable.": N_("{filename!r} is not writable."),
    "{name} {filename!r} is not executable.": N_("{filename!r} is not executable."),
    "{name} {filename!r} does not exist.": N_("{filename!r} does not exist."),
}
_WORDS = {str(word): word for word in NAMES}
_CLICK = {str(text): text for text in CLICK} | PLAINER
_NAME = re.compile(r"INTEGER RANGE|[A-Z][A-Z_]+")
_HELP: dict[click.Parameter, str] = {}  # the help of options as it stands in the code
_METAVARS: dict[click.Parameter, str] = {}  # and what stood for their values


def say(text: str) -> str:
    """Return what click says, in the language in force."""
    return _(_CLICK.get(text, text))


def say_count(one: str, many: str, count: int) -> str:
    """Return what click says of one or of several."""
    return say(one if count == 1 else many)


def named(metavar: str) -> str:
    """Return what stands for a value, `[BOOK]`, with its words in the language in force; closed lists stay."""
    return _NAME.sub(lambda found: _(_WORDS.get(found[0], found[0])), metavar)


def _metavar(param: click.Parameter, command: click.Command) -> str:
    if param not in _METAVARS:
        _METAVARS[param] = param.make_metavar(click.Context(command))
    return _METAVARS[param]


def translate_click() -> None:
    """Let click say its own words by our catalogue: it asks gettext, whose catalogues are files of another form."""
    for part in PARTS:
        module = import_module(f"click.{part}")
        for name, ours in (("_", say), ("ngettext", say_count)):
            if hasattr(module, name):
                setattr(module, name, ours)


def translate_help(one: click.Command) -> None:
    """Put what a command, its options and the commands below it say of themselves into the language in force."""
    assert one.callback is not None
    told = one.callback.__module__
    one.help = _(Marked(inspect.cleandoc(one.callback.__doc__ or ""), told))
    one.options_metavar = named("[OPTIONS]")
    for param in one.params:
        if not (isinstance(param, click.Option) and (param.is_flag or param.count)):
            param.metavar = named(_metavar(param, one))
        if isinstance(param, click.Option) and param.help:
            source = _HELP.setdefault(param, param.help)
            shared = "app.data.cli_support" if param.name == "as_json" else told
            param.help = say(source) if source in _CLICK else _(Marked(source, shared))
    if isinstance(one, click.Group):
        one.subcommand_metavar = named("COMMAND [ARGS]...")
        for inner in one.commands.values():
            translate_help(inner)
