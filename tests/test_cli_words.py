"""The command line speaks the user's language: help of every command and option, and refusals."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from app import cli
from app.core.messages import use_language
from app.data.cli_support import translate_help
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
