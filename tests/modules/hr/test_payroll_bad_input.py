"""Bad input of payroll, each with its sentence: what is typed is refused at its field and kept nowhere, what holds already is not reckoned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.core import codec
from app.core.errors import Invalid
from app.data.office import Office
from app.modules.hr.payroll.queries.guide import guide
from app.modules.hr.payroll.rules.case import reckon
from app.modules.hr.payroll.rules.kinds import (
    BenefitDraft,
    ClaimDraft,
    FundDraft,
    ItemDraft,
    KindDraft,
    OpeningDraft,
    TermsDraft,
)
from app.modules.hr.payroll.rules.net_pay import NetDraft
from app.modules.hr.payroll.services.beside import save_benefit, save_claim
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.net_pay import enter_net
from app.modules.hr.payroll.services.registers import save_fund, save_item, save_kind, save_terms
from app.modules.hr.payroll.services.taking_over import save_opening
from app.modules.hr.people.api import (
    BankDraft,
    ContractDraft,
    InsuranceDraft,
    PayDraft,
    PersonalDraft,
    PersonDraft,
    TaxDraft,
    save_contract,
    save_person,
    save_personal,
)
from app.modules.hr.people.services.file import save_bank, save_insurance, save_pay, save_tax
from tests.modules.cockpit.figure_book import raw
from tests.modules.hr.payroll_cases import ENTRY, FUND, IBAN, JANUARY, D, funds, hire, kind, reasons

FUTURE, BEFORE = D(2190, 1, 1), D(2019, 12, 31)
TABLES = "hr_person hr_personal hr_contract hr_pay hr_tax hr_insurance hr_bank hr_payroll_kind hr_payroll_fund hr_payroll_item hr_payroll_terms hr_payroll_benefit hr_payroll_claim hr_payroll_opening"
SOMEBODY = PersonDraft("B", "Muster", "Verkauf", "", "", entry=ENTRY)
BANK = {"payee": "Versorgung AG"}


def drafts(one: int, pay: int) -> tuple[tuple[str, Any, Any, str, str], ...]:
    """Return what is typed wrongly for a person with a pay kind: name, command, draft, field, a part of the sentence."""
    return (
        ("last day before the first", save_person, PersonDraft("B", "M", "", "", "", entry=ENTRY, leaving=BEFORE), "leaving", "before"),
        ("born in the future", save_personal, PersonalDraft(one, FUTURE), "birth", "can't be a date of birth"),
        ("fixed term ends before it begins", save_contract, ContractDraft(one, D(2021, 1, 1), "fixed", fixed_until=ENTRY), "fixed_until", "before the first"),
        ("fixed term without end", save_contract, ContractDraft(one, D(2021, 1, 1), "fixed"), "fixed_until", "fixed term ends"),
        ("a week of letters", save_contract, ContractDraft(one, D(2021, 1, 1), week="viel"), "week", "write 8, 7:30 or 7.5"),
        ("pay below nothing", save_pay, PayDraft(one, D(2021, 1, 1), "month", -1), "amount", "not below zero"),
        ("second pay of a day", save_pay, PayDraft(one, ENTRY, "month", 1), "since", "on this day already"),
        ("tax class without its number", save_tax, TaxDraft(one, D(2021, 1, 1), tax_class=""), "tax_class", "This field is needed"),
        ("a class that is none", save_tax, TaxDraft(one, D(2021, 1, 1), tax_class="7"), "tax_class", "one of the values"),
        ("church not said", save_tax, TaxDraft(one, D(2021, 1, 1), church=""), "church", "This field is needed"),
        ("pay of no kind", save_pay, PayDraft(one, D(2021, 1, 1), "", 1), "kind", "This field is needed"),
        ("contract of no kind", save_contract, ContractDraft(one, D(2021, 1, 1), ""), "kind", "This field is needed"),
        ("no person group", save_insurance, InsuranceDraft(one, D(2021, 1, 1), fund=FUND, person_group=""), "person_group", "This field is needed"),
        ("factor outside class IV", save_tax, TaxDraft(one, D(2021, 1, 1), factor=900), "factor", "Only class IV"),
        ("second job without class VI", save_tax, TaxDraft(one, D(2021, 1, 1), secondary=True), "tax_class", "class VI"),
        ("tax ID too short", save_tax, TaxDraft(one, D(2021, 1, 1), tax_id="123"), "tax_id", "not a tax ID"),
        ("tax ID with a wrong digit", save_tax, TaxDraft(one, D(2021, 1, 1), tax_id="86095742718"), "tax_id", "check digit"),
        ("insurance number with a wrong digit", save_insurance, InsuranceDraft(one, D(2021, 1, 1), number="15070649C104", fund=FUND), "number", "check digit"),
        ("insurance number of somebody else", save_insurance, InsuranceDraft(one, D(2021, 1, 1), number="15070649C103", fund=FUND), "number", "born in 06/49"),
        ("children without being a parent", save_insurance, InsuranceDraft(one, D(2021, 1, 1), fund=FUND, young_children=1), "parent", "has children"),
        ("groups that are none", save_insurance, InsuranceDraft(one, D(2021, 1, 1), fund=FUND, groups="11"), "groups", "four digits, such as 1111"),
        ("IBAN with a wrong digit", save_bank, _bank(one, IBAN[:-1] + "2"), "iban", "IBAN"),
        ("kind without number", save_kind, KindDraft(0, "X"), "number", "number"),
        ("number that is taken", save_kind, KindDraft(100, "X"), "number", "already"),
        ("second kind for the same", save_kind, KindDraft(7000, "X", use="month"), "use", "stands for this already"),
        ("fund without name", save_fund, FundDraft("", "", ENTRY), "name", ""),
        ("fund without day", save_fund, FundDraft("TK"), "since", "from which the rates hold"),
        ("rate above 10 %", save_fund, FundDraft("TK", "", ENTRY, 1001), "extra", "from 0 to 10"),
        ("refund above 80 %", save_fund, FundDraft("TK", "", ENTRY, back=8001), "back", "up to 80 %"),
        ("rates twice from a day", save_fund, FundDraft(FUND, "", ENTRY), "since", "already"),
        ("entry without person", save_item, ItemDraft(None, pay, JANUARY, None, 1), "person", "member of staff"),
        ("entry without kind", save_item, ItemDraft(one, None, JANUARY, None, 1), "kind", "pay kind"),
        ("entry without month", save_item, ItemDraft(one, pay, None, None, 1), "month", "month"),
        ("entry without amount", save_item, ItemDraft(one, pay, JANUARY), "amount", "amount"),
        ("entry below nothing", save_item, ItemDraft(one, pay, JANUARY, None, -1), "amount", "below zero"),
        ("entry that ends before it begins", save_item, ItemDraft(one, pay, JANUARY, D(2025, 12, 1), 1), "until", "before the first month"),
        ("net pay without month", enter_net, NetDraft(one, pay, None, 100), "month", "month"),
        ("terms without day", save_terms, TermsDraft(one), "since", "day from which"),
        ("premium below nothing", save_terms, TermsDraft(one, ENTRY, premium_health=-1), "premium_health", "not below zero"),
        ("occupation of 8 digits", save_terms, TermsDraft(one, ENTRY, occupation="12345678"), "occupation", "9 digits"),
        ("flat tax with pay of age", save_terms, TermsDraft(one, ENTRY, active=True, flat_pay="farm"), "flat_pay", "taxed flatly"),
        ("benefit without amount", save_benefit, BenefitDraft(one, "goods", JANUARY), "amount", "amount"),
        ("benefit that ends before it begins", save_benefit, BenefitDraft(one, "goods", JANUARY, D(2025, 12, 1), 1), "until", "before the first day"),
        ("plan without provider", save_benefit, BenefitDraft(one, "low", JANUARY, None, 1), "payee", "who gets the money"),
        ("old contract without amount", save_benefit, BenefitDraft(one, "old", JANUARY, None, 0, **BANK), "amount", "amount"),
        ("attachment without creditor", save_claim, ClaimDraft(one, "attach", JANUARY, None, 1), "creditor", "creditor"),
        ("loan without instalment", save_claim, ClaimDraft(one, "loan", JANUARY, None, 1), "rate", "instalment"),
        ("year brought forward without months that fit", save_opening, OpeningDraft(one, 2026, 30, first_month=3, last_month=1), "last_month", "first"),
    )  # fmt: skip


def _bank(person: int, iban: str) -> Any:
    return BankDraft(person, D(2021, 1, 1), iban)


def test_what_is_typed_wrongly_is_refused_at_its_field(office: Office) -> None:
    """A sentence at the field, and no row of any table more than before."""
    funds(office)
    one, pay = hire(office, "A"), kind(office, 220)
    before = {table: raw(office, f"SELECT count(*) FROM {table}") for table in TABLES.split()}
    for name, command, draft, field, words in drafts(one, pay):
        with pytest.raises(Invalid) as refused:
            office.run(command, draft)
        assert refused.value.field == field, (name, refused.value.field, str(refused.value))
        assert words in str(refused.value), (name, str(refused.value))
        assert str(refused.value).endswith((".", "?")), name
    assert {table: raw(office, f"SELECT count(*) FROM {table}") for table in TABLES.split()} == before


HELD: tuple[tuple[str, Callable[[Office, int], object], str, str], ...] = (
    ("pay below the minimum wage", lambda o, one: o.run(save_pay, PayDraft(one, D(2021, 1, 1), "month", 1500_00)), "pay", "below the minimum wage of 13.90"),
    ("a fund without a rate", lambda o, one: o.run(save_insurance, InsuranceDraft(one, D(2021, 1, 1), fund="Unbekannt", parent=True)), "fund", "Please enter the rates of the health fund Unbekannt"),
    ("no fund at all", lambda o, one: o.run(save_insurance, InsuranceDraft(one, D(2021, 1, 1), parent=True)), "fund", "names no health fund yet"),
    ("a group that is not covered", lambda o, one: o.run(save_insurance, InsuranceDraft(one, D(2021, 1, 1), fund=FUND, person_group="105", parent=True)), "person_group", "not covered"),
    ("groups that do not fit", lambda o, one: o.run(save_insurance, InsuranceDraft(one, D(2021, 1, 1), fund=FUND, groups="0000", parent=True)), "groups", "do not go with person group"),
    ("private without premiums", lambda o, one: o.run(save_insurance, InsuranceDraft(one, D(2021, 1, 1), fund=FUND, groups="0110", health="private", parent=True)), "premium_health", "premium of the private insurance"),
    ("hours not known", lambda o, one: o.run(save_pay, PayDraft(one, D(2021, 1, 1), "hour", 20_00)), "hours", "hours of the month"),
    ("more given up than there is", lambda o, one: o.run(save_benefit, BenefitDraft(one, "bike", JANUARY, None, 100_00, own=4000_00)), "benefit", "More pay is given up"),
    ("flat tax without a last day", lambda o, one: o.run(save_terms, TermsDraft(one, ENTRY, flat_pay="short")), "flat_pay", "last day of employment"),
)  # fmt: skip


def test_what_holds_wrongly_is_named_and_not_reckoned(office: Office) -> None:
    """Each has a slip that says the place and the sentence, without any amount; the right ones beside them are reckoned."""
    funds(office)
    right = hire(office, "R")
    wrong = {}
    for place, (name, spoil, field, words) in enumerate(HELD):
        one = hire(office, f"W{place}")
        spoil(office, one)
        wrong[one] = (name, field, words)
    done = office.run(compute, JANUARY)
    assert (done.made, done.refused) == (1, len(HELD))
    rows = raw(office, "SELECT s.person_id, s.state, s.field, s.gross, s.payout, count(a.id) FROM hr_payroll_slip s LEFT JOIN hr_payroll_amount a ON a.slip_id = s.id GROUP BY s.id")  # fmt: skip
    told = {person: row for person, *row in rows}
    assert told.pop(right)[0] == "reckoned"
    said = "\n".join(str(codec.loads(one)) for one in reasons(office))
    for person, (name, field, words) in wrong.items():
        assert told[person] == ["refused", field, 0, 0, 0], name
        assert words in said, name


def test_two_main_jobs_and_cases_of_a_file_without_a_class(office: Office) -> None:
    """The same tax ID at two of the staff is one main job; a case without tax class names the field."""
    one, other = hire(office, "A"), hire(office, "B")
    office.run(save_tax, TaxDraft(one, D(2021, 1, 1), tax_id="86095742719"))
    with pytest.raises(Invalid, match="main job with this tax ID") as refused:
        office.run(save_tax, TaxDraft(other, D(2021, 1, 1), tax_id="86095742719"))
    assert refused.value.field == "tax_id"
    for given, field in (({}, "wage_tax.STKL"), ({"tax_class": ""}, "wage_tax.tax_class")):
        with pytest.raises(Invalid) as refused:
            reckon({"month": "2026-05", "state": "NW", "running": "3000", "wage_tax": given})
        assert (refused.value.field or "").startswith("wage_tax"), (field, refused.value.field)


def test_missing_numbers_are_told_and_do_not_hold_pay_up(office: Office) -> None:
    """Who has no tax ID or no insurance number is counted in the list of the month; with both nobody is."""
    funds(office)
    one, other = hire(office, "A"), hire(office, "B")
    assert office.run(compute, JANUARY).refused == 0
    words = lambda: next(step.words for step in office.read(guide).steps if step.key == "missing")  # noqa: E731
    assert words() == "0 people\n2 without tax ID or insurance number"
    office.run(save_tax, TaxDraft(one, D(2021, 1, 1), tax_id="86095742719", land="SH"))
    assert words().endswith("2 without tax ID or insurance number")
    office.run(save_personal, PersonalDraft(other, D(1949, 6, 15)), *_row(office, "hr_personal", other))
    for person, born in ((one, D(1985, 3, 14)), (other, D(1949, 6, 15))):
        number = NUMBERS[born]
        office.run(
            save_insurance,
            InsuranceDraft(person, D(2021, 1, 1), number=number, fund=FUND, parent=True, young_children=1),
        )
    assert words().endswith("1 without tax ID or insurance number")
    office.run(save_tax, TaxDraft(other, D(2021, 1, 1), tax_id="65929970489", land="SH"))
    assert words() == "0 people"


NUMBERS = {D(1985, 3, 14): "15140385P015", D(1949, 6, 15): "15150649C104"}


def _row(office: Office, table: str, person: int) -> tuple[int, int]:
    """Return key and version of the row of somebody."""
    ((key, version),) = raw(
        office, f"SELECT id, version FROM {table} WHERE person_id = :person", person=person
    )
    return key, version
