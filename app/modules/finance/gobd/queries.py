"""The tables of a fiscal year for a tax audit: one flat journal that needs no joining, accounts, tax cases, documents, and the history."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import ColumnElement, Connection, func, literal, select, tuple_

from app.core.errors import Missing
from app.core.messages import N_
from app.data.base import Attachment, TrailRow, TrailRun
from app.data.settings import setting
from app.modules.finance.chart.api import Account, FiscalYear
from app.modules.finance.fixed_assets.api import asset_views
from app.modules.finance.gobd.rules import Column, Table, index_xml
from app.modules.finance.ledger.api import REVERSED, Entry, Line, lines_of, trial_balance
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
        _people(connection),
        _assets(connection, until),
        _tax_cases(connection),
        documents[0],
        _history(connection, since),
    )
    town = f"{setting(connection, 'company.postcode')} {setting(connection, 'company.town')}".strip()
    return Year(year, tables, index_xml(setting(connection, "company.name"), town, since, until, tables), documents[1])


def _journal(connection: Connection, since: datetime.date, until: datetime.date) -> Table:
    names = dict(connection.execute(select(Account.id, Account.name_de)).all())
    count = connection.scalar(select(func.count()).select_from(Line).where(Line.account_id.in_(names), Line.day.between(since, until))) or 0
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
    return Table(
        "journal.csv",
        "Journal",
        about,
        (Column("Zeile", "Schlüssel der Zeile", "number"),),
        columns,
        int(count),
        partial(_lines, connection, since, until, names),
    )


def _lines(connection: Connection, since: datetime.date, until: datetime.date, names: dict[int, str]) -> Iterator[Sequence[object]]:
    """Yield the journal line by line, entries a few thousand at a time."""
    columns = (
        Entry.id, Entry.day, Entry.number, Entry.document, Entry.document2, Entry.text, Entry.origin, Entry.captured, Entry.login,
        Entry.reversal_of, Entry.reason, Entry.hash,
    )  # fmt: skip
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
                head = (x.id, e.id, e.number, e.day, captured, e.login, e.document, e.document2, x.text or e.text)
                tail = (debit, credit, x.tax, x.cost1, x.cost2, e.origin, e.reversal_of, e.reason, seal)
                yield (*head, x.account, names[x.account_id], *tail)
        last = part[-1]
        part = connection.execute(query.where(tuple_(Entry.day, Entry.id) > tuple_(literal(last.day), literal(last.id)))).all()


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
        "konten.csv", "Konten", "Sachkonten, Debitoren und Kreditoren mit Summen und Salden", keys, columns, len(rows), lambda: rows
    )


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
        "steuerfaelle.csv",
        "Steuerfaelle",
        "Steuerfälle mit Gültigkeit",
        (Column("Nummer", "Schlüssel", "number"),),
        columns,
        len(rows),
        lambda: rows,
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
    return Table("belege.csv", "Belege", "Belege der Buchungen", keys, columns, len(rows), lambda: rows), tuple(sorted(files.items()))


def _history(connection: Connection, since: datetime.date) -> Table:
    """Return what was done to entries, lines, accounts and periods since the year began, in the order it was done."""
    begin = datetime.datetime.combine(since, datetime.time(), datetime.UTC)
    tables = (
        "finance_entry", "finance_line", "finance_account", "finance_period", "finance_fiscal_year", "setting",
        "finance_asset", "finance_asset_change", "finance_payment", "finance_cash_count",
    )  # fmt: skip
    where = (TrailRow.table_name.in_(tables), TrailRun.at >= begin)
    count = connection.scalar(select(func.count()).select_from(TrailRow).join(TrailRun, TrailRun.seq == TrailRow.run).where(*where)) or 0
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
    about = "Änderungsverlauf von Buchungen, Konten, Perioden, Anlagen, Zahlungen und Einstellungen"
    return Table("aenderungen.csv", "Aenderungen", about, keys, columns, int(count), partial(_changes, connection, where))


def _changes(connection: Connection, where: tuple[ColumnElement[bool], ...]) -> Iterator[Sequence[object]]:
    """Yield the history in the order it was done, a few thousand rows at a time."""
    columns = (TrailRow.id, TrailRun.at, TrailRun.login, TrailRun.command, TrailRow.table_name, TrailRow.row_key, TrailRow.kind)
    query = select(*columns, TrailRow.before, TrailRow.after).join(TrailRun, TrailRun.seq == TrailRow.run).where(*where)
    query = query.order_by(TrailRow.id).limit(BATCH)
    last = 0
    while part := connection.execute(query.where(TrailRow.id > last)).all():
        for key, at, *rest in part:
            yield (key, at.astimezone().date(), *rest)
        last = part[-1][0]


def _people(connection: Connection) -> Table:
    """Return customers and suppliers."""
    query = select(Account.id, Account.number, Account.name_de, Account.kind, Account.vat_id).where(
        Account.kind.in_(("debtor", "creditor"))
    )
    rows = [
        (number, name, kind, ident) for _key, number, name, kind, ident in connection.execute(query.order_by(Account.sort, Account.number))
    ]
    columns = (
        Column("Name", "Name des Kunden oder Lieferanten"),
        Column("Art", "debtor: Debitor, creditor: Kreditor"),
        Column("USt_IdNr", "Umsatzsteuer-Identifikationsnummer"),
    )
    keys = (Column("Konto", "Kontonummer"),)
    return Table("personenkonten.csv", "Personenkonten", "Debitoren und Kreditoren", keys, columns, len(rows), lambda: rows)


def _assets(connection: Connection, until: datetime.date) -> Table:
    """Return the register of fixed assets at the end of the year."""
    rows = [
        (x.number, x.name, x.account, x.acquired, x.info.method, x.info.months, x.cost_at(until), x.posted(until) + x.impaired(until), x.book_value(until), x.left)
        for x in asset_views(connection)
        if x.acquired <= until
    ]  # fmt: skip
    columns = (
        Column("Bezeichnung", "Name der Anlage"),
        Column("Konto", "Bestandskonto"),
        Column("Anschaffung", "Tag der Anschaffung", "day"),
        Column("Methode", "linear, degressive, low_value, pool, electric, none"),
        Column("Monate", "Nutzungsdauer in Monaten", "number"),
        Column("AHK", "Anschaffungs- und Herstellungskosten", "money"),
        Column("Abschreibung", "kumulierte Abschreibungen", "money"),
        Column("Buchwert", "Buchwert am Ende des Jahres", "money"),
        Column("Abgang", "Tag des Abgangs; leer: noch da", "day"),
    )
    keys = (Column("Inventarnummer", "Nummer der Anlage"),)
    return Table("anlagen.csv", "Anlagen", "Anlagenverzeichnis am Ende des Jahres", keys, columns, len(rows), lambda: rows)
