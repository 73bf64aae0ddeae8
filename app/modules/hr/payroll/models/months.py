"""Tables of the months of payroll: pay kinds, rates of funds, what is typed for a month, benefits, deductions, runs with their slips and amounts, what was paid."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, String, Text

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Moment, Versioned, column
from app.modules.hr.payroll.models.common import OWNER, paid, whose
from app.modules.hr.payroll.rules import portals
from app.modules.hr.payroll.rules.claims import CLAIMS, SPARED
from app.modules.hr.payroll.rules.flat_pay import WAYS
from app.modules.hr.payroll.rules.kinds import (
    BENEFITS,
    BUREAU,
    CHANGE,
    MIDI,
    RELEASE,
    RUN_STATES,
    RUN_TONES,
    SHARES,
    SLIP_STATES,
    SLIP_TONES,
    USES,
    VIEW,
)


class PayKind(Versioned, Base):
    """A kind of pay: its names, how it is taxed and insured, where it is posted, and its place on the slip."""

    __tablename__ = "hr_payroll_kind"
    __title__ = N_("Pay kind")
    __reads__ = VIEW
    __writes__ = CHANGE

    number: ColumnElement[int] = column(
        Integer, unique=True, title=N_("No."), minimum=1, maximum=9999, width=70
    )
    name_de: ColumnElement[str] = column(String(60), title=N_("Name (German)"), required=True, width=180)
    name_en: ColumnElement[str] = column(String(60), title=N_("Name (English)"), width=160)
    use: ColumnElement[str] = column(String(6), title=N_("Stands for"), choices=USES, width=170)
    hourly: ColumnElement[bool] = column(title=N_("Typed in hours"))
    taxable: ColumnElement[bool] = column(title=N_("Taxable"))
    insured: ColumnElement[bool] = column(title=N_("Subject to contributions"), width=130)
    one_off: ColumnElement[bool] = column(title=N_("One-off pay"))
    net: ColumnElement[bool] = column(title=N_("After taxes and contributions"), width=150)
    percent: ColumnElement[int] = column(
        Integer, title=N_("Surcharge, %"), minimum=0, maximum=999, width=110, server_default="0"
    )
    spare: ColumnElement[str] = column(
        String(9), title=N_("In an attachment"), choices=SPARED, width=170, server_default=""
    )
    skr03: ColumnElement[str] = column(String(9), title=N_("Account SKR03"), width=110)
    skr04: ColumnElement[str] = column(String(9), title=N_("Account SKR04"), width=110)
    place: ColumnElement[int] = column(Integer, title=N_("Place on the payslip"), minimum=0, maximum=999)
    bureau: ColumnElement[int | None] = column(
        Integer, title=N_("No. at the bureau"), minimum=1, maximum=9999
    )
    bureau_as: ColumnElement[str] = column(
        String(1), title=N_("Told there as"), choices=BUREAU, server_default="", width=120
    )


class FundRate(Versioned, Base):
    """Rates of a health fund from a day on, until its next row, in basis points."""

    __tablename__ = "hr_payroll_fund"
    __title__ = N_("Health fund")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_payroll_fund_name_since", "name", "since", unique=True),)

    name: ColumnElement[str] = column(String(80), title=N_("Health fund"), required=True, width=200)
    number: ColumnElement[str] = column(String(8), title=N_("Number of the fund"), width=130)
    since: ColumnElement[datetime.date] = column(title=N_("Valid from"), required=True)
    extra: ColumnElement[int] = column(Integer, title=N_("Extra contribution, %"), kind="percent", width=140)
    u1: ColumnElement[int] = column(Integer, title=N_("U1, %"), kind="percent")
    u2: ColumnElement[int] = column(Integer, title=N_("U2, %"), kind="percent")
    back: ColumnElement[int | None] = column(Integer, title=N_("Refund of sick pay (U1), %"), kind="percent")
    iban: ColumnElement[str] = column(String(34), title=N_("IBAN of the fund"), width=190)


class PayItem(Versioned, Base):
    """Something paid or kept back in a month, or each month until another one, beside what the file says; month is its first day."""

    __tablename__ = "hr_payroll_item"
    __title__ = N_("Entry for a month")
    __reads__ = VIEW
    __writes__ = CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("ix_hr_payroll_item_person_id_month", "person_id", "month"),)

    person_id: ColumnElement[int] = whose()
    kind_id: ColumnElement[int] = column(
        ForeignKey("hr_payroll_kind.id"), title=N_("Pay kind"), required=True
    )
    month: ColumnElement[datetime.date] = column(index=True, title=N_("Month"), required=True)
    until: ColumnElement[datetime.date | None] = column(title=N_("Each month until"))
    amount: ColumnElement[int | None] = paid(title=N_("Amount"), kind="money")
    hours: ColumnElement[int | None] = paid(Integer, title=N_("Hours"), kind="quantity", width=80)
    note: ColumnElement[str] = paid(String(160), title=N_("Remark"))


class PayTerms(Versioned, Base):
    """What payroll must know of somebody from a day on beside the file: private premiums, transition range, flat tax of a mini-job."""

    __tablename__ = "hr_payroll_terms"
    __title__ = N_("Terms of payroll")
    __reads__ = VIEW
    __writes__ = CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("uq_hr_payroll_terms_person_id_since", "person_id", "since", unique=True),)

    person_id: ColumnElement[int] = whose()
    since: ColumnElement[datetime.date] = column(title=N_("Valid from"), required=True)
    premium_health: ColumnElement[int | None] = paid(
        title=N_("Private health insurance a month"), kind="money"
    )
    premium_care: ColumnElement[int | None] = paid(title=N_("Private care insurance a month"), kind="money")
    midi: ColumnElement[str] = paid(String(3), title=N_("Transition range"), choices=MIDI)
    flat_tax: ColumnElement[bool] = paid(title=N_("Mini-job: flat tax of 2 %"))
    flat_pay: ColumnElement[str] = paid(
        String(6), title=N_("Wage tax of the pay"), choices=WAYS, server_default="", width=200
    )
    occupation: ColumnElement[str] = column(
        String(9), title=N_("Occupation key (9 digits)"), personal="work", width=130, server_default=""
    )
    active: ColumnElement[bool] = paid(
        title=N_("Tax-free pay beyond pension age (§ 3 no. 21 EStG)"), server_default="0"
    )
    exempt: ColumnElement[bool] = paid(
        title=N_("The minimum wage does not hold (§ 22 MiLoG)"), server_default="0"
    )


class PayBenefit(Versioned, Base):
    """A benefit beside pay, each month from a day on until another: a car, meals, vouchers, a plan that pay is converted into."""

    __tablename__ = "hr_payroll_benefit"
    __title__ = N_("Benefit")
    __reads__ = VIEW
    __writes__ = CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("ix_hr_payroll_benefit_person_id_since", "person_id", "since"),)

    person_id: ColumnElement[int] = whose()
    code: ColumnElement[str] = paid(
        String(6), title=N_("Benefit"), choices=BENEFITS, required=True, width=200
    )
    since: ColumnElement[datetime.date] = column(title=N_("From"), required=True)
    until: ColumnElement[datetime.date | None] = column(title=N_("Until"))
    amount: ColumnElement[int] = paid(title=N_("Value a month, or list price"), kind="money", width=150)
    own: ColumnElement[int] = paid(title=N_("Paid or given up by the person"), kind="money", width=150)
    km: ColumnElement[int] = paid(Integer, title=N_("Way to work, km"), minimum=0, maximum=999)
    trips: ColumnElement[int] = paid(Integer, title=N_("Days of the way to work"), minimum=0, maximum=180)
    breakfasts: ColumnElement[int] = paid(Integer, title=N_("Breakfasts a month"), minimum=0, maximum=62)
    meals: ColumnElement[int] = paid(Integer, title=N_("Lunches and dinners a month"), minimum=0, maximum=62)
    share: ColumnElement[str] = paid(String(3), title=N_("Part of the list price"), choices=SHARES)
    partner: ColumnElement[bool] = paid(title=N_("With partner"))
    children: ColumnElement[int] = paid(Integer, title=N_("For children"), minimum=0, maximum=20)
    plus: ColumnElement[int | None] = paid(title=N_("Addition of the employer"), kind="money", width=150)
    flat: ColumnElement[bool] = paid(title=N_("Flat tax of the employer"))
    payee: ColumnElement[str] = paid(String(70), title=N_("Provider of the plan"), width=180)
    iban: ColumnElement[str] = paid(String(34), title=N_("IBAN of the provider"), width=190)
    reference: ColumnElement[str] = paid(String(70), title=N_("Contract number"), width=150)
    note: ColumnElement[str] = paid(String(160), title=N_("Remark"))


class PayClaim(Versioned, Base):
    """Something kept back of pay: an attachment from the day of service on, maintenance by order of a court, a loan with instalments."""

    __tablename__ = "hr_payroll_claim"
    __title__ = N_("Deduction")
    __reads__ = VIEW
    __writes__ = CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("ix_hr_payroll_claim_person_id_since", "person_id", "since"),)

    person_id: ColumnElement[int] = whose()
    kind: ColumnElement[str] = paid(String(6), title=N_("Kind"), choices=CLAIMS, required=True, width=180)
    since: ColumnElement[datetime.date] = column(title=N_("Served or agreed on"), required=True)
    until: ColumnElement[datetime.date | None] = column(title=N_("Ends on"))
    amount: ColumnElement[int | None] = paid(title=N_("Amount in all"), kind="money", width=120)
    settled: ColumnElement[int] = paid(title=N_("Settled before"), kind="money", width=120)
    rate: ColumnElement[int | None] = paid(title=N_("At most a month"), kind="money", width=120)
    dependants: ColumnElement[int] = paid(Integer, title=N_("People who are kept"), minimum=0, maximum=20)
    free: ColumnElement[int | None] = paid(title=N_("Left by the court"), kind="money", width=120)
    creditor: ColumnElement[str] = paid(String(70), title=N_("Creditor"), width=180)
    iban: ColumnElement[str] = paid(String(34), title=N_("IBAN of the creditor"), width=190)
    reference: ColumnElement[str] = paid(String(70), title=N_("File number of the creditor"), width=160)
    note: ColumnElement[str] = paid(String(160), title=N_("Remark"))


class PayRun(Versioned, Base):
    """A month of payroll, by its first day: who computed and who released it, the entry it was posted with, the file its pay went out in."""

    __tablename__ = "hr_payroll_run"
    __title__ = N_("Month of payroll")
    __reads__ = VIEW
    __writes__ = CHANGE

    month: ColumnElement[datetime.date] = column(unique=True, title=N_("Month"), width=100)
    state: ColumnElement[str] = column(
        String(8), title=N_("State"), choices=RUN_STATES, tones=RUN_TONES, width=110
    )
    login: ColumnElement[str] = column(String(80), title=N_("Computed by"), kind="login")
    computed_at: ColumnElement[datetime.datetime] = column(Moment(), title=N_("Computed at"))
    released_by: ColumnElement[str] = column(String(80), title=N_("Released by"), kind="login", once=True)
    released_at: ColumnElement[datetime.datetime | None] = column(
        Moment(), title=N_("Released at"), once=True
    )
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))
    file_name: ColumnElement[str] = column(
        String(80),
        title=N_("File for the bank"),
        counters=(Counter("hr.payroll_file", "pain.001.001.09_KONTOR-LG-{day}-{n:04}.xml"),),
    )
    file_sha256: ColumnElement[bytes | None] = column(
        LargeBinary(32), title=N_("Fingerprint of the file for the bank")
    )
    pay_day: ColumnElement[datetime.date | None] = column(title=N_("Paid on"))


class PaySlip(Versioned, Base):
    """A month of a person in a run; month is an earlier one where the run corrects it, and replaces_id the slip that it takes the place of.

    inputs are what it was reckoned from, frozen; digest is the fingerprint of inputs and amounts, stamp that of
    all that was read of the person up to the end of the month: where it is the same later, no month before can have changed.
    Amounts in cents are those of
    the whole month; what a correction pays is the difference to the slip that it replaces.
    """

    __tablename__ = "hr_payroll_slip"
    __title__ = N_("Payslip")
    __reads__ = VIEW
    __writes__ = CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (
        Index("uq_hr_payroll_slip_run_id_person_id_month", "run_id", "person_id", "month", unique=True),
        Index("ix_hr_payroll_slip_person_id_month", "person_id", "month"),
    )

    run_id: ColumnElement[int] = column(ForeignKey("hr_payroll_run.id"), title=N_("Month of payroll"))
    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work"
    )
    month: ColumnElement[datetime.date] = column(title=N_("Month"), width=100)
    replaces_id: ColumnElement[int | None] = column(
        ForeignKey("hr_payroll_slip.id"), title=N_("Takes the place of")
    )
    state: ColumnElement[str] = column(
        String(8), title=N_("State"), choices=SLIP_STATES, tones=SLIP_TONES, width=150
    )
    field: ColumnElement[str] = column(String(30), title=N_("Place of the fault"), personal="work")
    reason: ColumnElement[str] = paid(Text(), title=N_("Reason"), kind="message", width=300)
    inputs: ColumnElement[str] = paid(Text(), title=N_("Calculated from"), kind="long")
    digest: ColumnElement[bytes] = column(LargeBinary(32), title=N_("Fingerprint"))
    stamp: ColumnElement[bytes] = column(LargeBinary(32), title=N_("Fingerprint of what was read"))
    cost_centre: ColumnElement[str] = column(String(20), title=N_("Cost centre"), personal="work", width=100)
    fund: ColumnElement[str] = paid(String(80), title=N_("Health fund"), width=150)
    gross: ColumnElement[int] = paid(title=N_("Gross"), kind="money", width=110)
    net: ColumnElement[int] = paid(title=N_("Net"), kind="money", width=110)
    payout: ColumnElement[int] = paid(title=N_("Payout"), kind="money", width=110)
    employer: ColumnElement[int] = paid(title=N_("Cost of the employer"), kind="money", width=120)
    document_id: ColumnElement[int | None] = column(ForeignKey("document.id"), title=N_("Filed payslip"))


class SlipAmount(Keyed, Base):
    """One amount of a slip in cents; not in the trail, its slip holds the fingerprint of all of them."""

    __tablename__ = "hr_payroll_amount"
    __title__ = N_("Amount of a payslip")
    __reads__ = VIEW
    __writes__ = CHANGE
    __trailed__ = False

    slip_id: ColumnElement[int] = column(ForeignKey("hr_payroll_slip.id"), index=True, title=N_("Payslip"))
    place: ColumnElement[int] = column(Integer, title=N_("Place"))
    part: ColumnElement[str] = column(String(9), title=N_("Part"))
    code: ColumnElement[str] = column(String(20), title=N_("What"))
    employee: ColumnElement[int] = column(title=N_("Employee"), kind="money", personal="pay")
    employer: ColumnElement[int] = column(title=N_("Employer"), kind="money", personal="pay")
    base: ColumnElement[int] = column(title=N_("Base"), kind="money", personal="pay")
    hours: ColumnElement[int] = column(Integer, title=N_("Hours"), kind="quantity", personal="pay")
    rate: ColumnElement[int] = column(title=N_("Rate"), kind="money", personal="pay")
    one_off: ColumnElement[bool] = column(title=N_("One-off pay"), personal="pay")
    last_year: ColumnElement[bool] = column(title=N_("Of the year before"), personal="pay")


class RunPayment(Keyed, Base):
    """A payment to a health fund or the tax office that was prepared from a run; fund is '' for the tax office."""

    __tablename__ = "hr_payroll_payment"
    __title__ = N_("Payment of payroll")
    __reads__ = VIEW
    __writes__ = RELEASE
    __table_args__ = (Index("uq_hr_payroll_payment_run_id_fund", "run_id", "fund", unique=True),)

    run_id: ColumnElement[int] = column(ForeignKey("hr_payroll_run.id"), title=N_("Month of payroll"))
    fund: ColumnElement[str] = column(String(80), title=N_("Health fund"))
    payment_id: ColumnElement[int] = column(ForeignKey("finance_payment.id"), title=N_("Payment"))


class PayNotice(Versioned, Base):
    """Something that a portal wants to be told, prepared from a released month; digest is the fingerprint of the sheet as entered."""

    __tablename__ = "hr_payroll_notice"
    __title__ = N_("Report for a portal")
    __reads__ = VIEW
    __writes__ = CHANGE

    mark: ColumnElement[str] = column(String(120), unique=True, title=N_("Mark of the report"))
    kind: ColumnElement[str] = column(String(9), title=N_("What"), choices=portals.KINDS, width=190)
    run_id: ColumnElement[int | None] = column(ForeignKey("hr_payroll_run.id"), title=N_("Month of payroll"))
    month: ColumnElement[datetime.date] = column(title=N_("Month"), width=110)
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Member of staff"), personal="work"
    )
    fund: ColumnElement[str] = column(String(80), title=N_("Health fund"), personal="work", width=130)
    code: ColumnElement[str] = column(String(2), title=N_("Reason"), choices=portals.CODES, personal="pay")
    since: ColumnElement[datetime.date | None] = column(title=N_("From"), personal="pay")
    until: ColumnElement[datetime.date | None] = column(title=N_("Until"), personal="pay")
    due: ColumnElement[datetime.date] = column(index=True, title=N_("Due on"), ends="entered_on", width=110)
    state: ColumnElement[str] = column(
        String(8), title=N_("State"), choices=portals.STATES, tones=portals.TONES, width=110
    )
    entered_on: ColumnElement[datetime.date | None] = column(title=N_("Entered on"))
    login: ColumnElement[str] = column(String(80), title=N_("Entered by"), kind="login")
    receipt: ColumnElement[str] = column(String(60), title=N_("Number of the receipt"), width=150)
    digest: ColumnElement[bytes | None] = column(LargeBinary(32), title=N_("Fingerprint of what was entered"))
