"""Habits that no other check holds: waits are patient, properties have no deadline, threads have one home, rights somebody who holds them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from app.core.manifest import permissions

ROOT = Path(__file__).resolve().parent.parent
WAITS = {"waitUntil", "waitSignal", "waitSignals", "waitCallback", "waitExposed", "waitActive"}
THREADS = {"app/core/worker_process.py", "app/data/background.py", "app/ui/jobs.py", "app/ui/question.py"}
# What a role is given on purpose, and no standard role from the first day.
GIVEN_ON_PURPOSE = {
    "approval.rules",
    "documents.erase",
    "documents.filing.change",
    "documents.hold",
    "governance.privacy.answer",
    "organisation.meeting.all",
    "settings.change",
    "users.change",
}


def calls(folder: str) -> Iterator[tuple[str, ast.Call, str]]:
    """Yield every call below a folder with its file and the last part of its name."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                yield path.relative_to(ROOT).as_posix(), node, name


def test_nothing_is_awaited_for_a_number_of_seconds() -> None:
    """A busy machine is no fault of the program: waits last as long as PATIENCE says, and no property has a deadline."""
    hasty = []
    for file, call, name in calls("tests"):
        said = {one.arg: one.value for one in call.keywords}
        if name in WAITS and ("timeout" not in said or isinstance(said["timeout"], ast.Constant)):
            hasty.append(f"{file}:{call.lineno}")
        deadline = said.get("deadline")
        if name == "settings" and isinstance(deadline, ast.Constant) and deadline.value is not None:
            hasty.append(f"{file}:{call.lineno}")
    assert hasty == []


def test_threads_are_begun_in_one_of_few_places() -> None:
    """Loops beside the window are a `Loop`, jobs a `Job`, readers children: no topic begins a thread by itself."""
    assert {
        file for file, _call, name in calls("app") if name in ("Thread", "QThread", "start_new_thread")
    } == THREADS


def test_a_right_that_no_standard_role_holds_is_named() -> None:
    """A new topic whose rights name no role would be seen by the administrator alone."""
    assert {right.key for right in permissions() if not right.roles} == GIVEN_ON_PURPOSE
