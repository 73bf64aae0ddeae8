"""A process that knows the command line and nothing else, and runs each verb it is given in a copy of itself.

A copy by fork stands where a new process stands after its imports, without their half second for each verb.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from typing import Any

from app import cli


def run(arguments: list[str]) -> dict[str, Any]:
    """Run one verb in a copy of this process and return its exit code and what it wrote."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        if (child := os.fork()) == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            code = 99  # a crash, told apart from every refusal
            try:
                cli.kontor.main(arguments, prog_name="kontor")
            except SystemExit as done:
                code = int(done.code or 0)
            except Exception:  # noqa: BLE001  what it is stands in what is returned
                traceback.print_exc()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        _pid, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        texts = [file.read().decode("utf-8", "replace") for file in (out, err)]
    return {"code": os.waitstatus_to_exitcode(status), "out": texts[0], "err": texts[1]}


if __name__ == "__main__":
    cli.commands()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(json.loads(line))) + "\n")
        sys.stdout.flush()
