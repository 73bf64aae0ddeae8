"""What two desks may try at once with working time: the same day, coming and going, confirming and closing a month, the same file."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from app.data.office import Office
from app.data.settings import change_setting
from app.modules.hr.worktime.rules.models import BookingDraft, ModelDraft, RuleDraft, ShiftDraft
from app.modules.hr.worktime.services.masters import (
    delete_booking,
    delete_rule,
    note_own_reason,
    note_reason,
    save_booking,
    save_model,
    save_rule,
    save_shift,
)
from app.modules.hr.worktime.services.months import close_month, confirm, confirm_for, open_again, recall
from app.modules.hr.worktime.services.times import Typed, come, enter_own, enter_times, go
from app.modules.hr.worktime.transfer.bringing import import_times
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.hr.company import Company, company

D = datetime.date
DAY, MONTH = D(2026, 10, 5), D(2026, 10, 1)
TIMES = counting("SELECT count(*) FROM hr_time")
MONTHS = counting("SELECT count(*) FROM hr_time_month")
BOOKINGS = counting("SELECT count(*) FROM hr_time_booking")
RULES = counting("SELECT count(*) FROM hr_time_rule")
NOTES = counting("SELECT count(*) FROM hr_time_note")


def _karla(office: Office) -> Office:
    return Company(office, {}).as_role("karla", "staff")


def _timed(office: Office) -> Company:
    made = company(office)
    key = office.run(save_model, ModelDraft("Gleitzeit"))
    office.run(save_rule, RuleDraft(made.keys["karla"], MONTH, key))
    return made


def _here(office: Office) -> Company:
    made = company(office)
    _karla(office).run(come)
    return made


def _ready(office: Office) -> Company:
    made = _timed(office)
    office.run(change_setting, "hr.time_approval", "none")
    return made


def _confirmed(office: Office) -> Company:
    made = _timed(office)
    _karla(office).run(confirm, MONTH)
    return made


def _booked(office: Office) -> int:
    made = company(office)
    return office.run(save_booking, BookingDraft(made.keys["karla"], DAY, "correct", 60, "Probe"))


def _ruled(office: Office) -> int:
    made = company(office)
    key = office.run(save_model, ModelDraft("Gleitzeit"))
    return office.run(save_rule, RuleDraft(made.keys["karla"], MONTH, key))


def _file(office: Office) -> Path:
    company(office)
    path = Path(tempfile.mkdtemp()) / "zeiten.txt"
    path.write_text("101;05.10.2026;08:00;K\n101;05.10.2026;12:00;G\n", "utf-8")
    return path


def _typed(made: Company) -> list[Typed]:
    return [Typed(made.keys["karla"], DAY, "8-16/30")]


CASES = (
    Case("hr.worktime.enter_times", company, lambda office, made: office.run(enter_times, _typed(made)), TIMES, 1, succeed=(1, 2), keyed=False),
    Case("hr.worktime.enter_own", company, lambda office, _made: _karla(office).run(enter_own, Typed(0, DAY, "8-12")), TIMES, 1, succeed=(1, 2), keyed=False),
    Case("hr.worktime.come", company, lambda office, _made: _karla(office).run(come), TIMES, keyed=False),
    Case("hr.worktime.go", _here, lambda office, _made: _karla(office).run(go), counting('SELECT count(*) FROM hr_time WHERE "end" IS NULL'), 0, keyed=False),
    Case("hr.worktime.confirm", _timed, lambda office, _made: _karla(office).run(confirm, MONTH), MONTHS, keyed=False),
    Case("hr.worktime.confirm_for", _timed, lambda office, made: office.run(confirm_for, [made.keys["karla"]], MONTH), MONTHS, 1, succeed=(1, 2), keyed=False),
    Case("hr.worktime.recall", _confirmed, lambda office, _made: _karla(office).run(recall, MONTH), MONTHS, keyed=False),
    Case("hr.worktime.open_again", _confirmed, lambda office, made: office.run(open_again, made.keys["karla"], MONTH, "Probe"), MONTHS, keyed=False),
    Case("hr.worktime.close_month", _ready, lambda office, _made: office.run(close_month, MONTH), MONTHS, 1, succeed=(1, 2), keyed=False),
    Case("hr.worktime.import_times", _file, lambda office, path: office.run(import_times, path, "terminal"), TIMES, 1, succeed=(1, 2), keyed=False),
    Case("hr.worktime.save_model", company, lambda office, _made: office.run(save_model, ModelDraft("Gleitzeit")), counting("SELECT count(*) FROM hr_time_model")),
    Case("hr.worktime.save_shift", company, lambda office, _made: office.run(save_shift, ShiftDraft("F", "Früh", "6-14")), counting("SELECT count(*) FROM hr_time_shift")),
    Case("hr.worktime.save_rule", _timed, lambda office, made: office.run(save_rule, RuleDraft(made.keys["karla"], DAY, 1)), RULES, 2),
    Case("hr.worktime.delete_rule", _ruled, lambda office, key: office.run(delete_rule, key), RULES, 0, keyed=False),
    Case("hr.worktime.delete_booking", _booked, lambda office, key: office.run(delete_booking, key), BOOKINGS, 0, keyed=False),
    Case("hr.worktime.note_reason", company, lambda office, made: office.run(note_reason, made.keys["karla"], DAY, "rest", "Probe"), NOTES, 1, succeed=(1, 2), keyed=False),
    Case("hr.worktime.note_own_reason", company, lambda office, _made: _karla(office).run(note_own_reason, DAY, "rest", "Probe"), NOTES, 1, succeed=(1, 2), keyed=False),
)  # fmt: skip
