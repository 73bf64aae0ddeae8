"""The tables of a fiscal year for a tax audit: one flat journal that needs no joining, accounts, tax cases, documents, and the history."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import partial

from sqlalchemy import Connection, func, literal, select, tuple_

from app.core.dataclass import dataclass
from app.core.errors import Missing
from app.core.messages import N_
from app.data.queries import query
from app.data.settings import setting
from app.data.system_tables import Attachment
from app.modules.finance.chart.api import Account, FiscalYear, year_name
from app.modules.finance.gobd.queries.masters import BATCH, _assets, _history, _people
from app.modules.finance.gobd.rules import Column, Table, index_xml
from app.modules.finance.ledger.api import REVERSED, Entry, Line, lines_of, trial_balance
from app.modules.finance.tax.api import TaxCase


@dataclass(frozen=True)
class Year:
    """A fiscal year with its tables, its description, and the documents of its entries by name in the export."""

    year: int
    tables: tuple[Table, ...]
    index: bytes
    documents: tuple[tuple[str, bytes], ...]


@query("finance.view")
def fiscal_year(connection: Connection, year: int) -> Year:
    """Return everything of a fiscal year; raises Missing for one that the book lacks."""
    row = connection.execute(select(FiscalYear.start, FiscalYear.end).where(FiscalYear.year == year)).first()
    if row is None:
        raise Missing(N_("The book has no fiscal year {year}."), field="year", year=year_name(year))
    since, until = row
    documents = _documents(connection, since, until)
    tables = (
        _journal(connection, since, until),
        _accounts(connection, since, until),
        _people(connection),
        _assets(connection, until),
        _tax_cases(connection),
        documents[0],
        _history(connection, since),
    )
    town = f"{setting(connection, 'company.postcode')} {setting(connection, 'company.town')}".strip()
    return Year(
        year, tables, index_xml(setting(connection, "company.name"), town, since, until, tables), documents[1]
    )


def _journal(connection: Connection, since: datetime.date, until: datetime.date) -> Table:
    names = dict(connection.execute(select(Account.id, Account.name_de)).all())
    count = (
        connection.scalar(
            select(func.count())
            .select_from(Line)
            .where(Line.account_id.in_(names), Line.day.between(since, until))
        )
        or 0
    )
    columns = (
        Column("Buchung", "Schlüssel der Buchung; Zeilen mit demselben Schlüssel gehören zusammen", "number"),
        Column(
            "Journalnummer",
            "lückenlose Nummer, mit der Festschreibung vergeben; leer: noch nicht festgeschrieben",
            "number",
        ),
        Column("Belegdatum", "Tag, auf den gebucht ist", "day"),
        Column("Erfassungsdatum", "Tag, an dem erfasst wurde", "day"),
        Column("Erfasser", "wer erfasst hat"),
        Column("Belegnummer", "Belegfeld 1"),
        Column("Belegfeld2", "Belegfeld 2"),
        Column("Buchungstext", "Text der Zeile, sonst der Buchung"),
        Column("Konto", "Sach- oder Personenkonto"),
        Column("Kontobezeichnung", "Name des Kontos"),
        Column("Soll", "Betrag im Soll, Euro; eine Generalumkehr steht mit Minus auf ihrer Seite", "money"),
        Column("Haben", "Betrag im Haben, Euro", "money"),
        Column("Steuerfall", "Schlüssel des Steuerfalls, siehe Steuerfaelle"),
        Column("KOST1", "Kostenstelle"),
        Column("KOST2", "Kostenträger"),
        Column("Herkunft", "manual, import, bank, reversal, opening"),
        Column("Generalumkehr_zu", "Schlüssel der Buchung, die storniert wird", "number"),
        Column("Stornogrund", "Grund der Generalumkehr"),
        Column("Pruefwert", "SHA-256 der Festschreibung, mit dem vorigen verkettet"),
    )
    about = "Alle Buchungszeilen, flach, in der Reihenfolge von Tag und Erfassung"
    return Table(
        "journal.csv",
        "Journal",
        about,
        (Column("Zeile", "Schlüssel der Zeile", "number"),),
        columns,
        count=int(count),
        rows=partial(_lines, connection, since, until, names),
    )


def _lines(
    connection: Connection, since: datetime.date, until: datetime.date, names: dict[int, str]
) -> Iterator[Sequence[object]]:
    """Yield the journal line by line, entries a few thousand at a time."""
    columns = (
        Entry.id,
        Entry.day,
        Entry.number,
        Entry.document,
        Entry.document2,
        Entry.text,
        Entry.origin,
        Entry.captured,
        Entry.login,
        Entry.reversal_of,
        Entry.reason,
        Entry.hash,
    )
    query = select(*columns).where(Entry.day.between(since, until)).order_by(Entry.day, Entry.id).limit(BATCH)
    part = connection.execute(query).all()
    while part:
        lines = lines_of(connection, [entry.id for entry in part])
        for e in part:
            captured = datetime.datetime.fromtimestamp(e.captured, datetime.UTC).astimezone().date()
            seal = e.hash.hex() if e.hash else ""
            for x in lines.get(e.id, []):
                on_debit = (x.amount > 0) != (x.role >= REVERSED)
                debit, credit = (x.amount, 0) if on_debit else (0, -x.amount)
                head = (
                    x.id,
                    e.id,
                    e.number,
                    e.day,
                    captured,
                    e.login,
                    e.document,
                    e.document2,
                    x.text or e.text,
                )
                tail = (debit, credit, x.tax, x.cost1, x.cost2, e.origin, e.reversal_of, e.reason, seal)
                yield (*head, x.account, names[x.account_id], *tail)
        last = part[-1]
        part = connection.execute(
            query.where(tuple_(Entry.day, Entry.id) > tuple_(literal(last.day), literal(last.id)))
        ).all()


def _accounts(connection: Connection, since: datetime.date, until: datetime.date) -> Table:
    names = dict(connection.execute(select(Account.id, Account.name_de)).all())
    rows = [
        (row.number, names[row.account_id], row.kind, row.opening, row.debit, row.credit, row.closing)
        for row in trial_balance(connection, since, until)
    ]
    columns = (
        Column("Bezeichnung", "Name des Kontos"),
        Column("Art", "asset, liability, equity, income, expense, debtor, creditor, statistic"),
        Column("Anfangssaldo", "Soll über null", "money"),
        Column("Soll", "Verkehrszahlen des Jahres im Soll", "money"),
        Column("Haben", "Verkehrszahlen des Jahres im Haben", "money"),
        Column("Endsaldo", "Soll über null", "money"),
    )
    keys = (Column("Konto", "Kontonummer"),)
    return Table(
        "konten.csv",
        "Konten",
        "Sachkonten, Debitoren und Kreditoren mit Summen und Salden",
        keys,
        columns,
        count=len(rows),
        rows=lambda: rows,
    )


def _tax_cases(connection: Connection) -> Table:
    t = TaxCase
    query = select(
        t.id,
        t.key,
        t.valid_from,
        t.valid_until,
        t.rate,
        t.kind,
        t.bu,
        t.kz_base,
        t.kz_tax,
        t.kz_input,
        t.name_de,
    ).order_by(t.id)
    columns = (
        Column("Schluessel", "Schlüssel des Steuerfalls, wie er im Journal steht"),
        Column("Gueltig_ab", "erster Tag", "day"),
        Column("Gueltig_bis", "letzter Tag; leer: gilt noch", "day"),
        Column("Satz", "Steuersatz in Prozent", "money"),
        Column("Art", "output, input, reverse"),
        Column("BU", "BU-Schlüssel"),
        Column("Kz_Bemessung", "Kennzahl der Bemessungsgrundlage"),
        Column("Kz_Steuer", "Kennzahl der Steuer"),
        Column("Kz_Vorsteuer", "Kennzahl der Vorsteuer"),
        Column("Bezeichnung", "Name des Steuerfalls"),
    )
    rows = [tuple(row) for row in connection.execute(query)]
    return Table(
        "steuerfaelle.csv",
        "Steuerfaelle",
        "Steuerfälle mit Gültigkeit",
        (Column("Nummer", "Schlüssel", "number"),),
        columns,
        count=len(rows),
        rows=lambda: rows,
    )


def _documents(
    connection: Connection, since: datetime.date, until: datetime.date
) -> tuple[Table, tuple[tuple[str, bytes], ...]]:
    a = Attachment
    query = (
        select(a.id, a.row_key, a.name, a.size, a.sha256)
        .join(Entry, Entry.id == a.row_key)
        .where(a.table_name == "finance_entry", a.hidden.is_(False), Entry.day.between(since, until))
        .order_by(a.id)
    )
    rows, files = [], {}
    for key, entry, name, size, sha in connection.execute(query):
        ending = name.rpartition(".")[2].lower()
        path = f"belege/{bytes(sha).hex()}.{ending if ending.isalnum() and len(ending) < 6 else 'bin'}"
        files[path] = bytes(sha)
        rows.append((key, entry, name, path, size, bytes(sha).hex()))
    columns = (
        Column("Buchung", "Schlüssel der Buchung im Journal", "number"),
        Column("Dateiname", "Name, unter dem der Beleg abgelegt wurde"),
        Column("Datei", "Pfad in diesem Export"),
        Column("Groesse", "Bytes", "number"),
        Column("SHA256", "Prüfwert der Datei"),
    )
    keys = (Column("Verknuepfung", "Schlüssel", "number"),)
    return Table(
        "belege.csv", "Belege", "Belege der Buchungen", keys, columns, count=len(rows), rows=lambda: rows
    ), tuple(sorted(files.items()))
