"""What two desks may try at once in payroll: the same month, its release, an entry, rates, leaving out and taking back."""

from __future__ import annotations

from sqlalchemy import select

from app.data import archive
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.documents.archive.api import Arrival
from app.modules.hr.payroll.queries.lists import notices_source
from app.modules.hr.payroll.rules.by_rule import RuleDraft
from app.modules.hr.payroll.rules.kinds import (
    BenefitDraft,
    ClaimDraft,
    FundDraft,
    ItemDraft,
    KindDraft,
    OpeningDraft,
    TermsDraft,
    TypedItem,
)
from app.modules.hr.payroll.rules.net_pay import NetDraft
from app.modules.hr.payroll.services.beside import save_benefit, save_claim
from app.modules.hr.payroll.services.bureau import write_for_bureau
from app.modules.hr.payroll.services.by_rule import enter_by_rule
from app.modules.hr.payroll.services.computing import compute, leave_out, take_back, take_in
from app.modules.hr.payroll.services.filing import keep_slips
from app.modules.hr.payroll.services.net_pay import enter_net
from app.modules.hr.payroll.services.paying import post_run, prepare_payments, write_pay_file
from app.modules.hr.payroll.services.portals import enter_notice, prepare_notices, reopen_notice
from app.modules.hr.payroll.services.registers import (
    delete_item,
    enter_items,
    save_fund,
    save_item,
    save_kind,
    save_terms,
)
from app.modules.hr.payroll.services.releasing import release
from app.modules.hr.payroll.services.self_testing import keep_self_test
from app.modules.hr.payroll.services.taking_over import OpeningRow, save_opening, take_over
from app.modules.hr.payroll.transfer import run_pdf
from app.modules.hr.people.api import Person
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.finance.payment_cases import ready
from tests.modules.hr.payroll_cases import (
    ENTRY,
    FEBRUARY,
    JANUARY,
    D,
    enter,
    funds,
    hire,
    kind,
    month,
    second_person,
    slips,
)

SLIPS = counting("SELECT count(*) FROM hr_payroll_slip")
RELEASED = counting("SELECT count(*) FROM hr_payroll_run WHERE state = 'released'")
ITEMS = counting("SELECT count(*) FROM hr_payroll_item")


def _hired(office: Office) -> int:
    funds(office)
    return hire(office, "A")


def _computed(office: Office) -> tuple[int, int]:
    person = _hired(office)
    return office.run(compute, JANUARY).run, person


def _left(office: Office) -> int:
    run, person = _computed(office)
    office.run(leave_out, run, person, "x")
    second_person(office).run(release, run)
    return int(slips(office)[0].id)


def _entered(office: Office) -> int:
    return enter(office, _hired(office), 150, JANUARY, 100_00)


def _two_months(office: Office) -> int:
    person = _hired(office)
    month(office, JANUARY)
    enter(office, person, 150, JANUARY, 100_00)
    return person


def _month(office: Office) -> tuple[int, int]:
    bank = ready(office)
    _hired(office)
    return month(office, JANUARY), bank


def _noticed(office: Office) -> int:
    run, _bank = _month(office)
    office.run(prepare_notices, run)
    return int(next(iter(office.read(notices_source().keys, {}))))


def _entered_notice(office: Office) -> int:
    key = _noticed(office)
    office.run(enter_notice, key, D(2026, 2, 2), "R-1")
    return key


def _papers(office: Office) -> list[tuple[int, Arrival]]:
    run, _bank = _month(office)
    data = run_pdf(office, run)
    arrival = Arrival(
        archive.store(office.book, data), len(data), "application/pdf", "Abrechnung.pdf", type="payslip"
    )
    return [(int(slips(office)[0].id), arrival)]


def _sheet(office: Office) -> list[OpeningRow]:
    """Return the line of a sheet about somebody who is hired."""
    person = _hired(office)
    asked = select(Person.number).where(Person.id == person)
    number = office.read(reads("")(lambda connection: connection.scalar(asked)))
    return [OpeningRow(2, number, {"year": 2025, "days": 360})]


OPENINGS = counting("SELECT count(*) FROM hr_payroll_opening")
CASES = (
    Case(
        "hr.payroll.post_run",
        _month,
        lambda office, made: office.run(post_run, made[0]),
        counting("SELECT count(*) FROM finance_entry WHERE origin = 'payroll'"),
    ),
    Case(
        "hr.payroll.write_pay_file",
        _month,
        lambda office, made: office.run(write_pay_file, *made, D(2026, 11, 27)),
        counting("SELECT count(*) FROM hr_payroll_run WHERE file_sha256 IS NOT NULL"),
    ),
    Case(
        "hr.payroll.prepare_payments",
        _month,
        lambda office, made: office.run(prepare_payments, *made),
        counting("SELECT count(*) FROM finance_payment"),
        wanted=2,
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "hr.payroll.keep_slips",
        _papers,
        lambda office, papers: office.run(keep_slips, papers),
        counting("SELECT count(*) FROM document WHERE type = 'payslip'"),
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "hr.payroll.compute",
        _hired,
        lambda office, _person: office.run(compute, JANUARY),
        SLIPS,
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "hr.payroll.compute with a correction",
        _two_months,
        lambda office, _person: office.run(compute, FEBRUARY),
        SLIPS,
        wanted=3,
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "hr.payroll.release",
        _computed,
        lambda office, made: second_person(office).run(release, made[0]),
        RELEASED,
        keyed=False,
    ),
    Case(
        "hr.payroll.release and compute",
        _computed,
        lambda office, made: second_person(office).run(release, made[0]),
        SLIPS,
        other=lambda office, _made: office.run(compute, JANUARY),
        succeed=(1, 2),
    ),
    Case(
        "hr.payroll.leave_out",
        _computed,
        lambda office, made: office.run(leave_out, *made, "x"),
        counting("SELECT count(*) FROM hr_payroll_slip WHERE state = 'left'"),
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "hr.payroll.take_in",
        _left,
        lambda office, key: office.run(take_in, key),
        counting("SELECT count(*) FROM hr_payroll_slip WHERE state = 'late'"),
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "hr.payroll.take_back",
        _computed,
        lambda office, made: office.run(take_back, made[0]),
        SLIPS,
        wanted=0,
        keyed=False,
    ),
    Case(
        "hr.payroll.save_item",
        _hired,
        lambda office, person: office.run(
            save_item, ItemDraft(person, kind(office, 150), JANUARY, None, 100_00)
        ),
        ITEMS,
    ),
    Case(
        "hr.payroll.enter_items",
        _hired,
        lambda office, person: office.run(
            enter_items, [TypedItem(person, kind(office, 150), JANUARY, 100_00)]
        ),
        ITEMS,
        succeed=(1, 2),
        keyed=False,
    ),
    Case(
        "hr.payroll.delete_item",
        _entered,
        lambda office, key: office.run(delete_item, key),
        ITEMS,
        wanted=0,
        keyed=False,
    ),
    Case(
        "hr.payroll.save_fund",
        lambda _office: None,
        lambda office, _nothing: office.run(save_fund, FundDraft("AOK", "", ENTRY, 290, 155, u2=44)),
        counting("SELECT count(*) FROM hr_payroll_fund"),
    ),
    Case(
        "hr.payroll.save_kind",
        lambda _office: None,
        lambda office, _nothing: office.run(save_kind, KindDraft(155, "Zuschlag", "Supplement")),
        counting("SELECT count(*) FROM hr_payroll_kind WHERE number = 155"),
    ),
    Case(
        "hr.payroll.save_terms",
        _hired,
        lambda office, person: office.run(save_terms, TermsDraft(person, ENTRY, midi="no")),
        counting("SELECT count(*) FROM hr_payroll_terms"),
    ),
    Case(
        "hr.payroll.prepare_notices",
        _month,
        lambda office, made: office.run(prepare_notices, made[0]),
        counting("SELECT count(*) FROM hr_payroll_notice"),
        wanted=2,
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "hr.payroll.enter_notice",
        _noticed,
        lambda office, key: office.run(enter_notice, key, D(2026, 2, 2), "R-1"),
        counting("SELECT count(*) FROM hr_payroll_notice WHERE state = 'entered'"),
        succeed=(1, 2),
        keyed=False,
    ),
    Case(
        "hr.payroll.reopen_notice",
        _entered_notice,
        lambda office, key: office.run(reopen_notice, key),
        counting("SELECT count(*) FROM hr_payroll_notice WHERE state = 'entered'"),
        wanted=0,
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "hr.payroll.write_for_bureau",
        _hired,
        lambda office, _person: office.run(write_for_bureau, JANUARY, "people"),
        counting("SELECT count(*) FROM hr_payroll_notice WHERE kind = 'bureau'"),
        succeed=(1, 2),
        keyed=False,
    ),
    Case(
        "hr.payroll.enter_net",
        _hired,
        lambda office, person: (
            office.run(enter_net, NetDraft(person, kind(office, 220), JANUARY, 500_00)).entry
        ),
        ITEMS,
    ),
    Case(
        "hr.payroll.enter_by_rule",
        _hired,
        lambda office, _person: office.run(enter_by_rule, RuleDraft(kind(office, 220), JANUARY)),
        ITEMS,
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "hr.payroll.keep_self_test",
        _hired,
        lambda office, _person: office.run(keep_self_test),
        counting("SELECT count(*) FROM setting WHERE key = 'payroll.self_test'"),
        succeed=(1, 2),
        keyed=False,
    ),
    Case(
        "hr.payroll.save_benefit",
        _hired,
        lambda office, person: office.run(save_benefit, BenefitDraft(person, "ticket", ENTRY, None, 63_00)),
        counting("SELECT count(*) FROM hr_payroll_benefit"),
    ),
    Case(
        "hr.payroll.save_claim",
        _hired,
        lambda office, person: office.run(
            save_claim, ClaimDraft(person, "attach", D(2026, 7, 9), None, 900_00, creditor="Inkasso")
        ),
        counting("SELECT count(*) FROM hr_payroll_claim"),
    ),
    Case(
        "hr.payroll.save_opening",
        _hired,
        lambda office, person: office.run(save_opening, OpeningDraft(person, 2025, 360)),
        OPENINGS,
    ),
    Case(
        "hr.payroll.take_over",
        _sheet,
        lambda office, rows: office.run(take_over, rows, "x"),
        OPENINGS,
        succeed=(2,),
        keyed=False,
    ),
)
