"""The procedure documentation (Verfahrensdokumentation, GoBD Rz 151 ff.): written from what the book is really set to."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, func, select, text

from app import __version__
from app.core import format as formats
from app.core.manifest import allows, number_title, permissions, topics
from app.core.messages import N_, _
from app.data.books import Book
from app.data.queries import query
from app.data.reports import letterhead
from app.data.settings import all_settings, declared
from app.data.system_tables import NumberRange, TrailRun
from app.data.trail import head
from app.data.users import roles, users
from app.modules.finance.banking.api import bank_accounts, rules
from app.modules.finance.chart.api import Account, year_name, years
from app.paper.booklet import Booklet, Section

FORMATS = (
    ("camt.052, camt.053, camt.054", "ISO 20022"),
    ("MT940", "SWIFT"),
    ("CSV", N_("Lists of the banks, each by its known layout")),
    ("pain.001.001.09, pain.008.001.08", "ISO 20022"),
    ("DATEV EXTF 700", "DATEV"),
    ("GoBD Z3", "gdpdu-01-03-2019"),
)


@query("finance.view")
def documentation(connection: Connection, book: Book, now: datetime.datetime, who: str) -> Booklet:
    """Return the documentation of the book as it is now; the head of the chain at the foot proves which state it describes."""
    top = head(connection)
    values = all_settings(connection)
    foot = _("Printed {when} by {who} · state {seq}/{hash}").format(
        when=formats.moment(now), who=who, seq=top.seq, hash=top.hash.hex()[:16]
    )
    sections = [
        *_general(connection, values),
        *_use(values),
        *_technical(connection, book),
        *_operation(connection, values),
        *_control(connection, values),
    ]
    subtitle = _("State of {day}, Kontor {version}").format(
        day=formats.day(now.astimezone().date()), version=__version__
    )
    return Booklet(_("Procedure documentation"), subtitle, letterhead(connection), sections, foot)


def _yes(value: object) -> str:
    return _("yes") if value else _("no")


def _general(connection: Connection, values: dict[str, object]) -> list[Section]:
    rows = [
        (_(declared()[key].title), _shown(value, declared()[key].choices))
        for key, value in values.items()
        if key.startswith("company.") and value
    ]
    spans = [(one.name, formats.day(one.start), formats.day(one.end)) for one in years(connection)]
    accounts = connection.scalar(select(func.count()).select_from(Account)) or 0
    return [
        Section(
            1,
            _("1  General description"),
            (
                _(
                    "This document describes how the company keeps its books with Kontor. It is written by the program from the settings in force."
                ),
                _(
                    "Books are kept by double entry on the chart {chart} with {count} accounts. Documents are kept beside the entries."
                ).format(chart=str(values["finance.chart"]).upper(), count=formats.count(int(accounts))),
            ),
            (_("What"), _("Value")),
            tuple(rows),
            shares=(1, 2.4),
        ),
        Section(2, _("Fiscal years"), (), (_("Fiscal year"), _("from"), _("to")), tuple(spans)),
    ]


def _use(values: dict[str, object]) -> list[Section]:
    capture = (
        _(
            "Entries are typed in stacks, imported from files, or accepted from bank movements with a proposal whose reasons are shown."
        ),
        _(
            "Each entry keeps who captured it and when, where it comes from, and its document; documents are archived by their SHA-256 and never change."
        ),
        _(
            "A posted entry may be corrected until it is finalised; what stood there before is in the history. Finalising gives a gapless number."
        ),
        _(
            "A finalised entry can't be changed or deleted, in the program or by SQL. It is corrected by a reversal that names its reason."
        ),
    )
    money = (
        _(
            "Bank statements come in once, whatever file they come in; opening balance, movements and closing balance are checked."
        ),
        _(
            "Payments are prepared, released and written to a file for the bank. Release by a second person is required: {answer}."
        ).format(answer=_yes(values.get("payments.four_eyes"))),
        _("Cash never falls below zero; it is counted by coins and notes, and a counted day is closed."),
    )
    closing = (
        _(
            "At the end of a month every topic checks its part; the list of findings is archived with the period."
        ),
        _(
            "At the end of a year depreciation, accruals and provisions are posted and balances are carried forward into an opening period of their own."
        ),
        _(
            "Books, statements, vouchers and this documentation are kept as long as § 147 AO demands; nothing of them can be deleted."
        ),
    )
    return [
        Section(1, _("2  User documentation")),
        Section(2, _("Capture, posting, correction"), capture),
        Section(2, _("Bank, payments, cash"), money),
        Section(2, _("Closing and keeping"), closing),
    ]


def _technical(connection: Connection, book: Book) -> list[Section]:
    version = str(connection.scalar(text("SELECT version_num FROM alembic_version")))
    engine = "SQLite" if book.local else "PostgreSQL"
    runs = connection.scalar(select(func.count()).select_from(TrailRun)) or 0
    facts = (
        (_("Program"), f"Kontor {__version__}"),
        (_("Database"), engine),
        (_("State of the tables"), version),
        (_("Identity of the book"), book.id),
        (_("Runs in the history"), formats.count(int(runs))),
    )
    words = (
        _(
            "Every change is a run of one transaction: all of it is kept or nothing. The run writes who, when, the command, and each value before and after."
        ),
        _(
            "Runs are chained by SHA-256, and so are finalised entries; a change outside the program is found by the check of the book."
        ),
        _("Triggers of the database refuse to change or delete finalised entries and the history."),
        _(
            "The check of the book recomputes chain, balances, statements and archived documents and says what does not fit."
        ),
    )
    return [
        Section(1, _("3  Technical documentation"), words, (_("What"), _("Value")), facts, shares=(1, 2.4))
    ]


def _operation(connection: Connection, values: dict[str, object]) -> list[Section]:
    titles = {one.key: _(one.title) for one in permissions()}
    known = roles(connection)
    people = [
        (one.login, one.name, ", ".join(map(_, one.roles)), _yes(one.active), _yes(one.has_password))
        for one in users(connection)
    ]
    rights = [(_(one.name), _rights(one.permissions, titles)) for one in known]
    ranges = [
        (number_title(kind), year_name(year) if year else "–", str(last))
        for kind, year, last in connection.execute(
            select(NumberRange.kind, NumberRange.year, NumberRange.last).order_by(
                NumberRange.kind, NumberRange.year
            )
        )
    ]
    banks = [(one.name, formats.iban(one.iban), one.account) for one in bank_accounts(connection)]
    automatic = [(one.name, one.words, one.account, one.tax) for one in rules(connection) if one.automatic]
    chosen = [
        (_(about.group), _(about.title), _shown(values[key], about.choices))
        for key, about in declared().items()
        if about.scope == "book" and not key.startswith("company.")
    ]
    found = [
        Section(1, _("4  Operation")),
        Section(
            2,
            _("People"),
            (),
            (_("Sign-in name"), _("Name"), _("Roles"), _("Active"), _("Password")),
            tuple(people),
        ),
        Section(2, _("Roles"), (), (_("Role"), _("Rights")), tuple(rights), shares=(1, 4)),
        Section(
            2,
            _("Interfaces"),
            (),
            (_("Format"), _("Standard")),
            tuple((name, _(norm)) for name, norm in FORMATS),
            shares=(1.4, 1),
        ),
        Section(
            2, _("Settings"), (), (_("Group"), _("Setting"), _("Value")), tuple(chosen), shares=(1, 2.4, 1.2)
        ),
    ]
    optional = (
        (_("Number ranges"), (_("Kind"), _("Year"), _("Last number")), ranges),
        (_("Bank accounts"), (_("Name"), _("IBAN"), _("Account")), banks),
        (_("Rules that post by themselves"), (_("Name"), _("Words"), _("Account"), _("Tax")), automatic),
    )
    return found + [Section(2, title, (), columns, tuple(rows)) for title, columns, rows in optional if rows]


def _rights(granted: frozenset[str], titles: dict[str, str]) -> str:
    if "*" in granted:
        return _("everything")
    return "; ".join(sorted(title for key, title in titles.items() if allows(granted, key)))


def _shown(value: object, choices: Sequence[tuple[str, str]]) -> str:
    if isinstance(value, bool):
        return _yes(value)
    return _(dict(choices).get(str(value), str(value))) if value != "" else "–"


def _lock_words(connection: Connection, values: dict[str, object]) -> str:
    """Say what is so: without a password nothing is locked, and zero minutes mean never."""
    minutes = int(str(values["safety.lock_minutes"]))
    if not any(one.active and one.has_password for one in users(connection)):
        return _("One person works with this book without a password; the window is not locked.")
    if not minutes:
        return _("The window is locked by hand; a wrong password makes the next attempt wait.")
    return _(
        "The window is locked after {minutes} minutes without input; a wrong password makes the next attempt wait."
    ).format(minutes=minutes)


def _control(connection: Connection, values: dict[str, object]) -> list[Section]:
    words = (
        _(
            "Rights are given by role; what a person may not do is refused by the program and written nowhere."
        ),
        _lock_words(connection, values),
        _(
            "A backup is made once a day: {answer}. Restoring is checked by the same computation as the book."
        ).format(answer=_yes(values["safety.daily_backup"])),
        _("The list of the month's end is gathered from {count} topics.").format(
            count=sum(bool(topic.month_end) for topic in topics())
        ),
    )
    return [Section(1, _("5  Internal control"), words)]
