"""The tables of a fiscal year for a tax audit: one flat journal that needs no joining, accounts, tax cases, documents, and the history."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.core.errors import Missing
from app.core.messages import N_
from app.data.base import Attachment, TrailRow, TrailRun
from app.data.settings import setting
from app.modules.finance.chart.api import Account, FiscalYear
from app.modules.finance.gobd.rules import Column, Table, index_xml
from app.modules.finance.ledger.api import REVERSED, Entry, lines_of, trial_balance
from app.modules.finance.tax.api import TaxCase

BATCH = 2000


@dataclass(frozen=True)
class Year:
    """A fiscal year with its tables, its description, and the documents of its entries by name in the export."""

    year: int
    tables: tuple[Table, ...]
    index: bytes
    documents: tuple[tuple[str, bytes], ...]


def fiscal_year(connection: Connection, year: int) -> Year:
    """Return everything of a fiscal year; raises Missing for one that the book lacks."""
    row = connection.execute(select(FiscalYear.start, FiscalYear.end).where(FiscalYear.year == year)).first()
    if row is None:
        raise Missing(N_("The book has no fiscal year {year}."), field="year", year=str(year))
    since, until = row
    documents = _documents(connection, since, until)
    tables = (
        _journal(connection, since, until),
        _accounts(connection, since, until),
        _tax_cases(connection),
        documents[0],
        _history(connection, since),
    )
    town = f"{setting(connection, 'company.postcode')} {setting(connection, 'company.town')}".strip()
    return Year(year, tables, index_xml(setting(connection, "company.name"), town, since, until, tables), documents[1])


def _journal(connection: Connection, since: datetime.date, until: datetime.date) -> Table:
    entries = connection.execute(
        select(
            Entry.id, Entry.day, Entry.number, Entry.document, Entry.document2, Entry.text, Entry.origin, Entry.captured, Entry.login,
            Entry.reversal_of, Entry.reason, Entry.hash,
        )
        .where(Entry.day.between(since, until))
        .order_by(Entry.day, Entry.id)
    ).all()  # fmt: skip
    names = dict(connection.execute(select(Account.id, Account.name_de)).all())
    rows: list[Sequence[object]] = []
    for start in range(0, len(entries), BATCH):
        part = entries[start : start + BATCH]
        lines = lines_of(connection, [entry.id for entry in part])
        for e in part:
            captured = datetime.datetime.fromtimestamp(e.captured, datetime.UTC).astimezone().date()
            seal = e.hash.hex() if e.hash else ""
            for x in lines.get(e.id, []):
                on_debit = (x.amount > 0) != (x.role >= REVERSED)
                debit, credit = (x.amount, 0) if on_debit else (0, -x.amount)
                head = (x.id, e.id, e.number, e.day, captured, e.login, e.document, e.document2, x.text or e.text)
                tail = (debit, credit, x.tax, x.cost1, x.cost2, e.origin, e.reversal_of, e.reason, seal)
                rows.append((*head, x.account, names[x.account_id], *tail))
    columns = (
        Column("Buchung", "Schlüssel der Buchung; Zeilen mit demselben Schlüssel gehören zusammen", "number"),
        Column("Journalnummer", "lückenlose Nummer, mit der Festschreibung vergeben; leer: noch nicht festgeschrieben", "number"),
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
    return Table("journal.csv", "Journal", about, (Column("Zeile", "Schlüssel der Zeile", "number"),), columns, rows)


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
    return Table("konten.csv", "Konten", "Sachkonten, Debitoren und Kreditoren mit Summen und Salden", keys, columns, rows)


def _tax_cases(connection: Connection) -> Table:
    t = TaxCase
    query = select(t.id, t.key, t.valid_from, t.valid_until, t.rate, t.kind, t.bu, t.kz_base, t.kz_tax, t.kz_input, t.name_de).order_by(
        t.id
    )
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
        "steuerfaelle.csv", "Steuerfaelle", "Steuerfälle mit Gültigkeit", (Column("Nummer", "Schlüssel", "number"),), columns, rows
    )


def _documents(connection: Connection, since: datetime.date, until: datetime.date) -> tuple[Table, tuple[tuple[str, bytes], ...]]:
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
    return Table("belege.csv", "Belege", "Belege der Buchungen", keys, columns, rows), tuple(sorted(files.items()))


def _history(connection: Connection, since: datetime.date) -> Table:
    """Return what was done to entries, lines, accounts and periods since the year began, in the order it was done."""
    begin = datetime.datetime.combine(since, datetime.time(), datetime.UTC)
    tables = ("finance_entry", "finance_line", "finance_account", "finance_period", "finance_fiscal_year", "setting")
    query = (
        select(TrailRow.id, TrailRun.at, TrailRun.login, TrailRun.command, TrailRow.table_name, TrailRow.row_key, TrailRow.kind)
        .add_columns(TrailRow.before, TrailRow.after)
        .join(TrailRun, TrailRun.seq == TrailRow.run)
        .where(TrailRow.table_name.in_(tables), TrailRun.at >= begin)
        .order_by(TrailRow.id)
    )
    rows = [(key, at.astimezone().date(), *rest) for key, at, *rest in connection.execute(query)]
    columns = (
        Column("Tag", "Tag der Änderung", "day"),
        Column("Person", "wer geändert hat"),
        Column("Befehl", "was ausgeführt wurde"),
        Column("Tabelle", "welche Daten"),
        Column("Datensatz", "Schlüssel des Datensatzes", "number"),
        Column("Art", "insert, update, delete, batch"),
        Column("Vorher", "Werte davor"),
        Column("Nachher", "Werte danach"),
    )
    keys = (Column("Nummer", "laufende Nummer", "number"),)
    return Table(
        "aenderungen.csv", "Aenderungen", "Änderungsverlauf von Buchungen, Konten, Perioden und Einstellungen", keys, columns, rows
    )
