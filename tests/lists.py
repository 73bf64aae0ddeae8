"""Every list of the program, made with plain arguments, so that a test can walk through all of them."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import app
from app.data.all_tables import load_models
from app.data.lists import ListSource

ROOT = Path(app.__file__).parent
DAY = datetime.date(2026, 6, 30)


def _argument(parameter: inspect.Parameter) -> Any:
    """Return a plain value for a parameter by its annotation."""
    kind = str(parameter.annotation)
    if "Connection" in kind:
        raise LookupError(parameter.name)
    for mark, value in (("dict", {}), ("Mapping", {}), ("date", DAY), ("int", 1), ("str", "")):
        if mark in kind:
            return value
    return []


def makers() -> Iterator[tuple[str, Any]]:
    """Yield the name and the function of everything that makes a list, in the topics."""
    load_models()
    for path in sorted((ROOT / "modules").rglob("*.py")):
        if "pages" in path.parts or "_source(" not in path.read_text(encoding="utf-8"):
            continue
        module = import_module(".".join(path.relative_to(ROOT.parent).with_suffix("").parts))
        for name, function in sorted(vars(module).items()):
            if name.endswith("_source") and getattr(function, "__module__", "") == module.__name__:
                yield f"{module.__name__}:{name}", function


def made(function: Any) -> ListSource:
    """Return the list that a function makes."""
    needed = [
        one
        for one in inspect.signature(function).parameters.values()
        if one.default is one.empty and one.kind is not one.VAR_POSITIONAL
    ]
    source = function(*(_argument(one) for one in needed))
    assert isinstance(source, ListSource)
    return source
