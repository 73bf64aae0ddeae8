"""Bring the German catalogues in line with the sources: `python3 packaging/catalogue.py`; with --check only say what is missing.

Each topic, and core, data, paper and ui, has its own `locale/de.po`. A text
that another catalogue knows already keeps its German there too.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"


def texts_of(path: Path) -> set[str]:
    """Return the literals inside _() and N_() of a file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_") and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


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


def known() -> dict[str, str]:
    """Return all German texts of all catalogues."""
    sys.path.insert(0, str(ROOT))
    from app.core.messages import read_po

    found: dict[str, str] = {}
    for path in APP.rglob("locale/de.po"):
        found.update({source: text for source, text in read_po(path).items() if text})
    return found


def write() -> None:
    """Write every catalogue: texts in order, German where it is known."""
    german = known()
    for path, texts in wanted().items():
        path.parent.mkdir(exist_ok=True)
        entries = [f"msgid {quoted(text)}\nmsgstr {quoted(german.get(text, ''))}\n" for text in sorted(texts)]
        path.write_text("\n".join(entries), encoding="utf-8")


def faults() -> list[str]:
    """Return what is missing, left over, or has other placeholders than its source."""
    sys.path.insert(0, str(ROOT))
    from app.core.messages import read_po

    found = []
    for path, texts in wanted().items():
        name = path.relative_to(ROOT)
        pairs = read_po(path) if path.exists() else {}
        found += [f"{name}: no German for {text!r}" for text in sorted(texts) if not pairs.get(text)]
        found += [f"{name}: nobody uses {text!r}" for text in sorted(set(pairs) - texts)]
        for source, text in pairs.items():
            if text and sorted(re.findall(r"\{\w+\}", source)) != sorted(re.findall(r"\{\w+\}", text)):
                found.append(f"{name}: other placeholders in {source!r}")
    return found


if __name__ == "__main__":
    if "--check" not in sys.argv:
        write()
    problems = faults()
    print("\n".join(problems) or "catalogues complete")
    sys.exit(bool(problems))
