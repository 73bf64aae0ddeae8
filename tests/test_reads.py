"""Whatever is handed to a read of desk or office in the source says which right it needs, also what a page writes for itself."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.data.queries import needs_of

ROOT = Path(__file__).resolve().parent.parent
READS = frozenset({"read", "read_blocking"})
READERS = frozenset({"desk", "office", "_desk", "_office"})


def asked(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what is handed to each read as its query: alone, several at once, and what forms and registers ask for."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        for keyword in node.keywords:
            if keyword.arg == "asks":
                yield from questions(tree, keyword.value)
            elif keyword.arg == "read" and getattr(node.func, "id", "") == "Register":
                yield keyword.value
        if not (isinstance(node.func, ast.Attribute) and node.args):
            continue
        of = node.func.value
        name = of.attr if isinstance(of, ast.Attribute) else getattr(of, "id", "")
        if node.func.attr in READS and name in READERS:
            yield node.args[0]
        elif node.func.attr == "read_all" and name in READERS:
            yield from questions(tree, node.args[0])


def questions(tree: ast.Module, part: ast.expr) -> Iterator[ast.expr]:
    """Yield the queries of several questions, also where they were put together under a name before."""
    if isinstance(part, ast.Name):
        for one in ast.walk(tree):
            if isinstance(one, ast.Assign) and any(getattr(to, "id", "") == part.id for to in one.targets):
                yield from questions(tree, one.value)
    elif isinstance(part, ast.Starred):
        yield from questions(tree, part.value)
    elif isinstance(part, ast.IfExp):
        yield from questions(tree, part.body)
        yield from questions(tree, part.orelse)
    elif isinstance(part, (ast.Tuple, ast.List)):
        for one in part.elts:
            if isinstance(one, ast.Tuple):
                yield one.elts[0]
            elif isinstance(one, ast.Starred):
                yield from questions(tree, one)


def marked(tree: ast.Module, name: str) -> bool:
    """Say whether all functions of a name that stand in a module are marked as queries."""
    found = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and one.name == name]
    return bool(found) and all(
        any(
            isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "query"
            for mark in one.decorator_list
        )
        for one in found
    )


def says(query: Any) -> str:
    """Return why a query names no right, '' where it does."""
    try:
        needs_of(query)
    except TypeError as error:
        return str(error)
    return ""


def fault(module: str, tree: ast.Module, query: ast.expr) -> str:
    """Return what is wrong with a query, '' where nothing is; what is only known when it runs is refused then."""
    if isinstance(query, ast.Lambda):
        return "a lambda names no right"
    if isinstance(query, ast.Attribute):
        of = getattr(importlib.import_module(module), getattr(query.value, "id", ""), None)
        return says(getattr(of, query.attr)) if inspect.ismodule(of) else ""
    if not isinstance(query, ast.Name):
        return ""
    known = getattr(importlib.import_module(module), query.id, None)
    if known is None:
        taken = [one.arg for one in ast.walk(tree) if isinstance(one, ast.arg)]
        assigned = [
            one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
        ]
        late = [
            name.asname or name.name
            for one in ast.walk(tree)
            if isinstance(one, ast.ImportFrom)
            for name in one.names
        ]
        if query.id in (*taken, *assigned) or marked(tree, query.id):
            return ""
        if query.id not in late:
            return f"{query.id} names no right"
        origin = next(
            one.module
            for one in ast.walk(tree)
            if isinstance(one, ast.ImportFrom) and any((n.asname or n.name) == query.id for n in one.names)
        )
        known = getattr(importlib.import_module(str(origin)), query.id)
    return says(known)


def test_what_is_read_says_its_right() -> None:
    """Each place is found in the source, so that a page that nobody opened in a test is looked at too."""
    faults, seen = [], 0
    for path in sorted((ROOT / "app").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for query in asked(tree):
            seen += 1
            if words := fault(module, tree, query):
                faults.append(f"{path.relative_to(ROOT)}:{query.lineno} {words}")
    assert faults == []
    assert seen > 300


def test_a_query_without_a_right_is_found() -> None:
    """A function of the module, a late import, a lambda and a local function without mark are found; the marked one is not."""
    source = """
from app.core.dates import month_end
def page(desk):
    from app.core.money import plain
    def own(connection): ...
    @query("x")
    def good(connection): ...
    desk.read(month_end, then=print)
    desk.read_blocking(plain)
    desk.read(lambda c: c, then=print)
    desk.read(own, then=print)
    desk.read(good, then=print)
    desk.read_all(((plain, 1), (good,)), then=print)
    ask(desk, asks=[*([(plain, 1)] if desk else []), (good,)])
    several = ((own, 1), (good,))
    desk.read_all(several, then=print)
    Register(read=plain)
"""
    tree = ast.parse(source)
    found = [bool(fault("app.core.dates", tree, query)) for query in asked(tree)]
    assert found == [True, True, True, True, False, True, False, True, False, True, False, True]
