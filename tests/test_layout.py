"""The house keeps its own rules: anatomy of topics, length and first sentence of files, what is never used, German for every text."""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.manifest import discover, permissions
from tests.reach import circles, unused

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"
FOLDERS = ("app", "packaging", "migrations", "tests")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
ANATOMY = {
    "__init__",
    "models",
    "rules",
    "queries",
    "services",
    "api",
    "reports",
    "transfer",
    "settings",
    "jobs",
    "kpi",
    "cli",
    "demo",
    "checks",
    "todo",
    "setup",
    "replay",
    "pages",
    "locale",
    "readers",
}
SHARED_RIGHTS = {
    "approval",
    "office",
    "records",
    "rules",
    "settings",
    "users",
    "views",
}  # of mechanisms of all topics
# "²".isdigit() is true and int("²") falls: isdecimal() says what int() reads
FORBIDDEN = (
    "isdigit()",
    "QMessageBox",
    ".exec(",
    "QDateEdit",
    "QDoubleSpinBox",
    "QSortFilterProxyModel",
    "QtSql",
)


def topics() -> list[Path]:
    """Return the folder of every topic."""
    inner = [
        p
        for p in (APP / "modules").glob("*/*")
        if (p / "__init__.py").exists() and p.name not in ("pages", "locale")
    ]
    return [*inner, APP / "modules" / "office"]


@functools.cache
def tree_of(path: Path) -> ast.Module:
    """Return what a file says."""
    return ast.parse(path.read_text(encoding="utf-8"))


def test_files_are_short_and_say_what_they_are() -> None:
    """No file is longer than 350 lines; every file begins with a sentence."""
    faults = []
    for path in FILES:
        text, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT)
        if text.count("\n") > 350:
            faults.append(f"{name}: {text.count(chr(10))} lines")
        first = (ast.get_docstring(tree_of(path)) or "").split("\n\n")[0].strip()
        if not first.endswith((".", "?")):
            faults.append(f"{name}: begins with no sentence")
    assert len(FILES) > 1000
    assert faults == []


@pytest.mark.parametrize("folder", topics(), ids=lambda folder: str(folder.relative_to(APP)))
def test_topics_have_the_same_anatomy(folder: Path) -> None:
    """A topic has only the known parts and a manifest; the office is a tab too, in which other topics lie."""
    parts = {p.stem for p in folder.iterdir() if p.name != "__pycache__" and p not in topics()}
    assert parts <= ANATOMY, parts - ANATOMY
    assert "TOPIC" in (folder / "__init__.py").read_text(encoding="utf-8")


def test_pages_never_block_or_use_what_hurts() -> None:
    """No modal exec(), no message box, no date or float editors anywhere but the one event loop."""
    for path in APP.rglob("*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if path.name == "start.py" and "app.exec()" in line:
                continue
            assert not any(word in line for word in FORBIDDEN), f"{path}:{number}: {line.strip()}"


def test_buttons_of_pages_are_pressed_by_enter() -> None:
    """A page makes its buttons by button() or PushButton: those of Qt do nothing on Enter."""
    made = [
        path
        for path in APP.rglob("pages/*.py")
        if re.search(r"\bQPushButton\(", path.read_text(encoding="utf-8"))
    ]
    assert made == []


def test_no_float_where_money_is() -> None:
    """Rules and services never make a float."""
    for path in [
        *APP.rglob("rules.py"),
        *APP.rglob("rules/*.py"),
        *APP.rglob("services.py"),
        *APP.rglob("services/*.py"),
        APP / "core" / "money.py",
    ]:
        calls = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        ]
        assert not [
            call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "float"
        ], path


def test_every_text_has_its_german() -> None:
    """Catalogues are complete, hold nothing unused, and keep placeholders."""
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        import catalogue

        assert catalogue.faults() == []
    finally:
        sys.path.remove(str(ROOT / "packaging"))


def test_import_contracts_hold() -> None:
    """The arrows of the house, by import-linter."""
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_topics_meet_only_at_their_api() -> None:
    """A topic reaches another one by its api, nowhere else; settings are declarations and may be read."""
    for path in (APP / "modules").rglob("*.py"):
        own = path.relative_to(APP / "modules").parts[:2]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("app.modules."):
                parts = tuple(node.module.split(".")[2:])
                if len(parts) > 2 and parts[:2] != own and parts[0] != "office":
                    assert parts[2] in ("api", "settings"), f"{path}: {node.module}"


def test_rows_are_read_without_the_mapper() -> None:
    """Core statements do everything here; the mapper, loaded late by two reading threads at once, was half there."""
    found = [str(path) for path in APP.rglob("*.py") if "sqlalchemy.orm" in path.read_text(encoding="utf-8")]
    assert found == []


# Declarations without a deed of their own: dataclasses that topics fill and others read
ONLY_SAID = {"app.core.about_contact", "app.core.expected", "app.core.goods", "app.core.lookup"}
SHARED = ("core", "data", "paper", "ui")


def _imported(folder: Path) -> set[str]:
    """Return what the tests of a folder import: modules, and names of modules, which may be modules too."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Import):
                found.update(one.name for one in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
                found.update(f"{node.module}.{one.name}" for one in node.names)
    return found


def test_shared_modules_have_tests_of_their_own() -> None:
    """What all topics stand on is tested beside itself, not only through their pages: a fault is found where it is."""
    lacking = set()
    for name in SHARED:
        known = _imported(ROOT / "tests" / name)
        for path in (APP / name).rglob("*.py"):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if path.name != "__init__.py" and module not in known:
                lacking.add(module)
    assert lacking == ONLY_SAID


# Rows of a hundred thousand lines, whose statement stands beside the class that takes them
BY_PLACE = {
    "app/modules/finance/chart/queries/__init__.py: AccountInfo",
    "app/modules/finance/ledger/services/entries.py: PlacedLine",
    "app/modules/finance/ledger/services/entry_resolution.py: AccountInfo",
    "app/modules/finance/ledger/services/finalising.py: SealEntry",
    "app/modules/finance/ledger/services/finalising.py: SealLine",
    "app/modules/finance/ledger/services/import_undo.py: PlacedLine",
    "app/modules/cockpit/figures/queries/values.py: DepartmentRow",  # three values in their order, of no query
}


def test_rows_become_objects_by_the_names_of_their_columns() -> None:
    """A column that is put between two others makes of a dataclass that is filled by place another one, in silence: `read_all` reads by name."""
    found = set()
    for path in (one for one in FILES if one.is_relative_to(APP)):
        rows = {"row"}
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.comprehension) and isinstance(node.target, ast.Name):
                rows |= {node.target.id} if "execute(" in ast.unparse(node.iter) else set()
        for node in ast.walk(tree_of(path)):
            if not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id[:1].isupper()
            ):
                continue
            for one in (one.value for one in node.args if isinstance(one, ast.Starred)):
                whole = one.value if isinstance(one, ast.Subscript) else one
                if isinstance(whole, ast.Name) and whole.id in rows:
                    found.add(f"{path.relative_to(ROOT)}: {node.func.id}")
    assert found == BY_PLACE


WIDE = 110  # columns; texts may be longer
# What is left of lines kept wide by hand, and of choices inside choices: it only becomes less.
WIDE_LEFT, NESTED_LEFT = 8, 63


def _nested(node: ast.IfExp) -> bool:
    """Say whether a choice holds another one."""
    return any(
        isinstance(inner, ast.IfExp)
        for part in (node.test, node.body, node.orelse)
        for inner in ast.walk(part)
    )


def test_lines_are_not_wide_and_choices_not_deep() -> None:
    """A line of code has 110 columns, a choice holds no other: say it in steps, by a name or a table."""
    wide, nested = list[str](), list[str]()
    for path in FILES:
        name, lines, texts = path.relative_to(ROOT), path.read_text(encoding="utf-8").splitlines(), set[int]()
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.IfExp) and _nested(node):
                nested.append(f"{name}:{node.lineno}")
            elif isinstance(node, ast.JoinedStr) or (
                isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes))
            ):
                texts.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        wide += [
            f"{name}:{place}"
            for place, line in enumerate(lines, 1)
            if len(line) > WIDE and place not in texts and "#" not in line
        ]
    assert (wide, nested) == ([], [])


NAMED_BEYOND = 5  # arguments that may stand by their place
# What takes as many of one kind as are given: columns, conditions, arguments of a command or a verb, drawn rectangles.
VARIADIC = frozenset([
    "select", "where", "group_by", "order_by", "add_columns", "Index", "partial", "pack", "datetime",
    "drawItemText", "Frame", "run", "run_command", "code_field", "must_be_unique", "documents_source",
    "row", "rows", "send", "good", "refused", "typed", "booked", "book", "moved", "given", "by_key",
    "attached", "answered", "_scan",
])  # fmt: skip


def test_arguments_beyond_the_fifth_have_names() -> None:
    """Nobody counts to the eighth argument: what comes after the fifth says what it is."""
    found = []
    for path in (one for one in FILES if not one.is_relative_to(ROOT / "migrations")):
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call) or len(node.args) <= NAMED_BEYOND:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            if called not in VARIADIC and not any(isinstance(one, ast.Starred) for one in node.args):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {called}")
    assert found == []


def test_what_only_tests_use_is_not_there() -> None:
    """A function that no file of the program names is a feature that nobody finds, or dead."""
    assert unused(tree_of) == []


def test_no_file_leans_on_itself() -> None:
    """Imports go one way, those inside functions too."""
    assert circles(tree_of) == set()


def test_shared_code_knows_no_topic() -> None:
    """Core, data, paper and ui name no page, list, right or table of a topic: those come out of manifests and declarations."""
    sources = [path.read_text(encoding="utf-8") for path in (APP / "modules").rglob("*.py")]
    known = {name for text in sources for name in re.findall(r'__tablename__ = "(\w+_\w+)"', text)}
    known |= {key for module in discover() for key, _page in module.pages() if not key.startswith("office.")}
    known |= {one.key for one in permissions() if one.key.partition(".")[0] not in SHARED_RIGHTS}
    assert len(known) > 400
    named = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value}"
        for folder in ("core", "data", "paper", "ui")
        for path in (APP / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in known
    ]
    assert named == []


# Who reads a file whole without the one way for files from outside: files of the program's own, and readers with a limit and words of their own.
READ_WHOLE = {
    "app/data/transfer.py",
    "app/modules/documents/einvoice/readers/files.py",
    "app/modules/documents/intake/transfer.py",
    "app/modules/finance/banking/pages/statement_files.py",
    "app/modules/finance/banking/readers/files.py",
    "app/modules/finance/ledger/readers/gnucash.py",
    "app/ui/form_drafts.py",
}


def test_files_from_outside_are_read_whole_in_one_way() -> None:
    """`bytes_of` refuses what is missing or too large before a byte is read: a file of six gigabytes ends no program."""
    found = {
        str(path.relative_to(ROOT)).replace("\\", "/")
        for path in (ROOT / "app").rglob("*.py")
        if re.search(r"\.read_bytes\(\)", path.read_text(encoding="utf-8"))
    }
    assert found == READ_WHOLE
