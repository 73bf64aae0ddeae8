"""Taxation has days: the small business, the scheme, returns as they were filed; and what DATEV refuses is refused at entry."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import delete, select, update

from app.core.errors import Conflict, Forbidden, Invalid
from app.data.office import Office, command
from app.data.queries import query as reads
from app.data.settings import change_setting
from app.data.unit import Unit
from app.modules.finance.booking.rules import MaskLine, entry_of
from app.modules.finance.chart.models import Account
from app.modules.finance.chart.queries import all_accounts
from app.modules.finance.datev.queries import make_stacks
from app.modules.finance.datev.rules import ACCOUNT, BU, CONTRA
from app.modules.finance.ledger.models import Line
from app.modules.finance.ledger.services.entries import finalise, post
from app.modules.finance.tax.queries import cases, stored_taxation, taxation
from app.modules.finance.tax.rules import TaxationDraft
from app.modules.finance.vat.checks import month_end
from app.modules.finance.vat.models import FiledReturn
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.finance.vat.queries.filed import return_view
from app.modules.finance.vat.queries.filing import advance_returns
from app.modules.finance.vat.services import file_return, post_payable, save_taxation
from tests.modules.finance.test_tax_papers import MAY, base, booked, customer

D = datetime.date
DAY = D(2026, 5, 4)
JUNE = (D(2026, 6, 1), D(2026, 6, 30))


def sums(office: Office) -> dict[str, int]:
    """Return what stands on each account."""
    rows = select(Account.number, Line.amount).join(Account, Account.id == Line.account_id)
    found: dict[str, int] = {}
    for number, amount in office.read(reads("")(lambda c: c.execute(rows).all())):
        found[number] = found.get(number, 0) + amount
    return found


def typed(office: Office, day: D, debit: str, credit: str, bu: str = "") -> None:
    """Post a line of the mask over 119.00: the account decides where no key was typed."""
    known = office.read(cases)
    kinds = {case.bu or case.key: case.kind for case in known.all}
    line = MaskLine(119_00, "S", bu, credit, "B", document2="", day=day, account=debit, text="x")
    accounts = office.read(reads("finance.view")(all_accounts))
    office.run(post, entry_of([line], accounts, kinds))


# -- small business ----------------------------------------------------------------
def test_a_small_business_states_and_deducts_nothing(any_office: Office) -> None:
    """§ 19 UStG: automatic accounts, typed keys and keys of the program add no tax, on any way to book."""
    any_office.run(change_setting, "finance.small_business", True)
    typed(any_office, DAY, "1800", "4400")
    typed(any_office, DAY, "1800", "4200", "3")
    typed(any_office, DAY, "5400", "1800")
    typed(any_office, DAY, "6815", "1800", "9")
    booked(any_office, DAY, "X", ("1800", 107_00), ("4300", -107_00, "UST7"))
    assert not {number for number in sums(any_office) if number[:2] in ("14", "38")}
    made = any_office.read(make_return, *MAY)
    assert {row.form.kz: row.base or row.tax for row in made.rows if row.base or row.tax} == {"48": 345_00}
    assert made.findings == ()


def test_a_small_business_owes_what_the_recipient_owes(any_office: Office) -> None:
    """§ 13b UStG holds for a small business too, without deduction; import VAT can't be deducted."""
    any_office.run(change_setting, "finance.small_business", True)
    booked(any_office, DAY, "ER", ("5923", 100_00, "13BEU19"), ("1800", -100_00))
    made = any_office.read(make_return, *MAY)
    assert (made.row("46").base, made.row("46").tax, made.row("67").tax, made.row("83").tax) == (
        100_00,
        19_00,
        0,
        19_00,
    )
    with pytest.raises(Invalid) as refused:
        booked(any_office, DAY, "X", ("1433", 19_00), ("1800", -19_00))
    assert refused.value.field == "account"


def test_a_small_business_by_day(any_office: Office) -> None:
    """From the day on; what was posted before stays, also its return."""
    typed(any_office, DAY, "1800", "4400")
    before = any_office.read(make_return, *MAY).rows
    any_office.run(save_taxation, TaxationDraft(JUNE[0], "accrual", True))
    typed(any_office, DAY, "1800", "4400")
    typed(any_office, JUNE[0], "1800", "4400")
    assert sums(any_office)["3806"] == -38_00
    assert before[0].base == 100_00
    assert [base(any_office, span, "81")[0] for span in (MAY, JUNE)] == [200_00, 0]
    assert base(any_office, JUNE, "48")[0] == 119_00


# -- the scheme by day ----------------------------------------------------------------
def test_the_scheme_has_days(any_office: Office) -> None:
    """From agreed to received and back: every supply is taxed once, by the scheme of its day (§ 20 S. 3 UStG)."""
    customer(any_office)
    for day, document in ((D(2026, 4, 1), "AR-1"), (D(2026, 5, 2), "AR-2"), (D(2026, 6, 2), "AR-3")):
        booked(any_office, day, document, ("10010", 1190_00), ("4400", -1190_00, "UST19"))
    any_office.run(save_taxation, TaxationDraft(MAY[0], "cash"))
    key = any_office.run(save_taxation, TaxationDraft(D(2026, 6, 1), "accrual"))
    for document in ("AR-1", "AR-2", "AR-3"):
        booked(any_office, D(2026, 7, 3), document, ("1800", 1190_00), ("10010", -1190_00))
    months = [(D(2026, m, 1), D(2026, m, d)) for m, d in ((4, 30), (5, 31), (6, 30), (7, 31))]
    assert [base(any_office, span)[0] for span in months] == [1000_00, 0, 1000_00, 1000_00]
    assert base(any_office, (D(2026, 4, 1), D(2026, 7, 31)))[0] == 3000_00
    stored = any_office.read(stored_taxation, key)
    assert stored is not None
    any_office.run(save_taxation, TaxationDraft(D(2026, 7, 1), "accrual"), key, stored.version)
    assert [base(any_office, span)[0] for span in months] == [1000_00, 0, 0, 2000_00]
    with pytest.raises(Conflict):
        any_office.run(save_taxation, TaxationDraft(D(2026, 8, 1), "accrual"), key, stored.version)


@pytest.mark.parametrize("how", ["finalised", "filed"])
def test_the_past_stays(any_office: Office, how: str) -> None:
    """Once months are finalised or returns filed, neither the settings nor an earlier day can change how they were taxed."""
    booked(any_office, DAY, "X", ("1800", 119_00), ("4400", -119_00, "UST19"))
    if how == "finalised":
        any_office.run(finalise, MAY[1])
    else:
        any_office.run(file_return, *MAY, 0)
    for key, value in (("finance.vat_scheme", "cash"), ("finance.small_business", True)):
        with pytest.raises(Invalid) as refused:
            any_office.run(change_setting, key, value)
        assert refused.value.field == key
        any_office.run(change_setting, key, {"finance.vat_scheme": "accrual"}.get(key, False))  # as it is
    with pytest.raises(Invalid) as refused:
        any_office.run(save_taxation, TaxationDraft(MAY[1], "cash"))
    assert refused.value.field == "valid_from"
    any_office.run(save_taxation, TaxationDraft(JUNE[0], "cash"))
    with pytest.raises(Invalid):
        any_office.run(save_taxation, TaxationDraft(JUNE[0], "accrual"))
    assert any_office.read(taxation).scheme(JUNE[0]) == "cash"


# -- as filed ----------------------------------------------------------------------
def test_a_return_stays_as_it_was_filed(any_office: Office) -> None:
    """What was filed never changes; a later entry makes a corrected return of it; nothing is filed twice."""
    booked(any_office, DAY, "X", ("1800", 119_00), ("4400", -119_00, "UST19"))
    any_office.run(file_return, *MAY, 0)
    view = any_office.read(return_view, *MAY)
    assert view.last is not None
    assert (view.last.base("81"), view.last.tax("83"), view.differs) == (100_00, 19_00, False)
    with pytest.raises(Invalid, match="meanwhile"):
        any_office.run(file_return, *MAY, 0)
    with pytest.raises(Invalid, match="Nothing changed"):
        any_office.run(file_return, *MAY, 1)
    booked(any_office, DAY, "Y", ("1800", 238_00), ("4400", -238_00, "UST19"))
    view = any_office.read(return_view, *MAY)
    assert view.last is not None
    assert (view.last.tax("83"), view.now.row("83").tax, view.differs) == (19_00, 57_00, True)
    assert any_office.read(reads("finance.view")(advance_returns), *MAY) == [(MAY[1], 19_00)]
    for span in (MAY, (D(2026, 1, 1), D(2026, 12, 31))):
        (finding,) = any_office.read(month_end, *span)[1].findings
        assert "57.00" in str(finding.words)
    any_office.run(file_return, *MAY, 1)
    view = any_office.read(return_view, *MAY)
    assert ([one.tax("83") for one in view.filed], view.differs) == ([19_00, 57_00], False)
    with pytest.raises(Invalid, match="one month"):
        any_office.run(file_return, MAY[0], D(2026, 5, 30), 0)


def test_a_correction_is_posted_by_its_difference(any_office: Office) -> None:
    """A payable that is posted already is posted on by what changed since, once."""
    booked(any_office, DAY, "X", ("1800", 119_00), ("4400", -119_00, "UST19"))
    any_office.run(post_payable, *MAY)
    booked(any_office, DAY, "Y", ("1800", 238_00), ("4400", -238_00, "UST19"))
    any_office.run(post_payable, *MAY)
    with pytest.raises(Invalid, match="already"):
        any_office.run(post_payable, *MAY)
    assert (sums(any_office)["3820"], sums(any_office)["3840"]) == (57_00, -57_00)


@pytest.mark.parametrize("what", [update(FiledReturn).values(payable=1), delete(FiledReturn)])
def test_the_database_keeps_what_was_filed(any_office: Office, what: object) -> None:
    """No way around: the database refuses to change or remove it."""
    booked(any_office, DAY, "X", ("1800", 119_00), ("4400", -119_00, "UST19"))
    any_office.run(file_return, *MAY, 0)

    @command("")
    def forge(unit: Unit) -> None:
        unit.connection.execute(what)  # type: ignore[call-overload]

    with pytest.raises(Forbidden):
        any_office.run(forge)


# -- what DATEV refuses ----------------------------------------------------------------
@pytest.mark.parametrize(
    ("debit", "credit", "bu"), [("1800", "4400", "2"), ("1800", "4400", "9"), ("5400", "1800", "8")]
)
def test_another_key_on_an_automatic_account(any_office: Office, debit: str, credit: str, bu: str) -> None:
    """REW00305: refused where it is typed; the account's own key and 40 are taken."""
    with pytest.raises(Invalid) as refused:
        typed(any_office, DAY, debit, credit, bu)
    assert refused.value.field == "tax"
    typed(any_office, DAY, "1800", "4400", "3")
    typed(any_office, DAY, "1800", "4400", "40")
    assert sums(any_office)["3806"] == -19_00


def test_two_automatic_accounts(any_office: Office) -> None:
    """Taxing one side alone is refused; lifted by 40, or over a third account, it is taken."""
    with pytest.raises(Invalid, match="against each other"):
        typed(any_office, DAY, "5400", "5300")
    typed(any_office, DAY, "5400", "5300", "40")
    typed(any_office, DAY, "5400", "1460")
    typed(any_office, DAY, "1460", "5300")
    assert sums(any_office) == {"5400": 219_00, "5300": -230_21, "1406": 19_00, "1401": -7_79, "1460": 0}
    assert any_office.read(make_stacks, *MAY)[0].receipt.entries == 3


def test_what_is_finalised_goes_out_lifted(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries of before the refusal: taxes are rows of their own, automatic accounts carry 40, and every account has its turnover."""
    from app.modules.finance.ledger.services.entry_resolution import Placing

    with monkeypatch.context() as earlier:
        earlier.setattr(Placing, "_check_keys", lambda _self, _draft: None)
        booked(any_office, DAY, "A", ("1800", 107_00), ("4400", -107_00, "UST7"))
        booked(any_office, DAY, "B", ("5400", 119_00), ("5300", -119_00, "VST7"))
        booked(any_office, DAY, "C", ("5400", 119_00, "VST19"), ("4400", -119_00, "UST19"))
        booked(any_office, DAY, "D", ("5200", 100_00, "13B19OV"), ("1800", -100_00))
    any_office.run(finalise, MAY[1])
    (stack,) = any_office.read(make_stacks, *MAY)
    assert stack.receipt.entries == 4
    automatic = {"4400", "5400", "5300"}
    assert all((row[BU] == "40") == bool({row[ACCOUNT], row[CONTRA]} & automatic) for row in stack.rows)
    turnover = {number: debit - credit for number, (debit, credit) in stack.receipt.accounts.items()}
    assert turnover == sums(any_office)


@pytest.mark.parametrize("amount", [0, -1])
def test_a_line_of_nothing_makes_no_entry(amount: int) -> None:
    """The amount of a line is above zero; its side says which way it goes."""
    day = datetime.date(2026, 5, 4)
    line = MaskLine(amount, "S", "", "1800", "ER-1", document2="", day=day, account="6800", text="Porto")
    with pytest.raises(Invalid, match="above zero") as refused:
        entry_of([line], {}, {})
    assert refused.value.field == "amount"
