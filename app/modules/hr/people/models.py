"""The table of people who work here."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column


class Person(Versioned, Base):
    """A member of staff. login is who they are in this program, '' for none; entry and leaving are first and last day, None while open."""

    __tablename__ = "hr_person"
    __title__ = N_("Member of staff")
    __reads__ = "hr.view"
    __writes__ = "hr.person.change"

    number: ColumnElement[int] = column(unique=True, title=N_("No."), personal="work", width=70)
    first_name: ColumnElement[str] = column(
        String(80), title=N_("First name"), personal="identity", sealed=True, width=130
    )
    last_name: ColumnElement[str] = column(
        String(80), title=N_("Last name"), personal="identity", sealed=True, width=150
    )
    department: ColumnElement[str] = column(
        String(80), index=True, title=N_("Department"), personal="work", width=150
    )
    site: ColumnElement[str] = column(String(80), title=N_("Site"), personal="work")
    job: ColumnElement[str] = column(String(80), title=N_("Position held"), personal="work", width=170)
    mail: ColumnElement[str] = column(
        String(120), title=N_("Mail"), personal="contact", sealed=True, width=210
    )
    phone: ColumnElement[str] = column(String(40), title=N_("Phone"), personal="contact", sealed=True)
    login: ColumnElement[str] = column(
        String(80), kind="text", title=N_("Signs in as"), personal="work", width=110
    )
    entry: ColumnElement[datetime.date | None] = column(title=N_("First day"), personal="work")
    leaving: ColumnElement[datetime.date | None] = column(index=True, title=N_("Last day"), personal="work")
    folded: ColumnElement[str] = column(
        String(260), title=N_("Search words"), kind="secret", personal="identity", sealed=True
    )
