"""What Kontor writes to its log as an error is a fault of the program: it fails the test, unless the test says that it expects it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


class ErrorLog(logging.Handler):
    """Keeps the errors that the program logs until a test takes them as expected."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error; whichever thread it comes from."""
        self.records.append(record)

    def take(self, words: str) -> None:
        """Take the errors whose text or exception has these words as expected; fail where there is none."""
        found = [record for record in self.records if words in told(record)]
        assert found, f"no error with {words!r} in {[told(record) for record in self.records]}"
        self.records = [record for record in self.records if record not in found]


def told(record: logging.LogRecord) -> str:
    """Return what a record says, with its exception."""
    error = record.exc_info[1] if record.exc_info else None
    return record.getMessage() + (f": {type(error).__name__}: {error}" if error is not None else "")


@pytest.fixture(autouse=True)
def logged_errors() -> Iterator[ErrorLog]:
    """Fail the test for errors in Kontor's log that it did not take as expected."""
    kept, log = ErrorLog(), logging.getLogger("kontor")
    log.addHandler(kept)
    try:
        yield kept
    finally:
        log.removeHandler(kept)
    if kept.records:
        traces = [
            logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
            for record in kept.records
        ]
        lines = [f"{told(record)}\n{trace}" for record, trace in zip(kept.records, traces, strict=True)]
        pytest.fail("logged as an error, and not expected:\n" + "\n".join(lines), pytrace=False)
