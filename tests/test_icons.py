"""Every icon that is named is there: one that is missing ends the menu it stands in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from app.core.manifest import discover

ROOT = Path(__file__).parent.parent
HAVE = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
PLACES = {"PageAction": 3, "icon": 0, "tool": 0, "Page": 2, "Way": 1, "button": 4, "Module": 2}
BY_NAME = {"pic", "icon"}


def named(tree: ast.AST) -> Iterator[str]:
    """Yield the icons that calls name, by place or by name, in each branch of what is chosen there."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
        given = [one.value for one in call.keywords if one.arg in BY_NAME]
        given += call.args[PLACES[name] : PLACES[name] + 1] if name in PLACES else []
        for value in given:
            branches = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
            yield from (
                one.value for one in branches if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )


def test_icons_that_calls_name_are_there() -> None:
    """In all files; the check finds the ways in which they are named."""
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in (ROOT / "app").rglob("*.py")
        for name in named(ast.parse(path.read_text(encoding="utf-8")))
        if name
    }
    assert len({name for _path, name in found}) > 60
    assert [one for one in sorted(found) if one[1] not in HAVE] == []
    tried = ast.parse(
        "PageAction(_('x'), go, '', 'gone-1'); tool('gone-2' if a else 'gone-3', 'y'); button('x', go, pic='gone-4')"
    )
    assert set(named(tried)) == {"gone-1", "gone-2", "gone-3", "gone-4"}


def test_icons_of_manifests_are_there() -> None:
    """Those of tabs and pages."""
    names = {module.icon for module in discover()} | {
        page.icon for module in discover() for _key, page in module.pages()
    }
    assert names <= HAVE
