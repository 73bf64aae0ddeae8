"""Places of rules, services and queries that can be broken, and a tree in which each of them is broken when it is told so."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LAYERS = re.compile(
    r"app/modules/\w+/\w+/(rules|services|queries)(/\w+)?\.py$|app/data/\w+\.py$|app/core/\w+\.py$"
)
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], str, str]] = {
    ast.Eq: (ast.NotEq, "==", "!="),
    ast.NotEq: (ast.Eq, "!=", "=="),
    ast.Lt: (ast.LtE, "<", "<="),
    ast.LtE: (ast.Lt, "<=", "<"),
    ast.Gt: (ast.GtE, ">", ">="),
    ast.GtE: (ast.Gt, ">=", ">"),
    ast.Is: (ast.IsNot, "is", "is not"),
    ast.IsNot: (ast.Is, "is not", "is"),
    ast.In: (ast.NotIn, "in", "not in"),
    ast.NotIn: (ast.In, "not in", "in"),
}
SIGNS: dict[type[ast.operator], tuple[type[ast.operator], str, str]] = {
    ast.Add: (ast.Sub, "+", "-"),
    ast.Sub: (ast.Add, "-", "+"),
    ast.Mult: (ast.FloorDiv, "*", "//"),
}
SWITCH = '''"""Says of each place whether it is the broken one, and notes who came by."""

import os

force = int(os.environ.get("KONTOR_BROKEN", "-1"))
notes = os.environ.get("KONTOR_BROKEN_NOTES")
recorder = 0
seen = set()


def broken(number):
    """Return whether this place is broken; while it is recorded, note it: here, or in a file from another process."""
    if notes is not None and number not in seen:
        seen.add(number)
        if os.getpid() != recorder:
            with open(os.path.join(notes, f"{number}.seen"), "a") as file:
                file.write(os.environ.get("KONTOR_BROKEN_TEST", "") + "\\n")
    return number == force
'''


@dataclass(frozen=True)
class Place:
    """One change: file below the root, the how manieth node of it, its line, what it says, what is changed, and whether imports run it."""

    file: str
    node: int
    line: int
    text: str
    before: str
    after: str
    at_import: bool

    def __str__(self) -> str:
        """Return the place as it is printed."""
        return f"{self.file}:{self.line}  `{self.text}`  {self.before} -> {self.after}"


def changed(node: ast.AST) -> tuple[ast.expr, str, str] | None:
    """Return an expression broken, with the words of the change; None where there is nothing to break."""
    made: ast.Compare | ast.BinOp | ast.BoolOp
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in COMPARISONS:
        other, before, after = COMPARISONS[type(node.ops[0])]
        made = copy.copy(node)
        made.ops = [other()]
    elif (
        isinstance(node, ast.BinOp)
        and type(node.op) in SIGNS
        and not isinstance(node.left, (ast.Constant, ast.JoinedStr))
    ):
        sign, before, after = SIGNS[type(node.op)]
        made = copy.copy(node)
        made.op = sign()
    elif isinstance(node, ast.BoolOp) and len(node.values) == 2:
        before, after = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        made = copy.copy(node)
        made.op = ast.Or() if before == "and" else ast.And()
    else:
        return None
    return made, before, after


def run_later(tree: ast.Module) -> set[int]:
    """Return the nodes (by identity) that stand in the body of a function: they run when it is called, not at the import."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inside: list[ast.AST] = list(node.body)
        elif isinstance(node, ast.Lambda):
            inside = [node.body]
        else:
            continue
        found |= {id(one) for part in inside for one in ast.walk(part)}
    return found


def places_of(file: str, data: bytes) -> Iterator[Place]:
    """Yield every place of a file that can be broken."""
    tree = ast.parse(data)
    later = run_later(tree)
    for number, node in enumerate(ast.walk(tree)):
        if (found := changed(node)) is not None and isinstance(node, ast.expr):
            _broken, before, after = found
            text = ast.unparse(node)
            text = text if len(text) <= 90 else text[:89] + "…"
            at_import = id(node) not in later
            yield Place(file, number, node.lineno, text, before, after=after, at_import=at_import)


def all_places(root: Path, parts: Sequence[str] = ()) -> list[Place]:
    """Return the places of all files of the layers whose path holds one of the parts; without parts all."""
    files = [str(path.relative_to(root)) for path in sorted((root / "app").rglob("*.py"))]
    wanted = [
        file for file in files if LAYERS.search(file) and (not parts or any(part in file for part in parts))
    ]
    return [place for file in wanted for place in places_of(file, (root / file).read_bytes())]


class _Breaker(ast.NodeTransformer):
    """Puts `broken if told so else as it is` in the place of nodes."""

    def __init__(self, wanted: dict[int, int]) -> None:
        """Take the numbers of the wanted nodes by their identity."""
        self._wanted = wanted

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Change what is inside first: a place may stand in another one."""
        number = self._wanted.get(id(node))
        super().generic_visit(node)
        found = changed(node)
        if number is None or found is None or not isinstance(node, ast.expr):
            return node
        asked = ast.Call(ast.Name("_broken", ast.Load()), [ast.Constant(number)], [])
        return ast.IfExp(test=asked, body=found[0], orelse=node)


def breakable(data: bytes, numbers: dict[int, int]) -> str:
    """Return the text of a file whose nodes break when their number is told; `numbers` by the node's place in the file."""
    tree = ast.parse(data)
    wanted = {id(node): numbers[place] for place, node in enumerate(ast.walk(tree)) if place in numbers}
    _Breaker(wanted).visit(tree)
    begin = 1 if ast.get_docstring(tree) is not None else 0
    while begin < len(tree.body) and getattr(tree.body[begin], "module", "") == "__future__":
        begin += 1
    tree.body.insert(begin, ast.ImportFrom("app.broken_places", [ast.alias("broken", "_broken")], 0))
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def prepare(tree: Path, drawn: list[Place]) -> None:
    """Make every drawn place of a tree breakable by its number in the draw."""
    (tree / "app" / "broken_places.py").write_text(SWITCH, encoding="utf-8")
    for file in sorted({place.file for place in drawn}):
        numbers = {place.node: number for number, place in enumerate(drawn) if place.file == file}
        path = tree / file
        text = breakable(path.read_bytes(), numbers)
        compile(text, file, "exec")
        path.write_text(text, encoding="utf-8")


def nearness(file: str, text: str) -> int:
    """Return how a test file stands to a broken file: 2 where it names the module, 1 where only its topic, 0 else."""
    parts = Path(file).with_suffix("").parts
    topic = ".".join(parts[:4] if parts[1] == "modules" else parts)
    module = ".".join(parts).removesuffix(".__init__")
    package, _dot, name = module.rpartition(".")
    named = rf"from {re.escape(package)} import (?:\([^)]*|.*)\b{name}\b"
    if re.search(rf"{re.escape(module)}\b|{named}", text):
        return 2
    return 1 if topic in text else 0
