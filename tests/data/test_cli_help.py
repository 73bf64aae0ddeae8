"""The command line speaks the user's language: help of every command and option, and refusals."""

from __future__ import annotations

import ast
import inspect
import re
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from app import cli
from app.core.messages import use_language
from app.data.cli_help import NAMES, PARTS, say, translate_help
from tests.test_rights import verbs


def helped(one: click.Command) -> list[str]:
    """Return what a command says of itself and of its options."""
    return [
        one.help or "",
        *(option.help for option in one.params if isinstance(option, click.Option) and option.help),
    ]


def test_help_is_in_the_language_in_force() -> None:
    """Every command and option has German help, and its English again afterwards."""
    commands = verbs()
    translate_help(cli.kontor)
    english = {name: helped(one) for name, one in commands.items()}
    use_language("de")
    translate_help(cli.kontor)
    german = {name: helped(one) for name, one in commands.items()}
    assert [
        name for name in commands for a, b in zip(english[name], german[name], strict=True) if a == b
    ] == []
    use_language("en")
    translate_help(cli.kontor)
    assert {name: helped(one) for name, one in commands.items()} == english


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["--lang", "de"], {"KONTOR_LANG": "en"}, "de"),
        (["--lang=en"], {"KONTOR_LANG": "de"}, "en"),
        ([], {"KONTOR_LANG": "de", "LANG": "en_GB"}, "de"),
        ([], {"KONTOR_LANG": "", "LANG": "de_DE.UTF-8"}, "de"),
        ([], {"KONTOR_LANG": "fr", "LANG": "C"}, "en"),
    ],
)
def test_the_language_is_what_was_asked_for(
    arguments: list[str], environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option comes before the environment, that before the system; help and refusals follow it."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    verbs()
    told = CliRunner().invoke(cli.kontor, [*arguments, "verify", "--help"]).output
    assert ("nachrechnen" in told) == (language == "de")
    refused = CliRunner().invoke(cli.kontor, [*arguments, "verify", "/nowhere/at/all"]).output
    assert ("Kein Buch" in refused or "kein Buch" in refused or "ist kein" in refused) == (language == "de")


def said_by_click() -> set[str]:
    """Return every text that the installed click looks up where a command line is read, asked for or helped with."""
    found = set()
    for part in PARTS:
        source = inspect.getsource(import_module(f"click.{part}"))
        for node in ast.walk(ast.parse(source)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("_", "ngettext")
            ):
                found |= {
                    str(text.value)
                    for text in node.args
                    if isinstance(text, ast.Constant) and isinstance(text.value, str)
                }
    return found


FOR_PROGRAMMERS = (  # said of a command that is declared wrongly, or of what no command here has
    "deprecated",
    "Could not determine name",
    "No options defined",
    "Arguments take exactly one",
    "defined twice",
    "Boolean option",
    "DeprecationWarning",
    "must be an iterable",
    "%(prog)s",
    "Choice(",
    "Invalid start character",
    "Unknown color",
)


def test_click_speaks_the_language_in_force() -> None:
    """Each text that click may say has its German, also those of a version that comes later."""
    use_language("de")
    said = {text for text in said_by_click() if not any(part in text for part in FOR_PROGRAMMERS)}
    assert len(said) > 50
    kept = {"file", "directory", "path"}  # names of kinds, which our sentences leave out
    assert sorted(text for text in said - kept if say(text) == text) == []


def test_names_of_values_are_in_the_language_in_force() -> None:
    """What stands for a value in a call is German, closed lists of words aside, and options say what they are."""
    known = {str(word) for word in NAMES}
    commands = verbs()
    translate_help(cli.kontor)
    for name, one in commands.items():
        for param in one.params:
            assert not isinstance(param, click.Option) or param.hidden or param.help, (name, param.name)
            metavar = param.make_metavar(click.Context(one))
            if (isinstance(param, click.Option) and param.is_flag) or isinstance(param.type, click.Choice):
                continue  # stands without a value, or names the words that may be typed
            assert set(re.findall("[A-Z][A-Z_]+", metavar.replace("INTEGER RANGE", ""))) <= known, name


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["verify"], "Es fehlt 'BUCH'."),
        (["verify", "--nope"], "Eine Option '--nope' gibt es nicht."),
        (["verify", "a", "b", "c"], "Angaben zu viel (b c)"),
        (["nope"], "Einen Befehl 'nope' gibt es nicht."),
        (["screenshots", "x", "--zoom", "abc"], "'abc' ist keine Zahl."),
        (["screenshots", "x", "--zoom", "5"], "5 liegt nicht im Bereich 70<=x<=200."),
        (["invoice", "write", "x", "--format", "zugferd", "--out", "/"], "'/' ist ein Ordner."),
    ],
)
def test_a_wrong_call_is_told_in_german(arguments: list[str], told: str) -> None:
    """Usage, hint and fault have no English word."""
    verbs()
    output = CliRunner().invoke(cli.kontor, ["--lang", "de", *arguments]).output
    assert told in output
    assert not re.search(r"Usage|Error|\bOPTIONS|for help|Missing|Invalid", output)
