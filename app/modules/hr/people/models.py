"""The table of people who work here, of places and posts, and the dated parts of their files."""

from __future__ import annotations

import datetime
from functools import partial

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Moment, Versioned, column
from app.modules.hr.people.rules.file import CONTRACTS, LANDS, LOOKED, PAY_KINDS, STATES_OF_EVE
from app.modules.hr.people.rules.payroll import CHURCHES, HEALTH, PERSON_GROUPS, TAX_CLASSES

FILE, CHANGE = "hr.file.view", "hr.file.change"
PAY, PAY_CHANGE = "hr.pay.view", "hr.pay.change"
OWNER = ("hr_person", "person_id")
identity, contact, paid, bank, health = (
    partial(column, personal=about, sealed=True) for about in ("identity", "contact", "pay", "bank", "health")
)


class Person(Versioned, Base):
    """A member of staff. login is who they are in this program, '' for none; entry and leaving are first and last day, None while open.

    Department, site and job are those of today; they follow from the assignments and stand here for lists and other topics.
    """

    __tablename__ = "hr_person"
    __formerly__ = "person"
    __title__ = N_("Member of staff")
    __reads__ = "hr.view"
    __writes__ = "hr.person.change"

    number: ColumnElement[int] = column(unique=True, title=N_("No."), personal="work", width=70)
    first_name: ColumnElement[str] = column(
        String(80), title=N_("First name"), personal="identity", sealed=True, width=130, synonyms=("rufname",)
    )
    last_name: ColumnElement[str] = column(
        String(80), title=N_("Last name"), personal="identity", sealed=True, width=150, synonyms=("name",)
    )
    department: ColumnElement[str] = column(
        String(80), index=True, title=N_("Department"), personal="work", width=150
    )
    site: ColumnElement[str] = column(
        String(80),
        title=N_("Site"),
        personal="work",
        synonyms=("standort", "betriebsstätte", "niederlassung", "ort der arbeit"),
    )
    job: ColumnElement[str] = column(String(80), title=N_("Position held"), personal="work", width=170)
    mail: ColumnElement[str] = column(
        String(120),
        title=N_("Mail"),
        personal="contact",
        sealed=True,
        width=210,
        synonyms=("dienstliche e-mail",),
    )
    phone: ColumnElement[str] = column(
        String(40), title=N_("Phone"), personal="contact", sealed=True, synonyms=("durchwahl",)
    )
    login: ColumnElement[str] = column(
        String(80), kind="text", title=N_("Signs in as"), personal="work", width=110
    )
    entry: ColumnElement[datetime.date | None] = column(title=N_("First day"), personal="work")
    leaving: ColumnElement[datetime.date | None] = column(index=True, title=N_("Last day"), personal="work")
    folded: ColumnElement[str] = column(
        String(260), title=N_("Search words"), kind="secret", personal="identity", sealed=True
    )


class Site(Versioned, Base):
    """A place of work: the Bundesland whose holidays hold there, and those that only some municipalities have."""

    __tablename__ = "hr_site"
    __title__ = N_("Site")
    __reads__ = "hr.view"
    __writes__ = CHANGE

    name: ColumnElement[str] = column(String(80), unique=True, title=N_("Site"), required=True, width=180)
    land: ColumnElement[str] = column(String(2), title=N_("Bundesland"), choices=LANDS, width=190)
    assumption: ColumnElement[bool] = column(title=N_("15 August is a holiday here"), width=130)
    corpus_christi: ColumnElement[bool] = column(title=N_("Corpus Christi is a holiday here"), width=130)
    peace: ColumnElement[bool] = column(title=N_("8 August is a holiday here (Augsburg)"), width=130)
    eves: ColumnElement[str] = column(
        String(4), title=N_("24 and 31 December"), choices=STATES_OF_EVE, width=140
    )


class Post(Versioned, Base):
    """A post of the list of posts: what it is, where, for how many minutes a week, from and until when; who fills it follows from assignments."""

    __tablename__ = "hr_post"
    __title__ = N_("Planned post")
    __reads__ = FILE
    __writes__ = CHANGE

    title: ColumnElement[str] = column(String(80), title=N_("Planned post"), required=True, width=220)
    department: ColumnElement[str] = column(String(80), title=N_("Department"), width=150)
    site_id: ColumnElement[int | None] = column(ForeignKey("hr_site.id"), title=N_("Site"))
    hours: ColumnElement[int] = column(Integer, title=N_("Hours a week"), kind="quantity", width=110)
    since: ColumnElement[datetime.date] = column(title=N_("From"), required=True)
    until: ColumnElement[datetime.date | None] = column(title=N_("Until"))
    note: ColumnElement[str] = column(String(300), title=N_("Remark"), kind="long")


class Personal(Versioned, Base):
    """What a file says of the person: birth, address at home, work permit, and who is called in an emergency; one row a person."""

    __tablename__ = "hr_personal"
    __title__ = N_("Personal data")
    __reads__ = FILE
    __writes__ = CHANGE
    __sealed_by__ = OWNER

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), unique=True, title=N_("Member of staff"), personal="identity"
    )
    birth: ColumnElement[datetime.date | None] = identity(title=N_("Date of birth"))
    birth_name: ColumnElement[str] = identity(String(80), title=N_("Name at birth"))
    birth_place: ColumnElement[str] = identity(String(80), title=N_("Place of birth"))
    nationality: ColumnElement[str] = identity(String(40), title=N_("Nationality"))
    permit_until: ColumnElement[datetime.date | None] = identity(
        index=True, title=N_("Work permit until"), ends="never"
    )
    street: ColumnElement[str] = contact(String(80), title=N_("Street"))
    postcode: ColumnElement[str] = contact(String(10), title=N_("Postcode"))
    town: ColumnElement[str] = contact(String(80), title=N_("Town"), synonyms=("wohnort",))
    home_phone: ColumnElement[str] = contact(String(40), title=N_("Private phone"))
    home_mail: ColumnElement[str] = contact(String(120), title=N_("Private mail"))
    emergency_name: ColumnElement[str] = contact(String(80), title=N_("In an emergency"))
    emergency_phone: ColumnElement[str] = contact(String(40), title=N_("Phone in an emergency"))


class Dated(Versioned):
    """Adds whose row it is and the day from which it holds, until the next one."""

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    since: ColumnElement[datetime.date] = column(title=N_("Valid from"), required=True)


class Contract(Dated, Base):
    """What a contract says from a day on, until the next row: kind, target of each weekday, leave, fixed term, probation, notice."""

    __tablename__ = "hr_contract"
    __title__ = N_("Contract")
    __reads__ = FILE
    __writes__ = CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("uq_hr_contract_person_id_since", "person_id", "since", unique=True),)

    kind: ColumnElement[str] = column(
        String(10),
        title=N_("Kind"),
        choices=CONTRACTS,
        required=True,
        personal="work",
        synonyms=("art", "vertragsart", "beschäftigungsart"),
    )
    week: ColumnElement[str] = column(
        String(300),
        title=N_("Hours from Monday to Sunday"),
        personal="work",
        width=230,
        synonyms=("wochenstunden", "stunden", "arbeitszeit", "weekly hours", "hours"),
        written="app.modules.hr.people.rules.hours:kept_weeks",
    )
    leave: ColumnElement[int] = column(
        Integer,
        title=N_("Leave days a year (five-day week)"),
        kind="quantity",
        personal="work",
        synonyms=("urlaub", "urlaubstage", "urlaubsanspruch", "leave days"),
    )
    twelfths: ColumnElement[bool] = column(
        title=N_("Leave beyond the law by twelfths in the year of entry and exit"), personal="work"
    )
    fixed_until: ColumnElement[datetime.date | None] = column(
        title=N_("Fixed term until"), personal="work", ends="never"
    )
    fixed_reason: ColumnElement[str] = column(
        String(160), title=N_("Ground of the fixed term"), personal="work"
    )
    probation_until: ColumnElement[datetime.date | None] = column(
        title=N_("Probation until"), personal="work", ends="never"
    )
    notice: ColumnElement[str] = column(String(120), title=N_("Period of notice"), personal="work")
    note: ColumnElement[str] = column(
        String(300), title=N_("Reason of the change"), kind="long", personal="work"
    )


class Assignment(Dated, Base):
    """Where somebody works from a day on, until the next row: department, position, site, manager, post, cost centre."""

    __tablename__ = "hr_assignment"
    __title__ = N_("Assignment")
    __reads__ = FILE
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_assignment_person_id_since", "person_id", "since", unique=True),)

    department: ColumnElement[str] = column(String(80), title=N_("Department"), personal="work")
    job: ColumnElement[str] = column(String(80), title=N_("Position held"), personal="work")
    site_id: ColumnElement[int | None] = column(ForeignKey("hr_site.id"), title=N_("Site"), personal="work")
    manager_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Manager"), personal="work"
    )
    post_id: ColumnElement[int | None] = column(
        ForeignKey("hr_post.id"), index=True, title=N_("Planned post"), personal="work"
    )
    cost_centre: ColumnElement[str] = column(String(20), title=N_("Cost centre"), personal="work")


class Pay(Dated, Base):
    """What somebody is paid from a day on, until the next row: by month or hour, in cents, with the pay group."""

    __tablename__ = "hr_pay"
    __title__ = N_("Gross pay")
    __reads__ = PAY
    __writes__ = PAY_CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("uq_hr_pay_person_id_since", "person_id", "since", unique=True),)

    kind: ColumnElement[str] = paid(String(6), title=N_("Kind"), choices=PAY_KINDS, required=True)
    amount: ColumnElement[int] = paid(title=N_("Amount"), kind="money")
    pay_group: ColumnElement[str] = paid(String(40), title=N_("Pay group"))
    note: ColumnElement[str] = paid(String(300), title=N_("Reason of the change"), kind="long")


class TaxData(Dated, Base):
    """What wage tax needs from a day on: class, factor (thousandths), child allowances (in halves), church, state, tax ID, allowances in cents."""

    __tablename__ = "hr_tax"
    __title__ = N_("Tax data")
    __reads__ = PAY
    __writes__ = PAY_CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("uq_hr_tax_person_id_since", "person_id", "since", unique=True),)

    tax_id: ColumnElement[str] = paid(String(14), title=N_("Tax ID"))
    tax_class: ColumnElement[str] = paid(String(1), title=N_("Tax class"), choices=TAX_CLASSES, required=True)
    factor: ColumnElement[int | None] = paid(
        Integer, title=N_("Factor (class IV, thousandths)"), minimum=1, maximum=999
    )
    children: ColumnElement[int] = paid(
        Integer, title=N_("Child allowances (in halves)"), minimum=0, maximum=40
    )
    church: ColumnElement[str] = paid(String(4), title=N_("Church tax"), choices=CHURCHES, required=True)
    land: ColumnElement[str] = column(
        String(2), title=N_("State of the workplace"), choices=LANDS, personal="pay"
    )
    allowance: ColumnElement[int] = paid(title=N_("Allowance a month"), kind="money")
    secondary: ColumnElement[bool] = paid(title=N_("Further employment (class VI)"))


class Insurance(Dated, Base):
    """What social insurance needs from a day on: number, health fund, person group, contribution groups, children."""

    __tablename__ = "hr_insurance"
    __title__ = N_("Social insurance")
    __reads__ = PAY
    __writes__ = PAY_CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("uq_hr_insurance_person_id_since", "person_id", "since", unique=True),)

    number: ColumnElement[str] = paid(String(12), title=N_("Insurance number"))
    fund: ColumnElement[str] = paid(String(80), title=N_("Health fund"))
    fund_number: ColumnElement[str] = paid(String(8), title=N_("Number of the fund"))
    health: ColumnElement[str] = paid(String(9), title=N_("Health insurance"), choices=HEALTH, required=True)
    person_group: ColumnElement[str] = column(
        String(3), title=N_("Person group"), choices=PERSON_GROUPS, required=True, personal="pay"
    )
    groups: ColumnElement[str] = column(
        String(4), title=N_("Contribution groups (KV RV AV PV)"), personal="pay"
    )
    parent: ColumnElement[bool] = paid(title=N_("Has children"))
    young_children: ColumnElement[int] = paid(Integer, title=N_("Children under 25"), minimum=0, maximum=20)


class PayBank(Dated, Base):
    """The account that pay goes to from a day on."""

    __tablename__ = "hr_bank"
    __title__ = N_("Account for pay")
    __reads__ = PAY
    __writes__ = PAY_CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("uq_hr_bank_person_id_since", "person_id", "since", unique=True),)

    iban: ColumnElement[str] = bank(String(34), title=N_("IBAN"), required=True)
    bic: ColumnElement[str] = bank(String(11), title=N_("BIC"))
    holder: ColumnElement[str] = bank(String(80), title=N_("Account holder"))


class Disability(Versioned, Base):
    """A severe disability as it is proven from a day until another: additional leave follows from it (§ 208 SGB IX)."""

    __tablename__ = "hr_disability"
    __title__ = N_("Severe disability")
    __reads__ = "hr.health.view"
    __writes__ = "hr.health.change"
    __sealed_by__ = OWNER
    __table_args__ = (Index("uq_hr_disability_person_id_since", "person_id", "since", unique=True),)

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="health", required=True
    )
    since: ColumnElement[datetime.date] = health(title=N_("Valid from"), required=True)
    until: ColumnElement[datetime.date | None] = health(title=N_("Proof until"), ends="never")
    degree: ColumnElement[int] = health(Integer, title=N_("Degree of disability"), minimum=50, maximum=100)


class Qualification(Versioned, Base):
    """What somebody is qualified for, since when and until when the proof holds."""

    __tablename__ = "hr_qualification"
    __title__ = N_("Qualification")
    __reads__ = FILE
    __writes__ = CHANGE

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Member of staff"), personal="work", required=True
    )
    title: ColumnElement[str] = column(
        String(120), title=N_("Qualification"), personal="work", required=True, width=220
    )
    since: ColumnElement[datetime.date | None] = column(title=N_("Since"), personal="work")
    until: ColumnElement[datetime.date | None] = column(
        index=True, title=N_("Proof until"), personal="work", ends="never"
    )
    note: ColumnElement[str] = column(String(160), title=N_("Remark"), personal="work")


class Look(Keyed, Base):
    """Somebody looked at sealed data of a person: who, when, and at what."""

    __tablename__ = "hr_look"
    __title__ = N_("Look at sealed data")
    __reads__ = "hr.looks.view"
    __writes__ = PAY

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Member of staff"), personal="work"
    )
    part: ColumnElement[str] = column(String(6), title=N_("What"), choices=LOOKED)
    login: ColumnElement[str] = column(String(80), title=N_("Who looked"), kind="login", personal="use")
    at: ColumnElement[datetime.datetime] = column(Moment(), title=N_("When"))
