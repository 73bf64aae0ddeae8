"""What two desks may try at once with duties and reports of wrongs: each command done twice is done once, or refused the second time."""

from __future__ import annotations

from dataclasses import replace

from app.data.office import Office
from app.data.users import UserDraft, save_user
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.governance.compliance.rules.contracts import ContractDraft
from app.modules.governance.compliance.rules.controls import ControlDraft, ResultDraft
from app.modules.governance.compliance.rules.duties import DutyDraft, GiftDraft, ReportDraft
from app.modules.governance.compliance.services.contracts import save_contract
from app.modules.governance.compliance.services.controls import draw_sample, keep_result, save_control
from app.modules.governance.compliance.services.duties import (
    close_report,
    confirm_receipt,
    dismiss_confidant,
    do_duty,
    give_feedback,
    name_confidant,
    save_duty,
    save_gift,
    save_report,
)
from app.modules.organisation.contacts.api import ContactDraft, find, save_contact
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting
from tests.modules.governance.risk_cases import GOOD

HERE = "governance.compliance."
DUTY = DutyDraft("Räumung", "", None, D(2026, 11, 1), 12)


LEASE = ContractDraft("Halle", "rent", start=D(2026, 1, 1), until=D(2026, 12, 31), renews=12, notice_months=3)


def _contract(office: Office) -> int:
    partner = office.run(save_contact, ContactDraft(name="Vermieter"))
    return int(office.run(save_contract, replace(LEASE, partner=partner)))


def _duty(office: Office) -> int:
    return int(office.run(save_duty, DUTY))


def _control(office: Office) -> int:
    """Keep a control whose test is due, and an entry to draw."""
    office.run(
        post, EntryDraft(D(2026, 11, 5), "B-1", "Büro", (LineDraft("6815", 10_00), LineDraft("1800", -10_00)))
    )
    draft = ControlDraft(
        "Buchhaltung",
        "Beleg",
        "ohne Beleg",
        "after",
        None,
        months=1,
        records="finance_entry",
        size=5,
        first=D(2026, 11, 20),
    )
    return int(office.run(save_control, draft))


def _drawn(office: Office) -> int:
    return int(office.run(draw_sample, _control(office)))


def _gift(office: Office) -> int:
    return int(office.run(save_gift, GiftDraft(D(2026, 11, 1), "taken", None, "Wein", 1)))


def _users(office: Office) -> int:
    office.run(save_user, UserDraft("vera", "Vera", (), password=GOOD, first_password=GOOD))
    return 0


def _report(office: Office) -> int:
    office.run(name_confidant, office.actor.login)
    return int(office.run(save_report, ReportDraft(D(2026, 11, 20), what="Kasse")))


def _two(office: Office) -> int:
    _users(office)
    key = _report(office)
    office.run(name_confidant, "vera")
    return key


def _answered(office: Office) -> int:
    key = _report(office)
    office.run(give_feedback, key, "geprüft")
    return key


STATE = "SELECT count(*) FROM governance_report WHERE state = '{}'"
CASES = (
    Case(HERE + "save_contract changed", _contract, lambda office, key: office.run(save_contract, replace(LEASE, partner=office.read(find, "Vermieter")[0].id, cost=2), key, 1), counting("SELECT version FROM governance_contract"), wanted=2),
    Case(HERE + "save_control changed", _control, lambda office, key: office.run(save_control, ControlDraft("B", "C", "D", "after", None, months=1, records="finance_entry", size=5, first=D(2026, 11, 20)), key, 1), counting("SELECT version FROM governance_control"), wanted=2),
    Case(HERE + "draw_sample", _control, lambda office, key: office.run(draw_sample, key), counting("SELECT count(*) FROM governance_control_test"), succeed=(2,)),
    Case(HERE + "keep_result", _drawn, lambda office, key: office.run(keep_result, ResultDraft(1, "ohne Beleg", "nachreichen", D(2026, 12, 1)), key), counting("SELECT count(*) FROM follow_up WHERE table_name = 'governance_control_test'")),
    Case(HERE + "save_duty changed", _duty, lambda office, key: office.run(save_duty, DutyDraft("Üben", "", None, D(2026, 12, 1)), key, 1), counting("SELECT version FROM governance_duty"), wanted=2),
    Case(HERE + "do_duty", _duty, lambda office, key: office.run(do_duty, key, D(2026, 11, 1), "Protokoll"), counting("SELECT count(*) FROM governance_duty_done"), succeed=(2,)),
    Case(HERE + "save_gift changed", _gift, lambda office, key: office.run(save_gift, GiftDraft(D(2026, 11, 1), "taken", None, "Sekt", 1), key, 1), counting("SELECT version FROM governance_gift"), wanted=2),
    Case(HERE + "name_confidant", _users, lambda office, _key: office.run(name_confidant, office.actor.login), counting("SELECT count(*) FROM governance_confidant"), succeed=(2,)),
    Case(HERE + "dismiss_confidant", _two, lambda office, _key: office.run(dismiss_confidant, "vera"), counting("SELECT count(*) FROM governance_confidant"), succeed=(2,)),
    Case(HERE + "save_report changed", _report, lambda office, key: office.run(save_report, ReportDraft(D(2026, 11, 20), what="Bank"), key, 1), counting("SELECT version FROM governance_report"), wanted=2),
    Case(HERE + "confirm_receipt", _report, lambda office, key: office.run(confirm_receipt, key), counting(STATE.format("confirmed"))),
    Case(HERE + "give_feedback", _report, lambda office, key: office.run(give_feedback, key, "geprüft"), counting(STATE.format("feedback"))),
    Case(HERE + "close_report", _answered, lambda office, key: office.run(close_report, key), counting(STATE.format("closed"))),
)  # fmt: skip
