"""Bring the German catalogues in line with the sources: `python3 packaging/catalogue.py`; with --check only say what is missing.

Each topic, and core, data, paper and ui, has its own `locale/de.po`, and its own
German: what another topic says for the same English is named, never copied, since
"Minutes" may be Minuten here and Protokoll there. With --differences the texts
whose German differs between topics are listed.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"


def texts_of(path: Path) -> set[str]:
    """Return the literals inside _() and N_() of a file, and what its commands of the command line say of themselves."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        found |= help_of(node)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("_", "N_")
            and node.args
        ):
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def help_of(node: ast.AST) -> set[str]:
    """Return the help of a command, its docstring, or of one of its options."""
    if isinstance(node, ast.FunctionDef):
        calls = [one.func for one in node.decorator_list if isinstance(one, ast.Call)]
        if any(isinstance(one, ast.Attribute) and one.attr in ("command", "group") for one in calls):
            return {ast.get_docstring(node) or ""}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "option":
        values = [one.value for one in node.keywords if one.arg == "help"]
        return {one.value for one in values if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return set()


def catalogue_of(path: Path) -> Path:
    """Return the catalogue of a source file: of its topic, or of core, data, paper or ui."""
    parts = path.relative_to(APP).parts
    if parts[0] != "modules":
        return APP / (parts[0] if len(parts) > 1 else "ui") / "locale" / "de.po"
    topic = APP.joinpath(*parts[:3])
    inner = len(parts) > 3 and parts[2] not in ("pages", "locale") and (topic / "__init__.py").exists()
    return (topic if inner else APP.joinpath(*parts[:2])) / "locale" / "de.po"


def wanted() -> dict[Path, set[str]]:
    """Return all texts by the catalogue they belong to."""
    found: dict[Path, set[str]] = {}
    for path in sorted(APP.rglob("*.py")):
        if texts := texts_of(path):
            found.setdefault(catalogue_of(path), set()).update(texts)
    return found


def quoted(text: str) -> str:
    """Return a text as a catalogue writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def catalogues() -> dict[Path, dict[str, str]]:
    """Return every catalogue that there is."""
    sys.path.insert(0, str(ROOT))
    from app.core.messages import read_po

    return {path: read_po(path) for path in sorted(APP.rglob("locale/de.po"))}


def elsewhere(text: str) -> dict[str, list[str]]:
    """Return the German words for a text, each with the parts that say it so."""
    found: dict[str, list[str]] = {}
    for path, pairs in catalogues().items():
        if pairs.get(text):
            found.setdefault(pairs[text], []).append(str(path.parent.parent.relative_to(APP)))
    return found


def differences() -> list[str]:
    """Return the texts that have different German in different parts, each with who says what."""
    texts = sorted({text for pairs in catalogues().values() for text in pairs})
    return [
        f"{text!r}: " + "; ".join(f"{german!r} in {', '.join(parts)}" for german, parts in said.items())
        for text in texts
        if len(said := elsewhere(text)) > 1
    ]


def twice(path: Path) -> list[str]:
    """Return the texts that stand in a catalogue more than once."""
    found = re.findall(r'(?m)^msgid (".+")$', path.read_text(encoding="utf-8"))
    return sorted({text for text in found if found.count(text) > 1})


def write() -> None:
    """Write every catalogue: texts in order, with the German that this catalogue has; new ones are empty."""
    have = catalogues()
    for path, texts in wanted().items():
        path.parent.mkdir(exist_ok=True)
        german = have.get(path, {})
        entries = [f"msgid {quoted(text)}\nmsgstr {quoted(german.get(text, ''))}\n" for text in sorted(texts)]
        path.write_text("\n".join(entries), encoding="utf-8")


def missing(name: Path, text: str) -> str:
    """Say that a text has no German, and what others say for it."""
    said = elsewhere(text)
    others = "; ".join(f"{german!r} in {', '.join(parts)}" for german, parts in said.items())
    return f"{name}: no German for {text!r}" + (f" (elsewhere: {others})" if others else "")


def faults() -> list[str]:
    """Return what is missing, left over, there twice, or has other placeholders than its source."""
    sys.path.insert(0, str(ROOT))
    from app.core.messages import read_po

    found = []
    for path, texts in wanted().items():
        name = path.relative_to(ROOT)
        pairs = read_po(path) if path.exists() else {}
        found += [missing(name, text) for text in sorted(texts) if not pairs.get(text)]
        found += [f"{name}: {text} stands there twice" for text in (twice(path) if path.exists() else ())]
        found += [f"{name}: nobody uses {text!r}" for text in sorted(set(pairs) - texts)]
        for source, text in pairs.items():
            if text and sorted(re.findall(r"\{\w+\}", source)) != sorted(re.findall(r"\{\w+\}", text)):
                found.append(f"{name}: other placeholders in {source!r}")
    return found


if __name__ == "__main__":
    if "--differences" in sys.argv:
        print("\n".join(differences()))
        sys.exit()
    if "--check" not in sys.argv:
        write()
    problems = faults()
    print("\n".join(problems) or "catalogues complete")
    sys.exit(bool(problems))
