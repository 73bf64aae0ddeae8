"""What two desks may try at once where no other case belongs: rules of approval and filing, plan and types, templates, offers, terms, tasks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.data.approval_rules import RuleDraft, delete_rule, save_rule
from app.data.office import Actor, Office
from app.data.trust import confirm_history
from app.data.users import UserDraft, change_own_password, save_user
from app.data.workflow import start
from app.modules.documents.archive.api import Arrival
from app.modules.documents.archive.services import filing_rules
from app.modules.documents.archive.services.documents import accept as let_out
from app.modules.documents.filing.rules import NodeDraft, TypeDraft
from app.modules.documents.filing.services.plan import save_node, save_type
from app.modules.documents.letters.services import set_logo
from app.modules.finance.banking.services.reconciliation import match
from app.modules.finance.booking.services import delete_template, open_stack, save_template, set_target
from app.modules.finance.budgets.services.budgets import plan_from_actual
from app.modules.finance.chart.services import add_fiscal_year
from app.modules.finance.closing.services import keep_list
from app.modules.finance.payments.services import cancel as cancel_payments
from app.modules.finance.sales.services.taking_back import accept, reject
from app.modules.governance.privacy.services.requests import write_letter
from app.modules.hr.absence.rules.absences import OpeningDraft
from app.modules.hr.absence.services.absences import delete_opening, save_opening
from app.modules.hr.recruiting.rules.checklists import TaskDraft
from app.modules.hr.recruiting.services.applicants import save_applicant, undo_applicant
from app.modules.hr.recruiting.services.checklists import delete_task, save_task
from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.counting.services.posting import file_protocol, post_count
from app.modules.inventory.purchasing.rules.orders import LineDraft
from app.modules.inventory.purchasing.rules.terms import OrderTermsDraft
from app.modules.inventory.purchasing.services.orders import remove_line, save_line
from app.modules.inventory.purchasing.services.terms import remove_terms, save_terms
from app.modules.inventory.sourcing.rules.needs import EnquiryDraft, WantedDraft
from app.modules.inventory.sourcing.rules.offers import OfferDraft
from app.modules.inventory.sourcing.services.enquiries import remove_wanted, save_enquiry, save_wanted
from app.modules.inventory.sourcing.services.offers import remove_offer, save_offer
from app.modules.organisation.opportunities.services import set_opportunities
from app.modules.organisation.projects.services.projects import set_projects
from app.modules.organisation.projects.services.tasks import set_tasks
from tests.conftest import GOOD
from tests.data.twice_cases import Case
from tests.data.twice_counting_cases import _entered
from tests.data.twice_helpers import D, _line, _movement, _payment, counting, number, posted
from tests.data.twice_opportunity_cases import _deal
from tests.data.twice_privacy_cases import _asked
from tests.modules.documents.conftest import filed
from tests.modules.finance.sales_cases import invoice, issued, line
from tests.modules.finance.sales_cases import ready as ready_to_sell
from tests.modules.hr.recruiting_cases import applied, draft, staffed, vacancy
from tests.modules.inventory.buying_cases import supplier, written
from tests.modules.inventory.stock_cases import ONE, stocked
from tests.modules.organisation.project_book import project_book

NONE = "SELECT 1 - count(*) FROM "
OTHER = "ein anderer Satz aus Worten"
RULE = RuleDraft("purchase", 1, login="ben", from_amount=100_00)
FILING = filing_rules.RuleDraft("Strom", "type", "invoice_in", "any", "Stadtwerke")


def _nothing(_office: Office) -> None:
    """Need nothing but an empty book."""


def _ben(office: Office) -> int:
    return office.run(save_user, UserDraft("ben", "Ben", (), password=GOOD, first_password=GOOD))


def _rule(office: Office) -> int:
    _ben(office)
    return office.run(save_rule, RULE)


def _as_ben(office: Office) -> Office:
    return Office(office.book, Actor("ben", "Ben", frozenset({"*"})), office.clock)


def _to_approve(office: Office) -> int:
    _ben(office)
    office.run(save_rule, replace(RULE, kind="document", from_amount=0))
    return filed(office)


def _quarantined(office: Office) -> int:
    from app.data import archive
    from app.modules.documents.archive.services.documents import add

    data = b"not what it says"
    sha = archive.store(office.book, data)
    arrival = Arrival(sha, len(data), "application/pdf", "a.pdf", "", text_from="", pages=0, trouble="kaputt")
    return office.run(add, arrival)


def _booked_movement(office: Office) -> tuple[int, int]:
    key = _movement(office)
    return key, posted(office, D(2026, 11, 2), ("6800", 50_00), ("1800", -50_00))


def _spent(office: Office) -> tuple[int, int]:
    posted(office, D(2026, 3, 3), ("6310", 100_00), ("1800", -100_00))
    office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31))
    old, new = (
        number(office, f"SELECT id FROM finance_fiscal_year WHERE year = {year}") for year in (2026, 2027)
    )
    return old, new


def _offer(office: Office) -> int:
    return issued(office, replace(invoice(ready_to_sell(office), line(40_00)), kind="offer")).key


def _opening(office: Office) -> int:
    return office.run(save_opening, OpeningDraft(staffed(office).keys["karla"], 2026, days=3_0000))


def _changed_applicant(office: Office) -> int:
    place = vacancy(office, staffed(office))
    key = applied(office, place)
    office.run(save_applicant, draft(place, phone="0431 2"), key, 1)
    return key


def _terms(office: Office) -> int:
    return office.run(save_terms, OrderTermsDraft(supplier(office), 10_00, 50_00, 60))


def _order(office: Office) -> int:
    return written(office, supplier(office), ("Leim", 1, 5))


def _enquiry(office: Office) -> int:
    return office.run(save_enquiry, EnquiryDraft("Leim"))


def _posted_count(office: Office) -> int:
    key, _line_of = _entered(office)
    office.run(post_count, key)
    return key


def _count_of(table: str) -> Any:
    return counting(f"SELECT count(*) FROM {table}")


CASES = (
    Case("data.approval_rules.save_rule", _ben, lambda o, _: o.run(save_rule, RULE), _count_of("approval_rule")),
    Case("data.approval_rules.delete_rule", _rule, lambda o, key: o.run(delete_rule, key), counting(NONE + "approval_rule")),
    Case("data.trust.confirm_history", _nothing, lambda o, _: o.run(confirm_history, "Sicherung vom 3. Mai", (3, "ab")), counting("SELECT count(*) FROM trail WHERE kind = 'trust'"), 2, succeed=(2,)),
    Case("data.users.change_own_password", _ben, lambda o, _: _as_ben(o).run(change_own_password, GOOD, OTHER), counting("SELECT version FROM app_user WHERE login = 'ben'"), 2, keyed=False),
    Case("data.workflow.start", _to_approve, lambda o, key: o.run(start, "document", key), _count_of("approval_run")),
    Case("documents.archive.save_rule", _nothing, lambda o, _: o.run(filing_rules.save_rule, FILING), _count_of("document_rule")),
    Case("documents.archive.delete_rule", lambda o: o.run(filing_rules.save_rule, FILING), lambda o, key: o.run(filing_rules.delete_rule, key), counting(NONE + "document_rule")),
    Case("documents.archive.accept", _quarantined, lambda o, key: o.run(let_out, key), counting("SELECT count(*) FROM document WHERE state = 'inbox'")),
    Case("documents.filing.save_node", _nothing, lambda o, _: o.run(save_node, NodeDraft("97", "Neues")), counting("SELECT count(*) FROM document_node WHERE code = '97'")),
    Case("documents.filing.save_type", _nothing, lambda o, _: o.run(save_type, TypeDraft("neues", "Neues")), counting("SELECT count(*) FROM document_type WHERE key = 'neues'")),
    Case("documents.letters.set_logo", _nothing, lambda o, _: o.run(set_logo, b"\1" * 32), counting("SELECT count(*) FROM setting WHERE key = 'letters.logo'"), succeed=(2,)),
    Case("finance.banking.match", _booked_movement, lambda o, made: o.run(match, *made), counting("SELECT count(*) FROM trail WHERE table_name = 'finance_bank_line' AND kind = 'update'")),
    Case("finance.booking.save_template", _nothing, lambda o, _: o.run(save_template, "Porto", _line()), _count_of("finance_template"), succeed=(2,)),
    Case("finance.booking.delete_template", lambda o: o.run(save_template, "Porto", _line()), lambda o, key: o.run(delete_template, key), counting(NONE + "finance_template")),
    Case("finance.booking.set_target", lambda o: o.run(open_stack, "Mai", D(2026, 5, 1), D(2026, 5, 31)), lambda o, key: o.run(set_target, key, 5_00), counting("SELECT count(*) FROM finance_stack WHERE target = 500"), succeed=(2,)),
    Case("finance.budgets.plan_from_actual", _spent, lambda o, made: o.run(plan_from_actual, *made, 0), counting("SELECT count(DISTINCT account_id) FROM finance_budget_line"), succeed=(1, 2)),
    Case("finance.closing.keep_list", _nothing, lambda o, _: o.run(keep_list, D(2026, 3, 31), b"\1" * 32, "a.pdf", 3), _count_of("attachment"), succeed=(2,)),
    Case("finance.payments.cancel", _payment, lambda o, made: o.run(cancel_payments, made[1]), counting("SELECT count(*) FROM trail WHERE table_name = 'finance_payment' AND kind = 'update'")),
    Case("finance.sales.accept", _offer, lambda o, key: o.run(accept, key), counting("SELECT count(*) FROM finance_sales_document WHERE state = 'accepted'")),
    Case("finance.sales.reject", _offer, lambda o, key: o.run(reject, key, "zu teuer"), counting("SELECT count(*) FROM finance_sales_document WHERE state = 'rejected'")),
    Case("governance.privacy.write_letter", _asked, lambda o, key: o.run(write_letter, key, "receipt"), _count_of("letter"), succeed=(2,)),
    Case("hr.absence.delete_opening", _opening, lambda o, key: o.run(delete_opening, key), counting(NONE + "hr_leave_opening")),
    Case("hr.recruiting.delete_task", lambda o: o.run(save_task, TaskDraft("begin", "Schlüssel")), lambda o, key: o.run(delete_task, key), counting("SELECT 1 - count(*) FROM hr_checklist_task WHERE title = 'Schlüssel'")),
    Case("hr.recruiting.undo_applicant", _changed_applicant, lambda o, key: o.run(undo_applicant, key, 2), counting("SELECT version FROM hr_applicant"), 3),
    Case("inventory.articles.save_supplier", lambda o: (stocked(o), supplier(o)), lambda o, made: o.run(save_supplier, SupplierDraft(*made, price=5_0000)), _count_of("inventory_supplier")),
    Case("inventory.counting.file_protocol", _posted_count, lambda o, key: o.run(file_protocol, key, b"\1" * 32, 3, "Protokoll"), _count_of("document"), succeed=(2,)),
    Case("inventory.purchasing.save_terms", supplier, lambda o, key: o.run(save_terms, OrderTermsDraft(key, 10_00, 50_00, 60)), _count_of("inventory_order_terms")),
    Case("inventory.purchasing.remove_terms", _terms, lambda o, key: o.run(remove_terms, key), counting(NONE + "inventory_order_terms")),
    Case("inventory.purchasing.save_line", _order, lambda o, key: o.run(save_line, LineDraft(key, None, "Holz", ONE, price=ONE)), _count_of("inventory_order_line"), 3, succeed=(2,)),
    Case("inventory.purchasing.remove_line", lambda o: (_order(o), number(o, "SELECT id FROM inventory_order_line"))[1], lambda o, key: o.run(remove_line, key), counting(NONE + "inventory_order_line")),
    Case("inventory.sourcing.save_wanted", _enquiry, lambda o, key: o.run(save_wanted, WantedDraft(key, None, "Leim")), _count_of("inventory_enquiry_line"), 2, succeed=(2,)),
    Case("inventory.sourcing.remove_wanted", lambda o: o.run(save_wanted, WantedDraft(_enquiry(o), None, "Leim")), lambda o, key: o.run(remove_wanted, key), counting(NONE + "inventory_enquiry_line")),
    Case("inventory.sourcing.remove_offer", lambda o: o.run(save_offer, OfferDraft(_enquiry(o), supplier(o))), lambda o, key: o.run(remove_offer, key), counting(NONE + "inventory_offer")),
    Case("organisation.opportunities.set_opportunities", _deal, lambda o, key: o.run(set_opportunities, [key], "stage", "offered"), counting("SELECT version FROM organisation_opportunity"), 2, succeed=(2,)),
    Case("organisation.projects.set_projects", lambda o: project_book(o).project, lambda o, key: o.run(set_projects, [key], "state", "hold"), counting("SELECT count(*) FROM trail WHERE table_name = 'organisation_project' AND kind = 'update' AND after LIKE '%hold%'"), succeed=(2,)),
    Case("organisation.projects.set_tasks", lambda o: project_book(o).tasks["Malen"], lambda o, key: o.run(set_tasks, [key], "state", "started"), counting("SELECT count(*) FROM organisation_task WHERE begun IS NOT NULL"), succeed=(2,)),
)  # fmt: skip
