"""What the house holds is reached by the house itself, and no file leans on itself by way of others."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import app

APP = Path(app.__file__).parent
ROOT = APP.parent
Parsed = Callable[[Path], ast.Module]

# Names that are called from outside: by Qt, by the library of the database, by Python.
CALLED_ELSEWHERE = re.compile(
    r"__\w+__|.*Event|load_dialect_impl|process_\w+|event|paint|sizeHint|heightForWidth|(\w+)?[Dd]ata|\w+Count|flags|clone"
)
# A message writes its figures and days by the format, and the format its words by the messages.
TOGETHER = {frozenset({"app.core.format", "app.core.messages"})}


def _words(tree: ast.Module) -> Iterator[str]:
    """Yield every name that a file uses, also by a text such as module:name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            yield from re.findall(r"[A-Za-z_]\w*", node.value)


def _defined(body: list[ast.stmt]) -> Iterator[str]:
    """Yield what files and classes define; what is declared by a decorator of its own is called by what it declares."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield node.name
            yield from _defined(node.body)
        elif isinstance(node, ast.FunctionDef):
            marks = [ast.unparse(one).partition("(")[0] for one in node.decorator_list]
            own = {"query", "property", "staticmethod", "classmethod", "cache", "functools.cache", "command"}
            if set(marks) <= own:
                yield node.name


def unused(tree_of: Parsed) -> list[str]:
    """Return the functions and classes that no file of the program names: features that nobody finds, or dead ones."""
    used = Counter(word for path in APP.rglob("*.py") for word in _words(tree_of(path)))
    return [
        f"{path.relative_to(ROOT)}: {name}"
        for path in APP.rglob("*.py")
        for name in _defined(tree_of(path).body)
        if not used[name] and not CALLED_ELSEWHERE.fullmatch(name)
    ]


def _imports(tree_of: Parsed) -> Mapping[str, set[str]]:
    """Return by file what it imports of the house, also inside its functions; not what only the type checker sees."""
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in APP.rglob("*.py")
    }
    found: dict[str, set[str]] = {}
    for name, path in paths.items():
        tree, named, unseen = tree_of(path), set[str](), set[ast.AST]()
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                unseen.update(ast.walk(node))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module and node not in unseen:
                named |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
            elif isinstance(node, ast.Import) and node not in unseen:
                named |= {one.name for one in node.names}
        found[name] = {one for one in named if one in paths and one != name}
    return found


def _reached(imports: Mapping[str, set[str]], start: str) -> set[str]:
    seen, todo = set[str](), [start]
    while todo:
        for one in imports[todo.pop()] - seen:
            seen.add(one)
            todo.append(one)
    return seen


def circles(tree_of: Parsed) -> set[frozenset[str]]:
    """Return the files that lean on themselves by way of others, by imports inside functions too: what those hide is a circle all the same."""
    imports = _imports(tree_of)
    reached = {name: _reached(imports, name) for name in imports}
    return {
        frozenset({name, *(one for one in reached[name] if name in reached[one])})
        for name in reached
        if name in reached[name]
    } - TOGETHER
