"""Break rules, services and queries one place at a time and see whether the tests notice.

`.venv/bin/python -m tests.bench.mutants [COUNT] [SEED] [--part PATH …] [--at FILE:LINE …] [--again FILE] [--tests PATH …] [--jobs N]` draws
so many places and makes each of them breakable in one copy of the tree. There every test runs once, SQLite only, and it is noted which
places it comes by. Then each place is broken in a process of its own, forked when all is imported, and the tests that come by it run,
nearest and shortest first, up to the first that fails; that one has to pass when nothing is broken. A place no test comes by survived.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.bench.mutant_places import Place, all_places, nearness, prepare

SURVIVED = re.compile(r"^ *\d+ +\d+ s  (\S+):(\d+)  `(.*)`  (.+?) -> (.+?)  SURVIVED", re.MULTILINE)
ROOT = Path(__file__).resolve().parent.parent.parent


def test_files(tree: Path, files: set[str], wanted: list[str]) -> list[str]:
    """Return the test files that are asked for by name, and those of the folders that know a topic of the broken files."""
    found = [name for name in wanted if name.endswith(".py")]
    for path in (path for name in wanted for path in sorted((tree / name).rglob("test_*.py"))):
        text = path.read_text(encoding="utf-8")
        if "bench" not in path.parts and any(nearness(file, text) for file in files):
            found.append(str(path.relative_to(tree)))
    return list(dict.fromkeys(found))


def chosen(options: argparse.Namespace) -> list[Place]:
    """Return the places that are asked for: those of a line, those an earlier run saw survive, or drawn ones."""
    places = all_places(ROOT, options.part)
    if options.at:
        drawn = [place for place in places if f"{place.file}:{place.line}" in options.at]
    elif options.again:
        drawn = again(places, options.again)
    else:
        drawn = random.Random(options.seed).sample(places, min(options.count, len(places)))
    print(f"{len(drawn)} of {len(places)} places", flush=True)
    return drawn


def again(places: list[Place], printed: Path) -> list[Place]:
    """Return the places that survived by what a run printed; where their lines have moved since, the nearest of the same words."""
    found = []
    for file, line, text, before, after in SURVIVED.findall(printed.read_text(encoding="utf-8")):
        alike = [
            one
            for one in places
            if (one.file, one.text, one.before, one.after) == (file, text, before, after)
        ]
        if alike:
            found.append(min(alike, key=lambda one: abs(one.line - int(line))))
        else:
            print(f"no longer there: {file}:{line}  `{text}`", flush=True)
    return found


def arguments() -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=100)
    parser.add_argument("seed", nargs="?", type=int, default=7)
    parser.add_argument("--part", nargs="+", default=[], help="only files whose path holds one of these")
    parser.add_argument("--at", nargs="+", default=[], help="FILE:LINE in place of a draw")
    parser.add_argument(
        "--again", type=Path, help="what an earlier run printed: its survivors in place of a draw"
    )
    parser.add_argument(
        "--tests", nargs="+", default=["tests"], help="files of tests, and folders to choose from"
    )
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--budget", type=float, default=150, help="seconds of tests for one place")
    return parser.parse_args()


def main() -> int:
    """Draw places, have each tried, and name the survivors."""
    options = arguments()
    drawn = chosen(options)
    with tempfile.TemporaryDirectory(prefix="kontor-mutants-") as name:
        folder, tree = Path(name), Path(name) / "tree"
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache"))
        prepare(tree, drawn)
        asked = {"places": [asdict(place) for place in drawn], "jobs": options.jobs, "budget": options.budget}
        (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-s", "-n0", "--tb=no", "-p", "no:cacheprovider"]
        command += [
            "-p",
            "tests.bench.mutant_runs",
            *test_files(tree, {place.file for place in drawn}, options.tests),
        ]
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": name, "KONTOR_MUTANTS": name}
        surroundings["PYTHONPATH"] = str(tree)
        surroundings.setdefault("KONTOR_SAMPLES", str(ROOT.parent / "shared" / "samples"))
        return subprocess.run(command, cwd=tree, env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
