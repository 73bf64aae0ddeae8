"""The garbage collector looks less often only while somebody asks for it, however those overlap."""

from __future__ import annotations

import gc

from app.core.few_collections import LESS_OFTEN, few_collections


def test_two_that_overlap_leave_it_as_it_was() -> None:
    """Two reads beside each other end in any order; what counted before counts after the last."""
    usual = gc.get_threshold()
    first, second = few_collections(), few_collections()
    first.__enter__()
    second.__enter__()
    assert gc.get_threshold()[0] == LESS_OFTEN * usual[0]
    first.__exit__(None, None, None)
    assert gc.get_threshold()[0] == LESS_OFTEN * usual[0]
    second.__exit__(None, None, None)
    assert gc.get_threshold() == usual
