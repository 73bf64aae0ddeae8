"""Puts the parts together: with a command the command line, without one the window."""

from __future__ import annotations

import sys

from app.core.late_imports import SELDOM, put_off

WINDOW_WORDS = ("--demo",)


def main() -> None:
    """Start Kontor with the arguments of the process."""
    put_off(*SELDOM)
    arguments = sys.argv[1:]
    if arguments[:1] == ["--child"]:
        from app.core.worker_process import serve

        serve(int(arguments[1]))
    elif not arguments or arguments[0] in WINDOW_WORDS or arguments[0].endswith(".kontor"):
        from app.start import start

        start(arguments)
    else:
        from app.cli import run

        run(arguments)
