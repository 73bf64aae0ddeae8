"""Commands that make, move, post, release or number something and are no case of the twice-test: by name, each with the reason."""

from __future__ import annotations

DEMO = "writes a part of the demo company, into a book that is being made and that nobody else can open before it is done"
NOT_TRIED = {
    "hr.payroll.post_and_pay": DEMO,
    "hr.worktime.close_times": DEMO,
}
