"""A test fails when the program logs an error that it did not expect."""

from __future__ import annotations

import pytest

from tests.unexpected import ErrorLog

pytest_plugins = "pytester"


def test_an_error_in_the_log_fails_the_test(pytester: pytest.Pytester, logged_errors: ErrorLog) -> None:
    """Logged and not taken: an error of the test; taken: fine; expected and not logged: a failure."""
    pytester.makeconftest("from tests.unexpected import logged_errors\n")
    pytester.makepyfile(
        """
        import logging

        LOG = logging.getLogger("kontor")

        def test_unexpected():
            LOG.error("unexpected", exc_info=RuntimeError("planted"))

        def test_expected(logged_errors):
            LOG.error("unexpected", exc_info=RuntimeError("planted"))
            logged_errors.take("RuntimeError: planted")

        def test_in_vain(logged_errors):
            logged_errors.take("planted")
        """
    )
    pytester.runpytest_inprocess("-p", "no:randomly").assert_outcomes(passed=2, failed=1, errors=1)
    logged_errors.take("planted")
