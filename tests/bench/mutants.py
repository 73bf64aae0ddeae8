"""Break rules, services and queries one place at a time and see whether the tests of the topic notice.

`.venv/bin/python -m tests.bench.mutants [COUNT] [SEED] [PART]` draws so many places (of a path that holds PART), breaks each in a
copy of the tree, and runs the tests that import the topic, SQLite only: those first that speak most of the broken file, up to the
first that fails. That one has to pass in the whole tree, or it noticed nothing. Each place is printed with file, line and change,
and with the test that noticed it.
"""

from __future__ import annotations

import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LAYERS = re.compile(
    r"app/modules/\w+/\w+/(rules|services|queries)(/\w+)?\.py$|app/data/\w+\.py$|app/core/\w+\.py$"
)
PATIENCE = 400  # seconds for the tests of one place
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+?(?:\[.*?\])?)(?: - .*)?$", re.MULTILINE)
COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Is: ("is", "is not"),
    ast.In: ("in", "not in"),
}
SIGNS: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "//"),
}


@dataclass(frozen=True)
class Mutant:
    """One change: file below the root, span of its bytes, what stands there and what is put there."""

    file: str
    start: int
    end: int
    before: bytes
    after: bytes

    def line(self, data: bytes) -> int:
        """Return the line of the change."""
        return data.count(b"\n", 0, self.start) + 1


def offsets(data: bytes) -> list[int]:
    """Return where each line begins, in bytes, as the parser counts."""
    found = [0]
    for line in data.splitlines(keepends=True):
        found.append(found[-1] + len(line))
    return found


def between(lines: list[int], left: ast.expr, right: ast.expr) -> tuple[int, int]:
    """Return the span of bytes between two expressions."""
    assert left.end_lineno is not None
    assert left.end_col_offset is not None
    return lines[left.end_lineno - 1] + left.end_col_offset, lines[right.lineno - 1] + right.col_offset


def mutants(file: str, data: bytes) -> Iterator[Mutant]:
    """Yield every place of a file that can be broken."""
    lines = offsets(data)
    for node in ast.walk(ast.parse(data)):
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            pair, sides = COMPARISONS.get(type(node.ops[0])), (node.left, node.comparators[0])
        elif isinstance(node, ast.BinOp) and not isinstance(node.left, (ast.Constant, ast.JoinedStr)):
            pair, sides = SIGNS.get(type(node.op)), (node.left, node.right)
        elif isinstance(node, ast.BoolOp) and len(node.values) == 2:
            pair = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
            sides = (node.values[0], node.values[1])
        else:
            continue
        start, end = between(lines, *sides)
        inside = data[start:end]
        if pair is None or b"#" in inside:
            continue
        before, after = (word.encode() for word in pair)
        if inside.count(before) == 1:
            place = start + inside.index(before)
            yield Mutant(file, place, place + len(before), before, after)


def tests_of(tree: Path, file: str) -> list[str]:
    """Return the test files that import the module or the topic of a file, nearest first: without windows, then those that name it most often."""
    parts = Path(file).with_suffix("").parts
    topic = ".".join(parts[:4] if parts[1] == "modules" else parts)
    module = ".".join(parts).removesuffix(".__init__")
    package, _dot, name = module.rpartition(".")
    named = rf"from {re.escape(package)} import (?:\([^)]*|.*)\b{name}\b"
    near = re.compile(rf"{re.escape(module)}\b|{named}")
    found = []
    for path in sorted((tree / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        count = len(near.findall(text))
        if "bench" not in path.parts and (count or topic in text):
            file = str(path.relative_to(tree))
            found.append((file.startswith("tests/ui"), -count, -text.count(topic), file))
    return [name for *_order, name in sorted(found)]


def failing(tree: Path, wanted: list[str], patience: float) -> str | None:
    """Return the first test that fails, '' where the run broke off without one, None where all pass.

    Raises TimeoutExpired for a run that hangs or is only long: a person has to say which.
    """
    if not wanted:
        return None
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tree.parent)}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-rfE", "--tb=no", "-n0", "-p", "no:cacheprovider"]
    command += ["--no-loadscope-reorder", "-k", "not postgresql and not server", *wanted]
    done = subprocess.run(
        command, cwd=tree, env=surroundings, capture_output=True, timeout=patience, check=False, text=True
    )
    if done.returncode == 4:  # what pytest was asked for is not there
        raise AssertionError(done.stderr or done.stdout)
    if done.returncode in (0, 5):  # 5: nothing to run
        return None
    named = FAILED.search(done.stdout)
    return named[1] if named else ""


def noticed(tree: Path, mutant: Mutant) -> str | None:
    """Break one place in a copy of the tree, run the tests of its topic, mend it again; return what noticed it."""
    target = tree / mutant.file
    whole, wanted = target.read_bytes(), tests_of(tree, mutant.file)
    target.write_bytes(whole[: mutant.start] + mutant.after + whole[mutant.end :])
    try:
        by = failing(tree, wanted, PATIENCE)
    finally:
        target.write_bytes(whole)
    if by and failing(tree, [by], PATIENCE) is not None:
        raise AssertionError(f"{by} fails in the whole tree too")
    return by


def main(count: int, seed: int, part: str) -> None:
    """Draw mutants, try each, and name the survivors."""
    files = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "app").rglob("*.py"))]
    texts = {file: (ROOT / file).read_bytes() for file in files if LAYERS.search(file) and part in file}
    places = [one for file, data in texts.items() for one in mutants(file, data)]
    drawn = random.Random(seed).sample(places, min(count, len(places)))
    with tempfile.TemporaryDirectory(prefix="kontor-mutants-") as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache"))
        killed = 0
        for number, one in enumerate(drawn, 1):
            begin = time.monotonic()
            try:
                by = noticed(tree, one)
                found = "survived" if by is None else f"noticed by {by or 'a run that broke off'}"
                killed += by is not None
            except subprocess.TimeoutExpired:
                found = "ran out of time"
            place = f"{one.file}:{one.line(texts[one.file])}  {one.before.decode()} -> {one.after.decode()}"
            print(f"{number:3} {time.monotonic() - begin:4.0f} s  {place}  {found}", flush=True)
        print(f"{killed} of {len(drawn)} noticed; {len(places)} places to draw from", flush=True)


if __name__ == "__main__":
    given = [*sys.argv[1:], "", "", ""]
    main(int(given[0] or 100), int(given[1] or 7), given[2])
