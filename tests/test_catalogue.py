"""The tool that keeps the German catalogues: two words for one text are refused, a stranger's German is named and never copied."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the tool at work on two topics; the second one is new and has no German yet."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    sys.modules.pop("catalogue", None)
    import catalogue as tool

    for name in ("helpdesk", "meetings"):
        topic = tmp_path / "app" / "modules" / "it" / name
        (topic / "locale").mkdir(parents=True)
        (topic / "__init__.py").write_text('WORDS = N_("Minutes")\n', encoding="utf-8")
    (topic.parent / "helpdesk" / "locale" / "de.po").write_text(
        'msgid "Minutes"\nmsgstr "Minuten"\n', encoding="utf-8"
    )
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "APP", tmp_path / "app")
    return tool


def test_a_strangers_german_is_named_and_not_copied(catalogue: ModuleType) -> None:
    """The new topic's text stays open, and what the other one says for it is told."""
    catalogue.write()
    new = catalogue.APP / "modules" / "it" / "meetings" / "locale" / "de.po"
    assert new.read_text(encoding="utf-8") == 'msgid "Minutes"\nmsgstr ""\n'
    (fault,) = catalogue.faults()
    assert "no German for 'Minutes'" in fault
    assert "'Minuten' in modules/it/helpdesk" in fault
    new.write_text('msgid "Minutes"\nmsgstr "Protokoll"\n', encoding="utf-8")
    assert catalogue.faults() == []
    assert catalogue.differences() == [
        "'Minutes': 'Minuten' in modules/it/helpdesk; 'Protokoll' in modules/it/meetings"
    ]


def test_two_german_words_for_one_text_are_refused(catalogue: ModuleType) -> None:
    """The last one would count, whoever wrote it."""
    new = catalogue.APP / "modules" / "it" / "meetings" / "locale" / "de.po"
    new.write_text(
        'msgid "Minutes"\nmsgstr "Protokoll"\n\nmsgid "Minutes"\nmsgstr "Minuten"\n', encoding="utf-8"
    )
    assert any("stands there twice" in fault for fault in catalogue.faults())


# One voice: people are asked by "Bitte …" and "Sie"; words that belong to children's books or to other programs stay out.
BANNED = {
    r"\b(?:du|dich|dir|dein\w*|euch|euer)\b": "du",
    r"(?:^|[:;,.] )(?:gib|wähle|nenne|sag|schreib|zähle|nimm|trag|lass|buche)\b": "an imperative of du",
    r"\b(?:kaputt|heile?|wegnehmen|wegwerfen|weggeworfen)\b": "a word of the nursery",
    r"(?:^|[.!?:] )(?!(?:wenn|denn|wann|indem)\b)\w+n Sie\b[^.!?]*(?:\.|$)": "a bare order: people are asked with Bitte",
}
STRANGE = re.compile(r"\breckon", re.IGNORECASE)  # an English office calculates


def _said(content: Any, language: str) -> Iterator[str]:
    """Yield the texts of one language in a data file: what stands under its name, alone or in a list."""
    parts = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in parts:
        if isinstance(value, str) and key == language:
            yield value
        elif isinstance(value, (dict, list)):
            yield from _said(value, language)
            if key == language and isinstance(value, list):
                yield from (one for one in value if isinstance(one, str))


def _texts(language: str) -> Iterator[tuple[str, str]]:
    """Yield every text of a language with the file it stands in: catalogues, and data files with both languages."""
    from app.core.messages import read_po

    for path in sorted((ROOT / "app").rglob("locale/de.po")):
        for source, text in read_po(path).items():
            yield str(path.relative_to(ROOT)), text if language == "de" else source
    for path in sorted((ROOT / "resources").rglob("*")):
        if path.suffix in (".toml", ".json"):
            written = path.read_text(encoding="utf-8")
            content = tomllib.loads(written) if path.suffix == ".toml" else json.loads(written)
            yield from ((str(path.relative_to(ROOT)), text) for text in _said(content, language))


def test_data_files_speak_too() -> None:
    """The texts of data files are found: those of what payroll leaves out, and of the grounds of retention."""
    for language in ("de", "en"):
        files = {name for name, _text in _texts(language)}
        assert {"resources/payroll/not_covered.toml", "resources/law/retention.json"} <= files


def test_the_german_has_one_voice() -> None:
    """No du, no commands, no words of the nursery in any catalogue or data file."""
    found = [
        (name, text, why)
        for name, text in _texts("de")
        for pattern, why in BANNED.items()
        if re.search(pattern, text, re.IGNORECASE)
    ]
    assert found == []


def test_the_english_is_that_of_an_office() -> None:
    """Words of another century stay out of what people read."""
    assert [(name, text) for name, text in _texts("en") if STRANGE.search(text)] == []


def _calls(node: ast.AST, *names: str) -> Iterator[ast.Call]:
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id in names:
            yield one


def _spoken(path: Path) -> Iterator[str]:
    """Yield where a module speaks while it is imported: _() outside functions, or str() of the words of a table."""
    waiting: list[ast.AST] = list(ast.parse(path.read_text(encoding="utf-8")).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(node, (ast.DictComp, ast.ListComp, ast.GeneratorExp)) and any(
            isinstance(part.iter, ast.Call) and getattr(part.iter.func, "attr", "") in ("items", "values")
            for part in node.generators
        ):
            yield from (f"{path.name}:{call.lineno}" for call in _calls(node, "str"))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            yield f"{path.name}:{node.lineno}"
        waiting += ast.iter_child_nodes(node)


def test_no_module_speaks_while_it_is_imported() -> None:
    """Words that are said then stay in the language of that moment, whoever signs in later: units stood in English in German lists."""
    assert [place for path in sorted((ROOT / "app").rglob("*.py")) for place in _spoken(path)] == []


def test_no_english_text_has_a_german_number() -> None:
    """Examples of numbers are written as the language writes them: 7.5 or 38.5 in English, 7,5 in German; 1,234 is a thousand."""
    german = re.compile(r"(?<![\d,])\d+,\d{1,2}(?![\d,])")
    assert [(name, text) for name, text in _texts("en") if german.search(text)] == []
