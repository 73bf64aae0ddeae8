"""A process that knows the command line and nothing else, and runs each verb it is given in a copy of itself.

A copy by fork stands where a new process stands after its imports, without their half second for each verb. With --together
all run in this one process, where only what they do is of interest.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from typing import Any

from app import cli


def called(arguments: list[str]) -> int:
    """Run one verb here and return its exit code; a crash, told apart from every refusal, is 99."""
    code = 99
    try:
        cli.kontor.main(arguments, prog_name="kontor")
    except SystemExit as done:
        code = int(done.code or 0)
    except Exception:  # noqa: BLE001  what it is stands in what is returned
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def in_a_copy(arguments: list[str]) -> int:
    """Run one verb in a copy of this process and return its exit code."""
    if (child := os.fork()) == 0:
        os._exit(called(arguments))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run(arguments: list[str], call: Callable[[list[str]], int]) -> dict[str, Any]:
    """Run one verb and return its exit code and what it wrote."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        kept = os.dup(1), os.dup(2)
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        code = call(arguments)
        for place, one in enumerate(kept, 1):
            os.dup2(one, place)
            os.close(one)
        out.seek(0)
        err.seek(0)
        texts = [file.read().decode("utf-8", "replace") for file in (out, err)]
    return {"code": code, "out": texts[0], "err": texts[1]}


if __name__ == "__main__":
    cli.commands()
    way = called if "--together" in sys.argv else in_a_copy
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(json.loads(line), way)) + "\n")
        sys.stdout.flush()
