"""The same entered twice by two desks, under two keys: what counts money, days or stock, or is done again by the program, is there once."""

from __future__ import annotations

import datetime
from typing import Any

from app.core.own_fields import FieldDraft
from app.data.office import Office
from app.data.record_extras import Target, follow_up
from app.modules.documents.archive.services.stamps import set_stamp
from app.modules.finance.budgets.rules import MeasureDraft
from app.modules.finance.budgets.services.variance import save_measure
from app.modules.finance.closing.services import AccrualDraft, save_accrual
from app.modules.finance.fixed_assets.services import AssetDraft, save_asset
from app.modules.finance.fixed_assets.services import add_cost as add_asset_cost
from app.modules.finance.sales.rules.contract_periods import RecurringDraft
from app.modules.finance.sales.services.recurring import save_recurring
from app.modules.hr.absence.rules.absences import OpeningDraft, ShutdownDraft
from app.modules.hr.absence.services.absences import save_opening, save_shutdown
from app.modules.hr.people.rules.file import QualificationDraft
from app.modules.hr.people.services.file import save_qualification
from app.modules.hr.training.rules.training import ClauseDraft, CourseDraft, EventDraft, InstructionDraft
from app.modules.hr.training.services.skills import save_clause
from app.modules.hr.training.services.training import save_course, save_event, save_instruction
from app.modules.hr.travel.rules.trips import ReceiptDraft
from app.modules.hr.travel.services.trips import save_receipt
from app.modules.hr.worktime.rules.models import BookingDraft
from app.modules.hr.worktime.services.masters import save_booking
from app.modules.inventory.purchasing.rules.frames import FrameDraft
from app.modules.inventory.purchasing.services.frames import save_frame
from app.modules.inventory.stock.services.costs import add_cost
from app.modules.it.assets.services.assets import request_assets
from app.modules.it.assets.services.masters import make_model, save_field
from app.modules.it.helpdesk.models import TicketEntry
from app.modules.it.helpdesk.rules.tickets import OwnDraft, TicketDraft
from app.modules.it.helpdesk.services.merging import split
from app.modules.it.helpdesk.services.own import report_fault
from app.modules.it.helpdesk.services.tasks import add_task
from app.modules.it.helpdesk.services.tickets import open_ticket
from app.modules.it.licences.rules import ContractDraft, LicenceDraft
from app.modules.it.licences.services import save_contract, save_licence
from app.modules.it.maintenance.rules import InspectionDraft, MaintenanceDraft
from app.modules.it.maintenance.services import inspect, save_maintenance
from app.modules.it.security.rules import WeaknessDraft
from app.modules.it.security.services import save_weakness
from app.modules.office.automation.rules.calendar import JobDraft
from app.modules.office.automation.services.recurring import save_job
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.rules.parts import OwnFieldDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from app.modules.organisation.contacts.services.parts import save_own_field
from app.modules.organisation.questions.services import ask_question
from tests.conftest import NOW
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, _one_asset, counting, number
from tests.data.twice_question_cases import ASKED, RIGHTS
from tests.data.twice_travel_cases import _as, _written
from tests.modules.documents.conftest import filed, person
from tests.modules.hr.company import company
from tests.modules.inventory.buying_cases import supplier
from tests.modules.inventory.stock_cases import DAY, move, stocked
from tests.modules.it.conftest import device

TODAY = NOW.astimezone().date()
FAILED = {"passed": False, "notes": "Gehäuse gebrochen"}


def _nothing(_office: Office) -> None:
    """Need nothing but an empty book."""


def _contact(office: Office) -> int:
    return office.run(save_contact, ContactDraft("Stadtwerke"))


def _karla(office: Office) -> int:
    return company(office).keys["karla"]


def _course(office: Office) -> int:
    return office.run(save_course, CourseDraft("Erste Hilfe", months=24))


def _receipt(office: Office) -> int:
    return move(office, "receive", stocked(office), 4, value=20_00)


def _category(office: Office) -> int:
    device(office)
    return number(office, "SELECT category_id FROM it_model")


def _ticket(office: Office) -> int:
    return office.run(open_ticket, TicketDraft("Drucker", "Er streikt, und die Maus auch."))


def _said(office: Office) -> int:
    _ticket(office)
    return number(office, f"SELECT id FROM {TicketEntry.__tablename__}")


def _model(office: Office) -> int:
    return office.run(make_model, "Laptop", "Lenovo", "T14")


def _of(table: str) -> Any:
    return counting(f"SELECT count(*) FROM {table}")


def _accrue(office: Office, _prepared: Any) -> object:
    since, until = D(2026, 10, 1), D(2027, 9, 30)
    draft = AccrualDraft("prepaid", "Versicherung", "6400", 1200_00, since, since=since, until=until)
    return office.run(save_accrual, draft)


CASES = tuple(
    Case(name, prepare, call, _of(table), wanted, succeed=succeed, keyed=False)
    for name, prepare, call, table, wanted, succeed in (
        ("data.record_extras.follow_up", _contact, lambda o, key: o.run(follow_up, Target("contact", key), TODAY, "Anrufen"), "follow_up", 1, (2,)),
        ("documents.archive.set_stamp", filed, lambda o, key: o.run(set_stamp, key, "Bezahlt"), "document_stamp", 1, (2,)),
        ("finance.closing.save_accrual", _nothing, _accrue, "finance_accrual", 1, (1,)),
        ("finance.sales.save_recurring", _contact, lambda o, key: o.run(save_recurring, RecurringDraft(key, "Wartung", D(2026, 1, 1))), "finance_sales_contract", 1, (1,)),
        ("finance.budgets.save_measure", _nothing, lambda o, _: o.run(save_measure, MeasureDraft("Licht aus", "6310", D(2026, 5, 1), 10_00)), "finance_measure", 1, (1,)),
        ("finance.fixed_assets.add_cost", _one_asset, lambda o, key: o.run(add_asset_cost, key, D(2026, 4, 1), 100_00), "finance_asset_change WHERE kind = 'cost'", 1, (1,)),
        ("finance.fixed_assets.save_asset", _nothing, lambda o, _: o.run(save_asset, AssetDraft("Schrank", "0650", D(2026, 3, 10), 12_000_00, months=120)), "finance_asset", 1, (1,)),
        ("organisation.contacts.save_own_field", _contact, lambda o, key: o.run(save_own_field, key, OwnFieldDraft("Kundenkarte", "7")), "contact_field", 1, (1,)),
        ("hr.absence.save_opening", _karla, lambda o, key: o.run(save_opening, OpeningDraft(key, 2026, days=3_0000)), "hr_leave_opening", 1, (1,)),
        ("hr.absence.save_shutdown", _nothing, lambda o, _: o.run(save_shutdown, ShutdownDraft("Weihnachten", D(2026, 12, 24), D(2026, 12, 31))), "hr_shutdown", 1, (1,)),
        ("hr.people.save_qualification", _karla, lambda o, key: o.run(save_qualification, QualificationDraft(key, "Staplerschein", D(2026, 1, 1))), "hr_qualification", 1, (1,)),
        ("hr.training.save_clause", _karla, lambda o, key: o.run(save_clause, ClauseDraft(key, "Meisterkurs", 2_000_00, 24, D(2026, 1, 1))), "hr_course_clause", 1, (1,)),
        ("hr.training.save_event", _course, lambda o, key: o.run(save_event, EventDraft(key, D(2026, 12, 5))), "hr_course_event", 1, (1,)),
        ("hr.training.save_instruction", _course, lambda o, key: o.run(save_instruction, InstructionDraft("Brandschutz", course=key, since=D(2026, 1, 1))), "hr_instruction", 1, (1,)),
        ("hr.travel.save_receipt", _written, lambda o, key: _as(o, "karla", "staff").run(save_receipt, ReceiptDraft(key, D(2026, 11, 10), "costs", 6_00, text="Bus")), "hr_trip_receipt", 1, (1,)),
        ("hr.worktime.save_booking", _karla, lambda o, key: o.run(save_booking, BookingDraft(key, D(2026, 11, 2), "payout", -600, "Überstunden")), "hr_time_booking", 1, (1,)),
        ("inventory.purchasing.save_frame", supplier, lambda o, key: o.run(save_frame, FrameDraft(key, "RV-1", "Leim", TODAY, TODAY + datetime.timedelta(9))), "inventory_frame", 1, (1,)),
        ("inventory.stock.add_cost", _receipt, lambda o, key: o.run(add_cost, key, 5_00, DAY, "Fracht"), "inventory_cost", 1, (1,)),
        ("it.assets.request_assets", _model, lambda o, key: o.run(request_assets, key, 2, "zwei Neue fangen an"), "it_asset", 2, (1,)),
        ("it.assets.save_field", _category, lambda o, key: o.run(save_field, FieldDraft(key, "MAC")), "it_asset_field", 1, (1,)),
        ("it.helpdesk.add_task", _ticket, lambda o, key: o.run(add_task, key, "Kabel prüfen"), "it_ticket_task", 1, (2,)),
        ("it.helpdesk.split", _said, lambda o, key: o.run(split, key, "Maus"), "it_ticket", 2, (2,)),
        ("it.helpdesk.report_fault", company, lambda o, _: _as(o, "karla", "staff").run(report_fault, OwnDraft("Drucker", "Er streikt.")), "it_ticket", 1, (2,)),
        ("it.licences.save_contract", _nothing, lambda o, _: o.run(save_contract, ContractDraft("Internet", D(2026, 1, 1), cost=49_90)), "it_contract", 1, (1,)),
        ("it.licences.save_licence", _nothing, lambda o, _: o.run(save_licence, LicenceDraft("Office", 5, purchased=D(2026, 1, 1))), "it_licence", 1, (1,)),
        ("it.maintenance.inspect", device, lambda o, key: o.run(inspect, InspectionDraft(key, **FAILED)), "it_inspection", 1, (1,)),
        ("it.maintenance.save_maintenance", device, lambda o, key: o.run(save_maintenance, MaintenanceDraft(key, "Lüfter", cost=80_00)), "it_maintenance", 1, (1,)),
        ("it.security.save_weakness", _nothing, lambda o, _: o.run(save_weakness, WeaknessDraft("Altes TLS", reference="CVE-1")), "it_weakness", 1, (1,)),
        ("office.automation.save_job", _nothing, lambda o, _: o.run(save_job, JobDraft("Nachts", folder="/netz")), "office_job", 1, (1,)),
        ("organisation.questions.ask_question", _contact, lambda o, key: person(o, "carla", *RIGHTS).run(ask_question, Target("contact", key), ASKED), "organisation_question", 1, (2,)),
    )
)  # fmt: skip
